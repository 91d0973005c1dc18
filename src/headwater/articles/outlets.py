"""Whose page and whose article it is: outlets by table and by where their name stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import islice

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from headwater.articles import people, sites
from headwater.articles.credits import known
from headwater.articles.letters import compiled
from headwater.data import table
from headwater.records import Note, Page

_ALIKE = 85.0  # of 100; two romanisations of one outlet's name
_RUN = compiled(r"\C[\w'’]*(?: \C[\w'’]*){1,6}")
_TAIL = compiled(r"\s+[|»«·•–—\-]\s+|\s*[|]\s*")
_HOLDER = compiled(
    r"(?:©|ⓒ|\(c\)|copyright)\s*(?:19|20)?\d{0,4}(?:\s*[-–]\s*(?:19|20)\d\d)?[\s,]*(?:by\s+)?"
    r"(?P<name>[^\W\d_][\w&'’.\- ]{1,50}?)\s*(?:(?:19|20)\d\d|\.(?!\w)|[,|]|$|all rights)",
    re.I,
)
_OWNER = compiled(
    r"^(?P<name>\C[\w&'’.\-]*(?: \C[\w&'’.\-]*){0,3}) is "
    r"(?:your|the|an?|published|owned|printed|produced|edited|brought to you)\b"
)
_EDITION = compiled(
    r"(?:\s*[|–—·,(\-]\s*|\s+)(?:(?:the )?(?:english|international|global|world|europe(?:an)?|u\.?[sk]\.?|asia|online"
    r"|digital|weekend|sunday|deutsche|spanish|french|morning|evening)[- ](?:language )?"
    r"(?:edition|version|service|ausgabe)"
    r"|in (?:english|deutsch|german|french|spanish)|edición (?:\w+)|édition (?:\w+)|edição (?:\w+))\s*\)?\s*$",
    re.I,
)
_SINCE = compiled(
    r"^(?P<name>[^|–—\n]{3,48}?)\s*(?:\s[-–—|·•]+\s|\s{2,}|,\s)\s*(?:est(?:\.|ablished)?|since|founded|seit|gegründet|desde|fundado"
    r"|fundada|depuis|fondée?|dal|fondato|sinds|siden|sedan|od|założon\w+)\b[^\n]{0,20}\b(?:1[5-9]|20)\d\d\W*$",
    re.I,
)  # "THE BUGLE - since 1894"
_FREQUENCY = compiled(
    r"\s(?:\d{2,3}[.,]\d{1,2}(?:\s?(?:FM|MHz))?|\d{2,4}\s?(?:AM|FM|[kM]Hz)|(?:AM|FM|UKW|MW)\s?\d{2,4}(?:[.,]\d)?)$",
    re.I,
)
_ELIDED = compiled(r"(?:[dl]|dell|all|nell|sull|dall|qu|[nst])['’](?=\C)")  # "La Voix de l'Est"
_LABEL = compiled(
    r"(?:live|live[ -]?(?:blog|ticker|stream|updates?|text)|ticker|newsticker|(?:señal )?en (?:vivo|directo)"
    r"|minuto a minuto|(?:le )?direct|en direct|ao vivo|in diretta|diretta|canlı|na żywo|онлайн|наживо"
    r"|breaking(?: news)?|eilmeldung|última hora|urgente?|alerte?|ultim'ora|exclusive|exklusiv|exclusiva|exclusif"
    r"|video|podcast|updated?|opinion|analysis|press release|pressemitteilung|comunicado|communiqué"
    r"|advertisement|anzeige|publicidad|publicité)$",
    re.I,
)  # what stands before a headline and is no outlet's name
_GATHERED = compiled(
    r"(?:my |the |your )?(?:clippings?|headlines|press review|news digest|presseschau|überblick|revue de presse|resumen"
    r"|titulares|recortes|rassegna stampa|resumo|persoverzicht|saved articles|reading list)\b",
    re.I,
)  # what a page of others' articles calls itself; no outlet's name
_MOST_BANNER = 9  # words of a site's name with its edition
_LONGEST_BANNER = 100
_SHORT_NAME = 5  # letters; shorter names are tags that stand in capitals everywhere
_LISTED = 10  # votes of a listed domain: more than all that a page says of itself
_MOST_SEEN = 200
_SHORTEST_TITLE = 8  # characters before a name that is glued to them
_MOST_SEARCHED = 200_000  # characters of a page in which a name's usual writing is looked for
_FIRM = compiled(
    r"\b(?:ltd|inc|llc|plc|gmbh|s\.a\.?|s\.l\.?|a\.ş\.?|corp|limited|company|co|group|oy|as|asa|bv|lda|holdings"
    r"|media)\b\.?,?",
    re.I,
)


@cache
def _known() -> dict[str, str]:
    return {str(name).casefold(): str(row[0]) for row in table("publishers") for name in row}


_GLUES = re.compile(r"[a-z0-9à-ÿ'’\"”)?!]")


@cache
def _names() -> tuple[frozenset[str], tuple[int, ...]]:
    """The names that may be glued to a headline, and how long they are, longest first."""
    names = {str(n) for row in table("publishers") for n in row}
    names |= {str(t) for row in table("agencies") for t in (*row["tags"], row["name"])}
    names = {n for n in names if len(n) > 2}
    return frozenset(names), tuple(sorted(set(map(len, names)), reverse=True))


def outlet(words: str) -> str | None:
    """The listed outlet (or agency) that words name in full, as results print it.

    >>> outlet("REUTERS"), outlet("toronto sun"), outlet("Somewhere Else")
    ('Reuters', 'Toronto Sun', None)
    """
    key = words.strip(" .,:;-–—|•·").casefold()
    return _known().get(key) or known(words)


def glued(title: str) -> tuple[str, str] | None:
    """A title and the outlet that was glued to its end without a blank, or None.

    >>> glued("PM promises to send more troopsCBC")
    ('PM promises to send more troops', 'CBC')
    """
    names, lengths = _names()
    for length in lengths:
        at = len(title) - length
        if at > 0 and title[at:] in names and _GLUES.match(title[at - 1]):
            return (title[:at], title[at:]) if at > _SHORTEST_TITLE else None
    return None


def unsuffixed(title: str, names: tuple[str, ...] = ()) -> str:
    """A `<title>` without the outlet's name at its end.

    >>> unsuffixed("Rates rise again | The Daily Bugle")
    'Rates rise again'
    """
    parts = list(_TAIL.finditer(title))
    for cut in parts[::-1]:
        tail = title[cut.end() :].strip()
        head = title[: cut.start()].strip()
        if len(head.split()) >= 3 and len(tail.split()) <= 5 and (len(head) > len(tail)):
            return unsuffixed(head, names) if len(parts) > 1 else head
    return title


def suffix(title: str) -> str | None:
    """The outlet's name at the end of a `<title>`, or None."""
    cuts = list(_TAIL.finditer(title))
    if not cuts:
        return None
    tail = title[cuts[-1].end() :].strip()
    enough = len(cuts) > 1 or len(title[: cuts[0].start()].split()) >= 2
    return tail if tail and len(tail.split()) <= 5 and enough else None


def same(a: str, b: str) -> bool:
    """Whether two names mean one outlet: equal but for case, articles and generic words, or one an acronym."""
    wa, wb = _bare(a), _bare(b)
    if not wa or not wb:
        return False
    if wa == wb or "".join(wa) == "".join(wb):
        return True
    full_a, full_b = (re.findall(r"[^\W_]+", name.casefold()) for name in (a, b))
    if any(_initials(x, y) for x, y in ((wa, wb), (wb, wa), (full_a, full_b), (full_b, full_a))):
        return True
    if len(a) > 5 and len(b) > 5 and ratio(anyascii(a).casefold(), anyascii(b).casefold()) >= _ALIKE:
        return True
    if len(wa) == 1 and len(wb) > 1:
        return wa[0] == "".join(w[0] for w in wb)
    if len(wb) == 1 and len(wa) > 1:
        return wb[0] == "".join(w[0] for w in wa)
    return False


def _initials(short: list[str], long: list[str]) -> bool:
    """Whether one word abbreviates a name: an initial of every word, with letters inside a word where they follow."""
    if len(short) != 1 or not 2 <= len(short[0]) <= 6 or not 2 <= len(long) <= 5:
        return False
    if short[0][0] != long[0][0] or not len(long) <= len(short[0]) <= 2 * len(long):
        return False  # a pattern for every pair of names costs time
    pattern = "".join(
        f"{re.escape(word[0])}[{re.escape(word[1:])}]?" if len(word) > 1 else re.escape(word) for word in long
    )
    return bool(re.fullmatch(pattern, short[0]))


def spelled_out(tag: str, texts: Sequence[str]) -> str | None:
    """The full name that stands for an agency's tag somewhere in these texts, or None.

    >>> spelled_out("NFW", ["Copyright NordFjell Wire 2024"]), spelled_out("NFW", ["Norwegian waters"])
    ('NordFjell Wire', None)
    """
    if not tag.isupper() or not 2 <= len(tag) <= 6:
        return None
    for text in texts:
        for run in _RUN.finditer(text[:400]):
            words = run[0].split()
            for start in range(len(words)):
                for end in range(start + 2, min(start + 5, len(words)) + 1):
                    name = words[start:end]
                    if name[0].casefold() not in ("the", "copyright") and _initials(
                        [tag.casefold()], [w.casefold() for w in name]
                    ):
                        return people.cased(" ".join(name)) if " ".join(name).isupper() else " ".join(name)
    return None


def _bare(name: str) -> list[str]:
    words = re.findall(r"[^\W_]+", name.casefold())
    generic = {"the", "news", "agency", "online", "com", "ltd", "inc", "media", "english", "edition", "group"}
    return [w for w in words if w not in generic] or words


def votes(page: Page, head: tuple[str, ...], foot: tuple[str, ...]) -> Counter[str]:
    """The names that a page's signs give for the site it comes from, and how many signs speak for each.

    Args:
        page: The page with its claims.
        head: Lines before the first article's text.
        foot: Lines after the last article's text.
    """
    given: Counter[str] = Counter()
    listed = sites.site(page)
    if listed:
        _vote(given, listed, _LISTED)
    for claim, weight in (("og:site_name", 3), ("ld:publisher", 2), ("application-name", 2), ("twitter:site", 1)):
        for name in page.claims(claim)[:1]:
            _vote(given, name.lstrip("@"), weight)
    if page.title and suffix(page.title):
        _vote(given, suffix(page.title) or "", 3)
    for line in foot:
        match = _HOLDER.search(line)
        if match:
            _vote(given, _FIRM.sub("", match["name"]).strip(" ,.&") or match["name"], 1)
        owner = _OWNER.match(line)
        if owner:
            _vote(given, owner["name"], 2)
    for line in head[:3]:
        flag = masthead(line, alone=line is head[0])
        if flag:
            _vote(given, flag, 2 if line is head[0] else 1)
    return given


def conflict(page: Page, publisher: str) -> tuple[Note, ...]:
    """Said when a page's metadata names another outlet than the one that was believed."""
    for claim in ("og:site_name", "ld:publisher"):
        for name in page.claims(claim)[:1]:
            told = name.strip()
            if told and not same(told, publisher) and not opens_with(told, publisher):
                return (Note("publisher-conflict", f"The article is {publisher}'s; {claim} claims {told[:60]}."),)
    return ()


def best(given: Counter[str]) -> str | None:
    """The name with most votes, the longer of two that have as many; None without votes."""
    if not given:
        return None
    return max(given.items(), key=lambda row: (row[1], len(row[0]), row[0]))[0]


def opens_with(name: str, short: str) -> bool:
    """Whether a name is another with something added ("ORION Terminal", "Orion")."""
    return name.casefold().split()[:1] == short.casefold().split()[:1]


def _vote(votes: Counter[str], name: str, weight: int) -> None:
    name = name.strip()
    if not name or len(name) > 60 or len(name.split()) > 6:
        return
    for other in list(votes):
        if same(other, name):
            kept = name if name.casefold() == f"the {other.casefold()}" else other
            votes[kept] = votes.pop(other) + weight
            return
    votes[name] += weight


def banner(line: str) -> bool:
    """Whether a line is nothing but a site's name with its edition: it heads the page, not an article.

    >>> banner("GAZETTE DE BREST - English edition"), banner("Edition of the Bible found in Brest")
    (True, False)
    """
    since = _SINCE.match(line) if len(line) <= _LONGEST_BANNER else None
    if since:
        return masthead(since["name"]) is not None
    if not _EDITION.search(line) or len(line.split()) > _MOST_BANNER:
        return False
    return masthead(line) is not None


def as_written(name: str, text: str) -> str:
    """A name in the capitals of a page's banner as the page writes it elsewhere, if it does.

    >>> as_written("GAZETTE DE BREST", "GAZETTE DE BREST. The Gazette de Brest counted nine.")
    'Gazette de Brest'
    """
    if len(name) < _SHORT_NAME:
        return name
    shown = re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text[:_MOST_SEARCHED], re.I)
    found = [m[0] for m in islice(shown, _MOST_SEEN)]
    mixed = Counter(words for words in found if not words.isupper() and words[0].isupper())
    if mixed and (name.isupper() or name not in mixed):
        return max(mixed.items(), key=lambda row: (row[1], row[0]))[0]
    return name


def masthead(line: str, *, alone: bool = False) -> str | None:
    """The outlet's name at the head of a page: "The Bugle  News  Sport", "THE BUGLE", "The Bugle | Home | ...".

    Args:
        line: A line at the head of a page.
        alone: It stands above a headline as a site's name does, so that a figure may be part of the name.

    >>> masthead("The Daily Bugle   NEWS  SPORT  LIFE"), masthead("Home  News  Sport")
    ('The Daily Bugle', None)
    """
    from headwater.articles.phrases import is_section

    parts = [
        p.strip()
        for p in re.split(r"\s{2,}|\t|\s*[|·•»▪*]\s*|\s::\s|\s//+\s|\s[-–—>/]{1,2}\s|:\s|\.\s{2,}", line)
        if p.strip()
    ]
    if not parts or len(parts[0].split()) > 6 or len(parts[0]) > 48:
        return None
    name = _FREQUENCY.sub("", _EDITION.sub("", parts[0])) or parts[0]
    if is_section(name) or _GATHERED.match(name) or people.is_desk_name(name) or _LABEL.match(name):
        return None
    if name.endswith((".", "!", "?")) or not name[0].isalpha():
        return None
    if name.islower():  # some write themselves small; then a word of outlets must tell
        return name.title() if len(parts) > 1 and len(name.split()) > 1 and people.is_outlet_name(name) else None
    capitals = [w for w in name.split() if w[0].isupper() or not w[0].isalpha() or len(w) <= 3 or _ELIDED.match(w)]
    counted = alone and len(parts) == 1 and not re.search(r"\d{3}|\d[.:/,]\d", name)
    if len(capitals) < len(name.split()) or (re.search(r"\d{2}", name) and not counted):
        return None
    return people.cased(name) if name.isupper() and len(name.split()) > 1 else name

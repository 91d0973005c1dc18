"""Who wrote an article, by the lines that say so: persons, not desks or accounts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from headwater.articles.credits import known
from headwater.articles.known import has_given_name, is_place
from headwater.articles.letters import compiled
from headwater.data import table

_PART = compiled(r"\s*[|·•/—;»▪\t]\s*|\s{2,}|\s[-–]\s|\s>>?\s")
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "della",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "ter",
        "la",
        "le",
        "el",
        "al",
        "bin",
        "ibn",
        "bint",
        "af",
        "av",
        "zu",
        "zur",
        "e",
        "y",
        "mac",
        "st",
        "st.",
        "dela",
        "ben",
        "abu",
    ]
)
_AND = compiled(
    r"\s*(,)\s*(?:(?:and|&|und|y|e|et|og|och|en|ve)\s+)?|\s+(?:and|und|y|et|og|och|ve|con|with|avec|mit|com|e|и|та|i|&)\s+"
)
_PLACED = compiled(r"(?i:in|from|at|aus|desde|en|à|de)\s+(?:the )?\C[\w.'’\-]*(?:[ ,]+\C[\w.'’\-]*){0,3}$")
_IN = compiled(
    r",?\s+(?:in|from|at|aus|desde|en|à|i|fra|från|в"
    r"|reporting from|reports from|berichtet aus|informa desde)\s+(?:the )?(?P<place>\C[\w.'’\-]*"
    r"(?:[ ,]+\C[\w.'’\-]*){0,3})$"
)
_TOKEN = compiled(r"^(?:\C[^\W\d_]*\.?(?:[-'’][^\W\d_]+\.?)*|[A-Z]\.|al-[A-Z]\w+|d['’][A-Z]\w+)$")
_MARK = compiled(r"[©@#$%*=<>\[\]{}?!:]|\d")
_BRACKETS = compiled(r"\s*\([^()]{0,60}\)\s*$")
_CAPITALS = compiled(r"^(?P<who>\C{2,}(?:[ .'’\-]\C+){1,3})\s+(?=\C[a-zß-öø-ÿ])")
_BY_INSIDE = compiled(
    r"\b(?:[Bb]y|[Vv]on|[Pp]or|[Pp]ar|[Aa]uthor:)\s+(?P<who>\C[\w.'’\-]*(?:"
    r" \C[\w.'’\-]*){1,3})"
)
_PHOTOS = compiled(
    r"\s*[.;,|/·•–-]?\s+(?:and |und |y |et )?(?:photo(?:graph)?s?|pictures?|images?|illustrations?|graphics?|videos?"
    r"|fotos?|fotografías?|bild(?:er)?|foto's|photographies?|imágenes|immagini|фото)(?:\s+(?:by|von|de|di|par|por))?\s*:?\s+"
    r"\C[^:]{1,80}$",
    re.I,
)
# Who else worked on a text beside its writers.
_OTHER_OFFICE = compiled(
    r"(?:translated|edited|photographed|illustrated|filmed|traduit|traducido|traducción|übersetzt|übersetzung|traduzione)\b",
    re.I,
)
_OFFICE_WORDS = 6
_MOST_WORDS = 5
_MOST_DESK = 6  # words of a desk's name after "by"
_LONGEST = 220


@dataclass(frozen=True, slots=True)
class Byline:
    """What a line says of who wrote.

    Attributes:
        authors: Persons, as printed.
        others: Desks, outlets and agencies beside them.
        marked: It opens with "By" or the like.
        named: One of the authors has a listed given name.
        clean: Every part of the line is a person, place, role or outlet; nothing else is said.
    """

    authors: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    marked: bool = False
    named: bool = False
    clean: bool = False


@cache
def _by() -> re.Pattern[str]:
    listed = {*table("furniture")["byline_words"]["by"], *table("author_cues")["openers"]}
    words = sorted(listed, key=lambda w: (-len(w), w))
    label = r"(?:(?:exclusive|exklusiv|exclusiva|exclusif|special report|special) (?=by|von|por|par))?"
    cues = table("author_cues")
    colon = rf"(?:{_either(cues['before_colon'])}|{_either(cues['genres'])})\s?:\s+"
    return compiled(
        rf"^\W{{0,3}}(?:{label}(?:{'|'.join(map(re.escape, words))})\b\s*:?\s+|{_genre()}|{colon}"
        rf"|(?:{_either(cues['ours'])})\s+(?=\C)"
        r"|(?i:aus|desde|from) \C[^,:.]{1,30}? (?:berichtet|berichten|informa|report)\s+(?=\C))",
        re.I,
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(str(w)) for w in sorted(set(map(str, words)), key=lambda w: (-len(w), w)))


@cache
def _genre() -> str:
    """A kind of text before a word like "by": "Eine Kolumne von", "A column by", "L'édito de"."""
    cues = table("author_cues")
    articles = _either(cues["genre_articles"])
    joints = _either(cues["genre_joints"])
    return rf"(?:(?:{articles})\s?)?(?:{_either(cues['genres'])})\s+(?:{joints})(?:\s+|(?<=['’]))"


@cache
def _by_genre() -> re.Pattern[str]:
    cues = table("author_cues")
    colon = rf"(?:{_either(cues['before_colon'])}|{_either(cues['genres'])})\s?:\s+"
    return compiled(rf"^\W{{0,3}}(?:{_genre()}|{colon})", re.I)


@cache
def _ours() -> frozenset[str]:
    return frozenset(table("author_cues")["ours"])


@cache
def desks() -> frozenset[str]:
    """Words that make a name a desk's or an account's."""
    return frozenset(table("furniture")["desks"])


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(table("furniture")["outlet_words"])


@cache
def _no_openers() -> frozenset[str]:
    """Words that open a section's name or a sentence, not a person's."""
    return frozenset(table("author_cues")["never_opens"])


@cache
def _roles() -> re.Pattern[str]:
    words = sorted(table("furniture")["byline_words"]["roles"], key=lambda w: -len(w))
    return compiled(rf"(?:^|(?:,\s+[^,]{{0,40}}?|\s+)\b)(?:(?:{'|'.join(map(re.escape, words))})\b.*)$", re.I)


def is_person(words: str) -> bool:
    """Whether words have the form of a person's name and hold no word of a desk or an outlet.

    >>> is_person("Laura Dhillon Kane"), is_person("Business Desk"), is_person("Ottawa")
    (True, False, False)
    """
    parts = words.split()
    if not 2 <= len(parts) <= _MOST_WORDS or _MARK.search(words) or is_place(words):
        return False
    if parts[0].lower() in _no_openers():
        return False
    if any("\u3040" <= c <= "\ud7af" for c in words):  # names in these scripts have no blanks; two words are a menu
        return False
    if any(p.strip(".,").lower() in desks() or p.strip(".,").lower() in _outlet_words() for p in parts):
        return False
    names = [p for p in parts if p.lower() not in _PARTICLES]
    return len(names) >= 2 and all(_TOKEN.match(p) for p in names)


def is_outlet_name(words: str) -> bool:
    """Whether a name holds a word that outlets have in their names.

    >>> is_outlet_name("Harbour Courier"), is_outlet_name("Harbour Lights")
    (True, False)
    """
    return any(w.strip(".,").lower() in _outlet_words() for w in words.split())


def is_desk_name(words: str) -> bool:
    """Whether a name ends as desks' names do.

    >>> is_desk_name("Hub Team"), is_desk_name("Northern Wire")
    (True, False)
    """
    last = words.split()[-1].strip(".,").lower()
    return last in table("furniture")["desk_ends"] or last.endswith(("webdesk", "newsdesk"))


def read(words: str) -> Byline:
    """A line without its dates, read as a byline.

    >>> read("By Ana Sousa in Porto and Li Wei in Paris").authors
    ('Ana Sousa', 'Li Wei')
    >>> read("By Newsdesk").authors, read("Ana Sousa / The Daily Bugle").others
    ((), ('The Daily Bugle',))
    """
    words = words.strip()
    if not words or len(words) > _LONGEST:
        return Byline()
    by = _by().match(words)
    found: list[str] = []
    others: list[str] = []
    clean = True
    for part in _PART.split(words[by.end() :] if by else words):
        again = _by().match(part)
        names, rest = _persons(part[again.end() :] if again else part)
        if names and (not found or again or any(map(has_given_name, names))):
            found += [n for n in names if n not in found]
            others += [chunk for chunk in rest if known(chunk)]
            clean = clean and all(map(_small, rest))
        else:
            others.append(part.strip(" ,.()"))
            clean = clean and _org(part)
    marked = by is not None
    return Byline(tuple(found), tuple(o for o in others if o), marked, any(map(has_given_name, found)), clean)


def inside(words: str) -> tuple[str, ...]:
    """The persons after a "by" in the middle of a stamp line ("3 comments | 2 May | by Ana Sousa").

    >>> inside("Erstellt von Anna Berg | Kommentare"), inside("stopped by City Police")
    (('Anna Berg',), ())
    """
    for match in _BY_INSIDE.finditer(words[:_LONGEST]):
        name = _named(match["who"])
        if name and (has_given_name(name) or len(words.split()) <= 12):
            return (name,)
    return ()


def _persons(part: str) -> tuple[list[str], list[str]]:
    """The persons of one part of a byline, and what else it says."""
    chunks: list[tuple[str, bool]] = []
    at, comma = 0, False
    for match in _AND.finditer(part):
        chunks.append((part[at : match.start()], comma))
        comma = match[1] is not None and match[0].strip() == ","
        at = match.end()
    chunks.append((part[at:], comma))
    names, rest = [], []
    for chunk, after_comma in chunks:
        name = _named(chunk)
        # "Ana Sousa, Porto Novo" names a place; "Ana Sousa, Li Wei and Kim Lee" names colleagues.
        if (
            name
            and after_comma
            and len(chunks) == 2
            and not has_given_name(name)
            and has_given_name(chunks[0][0].strip())
        ):
            name = None
        if name:
            names.append(name)
        elif chunk.strip():
            rest.append(chunk.strip())
    return names, rest


def _named(chunk: str) -> str | None:
    chunk = _BRACKETS.sub("", chunk).strip(" ,.:;()")
    capitals = _CAPITALS.match(chunk)
    if capitals:  # "ANA SOUSA Meridian Wire": the outlet follows in small letters
        chunk = capitals["who"]
    placed = _IN.search(chunk)
    if placed:
        chunk = chunk[: placed.start()]
    if not is_person(chunk):
        chunk = _roles().sub("", chunk).strip(" ,")
    while chunk.rpartition(" ")[2] in _PARTICLES:  # "Ana Sousa le 3 mai": no name ends so
        chunk = chunk.rpartition(" ")[0]
    if not is_person(chunk):
        return None
    return cased(chunk) if chunk.isupper() and len(chunk) > 6 else chunk


def _small(chunk: str) -> bool:
    """Whether what stands beside persons is a role or place, in a few words."""
    words = chunk.split()
    if len(words) <= _OFFICE_WORDS and _OTHER_OFFICE.match(chunk):
        return True
    if _PLACED.match(chunk):
        return True
    return (
        bool(_roles().search(chunk))
        or known(chunk) is not None
        or (len(words) <= 4 and all(w[0].isupper() or w.lower() in _PARTICLES for w in words))
    )


def _org(part: str) -> bool:
    words = part.strip(" ,.()").split()
    return len(words) <= 6 and not _MARK.search(part) and all(w[0].isupper() or len(w) <= 3 for w in words)


def cased(name: str) -> str:
    """A name in capitals as one writes it; Turkish capitals give Turkish small letters.

    >>> cased("TUĞBA IŞIK"), cased("JEAN-LUC O'NEIL")
    ('Tuğba Işık', "Jean-Luc O'Neil")
    """
    turkish = bool(re.search("[İĞŞ]", name))

    def lower(match: re.Match[str]) -> str:
        word = match[0]
        tail = word[1:].replace("I", "ı").replace("İ", "i") if turkish else word[1:]
        return word[0] + tail.lower()

    return re.sub(r"[^\W\d_]+", lower, name)


def authors(words: str) -> tuple[str, ...]:
    """The persons that words known to be a byline name."""
    return read(words).authors


def without_photos(words: str) -> str:
    """A byline without who took its pictures.

    >>> without_photos("Text: Ana Sousa. Photos: Li Wei"), without_photos("By Ana Sousa")
    ('Text: Ana Sousa', 'By Ana Sousa')
    """
    return _PHOTOS.sub("", words) if len(words) <= _LONGEST else words


def without_by(words: str) -> str:
    """A byline without the words that open it.

    >>> without_by("By Ana Sousa"), without_by("Bugle Desk")
    ('Ana Sousa', 'Bugle Desk')
    """
    by = _by().match(words)
    return (words[by.end() :] if by else words).strip()


def opens_by(words: str) -> bool:
    """Whether a line opens with "By" or what stands for it in other languages."""
    return bool(_by().match(words))


def is_byline(words: str) -> bool:
    """Whether a line without dates opens with "By" and names somebody, if only a desk.

    >>> is_byline("By Max Muster"), is_byline("By noon the square was empty.")
    (True, False)
    """
    by = _by().match(words)
    if not by or len(words) > _LONGEST:
        return False
    rest = words[by.end() :]
    found = read(words)
    if found.authors:
        return found.clean
    if _by_genre().match(words):
        return False  # "Interview: ..." and "Eine Analyse von ..." open headlines too
    if len(rest.split()) <= _MOST_DESK and any(w.strip(".,'’").lower() in desks() for w in re.split(r"[\s'’]+", rest)):
        return not rest.endswith((".", "?", "!"))
    return len(rest.split()) <= 5 and not rest.endswith((".", "?", "!")) and rest[:1].isupper()


def is_desk(words: str) -> bool:
    """Whether a line is a byline without persons: a desk, alone or beside an outlet or agency.

    >>> is_desk("ORION / REDACCIÓN"), is_desk("Newsdesk"), is_desk("World / Europe")
    (True, True, False)
    """
    parts = [p.strip() for p in _PART.split(words) if p.strip()]
    if not 1 <= len(parts) <= 3 or len(words) > 60:
        return False
    if words.strip(" .").lower() in _sole_desks() | _ours():
        return True
    return any(p.lower() in _sole_desks() for p in parts) and all(_org(p) for p in parts)


@cache
def _sole_desks() -> frozenset[str]:
    return frozenset(table("furniture")["sole_desks"])


def has_place(words: str) -> bool:
    """Whether words end in a place, as bylines and headlines do ("Ana Sousa in Porto", "Ein Anruf aus Limassol")."""
    return _IN.search(words) is not None


def has_office(words: str) -> bool:
    """Whether words say what a writer is, beside a name: "Ana Sousa, Business Correspondent", "Ana Sousa, à Lyon".

    >>> has_office("Ana Sousa, envoyée spéciale à Lyon"), has_office("Ana Sousa")
    (True, False)
    """
    _, comma, rest = words.partition(", ")
    return bool(comma) and (bool(_roles().search(rest)) or _PLACED.match(rest) is not None)


def besides_desk(words: str) -> str | None:
    """The outlet or agency that stands beside a desk in a byline ("ORION / Redacción"), or None."""
    parts = [p.strip() for p in _PART.split(words) if p.strip()]
    return next((p for p in parts if p.lower() not in _sole_desks()), None) if is_desk(words) else None

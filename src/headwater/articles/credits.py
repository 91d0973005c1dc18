"""Datelines and agency credits: by the table of real agencies, and by form for those that no table knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from headwater.articles.known import is_country
from headwater.articles.letters import compiled
from headwater.data import table

_DASH = r"(?:--?|–|—|−|\.-|\.–|\.—)"
_GOES_ON = 3  # blanks after a dateline from which a line goes on telling
_HEAD = 160  # a dateline stands in the first characters of the body
_UPPER = r"\C"
# "KYIV", "PORTO MYRTIA", "ST. JOHN'S", "AL-KUT": words in capitals; the first has at least two letters.
_CAPS = rf"(?:{_UPPER}[\c.'’\-]*(?:[ \-/](?:DE|DA|DEL|LA|AL|DO|{_UPPER}[\c.'’]*))*)"
_PLACE = (
    rf"(?P<place>{_CAPS})(?P<more>(?:,\s?[^\W\d_][\w.'’ ]{{1,30}}?){{0,2}}?"
    rf"(?:\s\([^\W\d_][\w .'’\-]{{1,30}}\))?(?:\s(?:and|und|y|et|e)\s{_CAPS}(?:,\s[^\W\d_][\w.'’ ]{{1,25}})?)?)"
)
_DAY = (
    r"(?:(?:,?\s(?:-\s)?|,)(?:[^\W\d_]{3,10}\.?,?\s\d{1,2}(?:,?\s(?:19|20)\d\d|,)?|\d{1,2}\.?(?:\sde)?\s[^\W\d_]{3,12}\.?(?:,?\s"
    r"(?:19|20)\d\d)?))?"
)
_TAG = r"\((?P<tag>[^()\n]{2,40})\)"
_WITH_TAG = compiled(rf"^\W{{0,2}}(?:{_PLACE}{_DAY}[.,]?\s+)?{_TAG}\s*(?P<dash>{_DASH})?[:,]?\s*(?=\S)")
_BEGIN = r"(?=[\"“‘'«„(<\[$€£+]{0,2}[^\W_])"
_APART = r"(?:\s*(?:--|–|—|−|\.-|\.–|\.—)\s*|\s+-\s*|-\s+)"  # a hyphen without a blank beside it joins a name
_PLAIN = compiled(rf"^\W{{0,6}}{_PLACE}{_DAY}{_APART}{_BEGIN}")
# "KYIV, Ukraine, 24th from April (Orion) - ...": whatever stands for the day in texts that a machine reworded
_REWORDED = compiled(
    rf"^\W{{0,2}}{_PLACE},\s\d{{1,2}}[^\W\d_]{{0,2}}\.?(?:\s[^\W\d_]{{2,12}}){{1,3}}\s+{_TAG}\s*(?P<dash>{_DASH})\s*(?=\S)"
)
# "Port Ellwick, Norland, March 3 - The ...": small letters need the day
_DATED = compiled(
    r"^\W{0,2}(?P<place>\C[\w.'’\-]+(?: (?:de|da|del|la|al|am|an der|upon|\C[\w.'’\-]*)){0,3})"
    r"(?P<more>(?:,\s\C[\w.'’]{1,20}(?: \C[\w.'’]{1,20})?){0,2}),?\s"
    r"(?:[^\W\d_]{3,10}\.?\s\d{1,2}|\d{1,2}\.?(?:\sde)?\s[^\W\d_]{3,12}\.?)(?:,?\s(?:19|20)\d\d)?"
    rf"\s*(?:{_DASH}|:)\s*{_BEGIN}"
)
_MIXED = compiled(
    rf"^(?P<place>[^\W\d_][\w'’\-]+(?: [^\W\d_][\w'’\-]+){{0,2}})(?P<more>"
    rf"(?:,\s[^\W\d_][\w.'’ ]{{1,30}}?)?){_DAY},?\s*(?:{_TAG})\s*(?:{_DASH})\s*(?=\S)"
)
_MIXED_PLAIN = compiled(
    r"^(?P<place>\C[\w'’\-]+(?: \C[\w'’\-]+){0,2})(?P<more>(?:,\s\C[\w.'’]{1,20})?)\s+"
    r"(?:—|–)\s+(?=[\"“‘'«„]?\C)"
)
# "KYIV. October 15. Orion. The ...", "LYON (France), AB – Un ...", "DELHI: The ..."
_STOPPED = compiled(
    rf"^\W{{0,2}}{_PLACE}(?:\.\s(?:[^\W\d_]{{3,10}}\.?\s\d{{1,2}}|\d{{1,2}}\s[^\W\d_]{{3,12}})\.\s"
    rf"(?P<tag>[^\W\d_][\w\-]{{1,20}})\.\s"
    rf"|,\s(?P<tag2>{_UPPER}{{2,6}})\s{_DASH}\s)(?=[\"“‘'«„]?[^\W\d_])"
)
_COLON = compiled(rf"^{_PLACE}:\s(?=[\"“‘'«„]?[^\W\d_][^\W\d_]*\s[^\W_])")
_TAGLIKE = compiled(r"^[^\W\d_][\w.&'’\-/]*(?: [^\W\d_][\w.&'’\-/]*){0,4}$")
_NOT_TAG = compiled(
    r"(?:photo|file|pool|image|video|left|right|center|centre|live|update|updated|corrected|end|ld|st|nd|rd|th"
    r"|attn|archiv|foto|getty|grec|"
    r"see|reuters\.com|local time|gmt|adds|corrects|writes|the|a|an|and)\b",
    re.I,
)
_CREDIT_LINES = (
    compiled(r"(?:^|[\s—–\-*(])(?:with|additional) (?:files|reporting|information|material|content) (?:from"
        r"|by)\s+(?P<names>[^.\n]{2,120})", re.I),
    compiled(r"(?:^|[.!?]\s)\W{0,3}(?P<names>[^\W\d_][\w&'’. \-]{1,50}?) contributed to this (?:report|story"
        r"|article)", re.I),
    compiled(r"^\W{0,3}(?:source|quelle|fuente|fonte|kaynak|kilde|källa|bron|източник)\s*:\s*"
        r"(?P<names>[^\n]{2,60})$", re.I),
    compiled(r"^[-–—*/(]{1,2}\s?(?P<names>[^\W\d_][\w&'’. /\-]{1,40}?)\s?[)/]?\.?$"),
    compiled(r"(?:^|\W)(?:mit material (?:von|der)|con información de|avec|según despacho de|met)\s+(?:der\s"
        r"|l')?(?P<names>[^\W\d_][\w&'’./, \-]{1,40})\W*$", re.I),
)  # fmt: skip
_REPORTING = compiled(
    r"^\W{0,3}\(?(?:reporting|additional reporting|writing|editing|compiled|edited|reported) by\b", re.I
)
_AGENCY_FORM = compiled(
    r"\b(?P<name>(?:\C[\w&'’\-]*\s){1,3}(?:News Agency|Press Agency|Newswire|News Service|Wire Service"
    r"|Press Association|Presse-Agentur|Haber Ajansı))\b"
)
_AGENCY_WORD = compiled(
    r"\b(?:agency|newswire|wire|nachrichtenagentur|agentur|agencia|agence|agenzia|agência|ajansı|агентство|通讯社|通信)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """How a body opens: the place, the agency tag, and how long the opening is."""

    place: str | None
    tag: str | None
    length: int


@cache
def _known() -> dict[str, str]:
    return {str(tag).casefold(): row["name"] for row in table("agencies") for tag in (*row["tags"], row["name"])}


def known(words: str) -> str | None:
    """The agency that words name in full, as results print it, or None.

    >>> known("AP"), known("THE ASSOCIATED PRESS"), known("The Daily Bugle")
    ('The Associated Press', 'The Associated Press', None)
    """
    key = words.strip(" .,:;()-–—/").casefold()
    return _known().get(key)


def agency_like(words: str) -> bool:
    """Whether words call themselves an agency ("Orion News Agency")."""
    return bool(_AGENCY_FORM.search(words) or known(words))


def calls_agency(name: str, tag: str) -> bool:
    """Whether a name is an agency's tag with a word for agency beside it.

    >>> calls_agency("Agencia Orion", "Orion"), calls_agency("Orion Daily", "Orion")
    (True, False)
    """
    told = re.findall(r"\w+", tag.casefold())
    words = re.findall(r"\w+", name.casefold())
    return len(words) > len(told) and set(told) < set(words) and bool(_AGENCY_WORD.search(name))


def dateline(text: str) -> Dateline:
    """The dateline and agency tag that a paragraph opens with; empty when it opens with neither.

    >>> dateline("KYIV, Ukraine, Feb 12 (Orion) - Nobody was hurt.")
    Dateline(place='Kyiv', tag='Orion', length=32)
    >>> dateline("(Orion) -- Shares fell.").tag, dateline("The mayor (right) spoke.").tag
    ('Orion', None)
    """
    return _dateline(text[:_HEAD])


@lru_cache(maxsize=1 << 10)
def _dateline(head: str) -> Dateline:
    tagged = _WITH_TAG.match(head) or _MIXED.match(head) or _REWORDED.match(head)
    if tagged:
        tag = _tag(tagged["tag"])
        place = tagged["place"]
        if place and not tag and is_country(tagged["tag"]) and tagged.re is _WITH_TAG and tagged["dash"]:
            return Dateline(_place(place), None, tagged.end())  # "PORTO (Portugal).-" has no agency
        if tag and (tagged.re is _MIXED or tagged["dash"] or known(tag) or (place and len(place) > 2)):
            return Dateline(_place(place), tag, tagged.end())
    stopped = _STOPPED.match(head)
    if stopped and _tag(stopped["tag"] or stopped["tag2"]) and _placelike(stopped["place"]):
        return Dateline(_place(stopped["place"]), stopped["tag"] or stopped["tag2"], stopped.end())
    for plain in (_PLAIN.match(head), _MIXED_PLAIN.match(head), _DATED.match(head), _COLON.match(head)):
        if plain and _placelike(plain["place"]):
            return Dateline(_place(plain["place"]), None, plain.end())
    return Dateline(None, None, 0)


def opens_dated(text: str) -> bool:
    """Whether a line opens with a place and a day and goes on after a dash: a wire's item, however short.

    >>> opens_dated("ELLWICK, March 3 - Shr 12 cts vs 10 cts"), opens_dated("ELLWICK - A town by the sea")
    (True, False)
    """
    head = text[:_HEAD]
    if "-" not in head and "–" not in head and "—" not in head:
        return False
    wired = _PLAIN.match(head)
    if wired and any(map(str.isdigit, wired[0])):
        return True  # a place in capitals with its day: nothing but a wire opens so, and its first line may be brief
    found = _DATED.match(head)
    return found is not None and any(map(str.isdigit, found[0])) and text.count(" ", found.end()) >= _GOES_ON


def _tag(words: str) -> str | None:
    words = words.strip()
    if known(words):
        return words
    if is_country(words):
        return None
    if not _TAGLIKE.match(words) or _NOT_TAG.match(words):
        return None
    return words if words[0].isupper() or (words.islower() and len(words) <= 5) else None


def _placelike(place: str) -> bool:
    return len(place.replace(".", "")) >= 3 and len(place) <= 40 and not place.isdigit()


def _place(words: str | None) -> str | None:
    if not words:
        return None
    words = words.strip(" .,-")
    if not words.isupper():
        return words
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda m: m[0][0] + m[0][1:].lower(), words)


def is_reporting(line: str) -> bool:
    """Whether a line says who reported, wrote and edited ("Reporting by ...").

    >>> is_reporting("(Reporting by Ana Sousa; editing by Li Wei)"), is_reporting("Reporting was poor.")
    (True, False)
    """
    return len(line) < 400 and bool(_REPORTING.match(line))


def reporters(line: str) -> str:
    """The words after "Reporting by" up to the next office."""
    return re.split(
        r";|\.\s|(?i:\b(?:additional reporting|editing|writing|compiled|edited)\b)",
        _REPORTING.sub("", line.strip(" ()")),
    )[0]


def credited(line: str) -> tuple[str, ...]:
    """The agencies or outlets that a credit line names; empty when the line is none.

    >>> credited("— With files from The Associated Press and Orion.")
    ('The Associated Press', 'Orion')
    >>> credited("- Orion"), credited("He went with files from the office to court on Monday and then home.")
    (('Orion',), ())
    """
    if len(line) > 400:
        return ()
    agency = helped(line.strip(" -—–()")) if len(line) < 60 else None
    if agency:
        return (agency,)
    for pattern in _CREDIT_LINES:
        match = pattern.search(line)
        if match:
            names = [
                n.strip(" .,()/—–-") for n in re.split(r",\s*(?:and\s+)?|\s+(?:and|und|y|et)\s+|/", match["names"])
            ]
            names = [re.sub(r"(?i)^(?:a report by|agencies|wire)\b.*", "", n) for n in names]
            if pattern is _CREDIT_LINES[4] and match.start() > 0:
                names = [n for n in names if known(n) or agency_like(n) or (n.isupper() and len(n) > 1)]
            names = [
                n
                for n in names
                if n
                and n[0].isalpha()
                and (n[0].isupper() or known(n) or len(n) <= 4)
                and len(n.split()) <= 5
                and "." not in n
            ]
            if names and (pattern is not _CREDIT_LINES[3] or len(names) == 1):
                return tuple(known(n) or n for n in names)
    return ()


def opens_body(text: str) -> bool:
    """Whether a paragraph opens as the first of a report does: with a dateline or an agency's tag."""
    found = dateline(text)
    return found.tag is not None or found.place is not None


_INPUTS = (
    compiled(
        r"(?:^|[,|·/(]\s*)(?i:with|avec|mit|con|com|med)\s+(?P<tag>[^\W\d_][\w.'’\-]*(?:"
        r" \C[\w.'’\-]*){0,3})(?:\s(?i:inputs|agencies|reports?|material|files))?[.)]*$"
    ),
    compiled(r"(?i:\binputs? from)\s+(?P<tag>[^\W\d_][\w.'’\-]*(?: \C[\w.'’\-]*){0,3})"),
)


def helped(words: str) -> str | None:
    """The agency in a byline's "with ...", or None.

    >>> helped("Avec AFP"), helped("Staff, with PTI inputs"), helped("Dinner with friends")
    ('AFP', 'PTI', None)
    """
    for pattern in _INPUTS:
        match = pattern.search(words.strip())
        if match and (known(match["tag"]) or match["tag"].isupper() or agency_like(match["tag"])):
            return known(match["tag"]) or match["tag"]
    return None


def agency_in(words: str) -> str | None:
    """The agency that a byline or label names, by table or by form, or None.

    >>> agency_in("AFP / Staff"), agency_in("Orion News Agency")
    ('AFP', 'Orion News Agency')
    """
    form = _AGENCY_FORM.search(words)
    for part in re.split(r"\s*[/|·•,;]\s*|\s+(?:and|with|und|y|et)\s+|\s{2,}|\s-\s", words):
        if known(part):
            return known(part)
    return form["name"].strip() if form else None

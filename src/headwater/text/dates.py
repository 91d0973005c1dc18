"""Dates and clock times as a text writes them, resolved as far as the text and its day of publication allow."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from headwater.records import Quantity, Span

_MONTHS = (
    "january|jan|januar|jänner|janvier|janv|enero|ene", "february|feb|februar|février|fevrier|févr|febrero",
    "march|mar|märz|maerz|mars|marzo", "april|apr|avril|avr|abril|abr", "may|mai|mayo",
    "june|jun|juni|juin|junio", "july|jul|juli|juillet|juil|julio", "august|aug|août|aout|agosto|ago",
    "september|sept|sep|septembre|septiembre|setiembre", "october|oct|oktober|okt|octobre|octubre",
    "november|nov|novembre|noviembre", "december|dec|dezember|dez|décembre|decembre|diciembre|dic",
)  # fmt: skip
_DAYS = (
    "monday|montag|lundi|lunes", "tuesday|dienstag|mardi|martes", "wednesday|mittwoch|mercredi|miércoles",
    "thursday|donnerstag|jeudi|jueves", "friday|freitag|vendredi|viernes",
    "saturday|samstag|sonnabend|samedi|sábado", "sunday|sonntag|dimanche|domingo",
)  # fmt: skip
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split("|")}
_DAY_OF = {name: number for number, names in enumerate(_DAYS) for name in names.split("|")}
_RELATIVE = {
    "yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "gestern": -1, "heute": 0, "morgen": 1,
    "hier": -1, "aujourd'hui": 0, "demain": 1, "ayer": -1, "hoy": 0,
}  # fmt: skip
# "may", "mar", "mars", "dec", "sept", "ago", "oct" are words too; as months they need a day or year beside them.
_MONTH = "(?:" + "|".join(sorted(_MONTH_OF, key=len, reverse=True)) + r")\b\.?"
_NOT_ALONE = frozenset({"march", "april", "mars", "mayo", "sept", "févr", "janv", "juil", "marzo", "abril"})
_SOLE = (
    "(?:" + "|".join(sorted((m for m in _MONTH_OF if len(m) > 3 and m not in _NOT_ALONE), key=len, reverse=True)) + ")"
)
_DAY = "(?:" + "|".join(sorted(_DAY_OF, key=len, reverse=True)) + ")"
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_GAP = r"[ \u00a0\u202f]{1,2}"
_DATE = re.compile(
    rf"""\b(?:
      (?P<iso>(?P<iy>{_YEAR})-(?P<im>0[1-9]|1[0-2])-(?P<id>[0-2]\d|3[01]))(?!\d)
    | (?P<num>(?P<nd>[0-2]?\d|3[01])(?P<ns>[./])(?P<nm>0?[1-9]|1[0-2])(?P=ns)(?P<ny>{_YEAR}))(?!\d)
    | (?:(?P<wd1>{_DAY}),?{_GAP})?(?P<m1>{_MONTH}){_GAP}(?P<d1>[0-2]?\d|3[01])(?:st|nd|rd|th)?(?![\d.:]\d|\d)
      (?:,?{_GAP}(?P<y1>{_YEAR})\b)?
    | (?P<d2>[0-2]?\d|3[01])(?:st|nd|rd|th|er|\.)?{_GAP}(?:of{_GAP}|de{_GAP})?
      (?P<m2>{_MONTH})(?:,?{_GAP}(?:de{_GAP})?(?P<y2>{_YEAR})\b)?
    | (?P<m3>{_MONTH})(?:,?{_GAP}|{_GAP}(?:of|de){_GAP})(?P<y3>{_YEAR})\b
    | (?P<rel>yesterday|today|tonight|tomorrow|gestern|heute|morgen|aujourd['’]hui|hier|demain|ayer|hoy)\b
    | (?:(?P<next>next|last|kommenden|nächsten|letzten|vergangenen){_GAP})?(?P<wd2>{_DAY})\b
      (?:{_GAP}(?P<wnext>next|prochain|dernier))?
    | (?P<m4>{_SOLE}|(?<=\bin[ ])(?:March|April|May)|(?<=\bby[ ])(?:March|April|May)|(?<=\bim[ ])(?:März|April|Mai))\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOCK = re.compile(
    rf"""(?<![\d:.,$€£])(?:
      (?P<h1>[01]?\d|2[0-3])(?:[:.](?P<i1>[0-5]\d))?[ \u00a0\u202f]{{0,2}}(?P<ap>[ap]\.?[ ]?m\b\.?)
    | (?P<h2>[01]?\d|2[0-3])[:.](?P<i2>[0-5]\d)(?={_GAP}(?:Uhr|hours\b|GMT|UTC|CET|CEST|EST|EDT|local))(?:{_GAP}Uhr)?
    | (?<=\blas[ ])(?P<h7>[01]?\d|2[0-3])[.:](?P<i7>[0-5]\d)\b(?![.,]\d)
    | (?<=\bà[ ])(?P<h8>[01]?\d|2[0-3]){_GAP}heures?\b(?![ ](?:de|par)\b)
    | (?<=\ba[ ]las[ ])(?P<h9>[01]?\d|2[0-3])\b(?![.,:]\d|[ ]?%)
    | (?P<h3>[01]?\d|2[0-4])(?:{_GAP})Uhr(?:{_GAP}(?P<i3>[0-5]\d))?\b
    | (?P<h4>[01]?\d|2[0-3])[ ]?h[ ]?(?P<i4>[0-5]\d)\b
    | (?P<h10>[01]\d|2[0-3])(?P<i10>[0-5]\d)(?=[ ](?:GMT|UTC|CET|CEST|EST|EDT|BST|hrs\b|hours\b[ ](?:GMT|local)))
    | (?:(?<=\bvers[ ])|(?<=\bdès[ ])|(?<=\bavant[ ]))(?P<h11>[01]?\d|2[0-3]){_GAP}heures?\b(?![ ](?:de|par)\b)
    | (?P<h5>[01]?\d|2[0-3]):(?P<i5>[0-5]\d)(?::[0-5]\d)?(?![\d:])
    | (?P<h6>1?\d|2[0-3]){_GAP}(?:o['’]clock|heures?(?=[ ](?:du|et|GMT|locales?)))
    | (?<!\w)(?P<word>noon|midnight|mittags|mitternacht|midi|minuit|mediodía|medianoche)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OPENING = frozenset(
    [*_MONTH_OF, *_DAY_OF, *_RELATIVE, *(word.replace("'", "’") for word in _RELATIVE), "noon", "midnight", "mittags",
     "mitternacht", "midi", "minuit", "mediodía", "medianoche"]
)  # fmt: skip
_NOON = {"noon": 12, "mittags": 12, "midi": 12, "mediodía": 12}
_EVENING = re.compile(
    r"[ ]{1,2}(?:in the|at|am|du|de la|por la|this)[ ]"
    r"(?:afternoon|evening|night|abend|nachmittag|soir|tarde|noche)\b",
    re.IGNORECASE,
)
# Which way a weekday lies: the nearest of these words before it tells; right beside it "until" and "since" tell most.
_TO_COME = {
    "en": r"will|shall|won['’]t|(?:is|are) (?:to|going to)|plans? to|planned|scheduled|due|expected|foreseen"
    r"|slated|set (?:to|for)|deadline|upcoming|hopes? to|wants? to",
    "de": r"wird|werden|soll|sollen|will|wollen|geplant|voraussichtlich|vorgesehen|angesetzt|steht an|stehen an",
    "fr": r"va|vont|doit|doivent|devrait|devraient|prévue?s?|attendue?s?|sera|aura|fera|\w{3,}(?:era|ira|dra|ront)",
    "es": r"va a|van a|previst[oa]s?|prevén?|programad[oa]s?|\w{2,}(?:rá|rán)",
}
_GONE = {
    "en": r"said|says|told|announced|reported|wrote|was|were|had|did|has|have"
    r"|\w{3,}ed(?= (?:on|last|late|early|in|at))",
    "de": r"sagte|sagten|teilte|erklärte|meldete|hat|haben|hatte|hatten|wurde|wurden|war|waren",
    "fr": r"a|ont|avait|avaient|était|étaient|dit|fut",
    "es": r"ha|han|había|habían|fue|fueron|era|\w{2,}(?:ó|aron|ieron)|dijo|dijeron",
}
_LIES = {
    language: re.compile(
        rf"(?P<soon>['’]ll\b)|(?<!\w)(?:(?P<coming>{_TO_COME[language]})|(?P<gone>{_GONE[language]}))(?!\w)",
        re.IGNORECASE,
    )
    for language in _TO_COME
}
_ENDS = re.compile(
    r"\b(?:until|till|through|by|no later than|as of|from|starting|bis(?: zum| einschließlich| kommenden)?"
    r"|spätestens(?: am)?|ab(?: dem)?|jusqu['’](?:à|au)|d['’]ici(?: à)?|avant|dès|à (?:partir|compter) (?:de|du)"
    r"|hasta(?: el)?|para el|antes del?|a partir del?)[ ]$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:(?:will|shall|wird|werden|soll|sollen)\b[^.;:]{0,60}\b(?:until|till|by|before|bis(?: zum)?|on|am)"
    r"|(?:closes|opens|starts|begins|ends|expires|payable|due|effective|scheduled|valid)\b[^.;:]{0,24}\b(?:on|from|until|by)"
    r"|(?:endet|beginnt|startet|öffnet|schließt|fällig|zahlbar|gültig)\b[^.;:]{0,24}\b(?:am|ab|bis(?: zum)?)"
    r"|(?:payable|prévue?s?|s['’]achève|débute|expire|ouvre|ferme)\b[^.;:]{0,24}\b(?:le|au|du)"
    r"|(?:pagadero|pagadera|previst[oa]s?|vence|abre|cierra|empieza|termina)\b[^.;:]{0,24}\b(?:el|al|hasta el)) $",
    re.IGNORECASE,
)
_BEGAN = re.compile(
    r"\b(?:since|last|seit(?: dem)?|depuis|desde el|past|earlier on|vergangenen?|letzten)[ ]$", re.IGNORECASE
)
_LASTED = re.compile(
    r"\b(?:lasted|dauerte|dauerten|a duré|duró|stayed|remained|blieb|blieben|started|began|begann|worked)\b[^.]*$",
    re.IGNORECASE,
)
_REACH = 80  # characters before a weekday in which words of the future count
_DAYS_OF_WEEK = 7
_FULL = len("2025-05-12")
_NEAR = 14  # characters before a day in which the first day of a stretch stands
_DAY_BEFORE = re.compile(
    r"(?<![\w.,])(?P<day>[0-2]?\d|3[01])(?:st|nd|rd|th|er|\.)?\s?(?:[-–—]|to|bis|bis zum|au|al)\s?$"
)
_DAY_BEHIND = re.compile(rf"[-–—](?P<day>[0-2]?\d|3[01])\b(?![.:]\d|\s?[%€])(?:,?{_GAP}(?P<year>{_YEAR})\b)?")
_LOOK_BACK = 300  # days: a day and month without a year lies in the past year or the months to come
_LOOK_AHEAD = 65


class Dated(NamedTuple):
    """A date or clock time with its place."""

    span: Span
    quantity: Quantity


@cache
def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def find(text: str, language: str = "en", published: str | None = None) -> list[Dated]:
    """Every date and clock time of a text, in order and without overlap.

    Weekdays, "yesterday" and dates without a year are resolved with the day of publication; without one they keep
    what they say ("--07-22", "W2" for a Tuesday).

    >>> [d.quantity.iso for d in find("It began at 8:40 a.m. on July 22, 2025.")]
    ['T08:40', '2025-07-22']
    """
    words = set(_WORD.findall(text.lower()))
    if words.isdisjoint(_OPENING) and not any(c.isdecimal() for c in text):
        return []
    anchor = _day(published)
    clocks = [Dated(Span(*m.span()), q) for m in _CLOCK.finditer(text) if (q := _clock(m, text)) is not None]
    starts = [d.span.start for d in clocks]
    found = list(clocks)
    for m in _DATE.finditer(text):
        span = Span(*m.span())
        near = bisect_left(starts, span.end)
        if near and clocks[near - 1].span.end > span.start:
            continue
        iso = _iso(m, anchor, language)
        if iso:
            found.append(_stretch(m, text, iso) or Dated(span, Quantity(_value(iso), "date", "date", iso=iso)))
    return sorted(found)


def _stretch(m: re.Match[str], text: str, iso: str) -> Dated | None:
    """The days from one to another within a month (8-12 May, May 8-12), or None when only one is told."""
    if len(iso) != _FULL:
        return None
    first = last = int(iso[-2:])
    start, end = m.span()
    if m["d2"] and (before := _DAY_BEFORE.search(text, max(0, m.start() - _NEAR), m.start())):
        first, start = int(before["day"]), before.start()
    elif m["d1"] and (behind := _DAY_BEHIND.match(text, m.end())):
        last, end = int(behind["day"]), behind.end()
        iso = f"{behind['year'] or iso[:4]}{iso[4:]}" if not m["y1"] else iso
    a, b = (_checked(int(iso[:4]), int(iso[5:7]), day) for day in (first, last))
    if not a or not b or first >= last:
        return None
    return Dated(Span(start, end), Quantity(_value(a), "date", "date", iso=f"{a}/{b}"))


def _clock(m: re.Match[str], text: str) -> Quantity | None:
    if m["word"]:
        hour, minute = _NOON.get(m["word"].lower(), 0), 0
    else:
        hour = int(next(m[g] for g in ("h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "h9", "h10", "h11") if m[g]))
        minute = int(next((m[g] for g in ("i1", "i2", "i3", "i4", "i5", "i7", "i10") if m[g]), "0"))
    half = (m["ap"] or "").lower()
    if half and (hour > 12 or hour == 0) and hour > 23:
        return None
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    elif not half and 0 < hour < 12 and _EVENING.match(text, m.end()):
        hour += 12
    hour %= 24
    return Quantity(Decimal(hour * 60 + minute), "time", "time", iso=f"T{hour:02d}:{minute:02d}")


def _iso(m: re.Match[str], anchor: date | None, language: str) -> str:
    if m["iso"]:
        return _checked(int(m["iy"]), int(m["im"]), int(m["id"]))
    if m["num"]:
        return _checked(int(m["ny"]), int(m["nm"]), int(m["nd"]))
    for month, day, year in (("m1", "d1", "y1"), ("m2", "d2", "y2")):
        if m[month]:
            ahead = not m[year] and anchor is not None and _to_be(m.string[max(0, m.start() - _REACH) : m.start()])
            return _with_year(_month(m[month]), int(m[day]), m[year], anchor, ahead=ahead)
    if m["m3"]:
        return f"{m['y3']}-{_month(m['m3']):02d}"
    if m["rel"]:
        return _relative(m["rel"], anchor, language)
    if m["wd2"]:
        return _weekday(m, anchor, language)
    return _bare_month(m["m4"], anchor)


def _month(word: str) -> int:
    return _MONTH_OF[word.lower().rstrip(".")]


def _checked(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _to_be(before: str) -> bool:
    """Whether a day behind these words is still to come: a deadline, or what a timetable says of it."""
    return _DEADLINE.search(before) is not None


def _with_year(month: int, day: int, year: str | None, anchor: date | None, *, ahead: bool = False) -> str:
    if not 1 <= day <= 31:
        return ""
    if year:
        return _checked(int(year), month, day)
    if anchor is None:
        return f"--{month:02d}-{day:02d}" if _checked(2024, month, day) else ""
    for candidate in (anchor.year, anchor.year + 1) if ahead else ():
        iso = _checked(candidate, month, day)
        if iso and date.fromisoformat(iso) >= anchor:
            return iso
    for candidate in (anchor.year, anchor.year - 1, anchor.year + 1):
        iso = _checked(candidate, month, day)
        if iso and -_LOOK_BACK <= (date.fromisoformat(iso) - anchor).days <= _LOOK_AHEAD:
            return iso
    return _checked(anchor.year, month, day)


def _relative(word: str, anchor: date | None, language: str) -> str:
    word = word.lower().replace("’", "'")
    if word == "morgen" and language != "de":
        return ""
    return (anchor + timedelta(days=_RELATIVE.get(word, 0))).isoformat() if anchor else ""


def _weekday(m: re.Match[str], anchor: date | None, language: str) -> str:
    number = _DAY_OF[m["wd2"].lower()]
    if anchor is None:
        return f"W{number + 1}"
    back = (anchor.weekday() - number) % 7
    to_come = _lies_ahead(m.string[max(0, m.start() - _REACH) : m.start()], language)
    said = f"{m['next'] or ''} {m['wnext'] or ''}".lower()
    if any(word in said for word in ("next", "kommenden", "nächsten", "prochain")):
        return (anchor + timedelta(days=(number - anchor.weekday() - 1) % 7 + 1)).isoformat()
    # The day after publication is nearer than the same day of the week before, whose reports say "last Sunday".
    if to_come is None:
        to_come = back == _DAYS_OF_WEEK - 1
    if to_come and back:
        back -= _DAYS_OF_WEEK
    return (anchor - timedelta(days=back)).isoformat()


def _lies_ahead(before: str, language: str = "en") -> bool | None:
    """Whether a weekday behind these words lies ahead, or None when they do not tell.

    >>> _lies_ahead("foreseen until "), _lies_ahead("The court will rule, the clerk said on "), _lies_ahead("On ")
    (True, False, None)
    """
    if _BEGAN.search(before):
        return False
    if _ENDS.search(before):
        return not _LASTED.search(before)
    last = None
    for last in _LIES.get(language, _LIES["en"]).finditer(before):
        if any(mark in before[last.end() :] for mark in ".;"):
            last = None
    return None if last is None else last["gone"] is None


def _bare_month(word: str, anchor: date | None) -> str:
    month = _MONTH_OF.get(word.lower())
    if month is None or (not word[0].isupper() and word.lower() in {"march", "may", "mars", "april"}):
        return ""
    if anchor is None:
        return f"--{month:02d}"
    months = min(
        (anchor.year - 1, anchor.year, anchor.year + 1),
        key=lambda y: abs((y - anchor.year) * 12 + month - anchor.month),
    )
    return f"{months}-{month:02d}"


def _value(iso: str) -> Decimal:
    digits = "".join(c for c in iso if c.isdigit())
    return Decimal(digits) if digits else Decimal(0)

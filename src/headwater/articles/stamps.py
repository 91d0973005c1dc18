"""Dates and times as pages stamp them on articles: absolute and relative, in the languages of the table."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, Literal

from headwater.data import table
from headwater.records import Span

Kind = Literal["absolute", "relative"]
_LONGEST = 400  # a stamp stands in a header, never deep in a paragraph; also bounds the cost
_YEARS = (1900, 2100)
_NOON = 12
_SHORT = 60  # characters; a longer line with a day but no year is no stamp
_BESIDE = 4  # words beside it
# Groups of the clock after a date and before it: hour, minute, half of the day, zone.
_CLOCKS = (("H", "M", "ap", "z"), ("H2", "", "ap2", "z2"), ("H3", "M3", "ap3", "z3"), ("H4", "", "ap4", "z4"))
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date or relative time as written.

    Attributes:
        span: Its place in the text that was searched, time of day and zone included.
        kind: `relative` stamps have `back` and no `iso`.
        iso: ISO 8601 date, or datetime when the stamp says the time.
        back: How long ago, for relative stamps.
        updated: The stamp says when the article was changed, not published.
        hedged: `True` when "published" or the like stands before it.
    """

    span: Span
    kind: Kind
    iso: str = ""
    back: timedelta = timedelta()
    updated: bool = False
    hedged: bool = False


def _either(words: Any) -> str:
    return "|".join(re.escape(str(w)) for w in sorted(map(str, words), key=lambda w: (-len(w), w)))


@cache
def _months() -> dict[str, int]:
    return {word: number for number, words in table("stamps")["months"].items() for word in words}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    stamps = table("stamps")
    month = rf"(?P<m>{_either(_months())})\.?"
    zone = rf"(?:{_either(stamps['zones'])}|[+-]\d\d:?\d\d)"
    clock = (
        rf"(?:(?P<H>[01]?\d|2[0-4])\s*[:.h]\s*(?P<M>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d)\s*"
        rf"(?P<ap>[ap]\.?m\b\.?)?\s*(?:uhr\b)?\s*(?P<z>{zone}\b)?|(?P<H2>1[0-2]|[1-9])\s*(?P<ap2>[ap]\.?m\b\.?)\s*"
        rf"(?P<z2>{zone}\b)?)"
    )
    early = re.sub(r"\?P<(\w+?)(2?)>", lambda m: f"?P<{m[1]}{4 if m[2] else 3}>", clock)
    after = rf"(?:[\s,|·•\-–—]{{0,4}}(?:t|at|um|kl\.?|klokken|a las|à|alle|às|om|saat|ore)?[\s,]{{0,2}}{clock})?"
    before = rf"(?:{early}[\s,|·•\-–—]{{1,4}})?"
    weekday = rf"(?:(?:{_either(stamps['weekdays'])})\b\.?,?\s+)?"
    year = r"(?P<y>(?:19|20)\d\d)(?!\d)"
    day = r"(?P<d>[0-3]?\d)(?!\d)"
    flags = re.IGNORECASE
    return (
        re.compile(rf"(?<![\d.]){before}{year}(?P<s>[-/.]|\. ?)(?P<n>[01]?\d)(?P=s){day}{after}", flags),
        re.compile(
            rf"(?<![\d.])(?P<y>20\d\d)\s?[年년]\s?(?P<n>[01]?\d)\s?[月월]\s?(?P<d>[0-3]?\d)\s?[日일]"
            rf"{after}",
            flags,
        ),
        re.compile(
            rf"(?<![^\W_]){before}{weekday}{month}[\s\-]{{1,2}}{day}(?:st|nd|rd"
            rf"|th)?[\s,\-]{{1,3}}{year}{after}",
            flags,
        ),
        re.compile(
            rf"(?<![\w.]){before}{weekday}{day}(?:st|nd|rd|th|\.|º|er)?(?:\s+(?:of|de"
            rf"|d'))?[\s\-]{{1,2}}{month}(?![^\W\d_])(?:\s+(?:de|del))?[\s,\-./]{{1,3}}(?P<y>(?:19|20)\d\d|\d\d"
            rf"(?=\b(?![.:])))(?!\d){after}",
            flags,
        ),
        re.compile(
            rf"(?<![\d.,/]){before}{weekday}{day}(?P<s>[./\-]|\. ?)(?P<n>[0-3]?\d)(?P=s)(?P<y>(?:19|20)\d\d"
            rf"|\d\d)(?![\d]|[.,]\d){after}",
            flags,
        ),
    )


@cache
def _relative() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, int]]:
    stamps = table("stamps")
    minutes = {str(word): each for each, words in stamps["units"].items() for word in words}
    number = rf"(?P<k>\d{{1,3}}|{_either(stamps['numbers'])})"
    unit = rf"(?P<u>{_either(minutes)})"
    after = _either(w for w in stamps["ago"] if w.isalpha() and w[0] < "가")
    ago = re.compile(
        rf"(?<!\w)(?:{number}\s*{unit}\.?\s+(?:{after})(?!\w)"
        rf"|(?P<k3>\d{{1,3}})\s*(?P<u3>시간|분|일|주|小时|小時|時間|分钟|分鐘|分|天|日|周|週間)\s*(?:전|前)"
        rf"|(?:{_either(stamps['ago_before'])})\s+{number.replace('<k>', '<k2>')}\s+{unit.replace('<u>', '<u2>')}"
        rf"(?!\w))",
        re.I,
    )
    days = re.compile(rf"(?<!\w)(?P<w>{_either(stamps['days_back'])})(?!\w)", re.I)
    return ago, days, minutes


@cache
def _ago_words() -> re.Pattern[str]:
    stamps = table("stamps")
    return re.compile(rf"(?<!\w)(?:{_either((*stamps['ago'], *stamps['ago_before']))})(?!\w)", re.I)


def find(text: str) -> tuple[Stamp, ...]:
    """Every date and relative time in the head of a text, in order, without overlaps.

    >>> [s.iso for s in find("Published 13.02.2025 kl. 08:12 | Updated Feb 14, 2025")]
    ['2025-02-13T08:12', '2025-02-14']
    >>> find("5 hours ago")[0].back
    datetime.timedelta(seconds=18000)
    """
    head = text[:_LONGEST]
    found: list[Stamp] = []
    digits = any(c.isdigit() for c in head)
    for pattern in _patterns() if digits else ():
        for match in pattern.finditer(head):
            iso = _iso(match.groupdict())
            if iso and not any(match.start() < s.span.end and s.span.start < match.end() for s in found):
                found.append(Stamp(Span(*_trim(match)), "absolute", iso))
    ago, days, minutes = _relative()
    numbers = table("stamps")["numbers"]
    for match in ago.finditer(head) if digits or _ago_words().search(head) else ():
        got = match.groupdict()
        many = got["k"] or got["k2"] or got["k3"]
        unit = (got["u"] or got["u2"] or got["u3"]).lower()
        count = int(many) if many.isdigit() else int(numbers.get(many.lower(), 1))
        found.append(Stamp(Span(*match.span()), "relative", back=timedelta(minutes=count * minutes.get(unit, 60))))
    for match in days.finditer(head):
        # In running text "today" is no stamp; alone, after a bar or at the line's end it is.
        if re.search(r"(?:^|[|·•\-–—/,(]\s*|\b(?:published|posted)\s+)$", head[: match.start()], re.I) and re.match(
            r"\s*(?:$|[|·•\-–—/,)]|at\b|\d)", head[match.end() :], re.I
        ):
            back = timedelta(days=table("stamps")["days_back"][match["w"].lower()])
            found.append(Stamp(Span(*match.span()), "relative", back=back))
    found.sort(key=lambda stamp: stamp.span)
    return tuple(_meant(stamp, head) for stamp in found)


def _trim(match: re.Match[str]) -> tuple[int, int]:
    words = match[0]
    return match.start() + len(words) - len(words.lstrip()), match.end() - (len(words) - len(words.rstrip(" ,|·•-–—")))


@cache
def _undated() -> tuple[re.Pattern[str], ...]:
    stamps = table("stamps")
    weekday = rf"(?:(?:{_either(stamps['weekdays'])})\b\.?,?\s+)?"
    month = rf"(?P<m>{_either(_months())})\.?"
    return (
        re.compile(
            rf"(?<![\w.]){weekday}{month}\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%:]|[.,]\d|\s?(?:per|million))", re.I
        ),
        re.compile(rf"(?<![\w.,]){weekday}(?P<d>[0-3]?\d)(?:st|nd|rd|th|\.)?\s(?:de\s)?{month}(?![\w-])", re.I),
    )


def yearless(text: str) -> tuple[Stamp, ...]:
    """The day in a short line that gives no year; its `iso` is `--MM-DD`. Empty for anything longer than a stamp.

    >>> [s.iso for s in yearless("Anna Berg, March 3")], yearless("The march 3 of us began in Lyon was long and wet.")
    (['--03-03'], ())
    """
    if len(text) > _SHORT or not any(c.isdigit() for c in text):
        return ()
    for pattern in _undated():
        match = pattern.search(text)
        if match and 1 <= int(match["d"]) <= 31:
            rest = re.findall(r"[^\W\d_][\w'’-]*", text[: match.start()] + " " + text[match.end() :])
            if len(rest) <= _BESIDE and all(w[0].isupper() or len(w) <= 3 for w in rest):
                iso = f"--{_months()[match['m'].lower()]:02d}-{int(match['d']):02d}"
                return (Stamp(Span(*match.span()), "absolute", iso),)
    return ()


def in_year(iso: str, latest: str) -> str | None:
    """A `--MM-DD` day as the last such day up to a date, or None.

    >>> in_year("--12-30", "2025-01-04"), in_year("--02-30", "2025-01-04")
    ('2024-12-30', None)
    """
    end = date.fromisoformat(latest[:10])
    for year in (end.year, end.year - 1):
        try:
            day = date(year, int(iso[2:4]), int(iso[5:7]))
        except ValueError:
            continue
        if day <= end + _DAY:
            return day.isoformat()
    return None


@cache
def _hints() -> tuple[re.Pattern[str], re.Pattern[str]]:
    stamps = table("stamps")
    tail = r"\W{0,3}(?:\w{1,3}\.?\W{1,2}){0,2}(?:\w{3,12},?\s+)?$"
    return (
        re.compile(rf"(?<!\w)(?:{_either(stamps['updated'])})(?!\w){tail}", re.I),
        re.compile(rf"(?<!\w)(?:{_either(stamps['published'])})(?!\w){tail}", re.I),
    )


def _meant(stamp: Stamp, head: str) -> Stamp:
    before = head[max(0, stamp.span.start - 40) : stamp.span.start]
    updated, published = _hints()
    if updated.search(before):
        return replace(stamp, updated=True)
    return replace(stamp, hedged=bool(published.search(before)))


def _iso(got: dict[str, str | None]) -> str:
    year = int(got.get("y") or 0)
    if year < 100:
        year += 2000
    month = int(got.get("n") or 0) or _months().get((got.get("m") or "").lower(), 0)
    day = int(got.get("d") or 0)
    if month > 12 >= day:
        month, day = day, month
    try:
        on = date(year, month, day)
    except ValueError:
        return ""
    if not _YEARS[0] <= year <= _YEARS[1]:
        return ""
    return on.isoformat() + _clock(got)


def _clock(got: dict[str, str | None]) -> str:
    for h, m, ap, z in (
        ("H", "M", "ap", "z"),
        ("H2", "", "ap2", "z2"),
        ("H3", "M3", "ap3", "z3"),
        ("H4", "", "ap4", "z4"),
    ):
        if got.get(h):
            hour, minute = int(got.get(h) or 0), int(got.get(m) or 0)
            half = (got.get(ap) or "").lower()[:1]
            if half == "p" and hour < 12:
                hour += 12
            if half == "a" and hour == 12:
                hour = 0
            if hour > 23:
                return ""
            return f"T{hour:02d}:{minute:02d}{_zone(got.get(z))}"
    return ""


def _zone(words: str | None) -> str:
    if not words:
        return ""
    if words[0] in "+-":
        digits = words[1:].replace(":", "")
        return f"{words[0]}{digits[:2]}:{digits[2:]}"
    minutes = int(table("stamps")["zones"].get(words.lower(), 0))
    sign = "-" if minutes < 0 else "+"
    return "Z" if not minutes else f"{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def resolve(back: timedelta, seen: str) -> str | None:
    """The day (or minute) that lies `back` before an ISO time, as precise as both allow.

    >>> resolve(timedelta(hours=5), "2025-06-18T07:00")
    '2025-06-18T02:00'
    >>> resolve(timedelta(days=1), "2026-03-11")
    '2026-03-10'
    """
    try:
        if "T" in seen and back < timedelta(days=1):
            at = datetime.fromisoformat(seen.replace("Z", "+00:00")) - back
            return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ") if at.tzinfo else at.strftime("%Y-%m-%dT%H:%M")
        # Of a day without a time the middle is meant: 15 hours before it is the day before, 5 hours before it is not.
        at = datetime.fromisoformat(seen[:10]) + timedelta(hours=_NOON) - back
        return (
            (date.fromisoformat(seen[:10]) - timedelta(days=back.days)).isoformat()
            if back >= _DAY
            else at.date().isoformat()
        )
    except (ValueError, OverflowError):
        return None


@cache
def _stampings() -> re.Pattern[str]:
    stamps = table("stamps")
    words = [*stamps["published"], *stamps["updated"], *stamps["weekdays"], *stamps["filler"], *stamps["zones"]]
    return re.compile(rf"(?<![\w])(?:{_either(words)})(?![\w'’])[.:]?", re.I)


def residue(text: str, stamps: tuple[Stamp, ...]) -> str:
    """What a line says beside its stamps: the words left when dates and the words around dates are taken off.

    >>> residue("Published: Mon 3 March 2025 | Anna Berg", find("Published: Mon 3 March 2025 | Anna Berg"))
    'Anna Berg'
    """
    if not stamps:
        return text.strip()
    pieces, at = [], 0
    for stamp in stamps:
        pieces.append(text[at : stamp.span.start])
        at = max(at, stamp.span.end)
    pieces.append(text[at:])
    left = []
    for index, piece in enumerate(pieces):
        if index < len(pieces) - 1:  # words of stamping stand before a stamp or right after it
            piece = re.sub(rf"(?:\s*{_stampings().pattern}[\s,|·•\-–—(]*)+$", " ", piece, flags=re.I)
        if index:
            piece = re.sub(rf"^(?:[\s,|·•\-–—)]*{_stampings().pattern})+", " ", piece, flags=re.I)
        left.append(piece)
    return " | ".join(p for p in (piece.strip(" ,|·•-–—/()\t:") for piece in left) if p)

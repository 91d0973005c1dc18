"""Dates and times as pages stamp them on articles: absolute and relative, in the languages of the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import Any, Literal

from headwater.articles.months import in_ascii_figures, month_of
from headwater.data import table
from headwater.records import Span

Kind = Literal["absolute", "relative"]
_LONGEST = 400  # a stamp stands in a header, never deep in a paragraph; also bounds the cost
_YEARS = (1900, 2100)
_NOON = 12
_SHORT = 60  # characters; a longer line with a day but no year is no stamp
_BESIDE = 4  # words beside it
_WINDOW = 60  # characters before a date in which its weekday and time may stand
_DAY = timedelta(days=1)
_AFTERNOON = frozenset({"p", "오후", "下午", "午後", "晚上"})
_MORNING = frozenset({"a", "오전", "上午", "午前", "凌晨", "早上"})


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
        other: The date when its figures are read in the other order (month before day), or "".
    """

    span: Span
    kind: Kind
    iso: str = ""
    back: timedelta = timedelta()
    updated: bool = False
    hedged: bool = False
    other: str = ""


def _either(words: Any) -> str:
    return "|".join(re.escape(str(w)) for w in sorted(map(str, words), key=lambda w: (-len(w), w)))


_WORD = r"[^\W\d_][^\s\d.,/|()\[\]{}:;·•–—\-،\"“”_&]{1,15}"  # Indic vowels and the like are no \w
_YEAR = r"(?P<y>(?:19|20)\d\d)(?!\d)"
_DAY_OF = r"(?P<d>[0-3]?\d)(?!\d)"
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d.]){_YEAR}(?P<s>[-/.]|\. ?)(?P<n>[01]?\d)(?P=s){_DAY_OF}",
        r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<n>[01]?\d)\s?[月월]\s?(?P<d>[0-3]?\d)\s?[日일]",
        rf"(?<!\w){_DAY_OF},?\s+tháng\s+(?P<n>1?\d)(?:,?\s+năm)?,?\s+{_YEAR}",
        rf"(?<!\w)tháng\s+(?P<n>1?\d)\s+{_DAY_OF},?\s+{_YEAR}",
        rf"(?<![\w.])(?P<m>{_WORD})\.?[\s\-]{{1,2}}{_DAY_OF}(?:st|nd|rd|th)?[\s,\-]{{1,3}}{_YEAR}",
        rf"(?<![\w.]){_DAY_OF}(?:st|nd|rd|th|\.|º|ª|er|-?го|-?е)?(?:\s+(?:of|de)\s+|\s+d['’]|[\s\-./]{{1,2}})"
        rf"(?P<m>{_WORD}(?:\s[^\W\d_]{{4,8}})?)\.?(?:\s+(?:de|del)\b|\s?[/،]\s?{_WORD})?[\s,\-./،]{{1,3}}"
        r"(?P<y>(?:19|20)\d\d|\d\d(?=\b(?![.:])))(?!\d)",
        rf"(?<![\d.,]){_YEAR}(?:\.|\s?m\.|\.\s?gada|-?(?:ko|e)\b|\s?(?:ж|г)\.)?[\s,]{{1,2}}(?:(?P<d2>[0-3]?\d)\.?\s)?"
        rf"(?P<m>{_WORD})\.?(?:\s(?P<d>[0-3]?\d)(?![\d:])\.?)?",
        rf"(?<![\d.,/]){_DAY_OF}(?P<s>[./\-]|\. ?)(?P<n>[0-3]?\d)(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?!\d|[.,]\d)",
    )
)
_WITH_MONTH_NAME = (4, 5, 6)
_IN_FIGURES = 7  # whose day and month may stand in either order
_MAY_HOLD = re.compile(r"(?:19|20)\d\d|\d\W{1,2}\w{1,15}\W{1,3}\d\d")


@cache
def _clocks() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The time of day right after a date, and right before one."""
    zone = rf"(?:(?P<z>{_either(table('stamps')['zones'])}|[+-]\d\d:?\d\d)\b)?"
    clock = (
        r"(?:(?P<half>오전|오후|上午|下午|午前|午後|凌晨|早上|晚上)\s?)?"
        r"(?:(?P<H>[01]?\d|2[0-4])\s*[:.h시時时点點]\s*(?P<M>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d)[분分]?\s*"
        rf"(?P<ap>[ap]\.?m\b\.?)?\s*(?:uhr\b)?\s*{zone}|(?P<H2>1[0-2]|[1-9])\s*(?P<ap2>[ap]\.?m\b\.?)\s*"
        rf"{zone.replace('<z>', '<z2>')})"
    )
    after = (
        r"(?:\s?[(（][^\W\d_]{1,4}\.?[)）])?[\s,|·•\-–—،]{0,4}(?:t|at|um|kl\.?|klokken|klo|a las|à|alle|às|om|saat|ore"
        rf"|ora|o|w|в|о|u|pukul|lúc|la|ώρα)?[\s,]{{0,2}}{clock}"
    )
    return re.compile(after, re.I), re.compile(rf"(?<!\d)(?<!\d[:.]){clock}[\s,|·•\-–—]{{1,4}}$", re.I)


_LAST_WORD = re.compile(r"([^\W\d_][^\s\d,|()]{1,18})\.?,?\s+$")


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(str(word) for word in table("stamps")["weekdays"])


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
        rf"|(?:{_either(stamps['ago_before'])})\s+{number.replace('<k>', '<k2>')}\s*{unit.replace('<u>', '<u2>')}"
        rf"(?!\w))",
        re.I,
    )
    days = re.compile(rf"(?<!\w)(?P<w>{_either(stamps['days_back'])})(?!\w)", re.I)
    return ago, days, minutes


@cache
def _relative_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a text must hold for its relative times to be worth looking for: after a number, and alone."""
    stamps = table("stamps")
    return (*stamps["ago"], *(f"{word} " for word in stamps["ago_before"])), tuple(stamps["days_back"])


def find(text: str) -> tuple[Stamp, ...]:
    """Every date and relative time in the head of a text, in order, without overlaps.

    >>> [s.iso for s in find("Published 13.02.2025 kl. 08:12 | Updated Feb 14, 2025")]
    ['2025-02-13T08:12', '2025-02-14']
    >>> find("5 hours ago")[0].back
    datetime.timedelta(seconds=18000)
    >>> [s.iso for s in find("3 лютого 2020, 10:15")], [s.iso for s in find("2020. május 5. 12:30")]
    (['2020-02-03T10:15'], ['2020-05-05T12:30'])
    """
    return _found(text[:_LONGEST])


@lru_cache(maxsize=2048)
def _found(head: str) -> tuple[Stamp, ...]:
    plain = head if head.isascii() else in_ascii_figures(head)
    found = list(_absolute(plain)) if _MAY_HOLD.search(plain) else []
    low = plain.lower()
    counted, alone = _relative_words()
    if any(map(low.__contains__, counted)):
        found += _ago(plain)
    if any(map(low.__contains__, alone)):
        found += _days_ago(plain)
    found.sort(key=lambda stamp: stamp.span)
    return tuple(_meant(stamp, plain) for stamp in found)


_FIGURE = re.compile(r"(?![0-9])\d")
_FIGURE = re.compile(r"\d")


def _absolute(head: str) -> Iterator[Stamp]:
    taken: list[Span] = []
    after, before = _clocks()
    for number, pattern in enumerate(_DATES):
        for match in pattern.finditer(head):
            got = match.groupdict()
            if number in _WITH_MONTH_NAME and not month_of(got["m"]):
                continue
            start, end = match.span()
            if got.get("d2") and got["d"]:
                end = match.start("d") - 1  # "2020. gada 5. maijs 12": the day stands before the month
                got["d"] = None
            on, other = _read(got, in_figures=number == _IN_FIGURES)
            if not on or any(start < span.end and span.start < end for span in taken):
                continue
            start = _with_weekday(head, start)
            following = after.match(head, end)
            earlier = None if following else before.search(head[max(0, start - _WINDOW) : start])
            clock = _clock(following) if following else _clock(earlier) if earlier else ""
            if following:
                end = following.start() + len(following[0].rstrip(" ,|·•-–—"))
            if earlier:
                start -= len(earlier[0])
            if any(start < span.end and span.start < start for span in taken):
                start = match.start()
            taken.append(Span(start, end))
            yield Stamp(Span(start, end), "absolute", on + clock, other=other + clock if other else "")


def _with_weekday(head: str, start: int) -> int:
    word = _LAST_WORD.search(head[max(0, start - 20) : start])
    if word and word[1].lower().strip(".,") in _weekdays():
        return start - len(word[0])
    return start


def _ago(head: str) -> Iterator[Stamp]:
    ago, _, minutes = _relative()
    numbers = table("stamps")["numbers"]
    for match in ago.finditer(head):
        got = match.groupdict()
        many = got["k"] or got["k2"] or got["k3"]
        unit = (got["u"] or got["u2"] or got["u3"]).lower()
        count = int(many) if many.isdigit() else int(numbers.get(many.lower(), 1))
        yield Stamp(Span(*match.span()), "relative", back=timedelta(minutes=count * minutes.get(unit, 60)))


_ALONE_BEFORE = re.compile(r"(?:^|[|·•\-–—/,(]\s*|\b(?:published|posted)\s+)$", re.I)
_ALONE_AFTER = re.compile(r"\s*(?:$|[|·•\-–—/,)]|(?:at|à|um|a las)\b|\d)", re.I)


def _days_ago(head: str) -> Iterator[Stamp]:
    """In running text "today" is no stamp; alone, after a bar or at the line's end it is."""
    _, days, _ = _relative()
    for match in days.finditer(head):
        if _ALONE_BEFORE.search(head[max(0, match.start() - 30) : match.start()]) and _ALONE_AFTER.match(
            head, match.end()
        ):
            back = timedelta(days=table("stamps")["days_back"][match["w"].lower()])
            yield Stamp(Span(*match.span()), "relative", back=back)


@cache
def _undated() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(
            rf"(?<![\w.])(?P<m>{_WORD})\.?\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?![\d%:]|[.,]\d|\s?(?:per|million))", re.I
        ),
        re.compile(rf"(?<![\w.,])(?P<d>[0-3]?\d)(?:st|nd|rd|th|\.)?\s(?:de\s)?(?P<m>{_WORD})(?![\w-])", re.I),
    )


def yearless(text: str) -> tuple[Stamp, ...]:
    """The day in a short line that gives no year; its `iso` is `--MM-DD`. Empty for anything longer than a stamp.

    >>> [s.iso for s in yearless("Anna Berg, March 3")], yearless("The march 3 of us began in Lyon was long and wet.")
    (['--03-03'], ())
    """
    if len(text) > _SHORT or not _FIGURE.search(text):
        return ()
    for pattern in _undated():
        for match in pattern.finditer(text):
            if not month_of(match["m"]) or not 1 <= int(match["d"]) <= 31:
                continue
            start = _with_weekday(text, match.start())
            rest = re.findall(r"[^\W\d_][\w'’-]*", text[:start] + " " + text[match.end() :])
            if len(rest) <= _BESIDE and all(w[0].isupper() or len(w) <= 3 for w in rest):
                iso = f"--{month_of(match['m']):02d}-{int(match['d']):02d}"
                return (Stamp(Span(start, match.end()), "absolute", iso),)
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
    if not before.strip():
        return stamp
    updated, published = _hints()
    if updated.search(before):
        return replace(stamp, updated=True)
    return replace(stamp, hedged=bool(published.search(before)))


def _read(got: dict[str, str | None], *, in_figures: bool) -> tuple[str, str]:
    """The day of a match and, when its figures can be read in the other order, that day."""
    year = int(got.get("y") or 0)
    if year < 100:
        year += 2000
    month = int(got.get("n") or 0) or month_of(got.get("m") or "")
    day = int(got.get("d") or got.get("d2") or 0)
    swapped = _on(year, day, month) if in_figures and month <= 12 and day <= 12 and day != month else ""
    if month > 12 >= day:
        month, day = day, month
    return _on(year, month, day), swapped


def _on(year: int, month: int, day: int) -> str:
    try:
        on = date(year, month, day)
    except ValueError:
        return ""
    return on.isoformat() if _YEARS[0] <= year <= _YEARS[1] else ""


def _clock(match: re.Match[str]) -> str:
    got = match.groupdict()
    hour = int(got["H"] or got["H2"])
    minute = int(got["M"] or 0)
    half = (got["ap"] or got["ap2"] or "").lower()[:1] or got["half"] or ""
    if half in _AFTERNOON and hour < 12:
        hour += 12
    if half in _MORNING and hour == 12:
        hour = 0
    if hour > 23:
        return ""
    return f"T{hour:02d}:{minute:02d}{_zone(got['z'] or got['z2'])}"


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
        piece = _clocked().sub(" ", piece)
        if index < len(pieces) - 1:  # words of stamping stand before a stamp or right after it
            piece = re.sub(rf"(?:\s*{_stampings().pattern}[\s,|·•\-–—(]*)+$", " ", piece, flags=re.I)
        if index:
            piece = re.sub(rf"^(?:[\s,|·•\-–—)]*{_stampings().pattern})+", " ", piece, flags=re.I)
        left.append(piece)
    kept = (piece.strip(" ,|·•-–—/()\t:") for piece in left)
    return " | ".join(piece for piece in kept if any(map(str.isalnum, piece)))


@cache
def _clocked() -> re.Pattern[str]:
    """A time of day that says when the text was last changed: "Last updated 18:05"."""
    return re.compile(rf"(?<!\w)(?:{_either(table('stamps')['updated'])})\W{{1,3}}[0-2]?\d[:.h][0-5]\d(?!\d)", re.I)

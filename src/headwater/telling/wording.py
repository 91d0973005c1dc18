"""Counts, times and relations in plain words, the same on every page and in print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from headwater.records import Article, Relation

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

RELATIONS: dict[Relation, str] = {
    "verbatim": "verbatim",
    "edited": "edited",
    "shortened": "shortened",
    "revised": "revised by its source",
    "rewritten": "rewritten",
    "translated": "translated",
    "excerpted": "excerpted",
}
"""What stands on an edge of the tree."""


def count(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun, thousands parted.

    >>> count(1, "source"), count(1200, "copy", "copies"), count(0, "fact")
    ('1 source', '1,200 copies', '0 facts')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def cut(text: str, most: int) -> str:
    """A text in little room: without the marks it ends with, cut where a word ends when it is too long.

    >>> cut("the lake holds water.", 40), cut("the lake holds water", 14)
    ('the lake holds water', 'the lake holds…')
    """
    text = " ".join(text.split()).rstrip(".,:;")
    if len(text) <= most:
        return text
    end = text.rfind(" ", most // 2, most + 1)
    return text[: end if end > 0 else most].rstrip(" .,:;") + "…"


def listing(parts: list[str], last: str = "and") -> str:
    """Things in a row, as a person writes them.

    >>> listing(["A"]), listing(["A", "B", "C"])
    ('A', 'A, B and C')
    """
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as known: in GMT when it has a clock time, else a day.

    Attributes:
        at: Where it lies on a time axis; of a day its first minute. None when nothing is known.
        exact: Whether a clock time is known.
        about: Whether it was reckoned from "5 hours ago" and the like.
        iso: For the `datetime` attribute; empty when unknown.
    """

    at: datetime | None
    exact: bool = False
    about: bool = False
    iso: str = ""

    @property
    def day(self) -> str:
        """Day and short month, "12 Mar"; empty when unknown."""
        return f"{self.at.day} {MONTHS[self.at.month - 1][:3]}" if self.at else ""

    @property
    def full_day(self) -> str:
        """Day, month and year, "12 March 2026"; empty when unknown."""
        return f"{self.at.day} {MONTHS[self.at.month - 1]} {self.at.year}" if self.at else ""

    @property
    def clock(self) -> str:
        """Hours and minutes, with "about" when reckoned; empty when only the day is known."""
        return f"{'about ' if self.about else ''}{self.at:%H:%M}" if self.at and self.exact else ""

    @property
    def short(self) -> str:
        """Day and clock in little room, "12 Mar 13:10"; "undated" when unknown."""
        if not self.at:
            return "undated"
        return f"{self.day}{', ' if self.about and self.exact else ' '}{self.clock}".rstrip()

    @property
    def full(self) -> str:
        """Everything known, "12 March 2026, 13:10 GMT"; "undated" when unknown."""
        if not self.at:
            return "undated"
        return f"{self.full_day}, {self.clock} GMT" if self.exact else self.full_day


def moment(iso: str | None, about: bool = False) -> Moment:
    """Reads an ISO 8601 date or time; a time without zone counts as GMT, what cannot be read as unknown.

    >>> moment("2026-03-12T13:10:00+01:00").full
    '12 March 2026, 12:10 GMT'
    >>> moment("2026-03").full, moment("soon").full, moment(None).short
    ('1 March 2026', 'undated', 'undated')
    """
    if not iso:
        return Moment(None)
    text = iso.strip()
    exact = "T" in text
    if len(text) == 4:
        text += "-01-01"
    elif len(text) == 7:
        text += "-01"
    try:
        at = datetime.fromisoformat(text)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return Moment(None)
    return Moment(at, exact, about, iso)


_AGO = ((60, "minute"), (60, "hour"), (24, "day"), (7, "week"), (4.35, "month"), (12, "year"))
"""How many of the unit before make one."""


def ago(when: Moment, now: datetime) -> str:
    """How long ago something was, or how far ahead it is, in its largest unit; empty when unknown.

    >>> now = datetime(2026, 3, 13, 12, tzinfo=UTC)
    >>> ago(moment("2026-03-13T09:40"), now), ago(moment("2026-03-12"), now), ago(moment("2026-03-20T12:00"), now)
    ('2 hours ago', 'yesterday', 'in 1 week')
    """
    if when.at is None:
        return ""
    if not when.exact:
        days = (now.date() - when.at.date()).days
        if -1 <= days <= 1:
            return ("tomorrow", "today", "yesterday")[days + 1]
    seconds = (now - when.at).total_seconds()
    n, unit = abs(seconds), "second"
    for size, larger in _AGO:
        if n < size:
            break
        n, unit = n / size, larger
    if unit == "second":
        return "just now"
    told = count(int(n), unit)
    return f"{told} ago" if seconds > 0 else f"in {told}"


def printed(article: Article) -> Moment:
    """When an article came out in the form we hold: its last change when it names one."""
    return moment(article.updated or article.published, about=article.published_from == "relative")


def stretch(first: str | None, last: str | None) -> str:
    """From when to when, without saying twice what is the same.

    >>> stretch("2026-03-12T13:10", "2026-03-13"), stretch("2026-03-12", "2026-03-12"), stretch(None, None)
    ('12 to 13 March 2026', '12 March 2026', 'undated')
    """
    a, b = moment(first), moment(last)
    if not a.at or not b.at or a.full_day == b.full_day:
        return (a if a.at else b).full_day or "undated"
    if a.at.year != b.at.year:
        return f"{a.full_day} to {b.full_day}"
    if a.at.month != b.at.month:
        return f"{a.at.day} {MONTHS[a.at.month - 1]} to {b.full_day}"
    return f"{a.at.day} to {b.full_day}"


def planned_for(date: str, precision: str) -> str:
    """A date of a timeline as exactly as it is known; of a stretch both ends.

    >>> planned_for("2026-03-18", "day"), planned_for("2026", "year"), planned_for("2026-03/2026-05", "month")
    ('18 Mar 2026', '2026', 'March 2026 to May 2026')
    """
    if "/" in date:
        return " to ".join(planned_for(part, precision) for part in date.split("/", 1))
    known = moment(date)
    if not known.at:
        return date
    if precision == "year" or len(date) == 4:
        return str(known.at.year)
    if precision == "month" or len(date) == 7:
        return f"{MONTHS[known.at.month - 1]} {known.at.year}"
    return f"{known.day} {known.at.year}" + (f", {known.clock}" if precision == "hour" and known.exact else "")


def apart_hours(hours: float) -> str:
    """A length of time in the largest unit that tells.

    >>> apart_hours(0.5), apart_hours(11.2), apart_hours(72)
    ('30 minutes', '11 hours', '3 days')
    """
    start = datetime(2000, 1, 1, tzinfo=UTC)
    return apart(start, start + timedelta(hours=hours))


def apart(earlier: datetime, later: datetime) -> str:
    """How much later something came, in the largest unit that tells.

    >>> t = datetime(2026, 3, 12, tzinfo=UTC)
    >>> apart(t, t + timedelta(minutes=83)), apart(t, t + timedelta(days=3))
    ('83 minutes', '3 days')
    """
    minutes = max(0, round((later - earlier) / timedelta(minutes=1)))
    if minutes < 100:
        return count(minutes, "minute")
    return count(round(minutes / 60), "hour") if minutes < 48 * 60 else count(round(minutes / 1440), "day")



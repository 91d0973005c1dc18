"""Points in time as people type them: a date, a time, or how long ago."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from headwater.errors import UsageError

_AGO = re.compile(r"(\d{1,5})\s*(m|min|h|d|w)", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "min": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1),
          "w": timedelta(weeks=1)}  # fmt: skip
_PARTS = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def first_moment(text: str, now: datetime) -> str:
    """The first moment of what was typed, ISO 8601 in UTC.

    Args:
        text: A year, month, day or time (ISO 8601), or a stretch before now: `90min`, `24h`, `7d`, `2w`.
        now: The present, with its zone.

    Raises:
        UsageError: It is neither.

    >>> first_moment("2025-05", datetime(2025, 6, 1, tzinfo=UTC)), first_moment("24h", datetime(2025, 6, 1, tzinfo=UTC))
    ('2025-05-01T00:00:00+00:00', '2025-05-31T00:00:00+00:00')
    """
    return _stretch(text, now)[0].isoformat()


def last_moment(text: str, now: datetime) -> str:
    """The first moment after what was typed: a day, month or year that is named is meant whole.

    >>> last_moment("2025-05", datetime(2025, 6, 1, tzinfo=UTC)), last_moment("1d", datetime(2025, 6, 1, tzinfo=UTC))
    ('2025-06-01T00:00:00+00:00', '2025-05-31T00:00:00+00:00')
    """
    return _stretch(text, now)[1].isoformat()


def _stretch(text: str, now: datetime) -> tuple[datetime, datetime]:
    typed = text.strip()
    try:
        if ago := _AGO.fullmatch(typed):
            at = now.astimezone(UTC) - int(ago[1]) * _UNITS[ago[2].lower()]
            return at, at
        if parts := _PARTS.fullmatch(typed):
            return _calendar(*(int(part) if part else None for part in parts.groups()))
        at = datetime.fromisoformat(typed)
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(
            f"Cannot read `{text[:60]}` as a time: it is neither a date nor a length of time.",
            "a date (2025-05-02), a time (2025-05-02T14:30), or how long ago (24h, 7d, 2w)",
        ) from None
    return at, at


def _calendar(year: int | None, month: int | None, day: int | None) -> tuple[datetime, datetime]:
    assert year is not None
    first = datetime(year, month or 1, day or 1, tzinfo=UTC)
    if day:
        return first, first + timedelta(days=1)
    if month:
        return first, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
    return first, datetime(year + 1, 1, 1, tzinfo=UTC)

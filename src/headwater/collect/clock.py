"""Time from outside: everything here asks a clock that it is given, so that days pass in a test as fast as it likes."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time and lets it pass."""

    def now(self) -> datetime:
        """The time, aware and in UTC."""
        ...

    def sleep(self, seconds: float) -> None:
        """Come back when so many seconds have passed."""
        ...


class SystemClock:
    """This machine's clock."""

    def now(self) -> datetime:
        """The time now."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(max(0.0, seconds))


def stamp(moment: datetime) -> str:
    """A time as it is kept: to the second in UTC, so that it sorts as text.

    >>> stamp(datetime(2026, 3, 4, 9, 15, 7, 5, tzinfo=UTC))
    '2026-03-04T09:15:07+00:00'
    """
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def later(moment: datetime, seconds: float) -> str:
    """The stamp of so many seconds after a time."""
    return stamp(moment + timedelta(seconds=seconds))


def seconds_until(words: str, now: datetime) -> float | None:
    """The seconds that a `Retry-After` asks to wait, given in seconds or as a date; None when it says neither.

    >>> seconds_until("120", datetime(2026, 3, 4, tzinfo=UTC))
    120.0
    >>> seconds_until("Wed, 04 Mar 2026 00:01:00 GMT", datetime(2026, 3, 4, tzinfo=UTC))
    60.0
    """
    words = words.strip()
    if words.isascii() and words.isdigit():
        return float(words[:8])
    try:
        until = parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())

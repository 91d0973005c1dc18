"""When to look again: at pages on a ladder by their age, at sources by how often they bring something new."""

from __future__ import annotations

MINUTE, HOUR, DAY, WEEK = 60, 3_600, 86_400, 604_800

# Age of a page in our keeping, and how long to wait until the next look. Most edits come within hours; GDELT found
# that 18 % of articles change within a week.
_STEPS = (
    (3 * HOUR, 15 * MINUTE),
    (DAY, HOUR),
    (3 * DAY, 6 * HOUR),
    (2 * WEEK, DAY),
    (365 * DAY, WEEK),
)
_SHORTEST, _FIRST, _LONGEST = 15 * MINUTE, 30 * MINUTE, 6 * HOUR
_FAILING = (5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, 12 * HOUR, DAY)
MOST_FAILURES = len(_FAILING)
"""How often a page that was never kept is tried."""


def look_again(age: float) -> int | None:
    """Seconds until a page is looked at again; None when it is too old to.

    Args:
        age: Seconds since it was first kept.

    >>> look_again(0), look_again(10 * DAY), look_again(400 * DAY)
    (900, 86400, None)
    """
    return next((wait for until, wait in _STEPS if age < until), None)


def after_failure(failures: int) -> int:
    """Seconds until the next try after so many failures in a row.

    >>> after_failure(1), after_failure(50)
    (300, 86400)
    """
    return _FAILING[min(max(failures, 1), len(_FAILING)) - 1]


def period_of(before: int, *, new: bool) -> int:
    """Seconds between two looks at a source: shorter when it brought something new, longer when it did not.

    Args:
        before: The seconds it was; 0 for none yet.
        new: Whether it brought something new.

    >>> period_of(0, new=True), period_of(1800, new=True), period_of(20_000, new=False)
    (1800, 900, 21600)
    """
    if before <= 0:
        return _FIRST
    return max(_SHORTEST, before // 2) if new else min(_LONGEST, before * 3 // 2)

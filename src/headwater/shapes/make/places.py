"""Places and scores as every shape tells them."""

from __future__ import annotations

from headwater.records import Span
from headwater.shapes.outward import SpanShape

_SCORE_DIGITS = 4  # more would print noise of the last bit of a float


def span(place: Span) -> SpanShape:
    """A place as `[start, end)`."""
    return place.start, place.end


def place(at: Span | None) -> SpanShape | None:
    """A place as `[start, end)`, or None when there is none."""
    return None if at is None else span(at)


def score(value: float) -> float:
    """A score as it is printed: 0 to 1, four digits."""
    return round(float(value), _SCORE_DIGITS)

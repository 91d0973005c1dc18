"""Figures told in two pieces: 1 billion 240 million, 2 hours and 40 minutes, 2lb 11oz, two months and a half."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from headwater.records import Quantity, Span

_PARTS = {  # how many of the smaller unit make one of the larger
    ("hour", "minute"): 60,
    ("minute", "second"): 60,
    ("year", "month"): 12,
    ("day", "hour"): 24,
    ("pound", "ounce"): 16,
    ("stone", "pound"): 14,
    ("foot", "inch"): 12,
}
_BETWEEN = re.compile(r"\s?|,?\s(?:and|und|et|y|e)\s|,\s", re.IGNORECASE)
_HALF = re.compile(r"\s(?:et demie?|y medi[oa]|and a half)(?!\w)", re.IGNORECASE)
_HALVED = frozenset({"measure", "count"})
_SCALES = (10**12, 10**9, 10**6, 10**3)
_HALF_OF_ONE = Decimal("0.5")


def joined(text: str, found: Sequence[tuple[Span, Quantity]]) -> list[tuple[Span, Quantity]]:
    """The figures of a text in order, those that are one figure in two pieces made one, in the smaller unit.

    >>> hours = (Span(0, 7), Quantity(Decimal(2), "hour", "measure"))
    >>> minutes = (Span(12, 22), Quantity(Decimal(40), "minute", "measure"))
    >>> joined("2 hours and 40 minutes", [hours, minutes])[0][1].value
    Decimal('160')
    """
    made: list[tuple[Span, Quantity]] = []
    for figure in found:
        one = _one(text, made[-1], figure) if made else None
        if one is not None:
            made[-1] = one
        else:
            made.append(figure)
    return [_with_half(text, figure) for figure in made]


def _one(text: str, left: tuple[Span, Quantity], right: tuple[Span, Quantity]) -> tuple[Span, Quantity] | None:
    (a, x), (b, y) = left, right
    if x.upper is not None or y.upper is not None or b.start - a.end > len(", and ") or b.start < a.end:
        return None
    between = text[a.end : b.start]
    span = Span(a.start, b.end)
    times = _PARTS.get((x.unit, y.unit))
    if times is not None and y.value < times and x.value == int(x.value) and _BETWEEN.fullmatch(between):
        return span, replace(y, value=x.value * times + y.value, qualifier=x.qualifier)
    scale = next((s for s in _SCALES if x.value >= s), None)
    if scale is None or x.kind != "number" or between != " " or x.value % scale or x.value // scale >= _SCALES[-1]:
        return None
    scaled = not text[a.start : a.end].strip().isdecimal()  # "1 billion", not "1 000"
    if scaled and _SCALES[-1] <= y.value < scale and y.kind in ("number", "count", "money", "measure"):
        return span, replace(y, value=x.value + y.value, qualifier=x.qualifier)
    return None


def _with_half(text: str, figure: tuple[Span, Quantity]) -> tuple[Span, Quantity]:
    span, quantity = figure
    half = _HALF.match(text, span.end)
    if half is None or quantity.kind not in _HALVED or quantity.upper is not None or quantity.value % 1:
        return figure
    return Span(span.start, half.end()), replace(quantity, value=quantity.value + _HALF_OF_ONE)

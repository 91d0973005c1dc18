"""What the figures of a table's row measure: the words of the head of their column."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import lru_cache

from headwater.records import Quantity, Span

_BAR = "|"
_INSIDE = re.compile(r"\(([^()]{1,30})\)")
_LONGEST_HEAD = 40  # characters of a column's head
_MOST_ROWS = 200  # rows above a row in which its head is looked for

Reader = Callable[[str, str], Sequence[tuple[Span, Quantity]]]


def cells(row: str) -> list[Span]:
    """The places of a row's cells.

    >>> [c.of("Upper Tarn | 12.4 | 61%") for c in cells("Upper Tarn | 12.4 | 61%")]
    ['Upper Tarn ', ' 12.4 ', ' 61%']
    """
    found, at = [], 0
    for part in row.split(_BAR):
        found.append(Span(at, at + len(part)))
        at += len(part) + 1
    return found


def heads(row: str, context: str) -> list[str]:
    """The heads of the columns of the table in `context` that a row stands in; none when it is the head itself."""
    at = context.find(row)
    if at < 0:
        return []
    above = [line for line in context[:at].splitlines()[-_MOST_ROWS:] if line.strip()]
    first = None
    for line in reversed(above):
        if _BAR not in line:
            break
        first = line
    if first is None or len(cells(first)) != len(cells(row)):
        return []
    return [cell.of(first).strip() for cell in cells(first)]


def measured(
    row: str, context: str, found: Sequence[tuple[Span, Quantity]], language: str, read: Reader
) -> list[tuple[Span, Quantity]]:
    """The figures of a row, bare numbers with scale and unit of their column's head.

    Args:
        row: One line of a table whose cells are parted by bars.
        context: The text that it stands in.
        found: The figures of the row.
        language: Its language.
        read: Reads the figures of other words.
    """
    above = heads(row, context)
    if not above:
        return list(found)
    places = cells(row)
    made = []
    for span, quantity in found:
        column = next((i for i, cell in enumerate(places) if cell.covers(span)), 0)
        other = _one(above[column], language, read) if quantity.kind == "number" and column else None
        if other is not None:
            value = Decimal(format((quantity.value * other.value).normalize(), "f"))
            quantity = Quantity(value, other.unit, other.kind, quantity.upper, quantity.qualifier, inferred=True)
        made.append((span, quantity))
    return made


@lru_cache(maxsize=256)
def _one(head: str, language: str, read: Reader) -> Quantity | None:
    """What one in a column is: a million cubic metres, a person."""
    if not head or len(head) > _LONGEST_HEAD:
        return None
    inside = _INSIDE.search(head)
    unit = (
        read(f"1 {inside[1]}", language)
        if inside
        else read(f"2 {head if language == 'de' else head.lower()}", language)
    )
    if len(unit) != 1 or unit[0][1].kind not in ("money", "measure", "count", "share"):
        return None
    quantity = unit[0][1]
    return Quantity(quantity.value if inside else quantity.value / 2, quantity.unit, quantity.kind)

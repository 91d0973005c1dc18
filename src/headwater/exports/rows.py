"""Any outward shape as rows: JSON Lines, and CSV whose cells hold JSON where a value is a list or an object."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def jsonl(shapes: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """One JSON object a line."""
    for shape in shapes:
        yield json.dumps(shape, ensure_ascii=False)


def table(shapes: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The lines of a CSV file (RFC 4180) with a head.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it: page text is never run.
    """
    head: list[str] | None = None
    for shape in shapes:
        if head is None:
            head = list(shape)
            yield _line(head)
        yield _line([_cell(shape.get(key)) for key in head])


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return json.dumps(value, ensure_ascii=False)


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()

"""The ledger: figures and commitments over time, by topic; what is told again is shown and counted once."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

from headwater.records import LedgerRow, LedgerSum
from headwater.telling.door import Door
from headwater.telling.witnesses import link
from headwater.telling.wording import Moment, count, listing, moment
from headwater.web.templating import render

SHOWN = 150
LEGS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the ledger with its number, and that of the row which it tells again or is part of."""

    number: int
    row: LedgerRow
    again: int | None
    part: int | None
    legs: tuple[tuple[str, str], ...]

    @property
    def when(self) -> Moment:
        """The day it holds for or was first published."""
        return moment(self.row.date)

    @property
    def status(self) -> str:
        """How firm it is."""
        return self.row.status or self.row.kind

    @property
    def amount(self) -> str:
        """How much, thousands parted."""
        value, _, unit = (self.row.amount or "").partition(" ")
        try:
            return f"{float(value):,.10g} {unit}".strip() if value else ""
        except ValueError:
            return self.row.amount or ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the ledger is asked for."""

    topic: str = ""
    by: str = ""
    to: str = ""
    unit: str = ""
    figures: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether anything is asked for."""
        return bool(self.topic or self.by or self.to or self.unit)

    def address(self, *, figures: bool) -> str:
        """The same question with figures or without."""
        fields = [(key, getattr(self, key)) for key in ("topic", "by", "to", "unit")]
        return "/ledger?" + urlencode([*((k, v) for k, v in fields if v), *([("figures", "1")] if figures else [])])


def add(app: FastAPI, archive: Door) -> None:
    """Add the page of the ledger."""

    @app.get("/ledger")
    def ledger_page(topic: str = "", by: str = "", to: str = "", unit: str = "", figures: str = "") -> Response:
        asked = Asked(topic.strip()[:200], by.strip()[:200], to.strip()[:200], unit.strip()[:20], figures == "1")
        rows, sums = archive.ledger(
            topic=asked.topic or None, by=asked.by or None, to=asked.to or None, unit=asked.unit or None,
            figures=asked.figures,
        )
        kept = [row for row in rows if asked.figures or row.kind == "commitment"]
        lines = _lines(kept[:SHOWN])
        totals = [(f"{it.total.normalize():,f} {it.unit}", it, left_out(it)) for it in sums if it.counted]
        page = render("ledger.html", here="ledger", asked=asked, lines=lines, total=len(kept), sums=totals)  # fmt: skip
        return HTMLResponse(page)


def left_out(total: LedgerSum) -> str:
    """What a total leaves out, and why.

    >>> from decimal import Decimal
    >>> left_out(LedgerSum("EUR", Decimal(3), 1, 2, 0, 1))
    'left out: 2 repetitions and 1 row that binds nobody any more'
    """
    reasons = []
    if total.repeated:
        reasons.append(count(total.repeated, "repetition"))
    if total.parts:
        reasons.append(f"{count(total.parts, 'part')} of a sum that is counted")
    if total.void:
        reasons.append(f"{count(total.void, 'row')} that {'binds' if total.void == 1 else 'bind'} nobody any more")
    return f"left out: {listing(reasons)}" if reasons else ""


def _lines(rows: list[LedgerRow]) -> list[Line]:
    numbers = {row.row: n for n, row in enumerate(rows, 1)}
    return [
        Line(
            n, row, numbers.get(row.repeats or ""), numbers.get(row.part_of or ""),
            tuple((str(k), link(ref)) for k, ref in enumerate(row.refs[:LEGS_SHOWN], 1)),
        )
        for n, row in enumerate(rows, 1)
    ]  # fmt: skip

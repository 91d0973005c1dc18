"""`headwater ledger`: who promised what to whom, how much, how firmly, and what was only told again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import console, count, cut, json_lines, listed, table

if TYPE_CHECKING:
    from headwater.records import LedgerRow, LedgerSum

_WHAT = 48  # characters of the wording that a row of the table shows


def ledger(
    topic: Annotated[str | None, typer.Option(metavar="WORDS", help="Only what holds all these words.")] = None,
    by: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this party binds itself to.")] = None,
    to: Annotated[str | None, typer.Option(metavar="NAME", help="Only what is promised to this party.")] = None,
    unit: Annotated[str | None, typer.Option(metavar="UNIT", help="Only this currency (EUR) or unit (tonne).")] = None,
    store: Store = None,
    json: Json = False,
) -> None:
    """Show figures and commitments over time across stories: who promised what to whom, how much, and how firmly.

    A row that tells an earlier one again says which; the totals at the foot count every commitment once.
    The table shows commitments, and figures too when --topic or --unit asks for them; --json prints all.

    Example: headwater ledger --unit EUR
    """
    from headwater.shapes import make

    with opened(store) as archive:
        rows, sums = archive.ledger(topic=topic, by=by, to=to, unit=unit)
    if json:
        json_lines(map(make.ledger_row, rows))
        return
    out = console()
    shown = [row for row in rows if row.kind == "commitment" or topic or unit]
    if not shown:
        out.print(
            "Nothing is promised in what is kept." if not rows else f"No commitments; {count(len(rows), 'figure')}."
        )
        return
    number = {row.row: at for at, row in enumerate(shown, 1)}
    made = table("no.", "date", "by", "to", "amount", "status", "what", "sources", right=("no.", "sources"))
    for row in shown:
        made.add_row(
            str(number[row.row]), row.date or "", row.by or "", row.to or "", row.amount or "", _status(row, number),
            cut(row.what, _WHAT), str(row.independent),
        )  # fmt: skip
    out.print(made)
    for total in (it for it in sums if it.counted):
        out.print(f"\nTotal {_money(total)} in {count(total.counted, 'commitment')}{_left_out(total)}.", style="bold")


def _status(row: LedgerRow, number: dict[str, int]) -> str:
    """How firm a row is, and which row it tells again or is part of."""
    said = row.status or row.kind
    if row.repeats is not None:
        return f"{said}, again {number[row.repeats]}" if row.repeats in number else f"{said}, again"
    if row.part_of is not None and row.part_of in number:
        return f"{said}, part of {number[row.part_of]}"
    return f"{said}, said before" if row.before else said


def _money(total: LedgerSum) -> str:
    return f"{total.total.normalize():,f} {total.unit}"


def _left_out(total: LedgerSum) -> str:
    reasons = [
        count(total.repeated, "repetition") if total.repeated else "",
        f"{count(total.parts, 'part')} of a sum that is counted" if total.parts else "",
        f"{count(total.void, 'row')} that {'binds' if total.void == 1 else 'bind'} nobody or no more"
        if total.void
        else "",
    ]
    said = [reason for reason in reasons if reason]
    return f"; left out: {listed(said)}" if said else ""

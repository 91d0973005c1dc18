"""`headwater compare`: what changed from one article to another."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Store
from headwater.cli.printing import complain, console, count, json_lines, table
from headwater.errors import HeadwaterError, InputRefused, UnknownReference, UsageError

if TYPE_CHECKING:
    from headwater.archive.desk import Desk
    from headwater.records import Alteration, Comparison, Pair

_PLACE = {"critical": 0, "meaning": 1, "minor": 2}


def compare(
    a: Annotated[str | None, typer.Argument(metavar="A", help="An article: a page on disk, or a reference.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="The other one.")] = None,
    pairs: Annotated[
        str | None, typer.Option("--pairs", metavar="FILE|-", help="Compare many: a file with `A<TAB>B` a line.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also what changed without changing the meaning.")] = False,
    store: Store = None,
    json: Json = False,
) -> None:
    """Show what changed from one article to another: figures, names, quotes, sentences.

    Pages on disk are read; other references come from the store. PAGE#2 is the second article of a page. Of two kept
    texts of one family the tree says which was made from which.

    Example: headwater compare pages/wire.txt#1 pages/copy.html#1
    """
    from headwater.shapes import make

    refused: list[HeadwaterError] = []
    desk = _desk(store)
    for first, second in _asked(a, b, pairs):
        try:
            found = desk.compare(first, second)
        except (UnknownReference, InputRefused) as problem:
            refused.append(problem)
            continue
        if json:
            json_lines([make.comparison(found.pair, found.alterations)])
        else:
            _show(found, every)
    if complain(_Reason(problem) for problem in refused):
        raise typer.Exit(1)


class _Reason:
    def __init__(self, problem: HeadwaterError) -> None:
        self.reason = problem.message
        self.hint = problem.hint


def _desk(store: str | None) -> Desk:
    """A desk over the store, or over files alone when there is no store yet."""
    from pathlib import Path

    from headwater import archive
    from headwater.settings import Settings

    where = store or Settings().store
    if store is None and not Path(where).exists():
        from headwater.archive.desk import Desk

        return Desk()
    return archive.open(where, create=False).desk()


def _asked(a: str | None, b: str | None, pairs: str | None) -> Iterator[tuple[str, str]]:
    if pairs is None:
        if a is None or b is None:
            raise UsageError("Cannot compare: two articles are needed.", "headwater compare wire.txt#1 copy.html#1")
        yield a, b
        return
    if pairs == "-":
        lines = sys.stdin.read().splitlines()
    else:
        from pathlib import Path

        try:
            lines = Path(pairs).read_text(encoding="utf-8").splitlines()
        except OSError as problem:
            raise UsageError(f"Cannot read the pairs in `{pairs}`: {problem.strerror}.") from problem
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        parts = line.split("\t")
        if len(parts) != 2:
            raise UsageError(f"Cannot read line {number} of the pairs: it has {len(parts)} of 2 references.", "A<TAB>B")
        yield parts[0].strip(), parts[1].strip()


def _show(found: Comparison, every: bool) -> None:
    out = console()
    out.print(f"{found.pair.a}\n{found.pair.b}")
    out.print(_verdict(found.pair))
    for reason in found.pair.evidence:
        out.print(f"  because {reason}", style="dim")
    if found.pair.relation is None:
        out.print()
        return
    kinds = Counter(row.kind for row in found.pair.alignment)
    out.print("Sentences: " + ", ".join(f"{number} {kind}" for kind, number in kinds.most_common()) + ".")
    shown = [row for row in found.alterations if every or row.meaning_changed]
    out.print(f"{count(sum(row.meaning_changed for row in found.alterations), 'change')} of meaning.")
    if shown:
        out.print(rows(shown))
    out.print()


def rows(changed: Sequence[Alteration]) -> object:
    """Changed facts as a table."""
    made = table("weight", "what", "from", "to")
    for row in sorted(changed, key=lambda row: _PLACE[row.severity]):
        weight = row.severity if row.meaning_changed else "same meaning"
        style = "bold" if row.severity == "critical" else None
        made.add_row(weight, row.type, row.before or "", row.after or "", style=style)
    return made


def _verdict(pair: Pair) -> str:
    if pair.relation is None:
        return "Neither text derives from the other."
    shared = (
        f"{pair.shared_of_a:.0%} of the first stands in the second, {pair.shared_of_b:.0%} of the second in the first"
    )
    way = {
        "a->b": f"The second was made from the first ({pair.relation})",
        "b->a": f"The first was made from the second ({pair.relation})",
        "siblings": f"Both were made from a third text ({pair.relation})",
        "none": f"They share text ({pair.relation}); which came first is not known",
    }[pair.direction]
    return f"{way}, score {pair.score:.2f}; {shared}."

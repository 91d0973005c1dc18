"""`headwater export`: what is kept, for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from headwater.cli.options import Store, opened
from headwater.cli.printing import console
from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.archive import Archive

What = Literal["articles", "families", "stories", "statements", "entities", "ledger", "archive"]
Form = Literal["jsonl", "csv", "parquet", "dot", "tei", "prov"]

SHAPE_OF = {
    "articles": "article", "families": "family", "stories": "story", "statements": "statement", "entities": "entity",
    "ledger": "ledger",
}  # fmt: skip
"""The shape that each export has rows of."""


def export(
    what: Annotated[What, typer.Argument(help="What to write.")] = "families",
    form: Annotated[Form, typer.Option("--format", help="dot, tei and prov are for families.")] = "jsonl",
    family: Annotated[str | None, typer.Option("--family", help="Only this family, or that of an article.")] = None,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write it there, not on screen.")] = None,
    store: Store = None,
) -> None:
    """Write what is kept in a form that other programs read.

    jsonl has the shapes that the commands print with --json; csv has the same in a table, lists as JSON in a cell;
    parquet has typed columns (extra `headwater[parquet]`). `archive` is everything as it came, for `headwater import`.
    dot draws family trees with Graphviz (lost witnesses grey, further exemplars dashed), tei has witnesses, stemma and
    apparatus of one family, prov says in W3C PROV what was derived, revised and quoted from what.

    Example: headwater export families --format dot --out trees.dot
    """
    if form in ("dot", "tei", "prov") and what != "families":
        raise UsageError(f"Cannot write {what} as {form}: that form is for families.", "--format jsonl or csv")
    if family is not None and what != "families":
        raise UsageError(f"Cannot write the {what} of one family.", "headwater export families --family ID")
    if (what == "archive" or form == "parquet") and out is None:
        raise UsageError(f"Cannot write {what} as {form} on screen.", "--out FILE")
    with opened(store) as archive:
        if out is not None and what == "archive":
            carried = archive.export_all(out)
            console().print(f"{out} is written: {carried.captures} pages, {carried.decisions} judgements.")
            return
        if out is not None and form == "parquet":
            from headwater.exports.parquet import write

            rows = write(_shapes(archive, what), SHAPE_OF[what], out)
            console().print(f"{out} is written: {rows} rows.")
            return
        lines = _families(archive, form, family) if what == "families" else _rows(_shapes(archive, what), form)
        if out is None:
            for line in lines:
                typer.echo(line)
            return
        try:
            with out.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(f"{line}\n" for line in lines)
        except OSError as problem:
            raise UsageError(
                f"Cannot write `{out}`: {problem.strerror or problem}.", "--out names a file in a folder that exists"
            ) from None
    console().print(f"{out} is written.")


def _rows(shapes: Iterable[Any], form: Form) -> Iterator[str]:
    from headwater.exports.rows import jsonl, table

    return (table if form == "csv" else jsonl)(shapes)


def _shapes(archive: Archive, what: What) -> Iterator[Any]:
    from headwater.shapes import make

    ways: dict[str, Callable[[], Iterator[Any]]] = {
        "families": lambda: map(make.family, archive.families()),
        "articles": lambda: (make.article(archive.article(ref)) for ref in archive.refs()),
        "stories": lambda: map(make.story, archive.stories()),
        "statements": lambda: map(make.statement, archive.statements()),
        "entities": lambda: map(make.entity, archive.entities()),
        "ledger": lambda: map(make.ledger_row, archive.ledger()[0]),
    }
    return ways[what]()


def _families(archive: Archive, form: Form, id: str | None) -> Iterator[str]:
    from headwater.shapes import make

    found = archive.families() if id is None else (archive.family(id),)
    if form in ("jsonl", "csv"):
        yield from _rows(map(make.family, found), form)
        return
    articles = archive.articles({ref for family in found for ref in family.refs})
    if form == "dot":
        from headwater.exports.dot import dot

        yield from dot(found, articles)
    elif form == "prov":
        from headwater.exports.prov import prov

        yield prov(found, articles)
    else:
        if len(found) != 1:
            raise UsageError(
                f"Cannot write {len(found)} families as one TEI document.", "headwater export --format tei --family ID"
            )
        from headwater.exports.tei import tei
        from headwater.families.apparatus import apparatus

        yield tei(found[0], articles, apparatus(found[0], archive.changes(found[0].id), articles)).rstrip("\n")

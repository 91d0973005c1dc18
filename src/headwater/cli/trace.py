"""`headwater trace`: where a text comes from, as far as the archive knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.compare import rows as changed_facts
from headwater.cli.options import Json, Seen, Store, opened, standard_input
from headwater.cli.printing import complain, console, count, cut, json_lines, table, where_from, without_article

if TYPE_CHECKING:
    from headwater.records import Near, Traced

_SHOWN = 10  # near texts that people are shown
_WIDTH = 70
_WAY = {
    "b->a": "was made from it",
    "a->b": "is its source",
    "siblings": "has a source in common with it",
    "none": "shares text with it",
}


def trace(
    page: Annotated[str, typer.Argument(metavar="PAGE|-", help="A page on disk, or - for standard input.")],
    every: Annotated[bool, typer.Option("--all", help="All near texts, and what changed without meaning.")] = False,
    seen: Seen = None,
    store: Store = None,
    json: Json = False,
) -> None:
    """Tell where the articles of a page come from: the nearest kept texts, the original, and what was changed.

    Nothing is added to what is kept.

    Example: headwater trace pages/blog.txt
    """
    from headwater.shapes import make

    with opened(store) as archive:
        traced, refused = archive.trace(page, stdin=standard_input([page]), seen=seen)
    failed = complain(refused)
    if json:
        json_lines(map(make.traced, traced))
    else:
        for it in traced:
            _show(it, every)
    if not traced and not failed:
        without_article(page, "nothing can be traced")
    if failed or not traced:
        raise typer.Exit(1)


def _show(it: Traced, every: bool) -> None:
    out = console()
    out.print(f"{it.article.ref}  “{cut(it.article.title or it.article.text, _WIDTH)}”")
    if not it.nearest:
        out.print("No kept text is a copy or a source of it.\n")
        return
    shown = it.nearest if every else it.nearest[:_SHOWN]
    rows = table("kept text", "this text", "how", "in common", "score", right=("score",))
    for near in shown:
        rows.add_row(*_row(near))
    out.print(rows)
    if len(shown) < len(it.nearest):
        out.print(f"and {count(len(it.nearest) - len(shown), 'more text')}")
    out.print(_origin(it))
    changed = [row for row in it.alterations if every or row.meaning_changed]
    said = count(sum(row.meaning_changed for row in it.alterations), "change")
    out.print(f"{said} of meaning since {it.nearest[0].article.ref}.")
    if changed:
        out.print(changed_facts(changed))
    out.print()


def _row(near: Near) -> tuple[str, str, str, str, str]:
    pair = near.pair
    common = f"{pair.shared_of_a:.0%} of this, {pair.shared_of_b:.0%} of it"
    told = f"{near.article.ref} ({where_from(near.article)})"
    return told, _WAY[pair.direction], pair.relation or "", common, f"{pair.score:.2f}"


def _origin(it: Traced) -> str:
    if it.origin is None:
        return "No kept text is its source: it reads like the earlier one."
    if it.origin.startswith("lost:"):
        return "The original is a lost version that no kept page holds."
    return f"The original, as far as is kept: {it.origin}"

"""`headwater search`: articles that hold some words."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import console, cut, json_lines, table, where_from

_TITLE = 50


def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY...", help='Words; "in quotes" in this order.')],
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="At most so many articles.")] = 20,
    store: Store = None,
    json: Json = False,
) -> None:
    """Find the articles that hold all these words, best first.

    Example: headwater search dam breach
    """
    from headwater.shapes import make

    with opened(store) as archive:
        found = archive.search(" ".join(query), limit=limit)
    if json:
        json_lines(map(make.hit, found))
        return
    out = console()
    if not found:
        out.print("No article holds all of these words.")
        return
    made = table("article", "title", "printed by", "words")
    for it in found:
        made.add_row(it.article.ref, cut(it.article.title or "", _TITLE), where_from(it.article), it.snippet)
    out.print(made)

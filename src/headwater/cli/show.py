"""`headwater show`: one article as it is kept."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import console, count, json_lines, where_from


def show(
    ref: Annotated[str, typer.Argument(metavar="REF", help="PAGE#N, PAGE@1a2b3c4d#N, or a page with one article.")],
    store: Store = None,
    json: Json = False,
) -> None:
    """Show one article that is kept: its text, when it was captured, its family and its story.

    Example: headwater show pages/blog.txt#2
    """
    from headwater.shapes import make

    with opened(store) as archive:
        shown = archive.show(ref)
        if json:
            json_lines([make.shown(shown)])
            return
        family = archive.family(shown.family) if shown.family else None
        story = archive.story(shown.story) if shown.story else None
    article = shown.article
    out = console()
    out.print(article.title or "(no title)", style="bold")
    out.print(where_from(article))
    out.print(f"{article.ref}, captured {shown.captured_at}" + _others(len(shown.captures) - 1))
    if family is not None:
        out.print(f"{family.id}: one of {count(len(family.refs), 'text')} that derive from one another")
    if story is not None:
        sources = count(story.independent_sources, "independent source")
        out.print(f"{story.id}: {story.title} ({sources}, {count(len(story.refs), 'article')})")
    for _, words in article.paragraphs():
        out.print()
        out.print(" ".join(words.split()))


def _others(number: int) -> str:
    return f"; {count(number, 'other capture')} of the page" if number else ""

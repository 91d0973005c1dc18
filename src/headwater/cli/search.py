"""`headwater search`: articles that hold some words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import console, cut, json_lines, table, where_from

if TYPE_CHECKING:
    from rich.text import Text

    from headwater.records import Found

_TITLE = 50


def search(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY", help='Words; "in quotes" in this order.')
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="TIME", help="Published from then on: a date, or 24h, 7d, 2w ago.")
    ] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="TIME", help="Published until then.")] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="NAME", help="Part of the publisher's name or of the address.")
    ] = None,
    entity: Annotated[
        str | None, typer.Option("--entity", metavar="NAME", help="Who or what is mentioned, in any spelling.")
    ] = None,
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Two letters: en, es, de.")] = None,
    story: Annotated[str | None, typer.Option("--story", metavar="STORY", help="Only articles of this story.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, max=10_000, help="At most so many articles.")] = 20,
    store: Store = None,
    json: Json = False,
) -> None:
    """Find the articles that hold all these words, best first; with filters alone the newest first.

    Example: headwater search dam breach --since 7d --language en
    """
    from headwater.records import Sought
    from headwater.shapes import make

    sought = Sought(" ".join(query or ()), since, until, source, entity, language, story, limit)
    with opened(store) as archive:
        answers = archive.search(sought)
    if json:
        json_lines(map(make.hit, answers.found))
        return
    out = console()
    if not answers.found:
        out.print("No article holds all of these words." if query else "No article passes these filters.")
        return
    made = table("article", "title", "printed by", "published", "words")
    for it in answers.found:
        shown = (it.article.published or "")[:10]
        made.add_row(
            it.article.ref, cut(it.article.title or "", _TITLE), where_from(it.article), shown, _with_words_bold(it)
        )
    out.print(made)
    if answers.total > len(answers.found):
        out.print(f"{len(answers.found)} of {answers.total} are shown; --limit shows more.")


def _with_words_bold(it: Found) -> Text:
    from rich.text import Text

    text = Text(it.snippet)
    for span in it.found:
        text.stylize("bold", span.start, span.end)
    return text

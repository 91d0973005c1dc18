"""`headwater stories`: what happened, and who reported it for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import console, count, cut, day, json_lines, listed, rank, table, where_from

if TYPE_CHECKING:
    from rich.console import Console

    from headwater.archive import Archive
    from headwater.records import Story

_TITLE = 60


def stories(
    story: Annotated[str | None, typer.Argument(metavar="STORY", help="Only this one, or that of an article.")] = None,
    store: Store = None,
    json: Json = False,
) -> None:
    """Show what happened: the stories that the articles tell, each with its independent sources.

    With a STORY its summary, who reported it, and its timeline. A letter is a source, a number a copy of it.

    Example: headwater stories
    """
    from headwater.shapes import make

    with opened(store) as archive:
        found = archive.stories() if story is None else (archive.story(story),)
        if json:
            json_lines(map(make.story, found))
        elif story is None:
            _list(found)
        else:
            _tell(console(), archive, found[0])


def _list(found: tuple[Story, ...]) -> None:
    out = console()
    if not found:
        out.print("No story: nothing is kept yet. Keep some pages with `headwater add PAGE`.")
        return
    numbers = ("sources", "articles", "conflicts")
    made = table("story", "title", *numbers, "latest", right=numbers)
    for it in found:
        counts = (str(it.independent_sources), str(len(it.refs)), str(it.conflicts or ""))
        made.add_row(it.id, cut(it.title, _TITLE), *counts, day(it.last_published)[:10])
    out.print(made)


def _tell(out: Console, archive: Archive, story: Story) -> None:
    out.print(story.title, style="bold")
    sources = count(story.independent_sources, "independent source")
    conflicts = f", {count(story.conflicts, 'conflict')}" if story.conflicts else ""
    out.print(f"{sources}, {count(len(story.refs), 'article')}{conflicts}. {_when(story)}")
    for label, words in (("Who", story.people), ("Where", story.places)):
        if words:
            out.print(f"{label}: {listed(words)}.")
    sigla = dict(story.sigla)
    if story.summary:
        out.print()
        for row in story.summary:
            out.print(f"  {row.sentence} [{sigla.get(row.ref, row.ref)}]")
    articles = archive.articles(story.refs)
    out.print()
    made = table("", "article", "printed by", "title")
    for ref in sorted(story.refs, key=lambda ref: (rank(sigla.get(ref, "~")), ref)):
        made.add_row(sigla.get(ref, ""), ref, where_from(articles[ref]), cut(articles[ref].title or "", _TITLE))
    out.print(made)
    if story.timeline:
        out.print()
        times = table("when", "what", "from")
        for event in story.timeline:
            marks = ", ".join(dict.fromkeys(sigla.get(ref, ref) for ref in event.refs))
            times.add_row(event.date, event.event + (" (planned)" if event.planned else ""), marks)
        out.print(times)
    out.print(f"\nheadwater statements {story.id} tells what is claimed.", style="dim")


def _when(story: Story) -> str:
    first, last = day(story.first_published), day(story.last_published)
    if not first:
        return "No article has a date."
    return f"Published {first}." if first == last else f"Published {first} to {last}."

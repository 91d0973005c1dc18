"""`headwater statements`: what is claimed, by whom, on how many legs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import console, count, cut, json_lines, listed
from headwater.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from headwater.records import Claim

_AT_FIRST = 25  # what a reader sees of a story
_QUOTE = 160


def statements(
    stories: Annotated[
        list[str] | None, typer.Argument(metavar="STORY...", help="Stories, or articles of them.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="The statements of every story.")] = False,
    store: Store = None,
    json: Json = False,
) -> None:
    """Show what is claimed, by whom, and on how many independent sources; most weighty first.

    Copies never count as sources. Of every story the first 25 statements are shown; --json prints all.

    Example: headwater statements --all
    """
    from headwater.shapes import make

    if every == bool(stories):
        raise UsageError("Cannot tell which statements: name stories, or say --all.", "headwater statements --all")
    with opened(store) as archive:
        if json:
            claims = archive.statements() if every else [c for it in stories or () for c in archive.statements(it)]
            json_lines(map(make.statement, claims))
            return
        out = console()
        told = archive.stories() if every else [archive.story(it) for it in stories or ()]
        for story in told:
            found = archive.statements(story.id)
            out.print(f"{story.title} ({story.id}): {count(len(found), 'statement')}", style="bold")
            for claim in found[:_AT_FIRST]:
                _show(out, claim)
            if len(found) > _AT_FIRST:
                out.print(f"... and {len(found) - _AT_FIRST} more; --json prints all.", style="dim")
            out.print()


def _show(out: Console, claim: Claim) -> None:
    sources = count(claim.independent, "independent source")
    voices = f" ({count(len(claim.voices), 'voice')}: {listed(claim.voices)})" if claim.voices else ""
    out.print()
    out.print(f"  {claim.text}", style="bold" if claim.verdict == "conflict" else None)
    out.print(f"    {claim.verdict}: {sources}{voices}. {claim.why}")
    if len(claim.values) > 1:
        for value in claim.values:
            normal = f" = {value.normalized}" if value.normalized else ""
            out.print(f"    {value.value}{normal}: {listed(value.refs)}")
    for words in (claim.values[0].quotes if claim.values else ())[:1]:
        out.print(f"    “{cut(words.text, _QUOTE)}” [{words.ref}]", style="dim")

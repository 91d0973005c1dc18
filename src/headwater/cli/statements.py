"""`headwater statements`: what is claimed, by whom, on how many legs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import console, count, cut, json_lines, listed, rank
from headwater.errors import UsageError

if TYPE_CHECKING:
    from rich.console import Console
    from rich.padding import Padding

    from headwater.archive import Archive
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
            sigla = dict(story.sigla)
            out.print(f"{story.title} ({story.id}): {count(len(found), 'statement')}", style="bold")
            if key := _key(archive, sigla):
                out.print(key, style="dim")
            for claim in found[:_AT_FIRST]:
                _show(out, claim, sigla)
            if len(found) > _AT_FIRST:
                out.print(f"\n  ... and {len(found) - _AT_FIRST} more; --json prints all.", style="dim")
            out.print()


def _key(archive: Archive, sigla: Mapping[str, str]) -> str:
    """Which letter is which source."""
    articles = archive.articles(ref for ref, mark in sigla.items() if mark.isalpha())
    marks = sorted((sigla[ref], article.publisher or ref) for ref, article in articles.items())
    return ", ".join(f"{mark} = {name}" for mark, name in marks) + ("; A1, A2 ... are copies of A" if marks else "")


def _show(out: Console, claim: Claim, sigla: Mapping[str, str]) -> None:
    sources = count(claim.independent, "independent source")
    voices = f" ({count(len(claim.voices), 'voice')}: {listed(claim.voices)})" if claim.voices else ""
    out.print()
    out.print(f"  {claim.text}", style="bold")
    out.print(_indented(f"{claim.verdict}: {sources}{voices}. {claim.why}"))
    if len(claim.values) > 1:
        for value in claim.values:
            out.print(_indented(f"{_marks(value.refs, sigla)}: {cut(value.value, _QUOTE)}"))
    else:
        out.print(_indented(f"in {_marks(claim.values[0].refs, sigla)}" if claim.values else ""))


def _marks(refs: Sequence[str], sigla: Mapping[str, str]) -> str:
    return " ".join(sorted((sigla.get(ref, ref) for ref in refs), key=rank))


def _indented(text: str) -> Padding:
    from rich.padding import Padding

    return Padding(text, (0, 0, 0, 4), expand=False)

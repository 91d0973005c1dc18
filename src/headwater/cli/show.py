"""`headwater show`: one article read closely, with everything marked in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Store
from headwater.cli.printing import console, count, harmless, json_lines, where_from
from headwater.errors import UnknownReference, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from headwater.archive import Archive
    from headwater.archive.closely import Close

_KINDS = ("names", "figures", "quotes", "commitments", "events", "furniture")


def show(
    ref: Annotated[str, typer.Argument(metavar="REF", help="PAGE#N, PAGE@1a2b3c4d#N, or a page with one article.")],
    only: Annotated[
        str, typer.Option("--only", metavar="KINDS", help="Of " + ",".join(_KINDS) + " only these, comma-separated.")
    ] = "",
    store: Store = None,
    json: Json = False,
) -> None:
    """Show one article with all that was read in it: names, figures, quotes, sources, commitments, furniture.

    Each is numbered where it stands and told with its reason below the paragraph. An article that is kept comes with
    its captures, family and story; a page on disk that is not kept is read.

    Example: headwater show pages/blog.txt#2
    """
    kinds = _chosen(only)
    close, archive = _close(ref, store)
    if json:
        from headwater.shapes import closely

        kept = tuple(mark for mark in close.marks if mark.kind in kinds)
        json_lines([closely.shown(close.article, close.text, kept, close.shown)])
        return
    from headwater.cli.marking import print_marked

    out = console()
    _print_head(close, archive, out)
    print_marked(close, kinds, out)


def _chosen(only: str) -> frozenset[str]:
    asked = [word.strip().lower() for word in only.split(",") if word.strip()]
    for word in asked:
        if word not in _KINDS:
            raise UsageError(f"Cannot show `{word}`: there is no such kind.", "say one of " + ", ".join(_KINDS))
    return frozenset(word.removesuffix("s") for word in asked or _KINDS)


def _close(ref: str, store: str | None) -> tuple[Close, Archive | None]:
    """The article from the store, else from the page on disk."""
    from pathlib import Path

    from headwater import archive
    from headwater.archive import closely
    from headwater.settings import Settings

    where = store or Settings().store
    if store is None and not Path(where).exists() and "://" not in str(where):
        return closely.on_disk(ref), None
    kept = archive.open(where, create=False)
    try:
        return kept.closely(ref), kept
    except UnknownReference:
        meant = archive.Reference.of(ref)
        if meant.sha is None and (Path(meant.address).is_file() or Path(ref).is_file()):
            return closely.on_disk(ref), None
        raise


def _print_head(close: Close, archive: Archive | None, out: Console) -> None:
    article, shown = close.article, close.shown
    out.print(harmless(article.title or "(no title)"), style="bold")
    out.print(harmless(where_from(article)))
    if shown is None or archive is None:
        out.print(harmless(f"{article.ref}, read from the page; it is not kept"))
        return
    out.print(harmless(f"{article.ref}, captured {shown.captured_at}") + _others(len(shown.captures) - 1))
    family = archive.family(shown.family) if shown.family else None
    story = archive.story(shown.story) if shown.story else None
    if family is not None:
        out.print(f"{family.id}: one of {count(len(family.refs), 'text')} that derive from one another")
    if story is not None:
        sources = count(story.independent_sources, "independent source")
        out.print(harmless(f"{story.id}: {story.title} ({sources}, {count(len(story.refs), 'article')})"))


def _others(number: int) -> str:
    return f"; {count(number, 'other capture')} of the page" if number else ""

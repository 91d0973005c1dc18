"""`headwater remove`: forget pages."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import complain, count, json_lines
from headwater.errors import UsageError

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ][\d:.+Z-]+)?)?)?$")


def remove(
    refs: Annotated[
        list[str] | None, typer.Argument(metavar="REF...", help="Pages; an article goes with its page.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", help="Pages by this publisher, or of this followed source.")
    ] = None,
    before: Annotated[str | None, typer.Option("--before", help="Pages captured before this date (ISO 8601).")] = None,
    store: Store = None,
    json: Json = False,
) -> None:
    """Forget pages and everything that rests on them alone.

    All captures of a page go, unless the reference names one (PAGE@1a2b3c4d).

    Example: headwater remove pages/blog.txt
    """
    from headwater.shapes import make

    if not refs and source is None and before is None:
        raise UsageError("Cannot remove: nothing is named.", "headwater remove pages/blog.txt")
    if before is not None and not _DATE.match(before):
        raise UsageError(
            f"Cannot tell what `--before {before}` means: it is no date.", "headwater remove --before 2026-03-01"
        )
    with opened(store) as archive:
        removed = archive.remove(refs or [], source=source, before=before)
    failed = complain(removed.refused)
    if json:
        json_lines([make.removed(removed)])
    else:
        typer.echo(f"{count(removed.pages, 'page')} with {count(removed.articles, 'article')} forgotten.")
    if failed:
        raise typer.Exit(1)

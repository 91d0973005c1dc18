"""`headwater import`: what another archive held."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.options import Store, opened
from headwater.cli.printing import Watch, error


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `headwater export archive` wrote.")],
    store: Store = None,
) -> None:
    """Put what another archive held beside what is kept, with what people decided there, and relate it all.

    What is kept already stays as it is, so that importing twice changes nothing.

    Example: headwater import desk.jsonl.gz
    """
    with opened(store, create=True) as archive, Watch() as watch:
        found = archive.import_all(file, progress=watch)
    typer.echo(
        f"{found.captures} pages and {found.decisions} judgements are new, {found.known} pages were kept already.\n"
        f"{found.moved.families} families and {found.moved.stories} stories changed."
    )
    for line in found.refused:
        error(f"Cannot import {line}.")
    if found.refused:
        raise typer.Exit(1)

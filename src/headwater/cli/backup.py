"""`headwater backup`: a copy of everything that is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.options import Store, opened


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
    store: Store = None,
) -> None:
    """Write a copy of the whole store into one file, while others go on reading and adding.

    Example: headwater backup monday.db
    """
    with opened(store, relate=False) as archive:
        size = archive.backup(file)
    typer.echo(f"{file} is written: {size / 1_000_000:,.1f} MB.")

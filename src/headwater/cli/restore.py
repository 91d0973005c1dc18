"""`headwater restore`: a copy takes the place of the store."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.options import Store


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What `headwater backup` wrote.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace the store that is there; it is kept beside the restored one.")
    ] = False,
    store: Store = None,
) -> None:
    """Check a copy and put it in the place of the store.

    Example: headwater restore monday.db --replace
    """
    from headwater import archive

    where = archive.restore(file, store, replace=replace)
    typer.echo(f"{where} holds what {file} held.")

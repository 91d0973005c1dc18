"""`headwater move`: everything that is kept, into another store."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.printing import console


def move(
    source: Annotated[str, typer.Argument(metavar="FROM", help="A file, or postgresql://USER@HOST/DATABASE.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="The same; it must hold nothing yet.")],
) -> None:
    """Put everything that a store holds into another one: from a file into a team's PostgreSQL database, or back.

    The first store stays as it is. Others may use it meanwhile; what they add after the beginning is not moved.

    Example: headwater move news.db news-copy.db
    """
    from headwater.archive import move as run

    rows = run(source, target)
    console().print(f"{rows:,} rows are moved. `headwater check --store` tells how the new store is.")

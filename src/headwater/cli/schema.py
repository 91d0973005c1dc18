"""`headwater schema`: the JSON that --json prints, as JSON Schema."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from headwater.errors import UsageError


def schema(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="A shape; without it their names are listed.")
    ] = None,
) -> None:
    """Print the JSON Schema of what --json prints.

    Example: headwater schema article
    """
    from headwater.shapes.schema import SHAPES
    from headwater.shapes.schema import schema as schema_of

    if name is None:
        for known in SHAPES:
            typer.echo(known)
        return
    if name not in SHAPES:
        raise UsageError(f"Cannot print the schema of `{name}`: there is none.", f"there are {', '.join(SHAPES)}")
    typer.echo(json.dumps(schema_of(name), indent=2, ensure_ascii=False))

"""`headwater entities`: who and what is named, in all spellings."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import console, json_lines, table


def entities(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Only what has a spelling with these words.")
    ] = None,
    store: Store = None,
    json: Json = False,
) -> None:
    """Show the people, organisations, places and events that are named, with all their spellings.

    A spelling with a question mark looks damaged: a copy wrote it where its original has another.

    Example: headwater entities
    """
    from headwater.shapes import make

    with opened(store) as archive:
        found = archive.entities(name)
    if json:
        json_lines(map(make.entity, found))
        return
    out = console()
    if not found:
        out.print("Nothing is named." if name is None else f"Nothing is named “{name}”.")
        return
    made = table("name", "type", "articles", "other spellings", right=("articles",))
    for it in found:
        others = [row for row in it.spellings if row.text != it.name]
        spelled = ", ".join(f"{row.text}{'?' if row.suspect else ''} ({row.count})" for row in others)
        made.add_row(it.name, it.type, str(len({ref for row in it.spellings for ref in row.refs})), spelled)
    out.print(made)

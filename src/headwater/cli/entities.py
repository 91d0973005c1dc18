"""`headwater entities`: who and what is named, in all spellings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import console, json_lines, table
from headwater.errors import InputRefused


def entities(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Only what has a spelling with these words.")
    ] = None,
    known: Annotated[
        Path | None,
        typer.Option("--known", metavar="CSV", help="Keep this list of known names (name, alias, type, id) first."),
    ] = None,
    store: Store = None,
    json: Json = False,
) -> None:
    """Show the people, organisations, places and events that are named, with all their spellings.

    A spelling with a question mark looks damaged: a copy wrote it where its original has another.

    A list of known names is kept with the store in place of a former one: its aliases are one thing, things with two
    ids stay two, and its names, types and ids are the ones shown. An empty list with a head line takes it away.

    Example: headwater entities
    """
    from headwater.shapes import make

    with opened(store) as archive:
        if known is not None:
            archive.know_names(_lines(known), str(known))
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


def _lines(known: Path) -> list[str]:
    try:
        return known.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputRefused(f"Cannot read names from {known}: {error}.", "A CSV file in UTF-8") from error

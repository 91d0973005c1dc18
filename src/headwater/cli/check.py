"""`headwater check`: whether the store is whole."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import Watch, console, error, json_lines, table


def check(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="First derive everything anew from the kept pages.")
    ] = False,
    store: Store = None,
    json: Json = False,
) -> None:
    """Tell whether the store is whole and up to date, and how much it holds.

    Everything but the captured pages is derived from them; --rebuild derives it anew, after an update of Headwater.

    Example: headwater check
    """
    from headwater.shapes import make

    with opened(store, relate=not rebuild) as archive, Watch() as watch:
        if rebuild:
            archive.rebuild(progress=watch)
        checked = archive.check()
    if json:
        json_lines([make.checked(checked)])
    else:
        out = console()
        out.print(f"{checked.store}: {'whole and up to date' if not checked.troubles else 'not in order'}.")
        made = table("", "", right=("",))
        made.show_header = False
        for name, number in checked.counts:
            made.add_row(name, str(number))
        out.print(made)
    for trouble in checked.troubles:
        error(trouble, "headwater check --rebuild")
    if checked.troubles:
        raise typer.Exit(1)

"""Options that several commands share, in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

if TYPE_CHECKING:
    from headwater.archive import Archive

Store = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PATH",
        help="The file everything is kept in, or postgresql://USER@HOST/DATABASE; else HEADWATER_STORE, else your own.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line instead of text for people.")]
Seen = Annotated[
    str | None,
    typer.Option(
        "--seen",
        metavar="TIME",
        help='When the pages were seen (ISO 8601), to date "5 hours ago" on pages without a date.',
    ),
]


def opened(store: str | None, *, create: bool = False, relate: bool = True, processes: int = 1) -> Archive:
    """The archive that a command works on."""
    from headwater import archive

    return archive.open(store, create=create, relate=relate, processes=processes)


def standard_input(inputs: list[str]) -> BinaryIO | None:
    """Where standard input can be read from, when an input says `-`."""
    import sys

    return sys.stdin.buffer if "-" in inputs else None

"""The command line: one file a command. `app` is the whole of it.

To add a command, write `cli/<name>.py` with a function of that name and put it into `_COMMANDS` under its heading.
Nothing here loads a stage: every command imports what it needs when it runs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperGroup

from headwater.cli.add import add
from headwater.cli.alert import alert
from headwater.cli.backup import backup
from headwater.cli.changes import changes
from headwater.cli.check import check
from headwater.cli.compare import compare
from headwater.cli.demo import demo
from headwater.cli.digest import digest
from headwater.cli.entities import entities
from headwater.cli.export import export
from headwater.cli.families import families
from headwater.cli.follow import follow
from headwater.cli.import_ import import_
from headwater.cli.judge import judge
from headwater.cli.ledger import ledger
from headwater.cli.mcp import mcp
from headwater.cli.move import move
from headwater.cli.read import read
from headwater.cli.remove import remove
from headwater.cli.report import report
from headwater.cli.restore import restore
from headwater.cli.schema import schema
from headwater.cli.search import search
from headwater.cli.serve import serve
from headwater.cli.show import show
from headwater.cli.statements import statements
from headwater.cli.stories import stories
from headwater.cli.token import token
from headwater.cli.trace import trace
from headwater.cli.watch import watch

__all__ = ["app"]

_COMMANDS: dict[str, tuple[Callable[..., Any], ...]] = {
    "Look at pages": (read, compare, trace),
    "Keep pages": (add, remove, judge, check, backup, restore, move),
    "Follow sources": (follow, watch, changes, alert),
    "Ask what is kept": (stories, statements, ledger, families, entities, show, search),
    "Tell it": (digest, report),
    "See it as pages": (serve, token, demo),
    "For programs": (export, import_, mcp, schema),
}



def name(command: Callable[..., Any]) -> str:
    """What a command is called: its function's name, without the underscore that Python's own words need."""
    return command.__name__.rstrip("_")


def _clause(help: str) -> str:
    """What a command does, in the first clause of its help."""
    sentence = " ".join(help.split()).partition(". ")[0].rstrip(".")
    return re.split(r"[:;]", sentence)[0]


class _Grouped(TyperGroup):
    """Lists the commands under their headings. Plain text: the coloured help takes half a second to load."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        for heading, functions in _COMMANDS.items():
            rows = [(name(f), _clause(self.commands[name(f)].help or "")) for f in functions]
            with formatter.section(heading):
                formatter.write_dl(rows)


app = typer.Typer(
    name="headwater",
    cls=_Grouped,
    help="Tells where news text came from: articles, copies, family trees, changed facts, and sources counted once.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from headwater import __version__

        typer.echo(f"headwater {__version__}")
        raise typer.Exit


@app.callback()
def _headwater(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Tells where news text came from: articles, copies, family trees, changed facts, and sources counted once."""


for _functions in _COMMANDS.values():
    for _function in _functions:
        app.command(name(_function))(_function)

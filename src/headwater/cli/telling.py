"""A brief in the form that was asked for, printed or written to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from headwater.cli.printing import console, json_lines
from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.digest.brief import Brief

Kind = Literal["text", "markdown", "html"]
Form = Annotated[Kind, typer.Option("--format", help="html is one file that needs nothing else, fit for e-mail.")]
Out = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write it there instead of printing it.")]


def give(brief: Brief, form: Kind, out: Path | None, *, json: bool) -> None:
    """Print a brief, or write it to a file.

    Raises:
        UsageError: The file cannot be written.
    """
    if json:
        from headwater.digest.shaped import shaped

        json_lines([shaped(brief)])
        return
    words = _words(brief, form)
    if out is None:
        typer.echo(words, nl=False)
        return
    try:
        out.write_text(words, encoding="utf-8")
    except OSError as problem:
        raise UsageError(
            f"Cannot write `{out}`: {problem.strerror or problem}.", "--out names a file in a folder that exists"
        ) from None
    console().print(f"{out} is written.")


def _words(brief: Brief, form: Kind) -> str:
    if form == "html":
        from headwater.web.brief import standalone

        return standalone(brief)
    from headwater.digest.text import markdown, text

    return "\n".join(markdown(brief) if form == "markdown" else text(brief)) + "\n"

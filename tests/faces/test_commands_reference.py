"""`docs/reference/commands.md` is what the commands' own help says.

To write it anew after a change: HEADWATER_REFRESH=1 python -m pytest tests/faces/test_commands_reference.py
"""

import os
import re
from pathlib import Path

import typer.main

from headwater.cli import app

PAGE = Path(__file__).parents[2] / "docs/reference/commands.md"
OPENING = """# Commands

Made from the commands' own help. Every command that prints results has `--json`: one JSON object a line, as
`headwater schema NAME` describes it. Exit status: 0 done, 1 done with some inputs refused (each named on standard
error), 2 usage. `python -m headwater` does the same as `headwater`.
"""


def rendered() -> str:
    parts = [OPENING]
    group = typer.main.get_command(app)
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        if command.hidden:
            continue
        words = [word for param in command.params if (word := usage(param))]
        parts.append(f"## `headwater {' '.join([name, *words])}`\n")
        text, _, example = (command.help or "").strip().rpartition("Example: ")
        parts += [unwrapped(text), ""]
        rows = [f"- `{label(param)}`: {param.help}" for param in command.params if getattr(param, "help", None)]
        parts += [*(row for row in rows if "--help" not in row), "", f"Example: `{example}`\n"]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(parts))


def usage(param) -> str:
    if param.param_type_name != "argument":
        return ""
    shown = param.metavar or param.name.upper()
    return shown if param.required else f"[{shown}]"


def label(param) -> str:
    return usage(param).strip("[]") or ", ".join(param.opts)


def unwrapped(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.strip().split("\n\n"))


def test_the_reference_is_what_the_help_says() -> None:
    if os.environ.get("HEADWATER_REFRESH"):
        PAGE.write_text(rendered(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == rendered()

"""Settings, error codes and commands are documented, and every command's help ends with an example."""

import re
from pathlib import Path

import typer.main

from headwater import errors
from headwater.settings import Settings

ROOT = Path(__file__).parents[2]


def read(name: str) -> str:
    return (ROOT / "docs/reference" / name).read_text(encoding="utf-8")


def commands() -> dict[str, str]:
    from headwater.cli import app

    group = typer.main.get_command(app)
    found = getattr(group, "commands", {})
    return {name: command.help or "" for name, command in found.items() if not command.hidden}


def test_every_setting_is_documented() -> None:
    text = read("settings.md")
    for name in Settings.model_fields:
        assert f"`HEADWATER_{name.upper()}`" in text


def test_every_error_code_is_documented_and_has_an_exit_status() -> None:
    text = read("errors.md")
    classes = [c for c in vars(errors).values() if isinstance(c, type) and issubclass(c, errors.HeadwaterError)]
    assert len(classes) > 3
    for found in classes:
        assert f"`{found.code}`" in text
        assert found.code in errors.EXIT_STATUS


def test_every_command_is_documented_and_shows_an_example() -> None:
    text = read("commands.md")
    assert commands()
    for name, help_text in commands().items():
        assert f"`headwater {name}" in text, f"docs/reference/commands.md does not tell of `headwater {name}`"
        assert re.search(r"(?s)[Ee]xample.*headwater " + name, help_text), f"the help of {name} ends without an example"

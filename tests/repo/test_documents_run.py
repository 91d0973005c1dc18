"""Every command shown in README and the guides runs and prints what is shown.

Console blocks hold `$ headwater ...` lines, each followed by what it prints. All blocks of one document share one new
store. A line that is only `...` stands for any number of lines. To write the blocks anew after a change of output:

    HEADWATER_REFRESH=1 python -m pytest tests/repo/test_documents_run.py
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs/guides").glob("*.md"))]
BLOCK = re.compile(r"(?ms)^```console\n(.*?)^```$")
REFRESH = bool(os.environ.get("HEADWATER_REFRESH"))


def run(command: str, store: Path) -> str:
    words = shlex.split(command)
    assert words[0] == "headwater", f"only headwater commands are shown: {command}"
    done = subprocess.run(
        [sys.executable, "-m", "headwater", *words[1:]],
        cwd=ROOT,
        env={**os.environ, "HEADWATER_STORE": str(store), "COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return done.stdout + done.stderr


def calls(block: str) -> list[tuple[str, str]]:
    """The commands of a block with the output shown under each."""
    parts = re.split(r"(?m)^\$ (.+)\n", block)
    return list(zip(parts[1::2], parts[2::2], strict=True))


def agrees(shown: str, printed: str) -> bool:
    pattern = r"(?:.*\n)*?".join(re.escape(part) for part in re.split(r"(?m)^\.\.\.\n", tidy(shown)))
    return re.fullmatch(pattern + r"\s*", tidy(printed)) is not None


def tidy(text: str) -> str:
    return "".join(line.rstrip() + "\n" for line in text.strip("\n").splitlines())


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_a_document_shows_what_the_commands_print(document: Path, tmp_path: Path) -> None:
    text = document.read_text(encoding="utf-8")
    store = tmp_path / "news.db"

    def rewrite(block: re.Match[str]) -> str:
        fresh = ""
        for command, shown in calls(block[1]):
            printed = run(command, store)
            kept = shown if agrees(shown, printed) else tidy(printed)
            fresh += f"$ {command}\n{kept}"
            if not REFRESH:
                told = f"{document.name} shows for `{command}`:\n{shown}\nbut it prints:\n{printed}"
                assert agrees(shown, printed), told
        return f"```console\n{fresh}```"

    renewed = BLOCK.sub(rewrite, text)
    if REFRESH:
        document.write_text(renewed, encoding="utf-8")


def test_the_readme_shows_output() -> None:
    blocks = BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert any(calls(block) for block in blocks)

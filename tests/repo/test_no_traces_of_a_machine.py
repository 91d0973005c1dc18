"""The repository names no machine: no absolute home paths, hosts of a build machine or registries in code and docs."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TRACE = re.compile(r"(?<![A-Za-z0-9_.<&])/(?:work|root|home|Users|tmp/bash)/[a-z]")
TEXTUAL = {".py", ".md", ".toml", ".yaml", ".yml", ".html", ".css", ".js", ".json", ".txt", ".sh", ".cfg", ""}


def tracked() -> list[Path]:
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / line for line in done.stdout.splitlines() if (ROOT / line).is_file()]


def test_no_tracked_file_names_a_path_of_one_machine() -> None:
    found = []
    for path in tracked():
        if path.suffix not in TEXTUAL or path.name == "uv.lock" or path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if TRACE.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert not found, "\n".join(found)


def test_every_data_file_says_where_it_comes_from() -> None:
    folder = ROOT / "src/headwater/data"
    told = (folder / "README.md").read_text(encoding="utf-8")
    silent = [p.name for p in folder.iterdir() if p.suffix not in {".py", ".md"} and p.is_file() and p.name not in told]
    assert not silent, f"src/headwater/data/README.md does not tell the origin of: {', '.join(silent)}"


def test_no_data_file_is_ten_megabytes_or_more() -> None:
    large = [str(p.relative_to(ROOT)) for p in tracked() if p.stat().st_size >= 10_000_000]
    assert not large


def test_every_resource_opens_with_what_it_is() -> None:
    silent = []
    for path in (ROOT / "resources").glob("*.yaml"):
        head = path.read_text(encoding="utf-8").lstrip().splitlines()[:12]
        comment = " ".join(line for line in head if line.startswith("#")).casefold()
        if "source" not in comment or "licence" not in comment:
            silent.append(path.name)
    assert not silent, f"these tables do not open with what they are, their source and licence: {silent}"

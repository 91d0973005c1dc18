"""What is named on a command line: files, folders, patterns, standard input."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.ingest import Refusal, open_inputs
from headwater.records import Page

MOST = 10_000


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "pages" / "deep").mkdir(parents=True)
    (tmp_path / "pages" / "b.txt").write_text("Second.")
    (tmp_path / "pages" / "a.html").write_text("<p>First.</p>")
    (tmp_path / "pages" / "deep" / "c.txt").write_text("Third.")
    (tmp_path / "pages" / ".hidden.txt").write_text("Never.")
    (tmp_path / "pages" / "image.png").write_bytes(b"\x89PNG")
    (tmp_path / "empty.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*names: str, stdin: bytes | None = None) -> list[Page | Refusal]:
    return list(open_inputs(names, stdin=stdin, max_bytes=MOST))


def test_folder_gives_its_pages_by_name_with_addresses_as_given(folder: Path) -> None:
    found = read("pages")
    assert [p.address for p in found if isinstance(p, Page)] == ["pages/a.html", "pages/b.txt", "pages/deep/c.txt"]
    assert len(found) == 3


def test_pattern_and_standard_input_are_read(folder: Path) -> None:
    found = read("pages/*.txt", "-", stdin=b"Piped.")
    assert [(p.address, p.text) for p in found if isinstance(p, Page)] == [
        ("pages/b.txt", "Second."),
        ("-", "Piped."),
    ]


def test_bad_inputs_are_refused_and_the_good_ones_kept(folder: Path) -> None:
    (folder / "large.txt").write_text("x" * (MOST + 1))
    found = read("missing.txt", "empty.txt", "pages/b.txt", "large.txt", "none/*.txt", "pages/image.png", "-")
    refused = [f for f in found if isinstance(f, Refusal)]
    assert [r.input for r in refused] == [
        "missing.txt",
        "empty.txt",
        "large.txt",
        "none/*.txt",
        "pages/image.png",
        "-",
    ]
    assert all(r.reason.startswith(f"Cannot read `{r.input}`: ") for r in refused)
    assert len(found) - len(refused) == 1

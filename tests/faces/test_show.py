"""`show`: an article with everything marked in place, kept or on disk, readable without colour."""

import io
import json
import sys
from pathlib import Path

import pytest

from headwater.__main__ import main

PAGE = """Dam at Velden holds after night of rain
The Velden Courier
By Tess Arlow
14 May 2025

VELDEN - The dam above Velden held overnight although 41 houses were flooded, mayor Ilse Brandt said on Wednesday.

"We have lost the roof. We have not lost the school," Brandt told Radio Halse.

Subscribe to our newsletter
"""


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *words: str, text: str = PAGE, status: int = 0) -> str:
    (folder / "page.txt").write_text(text, encoding="utf-8")
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "argv", ["headwater", *words])
    monkeypatch.setenv("HEADWATER_STORE", str(folder / "news.db"))
    monkeypatch.setenv("NO_COLOR", "1")
    found = 0
    try:
        main()
    except SystemExit as end:
        found = int(end.code or 0)
    assert found == status
    out.flush()
    return out.buffer.getvalue().decode()  # type: ignore[attr-defined]


def test_marks_stand_in_place_with_their_reasons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = run(tmp_path, monkeypatch, "show", "page.txt", "--only", "quotes,furniture")
    assert '"[We have lost the roof. We have not lost the school]2," Brandt told Radio Halse.' in shown
    assert "2 quote      quote of Ilse Brandt" in shown
    assert 'the cue "told"' in " ".join(shown.split())
    assert "[subscription] Subscribe to our newsletter" in shown


def test_a_kept_article_and_a_page_on_disk_are_marked_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (fresh,) = [json.loads(line) for line in run(tmp_path, monkeypatch, "show", "page.txt", "--json").splitlines()]
    assert fresh["captured_at"] is None
    run(tmp_path, monkeypatch, "add", "page.txt")
    (kept,) = [json.loads(line) for line in run(tmp_path, monkeypatch, "show", "page.txt#1", "--json").splitlines()]
    assert kept["captured_at"] is not None
    assert kept["marks"] == fresh["marks"]


def test_every_mark_has_its_words_its_place_and_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = json.loads(run(tmp_path, monkeypatch, "show", "page.txt", "--json"))
    assert {mark["kind"] for mark in row["marks"]} >= {"name", "figure", "quote", "furniture"}
    for mark in row["marks"]:
        assert mark["why"]
        assert mark["text"] == " […] ".join(PAGE[start:end] for start, end in mark["spans"])
    quotes = [mark for mark in row["marks"] if mark["kind"] == "quote"]
    assert [(q["form"], q["speaker"]) for q in quotes] == [("indirect", "Ilse Brandt"), ("direct", "Ilse Brandt")]


def test_a_kind_that_is_none_is_a_usage_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(tmp_path, monkeypatch, "show", "page.txt", "--only", "verbs", status=2)


def test_what_could_steer_a_terminal_is_shown_as_a_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = PAGE.replace("houses", "\x1b[31mhouses\u202e")
    shown = run(tmp_path, monkeypatch, "show", "page.txt", text=hostile)
    assert not set("\x1b\u202e") & set(shown)

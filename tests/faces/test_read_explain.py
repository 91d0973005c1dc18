"""`read --explain`: a gutter of labels, reasons, and nothing that a page could do to a terminal."""

import io
import json
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from headwater.__main__ import main

HOSTILE = (
    "\x1b[31mFerry\x1b[0m stays in port for a third day\nBy Ana Sousa\n2 May 2025\n"
    "The ferry \x1b]0;owned\x07 stayed in port \u202efor a third day on Friday because its ramp would not go up.\n"
    "Sign up for our newsletter\n"
    "The company said a part had to be brought from Norway and would not arrive before Monday, a spokesman said.\n"
)


def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, *words: str, columns: int = 100) -> str:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "argv", ["headwater", "read", str(path), *words])
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    try:
        main()
    except SystemExit as end:
        assert not end.code
    out.flush()
    return out.buffer.getvalue().decode()  # type: ignore[attr-defined]


def test_every_line_has_its_label_and_its_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = run(tmp_path, monkeypatch, HOSTILE, "--explain").splitlines()
    row = next(r for r in rows if "Sign up for our" in r)
    assert row.split("│")[0].strip() == "newsletter"
    assert row.endswith("says “Sign up”")
    assert sum(r.split("│")[0].strip() == "body" for r in rows if "│" in r) == 2


@pytest.mark.parametrize("words", [("--explain",), ()])
def test_control_characters_of_a_page_do_not_reach_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    out = run(tmp_path, monkeypatch, HOSTILE, *words)
    assert not set("\x1b\x07\u202e") & set(out)
    assert "\ufffd[31mFerry" in out


@pytest.mark.parametrize("columns", [40, 72, 100, 200])
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    text = HOSTILE + "港の船は三日目も動かなかったと会社が発表した。" * 20 + "\n"
    out = run(tmp_path, monkeypatch, text, "--explain", columns=columns)
    assert [row for row in out.splitlines()[2:] if cell_len(row) > columns] == []


def test_the_json_has_the_same_pieces_and_counts_in_the_reading_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = json.loads(run(tmp_path, monkeypatch, HOSTILE, "--explain", "--json"))
    body = [(p["start"], p["end"]) for p in row["explained"] if p["as"] == "body"]
    assert body == [tuple(span) for span in row["body"]]
    assert {p["as"] for p in row["explained"]} == {"title", "byline", "date", "body", "newsletter"}
    assert row["origins"][0] == {
        "field": "title",
        "value": row["title"],
        "found": "printed above the text",
    }

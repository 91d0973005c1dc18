"""The truth of our own page families is true to their pages."""

import json
from pathlib import Path

import pytest

CASES = sorted((Path(__file__).parents[2] / "bench/cases").glob("*/gold.json"))


def bodies(folder: Path, truth: dict) -> dict[str, str]:
    """The words of every article's title and body by its id."""
    found = {}
    for row in truth["articles"]:
        text = (folder / "pages" / row["page"]).read_text(encoding="utf-8")
        body = row.get("body_text") or [text[start:end] for start, end in row["body"]]
        assert all(part.strip() for part in body), f"{row['id']} has an empty paragraph"
        found[row["id"]] = "\n".join([row["title"] or "", *body])
    return found


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_every_quotation_of_the_truth_stands_on_its_page(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    words = bodies(path.parent, truth)
    assert len(words) >= 9
    for statement in truth["statements"]:
        for row in statement["asserted_by"]:
            assert flat(row["quote"]) in flat(words[row["article"]]), (statement["id"], row)
    kept = set(words)
    for row in truth["alterations"]:
        if row["from"] and row["parent"] in kept:
            assert flat(row["from"]) in flat(words[row["parent"]]), row
        if row["to"]:
            assert flat(row["to"]) in flat(words[row["child"]]), row


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.parent.name)
def test_every_article_of_the_truth_is_in_one_story(path: Path) -> None:
    truth = json.loads(path.read_text(encoding="utf-8"))
    listed = [ref for story in truth["stories"] for ref in story["articles"]]
    assert sorted(listed) == sorted(row["id"] for row in truth["articles"])


def test_there_are_cases() -> None:
    assert len(CASES) >= 3

"""The composite pages of real life that the product was made for; read beside the repository, skipped without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.articles import split
from headwater.ingest import read_bytes
from headwater.records import Article

SEEDS = Path(__file__).parents[2] / "../shared/seeds"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared material is not beside the repository"),
]


@pytest.fixture(scope="module")
def pages() -> list[tuple[Article, ...]]:
    return [split(read_bytes(path.read_bytes(), path.name)) for path in sorted(SEEDS.glob("*.txt"))]


def test_three_pages_give_eleven_articles_two_of_them_pasted_again(pages: list[tuple[Article, ...]]) -> None:
    assert [len(p) for p in pages] == [4, 6, 1]
    assert [[a.same_as.rsplit("#")[-1] if a.same_as else None for a in p] for p in pages] == [
        [None] * 4, [None, None, None, "3", None, "5"], [None],
    ]  # fmt: skip


def test_publishers_agencies_and_authors_are_told(pages: list[tuple[Article, ...]]) -> None:
    first, second, third = pages
    assert [a.publisher for a in first] == [None, "Japan Forward", "Toronto Sun", "The Province"]
    assert [a.publisher for a in second] == ["CBC", "Reuters", "Bloomberg", "Bloomberg", "CBC", "CBC"]
    assert [a.agency for a in second] == [None, "Reuters", "Bloomberg", "Bloomberg", None, None]
    assert third[0].publisher is None
    assert {a.authors for p in pages for a in p if a.authors} == {("Max Hunder",), ("Laura Dhillon Kane",)}


def test_dates_and_datelines_are_told(pages: list[tuple[Article, ...]]) -> None:
    first, second, third = pages
    assert [(a.published, a.published_from) for a in first] == [
        (None, "none"), ("2025-08-20", "relative"), ("2025-08-20", "explicit"), ("2025-08-20", "explicit"),
    ]  # fmt: skip
    assert [a.published for a in second] == ["2025-08-23", "2025-08-24"] + ["2025-08-23"] * 4
    assert third[0].published_from == "none"
    assert [a.dateline for a in (first[2], first[3], second[1])] == ["Ottawa", "Warsaw", "Kyiv"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("This advertisement has not loaded yet", "advert"),
        ("THIS CONTENT IS RESERVED FOR SUBSCRIBERS", "subscription"),
        ("(Sean Kilpatrick/The Canadian Press", "caption"),
        ("(©Getty Images via Kyodo)", "photo-credit"),
        ("Photo by Jean Levac", "photo-credit"),
        ("Related Articles", "related"),
        ("Post a Comment", "comment-form"),
        ("Monday Mornings", "newsletter"),
    ],
)
def test_furniture_is_labelled_and_in_no_body(pages: list[tuple[Article, ...]], words: str, kind: str) -> None:
    assert not any(words in a.text for p in pages for a in p)
    texts = {path.name: read_bytes(path.read_bytes(), path.name).text for path in SEEDS.glob("*.txt")}
    labelled = [f.kind for p in pages for a in p for f in a.furniture if words in f.span.of(texts[a.page])]
    assert labelled
    assert set(labelled) == {kind}

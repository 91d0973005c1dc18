"""Very many reprints of one text, very long texts, texts of one line: no trouble, and no more work than they need."""

from itertools import pairwise
from pathlib import Path

import pytest

import headwater
from headwater.copies import keys, promising, relate
from headwater.records import Article, Span
from headwater.text.tokens import CROWD
from town import PAGES

MANY = CROWD + 6


def reprints(folder: Path, count: int) -> list[str]:
    made = []
    for number in range(count):
        page = folder / f"reprint-{number:02}.txt"
        page.write_text(PAGES["wire.txt"], encoding="utf-8")
        made.append(str(page))
    return made


def trees(archive: headwater.Archive) -> list:
    return [
        (family.refs, sorted((edge.copy, edge.exemplar, edge.relation) for edge in family.edges))
        for family in archive.families()
    ]


@pytest.fixture(scope="module")
def at_once(fresh, tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("crowd")
    pages = reprints(folder, MANY)
    other = folder / "courier.txt"
    other.write_text(PAGES["courier.txt"], encoding="utf-8")
    with headwater.open(fresh()) as archive:
        archive.add([*pages, str(other)])
        yield folder, [*pages, str(other)], archive


def test_a_crowd_of_reprints_is_one_family_and_hardly_compared(at_once) -> None:
    _, pages, archive = at_once
    (family,) = archive.families()
    assert len(family.refs) == len(pages)
    assert len({edge.copy for edge in family.edges}) == len(pages) - 1
    assert dict(archive.check().counts)["pairs"] < len(pages)


def test_the_order_in_which_a_crowd_comes_changes_nothing(at_once) -> None:
    folder, pages, archive = at_once
    with headwater.open(folder / "other.db") as other:
        for start, end in pairwise([0, 3, CROWD, CROWD + 1, len(pages)]):
            other.add(pages[::-1][start:end])
        assert trees(other) == trees(archive)


def test_a_crowd_that_shrinks_is_what_it_would_have_been(at_once) -> None:
    folder, pages, _ = at_once
    with headwater.open(folder / "shrunk.db") as shrunk, headwater.open(folder / "small.db") as small:
        shrunk.add(pages)
        shrunk.remove(pages[:8])
        small.add(pages[8:])
        assert trees(shrunk) == trees(small)


def told(archive: headwater.Archive) -> set[tuple[str, str, str]]:
    """The words of every copy, of what it was made from, and how; of equal texts nothing tells which was first."""
    words = {ref: article.text for ref, article in archive.articles(archive.refs()).items()}
    edges = [edge for family in archive.families() for edge in family.edges]
    found = {(words.get(e.copy, e.copy), words.get(e.exemplar, e.exemplar), e.relation) for e in edges}
    return {edge for edge in found if edge[0] != edge[1]}


def test_one_reprint_more_changes_no_relation_of_the_others(tmp_path: Path) -> None:
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with headwater.open(tmp_path / "news.db") as archive:
        archive.add([str(tmp_path / name) for name in PAGES])
        before = told(archive)
        archive.add(reprints(tmp_path, 1))
        assert before
        assert told(archive) == before


def test_a_text_of_ten_megabytes_is_compared_by_its_head() -> None:
    line = "The Orlath dam released 4,200 cubic metres of water a second after engineer Petra Wolkan saw a crack. "
    text = line * (10_000_000 // len(line))
    one = Article("a#1", "a", 1, Span(0, len(text)), (Span(0, len(text)),), text, language="en")
    two = Article("b#1", "b", 1, Span(0, len(line)), (Span(0, len(line)),), line, language="en")
    assert keys(one)
    assert promising(one, two)
    assert relate(one, two).a == "a#1"

"""What a careful reader finds in the example pages, against what the program finds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from headwater import archive

ROOT = Path(__file__).parents[2]
TRUTH = json.loads((ROOT / "tests" / "pages" / "truth.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT / "examples" / "pages")
        with archive.open(tmp_path_factory.mktemp("dam") / "news.db") as made:
            added = made.add(sorted(path.name for path in Path().iterdir()))
            assert added.refused == ()
            yield made


def misses(pairs) -> list[str]:
    """What differs, for the message of a failing test."""
    return [f"{where}: {found!r}, not {wanted!r}" for where, found, wanted in pairs if found != wanted]


def test_every_page_gives_its_articles(kept):
    wanted = {f"{page['page']}#{row['number']}" for page in TRUTH["articles"] for row in page["articles"]}
    assert set(kept.refs()) == wanted


def test_bodies_are_the_journalists_text_from_its_first_word_to_its_last(kept):
    pairs = []
    for page in TRUTH["articles"]:
        for row in page["articles"]:
            text = kept.article(f"{page['page']}#{row['number']}").text
            pairs.append((page["page"], text[: len(row["first"])], row["first"]))
            pairs.append((page["page"], text[-len(row["last"]) :], row["last"]))
    wrong = misses(pairs)
    assert len(wrong) <= FLOORS["edges of bodies missed"], wrong


def test_headlines_publishers_and_datelines_are_read(kept):
    pairs = []
    for page in TRUTH["articles"]:
        for row in page["articles"]:
            ref = f"{page['page']}#{row['number']}"
            found = kept.article(ref)
            pairs += [(ref, found.title, row["title"]), (ref, found.dateline, row.get("dateline"))]
            pairs.append((ref, found.publisher, row["publisher"]))
            pairs.append((ref, (found.published or "")[:10], row["published"][:10]))
    wrong = misses(pairs)
    assert len(wrong) <= FLOORS["headers missed"], wrong


def test_furniture_never_stands_in_a_body(kept):
    inside = [
        f"{ref}: {row['text']}"
        for row in TRUTH["furniture"]
        for ref in kept.refs()
        if ref.startswith(row["page"]) and row["text"] in kept.article(ref).text
    ]
    assert len(inside) <= FLOORS["furniture in bodies"], inside


def test_the_tree_is_the_one_a_reader_would_draw(kept):
    found = {(edge.copy, edge.exemplar): edge.relation for family in kept.families() for edge in family.edges}
    wanted = {(edge["copy"], edge["exemplar"]): edge["relation"] for row in TRUTH["families"] for edge in row["edges"]}
    assert set(found) == set(wanted)
    assert sum(found[edge] == wanted[edge] for edge in wanted) >= FLOORS["relations right"], found


def test_the_second_paste_repeats_the_first(kept):
    assert kept.article("06_dailydock.txt#4").same_as == "06_dailydock.txt#2"


def test_the_facts_that_copies_damaged_are_named(kept):
    missed = []
    for row in TRUTH["alterations"]:
        found = kept.compare(row["a"], row["b"]).alterations
        parts = [(change.before or "", change.after or "") for change in found if change.meaning_changed]
        old, new = row["from"] or "", row["to"] or ""
        if not any((b in old or old in b) and (a in new or new in a) and (a or b) for b, a in parts):
            missed.append(f"{row['a']} to {row['b']}: {old} -> {new}")
    assert len(missed) <= FLOORS["alterations missed"], missed


def test_articles_on_one_happening_come_together_and_no_others(kept):
    found = {frozenset(story.refs) for story in kept.stories()}
    assert found == {frozenset(row["articles"]) for row in TRUTH["stories"]}


def test_only_two_newsrooms_reported_it_for_themselves(kept):
    for row in TRUTH["stories"]:
        assert kept.story(row["articles"][0]).independent_sources == row["independent_sources"]


def test_statements_stand_on_as_many_legs_as_they_have(kept):
    claims = kept.statements(kept.story("01_westmark_1310.txt#1").id)
    missed = []
    for row in TRUTH["statements"]:
        wanted = [set(value.split()) - {"euros", "metres"} for value in row["values"]]
        hits = [
            claim
            for claim in claims
            if claim.cause == row["cause"]
            and len(claim.values) == len(wanted)
            and claim.independent == row["independent"]
            and all(
                any(all(word in quote.text for quote in value.quotes[:1] for word in words) for value in claim.values)
                for words in wanted
            )
        ]
        if not hits:
            missed.append(row["what"])
    assert len(missed) <= FLOORS["statements missed"], missed


FLOORS = {
    "edges of bodies missed": 3,
    "headers missed": 2,
    "furniture in bodies": 0,
    "relations right": 6,
    "alterations missed": 1,
    "statements missed": 1,
}
"""How far from the reader's findings the program may be; these only go down, and the relations up."""

"""The seed pages: one family with a lost version, and nothing else."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from headwater import articles, copies, ingest
from headwater.families import grow
from headwater.records import Article, Reading

_SEEDS = Path(__file__).parents[2] / "../shared/seeds"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not _SEEDS.is_dir(), reason="the seed pages are not here")]


@pytest.fixture(scope="module")
def texts() -> list[Article]:
    found: list[Article] = []
    for path in sorted(_SEEDS.glob("*.txt")):
        found += articles.split(ingest.read_bytes(path.read_bytes(), path.name[:3]))
    return found


def test_only_the_translated_page_and_the_first_article_are_copies(texts: list[Article]) -> None:
    firsts = [a for a in texts if a.same_as is None]
    related = {(a.ref, b.ref) for a, b in combinations(firsts, 2) if copies.relate(a, b).relation}
    assert related == {("001#1", "002#1")}


def test_both_come_from_a_lost_version_and_the_rival_tree_is_told(texts: list[Article]) -> None:
    pairs = [copies.relate(a, b) for a, b in combinations(texts, 2)]
    family = next(f for f in grow([Reading(a) for a in texts], pairs) if "002#1" in f.refs)
    assert family.refs == ("001#1", "002#1")
    assert family.origin == "lost:1"
    assert family.lost[0].children == ("001#1", "002#1")
    assert {(e.copy, e.exemplar, e.relation) for e in family.edges} == {
        ("001#1", "lost:1", "revised"),
        ("002#1", "lost:1", "rewritten"),
    }
    rival = family.rivals[0]
    assert [(e.copy, e.exemplar) for e in rival.edges] == [("002#1", "001#1")]
    assert 0 < rival.score < 0.5
    assert rival.why


def test_the_pair_shares_keys(texts: list[Article]) -> None:
    by_ref = {a.ref: a for a in texts}
    assert len(set(copies.keys(by_ref["001#1"])) & set(copies.keys(by_ref["002#1"]))) >= 3

"""The changes between two real pages that both descend from a lost version of one report."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater.articles import split
from headwater.copies import align
from headwater.families.changes import changes
from headwater.ingest import read_bytes
from headwater.names import find
from headwater.records import Alteration, Article, Reading

SHARED = Path(__file__).resolve().parents[3] / "shared"
SEEDS = SHARED / "seeds"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.slow,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the seed pages"),
]


@pytest.fixture(scope="module")
def pages() -> tuple[Article, Article]:
    first, second = (next(SEEDS.glob(f"{number}_*.txt")) for number in ("001", "002"))
    return split(read_bytes(first.read_bytes(), first.name))[0], split(read_bytes(second.read_bytes(), second.name))[0]


@pytest.fixture(scope="module")
def found(pages: tuple[Article, Article]) -> tuple[Alteration, ...]:
    a, b = pages
    return changes(Reading(a, find(a)), Reading(b, find(b)), align(a, b))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("$50-billion", "15 billion dollar"),
        ("Mark Carney", "Mark Carne"),
        ("Mark Rutte", "Mark Roti"),
        ("Andriy Yermak", "Andre Yermak"),
        ("Kherson", "Kiuson"),
        ("Zaporizhzhia", "Zaburisvia"),
        ("deputy head", "Vice President"),
        ("Institute for the Study of War", "Washington Institute for the War"),
        ("special guest", "special guest"),
        ("Zelenskyy", "Zellinski"),
    ],
)
def test_damage_of_the_translated_copy_is_listed(found: tuple[Alteration, ...], before: str, after: str) -> None:
    assert any(before in (x.before or "") and after in (x.after or "") for x in found)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("strategic commitments", "strategic obligations"),
        ("the two nations", "the two countries"),
        ("the domestic industry", "the local industry"),
        ("the capacity to safeguard", "the ability to protect"),
        ("At the same time", "Meanwhile"),
    ],
)
def test_rewording_alone_is_not_listed(found: tuple[Alteration, ...], before: str, after: str) -> None:
    listed = [(x.before, x.after) for x in found if x.meaning_changed and x.before and x.after]
    assert not [pair for pair in listed if pair[0] in before and pair[1] in after]

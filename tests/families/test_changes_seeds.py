"""The changes between two real pages that both descend from a lost version of one report."""

from __future__ import annotations

from pathlib import Path

import pytest

from headwater import flow
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


@pytest.mark.parametrize("way", ["as given", "turned"])
def test_the_speech_is_what_the_later_version_added(way: str) -> None:
    both = []
    for number in ("001", "002"):
        file = next(SEEDS.glob(f"{number}_*.txt"))
        both.append(flow.read(read_bytes(file.read_bytes(), file.name))[0])
    late, copy = both
    first, second = (late, copy) if way == "as given" else (copy, late)
    rows = flow.compare(first, second).alterations
    for words in ("Putin can never be trusted", "lessons of history are obvious", "we must deter and fortify"):
        told = [x for x in rows if words in (x.before or "") + (x.after or "")]
        assert [x.type for x in told] == ["sentence-added"]
        assert (told[0].a, told[0].b)[second is late] is not None
    assert not [x for x in rows if first is late and x.type == "sentence-dropped"]

"""The order in which pages come, and in how many goes, changes nothing."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import headwater
from headwater.shapes import make
from town import PAGES, settle_in

NAMES = list(PAGES)


def everything(archive: headwater.Archive) -> str:
    """All that an archive tells, as it would be printed."""
    return json.dumps(
        [
            [make.family(it) for it in archive.families()],
            [make.story(it) for it in archive.stories()],
            [make.statement(it) for it in archive.statements()],
            [make.entity(it) for it in archive.entities()],
        ]
    )


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    settle_in(folder)
    return folder


@pytest.fixture(scope="module")
def at_once(town: Path) -> str:
    with headwater.open(town / "at-once.db") as archive:
        archive.add([str(town / name) for name in NAMES])
        return everything(archive)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(NAMES), cuts=st.sets(st.integers(1, len(NAMES) - 1)))
def test_any_order_in_any_number_of_goes_gives_the_same(
    order: list[str], cuts: set[int], town: Path, at_once: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = tmp_path_factory.mktemp("store") / "news.db"
    edges = [0, *sorted(cuts), len(order)]
    with headwater.open(store) as archive:
        for start, end in pairwise(edges):
            archive.add([str(town / name) for name in order[start:end]])
        assert everything(archive) == at_once


def test_adding_and_taking_away_leaves_what_was(town: Path, at_once: str, tmp_path: Path) -> None:
    extra = tmp_path / "extra.txt"
    extra.write_text(PAGES["wire.txt"].replace("nine centimetres", "nineteen centimetres"), encoding="utf-8")
    with headwater.open(tmp_path / "news.db") as archive:
        archive.add([str(town / name) for name in NAMES])
        archive.add([str(extra)])
        assert everything(archive) != at_once
        archive.remove([str(extra)])
        assert everything(archive) == at_once

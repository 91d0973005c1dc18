"""The three seed pages beside the repository: which stories they tell and what their sums of money are worth."""

from pathlib import Path

import pytest

from headwater import flow, ingest

SEEDS = Path(__file__).parents[2] / "../shared/seeds"
pytestmark = [pytest.mark.shared, pytest.mark.slow, pytest.mark.skipif(not SEEDS.is_dir(), reason="no seed pages here")]


@pytest.fixture(scope="module")
def related():
    readings = []
    for path in sorted(SEEDS.glob("*.txt")):
        readings += flow.read(ingest.read_bytes(path.read_bytes(), path.name))
    pairs = [flow.pair(a, b) for at, a in enumerate(readings) for b in readings[at + 1 :]]
    return flow.relate(readings, [pair for pair in pairs if pair.relation is not None])


def _money(related, amount):
    return [c for c in related.claims if any((v.normalized or "").startswith(f"{amount} ") for v in c.values)]


def test_carney_in_kyiv_and_his_journey_are_two_stories_and_the_rest_stand_alone(related):
    sizes = sorted(len(story.refs) for story in related.stories)
    assert sizes == [1, 1, 1, 1, 3, 4]
    kyiv = next(story for story in related.stories if len(story.refs) == 3)
    assert {ref[:3] for ref in kyiv.refs} == {"001", "002"}
    journey = next(story for story in related.stories if len(story.refs) == 4)
    assert {ref[:3] for ref in journey.refs} == {"001"}


def test_fifty_and_fifteen_billion_are_one_statement_with_one_source_and_a_damaged_copy(related):
    (claim,) = _money(related, "50000000000")
    assert claim in _money(related, "15000000000")
    assert (claim.independent, claim.verdict, claim.cause) == (1, "conflict", "changed-in-copying")
    assert "002" in claim.why and "CBC" in claim.why


def test_one_sum_in_two_currencies_and_a_whole_with_its_part_do_not_conflict(related):
    for amount in ("1000000000", "4300000000", "2000000000"):
        claims = _money(related, amount)
        assert claims and all(c.verdict != "conflict" for c in claims)

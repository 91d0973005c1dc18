"""The whole way in one process, without a store."""

import dataclasses

import pytest

from headwater import flow
from headwater.ingest import read_bytes
from headwater.names import KnownName
from headwater.records import Judgement, Reading, Related
from headwater.runners import Crew
from town import PAGES


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [reading for name, text in PAGES.items() for reading in flow.read(read_bytes(text.encode(), name))]


def related(readings: list[Reading]) -> Related:
    pairs = [flow.pair(a, b) for i, a in enumerate(readings) for b in readings[i + 1 :]]
    return flow.relate(readings, [pair for pair in pairs if pair.relation is not None])


def test_reading_a_page_gives_all_that_the_articles_tell_alone(readings: list[Reading]) -> None:
    assert [reading.article.ref for reading in readings] == [f"{name}#1" for name in PAGES]
    for reading in readings:
        assert reading.keys
        assert reading.story_keys
        text = PAGES[reading.article.page]
        for mention in reading.mentions:
            assert mention.span.of(text) == mention.text
        for statement in reading.statements:
            assert statement.span.of(text) == statement.text


def test_a_pair_is_the_same_from_both_sides(readings: list[Reading]) -> None:
    wire, courier = readings[0], readings[1]
    assert flow.pair(wire, courier) == flow.pair(courier, wire)
    assert flow.pair(wire, courier).a == min(wire.article.ref, courier.article.ref)


def test_turning_a_pair_twice_gives_it_back(readings: list[Reading]) -> None:
    pair = flow.pair(readings[0], readings[1])
    assert flow.turned(flow.turned(pair)) == pair
    assert flow.turned(pair) != pair


def test_comparing_says_what_changed_in_the_order_asked_for(readings: list[Reading]) -> None:
    wire, courier = readings[0], readings[1]
    there, back = flow.compare(wire, courier), flow.compare(courier, wire)
    assert (there.pair.a, there.pair.b) == ("wire.txt#1", "courier.txt#1")
    assert (back.pair.a, back.pair.b) == ("courier.txt#1", "wire.txt#1")
    assert "1,400" in {change.before and change.before.split()[0] for change in there.alterations}
    assert "1,800" in {change.before and change.before.split()[0] for change in back.alterations}
    assert flow.compare(wire, courier, flow.pair(wire, courier)) == there


def test_relating_does_not_depend_on_order(readings: list[Reading]) -> None:
    assert related(readings) == related(readings[::-1])


def test_connected_parts_can_be_related_alone(readings: list[Reading]) -> None:
    whole = related(readings)
    bridge = [reading for reading in readings if reading.article.page != "choir.txt"]
    assert not any(flow.linked(readings[3], reading) for reading in bridge)
    alone = related(bridge)
    assert whole.families == alone.families
    assert set(alone.stories) < set(whole.stories)


def test_every_edge_has_its_changes(readings: list[Reading]) -> None:
    found = related(readings)
    edges = {
        (e.exemplar, e.copy) for family in found.families for e in family.edges if not e.exemplar.startswith("lost")
    }
    assert edges
    assert edges <= {(change.exemplar, change.copy) for change in found.changes}


def test_several_processes_give_what_one_gives() -> None:
    pages = [read_bytes(text.encode(), f"{number}-{name}") for number in range(3) for name, text in PAGES.items()]
    with Crew(1) as one, Crew(2) as two:
        assert list(one.read(pages)) == list(two.read(pages))


def test_a_fault_with_one_page_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [read_bytes(text.encode(), name) for name, text in PAGES.items()]
    real = flow.read

    def faulty(page):
        if page.address == "radio.txt":
            raise ZeroDivisionError("by mistake")
        return real(page)

    monkeypatch.setattr(flow, "read", faulty)
    with Crew() as crew:
        found = {page.address: outcome for page, outcome in crew.read(pages)}
    assert "by mistake" in found["radio.txt"].reason  # type: ignore[union-attr]
    assert sum(isinstance(outcome, tuple) for outcome in found.values()) == len(pages) - 1


def test_what_people_say_of_names_holds_when_stories_are_told(readings: list[Reading]) -> None:
    plain = related(readings).entities
    one, other = plain[0].name, plain[1].name
    said = (Judgement(1, "same-name", (one, other), "desk", "2031-01-01T00:00:00Z"),)
    joined = flow.relate(readings, [], said).entities
    assert any({one, other} <= {it.text for it in entity.spellings} for entity in joined)
    listed = (KnownName(one, other, None, "Q1"),)
    assert any(entity.id == "Q1" for entity in flow.relate(readings, [], (), listed).entities)


def test_records_are_frozen(readings: list[Reading]) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        readings[0].article.title = "other"  # type: ignore[misc]

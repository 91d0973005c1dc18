from dataclasses import replace

import pytest

from headwater import stories
from headwater.stories.relations import relations
from headwater.stories.told import told
from headwater.stories.witnesses import Witnesses


def _claims(reading, text, **more):
    return stories.tell([reading("a#1", text, **more)])[1]


def _of(claims, words):
    return next(c for c in claims if words in c.values[0].quotes[0].text)


def _links(claims):
    names = {c.id: c.values[0].normalized for c in claims}
    return {(names[c.id], link.kind, names[link.to]) for c in claims for link in c.relations}


def test_a_figure_inside_another_is_part_of_it(reading):
    claims = _claims(reading, "The yard will build 150 ferries by 2031, including 30 tugs for training, Norkai said.")
    assert any(kind == "part-of" and a.startswith("30") and b.startswith("150") for a, kind, b in _links(claims))


def test_two_figures_side_by_side_are_not_part_of_one_another(reading):
    claims = _claims(reading, "The yard will build 150 ferries and repair 30 tugs by 2031, Norkai said.")
    assert not _links(claims)


def test_the_larger_figure_is_no_part_of_the_smaller(reading):
    claims = _claims(reading, "The yard employs 30 welders, including at Tolvannes 150 painters, Norkai said.")
    assert not _links(claims)


def test_the_value_of_before_is_an_earlier_one(reading):
    claims = _claims(reading, "The mill employs 412 people, up from 380 people last year, Norkai said.")
    assert any(kind == "earlier" and a.startswith("380") and b.startswith("412") for a, kind, b in _links(claims))


@pytest.mark.parametrize(("euros", "same"), [("2.75", True), ("2.1", False)])
def test_one_sum_in_two_currencies_is_found_at_the_rate_of_the_day(reading, euros, same):
    readings = [
        reading("a#1", "The repair of the pier will cost $3 million."),
        reading("b#1", f"The repair of the pier costs {euros} million euros."),
    ]
    tellings = [next(t for t in told(r) if t.kind == "figure") for r in readings]
    whole = stories.tell(readings)[1][0]
    claims = [replace(whole, id=name) for name in ("st-1", "st-2")]
    found = relations(Witnesses(readings, [], []), [(c, [t]) for c, t in zip(claims, tellings, strict=True)])
    assert ("st-1" in found and found["st-1"][0].kind == "same-sum") is same

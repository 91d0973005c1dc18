"""The table of a family's texts: places, readings, and what two share against a third."""

from __future__ import annotations

import itertools
import random

from families.test_grow import LINES, article
from headwater.copies import relate
from headwater.families.collation import Collation, collate
from headwater.records import Article

ONE = article(LINES, "a#1")
TWO = article([*LINES[:2], LINES[2].replace("cursed", "blamed"), *LINES[3:6]], "b#1")
THREE = article([*LINES[:2], LINES[2].replace("cursed", "blamed"), *LINES[4:6]], "c#1")


def table(texts: list[Article], seed: int | None = None) -> Collation:
    pairs = [relate(a, b) for a, b in itertools.combinations(sorted(texts, key=lambda a: a.ref), 2)]
    if seed is not None:
        random.Random(seed).shuffle(pairs)
    return collate({a.ref: a for a in texts}, pairs)


def test_sentences_that_stand_for_one_another_share_a_place() -> None:
    found = table([ONE, TWO, THREE])
    assert found.at[0][:6] == found.at[1]
    assert found.at[2] == (*found.at[0][:3], *found.at[0][4:6])


def test_what_two_share_against_a_third_names_the_one_between() -> None:
    found = table([ONE, TWO, THREE])
    words, wholes = found.words, found.wholes
    assert words.against(1, 2)[0] > 2  # the changed word
    assert words.against(0, 2)[1] == 0  # the second has all that first and third share
    assert wholes.against(0, 1)[2] > 5  # a sentence that the third left out
    assert wholes.against(0, 2)[1] == 0


def test_a_sentence_of_ones_own_has_a_place_of_its_own() -> None:
    own = article([*LINES[:3], "A brass band from the coast played on the bridge until the lamps went out."], "d#1")
    found = table([ONE, own])
    assert found.at[1][3] not in found.at[0]


def test_the_order_of_pairs_changes_nothing() -> None:
    first = table([ONE, TWO, THREE])
    for seed in range(3):
        again = table([ONE, TWO, THREE], seed)
        assert again.at == first.at
        assert (again.words.has == first.words.has).all()


def test_a_place_never_holds_far_sentences_of_one_text() -> None:
    twice = article([LINES[0], LINES[1], LINES[3], LINES[4], LINES[5], LINES[6], LINES[0]], "e#1")
    found = table([ONE, twice])
    for row in found.at:
        for place in set(row):
            spots = [number for number, at in enumerate(row) if at == place]
            assert spots[-1] - spots[0] < 3

"""Odd and hostile articles: no crash, no cost out of proportion, no false copy."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest

from brenica import INDEPENDENT, SPUN, WIRE, article
from headwater import flow
from headwater.copies import keys, promising, relate
from headwater.records import Article, Reading


def reading(of: Article) -> Reading:
    return Reading(of, (), (), keys(of))


@pytest.mark.parametrize("text", ["", "Rain.", "He denies it.", "?!", "a " * 5000, "“" * 3000, "'x " * 3000, "\n" * 50])
def test_texts_that_are_hardly_texts_are_related_to_nothing(text: str) -> None:
    odd = article(text, "odd#1", publisher="The Lantern")
    for other in (WIRE, SPUN, odd):
        promising(odd, other)
        assert isinstance(keys(odd), tuple)
        relate(odd, other)
    assert relate(odd, WIRE).relation is None


@pytest.mark.slow
def test_a_dump_of_ten_megabytes_is_compared_by_its_beginning() -> None:
    line = "Parcel {0} of the old survey lies beside parcel {0}b, was fenced by nobody and was never sold to anyone"
    dump = article("\n".join([WIRE.text, *(line.format(n) for n in range(95_000))]), "d#1", publisher="The Registry")
    assert len(dump.text) > 9_000_000
    assert set(keys(dump)) & set(keys(WIRE))
    assert promising(WIRE, dump)
    assert relate(WIRE, dump).relation is not None


def test_two_stories_on_one_page_do_not_make_their_sources_copies() -> None:
    bell = article(
        "The bishop of Lomnica blessed a new bell on Sunday, the first since the war took the old ones.\n"
        "It weighs two tonnes, came from Tyrol and was paid for by a raffle, said sexton Bogdan Kranjec, who won it.\n"
        "The smallest bell of 1731 will hang in the museum between the fire engine and the stuffed bear.\n"
        "Some four hundred people pulled the rope, and the last of them, a girl of nine, would not let go.\n"
        "The next bell is due in three years, when the tower has been mended.",
        "bell#1", publisher="Lomnica Leaf", published="2031-03-04",
    )  # fmt: skip
    fused = article(WIRE.text + "\n" + bell.text, "fused#1", publisher="Two In One", published="2031-03-05")
    assert relate(WIRE, fused).relation is not None
    assert relate(bell, fused).relation is not None
    assert relate(WIRE, bell).relation is None
    assert relate(INDEPENDENT, fused).relation is None


def test_near_copies_that_swap_one_name_are_copies_and_not_called_verbatim_of_nothing() -> None:
    swapped = article(WIRE.text.replace("Petra Wolkan", "Milan Hribar").replace("Wolkan", "Hribar"), "sw#1")
    pair = relate(WIRE, swapped)
    assert pair.relation in ("verbatim", "edited")
    assert any(row.kind != "same" for row in pair.alignment)


def test_hundreds_of_reprints_have_the_same_keys_and_are_all_copies() -> None:
    reprints = [article(WIRE.text, f"r{n}#1", publisher=f"Paper {n}") for n in range(500)]
    first, *others = (set(keys(one)) for one in reprints)
    assert len(first.intersection(*others)) > len(first) / 2
    assert all(relate(reprints[0], one).relation == "verbatim" for one in reprints[1:40])


def test_it_makes_no_difference_which_article_came_first() -> None:
    held = [reading(one) for one in (WIRE, SPUN, INDEPENDENT)]
    held.append(reading(article("\n".join(WIRE.text.split("\n")[:3]), "cut#1", publisher="Cut Short")))
    told = {frozenset((a.article.ref, b.article.ref)): flow.copied(a, b) for a, b in combinations(held, 2)}
    for order in permutations(held):
        for a, b in combinations(order, 2):
            assert flow.copied(a, b) == told[frozenset((a.article.ref, b.article.ref))]

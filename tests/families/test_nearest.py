"""What a third text says of two, and what is looked at in large families."""

from __future__ import annotations

import itertools

from families.test_grow import LINES, article
from headwater.copies import relate
from headwater.families.collation import collate
from headwater.families.counts import Counts, third
from headwater.families.nearest import MANY, nearest
from headwater.records import AlignedSentences, Article, Pair, Span


def test_the_text_in_the_middle_stands_between_and_an_end_does_not() -> None:
    first = article(LINES, "a#1")
    middle = article([*LINES[:2], LINES[2].replace("cursed", "blamed").replace("cellars", "barns"), *LINES[3:6]], "b#1")
    last = article([*LINES[:2], LINES[2].replace("cursed", "blamed").replace("cellars", "barns"), *LINES[4:6]], "c#1")
    texts: list[Article] = [first, middle, last]
    pairs = [relate(a, b) for a, b in itertools.combinations(texts, 2)]
    table = collate({a.ref: a for a in texts}, pairs)
    words, wholes = Counts(table.words), Counts(table.wholes)
    trios = words.trios(0) + wholes.trios(0)
    found = third(0, trios, words.apart)
    assert found.between[2] > 3  # the middle text stands between first and last
    assert found.between[1] <= 0


def test_a_large_family_is_drawn_by_its_likest_pairs_which_hang_together() -> None:
    refs = [f"r{number:03}" for number in range(MANY + 40)]
    pairs = [
        Pair(
            a,
            b,
            "edited",
            "siblings",
            0.9,
            1.0,
            1.0,
            alignment=(AlignedSentences(Span(0, 5), Span(0, 5), "same", score),),
        )
        for (n, a), (m, b) in itertools.combinations(enumerate(refs), 2)
        for score in (1.0 / (1 + m - n),)
    ]
    found = nearest(refs, pairs, {refs[-1]: refs[0]})
    assert len(found) < len(pairs)
    assert {(p.a, p.b) for p in found} >= {*itertools.pairwise(refs), (refs[0], refs[-1])}
    assert nearest(refs[:MANY], pairs[:10], {}) == pairs[:10]

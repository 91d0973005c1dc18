"""How likely trees are, what two witnesses tell of each other, and whom a third text allows to be neighbours."""

from __future__ import annotations

import itertools

import numpy as np

from families.test_grow import LINES, article
from headwater.copies import relate
from headwater.families.collation import collate
from headwater.families.counts import Counts, better, splits, third
from headwater.families.forest import chances, counted, model
from headwater.families.kindred import information, secure
from headwater.families.odds import HEARD
from headwater.records import Article


def every_tree(size: int) -> list[tuple[int, ...]]:
    """All ways of giving every witness but one an exemplar, without rings; -1 is the origin."""
    found = []
    for up in itertools.product(range(-1, size), repeat=size):
        if up.count(-1) == 1 and all(_reaches(up, at) for at in range(size)):
            found.append(up)
    return found


def _reaches(up: tuple[int, ...], at: int) -> bool:
    seen = set()
    while up[at] >= 0 and at not in seen:
        seen.add(at)
        at = up[at]
    return up[at] < 0


def test_the_sum_over_all_trees_is_what_counting_them_gives() -> None:
    order = np.random.default_rng(5)
    weights, origin = order.uniform(0.1, 3.0, (4, 4)), order.uniform(0.1, 2.0, 4)
    told = {
        up: float(np.prod([origin[at] if top < 0 else weights[top, at] for at, top in enumerate(up)]))
        for up in every_tree(4)
    }
    whole = sum(told.values())
    total, edges, origins = counted(weights, origin)
    assert np.isclose(total, np.log(whole))
    assert np.isclose(edges[1, 2], sum(w for up, w in told.items() if up[2] == 1) / whole)
    assert np.isclose(edges[3, 0], sum(w for up, w in told.items() if up[0] == 3) / whole)
    assert np.isclose(origins[2], sum(w for up, w in told.items() if up[2] < 0) / whole)


def test_chances_do_not_hang_on_the_order_of_pairs() -> None:
    ends = list(itertools.permutations("abcd", 2))
    links = np.random.default_rng(6).normal(0, 3, len(ends))
    told = chances(ends, links)
    turned = chances(ends[::-1], links[::-1])
    assert all(np.isclose(told[end], turned[end], atol=1e-6) for end in ends)


def test_chances_of_far_apart_nats_are_finite() -> None:
    ends = list(itertools.permutations("abcde", 2))
    links = np.array([800.0 if end[0] < end[1] else -800.0 for end in ends])
    assert all(0 < chance < 1 for chance in chances(ends, links).values())


def test_the_model_reads_the_signs_that_are_made() -> None:
    assert model().names == HEARD


def test_the_tree_that_tells_most_joins_neighbours_of_a_chain() -> None:
    wordings = [("cursed", "cellars"), ("blamed", "cellars"), ("blamed", "barns")]
    lines = [[line.replace("cursed", one).replace("cellars", two) for line in LINES] for one, two in wordings]
    texts = [article(own, f"{name}#1") for own, name in zip(lines, "abc", strict=True)]
    table = collate({a.ref: a for a in texts}, [relate(a, b) for a, b in itertools.combinations(texts, 2)])
    told, _ = information([table.loose])
    held, inside = secure(told)
    assert inside.tolist() == [[0, 1, 0], [1, 0, 1], [0, 1, 0]]
    assert held[0, 2] < 0 < min(held[0, 1], held[1, 2])


def test_the_text_between_two_breaks_no_split_and_an_end_does() -> None:
    first = article(LINES, "a#1")
    middle = article([*LINES[:2], LINES[2].replace("cursed", "blamed").replace("cellars", "barns"), *LINES[3:6]], "b#1")
    last = article([*LINES[:2], LINES[2].replace("cursed", "blamed").replace("cellars", "barns"), *LINES[4:6]], "c#1")
    texts: list[Article] = [first, middle, last]
    pairs = [relate(a, b) for a, b in itertools.combinations(texts, 2)]
    table = collate({a.ref: a for a in texts}, pairs)
    words, wholes = Counts(table.words), Counts(table.wholes)
    trios = words.trios(0) + wholes.trios(0)
    _, worst, *_ = splits(0, trios)
    assert worst[1] < 0.1  # the middle text may be the first one's neighbour
    found = third(0, trios, words.apart)
    assert found.between[2] > 3  # the middle text stands between first and last
    assert found.between[1] <= 0


def test_a_number_is_its_value_and_tells_versions_apart() -> None:
    wrong = [line.replace("1,300", "1,700").replace("eleven", "9") for line in LINES]
    spelled = [line.replace("eleven", "11") for line in LINES]
    texts = [article(lines, ref) for ref, lines in (("a#1", LINES), ("b#1", wrong), ("c#1", spelled))]
    table = collate({a.ref: a for a in texts}, [relate(a, b) for a, b in itertools.combinations(texts, 2)])
    figures = Counts(table.words.figures())
    assert figures.lacking[0, 2] == figures.lacking[2, 0] == 0
    assert figures.lacking[0, 1] > 8
    assert better(0, figures.trios(0))[2] > 8  # the first shares more numbers with the third than the second does

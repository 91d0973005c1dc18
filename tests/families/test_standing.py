"""Where texts stand in a tree drawn at first sight, and whom a third text allows to be neighbours."""

from __future__ import annotations

import itertools
import random

import numpy as np

from families.test_grow import LINES, article
from headwater.copies import relate
from headwater.families.collation import collate
from headwater.families.counts import Counts, better, splits, third
from headwater.families.standing import NAMES, standing
from headwater.records import Article

ENDS = list(itertools.permutations("abcd", 2))


def chances(edges: dict[tuple[str, str], float]) -> np.ndarray:
    edge = np.array([edges.get(end, 0.02) for end in ENDS])
    return np.stack([1 - edge - 0.02, edge, np.full(len(ENDS), 0.01), np.full(len(ENDS), 0.01)], axis=1)


def column(name: str, rows: np.ndarray) -> dict[tuple[str, str], float]:
    return dict(zip(ENDS, rows[:, NAMES.index(name)], strict=True))


def test_a_text_that_others_hang_on_stands_at_the_head() -> None:
    rows = standing(ENDS, chances({("a", "b"): 0.9, ("a", "c"): 0.9, ("c", "d"): 0.8}))
    assert rows.shape == (len(ENDS), len(NAMES))
    assert column("drawn", rows)["a", "b"] == 1
    assert column("origin_a", rows)["a", "d"] == 1
    assert column("steps", rows)["b", "d"] == 3
    assert column("depth_b", rows)["a", "d"] == 2
    assert column("drawn_siblings", rows)["b", "c"] == 1
    assert column("balance", rows)["a", "b"] > 0 > column("balance", rows)["b", "a"]


def test_where_texts_stand_does_not_hang_on_the_order_of_pairs() -> None:
    told = chances({("a", "b"): 0.9, ("a", "c"): 0.85, ("c", "d"): 0.8})
    first = standing(ENDS, told)
    order = random.Random(4).sample(range(len(ENDS)), len(ENDS))
    again = standing([ENDS[at] for at in order], told[order])
    assert np.allclose(first[order], again)


def test_texts_that_no_pair_joins_are_origins_of_their_own() -> None:
    ends = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]
    told = np.array([[0.1, 0.8, 0.05, 0.05], [0.8, 0.1, 0.05, 0.05]] * 2)
    rows = standing(ends, told)
    assert rows[:, NAMES.index("origin_a")].tolist() == [1, 0, 1, 0]
    assert rows[:, NAMES.index("drawn")].tolist() == [1, 0, 1, 0]


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

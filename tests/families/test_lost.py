"""Lost texts are put into a tree where the chances of its pairs ask for them, and nowhere else."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping

from headwater.families.lost import infer
from headwater.families.odds import Ends, Odds


def odds(refs: str, told: Mapping[Ends, tuple[float, float, float]]) -> Odds:
    """Chances of edge, sibling and up by pair; what is not told is hardly likely."""
    ends = list(itertools.permutations(refs, 2))
    full = {e: told.get(e, (0.01, 0.01, 0.01)) for e in ends}
    both = {(a, b): max(full[a, b][1], full[b, a][1]) for a, b in ends}
    return Odds(
        {e: math.log(v[0]) for e, v in full.items()},
        {e: math.log(v) for e, v in both.items()},
        {e: math.log(v[2]) for e, v in full.items()},
        {e: math.log(1 - v[0] - both[e] - v[2]) for e, v in full.items()},
    )


def test_likely_siblings_go_back_to_a_lost_text() -> None:
    chances = odds("abc", {("a", "b"): (0.1, 0.8, 0.01), ("a", "c"): (0.1, 0.8, 0.01), ("b", "c"): (0.05, 0.8, 0.01)})
    (found,) = infer(chances, {"b": "a", "c": "a"})
    assert found.children == ("a", "b", "c")
    assert found.exemplar is None


def test_sure_edges_need_no_lost_text() -> None:
    chances = odds("abc", {("a", "b"): (0.9, 0.05, 0.01), ("a", "c"): (0.8, 0.1, 0.01), ("b", "c"): (0.05, 0.1, 0.01)})
    assert infer(chances, {"b": "a", "c": "a"}) == []


def test_a_lost_text_inside_a_tree_hangs_on_a_kept_one() -> None:
    told = {
        ("a", "b"): (0.2, 0.02, 0.7),
        ("a", "c"): (0.2, 0.02, 0.7),
        ("b", "c"): (0.05, 0.85, 0.01),
    }
    (found,) = infer(odds("abc", told), {"b": "a", "c": "a"})
    assert found.children == ("b", "c")
    assert found.exemplar == "a"


def test_no_witness_hangs_on_two_lost_texts() -> None:
    pairs = dict.fromkeys(itertools.permutations("abcd", 2), (0.05, 0.8, 0.05))
    found = infer(odds("abcd", pairs), {"b": "a", "c": "b", "d": "c"})
    hung = [child for x in found for child in x.children]
    assert len(hung) == len(set(hung))
    assert hung

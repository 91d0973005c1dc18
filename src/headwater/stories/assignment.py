"""Which of the things at two places go together: the one-to-one choice with the highest sum."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

_EXACT = 7  # competing things of one side up to which every assignment is tried


def assigned(fits: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """The one-to-one choice of pairs with the highest sum of scores, exact in small tangles and best first in large.

    >>> assigned({(0, 5): 0.9, (0, 6): 0.8, (1, 5): 0.8})
    [(0, 6), (1, 5)]
    """
    found: list[tuple[int, int]] = []
    for tangle in _tangles(fits):
        left = sorted({i for i, _ in tangle})
        right = sorted({j for _, j in tangle})
        if len(right) <= _EXACT and len(left) <= _EXACT:
            found += _best(fits, left, right)
            continue
        taken: set[tuple[str, int]] = set()
        for i, j in sorted(tangle, key=lambda p: (-fits[p], p)):
            if ("a", i) not in taken and ("b", j) not in taken:
                taken |= {("a", i), ("b", j)}
                found.append((i, j))
    return sorted(found)


def _tangles(fits: Mapping[tuple[int, int], float]) -> list[list[tuple[int, int]]]:
    """Pairs that compete with one another, directly or through others."""
    home: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        while home.setdefault(node, node) != node:
            node = home[node]
        return node

    for i, j in sorted(fits):
        first, second = sorted((find(("a", i)), find(("b", j))))
        home[second] = first
    tangles: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for i, j in sorted(fits):
        tangles[find(("a", i))].append((i, j))
    return list(tangles.values())


def _best(fits: Mapping[tuple[int, int], float], left: list[int], right: list[int]) -> list[tuple[int, int]]:
    """Exact assignment by going through the left side and remembering the best for every set of the right side."""
    best: dict[int, tuple[float, tuple[tuple[int, int], ...]]] = {0: (0.0, ())}
    for i in left:
        following = dict(best)
        for used, (total, chosen) in best.items():
            for bit, j in enumerate(right):
                score = fits.get((i, j))
                if score is None or used >> bit & 1:
                    continue
                state, value = used | 1 << bit, round(total + score, 9)
                if state not in following or value > following[state][0]:
                    following[state] = (value, (*chosen, (i, j)))
        best = following
    return list(max(best.values(), key=lambda v: (v[0], v[1]))[1])

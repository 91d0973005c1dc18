"""What two witnesses tell of each other by the readings that several have, and the tree that tells most.

A reading that one witness has alone says nothing of the tree's shape. Over all others it is counted who has and who
lacks what: the information of two witnesses about each other. The spanning tree with the largest sum of information is
the likeliest of all trees in which every witness may stand between others; how much it would lose by a pair, or without
it, is how securely it holds.

Source:
    Chow and Liu (1968), Approximating discrete probability distributions with dependence trees; readings that inform
    about a tree as in the parsimony of Hennig (1966): shared by two at least.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.families.collation import Collation, Readings

_KINDS = ("placed", "loose")
_SAID = ("told", "over_other", "over_other_copy", "rank", "rank_turned", "secure", "in_tree", "lost", "gained")
NAMES = tuple(f"{kind}_{what}" for kind in _KINDS for what in _SAID)
_ALONE = 0.2  # how secure an edge is that nothing can stand in for: more than any that can be replaced

Table = NDArray[np.float64]


def kindred(table: Collation) -> Table:
    """All that is told of every ordered pair of witnesses (exemplar x copy x `NAMES`)."""
    placed, loose = _pairwise([table.words, table.turns]), _pairwise([table.loose])
    return np.stack([*placed, *loose], axis=2)


def _pairwise(readings: Sequence[Readings]) -> list[Table]:
    told, lost = information(readings)
    size = len(told)
    ranked = np.sort(told, axis=0)[::-1]
    other = np.where(told >= ranked[0], ranked[min(1, size - 1)], ranked[0])
    above = np.stack([(told[:, b][:, None] > told[:, b][None, :]).sum(axis=0) for b in range(size)], axis=1)
    held, inside = secure(told)
    return [told, told - other, told - other.T, above, above.T, held, inside, lost, lost.T]


def information(readings: Sequence[Readings]) -> tuple[Table, Table]:
    """Nats a reading that each two tell of each other, and the share of the row's readings that the column lacks.

    Readings that one alone has do not count. What two have less often together than by chance is told against them.
    """
    both = lacked = neither = np.zeros(())
    for of in readings:
        several = of.has.sum(axis=0) > 1
        has, extant = of.has[:, several], of.extant[:, several]
        lacks = np.maximum(extant - has, 0)
        both, lacked, neither = both + has @ has.T, lacked + has @ lacks.T, neither + lacks @ lacks.T
    whole = both + lacked + lacked.T + neither + 2.0
    share = [(np.asarray(n, dtype=np.float64) + 0.5) / whole for n in (both, lacked, lacked.T, neither)]
    one, two = share[0] + share[1], share[0] + share[2]
    chance = (one * two, one * (1 - two), (1 - one) * two, (1 - one) * (1 - two))
    told = sum((s * np.log(s / by_chance) for s, by_chance in zip(share, chance, strict=True)), np.zeros(one.shape))
    told = np.where(share[0] * share[3] < share[1] * share[2], -told, told)
    told = np.round((told + told.T) / 2, 9)  # what is equal is found to be equal, whatever the order of counting
    np.fill_diagonal(told, -1.0)
    return told, np.asarray(lacked / (1.0 + both + lacked), dtype=np.float64)


def secure(told: Table) -> tuple[Table, Table]:
    """By how much the tree that tells most is better with a pair than without, and which pairs it joins.

    For a pair that it does not join, by how much the pair is worse than the weakest edge between the two.
    """
    size = len(told)
    beside = _spanning(told)
    weakest = np.full((size, size), np.inf)
    for start in range(size):
        todo = [start]
        seen = {start}
        while todo:
            at = todo.pop()
            for to in beside[at] - seen:
                seen.add(to)
                weakest[start, to] = min(weakest[start, at], told[at, to])
                todo.append(to)
    inside = np.zeros((size, size))
    held = np.where(np.isinf(weakest), 0.0, told - np.where(np.isinf(weakest), 0.0, weakest))
    for one in range(size):
        for two in sorted(beside[one]):
            if one < two:
                side = _behind(beside, one, two)
                across = np.where(side[:, None] & ~side[None, :], told, -np.inf)
                across[one, two] = -np.inf
                best = float(across.max())
                held[one, two] = held[two, one] = told[one, two] - best if np.isfinite(best) else _ALONE
                inside[one, two] = inside[two, one] = 1.0
    return held, inside


def _spanning(told: Table) -> list[set[int]]:
    """Neighbours in the spanning tree of the largest sum."""
    size = len(told)
    beside: list[set[int]] = [set() for _ in range(size)]
    best, link = told[0].copy(), np.zeros(size, dtype=np.intp)
    left = np.ones(size, dtype=bool)
    left[0] = False
    for _ in range(size - 1):
        two = int(np.argmax(np.where(left, best, -np.inf)))
        beside[two].add(int(link[two]))
        beside[int(link[two])].add(two)
        left[two] = False
        better = told[two] > best
        best, link = np.where(better, told[two], best), np.where(better, two, link)
    return beside


def _behind(beside: Sequence[set[int]], one: int, two: int) -> NDArray[np.bool_]:
    """What hangs on the first end of an edge when it is cut."""
    side = np.zeros(len(beside), dtype=bool)
    side[one] = True
    todo = [one]
    while todo:
        at = todo.pop()
        for to in beside[at]:
            if not side[to] and (at, to) != (one, two):
                side[to] = True
                todo.append(to)
    return side

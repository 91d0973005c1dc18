"""Counts that a tree is judged by: how far two witnesses are apart, and what a third has to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from headwater.families.collation import Matrix, Readings

_NO_OTHER = 50.0  # nats by which an exemplar is the better one where there is no other


@dataclass(frozen=True)
class Third:
    """What the other witnesses say of two, in nats.

    Attributes:
        between: How well the best of them stands between the two: what it shares with either against the other,
            beyond what the two share against it.
        knot: How strongly the best of them hangs together with both, two by two, each time against the third.
        margin: The least by which the first shares more with the second than another does that is as near to the first.
        second: The second least.
    """

    between: float
    knot: float
    margin: float
    second: float


class Counts:
    """Pairwise and threefold counts on one kind of readings."""

    def __init__(self, of: Readings) -> None:
        self.of = of
        self.shared = of.shared()
        self.lacking = of.lacking()
        self.missing = of.missing()
        self.total = np.diag(self.shared).copy()
        self.holders = of.has.sum(axis=0)
        apart = self.lacking + self.lacking.T
        self.apart: Matrix = apart / np.maximum(1.0, apart + 2 * self.shared)
        whole = apart + self.missing + self.missing.T
        self.whole: Matrix = whole / np.maximum(1.0, whole + 2 * self.shared)
        self._against: dict[tuple[int, int], Matrix] = {}

    def against(self, one: int, two: int) -> Matrix:
        """Nats that two witnesses share against each other one."""
        key = (min(one, two), max(one, two))
        if key not in self._against:
            self._against[key] = self.of.against(*key)
        return self._against[key]

    @cached_property
    def popular(self) -> Matrix:
        """For every reading the share of the extant witnesses that have it."""
        return np.asarray(self.holders / np.maximum(1.0, self.of.extant.sum(axis=0)), dtype=np.float32)

    def third(self, a: int, b: int, near: Matrix) -> Third:
        """What the others say of two; `near` are distances that tell which others are as near to the first."""
        here = self.against(a, b)
        between = knot = 0.0
        margins = []
        for q in range(len(self.total)):
            if q in (a, b):
                continue
            of_a, of_b, mine = float(self.against(a, q)[b]), float(self.against(q, b)[a]), float(here[q])
            sides = min(of_a, of_b)
            between, knot = max(between, sides - mine), max(knot, min(sides, mine))
            if near[a, q] <= near[a, b]:
                margins.append(mine - of_b)
        margins.sort()
        first = margins[0] if margins else _NO_OTHER
        return Third(between, knot, first, margins[1] if len(margins) > 1 else _NO_OTHER)

    def only(self, a: int, b: int) -> NDArray[np.bool_]:
        """Readings that the first has and the second lacks where it is extant."""
        found: NDArray[np.bool_] = (self.of.has[a] > 0) & (self.of.extant[b] > 0) & (self.of.has[b] == 0)
        return found

    def backed(self, a: int, b: int) -> tuple[float, float]:
        """Nats of what only the first of two has: with other witnesses behind it, and without."""
        only = self.only(a, b)
        worth = np.where(only, self.of.worth, 0.0).astype(np.float32)
        whole, behind = float(worth.sum()), float(worth[self.holders > 1].sum())
        return behind, whole - behind

    def differ(self, a: int, b: int, chosen: NDArray[np.bool_]) -> float:
        """Share of the worth at some readings that only one of two witnesses has."""
        one, two, worth = self.of.has[a][chosen], self.of.has[b][chosen], self.of.worth[chosen]
        either = float((np.maximum(one, two) * worth).sum())
        return float((np.abs(one - two) * worth).sum()) / either if either else 0.0


def spanning(apart: Matrix) -> frozenset[tuple[int, int]]:
    """Edges of the least spanning tree over distances, both ways round."""
    size = len(apart)
    near = apart[0].astype(np.float64)
    link = np.zeros(size, dtype=np.int64)
    left = np.ones(size, dtype=bool)
    left[0] = False
    found = set()
    for _ in range(size - 1):
        two = int(np.argmin(np.where(left, near, np.inf)))
        found |= {(int(link[two]), two), (two, int(link[two]))}
        left[two] = False
        closer = apart[two] < near
        near = np.where(closer, apart[two], near)
        link = np.where(closer, two, link)
    return frozenset(found)

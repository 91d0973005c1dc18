"""Counts that a tree is judged by: how far two witnesses are apart, and what a third has to do with it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.families.collation import Matrix, Readings

NO_OTHER = 50.0  # nats by which an exemplar is the better one where there is no other
_FIRM = 6.0  # nats that are added to what a share is taken of: shares of next to nothing tell nothing


class Counts:
    """Counts on one kind of readings, by two witnesses."""

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
        self._lacks: Matrix = of.extant * (1 - of.has)

    def trios(self, a: int) -> Trios:
        """What one witness has with each other one against every third; only readings that two have can tell."""
        of, several = self.of, self.holders > 1
        mine = several & (of.has[a] > 0)
        both = (of.has[:, mine] * of.worth[mine]) @ self._lacks[:, mine].T
        other = several & (self._lacks[a] > 0)
        against = (of.has[:, other] * of.worth[other]) @ of.has[:, other].T
        return Trios(both, against)

    def only(self, worth: Matrix) -> Matrix:
        """Sums over the readings that the row has and the column lacks where it is extant (n x n)."""
        return np.asarray((self.of.has * worth) @ self._lacks.T, dtype=np.float32)

    def mean_only(self, worth: Matrix) -> Matrix:
        """Means over the readings that the row has and the column lacks where it is extant (n x n)."""
        count = self.only(np.ones_like(worth))
        return np.asarray(np.where(count > 0, self.only(worth) / np.maximum(1.0, count), 0.0), dtype=np.float32)

    def differ(self, a: int, chosen: NDArray[np.bool_]) -> Matrix:
        """For every other witness: share of the worth of some readings that it or `a` has alone (n)."""
        of = self.of
        worth = np.where(chosen & (of.extant[a] > 0), of.worth, 0.0).astype(np.float32)
        one, two, both = of.extant @ (worth * of.has[a]), of.has @ worth, of.has @ (worth * of.has[a])
        either = one + two - both
        return np.asarray(np.where(either > 0, (one + two - 2 * both) / np.maximum(1e-6, either), 0.0), np.float32)


@dataclass(frozen=True)
class Trios:
    """Nats that one witness *a*, another one (the row) and a third (the column) share two by two against the other.

    Attributes:
        mine: What *a* and the row have and the column lacks.
        of_b: What the row and the column have and *a* lacks.
    """

    mine: Matrix
    of_b: Matrix

    @property
    def of_a(self) -> Matrix:
        """What *a* and the column have and the row lacks."""
        return self.mine.T

    def __add__(self, more: Trios) -> Trios:
        """Both kinds of readings together."""
        return Trios(self.mine + more.mine, self.of_b + more.of_b)


@dataclass(frozen=True)
class Third:
    """What the other witnesses say of *a* and each other one, in nats; one number a row.

    Attributes:
        between: How well the best of them stands between the two: what it shares with either against the other,
            beyond what the two share against it.
        knot: How strongly the best of them hangs together with both, two by two, each time against the third.
        knotted: Which one that is.
        margin: The least by which *a* shares more with the row than another does that is as near to *a*.
        second: The second least.
    """

    between: Matrix
    knot: Matrix
    knotted: NDArray[np.intp]
    margin: Matrix
    second: Matrix


def third(a: int, trios: Trios, near: Matrix) -> Third:
    """What the others say; `near` are distances that tell which of them are as near to *a*."""
    away = _others(a, len(near))
    sides = np.minimum(trios.of_a, trios.of_b)
    between = np.where(away, sides - trios.mine, 0.0).max(axis=1, initial=0.0)
    knots = np.where(away, np.minimum(sides, trios.mine), 0.0)
    margins = np.where(away & (near[a][None, :] <= near[a][:, None]), trios.mine - trios.of_b, np.inf)
    pad = np.full((len(near), 2), np.inf)
    ranked = np.partition(np.hstack([margins, pad]), 1, axis=1)[:, :2]
    ranked = np.where(np.isinf(ranked), NO_OTHER, ranked)
    return Third(between, knots.max(axis=1, initial=0.0), knots.argmax(axis=1), ranked[:, 0], ranked[:, 1])


def splits(a: int, trios: Trios) -> tuple[Matrix, ...]:
    """How far *a* and each other one may be neighbours in a tree, in shares from 0 to 1; one number a row each.

    Where two are neighbours, every third lies behind the one or behind the other: then what it shares with the far one
    against the near one is about nothing. Given are the mean and the worst breach of this, how many of the third ones
    lie behind *a* rather than behind the row, how surely none lies between the two, and how much better *a* is than the
    best other in its place.

    Source:
        The splits of a tree (Buneman 1971), for witnesses that may themselves be inner nodes.
    """
    away = _others(a, len(trios.mine))
    one = trios.of_b / (trios.of_b + np.minimum(trios.mine, trios.of_a) + _FIRM)
    two = trios.of_a / (trios.of_a + np.minimum(trios.mine, trios.of_b) + _FIRM)
    here = (trios.mine + _FIRM) / (trios.mine + np.minimum(trios.of_a, trios.of_b) + _FIRM)
    best = (trios.mine + _FIRM) / (trios.mine + trios.of_b + 2 * _FIRM)
    breach = np.where(away, np.minimum(one, two), 0.0)
    size = np.maximum(1, away.sum(axis=1))
    behind = np.where(away, one - two, 0.0).sum(axis=1) / size
    return (
        breach.sum(axis=1) / size,
        breach.max(axis=1, initial=0.0),
        behind,
        np.where(away, here, 1.0).min(axis=1, initial=1.0),
        np.where(away, best, 1.0).min(axis=1, initial=1.0),
    )


def better(a: int, trios: Trios) -> Matrix:
    """By how much *a* shares more with the row than the best other does, each against the other."""
    away = _others(a, len(trios.mine))
    least: Matrix = np.where(away, trios.mine - trios.of_b, NO_OTHER).min(axis=1, initial=NO_OTHER)
    return least


def _others(a: int, size: int) -> NDArray[np.bool_]:
    """Which columns are a third one to *a* and the row."""
    away = ~np.eye(size, dtype=bool)
    away[:, a] = False
    return away


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

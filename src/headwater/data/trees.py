"""Learned boosted trees: small enough to ship, read with numpy alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FOLDER = Path(__file__).parent
_AT_ONCE = 512  # rows that walk all trees together


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted regression trees over a row of numbers, one sum a class.

    Attributes:
        names: What each column of a row means, in order; callers build rows by these names' order.
        classes: Names of the classes; a two-class model has one sum, the log odds of the second class.
    """

    names: tuple[str, ...]
    classes: tuple[str, ...]
    _feature: NDArray[np.intp]
    _threshold: NDArray[np.float64]
    _left: NDArray[np.intp]  # the right child follows the left one; a leaf leads to itself
    _value: NDArray[np.float64]
    _roots: NDArray[np.intp]
    _base: NDArray[np.float64]
    _deepest: int

    def sums(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The raw sums, shape (rows, classes), or (rows, 1) for two classes.

        Args:
            rows: Shape (rows, len(names)); missing values as 0.0, as in training.
        """
        found = np.tile(self._base, (len(rows), 1))
        if not len(rows):
            return found
        for first in range(0, len(rows), _AT_ONCE):
            some = rows[first : first + _AT_ONCE]
            flat = np.ascontiguousarray(some).reshape(-1)
            start = (np.arange(len(some)) * some.shape[1])[:, None]
            at = np.tile(self._roots, (len(some), 1))
            for _ in range(self._deepest):
                asked = flat.take(start + self._feature.take(at))
                right = asked > self._threshold.take(at)
                at = self._left.take(at)
                at += right
            values = self._value.take(at)
            for sum_ in range(found.shape[1]):
                found[first : first + _AT_ONCE, sum_] += values[:, sum_ :: found.shape[1]].sum(axis=1)
        return found

    def likelihood(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probabilities: of the second class, shape (rows,), for two classes; else (rows, classes), each row 1."""
        sums = self.sums(rows)
        if sums.shape[1] == 1:
            one: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(sums[:, 0], -30, 30)))
            return one
        grown = np.exp(sums - sums.max(axis=1, keepdims=True))
        shares: NDArray[np.float64] = grown / grown.sum(axis=1, keepdims=True)
        return shares


@cache
def trees(name: str, folder: Path = _FOLDER) -> Trees:
    """The boosted trees that `bench/learning.py` kept as `<name>.npz` in a folder, by default beside this module.

    Raises:
        FileNotFoundError: There is no such model.

    Source:
        Friedman (2001), Greedy function approximation: a gradient boosting machine.
    """
    with np.load(folder / f"{name}.npz", allow_pickle=False) as kept:
        left, right, roots = (kept[name].astype(np.intp) for name in ("left", "right", "roots"))
        order, first = _beside_each_other(left, right, roots)
        is_leaf = first == np.arange(len(order))
        return Trees(
            tuple(str(n) for n in kept["names"]),
            tuple(str(n) for n in kept["classes"]),
            kept["feature"].astype(np.intp)[order],
            np.where(is_leaf, np.inf, kept["threshold"].astype(np.float64)[order]),
            first,
            kept["value"].astype(np.float64)[order],
            np.arange(len(roots), dtype=np.intp),
            kept["base"].astype(np.float64),
            int(kept["deepest"]),
        )


def _beside_each_other(
    left: NDArray[np.intp], right: NDArray[np.intp], roots: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Nodes in an order in which two children are neighbours, and where each node's left child is then."""
    lefts, rights = left.tolist(), right.tolist()
    order: list[int] = roots.tolist()
    first: list[int] = []
    for at, node in enumerate(order):  # grows while it is read
        if lefts[node] == node:
            first.append(at)
        else:
            first.append(len(order))
            order += (lefts[node], rights[node])
    return np.array(order, dtype=np.intp), np.array(first, dtype=np.intp)

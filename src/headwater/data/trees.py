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
    _feature: NDArray[np.int32]
    _threshold: NDArray[np.float64]
    _left: NDArray[np.int32]
    _right: NDArray[np.int32]
    _value: NDArray[np.float64]
    _roots: NDArray[np.int32]
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
                go_left = flat[start + self._feature[at]] <= self._threshold[at]
                at = np.where(go_left, self._left[at], self._right[at])
            values = self._value[at]
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
        return Trees(
            tuple(str(n) for n in kept["names"]),
            tuple(str(n) for n in kept["classes"]),
            kept["feature"].astype(np.int32),
            kept["threshold"].astype(np.float64),
            kept["left"].astype(np.int32),
            kept["right"].astype(np.int32),
            kept["value"].astype(np.float64),
            kept["roots"].astype(np.int32),
            kept["base"].astype(np.float64),
            int(kept["deepest"]),
        )

"""How likely each tree of a family is: the log-linear model over all trees that can be drawn.

Every edge (exemplar, copy) has a weight, the exponential of a learned sum of its signs; a tree is as likely as the
product of its edges' weights, against those of all other trees. The sum over all trees, and with it the chance of every
single edge, is a determinant: nothing is sampled or cut off.

Source:
    The matrix-tree theorem (Tutte 1948) for trees with an origin; Koo, Globerson, Carreras and Collins (2007),
    Structured prediction models via the matrix-tree theorem; McDonald and Satta (2007).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from headwater.data.weights import weights as learned

_STEEPEST = 30.0  # nats between two edges, beyond which no difference is made
_LEAST = 1e-9

Table = NDArray[np.float64]


@dataclass(frozen=True)
class Model:
    """What each sign of an edge is worth.

    Attributes:
        names: The signs, in the order of the rows' columns.
        low: Values below are taken for these.
        high: Values above are taken for these.
        middle: What stands for nothing.
        scale: What stands for one.
        worth: Nats of a sign by one of its scale.
    """

    names: tuple[str, ...]
    low: Table
    high: Table
    middle: Table
    scale: Table
    worth: Table

    def even(self, rows: Table) -> Table:
        """Rows on one scale."""
        return np.asarray((np.clip(rows, self.low, self.high) - self.middle) / self.scale, dtype=np.float64)

    def links(self, rows: Table) -> Table:
        """Nats of each edge."""
        return np.asarray(np.round(self.even(rows) @ self.worth, 9), dtype=np.float64)


@cache
def model() -> Model:
    """The learned model."""
    held = learned("forest")
    return Model(tuple(map(str, held["names"])), *(held[key] for key in ("low", "high", "middle", "scale", "worth")))


def chances(ends: Sequence[tuple[str, str]], links: Table) -> Mapping[tuple[str, str], float]:
    """The chance of every edge (exemplar, copy) in a tree drawn by these nats.

    >>> even = chances([("a", "b"), ("b", "a")], np.zeros(2))
    >>> round(even["a", "b"], 6)
    0.5
    """
    if not ends:
        return {}
    refs = {ref: at for at, ref in enumerate(dict.fromkeys(ref for end in ends for ref in end))}
    size = len(refs)
    a, b = (np.array([refs[end[side]] for end in ends], dtype=np.intp) for side in (0, 1))
    weights = np.zeros((size, size))
    first = np.full(size, -np.inf)
    np.maximum.at(first, b, links)
    weights[a, b] = np.exp(np.clip(links - first[b], -_STEEPEST, 0.0))
    origin = np.exp(np.clip(-first, -_STEEPEST, _STEEPEST))
    _, inner, _ = counted(weights, origin)
    return dict(zip(ends, np.clip(inner[a, b], _LEAST, 1 - _LEAST).tolist(), strict=True))


def counted(weights: Table, origin: Table) -> tuple[float, Table, Table]:
    """The logarithm of the sum over all trees with one origin, and the chance of every edge and of every origin.

    Args:
        weights: Of every edge, exemplar x copy.
        origin: Of every witness as the origin.
    """
    size = len(origin)
    weights = weights + _LEAST
    np.fill_diagonal(weights, 0.0)
    laplacian = -weights
    np.fill_diagonal(laplacian, weights.sum(axis=0))
    laplacian[0] = origin
    total = float(np.linalg.slogdet(laplacian)[1])
    back = np.linalg.inv(laplacian)
    inner = np.arange(size) != 0
    edges = weights * (inner[None, :] * np.diag(back)[None, :] - inner[:, None] * back.T)
    return total, edges, origin * back[:, 0]

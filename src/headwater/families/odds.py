"""How likely each witness is another's exemplar, or both are copies of one lost text: the learned part of the engine.

Every ordered pair of a family is described by its signs (`signs`); boosted trees, learned on generated traditions, give
the chances that the first is the exemplar of the second, that both were copied from one lost text, that a lost text
stands between them, or that they are no neighbours. A tree drawn by these tells where each witness stands (`standing`),
and a second model, that sees this too, gives the chances that count: a tree is judged by their product over all pairs.

Source:
    Composite likelihood (Lindsay 1988; Varin, Reid and Firth 2011): a joint model replaced by its pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.data.trees import trees
from headwater.families.collation import Collation
from headwater.families.descent import Tradition
from headwater.families.signs import signs
from headwater.families.standing import standing

CLASSES = ("none", "edge", "sibling", "up")
_LEAST = 1e-4  # no pair alone may decide a tree

Ends = tuple[str, str]


@dataclass(frozen=True)
class Odds:
    """Logarithms of chances by ordered pair (exemplar, copy).

    Attributes:
        edge: The second was copied from the first.
        sibling: Both were copied from one lost text; the same both ways round.
        up: The second was copied from a lost text, which was copied from the first.
        none: None of these.
    """

    edge: Mapping[Ends, float]
    sibling: Mapping[Ends, float]
    up: Mapping[Ends, float]
    none: Mapping[Ends, float]

    def link(self, exemplar: str, copy: str) -> float:
        """Log-odds that the second was copied from the first."""
        chance = float(np.exp(self.edge[exemplar, copy]))
        return float(np.log(chance / max(_LEAST, 1 - chance)))


def judged(known: Tradition, table: Collation) -> Odds:
    """The chances of every related pair of a family, from the table of its witnesses."""
    told = signs(known, table)
    first = trees("descent").likelihood(told.rows)
    second = trees("standing").likelihood(np.hstack([told.rows, standing(told.ends, first)]))
    return weighed(told.ends, second)


def weighed(ends: Sequence[Ends], chances: NDArray[np.float64]) -> Odds:
    """Chances by class, made the same both ways round where the class has no direction."""
    held = {e: np.clip(row, _LEAST, 1.0) for e, row in zip(ends, chances, strict=True)}
    sibling = {(a, b): float(np.log((held[a, b][2] + held[b, a][2]) / 2)) for a, b in ends}
    return Odds(
        {e: float(np.log(row[1])) for e, row in held.items()},
        sibling,
        {e: float(np.log(row[3])) for e, row in held.items()},
        {e: float(np.log(row[0])) for e, row in held.items()},
    )

"""How likely each witness is another's exemplar, or both are copies of one lost text: the learned part of the engine.

Every ordered pair of a family is described by its signs (`signs`). Boosted trees tell of each pair by itself the
chances that the first is the exemplar of the second, that both were copied from one lost text, that a lost text stands
between them, or that they are no neighbours. A log-linear model over all trees (`forest`) weighs signs and chances of
all pairs against one another. Lost texts, of which no tree of kept texts can tell, are judged by the product of the
chances.

Source:
    Composite likelihood (Lindsay 1988; Varin, Reid and Firth 2011): a joint model replaced by its pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from headwater.data.trees import trees
from headwater.families import forest
from headwater.families.collation import Collation
from headwater.families.descent import Tradition
from headwater.families.signs import NAMES, signs

CLASSES = ("none", "edge", "sibling", "up")
HEARD = (*NAMES, "heard_near")
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
        links: Nats of the edge in a tree of kept texts.
        drawn: The chance of the edge in such a tree, 0 to 1.
    """

    edge: Mapping[Ends, float]
    sibling: Mapping[Ends, float]
    up: Mapping[Ends, float]
    none: Mapping[Ends, float]
    links: Mapping[Ends, float] = field(default_factory=dict)
    drawn: Mapping[Ends, float] = field(default_factory=dict)


def judged(known: Tradition, table: Collation) -> Odds:
    """The chances of every related pair of a family, from the table of its witnesses."""
    told = signs(known, table)
    chances = trees("descent").likelihood(told.rows)
    return weighed(told.ends, chances, forest.model().links(heard(told.ends, told.rows, chances)))


def heard(ends: Sequence[Ends], rows: NDArray[np.float64], chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """The signs of all pairs with the logarithm of the chance that either is the other's exemplar, as in `HEARD`.

    Which of the two is the exemplar is left to the signs: heard from boosted trees it served families that were not
    learned on worse.
    """
    number = {end: at for at, end in enumerate(ends)}
    edge = np.clip(chances[:, CLASSES.index("edge")], _LEAST, 1.0)
    turned = edge[[number[b, a] for a, b in ends]] if number else edge
    return np.hstack([rows, np.log(edge + turned)[:, None]])


def weighed(ends: Sequence[Ends], chances: NDArray[np.float64], links: NDArray[np.float64]) -> Odds:
    """Chances by class, made the same both ways round where the class has no direction."""
    held = {e: np.clip(row, _LEAST, 1.0) for e, row in zip(ends, chances, strict=True)}
    sibling = {(a, b): float(np.log((held[a, b][2] + held[b, a][2]) / 2)) for a, b in ends}
    return Odds(
        {e: float(np.log(row[1])) for e, row in held.items()},
        sibling,
        {e: float(np.log(row[3])) for e, row in held.items()},
        {e: float(np.log(row[0])) for e, row in held.items()},
        dict(zip(ends, links.tolist(), strict=True)),
        forest.chances(ends, links),
    )

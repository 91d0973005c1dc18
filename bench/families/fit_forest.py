"""Fits the log-linear model over trees (`headwater.families.forest`) to families whose tree is known.

Maximum likelihood with a Gaussian prior on the weights: the sum over all trees that agree with what is known, against
the sum over all trees. Of a witness whose exemplar is lost nothing is known, so that all its exemplars agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from lessons import Lesson
from numpy.typing import NDArray

from headwater.families.forest import Model, counted
from headwater.families.odds import HEARD
from learning import DATA

_PRIOR = 10.0  # how strongly weights are held down; of 1, 10, 30 and 100 all serve on families not learned on
_ROUNDS = 80
_TAILS = (1.0, 99.0)  # percentiles beyond which a sign says no more
_STEEPEST = 30.0
OPEN_WEIGHT = 6.0  # a family of pages counts as six: they are few, and they are written by people

Table = NDArray[np.float64]
Made = tuple[Table, NDArray[np.intp], NDArray[np.intp], Table, Table, float]


def fit(some: Sequence[Lesson], rows: Sequence[Table]) -> Model:
    """The model that makes the true trees of some families likeliest, by the rows of their pairs."""
    from scipy.optimize import minimize

    together = np.vstack(rows)
    low, high = np.percentile(together, _TAILS, axis=0)
    cut = np.clip(together, low, high)
    model = Model(HEARD, low, high, cut.mean(axis=0), cut.std(axis=0) + 1e-6, np.zeros(len(HEARD)))
    known = [made for made in (prepared(x, own, model) for x, own in zip(some, rows, strict=True)) if made is not None]
    found = minimize(_worse, model.worth, (known,), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS})
    return Model(model.names, low, high, model.middle, model.scale, found.x)


def prepared(x: Lesson, rows: Table, model: Model) -> Made | None:
    """A family's edges with those that agree with the truth; None where a true edge is not among its pairs."""
    number = {ref: at for at, ref in enumerate(x.refs)}
    a, b = (np.array([number[end[side]] for end in x.ends], dtype=np.intp) for side in (0, 1))
    size = len(number)
    first: dict[str, str] = {}
    for copy, exemplar, _ in x.made.edges:
        first.setdefault(copy, exemplar)
    agrees, origin = np.ones((size, size)), np.ones(size)
    for ref, at in number.items():
        up = first.get(ref)
        if up is None:
            agrees[:, at] = 0.0
        elif up in number:
            if (up, ref) not in set(x.ends):
                return None
            agrees[:, at], origin[at] = 0.0, 0.0
            agrees[number[up], at] = 1.0
    weight = OPEN_WEIGHT if x.made.kind == "open" else 1.0
    return model.even(rows), a, b, agrees, origin, weight


def _worse(worth: Table, known: Sequence[Made]) -> tuple[float, Table]:
    total, slope = _PRIOR * float(worth @ worth), 2 * _PRIOR * worth
    for rows, a, b, agrees, origin, weight in known:
        weights = np.zeros_like(agrees)
        weights[a, b] = np.exp(np.clip(rows @ worth, -_STEEPEST, _STEEPEST))
        whole, edges, _ = counted(weights, np.ones(len(origin)))
        right, true, _ = counted(weights * agrees, origin + 1e-12)
        total += weight * (whole - right)
        slope = slope + weight * (rows.T @ (edges - true)[a, b])
    return total, slope


def keep(model: Model, name: str = "forest", folder: Path = DATA) -> Path:
    """Keeps a model as `<name>.npz`."""
    path = folder / f"{name}.npz"
    parts = {key: getattr(model, key) for key in ("low", "high", "middle", "scale", "worth")}
    np.savez_compressed(path, names=np.array(model.names), **parts)
    return path

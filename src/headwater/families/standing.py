"""Where two witnesses stand in a tree drawn at first sight: what the chances of all pairs together say of one.

A text that many others hang on is likelier the exemplar of one more; a text that has a sure exemplar needs no other;
the first of all is seldom at the end of a chain. None of this can be seen of a pair alone.

Source:
    Tu (2008), auto-context: a second model that sees what the first one found all around; stacked generalisation
    (Wolpert 1992).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.families.arborescence import cheapest

NAMES = (
    "link", "link_turned", "twin", "over", "over_turned", "mass_other", "best_other", "share", "copies_a", "copies_b",
    "mass_a", "twin_a", "twin_b", "drawn", "drawn_turned", "drawn_siblings", "origin_a", "origin_b", "degree_a",
    "degree_b", "steps", "balance", "depth_a", "depth_b",
)  # fmt: skip
_LEAST = 1e-4
_WRITTEN = 1e6  # what a second origin costs: only where nothing else can be the exemplar

Table = NDArray[np.float64]


def standing(ends: Sequence[tuple[str, str]], chances: Table) -> Table:
    """For every ordered pair (exemplar, copy) where both stand, by the chances of all pairs."""
    refs = {ref: at for at, ref in enumerate(dict.fromkeys(ref for end in ends for ref in end))}
    size = len(refs)
    a, b = (np.array([refs[end[side]] for end in ends], dtype=np.intp) for side in (0, 1))
    edge, twin, over = (np.zeros((size, size)) for _ in range(3))
    edge[a, b], twin[a, b], over[a, b] = np.clip(chances[:, 1:], _LEAST, 1 - _LEAST).T
    twin = (twin + twin.T) / 2
    up = first_tree(edge)
    steps, depth = _steps(up)
    degree = np.bincount(up[up >= 0], minlength=size) + (up >= 0)
    into, out = edge.sum(axis=0), edge.sum(axis=1)
    nearer = steps[a] < steps[b]
    farther = steps[a] > steps[b]
    joined = (up[b] == a) | (up[a] == b)
    columns = [
        _logit(edge[a, b]), _logit(np.maximum(_LEAST, edge[b, a])), np.log(np.maximum(_LEAST, twin[a, b])),
        np.log(np.maximum(_LEAST, over[a, b])), np.log(np.maximum(_LEAST, over[b, a])), into[b] - edge[a, b],
        _best_other(edge, a, b), edge[a, b] / np.maximum(_LEAST, into[b]), out[a] - edge[a, b], out[b] - edge[b, a],
        into[a] - edge[b, a], _best_other(twin, b, a), _best_other(twin, a, b), up[b] == a, up[a] == b,
        (up[a] == up[b]) & (up[a] >= 0), up[a] < 0, up[b] < 0, degree[a] - joined, degree[b] - joined, steps[a, b],
        (nearer.sum(axis=1) - farther.sum(axis=1)) / size, depth[a], depth[b],
    ]  # fmt: skip
    return np.stack([np.asarray(column, dtype=np.float64) for column in columns], axis=1)


def first_tree(edge: Table) -> NDArray[np.intp]:
    """The exemplar of each in the likeliest tree, -1 for an origin, from the chances of all (exemplar, copy)."""
    size = len(edge)
    names = [str(at) for at in range(size)]
    costs = {("", name): _WRITTEN for name in names}
    links = -_logit(np.clip(edge, _LEAST, 1 - _LEAST))
    for a, b in np.argwhere(edge > 0).tolist():
        costs[names[a], names[b]] = float(links[a, b])
    up = np.full(size, -1, dtype=np.intp)
    for copy, exemplar in cheapest(["", *names], "", costs).items():
        up[int(copy)] = int(exemplar) if exemplar else -1
    return up


def _best_other(values: Table, a: NDArray[np.intp], b: NDArray[np.intp]) -> Table:
    """The greatest value of a column without that of one row."""
    ranked = np.sort(np.vstack([values, np.zeros((2, values.shape[1]))]), axis=0)
    return np.asarray(np.where(values[a, b] >= ranked[-1, b], ranked[-2, b], ranked[-1, b]), dtype=np.float64)


def _steps(up: NDArray[np.intp]) -> tuple[Table, Table]:
    """Steps between every two along the tree (as many as there are nodes where no path joins them), and depths."""
    size = len(up)
    steps, depth = np.full((size, size), float(size)), np.zeros(size)
    np.fill_diagonal(steps, 0.0)
    below: list[list[int]] = [[] for _ in range(size)]
    for node, top in enumerate(up.tolist()):
        if top >= 0:
            below[top].append(node)
    todo = [node for node in range(size) if up[node] < 0]
    seen: list[int] = []
    while todo:
        node = todo.pop()
        top = int(up[node])
        if top >= 0:
            depth[node] = depth[top] + 1
            steps[node, seen] = steps[seen, node] = np.minimum(size, steps[top, seen] + 1)
        seen.append(node)
        todo += below[node]
    return steps, depth


def _logit(chance: Table) -> Table:
    return np.asarray(np.log(chance / (1 - chance)), dtype=np.float64)

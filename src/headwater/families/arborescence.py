"""The cheapest rooted tree over directed edges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class _Arc(NamedTuple):
    cost: float
    parent: int
    child: int
    name: int


def cheapest(nodes: Sequence[str], root: str, costs: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """For every node but `root` the parent it has in the tree of least total cost.

    Args:
        nodes: All nodes, `root` among them, in an order that decides ties.
        root: The node that gets no parent.
        costs: (parent, child) to cost; every node must be reachable from `root`.

    Source:
        Chu and Liu (1965), Edmonds (1967).

    >>> cheapest(["r", "a", "b"], "r", {("r", "a"): 5, ("r", "b"): 5, ("a", "b"): 1, ("b", "a"): 2})
    {'a': 'r', 'b': 'a'}
    """
    number = {node: at for at, node in enumerate(nodes)}
    edges = sorted(costs, key=lambda edge: (number[edge[1]], number[edge[0]]))
    arcs = [
        _Arc(costs[p, c], number[p], number[c], name) for name, (p, c) in enumerate(edges) if c != root and p != c
    ]
    chosen = _solve(range(len(nodes)), arcs, len(nodes))
    return {child: parent for parent, child in (edges[name] for name in sorted(chosen))}


def _solve(nodes: Iterable[int], arcs: Sequence[_Arc], fresh: int) -> set[int]:
    """Names of the chosen arcs. A ring of cheapest arcs becomes one node `fresh`, which is solved and opened again."""
    best: dict[int, _Arc] = {}
    for arc in arcs:
        if arc.child not in best or arc < best[arc.child]:
            best[arc.child] = arc
    ring = _ring(nodes, best)
    if not ring:
        return {arc.name for arc in best.values()}
    shrunk: dict[tuple[int, int], _Arc] = {}
    for arc in arcs:
        parent, child = (fresh if end in ring else end for end in (arc.parent, arc.child))
        if parent == child:
            continue
        cost = arc.cost - best[arc.child].cost if child == fresh else arc.cost
        moved = _Arc(cost, parent, child, arc.name)
        if (parent, child) not in shrunk or moved < shrunk[parent, child]:
            shrunk[parent, child] = moved
    chosen = _solve([n for n in nodes if n not in ring] + [fresh], list(shrunk.values()), fresh + 1)
    entered = {arc.child for arc in arcs if arc.name in chosen and arc.child in ring}
    return chosen | {best[node].name for node in ring if node not in entered}


def _ring(nodes: Iterable[int], best: Mapping[int, _Arc]) -> set[int]:
    done: set[int] = set()
    for start in nodes:
        path: list[int] = []
        at = start
        while at in best and at not in done and at not in path:
            path.append(at)
            at = best[at].parent
        if at in path:
            return set(path[path.index(at) :])
        done.update(path)
    return set()

"""Texts of their own that lean on another or take a passage from it: edges that join trees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.families.descent import ancestors
from headwater.records import Pair


def leanings(
    trees: Sequence[Mapping[str, str]], members: Sequence[Sequence[str]], pairs: Sequence[Pair], pickups: frozenset[str]
) -> list[tuple[str, str]]:
    """(copy, exemplar) for every two trees of which one leans on the other, at most one edge between two trees.

    The copy is the topmost witness that leans: what stands below it has the passage from it.

    Args:
        trees: Copy to exemplar within each tree.
        members: The witnesses of each tree.
        pairs: Pairs that only lean, between witnesses of different trees.
        pickups: Witnesses on another outlet's page; they are exemplars only when nothing else is.
    """
    home = {ref: number for number, refs in enumerate(members) for ref in refs}
    parents = {copy: exemplar for tree in trees for copy, exemplar in tree.items()}
    best: dict[tuple[int, int], tuple[tuple[float | int | str, ...], str, str]] = {}
    for pair in pairs:
        copy, exemplar = (pair.b, pair.a) if pair.prior >= 0 else (pair.a, pair.b)
        if copy not in home or exemplar not in home or home[copy] == home[exemplar]:
            continue
        key = (min(home[copy], home[exemplar]), max(home[copy], home[exemplar]))
        depth = len(ancestors(parents, copy)) + len(ancestors(parents, exemplar))
        rank = (exemplar in pickups, copy in pickups, depth, -pair.score, copy, exemplar)
        if key not in best or rank < best[key][0]:
            best[key] = (rank, copy, exemplar)
    above = {number: {number} for number in range(len(members))}
    found = []
    for _, copy, exemplar in sorted(best.values()):
        if home[copy] in above[home[exemplar]]:
            continue  # a ring of trees that lean on each other: the weaker edge is left out
        for number in above:
            if home[copy] in above[number]:
                above[number] |= above[home[exemplar]]
        found.append((copy, exemplar))
    return found

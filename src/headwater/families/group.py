"""Which articles belong to one family: everything that verified pairs and second pastes join."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Pair, Reading


def groups(readings: Sequence[Reading], pairs: Sequence[Pair]) -> tuple[tuple[str, ...], ...]:
    """References of articles that derive from one another, each group sorted, groups of one left out.

    Only pairs with a relation join; a shared key or a high score without relation never does. A second paste
    (`same_as`) goes with its first.
    """
    home = {r.article.ref: r.article.ref for r in readings}

    def find(ref: str) -> str:
        while home[ref] != ref:
            home[ref] = home[home[ref]]
            ref = home[ref]
        return ref

    joins = [(p.a, p.b) for p in pairs if p.relation is not None]
    joins += [(r.article.ref, r.article.same_as) for r in readings if r.article.same_as]
    for one, two in joins:
        if one in home and two in home:
            first, second = sorted((find(one), find(two)))
            home[second] = first
    found: dict[str, list[str]] = {}
    for ref in home:
        found.setdefault(find(ref), []).append(ref)
    return tuple(sorted(tuple(sorted(refs)) for refs in found.values() if len(refs) > 1))

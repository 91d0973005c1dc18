"""Which articles belong to one family: everything that verified pairs and second pastes join."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater.copies import same_matter
from headwater.records import Article, Pair, Reading


def groups(readings: Sequence[Reading], pairs: Sequence[Pair]) -> tuple[tuple[str, ...], ...]:
    """References of articles that derive from one another, each group sorted, groups of one left out.

    Only pairs with a relation join; a shared key or a high score without relation never does. A second paste
    (`same_as`) goes with its first. A text that takes passages from several sources is of the family of the best of
    them, and joins another only when that tells of the same matter: a round-up of the day does not chain its items.
    """
    by_ref = {r.article.ref: r.article for r in readings}
    home = {ref: [ref] for ref in by_ref}

    def join(one: str, two: str) -> None:
        fewer, more = sorted((home[one], home[two]), key=len)
        if fewer is not more:
            more += fewer
            for ref in fewer:
                home[ref] = more

    joins = [(r.article.ref, r.article.same_as) for r in readings if r.article.same_as]
    joins += [(p.a, p.b) for p in pairs if p.relation not in (None, "excerpted")]
    for one, two in joins:
        if one in home and two in home:
            join(one, two)
    core = {ref: frozenset(refs) for ref, refs in home.items()}
    excerpts = [p for p in pairs if p.relation == "excerpted" and p.a in home and p.b in home]
    for p in sorted(excerpts, key=lambda p: (-p.score, p.a, p.b)):
        if home[p.a] is not home[p.b] and _of_one_matter(p, home, core, by_ref):
            join(p.a, p.b)
    found = {id(refs): tuple(sorted(refs)) for refs in home.values() if len(refs) > 1}
    return tuple(sorted(found.values()))


def _of_one_matter(
    pair: Pair, home: Mapping[str, list[str]], core: Mapping[str, frozenset[str]], by_ref: Mapping[str, Article]
) -> bool:
    """Whether what the later text of an excerpt leans on already, if anything, tells of the matter of the other."""
    source, leaner = (pair.a, pair.b) if pair.prior >= 0 else (pair.b, pair.a)
    beside = [by_ref[ref] for ref in home[leaner] if ref not in core[leaner]]
    return not beside or same_matter(beside, [by_ref[ref] for ref in home[source]])

"""From related pairs to families with their trees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import xxhash

from headwater.copies import same_name
from headwater.families.descent import Tradition, edge, second_exemplars, tradition, tree
from headwater.families.group import groups
from headwater.families.lost import infer
from headwater.records import Article, Edge, Family, LostWitness, Pair, Reading


def grow(readings: Sequence[Reading], pairs: Sequence[Pair]) -> tuple[Family, ...]:
    """All families among the readings, each with its tree, lost versions and close rivals.

    The result does not depend on the order of either argument. A second paste is a member without an edge of its own.

    Args:
        readings: Any articles; those without a related pair are in no family.
        pairs: All pairs among them that `copies.relate` was asked for; pairs without relation are passed over.
    """
    by_ref = {r.article.ref: r.article for r in readings}
    related = [p for p in pairs if p.relation is not None]
    pickups = _pickups(by_ref.values())
    return tuple(_family(refs, by_ref, related, pickups) for refs in groups(readings, related))


def family_id(refs: Sequence[str]) -> str:
    """The id that a family of these members has, whatever their order."""
    return "f" + xxhash.xxh3_64_hexdigest("\n".join(sorted(refs)).encode())


def _pickups(articles: Sequence[Article] | object) -> frozenset[str]:
    """Articles on pages where several outlets' articles stand together: at least some of them are picked up there."""
    pages: dict[str, list[Article]] = defaultdict(list)
    for article in articles:  # type: ignore[attr-defined]
        pages[article.page].append(article)
    found: set[str] = set()
    for together in pages.values():
        outlets = [a.publisher for a in together if a.publisher]
        if any(not same_name(outlets[0], other) for other in outlets[1:]):
            found |= {a.ref for a in together}
    return frozenset(found)


def _family(
    refs: Sequence[str], by_ref: dict[str, Article], related: Sequence[Pair], pickups: frozenset[str]
) -> Family:
    members = set(refs)
    firsts = [by_ref[r] for r in refs if by_ref[r].same_as not in members]
    known = tradition(firsts, [p for p in related if p.a in members and p.b in members], pickups)
    parents = tree(known)
    edges = [edge(known, copy, exemplar) for copy, exemplar in sorted(parents.items())]
    edges += [_excerpt(known, copy, exemplar) for copy, exemplar in second_exemplars(known, parents)]
    lost: list[LostWitness] = []
    for number, found in enumerate(infer(known, parents), 1):
        name = f"lost:{number}"
        lost.append(LostWitness(name, found.why, found.children))
    origin = next(ref for ref in known.articles if ref not in parents)
    return Family(family_id(refs), tuple(refs), tuple(edges), tuple(lost), origin)


def _excerpt(known: Tradition, copy: str, exemplar: str) -> Edge:
    from dataclasses import replace

    return replace(edge(known, copy, exemplar), relation="excerpted")

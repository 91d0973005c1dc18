"""From related pairs to families with their trees."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import xxhash

from headwater.copies import whole
from headwater.copies.captures import succession
from headwater.copies.evidence import dependence
from headwater.families.descent import Tradition, edge, tradition
from headwater.families.group import groups
from headwater.families.grown import Grown, grown, likeliest, likelihood
from headwater.families.hung import hung, reason, sure
from headwater.families.leaning import leanings
from headwater.records import Article, Edge, Family, LostWitness, Pair, Reading, Stemma

_RIVAL = 2.5  # nats of likelihood by which another origin may be worse and still be told as a rival
_ORIGINS = 12  # other origins that are tried at most, those first that have the least likely exemplar
_ROUND_UP = 0.25  # share of its own text and of the exemplar's that a round-up has at least


def grow(
    readings: Sequence[Reading], pairs: Sequence[Pair], decided: Mapping[str, str] | None = None
) -> tuple[Family, ...]:
    """All families among the readings, each with its tree, lost versions and close rivals.

    The result does not depend on the order of either argument. A second paste is a member without an edge of its own.

    Args:
        readings: Any articles; those without a related pair are in no family.
        pairs: All pairs among them that `copies.relate` was asked for; pairs without relation are passed over.
        decided: Copy to the exemplar that a person named; their pairs are among `pairs`.
    """
    by_ref = {r.article.ref: r.article for r in readings}
    related = [p for p in pairs if p.relation is not None and p.a in by_ref and p.b in by_ref]
    pickups = frozenset(ref for ref, article in by_ref.items() if article.gathered)
    return tuple(_family(refs, by_ref, related, pickups, decided or {}) for refs in groups(readings, related))


def family_id(refs: Sequence[str]) -> str:
    """The id that a family of these members has, whatever their order."""
    return "f" + xxhash.xxh3_64_hexdigest("\n".join(sorted(refs)).encode())


def _family(
    refs: Sequence[str],
    by_ref: Mapping[str, Article],
    related: Sequence[Pair],
    pickups: frozenset[str],
    decided: Mapping[str, str],
) -> Family:
    members = set(refs)
    firsts = {r for r in refs if by_ref[r].same_as not in members}
    inside = [p for p in related if p.a in firsts and p.b in firsts]
    versions = succession({r: by_ref[r] for r in firsts}, inside)
    # What a person said goes before, also where it is the other way round.
    decided = {copy: up for copy, up in versions.items() if decided.get(up) != copy} | dict(decided)
    strong = [
        p
        for p in inside
        if p.relation != "excerpted" or p.a == decided.get(p.b) or p.b == decided.get(p.a)
        or whole(by_ref[p.a], by_ref[p.b])
    ]  # fmt: skip
    kept = {(p.a, p.b) for p in strong}
    weak = [p for p in inside if (p.a, p.b) not in kept]
    traditions = [
        tradition([by_ref[r] for r in part], [p for p in strong if p.a in part and p.b in part], pickups, decided)
        for part in _parts(firsts, strong)
    ]
    trees = [grown(known) for known in traditions]
    edges: list[Edge] = []
    lost: list[LostWitness] = []
    rivals: list[Stemma] = []
    for known, tree in zip(traditions, trees, strict=True):
        drawn, missing = _drawn(known, tree, len(lost) + 1)
        edges += drawn
        lost += missing
        rivals += _rivals(known, tree)
    leaning = leanings([tree.parents for tree in trees], [list(known.articles) for known in traditions], weak, pickups)
    by_pair = {frozenset((p.a, p.b)): p for p in weak}
    edges += [_leaning_edge(by_pair[frozenset(ends)], *ends) for ends in leaning]
    edges = _second_source(edges, by_ref)
    origin = _origin(edges, sorted(firsts), lost)
    return Family(family_id(refs), tuple(refs), tuple(edges), tuple(lost), origin, tuple(rivals))


def _parts(refs: Iterable[str], pairs: Sequence[Pair]) -> list[frozenset[str]]:
    home = {ref: {ref} for ref in refs}
    for pair in pairs:
        one, two = home[pair.a], home[pair.b]
        if one is not two:
            one |= two
            for ref in two:
                home[ref] = one
    return sorted({frozenset(part) for part in home.values()}, key=sorted)


def _drawn(known: Tradition, tree: Grown, number: int) -> tuple[list[Edge], list[LostWitness]]:
    """The edges of one tree, with the witnesses of lost versions hung on them."""
    edges = [edge(known, copy, exemplar, tree.odds) for copy, exemplar in sorted(tree.edges().items())]
    missing = []
    for at, gone in enumerate(tree.lost):
        name = f"lost:{number + at}"
        why = reason(known, gone)
        score = round(sure(gone), 4)
        for ref, relation in hung(known, gone):
            edges.append(Edge(ref, name, relation, score, (why,)))
        if gone.exemplar is not None:
            above = "the lost text shares wording with it that its own copies have"
            edges.append(Edge(name, gone.exemplar, "edited", score, (above,)))
        missing.append(LostWitness(name, why, gone.children))
    return edges, missing


def _rivals(known: Tradition, tree: Grown) -> list[Stemma]:
    """Trees that explain the family nearly as well: without the lost versions, or with another origin."""
    if tree.lost:
        edges = tuple(edge(known, copy, up, tree.odds) for copy, up in sorted(tree.parents.items()))
        why = "without a lost version: one kept text is the origin, and its copies added what it lacks by themselves"
        return [Stemma(edges, round(1 - max(map(sure, tree.lost)), 4), why)]
    mine, found = likelihood(tree.odds, tree.parents), []
    best: dict[str, float] = {}
    for up, copy in tree.odds.edge:
        best[copy] = max(best.get(copy, -math.inf), tree.odds.link(up, copy))
    most = sum(best.values())
    others = [ref for ref in known.articles if ref in tree.parents and ref not in known.decided]
    for other in sorted(others, key=lambda ref: (best[ref], ref))[:_ORIGINS]:
        if mine - (most - best[other]) >= _RIVAL:
            break  # not even with everybody's likeliest exemplar
        turned = likeliest(known, tree.odds, other)
        gap = mine - likelihood(tree.odds, turned)
        if gap < _RIVAL and len(turned) == len(tree.parents):
            edges = tuple(edge(known, copy, up, tree.odds) for copy, up in sorted(turned.items()))
            why = "another text may be the origin: little speaks for either direction"
            found.append(Stemma(edges, round(1 / (1 + math.exp(gap)), 4), why))
    return sorted(found, key=lambda s: (-s.score, [(e.copy, e.exemplar) for e in s.edges]))[:2]


def _leaning_edge(pair: Pair, copy: str, exemplar: str) -> Edge:
    return Edge(copy, exemplar, "excerpted", pair.score, pair.evidence)


def _second_source(edges: Sequence[Edge], by_ref: Mapping[str, Article]) -> list[Edge]:
    """A text that takes from two sources and leaves out much of the first is a round-up: both are excerpts."""
    several = {e.copy for e in edges if e.relation == "excerpted"}
    found = []
    for e in edges:
        if e.copy in several and e.relation == "edited" and e.exemplar in by_ref and _own_share(e, by_ref) > _ROUND_UP:
            e = replace(e, relation="excerpted")
        found.append(e)
    return found


def _own_share(e: Edge, by_ref: Mapping[str, Article]) -> float:
    found = dependence(by_ref[e.exemplar], by_ref[e.copy])
    return min(1 - found.counted_b, 1 - found.counted_a)


def _origin(edges: Sequence[Edge], firsts: Sequence[str], lost: Sequence[LostWitness]) -> str:
    """The node from which most witnesses descend."""
    below: dict[str, list[str]] = defaultdict(list)
    for e in edges:
        below[e.exemplar].append(e.copy)
    copies = {e.copy for e in edges}

    def reach(node: str) -> int:
        seen, todo = {node}, [node]
        while todo:
            for copy in below[todo.pop()]:
                if copy not in seen:
                    seen.add(copy)
                    todo.append(copy)
        return len(seen)

    roots = [n for n in [*(w.id for w in lost), *firsts] if n not in copies]
    return max(roots, key=lambda n: (reach(n), n)) if roots else firsts[0]

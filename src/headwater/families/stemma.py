"""From related pairs to families with their trees."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import xxhash

from headwater.copies import whole
from headwater.copies.evidence import dependence
from headwater.families.descent import Tradition, ancestors, edge, rooted, total, tradition, tree
from headwater.families.group import groups
from headwater.families.leaning import leanings
from headwater.families.lost import Inferred, infer
from headwater.records import Article, Edge, Family, LostWitness, Pair, Reading, Stemma

_RIVAL = 12.0  # nats of cost by which another origin may be dearer and still be told as a rival
_LOST_SURE = 0.8
_LOST_LIKELY = 0.6  # when the rival without it is close
_ROUND_UP = 0.25  # share of its own text and of the exemplar's that a round-up has at least
_SCALE = 10.0  # nats that stand for one unit of log-odds between two trees


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
    trees = [tree(known) for known in traditions]
    edges: list[Edge] = []
    lost: list[LostWitness] = []
    rivals: list[Stemma] = []
    for known, parents in zip(traditions, trees, strict=True):
        inferred = _unless_decided(known, infer(known, parents))
        drawn, missing = _drawn(known, parents, inferred, len(lost) + 1)
        edges += drawn
        lost += missing
        rivals += _rivals(known, parents, inferred)
    leaning = leanings(trees, [list(known.articles) for known in traditions], weak, pickups)
    by_pair = {frozenset((p.a, p.b)): p for p in weak}
    edges += [_leaning_edge(by_pair[frozenset(ends)], *ends) for ends in leaning]
    edges = _second_source(edges, by_ref)
    origin = _origin(edges, sorted(firsts), lost)
    return Family(family_id(refs), tuple(refs), tuple(edges), tuple(lost), origin, tuple(rivals))


def _unless_decided(known: Tradition, inferred: Inferred | None) -> Inferred | None:
    """The lost version, unless it would take a copy from the exemplar that a person named."""
    if inferred is None:
        return None
    taken = {ref for ref, _ in inferred.children} | {ref for ref, up in inferred.moved if known.decided.get(ref) != up}
    return None if taken & set(known.decided) else inferred


def _parts(refs: Iterable[str], pairs: Sequence[Pair]) -> list[frozenset[str]]:
    home = {ref: {ref} for ref in refs}
    for pair in pairs:
        one, two = home[pair.a], home[pair.b]
        if one is not two:
            one |= two
            for ref in two:
                home[ref] = one
    return sorted({frozenset(part) for part in home.values()}, key=sorted)


def _drawn(
    known: Tradition, parents: Mapping[str, str], inferred: Inferred | None, number: int
) -> tuple[list[Edge], list[LostWitness]]:
    """The edges of one tree, with the witnesses of a lost version hung on it."""
    if inferred is None:
        return [edge(known, copy, exemplar) for copy, exemplar in sorted(parents.items())], []
    name = f"lost:{number}"
    hung = dict(inferred.children)
    edges = [
        Edge(ref, name, relation, _LOST_SURE if not inferred.rival else _LOST_LIKELY, (inferred.why,))
        for ref, relation in sorted(hung.items())
    ]
    hangs = {**parents, **dict(inferred.moved)}
    for copy, exemplar in sorted(hangs.items()):
        if copy not in hung:
            edges.append(edge(known, copy, exemplar))
        elif exemplar not in hung and not _descends(hangs, exemplar, hung):
            # The witness of a lost version that also draws on a kept text from outside takes passages from it.
            edges.append(replace(edge(known, copy, exemplar), relation="excerpted"))
    return edges, [LostWitness(name, inferred.why, tuple(sorted(hung)))]


def _descends(hangs: Mapping[str, str], ref: str, heads: Mapping[str, object]) -> bool:
    return any(up in heads for up in ancestors(hangs, ref))


def _rivals(known: Tradition, parents: Mapping[str, str], inferred: Inferred | None) -> list[Stemma]:
    """Trees that explain the family nearly as well: without the lost version, or with another origin."""
    found = []
    if inferred is not None:
        edges = tuple(edge(known, copy, exemplar) for copy, exemplar in sorted(parents.items()))
        score = 1 - (_LOST_LIKELY if inferred.rival else _LOST_SURE)
        why = "without a lost version: one kept text is the origin, and its copies added what it lacks by themselves"
        found.append(Stemma(edges, round(score, 4), why))
        return found
    mine = total(known, parents)
    for other in known.articles:
        if other not in parents or other in known.decided:
            continue
        turned = rooted(known, other)
        gap = total(known, turned) - mine
        if gap < _RIVAL and len(turned) == len(parents):
            edges = tuple(edge(known, copy, exemplar) for copy, exemplar in sorted(turned.items()))
            why = "another text may be the origin: little speaks for either direction"
            found.append(Stemma(edges, round(1 / (1 + math.exp(gap / _SCALE)), 4), why))
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

"""Copies, their trees and what they changed."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Alteration, Edge, Family, Near, Pair, Traced
from headwater.shapes.make.places import place, score
from headwater.shapes.outward import AlterationShape, ComparisonShape, EdgeShape, FamilyShape, NearShape, TraceShape


def _edge(edge: Edge) -> EdgeShape:
    return {
        "child": edge.copy,
        "parent": edge.exemplar,
        "relation": edge.relation,
        "score": score(edge.score),
        "evidence": list(edge.evidence),
    }


def family(it: Family) -> FamilyShape:
    """A family as `families` prints it."""
    return {
        "family": it.id,
        "articles": list(it.refs),
        "tree": [_edge(edge) for edge in it.edges],
        "lost": [{"id": lost.id, "why": lost.why, "children": list(lost.children)} for lost in it.lost],
        "origin": it.origin,
        "rivals": [
            {"tree": [_edge(edge) for edge in rival.edges], "score": score(rival.score), "why": rival.why}
            for rival in it.rivals
        ],
    }


def alteration(it: Alteration) -> AlterationShape:
    """A changed fact as `compare` prints it."""
    return {
        "type": it.type,
        "from": it.before,
        "to": it.after,
        "a": place(it.a),
        "b": place(it.b),
        "meaning_changed": it.meaning_changed,
        "severity": it.severity,
    }


def comparison(pair: Pair, alterations: Sequence[Alteration]) -> ComparisonShape:
    """A pair and its changed facts as `compare` prints them."""
    return {
        "a": pair.a,
        "b": pair.b,
        "relation": pair.relation,
        "direction": pair.direction,
        "score": score(pair.score),
        "shared_of_a": score(pair.shared_of_a),
        "shared_of_b": score(pair.shared_of_b),
        "alignment": [
            {"a": place(row.a), "b": place(row.b), "kind": row.kind, "score": score(row.score)}
            for row in pair.alignment
        ],
        "alterations": [alteration(row) for row in alterations],
        "evidence": list(pair.evidence),
    }


def _near(it: Near) -> NearShape:
    return {
        "ref": it.article.ref,
        "relation": it.pair.relation,
        "direction": it.pair.direction,
        "score": score(it.pair.score),
        "shared_of_page": score(it.pair.shared_of_a),
        "shared_of_source": score(it.pair.shared_of_b),
    }


def traced(it: Traced) -> TraceShape:
    """Where a text comes from, as `trace` prints it."""
    return {
        "ref": it.article.ref,
        "nearest": [_near(near) for near in it.nearest],
        "origin": it.origin,
        "alterations": [alteration(row) for row in it.alterations],
    }

"""A family's witnesses with what making each out of each other takes, and the cheapest tree by that alone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from headwater.copies import label
from headwater.copies.wording import language
from headwater.families.arborescence import cheapest
from headwater.families.cost import Copying, Cuts, copying, worth
from headwater.families.nearest import nearest
from headwater.records import Article, Edge, Pair, Span

if TYPE_CHECKING:
    from headwater.families.odds import Odds

_PRIOR = 12.0  # nats of copying cost that one unit of log-odds on the direction is worth
_SURE = 20.0  # log-odds
_PICKUP = 8.0  # nats against an exemplar that is itself another's text on a page of several outlets
_ORIGIN = ""  # the virtual root: a text that nobody wrote before


@dataclass(frozen=True)
class Tradition:
    """A family's witnesses with everything its tree is judged by.

    Attributes:
        articles: Witnesses without second pastes, by reference, ordered by content.
        pairs: Related pairs among them, by (exemplar, copy) both ways round.
        costs: (exemplar, copy) to the nats it takes to make the copy.
        priors: (exemplar, copy) to the log-odds that the exemplar is the earlier text.
        pickups: Witnesses that stand on another outlet's page.
        decided: Copy to the exemplar that a person named, or that an earlier capture of its address holds.
    """

    articles: Mapping[str, Article]
    pairs: Mapping[tuple[str, str], Pair]
    costs: Mapping[tuple[str, str], float]
    priors: Mapping[tuple[str, str], float]
    own: Mapping[tuple[str, str], tuple[Span, ...]]
    pickups: frozenset[str] = field(default=frozenset())
    decided: Mapping[str, str] = field(default_factory=dict)


def tradition(
    articles: Sequence[Article],
    pairs: Sequence[Pair],
    pickups: frozenset[str],
    decided: Mapping[str, str] | None = None,
) -> Tradition:
    """Measures what making each witness out of each other, or in a large family of those likest to it, takes."""
    by_ref = {a.ref: a for a in sorted(articles, key=lambda a: (a.text, a.title or "", a.publisher or "", a.ref))}
    both: dict[tuple[str, str], Pair] = {}
    costs: dict[tuple[str, str], float] = {}
    priors: dict[tuple[str, str], float] = {}
    own: dict[tuple[str, str], tuple[Span, ...]] = {}
    cut = Cuts()
    alone = {ref: worth(a.text, language(a)) for ref, a in by_ref.items()}
    inside = [p for p in pairs if p.relation is not None and p.a in by_ref and p.b in by_ref]
    for pair in sorted(nearest(by_ref, inside, decided or {}), key=lambda p: (p.a, p.b)):
        made: Copying = copying(by_ref[pair.a], by_ref[pair.b], pair, cut)
        alone_a, alone_b = alone[pair.a], alone[pair.b]
        # Writing a and making b of it must cost what writing b and making a of it does, or the price list would
        # decide who was first: both ways are given the mean of the two.
        together = (alone_a + made.b_from_a + alone_b + made.a_from_b) / 2
        for ends, cost, prior, extra in (
            ((pair.a, pair.b), together - alone_a, pair.prior, made.own_b),
            ((pair.b, pair.a), together - alone_b, -pair.prior, made.own_a),
        ):
            both[ends], costs[ends], priors[ends], own[ends] = pair, cost, prior, extra
    named = {copy: up for copy, up in (decided or {}).items() if (up, copy) in both}
    return Tradition(by_ref, both, costs, priors, own, pickups, named)


def rooted(known: Tradition) -> dict[str, str]:
    """The tree that is cheapest edge by edge: copy to exemplar for all but the origin."""
    nodes = [_ORIGIN, *known.articles]
    weights: dict[tuple[str, str], float] = {}
    for ref, article in known.articles.items():
        weights[_ORIGIN, ref] = worth(article.text, language(article)) + 1e6
    for (exemplar, copy), cost in known.costs.items():
        if known.decided.get(copy, exemplar) == exemplar:
            weights[exemplar, copy] = directed(known, exemplar, copy, cost)
    parents = cheapest(nodes, _ORIGIN, weights)
    return {copy: exemplar for copy, exemplar in parents.items() if exemplar != _ORIGIN}


def directed(known: Tradition, exemplar: str, copy: str, cost: float) -> float:
    """Cost of an edge with what speaks for and against its direction.

    An exemplar that is surely earlier is no better for being still more surely so, or every copy of a copy would be
    hung on the first text.
    """
    prior = max(-_SURE, min(_SURE, known.priors[exemplar, copy]))
    doubt = math.log1p(math.exp(-prior))
    return cost + _PRIOR * doubt + (_PICKUP if exemplar in known.pickups else 0.0)


def ancestors(parents: Mapping[str, str], ref: str) -> list[str]:
    """The exemplars above a witness, nearest first, and the witness itself at the head."""
    line = [ref]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    return line


def edge(known: Tradition, copy: str, exemplar: str, odds: Odds) -> Edge:
    """The tree's edge with its label, how sure it is, and the reasons."""
    pair = known.pairs[exemplar, copy]
    relation = label(known.articles[exemplar], known.articles[copy], pair)
    sure = known.decided.get(copy) == exemplar
    score = 1.0 if sure else round(math.exp(odds.edge[exemplar, copy]), 4)
    return Edge(copy, exemplar, relation, score, turned_evidence(pair, exemplar))


def turned_evidence(pair: Pair, exemplar: str) -> tuple[str, ...]:
    """The pair's reasons, told from exemplar (the first) to copy (the second)."""
    if pair.a == exemplar:
        return pair.evidence
    return tuple(_turn(line) for line in pair.evidence)


def _turn(line: str) -> str:
    return line.replace("first", "\0").replace("second", "first").replace("\0", "second")

"""Who copied whom: the tree of a family that explains all its texts at the least cost, directed by evidence."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from headwater.copies import label
from headwater.copies.wording import language
from headwater.families.arborescence import cheapest
from headwater.families.cost import Copying, copying, worth
from headwater.records import Article, Edge, Pair, Span

if TYPE_CHECKING:
    from headwater.families.odds import Odds

_PRIOR = 12.0  # nats of copying cost that one unit of log-odds on the direction is worth
_SURE = 20.0  # log-odds
_PICKUP = 8.0  # nats against an exemplar that is itself another's text on a page of several outlets
_SPREAD = 12.0  # nats that one unit of log-odds on the place of the origin is worth
_MOST_ORIGINS = 40  # witnesses up to which every one is tried as the origin
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
        decided: Copy to the exemplar that a person named.
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
    """Measures what making each witness out of each other takes."""
    by_ref = {a.ref: a for a in sorted(articles, key=lambda a: (a.text, a.title or "", a.publisher or "", a.ref))}
    both: dict[tuple[str, str], Pair] = {}
    costs: dict[tuple[str, str], float] = {}
    priors: dict[tuple[str, str], float] = {}
    own: dict[tuple[str, str], tuple[Span, ...]] = {}
    for pair in sorted(pairs, key=lambda p: (p.a, p.b)):
        if pair.relation is None or pair.a not in by_ref or pair.b not in by_ref:
            continue
        made: Copying = copying(by_ref[pair.a], by_ref[pair.b], pair)
        alone_a, alone_b = (worth(x.text, language(x)) for x in (by_ref[pair.a], by_ref[pair.b]))
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


def tree(known: Tradition) -> dict[str, str]:
    """Copy to exemplar for all but the origin by cost alone, of all origins the one whose tree costs least."""
    best = rooted(known)
    if len(known.articles) > _MOST_ORIGINS:
        return best
    cost = total(known, best)
    for root in known.articles:
        if root in best:
            other = rooted(known, root)
            if len(other) == len(best) and (dearer := total(known, other)) < cost:
                best, cost = other, dearer
    return best


def rooted(known: Tradition, root: str | None = None) -> dict[str, str]:
    """The cheapest tree edge by edge; `root` forces which witness is the origin."""
    nodes = [_ORIGIN, *known.articles]
    weights: dict[tuple[str, str], float] = {}
    for ref, article in known.articles.items():
        if root is None or ref == root:
            weights[_ORIGIN, ref] = worth(article.text, language(article)) + (1e6 if root is None else 0.0)
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


def total(known: Tradition, parents: Mapping[str, str]) -> float:
    """Cost of a whole tree, its origin written from nothing and where it lies among its copies included."""
    cost = sum(directed(known, p, c, known.costs[p, c]) for c, p in parents.items())
    cost += _SPREAD * sum(map(math.log, branch_sizes(parents).values()))
    return cost + sum(worth(a.text, language(a)) for ref, a in known.articles.items() if ref not in parents)


def branch_sizes(parents: Mapping[str, str]) -> dict[str, int]:
    """How many witnesses each exemplar and copy has below it, itself included.

    The number of orders in which a tree can have grown from its root falls with the product of these sizes: a text at
    the middle of its copies is a likelier origin than one at the end of a line.

    Source:
        Shah and Zaman (2011), rumour centrality.

    >>> sorted(branch_sizes({"b": "a", "c": "b"}).items())
    [('a', 3), ('b', 2), ('c', 1)]
    """
    sizes = dict.fromkeys([*parents, *parents.values()], 0)
    for ref in sizes:
        for up in ancestors(parents, ref):
            sizes[up] += 1
    return sizes


def ancestors(parents: Mapping[str, str], ref: str) -> list[str]:
    """The exemplars above a witness, nearest first, and the witness itself at the head."""
    line = [ref]
    while line[-1] in parents:
        line.append(parents[line[-1]])
    return line


def edge(known: Tradition, copy: str, exemplar: str, odds: Odds | None = None) -> Edge:
    """The tree's edge with its label, how sure it is against the next best exemplar, and the reasons."""
    pair = known.pairs[exemplar, copy]
    relation = label(known.articles[exemplar], known.articles[copy], pair)
    score = certainty(known, copy, exemplar) if odds is None else math.exp(odds.edge[exemplar, copy])
    return Edge(copy, exemplar, relation, round(score, 4), turned_evidence(pair, exemplar))


def certainty(known: Tradition, copy: str, exemplar: str) -> float:
    """How much likelier the exemplar is than the next best one, 0 to 1, held down by the pair's own score."""
    mine = directed(known, exemplar, copy, known.costs[exemplar, copy])
    others = [directed(known, p, c, cost) for (p, c), cost in known.costs.items() if c == copy and p != exemplar]
    gap = (min(others) - mine) / 10 if others else 2.0
    return known.pairs[exemplar, copy].score / (1 + math.exp(-max(-6.0, min(6.0, gap))))


def turned_evidence(pair: Pair, exemplar: str) -> tuple[str, ...]:
    """The pair's reasons, told from exemplar (the first) to copy (the second)."""
    if pair.a == exemplar:
        return pair.evidence
    return tuple(_turn(line) for line in pair.evidence)


def _turn(line: str) -> str:
    return line.replace("first", "\0").replace("second", "first").replace("\0", "second")

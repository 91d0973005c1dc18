"""A family's tree: the exemplar of every witness, and the lost texts that explain what kept ones cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.families.arborescence import cheapest
from headwater.families.collation import Collation, collate
from headwater.families.descent import Tradition
from headwater.families.lost import Lost, infer
from headwater.families.odds import Odds, judged
from headwater.families.tongues import translations
from headwater.families.twos import of_two

_ORIGIN = ""  # the virtual root: a text that nobody wrote before
_WRITTEN = 1e6  # what a second origin costs: only where nothing else can be the exemplar


@dataclass(frozen=True)
class Grown:
    """The tree of one tradition.

    Attributes:
        parents: Copy to kept exemplar as if nothing were lost; the origin has none.
        lost: Texts that no page holds, with the witnesses that hang on them instead.
        odds: What the tree is judged by.
        table: All witnesses side by side.
    """

    parents: Mapping[str, str]
    lost: tuple[Lost, ...]
    odds: Odds
    table: Collation

    def edges(self) -> dict[str, str]:
        """Copy to kept exemplar; without those that hang on a lost text."""
        hung = {child for x in self.lost for child in x.children}
        return {copy: up for copy, up in self.parents.items() if copy not in hung}


def grown(known: Tradition) -> Grown:
    """The likeliest tree of a tradition, directed by evidence, with the lost texts that make it likelier still."""
    table = collate(known.articles, [pair for (ref, _), pair in known.pairs.items() if ref == pair.a])
    odds = judged(known, table)
    parents = likeliest(known, odds)
    alone = of_two(known, parents)
    found = [alone] if alone is not None else infer(odds, parents, found=translations(known, table, parents))
    return Grown(parents, tuple(x for x in found if not set(x.children) & set(known.decided)), odds, table)


def likeliest(known: Tradition, odds: Odds, root: str | None = None) -> dict[str, str]:
    """Copy to exemplar in the tree whose edges are likeliest together; `root` forces the origin."""
    nodes: Sequence[str] = [_ORIGIN, *known.articles]
    costs = {(_ORIGIN, ref): _WRITTEN for ref in known.articles if root is None or ref == root}
    for exemplar, copy in odds.edge:
        if known.decided.get(copy, exemplar) == exemplar:
            costs[exemplar, copy] = -odds.link(exemplar, copy)
    if root is not None:
        costs |= {(_ORIGIN, ref): 2 * _WRITTEN for ref in known.articles if (_ORIGIN, ref) not in costs}
    return {copy: up for copy, up in cheapest(nodes, _ORIGIN, costs).items() if up != _ORIGIN}


def likelihood(odds: Odds, parents: Mapping[str, str]) -> float:
    """Log-odds of all edges of a tree together."""
    return sum(odds.link(up, copy) for copy, up in sorted(parents.items()))

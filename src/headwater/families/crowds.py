"""Many texts that are equal word for word: one stands for all while the tree is drawn, then the others are hung on it.

Comparing every two of five hundred reprints would tell nothing that comparing each with one of them does not, and one
reprint more must not change what is told of the others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from headwater.copies.captures import captured_again
from headwater.copies.naming import speaks_for_itself
from headwater.families.descent import turned_evidence
from headwater.families.stemma import family_id
from headwater.records import Article, Edge, Family, Pair, Reading
from headwater.text.tokens import CROWD, words_key

PairOf = Callable[[str, str], Pair]
"""How two articles relate, by their references."""


@dataclass(frozen=True)
class Folded:
    """What is left to draw a tree of: `crowds` gives for every text that stands for others which ones."""

    readings: tuple[Reading, ...]
    pairs: tuple[Pair, ...]
    crowds: Mapping[str, tuple[str, ...]]


def fold(
    readings: Sequence[Reading], pairs: Sequence[Pair], pair_of: PairOf, apart: Collection[str] = frozenset()
) -> Folded:
    """Lets one text stand for every crowd of texts that are equal word for word.

    Args:
        readings: Articles that hang together.
        pairs: Pairs among them.
        pair_of: For pairs that only another member of a crowd has.
        apart: Articles that are never folded.
    """
    again = {r.article.same_as for r in readings}  # what is pasted again keeps its place, as its second paste names it
    stands = _stand_ins([r.article for r in readings if r.article.ref not in {*apart, *again}], pairs)
    if not stands:
        return Folded(tuple(readings), tuple(pairs), {})
    known = {(p.a, p.b): p for p in pairs}
    kept: dict[tuple[str, str], Pair] = {}
    for p in pairs:
        one, two = sorted((stands.get(p.a, p.a), stands.get(p.b, p.b)))
        if one != two and (one, two) not in kept:
            kept[one, two] = known.get((one, two)) or pair_of(one, two)
    crowds: dict[str, list[str]] = defaultdict(list)
    for ref, first in sorted(stands.items()):
        if ref != first:
            crowds[first].append(ref)
    left = tuple(r for r in readings if stands.get(r.article.ref, r.article.ref) == r.article.ref)
    return Folded(left, tuple(kept[key] for key in sorted(kept)), {ref: tuple(held) for ref, held in crowds.items()})


def _stand_ins(articles: Sequence[Article], pairs: Sequence[Pair]) -> dict[str, str]:
    """For every article of a crowd the one that stands for it: the one that looks most like the original."""
    same: dict[int, list[Article]] = defaultdict(list)
    versions = captured_again(articles)
    for article in articles:
        key = words_key(article.text) if article.same_as is None else None
        if key is not None:
            same[key].append(article)
    found = {}
    for crowd in same.values():
        if len(crowd) <= CROWD:  # few enough for versions of one page to be told from reprints of it
            crowd = [article for article in crowd if article.ref not in versions]
        if len(crowd) > 1:
            before = _before({article.ref for article in crowd}, pairs)
            first = min(crowd, key=lambda article: (-before[article.ref], *_rank(article)))
            found.update({article.ref: first.ref for article in crowd})
    return found


def _before(crowd: set[str], pairs: Sequence[Pair]) -> Counter[str]:
    """How many others of its crowd each text comes before, less those that come before it, as far as pairs tell."""
    told: Counter[str] = Counter()
    for pair in pairs:
        if pair.a in crowd and pair.b in crowd and pair.direction in ("a->b", "b->a"):
            way = 1 if pair.direction == "a->b" else -1
            told[pair.a] += way
            told[pair.b] -= way
    return told


def _rank(article: Article) -> tuple[bool, bool, str, str]:
    return article.gathered, not speaks_for_itself(article), article.published or "9999", article.ref


def unfold(families: Sequence[Family], crowds: Mapping[str, Sequence[str]], pair_of: PairOf) -> tuple[Family, ...]:
    """Hangs the members of every crowd on the text that stood for them."""
    home = {ref: family for family in families for ref in family.refs}
    hung: dict[str, list[Edge]] = defaultdict(list)
    bare: list[Family] = []
    for first, others in sorted(crowds.items()):
        edges = [_hung(pair_of(*sorted((first, other))), first, other) for other in others]
        found = [edge for edge in edges if edge is not None]
        if found and first not in home:
            home[first] = Family(first, (first,), (), (), first)
            bare.append(home[first])
        if found:
            hung[home[first].id] += found
    grown = [_with(family, hung[family.id]) if family.id in hung else family for family in (*families, *bare)]
    return tuple(sorted(grown, key=lambda family: family.refs))


def _hung(pair: Pair, first: str, other: str) -> Edge | None:
    if pair.relation is None:
        return None
    return Edge(other, first, pair.relation, pair.score, turned_evidence(pair, first))


def _with(family: Family, edges: Sequence[Edge]) -> Family:
    refs = tuple(sorted((*family.refs, *(edge.copy for edge in edges))))
    return replace(family, id=family_id(refs), refs=refs, edges=(*family.edges, *edges))

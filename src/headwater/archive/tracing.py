"""Where does a text come from? Its nearest kept texts, told without keeping it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from headwater import families as families_of
from headwater import flow
from headwater.families.cost import copying
from headwater.records import Article, Family, Near, Pair, Reading, Traced
from headwater.store import Store

_LOOKED_AT = 40  # kept texts that share most keys; a family that is larger is found by its nearest members
_KIN = 6  # kept texts that are drawn in one tree with a text
_PRIOR = 12.0  # nats of copying cost that one unit of log-odds on the direction is worth, as in a tree


def trace(store: Store, reading: Reading) -> Traced:
    """What the archive knows of one text's past: the nearest kept texts, the origin, and what was changed."""
    article = reading.article
    with store.view() as view:
        refs = view.sharing(reading.keys, (article.language or "")[:2], flow.ENOUGH_KEYS, _LOOKED_AT)
        kept = list(view.readings(refs).values())
        found = near(reading, kept)
        homes = {ref: view.family_of(ref) for ref in (it.b for it, _ in found)}
        families = {id: view.family(id) for id in sorted({id for id in homes.values() if id is not None})}
    known = {ref: family for ref, id in homes.items() if id is not None and (family := families[id]) is not None}
    found = _among_kin(reading, found, known)
    return _traced(reading, found, known)


def near(reading: Reading, kept: Sequence[Reading]) -> list[tuple[Pair, Reading]]:
    """The kept texts that are copies or exemplars of a text, likeliest exemplar first; in each pair it is `a`."""
    ranked = []
    for other in sorted(kept, key=lambda other: other.article.ref):
        pair = flow.copied(reading, other)
        if pair is not None:
            pair = pair if pair.a == reading.article.ref else flow.turned(pair)
            ranked.append((_rank(reading.article, other.article, pair), pair, other))
    return [(pair, other) for _, pair, other in sorted(ranked, key=lambda row: (*row[0], row[1].b))]


def _rank(text: Article, kept: Article, pair: Pair) -> tuple[bool, float]:
    """Whether the text leans on it only in part; what making the text of it costs, and what speaks against that."""
    cost = copying(text, kept, pair).a_from_b
    return pair.relation == "excerpted", cost + _PRIOR * math.log1p(math.exp(min(20.0, max(-20.0, pair.prior))))


def _among_kin(
    reading: Reading, found: Sequence[tuple[Pair, Reading]], families: Mapping[str, Family]
) -> list[tuple[Pair, Reading]]:
    """The same pairs with the directions of a tree of the text and its nearest kin.

    Two texts alone do not tell which of two readings is the older one; what the kin share was there before.
    """
    if not found or found[0][0].b not in families:
        return list(found)
    home = families[found[0][0].b].id
    kin = [other for pair, other in found if pair.b in families and families[pair.b].id == home][:_KIN]
    pairs = [pair for pair, other in found if other in kin]
    pairs += [pair for a, b in combinations(kin, 2) if (pair := flow.copied(a, b)) is not None]
    ordered = [pair if pair.a < pair.b else flow.turned(pair) for pair in pairs]
    trees = families_of.grow((reading, *kin), sorted(ordered, key=lambda pair: (pair.a, pair.b)))
    tree = next((tree for tree in trees if reading.article.ref in tree.refs), None)
    if tree is None:
        return list(found)
    twins = {it.article.ref: it.article.same_as for it in kin if it.article.same_as is not None}
    return [(_placed(pair, tree, twins) if other in kin else pair, other) for pair, other in found]


def _placed(pair: Pair, tree: Family, twins: Mapping[str, str]) -> Pair:
    """The direction that a tree gives; that two are siblings is no news when two alone said more."""
    told = flow.placed(pair, tree, twins)
    return pair if told.direction == "siblings" else replace(pair, direction=told.direction)


def _traced(reading: Reading, found: Sequence[tuple[Pair, Reading]], families: Mapping[str, Family]) -> Traced:
    nearest = []
    for pair, other in found:
        family = families.get(pair.b)
        home = (family.id, family.origin) if family is not None else (None, None)
        nearest.append(Near(pair, other.article, *home))
    if not found:
        return Traced(reading.article)
    pair, source = found[0]
    altered = flow.compare(source, reading, flow.turned(pair)).alterations
    origin = None if pair.direction == "a->b" else (nearest[0].origin or pair.b)
    return Traced(reading.article, tuple(nearest), origin, altered)

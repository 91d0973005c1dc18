"""Names that stand for one another where two copies tell the same: spelled otherwise, mangled or translated."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from headwater.data import background
from headwater.names.capitals import share_of
from headwater.names.chains import words
from headwater.names.compare import accepted_variant, likeness
from headwater.names.joining import Joining
from headwater.names.lexicon import lexicon
from headwater.names.nodes import Id, Node, id_of
from headwater.records import Mention, Pair, Span

# Set on the families that were read: what stands alone on both sides is one thing in nine cases of ten, unless
# nothing else speaks for it.
_ALIKE = 0.75  # likeness that needs no more than the place
_HALF = 0.4  # likeness that needs another sign: one office, several places
_ORDINARY = 0.75  # capital share in English news below which a word is no name's own: what a machine put for a name
_RARE = 3  # articles; a name in more is nobody's slip
_NEAR = 0.25  # of a stretch's length; names farther from one another's place do not stand for one another
_MOST = 12  # names of one stretch; more make a list


class _Place(NamedTuple):
    start: int
    id: Id


def join_standing(joining: Joining, mentions: Mapping[str, Sequence[Mention]], pairs: Iterable[Pair]) -> None:
    """Join names that only one of two copies has with those that only the other has at the same place."""
    together: Counter[tuple[Id, Id]] = Counter()
    alone: Counter[tuple[Id, Id]] = Counter()
    places: dict[str, list[_Place]] = {}
    for pair in sorted(pairs, key=lambda it: (it.a, it.b)):
        for ref in (pair.a, pair.b):
            if ref not in places:
                places[ref] = _places(mentions.get(ref, ()), ref, joining)
        for row in pair.alignment:
            if row.a is None or row.b is None:
                continue
            mine, theirs = _left(joining, _within(places[pair.a], row.a), _within(places[pair.b], row.b))
            for a, b in _couples(joining, mine, theirs):
                couple = (min(a, b), max(a, b))
                together[couple] += 1
                alone[couple] += _opposite(a, b, mine, theirs)
    rivals: dict[Id, list[tuple[Id, Id]]] = {}
    for couple in sorted(alone):
        for id_ in couple:
            rivals.setdefault(id_, []).append(couple)
    for a, b in sorted(together, key=lambda it: (-likeness(it[0][0], it[1][0]), it)):
        if joining.root(a) == joining.root(b) or joining.side_by_side(a, b):
            continue
        one, other = joining.nodes[a], joining.nodes[b]
        if _one_thing(one, other, _undisputed(joining, alone, rivals, a, b)):
            joining.join(a, b)


def _places(mentions: Sequence[Mention], ref: str, joining: Joining) -> list[_Place]:
    found = [_Place(m.span.start, id_of(m, ref, joining.apart)[0]) for m in mentions if not m.aside]
    return sorted(it for it in found if it.id in joining.nodes)


def _within(places: Sequence[_Place], span: Span) -> dict[Id, float]:
    """The names of a stretch with where in it they first stand, 0.0 to 1.0."""
    first = bisect_left(places, (span.start,))
    last = bisect_left(places, (span.end,))
    found: dict[Id, float] = {}
    for place in places[first:last]:
        found.setdefault(place.id, (place.start - span.start) / len(span))
    return found


def _left(joining: Joining, mine: dict[Id, float], theirs: dict[Id, float]) -> tuple[dict[Id, float], dict[Id, float]]:
    """The names of either side whose thing the other side does not name."""
    roots, others = {joining.root(a) for a in mine}, {joining.root(b) for b in theirs}
    left = {a: at for a, at in mine.items() if joining.root(a) not in others}
    return left, {b: at for b, at in theirs.items() if joining.root(b) not in roots}


def _couples(joining: Joining, mine: Collection[Id], theirs: Collection[Id]) -> Iterator[tuple[Id, Id]]:
    if len(mine) > _MOST or len(theirs) > _MOST:
        return
    for a in mine:
        for b in theirs:
            if not (joining.known(a) and joining.known(b)):
                yield a, b


def _opposite(a: Id, b: Id, mine: Mapping[Id, float], theirs: Mapping[Id, float]) -> bool:
    """Whether of the names left on both sides these two stand nearest to one another's place."""
    apart = abs(mine[a] - theirs[b])
    nearest = all(abs(mine[x] - theirs[b]) > apart for x in mine if x != a)
    return apart <= _NEAR and nearest and all(abs(mine[a] - theirs[y]) > apart for y in theirs if y != b)


def _undisputed(
    joining: Joining, alone: Mapping[tuple[Id, Id], int], rivals: Mapping[Id, Sequence[tuple[Id, Id]]], a: Id, b: Id
) -> int:
    """In how many places two names face each other, or 0 where one of them faces a third thing as often."""
    count = alone[a, b]
    things = {joining.root(a), joining.root(b)}
    for couple in (*rivals[a], *rivals[b]):
        if alone[couple] >= count and not {joining.root(couple[0]), joining.root(couple[1])} <= things:
            return 0
    return count


def _one_thing(a: Node, b: Node, alone: int) -> bool:
    """Whether two names at one place of two copies are one thing's."""
    near = likeness(a.text, b.text)
    known = lexicon().place(a.key) or lexicon().place(b.key)
    if known is not None and len(a.key.split()) != len(b.key.split()):
        return False  # "Portugal", "Bank of Portugal"
    if near >= _ALIKE:
        return True
    if a.type != b.type or min(len(a.refs), len(b.refs)) > _RARE:
        return False
    if not alone:
        return False
    return _half_alike(a, b) or _translated(a, b) or (near >= _HALF and (alone > 1 or bool(a.roles & b.roles)))


def _half_alike(a: Node, b: Node) -> bool:
    """Whether one word of both is the same, and neither is a word of kind."""
    kinds = lexicon().org_words | lexicon().place_words
    own = [w for w in a.key.split() if w not in kinds and len(w) > 2]
    return any(x == y or accepted_variant(x, y) for x in own for y in b.key.split())


def _translated(a: Node, b: Node) -> bool:
    """Whether one of them is made of ordinary words and the other is not: a machine took it for words."""
    return _ordinary(a) != _ordinary(b)


def _ordinary(node: Node) -> bool:
    shares = [share_of(word) for word in words(node.text) if background().count(word.folded)]
    return any(share is not None and share < _ORDINARY for share in shares)

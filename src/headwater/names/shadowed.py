"""Articles that share no name because a machine changed each: slips of one another, they still tell one thing.

A copy that went through machines may keep no name as it was. One like name says little, several at once say all.
"""

from __future__ import annotations

from headwater.names.compare import likeness
from headwater.names.context import Context
from headwater.names.joining import Joining
from headwater.names.lexicon import lexicon
from headwater.names.matching import chance
from headwater.names.nodes import Id
from headwater.names.romanise import words_of
from headwater.text.script import skeleton

# Set on the families that were read: slips of one name are .88 alike and .9 likely, look-alikes of other matters .78
# and .6 at most; a damaged copy has a slip or the name itself for nearly all its names, other reports for a third.
_ALIKE = 0.85
_LIKELY = 0.8
_WORD_ALIKE = 0.92  # of names of one word, which look like one another more often
_WORD_LIKELY = 0.95
_SLIPS = 2  # names of several words that must be slips, or shared
_SHARE = 0.45  # of the names of the article that has fewer
_LETTERS = 3  # of a word by whose consonants articles find one another


def join_shadowed(joining: Joining) -> None:
    """Join the names of two articles each with its slip in the other, where most have one."""
    own = {ref: [id_ for id_ in ids if _own(joining, id_)] for ref, ids in sorted(joining.held.items())}
    sounds = Context({ref: {s for id_ in ids for s in _sounds(id_)} for ref, ids in own.items()})
    for x, y in sounds.neighbours():
        if not _elsewhere(joining, x, y):
            for a, b in _slips(joining, own[x], own[y]):
                joining.join(a, b)


def _own(joining: Joining, id_: Id) -> bool:
    return not joining.known(id_) and not any(c.isdigit() for c in id_[0])


def _sounds(id_: Id) -> list[str]:
    return [found for word in words_of(id_[0]) if len(found := skeleton(word)) >= _LETTERS]


def _elsewhere(joining: Joining, x: str, y: str) -> bool:
    """Whether two articles name countries, and none of the same."""
    lex = lexicon()
    mine, theirs = (
        {place for id_ in joining.held[ref] if (place := lex.place(id_[0])) and lex.place_kinds.get(place) == "country"}
        for ref in (x, y)
    )
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _slips(joining: Joining, mine: list[Id], theirs: list[Id]) -> list[tuple[Id, Id]]:
    """The names of two articles that are slips of one another, if enough are; else none."""
    roots, others = ({joining.root(id_): id_ for id_ in reversed(ids)} for ids in (mine, theirs))
    common = roots.keys() & others.keys()
    fewer = min(len(roots), len(others))
    if fewer < _SLIPS:
        return []
    found: list[tuple[float, Id, Id]] = []
    for root, a in sorted(roots.items()):
        for other, b in sorted(others.items()):
            if root in common or other in common or joining.side_by_side(a, b):
                continue
            if (near := _slip(joining, a, b)) > 0.0:
                found.append((-near, a, b))
    chosen: dict[Id, Id] = {}
    for _, a, b in sorted(found):
        if a not in chosen and b not in chosen.values():
            chosen[a] = b
    full = sum(" " in a[0] for a in chosen) + sum(" " in roots[root][0] for root in common)
    if full < _SLIPS or len(common) + len(chosen) < _SHARE * fewer:
        return []
    return sorted(chosen.items())


def _slip(joining: Joining, a: Id, b: Id) -> float:
    one, other = joining.nodes[a], joining.nodes[b]
    if (" " in a[0]) != (" " in b[0]) or one.text[:1].casefold() != other.text[:1].casefold():
        return 0.0
    near = likeness(one.text, other.text)
    alike, likely = (_ALIKE, _LIKELY) if " " in a[0] else (_WORD_ALIKE, _WORD_LIKELY)
    return near if near >= alike and chance(one.text, other.text) >= likely else 0.0

"""Ancestors that no page holds: put into the tree where the chances of all pairs are better with them than without.

A tree says of every two witnesses whether one was copied from the other, both from one lost text, or neither. A lost
text with its copies is put in when the product of the pairs' chances grows by it more than by chance, best one first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from headwater.families.descent import ancestors
from headwater.families.odds import Odds

# Nats of likelihood that a lost text must be worth. By generated families alone it would be .5; as a text that nobody
# has is a strong thing to say, it is what Kass and Raftery (1995) call positive.
GAIN = 1.0
_WORTH_TRYING = -2.5  # log chance of being siblings, from which two witnesses are tried as copies of a lost text
_MOST_TRIED = 80
_MOST_LOST = 3


@dataclass(frozen=True)
class Lost:
    """A lost ancestor.

    Attributes:
        children: What was copied from it.
        exemplar: What it was copied from; None at the head of a tree.
        gain: What it is worth, in nats of likelihood.
        late: The child that is a later version of it, where that is known.
    """

    children: tuple[str, ...]
    exemplar: str | None
    gain: float
    late: str | None = None


def infer(odds: Odds, parents: Mapping[str, str], gain: float = GAIN, found: Sequence[Lost] = ()) -> list[Lost]:
    """Lost ancestors of a tree of kept witnesses, in the order of what they are worth; no witness hangs on two.

    Args:
        odds: The chances of all pairs.
        parents: Copy to exemplar of the best tree without lost texts.
        gain: What a lost text must be worth.
        found: Those that are known already.
    """
    told = list(found)
    taken: set[str] = set()
    hangs = dict(parents)
    for gone in told:
        _hang(gone, hangs, taken)
    while len(told) < _MOST_LOST:
        best = _best(odds, hangs, taken)
        if best is None or best.gain < gain:
            break
        told.append(best)
        _hang(best, hangs, taken)
    return told


def _hang(gone: Lost, hangs: dict[str, str], taken: set[str]) -> None:
    """Hangs the copies of a lost text on its exemplar."""
    taken |= set(gone.children)
    for child in gone.children:
        hangs.pop(child, None)
        if gone.exemplar is not None:
            hangs[child] = gone.exemplar


def _best(odds: Odds, parents: Mapping[str, str], taken: set[str]) -> Lost | None:
    likely = sorted((-chance, *ends) for ends, chance in odds.sibling.items() if ends[0] < ends[1])
    best: Lost | None = None
    for chance, one, two in likely[:_MOST_TRIED]:
        if -chance < _WORTH_TRYING:
            break
        if one in taken or two in taken:
            continue
        tried = _grown(odds, parents, (one, two), taken)
        if tried is not None and (best is None or (tried.gain, tried.children) > (best.gain, best.children)):
            best = tried
    return best


def _grown(odds: Odds, parents: Mapping[str, str], seed: tuple[str, str], taken: set[str]) -> Lost | None:
    """The best lost text of two witnesses and whatever else makes it worth more."""
    best = _placed(odds, parents, seed)
    others = sorted({ref for ends in odds.sibling for ref in ends} - set(seed) - taken)
    while best is not None:
        more = [_placed(odds, parents, (*best.children, ref)) for ref in others if ref not in best.children]
        better = max((m for m in more if m is not None), key=lambda m: (m.gain, m.children), default=None)
        if better is None or better.gain <= best.gain:
            break
        best = better
    return best


def _placed(odds: Odds, parents: Mapping[str, str], children: tuple[str, ...]) -> Lost | None:
    """The lost text of these witnesses under the exemplar where it fits best; None where it would tear the tree."""
    inside = set(children)
    roots = [child for child in children if child not in parents]
    outer = {parents[child] for child in children if child in parents} - inside
    if roots:
        places: list[str | None] = [None]
    else:
        places = [up for up in sorted(outer) if not inside & set(ancestors(parents, up))]
    # What the children hung on must not descend from them when the lost text comes between.
    found = [Lost(tuple(sorted(children)), up, round(_gain(odds, parents, children, up), 6)) for up in places]
    return max(found, key=lambda x: (x.gain, x.exemplar or ""), default=None)


def _gain(odds: Odds, parents: Mapping[str, str], children: tuple[str, ...], exemplar: str | None) -> float:
    """By how much the log chances of all pairs grow when these witnesses hang on a lost text."""
    total = 0.0
    for one, two in combinations(children, 2):
        if (one, two) not in odds.sibling:
            return -1e9
        total += odds.sibling[one, two] - _now(odds, parents, one, two)
    for child in children:
        if parents.get(child) is not None and parents[child] not in children and parents[child] != exemplar:
            total += odds.none[parents[child], child] - odds.edge[parents[child], child]
        if exemplar is not None and (exemplar, child) in odds.up:
            total += odds.up[exemplar, child] - _now(odds, parents, exemplar, child)
    return total


def _now(odds: Odds, parents: Mapping[str, str], one: str, two: str) -> float:
    if parents.get(two) == one:
        return odds.edge[one, two]
    if parents.get(one) == two:
        return odds.edge[two, one]
    return odds.none[one, two]

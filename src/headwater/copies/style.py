"""Which of two wordings reads like the one that was made out of the other: known phrases, ready pairs, steady names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from headwater.copies.evidence import Dependence, Held, Vote
from headwater.copies.wording import Words
from headwater.data import background, collocations

# Weights in log-odds. They were set by eye on all open families (bench/copies/directions.py), not on a half of them;
# one family that was written later was read too when ready pairs of words were chosen over the words' own rarity.
_FLUENCY = 0.35
_CAP = 1.5  # wording is weak evidence: editors polish, and outlets write in their own way
_READY = 0.7  # a unit of the test statistic on affinities
_READY_CAP = 2.0
_NATURAL = 0.75  # mean affinity of what clumsy rewriting puts in stays below; news and good translations lie above
_ENOUGH_PAIRS = 30  # pairs of neighbouring words on either side, below which the mean tells nothing
_SPELT_ALIKE = 70  # per cent of characters
_UNSTEADY = 0.6
_HARDLY_SAME = 0.2


@dataclass(frozen=True)
class Turned:
    """What reads like natural news language on each side where two counterparts differ.

    Attributes:
        fluent_a: Known five-word phrases that touch changed words; `fluent_b` likewise.
        readier: How much more a's neighbouring words belong together than b's, in standard errors of the difference.
        unsteady: Names that b writes in several ways where a has one, less the other way round.
        sample: One such name with its ways of writing.
    """

    fluent_a: int
    fluent_b: int
    readier: float
    unsteady: int
    sample: str


@lru_cache(maxsize=256)
def turned(held: tuple[Held, ...]) -> Turned:
    """Compares the two wordings where they differ."""
    fluent_a = fluent_b = 0
    ready_a: list[float] = []
    ready_b: list[float] = []
    for h in held:
        if h.pair.meaning and h.same < _HARDLY_SAME:
            continue
        changed_a, changed_b = changed(h)
        fluent_a += _fluent(h.a.folded, changed_a)
        fluent_b += _fluent(h.b.folded, changed_b)
        ready_a += _affinities(h.a, changed_a)
        ready_b += _affinities(h.b, changed_b)
    unsteady, sample = _unsteady(held)
    return Turned(fluent_a, fluent_b, _apart(np.array(ready_a), np.array(ready_b)), unsteady, sample)


def wordings(found: Dependence) -> list[Vote]:
    """Votes from how the two texts are worded where they differ; none when the languages differ."""
    if found.foreign:
        return []
    both = turned(found.held)
    cast = []
    if both.fluent_a != both.fluent_b:
        smoother = "first" if both.fluent_a > both.fluent_b else "second"
        worth = _held_down(_FLUENCY * (both.fluent_a - both.fluent_b), _CAP)
        cast.append(Vote(worth, f"where they differ the {smoother} has the phrases that news texts use"))
    if both.readier:
        odd = "second" if both.readier > 0 else "first"
        worth = _held_down(_READY * both.readier, _READY_CAP)
        cast.append(Vote(worth, f"where they differ the {odd} puts words together that news texts do not"))
    if both.unsteady:
        odd = "second" if both.unsteady > 0 else "first"
        worth = _held_down(_UNSTEADY * both.unsteady, _CAP)
        cast.append(Vote(worth, f"the {odd} writes one name in several ways ({both.sample})"))
    return cast


def changed(h: Held) -> tuple[list[int], list[int]]:
    """The words of either counterpart that are not in the other at that place."""
    a: list[int] = []
    b: list[int] = []
    for op in LCSseq.opcodes(h.a.folded, h.b.folded):
        if op.tag != "equal":
            a += range(op.src_start, op.src_end)
            b += range(op.dest_start, op.dest_end)
    return a, b


def _held_down(worth: float, cap: float) -> float:
    return max(-cap, min(cap, worth))


def _fluent(words: tuple[str, ...], spots: list[int]) -> int:
    """How many known five-word phrases touch the changed words."""
    known, touched = background(), set(spots)
    return sum(
        1
        for at in range(len(words) - 4)
        if any(at + k in touched for k in range(5)) and known.phrase_count(" ".join(words[at : at + 5]))
    )


def _affinities(words: Words, spots: list[int]) -> list[float]:
    """How well each pair of neighbours that touches a changed word goes together; names aside."""
    table, touched = collocations(), set(spots)
    found = []
    for at in range(1, len(words.folded)):
        if not (at in touched or at - 1 in touched) or words.names[at] or words.names[at - 1]:
            continue
        affinity = table.affinity(words.folded[at - 1], words.folded[at])
        if affinity is not None:
            found.append(affinity)
    return found


def _apart(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Welch's statistic: the difference of the means in standard errors.

    0 when there is too little of either, or when both read naturally: a good translator is no worse a writer.
    """
    if min(len(a), len(b)) < _ENOUGH_PAIRS or min(a.mean(), b.mean()) > _NATURAL:
        return 0.0
    error = float(np.sqrt(a.var() / len(a) + b.var() / len(b)))
    return float(a.mean() - b.mean()) / error if error else 0.0


def _unsteady(held: Sequence[Held]) -> tuple[int, str]:
    """Names that one side writes in one way and the other in several: whoever mangles names does so anew each time.

    That a spelling is rare in news proves nothing: rewriting turns rare names into common ones as often as not.
    """
    of_a: dict[str, set[str]] = defaultdict(set)
    of_b: dict[str, set[str]] = defaultdict(set)
    for h in held:
        names_a = {w for w, name in zip(h.a.folded, h.a.names, strict=True) if name and w.isalpha()}
        names_b = {w for w, name in zip(h.b.folded, h.b.names, strict=True) if name and w.isalpha()}
        for one in sorted(names_a & names_b):
            of_a[one].add(one)
            of_b[one].add(one)
        for one, two in product(sorted(names_a - names_b), sorted(names_b - names_a)):
            if ratio(one, two) >= _SPELT_ALIKE:
                of_a[one].add(two)
                of_b[two].add(one)
    several_b = [(one, ways) for one, ways in sorted(of_a.items()) if len(ways) > 1]
    several_a = [(one, ways) for one, ways in sorted(of_b.items()) if len(ways) > 1]
    balance = len(several_b) - len(several_a)
    telling = several_b if balance > 0 else several_a
    return balance, " / ".join(sorted(telling[0][1])) if balance else ""

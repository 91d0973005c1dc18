"""What stands for one another in two copies: things at one aligned place, in the very same sentence, or changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from headwater.records import Quantity, Span, Statement
from headwater.stories.assignment import assigned
from headwater.stories.profile import one_line
from headwater.stories.told import Told, comparable, equal, overlap, share
from headwater.stories.values import Alterations
from headwater.stories.witnesses import Witnesses
from headwater.text import vectors

_FIGURES = ("number", "money", "unit", "date")
_VERBATIM, _CHANGED = 3.0, 2.0  # the very same sentence, and a change that was found, rank before every fit
_FITS = 0.3  # two figures of one aligned sentence are counterparts from here; set on all open families
_SHARED, _MEANT = 0.3, 0.45  # words or meaning that two sayings at one place share at least
_ONE_THING = 0.4  # likeness in meaning of the words for what two figures count, also across languages
_SAME_MOUTH = 0.5  # words that two quotations share at one place of two versions by one newsroom, which rewords none


def counterparts(
    witnesses: Witnesses, things: Sequence[Told], alterations: Alterations
) -> list[tuple[float, int, int]]:
    """Things that stand at the same place of two copies, or in the very same sentence, surest first."""
    by_ref: dict[str, list[int]] = defaultdict(list)
    by_words: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for i, t in enumerate(things):
        by_ref[t.ref].append(i)
        sentence = one_line(witnesses.article(t.ref).cut(t.sentence))
        by_words[t.kind, sentence, one_line(t.main.text)].append(i)
    found: dict[tuple[int, int], float] = {}
    for a, b in witnesses.aligned_pairs():
        fits: dict[tuple[int, int], float] = {}
        own = witnesses.house(a) == witnesses.house(b)
        for i in by_ref.get(a, ()):
            one = things[i]
            for said in one.statements:
                places = witnesses.stands_for(a, said.sentence, b)
                for j in by_ref.get(b, ()) if places else ():
                    other = things[j]
                    for also in other.statements:
                        if any(p.overlaps(also.sentence) for p in places):
                            fit = 0.0 if own and _other_quote(one, other) else _fit(one, other, said, also)
                            fits[i, j] = max(fits.get((i, j), 0.0), fit)
        for pair in assigned({pair: score for pair, score in fits.items() if score >= _FITS}):
            found[pair] = fits[pair]
    for alike in by_words.values():
        for i, j in pairwise(alike):
            if things[i].ref != things[j].ref:
                found[i, j] = _VERBATIM
    found |= dict.fromkeys(_changed(things, by_ref, alterations), _CHANGED)
    return sorted(((s, i, j) for (i, j), s in found.items() if s >= _FITS), key=lambda x: (-x[0], x[1], x[2]))


def _other_quote(a: Told, b: Told) -> bool:
    """Whether two quotations of one newsroom are two: a later version quotes the same words or puts others there."""
    return a.kind == b.kind == "quote" and overlap(a.words, b.words) < _SAME_MOUTH


def _akin(one: str, other: str, words: float) -> bool:
    """Whether two sayings at one place can be the same: a later version often puts another one there."""
    return words >= _SHARED or float(cosines([one_line(one), one_line(other)])[0, 1]) >= _MEANT


def _changed(
    things: Sequence[Told], by_ref: Mapping[str, list[int]], alterations: Alterations
) -> list[tuple[int, int]]:
    """Figures that a comparison of two copies found to stand for each other with another value or unit."""
    found = []
    for (a, b), changes in sorted(alterations.items()):
        for change in changes:
            if change.type not in _FIGURES or change.a is None or change.b is None:
                continue
            left = [i for i in by_ref.get(a, ()) if _holds(things[i], change.a)]
            right = [j for j in by_ref.get(b, ()) if _holds(things[j], change.b)]
            if len(left) == len(right) == 1:
                found.append((min(left[0], right[0]), max(left[0], right[0])))
    return found


def _holds(told: Told, place: Span) -> bool:
    return told.kind == "figure" and any(s.span.covers(place) or place.covers(s.span) for s in told.statements)


def _fit(a: Told, b: Told, said: Statement, also: Statement) -> float:
    """How well two things of one aligned sentence stand for each other, 0 to 1."""
    near = 1 - abs(share(said) - share(also))
    words = overlap(a.words, b.words)
    if a.kind == "figure" and b.kind == "figure":
        if not any(comparable(p, q) for p in a.quantities for q in b.quantities):
            return 0.0
        value = any(equal(p, q) for p in a.quantities for q in b.quantities)
        unit = any(p.unit == q.unit and p.kind == q.kind for p in a.quantities for q in b.quantities)
        if not value and not unit and all(_other_things(p, q) for p in a.quantities for q in b.quantities):
            return 0.0
        matter = 0.2 * (a.focus == b.focus) - 0.1 * (a.focus != b.focus) if a.focus and b.focus else 0.0
        return 0.25 * near + 0.25 * words + 0.25 * value + 0.15 * unit + matter
    if "figure" in (a.kind, b.kind):
        return 0.0
    if (a.kind == "quote") != (b.kind == "quote") or not _akin(said.text, also.text, words):
        return 0.0
    return 0.4 * near + 0.4 * words + 0.2 * (a.kind == b.kind) + 0.1


def _other_things(p: Quantity, q: Quantity) -> bool:
    """Whether two figures count what is not of one kind: lots, bottles; flasks are bottles in other words."""
    if not p.unit or not q.unit or p.unit == q.unit or {p.kind, q.kind} != {"count"}:
        return False
    return float(cosines([p.unit, q.unit])[0, 1]) < _ONE_THING


def cosines(texts: list[str]) -> NDArray[np.float32]:
    """How near every two texts are in meaning, 0.0 to 1.0; all 0.0 without a model."""
    rows = vectors.embed(texts)
    if rows is None:
        return np.zeros((len(texts), len(texts)), dtype=np.float32)
    cosines: NDArray[np.float32] = np.maximum(rows @ rows.T, 0.0)
    return cosines

"""Which articles say the same thing: statements of a story brought together, copies first, then across newsrooms.

Inside a family the alignment knows best: what stands at the same place of two copies is the same statement whatever
the copy did to it. Across independent texts only what is measured, who is named and what the sentences mean can tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.stories.counterparts import counterparts
from headwater.stories.linker import Linker
from headwater.stories.profile import one_line
from headwater.stories.told import Told, equal
from headwater.stories.values import Alterations
from headwater.stories.witnesses import Witnesses
from headwater.text import vectors

# Log-odds from which two things are joined; set on the open families and on our own that were seen.
_ALIKE: Mapping[str, float] = {"figure": 0.0, "quote": 0.0, "event": 0.5, "commitment": 0.5}
_WORDINGS = 8  # members that speak for a group when it is compared with others
_MANY = 1500  # things compared across newsrooms; in a larger story those of the widest spread


@dataclass
class _Things:
    """Everything told in a story with what comparing needs, worked out once."""

    told: list[Told]
    first: list[str]  # per thing the article behind it, second pastes counted as their twin


def same(
    witnesses: Witnesses,
    told: Sequence[Told],
    tied: Sequence[Sequence[Told]] = (),
    alterations: Alterations | None = None,
) -> list[list[Told]]:
    """The things told, grouped by what they say; every thing is in exactly one group, groups in order of first place.

    A group holds at most one thing of an article (its second paste aside) unless the article says it twice.

    Args:
        witnesses: The story's articles.
        told: Things whose likeness decides.
        tied: Things that belong together already, among them further ones.
        alterations: What copies changed, by (exemplar, copy): a changed figure is the same figure.
    """
    known = {id(thing) for thing in told}
    told = [*told, *(thing for group in tied for thing in group if id(thing) not in known)]
    ordered = sorted(told, key=lambda t: (witnesses.place(t.ref), t.main.span, t.kind, t.main.text))
    things = _Things(ordered, [witnesses.first(t.ref) for t in ordered])
    groups = _Groups(things)
    alone = len(set(things.first)) < 2  # nothing to compare: by far the most stories are one text
    if not alone:
        clauses = (t.main.text for t in ordered)
        sentences = (witnesses.article(t.ref).cut(t.sentence) for t in ordered)
        vectors.embed([one_line(words) for words in (*clauses, *sentences)])  # in one batch; kept for what follows
    number = {id(thing): i for i, thing in enumerate(ordered)}
    for group in tied:
        for thing in group[1:]:
            groups.join(number[id(group[0])], number[id(thing)])
    for _, i, j in counterparts(witnesses, ordered, alterations or {}):
        groups.join(i, j)
    if alone:
        return groups.listed()
    speakers = groups.speakers()
    compared = list(range(len(ordered))) if len(ordered) <= _MANY else speakers
    odds = Linker(witnesses, [ordered[i] for i in compared]).odds()
    place = {i: row for row, i in enumerate(compared)}
    rows = [place[i] for i in speakers]
    _join_across(groups, speakers, odds[np.ix_(rows, rows)])
    return groups.listed()


class _Groups:
    """Things joined so far; refuses to put two different things of one article together."""

    def __init__(self, things: _Things) -> None:
        self.things = things
        self.of = list(range(len(things.told)))
        self.members: dict[int, list[int]] = {i: [i] for i in self.of}

    def join(self, i: int, j: int) -> bool:
        """Puts the groups of two things together unless they clash; whether they are one now."""
        x, y = self.of[i], self.of[j]
        if x == y or self.clash(x, y):
            return x == y
        keep, drop = min(x, y), max(x, y)
        for k in self.members[drop]:
            self.of[k] = keep
        self.members[keep] += self.members.pop(drop)
        return True

    def clash(self, x: int, y: int) -> bool:
        """Whether the two groups hold different things of one article."""
        first, told = self.things.first, self.things.told
        mine = {first[i]: i for i in self.members[x]}
        for j in self.members[y]:
            i = mine.get(first[j])
            if i is None or self._both_given(i, j, self.members[x], self.members[y]):
                continue
            a, b = told[i], told[j]
            if a.ref == b.ref or (one_line(a.main.text) != one_line(b.main.text) and not _near(a, b)):
                return True
        return False

    def speakers(self) -> list[int]:
        """A few differently worded members of every group, which speak for it; of many groups the widest spread."""
        chosen: list[tuple[int, int, list[int]]] = []
        for root, members in self.members.items():
            worded: dict[str, int] = {}
            for i in sorted(members):
                worded.setdefault(one_line(self.things.told[i].main.text), i)
            spread = len({self.things.first[i] for i in members})
            chosen.append((-spread, root, list(worded.values())[:_WORDINGS]))
        found: list[int] = []
        for _, _, members in sorted(chosen):
            if len(found) + len(members) > _MANY:
                break
            found += members
        return sorted(found)

    def _both_given(self, i: int, j: int, xs: list[int], ys: list[int]) -> bool:
        """Whether an article that gives two values repeats what others give for this very thing: first 48, then 41."""
        told, first = self.things.told, self.things.first
        if told[i].kind != "figure":
            return False
        return any(first[k] != first[j] and _one_value(told[k], told[j]) for k in xs) and any(
            first[k] != first[i] and _one_value(told[k], told[i]) for k in [*xs, *ys] if k != i
        )

    def listed(self) -> list[list[Told]]:
        return [[self.things.told[i] for i in sorted(members)] for _, members in sorted(self.members.items())]


def _one_value(a: Told, b: Told) -> bool:
    """Whether two figures are equal in value and unit."""
    return any(p.unit == q.unit and p.kind == q.kind and equal(p, q) for p in a.quantities for q in b.quantities)


def _near(a: Told, b: Told) -> bool:
    """Whether a second paste says the same thing with the same figure."""
    return any(equal(p, q) for p in a.quantities for q in b.quantities) or bool(a.words.keys() & b.words.keys())


def _join_across(groups: _Groups, speakers: Sequence[int], likeness: NDArray[np.float32]) -> None:
    """Joins groups of different newsrooms, best first, by the mean likeness of those who speak for them."""
    told = groups.things.told
    least = np.array([_ALIKE[told[i].kind] for i in speakers], dtype=np.float32)
    close = np.argwhere(np.triu(likeness >= np.minimum.outer(least, least), 1)).tolist()
    while close:
        rows: dict[int, list[int]] = defaultdict(list)
        for row, i in enumerate(speakers):
            rows[groups.of[i]].append(row)
        homes = [groups.of[i] for i in speakers]
        pairs = {(min(homes[i], homes[j]), max(homes[i], homes[j])) for i, j in close if homes[i] != homes[j]}
        scored = []
        for x, y in sorted(pairs):
            score = _mean_likeness(likeness, rows[x], rows[y])
            if score >= min(least[rows[x][0]], least[rows[y][0]]):
                scored.append((round(score, 5), x, y))
        touched: set[int] = set()
        for _, x, y in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
            if not touched & {x, y} and not groups.clash(x, y) and groups.join(x, y):
                touched |= {x, y}
        if not touched:
            return


def _mean_likeness(likeness: NDArray[np.float32], xs: list[int], ys: list[int]) -> float:
    """Mean over the best quarter of the pairs: copies may be damaged, the sound ones speak for the text."""
    scores = np.sort(likeness[np.ix_(xs, ys)], axis=None)[::-1]
    return float(scores[: max(1, len(scores) // 4)].mean())

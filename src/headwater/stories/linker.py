"""How likely two things told in independent texts are the same proposition or quantity, whatever their value.

What both sentences mean says most, and what is nearest to them in the other article: a thing that stands alone as the
best counterpart, seen from both sides, is one even where the words are quite other or of another language.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from headwater.records import Quantity
from headwater.stories.counterparts import cosines
from headwater.stories.profile import one_line
from headwater.stories.told import Told, equal, overlap, telling
from headwater.stories.witnesses import Witnesses
from headwater.text.tokens import folded_words

Matrix = NDArray[np.float32]

# Log-odds by logistic regressions on the tellings of gold claims and their neighbours; bench/stories/linker.py makes
# them and measures them with each family left out. `bias` apart, each weighs the feature of its name.
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "figure": {
        "bias": -0.73,
        "clause": 1.04,
        "sentence": 0.10,
        "cross": 1.74,
        "cross_least": 1.05,
        "lead": 2.19,
        "lead_most": 1.24,
        "apart": -0.87,
        "title": -1.51,
        "words": 1.10,
        "equal": 0.28,
        "equal_rare": 2.78,
        "focus": 0.31,
        "ratio": -0.49,
        "unit": 0.08,
        "rivals": -0.40,
    },
    "said": {
        "bias": -3.66,
        "clause": 2.98,
        "sentence": 1.62,
        "cross": 3.33,
        "cross_least": 0.46,
        "lead": 1.66,
        "lead_most": 0.96,
        "apart": -1.72,
        "title": -2.17,
        "words": 1.31,
        "numbers": 2.33,
        "speaker": 0.08,
        "quotes": 0.20,
        "promise": -0.54,
    },
}
NEVER, _HOPELESS = -9.0, -1.0
_UNEQUAL = 0.5  # two values of one thing in independent texts are a conflict: that takes more to be believed
_NOTHING_ELSE = 0.3  # likeness of a second best that an article does not have
_FIRMLY, _PIECE = 3.0, 5  # log-odds of a quotation that is a piece of another, and its least number of words
_FARTHEST = 4.0  # powers of ten between two values from which one is as far from the other as can be
_TINIEST = 1e-300  # a value below it is none
_NUMBER = re.compile(r"\d+")


class Linker:
    """Compares any two things told in a story; `odds` gives the log-odds of all pairs."""

    def __init__(self, witnesses: Witnesses, told: Sequence[Told]) -> None:
        self.told = told
        self.first = [witnesses.first(t.ref) for t in told]
        self.clauses = [one_line(t.main.text) for t in told]
        sentences = [one_line(witnesses.article(t.ref).cut(t.sentence)) for t in told]
        both = cosines([*self.clauses, *(s or c for s, c in zip(sentences, self.clauses, strict=True))])
        size = len(told)
        self.clause, self.sentence, crossed = both[:size, :size], both[size:, size:], both[:size, size:]
        self.cross, self.cross_least = np.maximum(crossed, crossed.T), np.minimum(crossed, crossed.T)
        self.meant: Matrix = ((self.clause + self.sentence) / 2).astype(np.float32)
        self.figure = np.array([t.kind == "figure" for t in told], dtype=bool)
        lead = self._lead()
        self.lead, self.lead_most = np.minimum(lead, lead.T), np.maximum(lead, lead.T)
        self.at = np.array([self._depth(witnesses, t) for t in told], dtype=np.float32)
        self.titled = np.array([t.main.title for t in told], dtype=np.float32)
        self.rivals = self._rivals()
        self.numbers = [frozenset(_NUMBER.findall(clause)) for clause in self.clauses]
        self.speakers = [frozenset(folded_words(t.main.speaker or "")) for t in told]

    def _depth(self, witnesses: Witnesses, told: Told) -> float:
        whole = witnesses.article(told.ref).span
        return max(0.0, min(1.0, (told.main.span.start - whole.start) / max(1, len(whole))))

    def _lead(self) -> Matrix:
        """How far each thing leads, seen from another, before what its own article tells in other sentences."""
        size = len(self.told)
        lead: Matrix = np.full((size, size), -_NOTHING_ELSE, dtype=np.float32) + self.meant
        groups: dict[tuple[str, bool], list[int]] = defaultdict(list)
        for i, t in enumerate(self.told):
            groups[t.ref, t.kind == "figure"].append(i)
        for members in groups.values():
            numbers: dict[object, int] = {}
            sentence = np.array([numbers.setdefault(self.told[i].sentence, len(numbers)) for i in members])
            if len(numbers) < 2:
                continue
            best = np.stack([self.meant[:, np.array(members)[sentence == n]].max(axis=1) for n in range(len(numbers))])
            order = np.argsort(-best, axis=0, kind="stable")
            top, second = np.take_along_axis(best, order[:2], axis=0)
            for column, n in zip(members, sentence.tolist(), strict=True):
                lead[:, column] = self.meant[:, column] - np.where(order[0] == n, second, top)
        return lead

    def _rivals(self) -> NDArray[np.float32]:
        """Of each figure, how many figures of its unit its article has, as a logarithm."""
        counts: dict[tuple[str, str, str], int] = defaultdict(int)
        heads = [next(iter(t.quantities), None) for t in self.told]
        keys = [(t.ref, q.kind, q.unit) if q else (t.ref, "", "") for t, q in zip(self.told, heads, strict=True)]
        for key in keys:
            counts[key] += 1
        return np.array([math.log1p(counts[key]) for key in keys], dtype=np.float32)

    def broad(self) -> Mapping[str, Matrix]:
        """The features that are known for all pairs at once, by name."""
        return {
            "clause": self.clause,
            "sentence": self.sentence,
            "cross": self.cross,
            "cross_least": self.cross_least,
            "lead": self.lead,
            "lead_most": self.lead_most,
            "apart": np.abs(np.subtract.outer(self.at, self.at)),
            "title": np.maximum.outer(self.titled, self.titled),
        }

    def narrow(self, i: int, j: int) -> Mapping[str, float] | None:
        """The features of one pair that need its words and values; None when the two cannot be the same."""
        a, b = self.told[i], self.told[j]
        words = overlap(a.words, b.words)
        if a.kind == "figure":
            pairs = [(p, q) for p in a.quantities for q in b.quantities if same_measure(p, q)]
            if not pairs:
                return None
            alike = any(equal(p, q) for p, q in pairs)
            return {
                "words": words,
                "equal": float(alike),
                "unequal": float(not alike),
                "equal_rare": max(telling(q) for q in a.quantities) if alike else 0.0,
                "focus": (1.0 if a.focus == b.focus else -1.0) if a.focus and b.focus else 0.0,
                "ratio": 0.0 if alike else min(_ratio(p, q) for p, q in pairs),
                "unit": float(any(p.unit == q.unit and bool(p.unit) for p, q in pairs)),
                "rivals": float(max(self.rivals[i], self.rivals[j])),
            }
        return {
            "words": words,
            "numbers": _agreement(self.numbers[i], self.numbers[j]),
            "speaker": _agreement(self.speakers[i], self.speakers[j]),
            "quotes": float((a.kind == "quote") + (b.kind == "quote")),
            "promise": float("commitment" in (a.kind, b.kind)),
        }

    def odds(self) -> Matrix:
        """Log-odds that two things are the same, for every two; `NEVER` where they cannot be."""
        size = len(self.told)
        scores: Matrix = np.full((size, size), NEVER, dtype=np.float32)
        numbers: dict[str, int] = {}
        text = np.array([numbers.setdefault(ref, len(numbers)) for ref in self.first])
        free = np.triu(text[:, None] != text[None, :], 1)
        for kind, mine in (("figure", self.figure), ("said", ~self.figure)):
            weights = WEIGHTS[kind]
            broad = self.broad()
            known: Matrix = np.full((size, size), weights["bias"], dtype=np.float32)
            for name, values in broad.items():
                known += np.float32(weights[name]) * values
            most = sum(max(0.0, w) for name, w in weights.items() if name not in broad and name != "bias")
            most += {"figure": 0.0, "said": max(0.0, weights.get("quotes", 0.0))}[kind]
            hopeful = free & np.outer(mine, mine) & (known + most >= _HOPELESS)
            if kind == "said":
                self._said(scores, known, hopeful)
                continue
            for i, j in np.argwhere(hopeful).tolist():
                found = self.narrow(i, j)
                if found is not None:
                    score = float(known[i, j]) + sum(weights.get(name, 0.0) * v for name, v in found.items())
                    scores[i, j] = scores[j, i] = score - _UNEQUAL * found.get("unequal", 0.0)
        return scores

    def _said(self, scores: Matrix, known: Matrix, hopeful: NDArray[np.bool_]) -> None:
        """The odds of things said: what `narrow` tells of one pair, of all pairs at once."""
        rows, columns = np.nonzero(hopeful)
        if not len(rows):
            return
        weights = WEIGHTS["said"]
        quotes, promise = (np.array([t.kind == k for t in self.told]) for k in ("quote", "commitment"))
        score = weights["words"] * self._overlaps()[rows, columns]
        score += weights["numbers"] * _agreements(self.numbers)[rows, columns]
        score += weights["speaker"] * _agreements(self.speakers)[rows, columns]
        score += weights["quotes"] * (quotes[rows].astype(np.float64) + quotes[columns])
        score += weights["promise"] * (promise[rows] | promise[columns])
        score += known[rows, columns]
        scores[rows, columns] = scores[columns, rows] = score
        lines = [
            f" {' '.join(folded_words(t.main.text))} " if q else "" for t, q in zip(self.told, quotes, strict=True)
        ]
        both = quotes[rows] & quotes[columns]
        for i, j in zip(rows[both].tolist(), columns[both].tolist(), strict=True):
            if scores[i, j] < _FIRMLY and _within(lines[i], lines[j]):
                scores[i, j] = scores[j, i] = _FIRMLY

    def _overlaps(self) -> NDArray[np.float64]:
        """`overlap` of the words of every two things."""
        size = len(self.told)
        shared = np.zeros((size, size))
        holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for i, t in enumerate(self.told):
            for word, weight in t.words.items():
                holders[word].append((i, weight))
        for held in holders.values():
            if len(held) > 1:
                at, weights = np.array([i for i, _ in held]), np.array([w for _, w in held])
                shared[np.ix_(at, at)] += np.minimum.outer(weights, weights)
        whole = np.array([sum(t.words.values()) or math.inf for t in self.told])  # nothing is shared with no words
        found: NDArray[np.float64] = 0.5 * shared / np.minimum.outer(whole, whole) + shared / np.add.outer(whole, whole)
        return np.minimum(1.0, found)


def same_measure(p: Quantity, q: Quantity) -> bool:
    """Whether two figures of independent texts may measure one thing: the same kind, and money or the same unit."""
    if p.kind != q.kind:
        return {p.kind, q.kind} == {"count", "number"}
    if p.kind in ("money", "date", "time", "share", "number"):
        return True
    return p.unit == q.unit or p.kind == "count" or equal(p, q)


def _ratio(p: Quantity, q: Quantity) -> float:
    """How many powers of ten lie between two values; days and times have none."""
    if p.kind in ("date", "time"):
        return 0.0
    if p.value <= 0 or q.value <= 0:
        return _FARTHEST
    one, other = (math.log10(max(float(x.value), _TINIEST)) for x in (p, q))
    return min(_FARTHEST, abs(one - other))


def _agreement(a: frozenset[str], b: frozenset[str]) -> float:
    """1.0 when two sets share something, -1.0 when they do not, 0.0 when one is empty."""
    if not a or not b:
        return 0.0
    return 1.0 if a & b else -1.0


def _agreements(sets: Sequence[frozenset[str]]) -> NDArray[np.int8]:
    """`_agreement` of every two sets."""
    some = np.array([bool(one) for one in sets])
    found: NDArray[np.int8] = np.where(np.logical_and.outer(some, some), -1, 0).astype(np.int8)
    holders: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(sets):
        for word in one:
            holders[word].append(i)
    for held in holders.values():
        found[np.ix_(held, held)] = 1
    return found


def _within(one: str, other: str) -> bool:
    """Whether the words of one quotation are a piece of the other's."""
    short, long = sorted((one, other), key=len)
    return short.count(" ") > _PIECE and short in long

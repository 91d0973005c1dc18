"""A family's texts side by side: what each has at every place, so that three and more can be compared at once.

Sentences that stand for one another in any two witnesses share a *place*; what a witness has there, words and pairs of
neighbouring words, are its *readings*. Everything a tree is judged by that concerns more than two witnesses is counted
on this table.

Source:
    The collation table of textual criticism; witnesses compared at the places where both are extant as in the
    coherence-based genealogical method (Mink 2004).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from headwater.copies.wording import Words, weight, wording
from headwater.data import table
from headwater.records import Article, Pair, Span
from headwater.text.tokens import fold

_RUN = 3  # sentences of one witness that may stand at one place: split and joined sentences
_PAIR_WORTH = 1.5  # nats of a pair of neighbouring everyday words

_LEAST_NUMBER = 2  # "one" and its like are articles and pronouns too
_SHORT_NAME = 3  # letters
_TELLING_NAME = 5.0  # nats of a name that a translation leaves as it is
_SENTENCE_WORTH = 15.0  # nats at most of a sentence that is there or not

Matrix = NDArray[np.float32]


@dataclass(frozen=True)
class Readings:
    """Who has which reading, weighed.

    Attributes:
        has: witnesses x readings, 1 where the witness has it.
        extant: witnesses x readings, 1 where the witness has the place at all, in the reading's language.
        worth: nats by reading.
        place: the place of each reading.
        figure: whether the reading is a number, in digits or in words.
    """

    has: Matrix
    extant: Matrix
    worth: Matrix
    place: NDArray[np.int32]
    figure: NDArray[np.bool_]

    def figures(self) -> Readings:
        """The numbers alone."""
        chosen = self.figure
        return Readings(
            self.has[:, chosen], self.extant[:, chosen], self.worth[chosen], self.place[chosen], self.figure[chosen]
        )

    def shared(self) -> Matrix:
        """Nats that two witnesses share (n x n)."""
        return np.asarray((self.has * self.worth) @ self.has.T, dtype=np.float32)

    def lacking(self) -> Matrix:
        """Nats that the row has and the column lacks at places where the column is extant (n x n)."""
        return np.asarray((self.has * self.worth) @ (self.extant * (1 - self.has)).T, dtype=np.float32)

    def missing(self) -> Matrix:
        """Nats that the row has at places that the column does not have at all (n x n)."""
        return np.asarray((self.has * self.worth) @ (1 - self.extant).T, dtype=np.float32)

    def against(self, one: int, two: int) -> Matrix:
        """Nats that two witnesses share and each other witness lacks where it is extant (n)."""
        both = self.has[one] * self.has[two] * self.worth
        return np.asarray((self.extant * (1 - self.has)) @ both, dtype=np.float32)


@dataclass(frozen=True)
class Collation:
    """All witnesses' readings.

    Attributes:
        refs: Witnesses in the order of the tables' rows.
        words: Words by place.
        turns: Pairs of neighbouring words by place.
        wholes: Places as readings: whole sentences that a witness has or lacks.
        places: witnesses x places, 1 where the witness has the place.
        at: For every witness the place of each of its sentences.
    """

    refs: tuple[str, ...]
    words: Readings
    turns: Readings
    wholes: Readings
    places: Matrix
    at: tuple[tuple[int, ...], ...]


def collate(articles: Mapping[str, Article], pairs: Sequence[Pair]) -> Collation:
    """The table of a family's witnesses, from the alignments of its pairs; the order of `pairs` does not matter."""
    refs = tuple(articles)
    texts = [wording(articles[ref]) for ref in refs]
    at = _places(refs, [[w.sentence.span for w in text.sentences] for text in texts], pairs)
    tongue = [(text.language or "en")[:2] for text in texts]
    held = [_by_place(text.sentences, where, here) for text, where, here in zip(texts, at, tongue, strict=True)]
    size = 1 + max((p for where in at for p in where), default=-1)
    places = np.zeros((len(refs), max(1, size)), dtype=np.float32)
    for row, where in enumerate(at):
        places[row, list(where)] = 1.0
    words = _readings([h[0] for h in held], at, tongue)
    turns = _readings([h[1] for h in held], at, tongue)
    return Collation(refs, words, turns, _wholes(places, words), places, at)


def _wholes(places: Matrix, words: Readings) -> Readings:
    """Sentences as readings: each worth what its words are, held down, as it is left out or put in at one stroke."""
    worth = np.zeros(places.shape[1], dtype=np.float32)
    holders = np.maximum(1.0, places.sum(axis=0))
    np.add.at(worth, words.place, words.has.sum(axis=0) * words.worth)
    worth = np.minimum(_SENTENCE_WORTH, worth / holders)
    count = places.shape[1]
    return Readings(places, np.ones_like(places), worth, np.arange(count, dtype=np.int32), np.zeros(count, dtype=bool))


def _places(refs: Sequence[str], spans: Sequence[Sequence[Span]], pairs: Sequence[Pair]) -> tuple[tuple[int, ...], ...]:
    """Joins sentences that stand for one another, surest first, as long as no witness has two far ones at one place."""
    number = {ref: row for row, ref in enumerate(refs)}
    base = np.cumsum([0, *(len(s) for s in spans)]).tolist()
    home = list(range(base[-1]))
    members: list[dict[int, tuple[int, int]]] = []
    for row, own in enumerate(spans):
        members += [{row: (at, at)} for at in range(len(own))]
    links = []
    known: dict[tuple[int, int, int], tuple[int, ...]] = {}

    def touched(row: int, span: Span) -> tuple[int, ...]:
        key = row, span.start, span.end
        if key not in known:
            known[key] = tuple(at for at, own in enumerate(spans[row]) if own.overlaps(span))
        return known[key]

    for pair in pairs:
        if pair.a not in number or pair.b not in number:
            continue
        one, two = number[pair.a], number[pair.b]
        for line in pair.alignment:
            if line.a is not None and line.b is not None:
                here, there = touched(one, line.a), touched(two, line.b)
                if here and there:
                    links.append((-line.score, one, here[0], here[-1], two, there[0], there[-1]))
    for _, one, first, last, two, start, end in sorted(links):
        nodes = [base[one] + k for k in range(first, last + 1)] + [base[two] + k for k in range(start, end + 1)]
        for node in nodes[1:]:
            _join(home, members, nodes[0], node)
    names: dict[int, int] = {}
    found = []
    for row, own in enumerate(spans):
        tops = [_top(home, base[row] + k) for k in range(len(own))]
        found.append(tuple(names.setdefault(top, len(names)) for top in tops))
    return tuple(found)


def _top(home: list[int], node: int) -> int:
    while home[node] != node:
        home[node] = home[home[node]]
        node = home[node]
    return node


def _join(home: list[int], members: list[dict[int, tuple[int, int]]], one: int, two: int) -> None:
    a, b = _top(home, one), _top(home, two)
    if a == b:
        return
    a, b = min(a, b), max(a, b)
    both = dict(members[a])
    for row, (first, last) in members[b].items():
        low, high = both.get(row, (first, last))
        both[row] = min(low, first), max(high, last)
        if both[row][1] - both[row][0] >= _RUN:
            return
    home[b], members[a] = a, both


def _by_place(
    sentences: Sequence[Words], where: Sequence[int], tongue: str
) -> tuple[set[tuple[int, str, str]], set[tuple[int, str, str]]]:
    """A witness's readings: (place, language, word or pair of words); figures and names stand in every language.

    A number is its value, whether it is written in digits or as a word: how a house writes it tells nothing.
    """
    numbers = _numbers(tongue)
    words: set[tuple[int, str, str]] = set()
    turns: set[tuple[int, str, str]] = set()
    for sentence, place in zip(sentences, where, strict=True):
        for word, name in zip(sentence.folded, sentence.names, strict=True):
            value = _digits(word) if word[0].isdigit() else numbers.get(word)
            kept = value or (name and len(word) > _SHORT_NAME and weight(word) >= _TELLING_NAME)
            words.add((place, "" if kept else tongue, value or word))
        for one, two in zip(sentence.folded, sentence.folded[1:], strict=False):
            turns.add((place, tongue, f"{one} {two}"))
    return words, turns


def _digits(word: str) -> str:
    """A figure without the marks between its groups, which differ by language."""
    return "".join(mark for mark in word if mark.isdigit())


@cache
def _numbers(tongue: str) -> dict[str, str]:
    """Number words of a language from two on, by their folded form, as digits."""
    rows = table("numerals").get(tongue, {})
    return {fold(word): str(value) for word, value in rows.get("words", {}).items() if value >= _LEAST_NUMBER}


def _readings(
    held: Sequence[set[tuple[int, str, str]]], at: Sequence[Sequence[int]], tongue: Sequence[str]
) -> Readings:
    """Readings that some but not all witnesses have, or everybody has: all are kept, each in one column."""
    columns: dict[tuple[int, str, str], int] = {}
    for own in held:
        for reading in sorted(own):
            columns.setdefault(reading, len(columns))
    has = np.zeros((len(held), max(1, len(columns))), dtype=np.float32)
    for row, own in enumerate(held):
        has[row, [columns[r] for r in own]] = 1.0
    by_place: dict[tuple[int, str], list[int]] = defaultdict(list)
    for (place, spoken, _), column in columns.items():
        by_place[place, spoken].append(column)
    extant = np.zeros_like(has)
    for row, where in enumerate(at):
        for place in set(where):
            extant[row, by_place.get((place, tongue[row]), [])] = 1.0
            extant[row, by_place.get((place, ""), [])] = 1.0
    worth = np.zeros(has.shape[1], dtype=np.float32)
    for (_, _, word), column in columns.items():
        one, _, two = word.partition(" ")
        worth[column] = weight(one) if not two else _PAIR_WORTH + 0.25 * (weight(one) + weight(two))
    home = np.array([place for place, _, _ in columns] or [0], dtype=np.int32)
    figure = np.array([word[0].isdigit() and " " not in word for _, _, word in columns] or [False], dtype=bool)
    return Readings(has, extant, worth, home, figure)

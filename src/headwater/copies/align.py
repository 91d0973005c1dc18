"""Which sentence of one article stands for which of the other, also when reworded, moved, merged or translated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from headwater.copies.memory import kept
from headwater.copies.wording import Wording, Words, weight, wording
from headwater.data.background import hash_words
from headwater.records import AlignedSentences, AlignmentKind, Article, Span
from headwater.text import vectors

# Set on sentence pairs of the open families by eye, all of them read; no half was held back.
_ENOUGH_WORDS = 0.34  # cosine of weighted words and character grams; counterparts of a spun text are seldom below
_ENOUGH_MEANING = 0.62  # cosine of sentence vectors within a language: other sentences of one event reach .60
_ENOUGH_ACROSS = 0.52  # the same across languages, where only counterparts come near
_WORTH_A_LOOK = 0.9  # summed likeness of the sentences that words have paired
_WORTH_SHARE = 0.15  # the same a sentence of the shorter text; every rewriting has a third more
_NEAR = 0.08  # what standing at the same relative place adds
_ANCHOR = 0.05  # what a name or figure that both have adds to the likeness of sentences in two languages
_MOST_ANCHORED = 0.2
_SHORT_NAME = 3  # letters
_TELLING_NAME = 5.0  # nats
_SWALLOWED = 0.62  # share of a sentence's weight that its neighbour's counterpart must hold for them to be merged


@dataclass(frozen=True)
class Counterpart:
    """Runs of sentence numbers `a` and `b` that stand for each other."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float
    meaning: bool = False


@kept(4_000_000)
def counterparts(a: Article, b: Article) -> tuple[Counterpart, ...]:
    """The sentences of two articles that stand for each other, ordered by their place in `a`.

    Words decide first; sentence vectors only for what words leave over, and for all when the languages differ.
    """
    return _counterparts(a, b, True)


@kept(2_000_000)
def by_words(a: Article, b: Article) -> tuple[Counterpart, ...]:
    """The same as far as words tell: what is reworded beyond them is left out. A fortieth of the cost."""
    return _counterparts(a, b, False)


def _counterparts(a: Article, b: Article, meaning: bool) -> tuple[Counterpart, ...]:
    one, two = wording(a), wording(b)
    if not one.sentences or not two.sentences:
        return ()
    foreign = _foreign(one, two)
    words = _word_likeness(a, b)
    found = _assign(words + _nearness(one, two) * (words > 0.2), words, 0.75 if foreign else _ENOUGH_WORDS)
    meant = _by_meaning(one, two, found, words, foreign) if meaning else []
    pairs = sorted([(i, j, float(words[i, j]), False) for i, j in found] + meant)
    return _merge(one, two, pairs)


def _foreign(one: Wording, two: Wording) -> bool:
    return bool(one.language and two.language and one.language[:2] != two.language[:2])


def _nearness(one: Wording, two: Wording) -> NDArray[np.float64]:
    rows = (np.arange(len(one)) + 0.5) / len(one)
    columns = (np.arange(len(two)) + 0.5) / len(two)
    return _NEAR * (1 - np.abs(rows[:, None] - columns[None, :]))


class _Terms(NamedTuple):
    """The weighted words, or pieces of words, of a text's sentences, as one long table.

    Attributes:
        keys: Every term once, sorted.
        seen: In how many sentences each stands.
        term: Row by row, which term it is.
        sentence: In which sentence it stands.
        worth: What it weighs there.
    """

    keys: NDArray[np.uint64]
    seen: NDArray[np.intp]
    term: NDArray[np.int32]
    sentence: NDArray[np.int32]
    worth: NDArray[np.float32]


def _word_likeness(a: Article, b: Article) -> NDArray[np.float64]:
    """Cosine of weighted words and of character four-grams, the mean of the two (n x m)."""
    size = len(wording(a)), len(wording(b))
    by_words, by_grams = (_cosine(one, two, size) for one, two in zip(_terms(a), _terms(b), strict=True))
    likeness: NDArray[np.float64] = 0.5 * by_words + 0.5 * by_grams
    return likeness


@kept(2_500_000)
def _terms(article: Article) -> tuple[_Terms, _Terms]:
    """The words of every sentence, and the character four-grams of its telling words."""
    sentences = wording(article).sentences
    return _tabled([_bag(w) for w in sentences]), _tabled([_gram_bag(w) for w in sentences])


def _tabled(bags: list[dict[str, float]]) -> _Terms:
    hashes = np.array([hash_words(term) for bag in bags for term in bag], dtype=np.uint64)
    keys, term, seen = np.unique(hashes, return_inverse=True, return_counts=True)
    sentence = np.repeat(np.arange(len(bags), dtype=np.int32), [len(bag) for bag in bags])
    worth = np.array([worth for bag in bags for worth in bag.values()], dtype=np.float32)
    return _Terms(keys, seen, term.astype(np.int32), sentence, worth)


def _bag(words: Words) -> dict[str, float]:
    return {word: weight(word) for word in words.folded}


def _gram_bag(words: Words) -> dict[str, float]:
    bag: dict[str, float] = {}
    for word in words.folded:
        worth = weight(word)
        if worth < 1.5:
            continue
        padded = f"<{word}>"
        grams = [padded[at : at + 4] for at in range(max(1, len(padded) - 3))]
        for gram in grams:
            bag[gram] = max(bag.get(gram, 0.0), worth / len(grams) ** 0.5)
    return bag


def _cosine(one: _Terms, two: _Terms, size: tuple[int, int]) -> NDArray[np.float64]:
    """Cosine of every two sentences; only terms that both texts have are laid out, the others lengthen vectors."""
    likeness = np.zeros(size)
    if not len(one.keys) or not len(two.keys):
        return likeness
    places = _found(one.keys, two.keys)
    shared = places >= 0
    if not shared.any():
        return likeness
    seen_a, seen_b = one.seen.astype(np.float64), two.seen.astype(np.float64)
    seen_a[shared] += two.seen[places[shared]]
    seen_b[places[shared]] += one.seen[shared]
    # A word of many sentences of these two texts tells little about which of them belong together.
    scale, columns = np.log1p(sum(size) / 2), np.cumsum(shared) - 1
    worth_a = one.worth * (np.log1p(sum(size) / seen_a) / scale)[one.term]
    worth_b = two.worth * (np.log1p(sum(size) / seen_b) / scale)[two.term]
    left = np.zeros((size[0], int(shared.sum())), dtype=np.float32)
    right = np.zeros((size[1], left.shape[1]), dtype=np.float32)
    of_b = np.full(len(two.keys), -1)
    of_b[places[shared]] = columns[shared]
    in_a, in_b = shared[one.term], of_b[two.term] >= 0
    left[one.sentence[in_a], columns[one.term[in_a]]] = worth_a[in_a]
    right[two.sentence[in_b], of_b[two.term[in_b]]] = worth_b[in_b]
    product: NDArray[np.float64] = (left @ right.T).astype(np.float64)
    return product / _lengths(one, worth_a, size[0])[:, None] / _lengths(two, worth_b, size[1])


def _found(keys: NDArray[np.uint64], among: NDArray[np.uint64]) -> NDArray[np.intp]:
    """Where keys stand in a sorted array, -1 for those that do not."""
    at = among.searchsorted(keys)
    at[at == len(among)] = 0
    return np.where(among[at] == keys, at, -1)


def _lengths(terms: _Terms, worth: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """The length of every sentence's vector."""
    squares = np.bincount(terms.sentence, weights=worth * worth, minlength=count)
    return np.maximum(np.sqrt(squares), 1e-9)


def _assign(rank: NDArray[np.float64], likeness: NDArray[np.float64], enough: float) -> list[tuple[int, int]]:
    """One-to-one pairs, best first, none under `enough`."""
    order = np.argsort(-rank, axis=None, kind="stable")
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    found = []
    for flat in order:
        i, j = divmod(int(flat), rank.shape[1])
        if likeness[i, j] < enough and rank[i, j] < enough:
            break
        if i in taken_a or j in taken_b or likeness[i, j] < enough:
            continue
        taken_a.add(i)
        taken_b.add(j)
        found.append((i, j))
    return sorted(found)


def _by_meaning(
    one: Wording, two: Wording, found: list[tuple[int, int]], words: NDArray[np.float64], foreign: bool
) -> list[tuple[int, int, float, bool]]:
    left = [i for i in range(len(one)) if i not in {p for p, _ in found}]
    right = [j for j in range(len(two)) if j not in {q for _, q in found}]
    # Sentence vectors are the dear part. Two texts with hardly a sentence alike in words are not compared by meaning.
    alike = sum(words[i, j] for i, j in found)
    if not left or not right:
        return []
    if not foreign and alike < max(_WORTH_A_LOOK, _WORTH_SHARE * min(len(one), len(two))):
        return []
    vectors_a = vectors.embed([one.sentences[i].sentence.text for i in left])
    vectors_b = vectors.embed([two.sentences[j].sentence.text for j in right])
    if vectors_a is None or vectors_b is None:
        return []
    likeness = (vectors_a @ vectors_b.T).astype(np.float64)
    near = _nearness(one, two)[np.ix_(left, right)]
    enough = _ENOUGH_ACROSS if foreign else _ENOUGH_MEANING
    if not foreign:
        likeness = np.where(words[np.ix_(left, right)] >= 0.1, likeness, likeness - 0.1)
    if foreign:
        anchored = _anchors(one, two)[np.ix_(left, right)]
        chosen = _assign(likeness + near + anchored, likeness + anchored, enough)
    else:
        chosen = _assign(likeness + near, likeness, enough)
    return [(left[i], right[j], float(likeness[i, j]), True) for i, j in chosen]


def _anchors(one: Wording, two: Wording) -> NDArray[np.float64]:
    """What the names and figures that a sentence keeps in translation add to its likeness (n x m)."""
    rows, columns = ([_kept(w) for w in side.sentences] for side in (one, two))
    common = np.array([[len(a & b) for b in columns] for a in rows], dtype=np.float64)
    return np.minimum(_MOST_ANCHORED, _ANCHOR * common)


@lru_cache(maxsize=1 << 11)
def _kept(words: Words) -> frozenset[str]:
    """A sentence's names and figures, the figures as digits only."""
    figures = {w.replace(",", "").replace(".", "") for w in words.folded if w[0].isdigit()}
    names = {w for w, name in zip(words.folded, words.names, strict=True) if name and len(w) > _SHORT_NAME}
    return frozenset({f for f in figures if len(f) > 1} | {w for w in names if weight(w) >= _TELLING_NAME})


def _merge(one: Wording, two: Wording, pairs: list[tuple[int, int, float, bool]]) -> tuple[Counterpart, ...]:
    """Lets a left-over neighbour join a pair when the other side holds its words (a split or joined sentence)."""
    free_a = set(range(len(one))) - {i for i, _, _, _ in pairs}
    free_b = set(range(len(two))) - {j for _, j, _, _ in pairs}
    found = []
    for i, j, score, meaning in pairs:
        rows, columns = [i], [j]
        if not meaning:
            _swallow(one, free_a, rows, _left_over(two.sentences[j], one.sentences[i]))
            if len(rows) == 1:
                _swallow(two, free_b, columns, _left_over(one.sentences[i], two.sentences[j]))
        found.append(Counterpart(tuple(rows), tuple(columns), score, meaning))
    return tuple(found)


def _left_over(whole: Words, taken: Words) -> set[str]:
    return set(whole.folded) - {word for word in taken.folded if weight(word) > 2.5}


def _swallow(side: Wording, free: set[int], run: list[int], held: set[str]) -> None:
    for step in (-1, 1):
        at = (run[0] if step < 0 else run[-1]) + step
        if at not in free or side.sentences[at].sentence.paragraph < 0:
            continue
        worth = sum(weight(w) for w in set(side.sentences[at].folded) if weight(w) > 2.5)
        inside = sum(weight(w) for w in set(side.sentences[at].folded) & held if weight(w) > 2.5)
        if worth > 0 and inside / worth >= _SWALLOWED and inside >= 8:
            free.discard(at)
            run.insert(0 if step < 0 else len(run), at)


def sameness(a: Words, b: Words) -> float:
    """How much of two sentences, by words in order, is the same, 0 to 1.

    Source:
        Longest common subsequence of the folded words, over their mean length.
    """
    return 2 * LCSseq.similarity(a.folded, b.folded) / (len(a.folded) + len(b.folded))


def joined(side: Wording, run: tuple[int, ...]) -> Words:
    """Several neighbouring sentences as one."""
    if len(run) == 1:
        return side.sentences[run[0]]
    parts = [side.sentences[at] for at in run]
    first = parts[0]
    return Words(
        first.sentence,
        tuple(w for p in parts for w in p.folded),
        tuple(n for p in parts for n in p.names),
        tuple(q for p in parts for q in p.quoted),
        any(p.formula for p in parts),
    )


def in_course(found: tuple[Counterpart, ...]) -> set[int]:
    """Which counterparts (by index, ordered by `a`) lie on the heaviest common course; the others moved."""
    if not found:
        return set()
    best = [0.0] * len(found)
    before = [-1] * len(found)
    for at, here in enumerate(found):
        best[at] = here.score
        for earlier in range(at):
            if found[earlier].b[-1] < here.b[0] and best[earlier] + here.score > best[at]:
                best[at] = best[earlier] + here.score
                before[at] = earlier
    at = max(range(len(found)), key=lambda k: (best[k], -k))
    course = set()
    while at >= 0:
        course.add(at)
        at = before[at]
    return course


def align(a: Article, b: Article) -> tuple[AlignedSentences, ...]:
    """Every sentence of both articles with what stands for it in the other, in the order of `a`, then what `b` added.

    Spans are places of the pages. A sentence that was split or joined gives one row whose span covers the neighbours.
    Kinds: `same` but for typography, `edited` (most words stand), `rewritten`, `moved` (elsewhere in the
    course), `dropped` (only in `a`), `added` (only in `b`).
    """
    one, two = wording(a), wording(b)
    found = counterparts(a, b)
    course = in_course(found)
    rows: list[AlignedSentences] = []
    for at, pair in enumerate(found):
        for part in _within_paragraphs(one, two, pair):
            first, second = joined(one, part.a), joined(two, part.b)
            kind = _kind(first, second, at in course)
            rows.append(AlignedSentences(_span(one, part.a), _span(two, part.b), kind, round(part.score, 4)))
    used_a = {i for pair in found for i in pair.a}
    used_b = {j for pair in found for j in pair.b}
    alone_a = [w.sentence.span for i, w in enumerate(one.sentences) if i not in used_a]
    alone_b = [w.sentence.span for j, w in enumerate(two.sentences) if j not in used_b]
    rows += [AlignedSentences(span, None, "dropped", 0.0) for span in alone_a]
    rows.sort(key=lambda row: row.a.start if row.a else 0)
    return tuple(rows + [AlignedSentences(None, span, "added", 0.0) for span in alone_b])


def _within_paragraphs(one: Wording, two: Wording, pair: Counterpart) -> Iterator[Counterpart]:
    """The counterpart as runs that stay inside one body span each (a span never crosses furniture).

    Where a sentence was parted over two paragraphs, or two were joined, every paragraph's run has a row of its own.
    """
    for rows in _by_paragraph(one, pair.a):
        for columns in _by_paragraph(two, pair.b):
            yield Counterpart(rows, columns, pair.score, pair.meaning)


def _by_paragraph(side: Wording, run: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for _, part in groupby(run, key=lambda at: side.sentences[at].sentence.paragraph):
        yield tuple(part)


def _span(side: Wording, run: tuple[int, ...]) -> Span:
    return Span(side.sentences[run[0]].sentence.span.start, side.sentences[run[-1]].sentence.span.end)


def _kind(a: Words, b: Words, in_place: bool) -> AlignmentKind:
    if not in_place:
        return "moved"
    if a.folded == b.folded:
        return "same"
    return "edited" if sameness(a, b) >= 0.7 else "rewritten"

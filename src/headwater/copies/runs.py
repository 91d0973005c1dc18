"""Runs of words and of characters that two articles share, as hashes in arrays: quick to look up and small to keep."""

from __future__ import annotations

from itertools import accumulate
from typing import NamedTuple

import numpy as np
import xxhash
from numpy.typing import NDArray

from headwater.copies.memory import kept
from headwater.copies.wording import Words, wording
from headwater.data import background
from headwater.records import Article

RUN = 15  # characters, as Churnalism had it: such runs cover 55% of a spun copy and 7% of an independent report
FIVE = 5  # words
_hash = xxhash.xxh3_64_intdigest  # as `hash_words` does, of bytes
_BASE = np.uint64(0x9E3779B97F4A7C15)  # any odd number with well mixed bits


class Fives(NamedTuple):
    """Every five neighbouring words of a text's sentences, in order.

    Attributes:
        hashes: Their keys in the background table.
        common: Whether many texts have them.
        sentence: The number of the sentence they stand in.
        word: The place of the first word in it.
    """

    hashes: NDArray[np.uint64]
    common: NDArray[np.bool_]
    sentence: NDArray[np.int32]
    word: NDArray[np.int32]


@kept(12_000_000)
def fives(article: Article) -> Fives:
    """The five-word sequences of an article's body; none reaches over the end of a sentence."""
    hashes: list[int] = []
    counts: list[int] = []
    for words in wording(article).sentences:
        counts.append(max(0, len(words.folded) - FIVE + 1))
        hashes += _hashes(words.folded)
    keys = np.array(hashes, dtype=np.uint64)
    sentence = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
    starts = np.cumsum(counts, dtype=np.int32) - np.array(counts, dtype=np.int32)
    word = np.arange(len(keys), dtype=np.int32) - np.repeat(starts, counts)
    return Fives(keys, background().known_phrases(keys), sentence, word)


def _hashes(folded: tuple[str, ...]) -> list[int]:
    """`hash_words` of every five neighbouring words, out of one string that is encoded once."""
    coded = " ".join(folded).encode()
    ends = list(accumulate([len(word.encode()) + 1 for word in folded], initial=0))
    return [_hash(coded[ends[at] : ends[at + FIVE] - 1]) for at in range(len(folded) - FIVE + 1)]


class Running(NamedTuple):
    """A body as one string of folded words parted by single blanks.

    Attributes:
        runs: A key for the `RUN` characters that begin at each place.
        sorted: The same, sorted, each once.
        telling: Per character, whether it proves anything: quotations, names and sequences that many texts have do
            not, as two reporters share them without copying from each other.
    """

    runs: NDArray[np.uint64]
    sorted: NDArray[np.uint64]
    telling: NDArray[np.bool_]


@kept(1_000_000)
def running(article: Article) -> Running:
    """The article's body for comparing it character by character."""
    held, found = wording(article).sentences, fives(article)
    marks = [_plain(words) for words in held]
    for number, at in zip(found.sentence[found.common].tolist(), found.word[found.common].tolist(), strict=True):
        marks[number][at : at + FIVE] = False
    words = [word for sentence in held for word in sentence.folded]
    if not words:
        nothing = np.zeros(0, dtype=np.uint64)
        return Running(nothing, nothing, np.zeros(0, dtype=np.bool_))
    text = " ".join(words) + " "
    telling = np.repeat(np.concatenate(marks), [len(word) + 1 for word in words])
    runs = _rolling(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32).astype(np.uint64))
    return Running(runs, np.unique(runs), telling)


def _plain(words: Words) -> NDArray[np.bool_]:
    """Which words of a sentence stand outside quotations and are no names."""
    marks = [not (quoted or name or words.formula) for quoted, name in zip(words.quoted, words.names, strict=True)]
    return np.array(marks, dtype=np.bool_)


def _rolling(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A key for every `RUN` neighbouring characters (a polynomial in the ring of 64-bit numbers)."""
    count = max(0, len(codes) - RUN + 1)
    keys = np.zeros(count, dtype=np.uint64)
    for at in range(RUN):
        keys = keys * _BASE + codes[at : at + count]
    return keys


def run_coverage(a: Article, b: Article) -> tuple[float, float]:
    """How much of the telling characters of each body stands in character runs that the other has too.

    Source:
        Churnalism (Media Standards Trust, 2011): runs of 15 characters; here without quotations, names and phrases
        that many texts have.
    """
    return _covered(running(a), running(b)), _covered(running(b), running(a))


def _covered(part: Running, whole: Running) -> float:
    if not part.telling.any() or not len(whole.sorted):
        return 0.0
    steps = np.zeros(len(part.telling) + 1, dtype=np.int32)
    starts = np.flatnonzero(_among(part.runs, whole.sorted))
    np.add.at(steps, starts, 1)
    np.add.at(steps, starts + RUN, -1)
    covered = np.cumsum(steps)[:-1] > 0
    return float((covered & part.telling).sum() / part.telling.sum())


def _among(keys: NDArray[np.uint64], ordered: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which keys are among those of a sorted array that is not empty."""
    at = np.searchsorted(ordered, keys)
    at[at == len(ordered)] = 0
    return np.equal(ordered[at], keys)

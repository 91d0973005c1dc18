"""The background table: how common words and word sequences are in news at large.

Rarity decides what a shared wording proves, so every stage that weighs words asks here. The table is frozen and
versioned; `bench/background/train.py` makes it again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import xxhash
from numpy.typing import NDArray

_FILE = Path(__file__).parent / "background.npz"


def hash_words(words: str) -> int:
    """The 64-bit key under which a word or a space-joined word sequence is kept.

    >>> hash_words("the prime minister") == hash_words("the prime minister")
    True
    """
    return xxhash.xxh3_64_intdigest(words.encode())


@dataclass(frozen=True)
class Background:
    """How many of `articles` news texts hold a word or a sequence of five words.

    Attributes:
        version: Changes whenever the table does; stored beside everything derived with it.
        articles: Number of texts that were counted.
        capitals: Per word, the share of its mid-sentence uses that were written with a capital, 0 to 255.
    """

    version: str
    articles: int
    words: NDArray[np.uint64]
    word_counts: NDArray[np.uint32]
    capitals: NDArray[np.uint8]
    phrases: NDArray[np.uint64]
    phrase_counts: NDArray[np.uint16]

    def count(self, word: str) -> int:
        """In how many articles the folded word stands; 0 when it was hardly ever seen."""
        at = self._at(self.words, word)
        return 0 if at is None else int(self.word_counts[at])

    def idf(self, word: str) -> float:
        """Inverse document frequency of a folded word in nats: near 0 for `the`, about 10 for an unseen word."""
        return self.idf_of(self.count(word))

    def idf_of(self, count: int) -> float:
        """The same of a word that stands in so many articles."""
        return math.log((self.articles + 1) / (count + 0.5))

    def capital_share(self, word: str) -> float | None:
        """How often (0 to 1) the word has a capital in mid-sentence, or None when it was hardly ever seen.

        A high share marks a name ("ottawa"), a low one an ordinary word that opens a sentence ("meanwhile").
        """
        at = self._at(self.words, word)
        return None if at is None else float(self.capitals[at]) / 255

    def phrase_count(self, five_words: str) -> int:
        """In how many articles five folded words stand in this order; 0 when in fewer than three."""
        at = self._at(self.phrases, five_words)
        return 0 if at is None else int(self.phrase_counts[at])

    def known_phrases(self, hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """Which of many five-word sequences, given as `hash_words` makes them, `phrase_count` knows."""
        at = np.searchsorted(self.phrases, hashes)
        at[at == len(self.phrases)] = 0
        return np.equal(self.phrases[at], hashes)

    @staticmethod
    def _at(keys: NDArray[np.uint64], words: str) -> int | None:
        key = np.uint64(hash_words(words))
        at = int(keys.searchsorted(key))
        return at if at < len(keys) and keys[at] == key else None


@cache
def background() -> Background:
    """The background table that ships with this version of Headwater.

    >>> background().idf("the") < 1 < background().idf("zaporizhzhia")
    True
    """
    with np.load(_FILE, allow_pickle=False) as held:
        return Background(
            version=str(held["version"]),
            articles=int(held["articles"]),
            words=held["words"],
            word_counts=held["word_counts"],
            capitals=held["capitals"],
            phrases=held["phrases"],
            phrase_counts=held["phrase_counts"],
        )

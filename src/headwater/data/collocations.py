"""The collocation table: how much oftener than by chance news texts put one word after another.

Writers of news use ready pairs of words ("state fire", "closed for"); who rewrites a text word by word, or sends it
through another language and back, makes pairs that nobody uses. `bench/background/collocations.py` makes it again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from headwater.data.background import hash_words

_FILE = Path(__file__).parent / "collocations.npz"
_FIGURE = "0"


def unify(word: str) -> str:
    """A folded word as it is counted: all figures are one word.

    >>> unify("harbour"), unify("2,400")
    ('harbour', '0')
    """
    return _FIGURE if word[:1].isdigit() else word


def hash_pair(before: str, after: str) -> int:
    """The 32-bit key of two neighbouring words; one unseen pair in ten thousand falls on a seen one's key."""
    return hash_words(f"{before} {after}") & 0xFFFFFFFF


@dataclass(frozen=True)
class Collocations:
    """How often words and pairs of neighbouring words stand in `running` words of news."""

    version: str
    running: int
    words: NDArray[np.uint64]
    word_counts: NDArray[np.uint32]
    pairs: NDArray[np.uint32]
    pair_counts: NDArray[np.uint16]

    def affinity(self, before: str, after: str) -> float | None:
        """Log of how much oftener than by chance `after` follows `before`; None when a word is too rare to tell.

        Source:
            Church and Hanks (1990), pointwise mutual information, with one added to both counts: a pair that is not
            seen tells the more the oftener chance alone would have made it.
        """
        one, two = (_count(self.words, self.word_counts, hash_words(unify(w))) for w in (before, after))
        if not one or not two:
            return None
        seen = _count(self.pairs, self.pair_counts, hash_pair(unify(before), unify(after)))
        return math.log((seen + 1) / (one * two / self.running + 1))


def _count(keys: NDArray[Any], counts: NDArray[Any], key: int) -> int:
    at = int(np.searchsorted(keys, keys.dtype.type(key)))
    return int(counts[at]) if at < len(keys) and int(keys[at]) == key else 0


@cache
def collocations() -> Collocations:
    """The table that ships with this version of Headwater.

    >>> table = collocations()
    >>> table.affinity("prime", "minister") > 1 > 0 > table.affinity("the", "of")
    True
    """
    with np.load(_FILE, allow_pickle=False) as held:
        return Collocations(
            version=str(held["version"]),
            running=int(held["running"]),
            words=held["words"],
            word_counts=held["word_counts"],
            pairs=held["pairs"],
            pair_counts=held["pair_counts"],
        )

"""Could two articles that share keys be copies at all? Answered by looking words up, so that few pairs are aligned."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.copies.captures import of_one_address
from headwater.copies.evidence import draft
from headwater.copies.memory import kept
from headwater.copies.naming import cites
from headwater.copies.relation import judged_odds
from headwater.copies.runs import fives
from headwater.copies.wording import weight, wording
from headwater.data.background import hash_words
from headwater.records import Article

# Set well below what any copy of the open families has: of two texts in one language none shares less than .26 of its
# rare words, and independent reports of one event have .24 at most in nineteen of twenty pairs of the news stream. A
# rewriting that has hardly a sequence of words in common shares its names and figures, which weigh more.
_SHARED = 0.2
_SHARED_ALONE = 0.3
_SEQUENCES = 1
_TELLING = 4.5  # nats
_HOPELESS = -3.0
"""Log-odds without what meaning adds. Of the copies of all families that may be read, none that meaning makes one has
less than -2; of pairs of the news stream that come so far, two in three."""
_PASSAGE = 6  # five-word sequences that no other text has: a sentence taken over


def promising(a: Article, b: Article) -> bool:
    """Whether an alignment of two articles could find a copy; False only where it surely would not.

    Articles in two languages always may be. Others must share some of their rare words, a passage word for word, or a
    quotation together with a credit.
    """
    one, two = _sketch(a), _sketch(b)
    if one.empty or two.empty:
        return False
    if one.language != two.language:
        return True
    shared = _shared_words(one, two)
    if shared < _SHARED_ALONE:
        common = _common(one.unknown, two.unknown)
        if common < _PASSAGE and (shared < _SHARED or common < _SEQUENCES):
            return bool(common) and (a.kind != b.kind or cites(a, b) or cites(b, a))
    return of_one_address(a, b) or judged_odds(a, b, draft(*sorted((a, b), key=lambda x: x.ref))) > _HOPELESS


class _Sketch(NamedTuple):
    """What is asked of an article here, small enough to be kept of thousands.

    Attributes:
        empty: It has no sentences.
        language: What its body is written in.
        rare: Its telling words as sorted keys.
        worth: What sharing each of them is worth.
        total: The sum of that.
        unknown: Its five-word sequences that the background does not know, sorted.
    """

    empty: bool
    language: str | None
    rare: NDArray[np.uint64]
    worth: NDArray[np.float32]
    total: float
    unknown: NDArray[np.uint64]


@kept(24_000_000)
def _sketch(article: Article) -> _Sketch:
    laid = wording(article)
    words = {word for sentence in laid.sentences for word in sentence.folded}
    telling = sorted((hash_words(word), worth) for word in words if (worth := weight(word)) >= _TELLING)
    found = fives(article)
    return _Sketch(
        not laid.sentences,
        laid.language,
        np.array([key for key, _ in telling], dtype=np.uint64),
        np.array([worth for _, worth in telling], dtype=np.float32),
        sum(worth for _, worth in telling),
        np.unique(found.hashes[~found.common]),
    )


def _shared_words(one: _Sketch, two: _Sketch) -> float:
    """Share of the telling words of the text that has less of them which the other has too."""
    few, many = sorted((one, two), key=lambda side: len(side.rare))
    least = min(one.total, two.total)
    if not least or not len(few.rare):
        return 0.0
    at = many.rare.searchsorted(few.rare)
    at[at == len(many.rare)] = 0
    return float(few.worth[many.rare[at] == few.rare].sum(dtype=np.float64)) / least


def _common(one: NDArray[np.uint64], two: NDArray[np.uint64]) -> int:
    """How many keys of two sorted arrays are the same."""
    few, many = sorted((one, two), key=len)
    if not len(few):
        return 0
    at = many.searchsorted(few)
    at[at == len(many)] = 0
    return int(np.count_nonzero(many[at] == few))

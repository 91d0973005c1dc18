"""Could two articles that share keys be copies at all? Answered by looking words up, so that few pairs are aligned."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from headwater.copies.memory import kept
from headwater.copies.naming import cites
from headwater.copies.runs import fives
from headwater.copies.wording import weight, wording
from headwater.records import Article

# Set well below what any copy of the open families has: of two texts in one language none shares less than .26 of its
# rare words, and independent reports of one event have .24 at most in nineteen of twenty pairs of the news stream. A
# rewriting that has hardly a sequence of words in common shares its names and figures, which weigh more.
_SHARED = 0.2
_SHARED_ALONE = 0.3
_SEQUENCES = 1
_TELLING = 4.5  # nats
_PASSAGE = 6  # five-word sequences that no other text has: a sentence taken over


def promising(a: Article, b: Article) -> bool:
    """Whether an alignment of two articles could find a copy; False only where it surely would not.

    Articles in two languages always may be. Others must share some of their rare words, a passage word for word, or a
    quotation together with a credit.
    """
    one, two = wording(a), wording(b)
    if not one.sentences or not two.sentences:
        return False
    if one.language != two.language:
        return True
    shared = _shared_words(_rare(a), _rare(b))
    if shared >= _SHARED_ALONE:
        return True
    common = np.intersect1d(_unknown(a), _unknown(b), assume_unique=True).size
    if common >= _PASSAGE or (shared >= _SHARED and common >= _SEQUENCES):
        return True
    return bool(common) and (a.kind != b.kind or cites(a, b) or cites(b, a))


@kept(4_000_000)
def _rare(article: Article) -> tuple[dict[str, float], float]:
    """The article's telling words with what sharing them is worth, and the sum of it."""
    words = {word for sentence in wording(article).sentences for word in sentence.folded}
    found = {word: worth for word in words if (worth := weight(word)) >= _TELLING}
    return found, sum(sorted(found.values()))


def _shared_words(one: tuple[dict[str, float], float], two: tuple[dict[str, float], float]) -> float:
    """Share of the telling words of the text that has less of them which the other has too."""
    (few, _), (many, _) = sorted((one, two), key=lambda side: len(side[0]))
    least = min(one[1], two[1])
    return sum(sorted(worth for word, worth in few.items() if word in many)) / least if least else 0.0


@kept(4_000_000)
def _unknown(article: Article) -> NDArray[np.uint64]:
    """The five-word sequences of an article that the background does not know, sorted."""
    found = fives(article)
    return np.unique(found.hashes[~found.common])

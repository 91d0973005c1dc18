"""How likely two written names are one thing's, where no text stands around them: learned from labelled pairs."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from headwater.data import background
from headwater.data.trees import trees
from headwater.names.acronyms import is_acronym
from headwater.names.compare import accepted_variant, likeness, word_likeness
from headwater.names.romanise import words_of
from headwater.text.script import skeleton

_LONGEST = 120  # characters of a name that are compared
_WORDS = 12
SIGNS = (
    "likeness", "worst", "mean", "best", "middle", "words", "more-words", "extra", "rarest-extra", "sorted", "set",
    "letters", "sounds", "accepted", "acronym", "initials", "first-same", "last-same", "digits", "weighed",
    "worst-long", "longer", "scripts",
)  # fmt: skip


@lru_cache(maxsize=1 << 14)
def chance(a: str, b: str) -> float:
    """The chance, 0.0 to 1.0, that two names are one person's or one organisation's. It is symmetric.

    `likeness` measures closeness, damage included; this weighs what people hold for the same name: order of words,
    initials, forms of given names, sounds across scripts, how rare the words are that only one name has.

    Source:
        Boosted trees learned from nomenklatura's labelled pairs (MIT); bench/names/train_pairs.py.

    >>> chance("Vladimir Putin", "Путин, Владимир") > 0.5 > chance("Olaf Scholz", "Angela Merkel")
    True
    """
    first, second = sorted((a, b))
    return float(trees("name_pairs").likelihood(np.array([signs(first, second)]))[0])


def signs(a: str, b: str) -> list[float]:
    """What is known of a pair of names, in the order of `SIGNS`."""
    left, right = sorted((words_of(a[:_LONGEST])[:_WORDS], words_of(b[:_LONGEST])[:_WORDS]), key=len)
    if not left:
        return [0.0] * len(SIGNS)
    scores, extra = _matched(left, right)
    whole = sorted((" ".join(left), " ".join(right)))
    glued = [text.replace(" ", "") for text in whole]
    rare = [background().idf(word) for word in left]
    return [
        likeness(*sorted((a, b))),
        min(scores),
        sum(scores) / len(scores),
        max(scores),
        sorted(scores)[len(scores) // 2],
        float(len(left)),
        float(len(right)),
        float(len(extra)),
        max((background().idf(word) for word in extra), default=0.0),
        fuzz.token_sort_ratio(*whole) / 100,
        fuzz.token_set_ratio(*whole) / 100,
        JaroWinkler.similarity(*glued),
        JaroWinkler.similarity(*map(skeleton, glued)),
        float(accepted_variant(a, b)),
        float(is_acronym(a, b) or is_acronym(b, a)),
        float(sum(len(word) == 1 for word in (*left, *right))),
        float(left[0] == right[0]),
        float(left[-1] == right[-1]),
        float(any(c.isdigit() for c in a + b)),
        sum(x * y for x, y in zip(rare, scores, strict=True)) / max(1e-6, sum(rare)),
        min((s for word, s in zip(left, scores, strict=True) if len(word) > 3), default=1.0),
        float(abs(len(whole[1]) - len(whole[0]))),
        float(a.isascii() != b.isascii()),
    ]


def _matched(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[list[float], list[str]]:
    """For each word of the shorter name its likest word of the longer, each taken once; and the words left over."""
    open_ = list(right)
    scores = []
    for word in left:
        best = max(range(len(open_)), key=lambda at: (word_likeness(word, open_[at]), -at))
        scores.append(word_likeness(word, open_.pop(best)))
    return scores, open_

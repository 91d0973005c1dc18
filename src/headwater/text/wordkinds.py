"""What kind of word each word of an English sentence is: noun, finite verb, participle, preposition.

A linear model over a word, its ending and its four neighbours; a stand-in for a tagger that costs a few microseconds a
word. Made by `bench/wordkinds/train.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from headwater.data.wordkinds import Weights, weights

QUOTED = "\ufffc"
"""Stands for a stretch of blotted words."""

_LONGEST = 40  # letters of a word that are looked at
_PIECE = re.compile(
    r"\ufffc+|-(?:t-)?(?:ils?|elles?|on)\b|[^\W\d_]+(?=-(?:t-)?(?:ils?|elles?|on)\b)|(?<!\w)(?:[ldnmsc]|qu)['’](?=\w)|(?:[A-Z]\.){2,}|\d+-(?:years?-olds?|jährigen?r?|year-olds?)\b|\d+(?:[.,:]\d+)*|[^\W\d_]+(?:[-‐/][^\W_]+|['’](?!(?:s|re|ve|ll|d|m|t)\b)[^\W\d_]+)*|[.]{2,}|['’](?:s|re|ve|ll|d|m|t)\b|[^\s\w]|\w+",
    re.IGNORECASE,
)
_CLITIC = re.compile(r"n['’]t\b", re.IGNORECASE)


class Piece(NamedTuple):
    """A word, mark or clitic of a sentence and where it stands."""

    text: str
    start: int
    end: int


def pieces(text: str) -> list[Piece]:
    """Words, marks and clitics of a sentence in order.

    >>> [p.text for p in pieces("He didn't say the firm's gone.")]
    ['He', 'did', "n't", 'say', 'the', 'firm', "'s", 'gone', '.']
    """
    found: list[Piece] = []
    at = 0
    while m := _PIECE.search(text, at):
        start, end = m.span()
        if text[end : end + 2].lower() in ("'t", "’t") and text[end - 1 : end] in "nN" and end - start > 1:
            found += [Piece(text[start : end - 1], start, end - 1), Piece(text[end - 1 : end + 2], end - 1, end + 2)]
            at = end + 2
            continue
        found.append(Piece(m[0], start, end))
        at = end
    return found


def kinds(words: Sequence[str]) -> list[str]:
    """The kind of each word of one sentence.

    `NN` noun, `NP` proper noun, `PR` pronoun, `PS` possessive, `WH` who and which, `DT` article, `JJ` adjective,
    `CD` number, `RB` adverb, `IN` preposition, `SC` subordinating, `CC` joining, `TO` to, `MD` modal, `VD` past,
    `VP` present, `VZ` third person, `VB` base form, `VG` -ing, `VN` participle, `PU` mark, `XX` other.

    >>> kinds(["The", "mayor", "said", "he", "would", "resign", "."])
    ['DT', 'NN', 'VD', 'PR', 'MD', 'VB', 'PU']
    """
    if not words:
        return []
    model = weights()
    rows = [_word(word) for word in words]
    edge = _word("")
    padded = np.stack([edge, edge, *rows, edge, edge])
    n = len(words)
    sums: NDArray[np.float32] = (
        padded[2 : n + 2, 0] + padded[1 : n + 1, 1] + padded[3:, 2][:n] + padded[:n, 3] + padded[4:, 4][:n]
    )
    for i, key in enumerate(_pairs(words)):
        pair = model.row(key)
        if pair is not None:
            sums[i] += pair
        if i:
            left = model.row("L" + key)
            if left is not None:
                sums[i - 1] += left
    return [model.kinds[k] for k in sums.argmax(axis=1).tolist()]


def _pairs(words: Sequence[str]) -> list[str]:
    low = [w[:_LONGEST].lower() for w in words]
    return ["P" + a + " " + b for a, b in zip(["", *low], low, strict=False)]


@lru_cache(maxsize=1 << 15)
def _word(word: str) -> NDArray[np.float32]:
    """What a word adds to the sums of itself and of its neighbours, shape (5, kinds)."""
    model = weights()
    found = np.zeros((5, len(model.kinds)), dtype=np.float32)
    for place, keys in enumerate(features(word)):
        for key in keys:
            row = model.row(key)
            if row is not None:
                found[place] += row
    return found


def features(word: str) -> tuple[list[str], ...]:
    """The features of a word for itself, its right, left, second right and second left neighbour."""
    word = word[:_LONGEST].replace("’", "'")
    low, shape = word.lower(), _shape(word)
    own = ["0" + low, "e" + low[-3:], "f" + low[-2:], "g" + low[-4:], "s" + shape, "t" + shape + low[-1:], "b"]
    return (own, ["1" + low, "i" + low[-3:] + shape], ["2" + low, "j" + low[-3:] + shape], ["3" + low], ["4" + low])


def _shape(word: str) -> str:
    if not word:
        return "-"
    first = word[0]
    if first.isalpha():
        if word.isupper():
            return "A" if len(word) > 1 else "I"
        return ("X" if first.isupper() else "x") + ("-" if "-" in word else "")
    return "9" if first.isdigit() else "."


__all__ = ["QUOTED", "Piece", "Weights", "features", "kinds", "pieces"]

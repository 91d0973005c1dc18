"""How much words sound like page furniture rather than like a report: a learned linear model over words and pairs.

The weight of a stretch is the sum of the weights of its words, so that the place where furniture ends and text begins
inside a line without full stops can be found as the best path through two states.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, cast
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from headwater.records import FurnitureKind

_FILE = Path(__file__).parents[1] / "data/lines.npz"
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d+(?:[.,:]\d+)*|[©|>»›→►▶•+*@%€$£/\"“”„«.!?:…。！？]")
_OPENS = frozenset("“„«")
_CLOSES = frozenset("”»")
_STOPS = frozenset(".!?:…。！？")
_LONGEST_QUOTE = 120  # words; a quotation mark that nothing closes quotes no more than these
_MOST = 3000  # characters of a line that are looked at
_STEM = 5  # letters of beginnings and ends of words that tell something by themselves


class Token(NamedTuple):
    """A word of a line: its place, whether it opens a sentence, and its features, alone and with the word before."""

    start: int
    end: int
    opens: bool
    own: tuple[int, ...]
    pair: int


def tokens(text: str) -> list[Token]:
    """The words of a text with the features that the model weighs; words inside quotations tell only that they are."""
    found: list[Token] = []
    before, quoted = "^", 0
    own: tuple[int, ...]
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word in _STOPS:
            # "3.5", "U.S. Army" and "10:15" stop nothing
            before = "^" if text[match.end() : match.end() + 1] in (" ", "", "”", '"', "»") else before
            continue
        if word in _OPENS or (word == '"' and not quoted):
            quoted = _LONGEST_QUOTE
            continue
        if word in _CLOSES or word == '"':
            quoted = 0
            continue
        quoted -= quoted > 0
        folded = "0" if word[0].isdigit() else word.lower()
        if quoted:
            own, pair = _QUOTED, _QUOTED[0]
        else:
            own, pair = _own(word), _key(f"{before} {folded}")
        found.append(Token(match.start(), match.end(), before == "^", own, pair))
        before = folded
    return found


def _key(feature: str) -> int:
    return crc32(feature.encode())


@lru_cache(maxsize=1 << 14)
def _own(word: str) -> tuple[int, ...]:
    if word[0].isdigit():
        return (_key("w:0"),)
    folded = word.lower()
    found = [_key(f"w:{folded}")]
    if len(folded) > _STEM:
        found += [_key(f"p:{folded[:_STEM]}"), _key(f"s:{folded[-_STEM:]}")]
    if len(word) > 2 and word.isupper():
        found.append(_key("c:U"))
    return tuple(found)


_QUOTED = (_key("q"),)


def features(text: str) -> list[int]:
    """All feature numbers of a text, as often as they stand in it."""
    return [key for token in tokens(text) for key in (*token.own, token.pair)]


class _Model(NamedTuple):
    bias: float
    weight: dict[int, float]
    kinds: tuple[FurnitureKind, ...]
    kind_bias: NDArray[np.float64]
    kind_at: dict[int, int]
    kind_weight: NDArray[np.float64]


@cache
def model(file: Path = _FILE) -> _Model:
    """The learned weights, by the numbers of features; a feature that was hardly ever seen weighs nothing."""
    with np.load(file, allow_pickle=False) as kept:
        return _Model(
            float(kept["bias"]),
            dict(zip(kept["keys"].tolist(), kept["weight"].astype(np.float64).tolist(), strict=True)),
            cast(tuple[FurnitureKind, ...], tuple(str(k) for k in kept["kinds"])),
            kept["kind_bias"].astype(np.float64),
            {key: at for at, key in enumerate(kept["kind_keys"].tolist())},
            kept["kind_weight"].astype(np.float64),
        )


def lean(text: str) -> float:
    """Log odds that a whole line or sentence is furniture.

    >>> lean("Sign up for our newsletter") > 0 > lean("The union signed up 40 drivers on Monday, its leader said.")
    True

    Source:
        Logistic regression; learned by bench/articles/train_lines.py.
    """
    learned = model()
    return learned.bias + sum(learned.weight.get(key, 0.0) for key in features(text[:_MOST]))


def kind(text: str) -> FurnitureKind:
    """The likeliest kind of a stretch that is known to be furniture.

    >>> kind("Sign up for our newsletter")
    'newsletter'
    """
    learned = model()
    rows = [learned.kind_at[key] for key in features(text[:_MOST]) if key in learned.kind_at]
    sums = learned.kind_bias + learned.kind_weight[rows].sum(axis=0)
    return learned.kinds[int(sums.argmax())]

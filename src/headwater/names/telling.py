"""What the words of a name and around it tell about its type, as learned from a great many names in news.

A linear model over hashed signs; made by `bench/names/train_types.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import xxhash

from headwater.data.name_types import weights
from headwater.names.chains import Word
from headwater.records import MentionType

TYPES: tuple[MentionType, ...] = ("person", "org", "place", "event")
_LONGEST = 24  # letters of a word that are looked at
_EDGE = "|"


def signs(row: Sequence[Word], first: int, last: int) -> list[str]:
    """The signs of a name: its words and their form, and the two words on either side.

    Args:
        row: The words of the sentence.
        first: Index of the name's first word.
        last: Index after its last word.
    """
    own = row[first:last]
    before, farther = _at(row, first - 1, row[first].gap), _at(row, first - 2, "")
    after = _at(row, last, row[last].gap if last < len(row) else _EDGE)
    beyond = _at(row, last + 1, "")
    head, tail = own[0].folded[:_LONGEST], own[-1].folded[:_LONGEST]
    size = min(len(own), 4)
    return [
        "bias",
        f"n{size}",
        f"f{_form(own)}",
        f"p{before}",
        f"q{farther} {before}",
        f"a{after}",
        f"b{after} {beyond}",
        f"c{before} {after}",
        f"d{size}{before}",
        f"e{size}{after}",
        f"x{own[-1].possessive}",
        f"h{tail[-3:]}",
        f"i{tail[-2:]}",
        *(f"w{word.folded[:_LONGEST]}" for word in own[:4]),
        f"k{head}",
        f"l{tail}",
        f"m{head} {tail}",
    ]


OWN = frozenset("wklm")
"""How the signs begin that are the name's own words; learning leaves them out of half the examples."""


def telling(row: Sequence[Word], first: int, last: int) -> tuple[float, ...]:
    """How strongly the signs speak for each of `TYPES`, in log-odds above their mean.

    >>> from headwater.names.chains import words
    >>> row = words("The village near Brask was flooded")
    >>> TYPES[max(range(4), key=telling(row, 3, 4).__getitem__)]
    'place'
    """
    table = weights()
    size = len(table) - 1
    found = table[[_slot(sign, size) for sign in signs(row, first, last)]].sum(axis=0, dtype=np.float64)
    found -= found.mean()
    return tuple(round(float(value), 3) for value in found)


@lru_cache(maxsize=1 << 16)
def _slot(sign: str, size: int) -> int:
    return xxhash.xxh32_intdigest(sign.encode()) & size


def _at(row: Sequence[Word], at: int, gap: str) -> str:
    """The word at an index with the mark that parts it from the name, or the edge of the sentence."""
    mark = gap.strip()[:1]
    return f"{mark}{row[at].folded[:_LONGEST]}" if 0 <= at < len(row) else f"{mark}{_EDGE}"


def _form(own: Sequence[Word]) -> str:
    return "".join(
        "A"
        if word.caps
        else "1"
        if word.text[0].isdigit()
        else "x"
        if not word.capital
        else "aA"
        if any(c.isupper() for c in word.text[1:])
        else "X"
        for word in own[:4]
    )

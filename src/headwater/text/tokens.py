"""Words of a text with their places, and the folding that makes two spellings of a word equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import xxhash

from headwater.records import Span

_STROKED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)
"""Latin letters that Unicode does not take apart into a letter and a mark."""

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*", re.UNICODE)


class Token(NamedTuple):
    """A word as written, its folded form and its place in the text it was cut from."""

    text: str
    folded: str
    span: Span


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """The word in lower case, without accents, possessive or typographic variation.

    >>> fold("Siliņa’s"), fold("CARNEY"), fold("Władysław"), fold("1,200")
    ('silina', 'carney', 'wladyslaw', '1,200')
    """
    word = word.replace("’", "'").casefold()
    if word.endswith("'s"):
        word = word[:-2]
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).translate(_STROKED)


def tokens(text: str) -> list[Token]:
    """All words and numbers of a text in order; punctuation is left out, hyphenated words are parted.

    >>> [t.text for t in tokens("Canada's co-operation cost $1.5 billion.")]
    ["Canada's", 'co', 'operation', 'cost', '1.5', 'billion']
    """
    return [Token(m[0], fold(m[0]), Span(*m.span())) for m in _WORD.finditer(text)]


def folded_words(text: str) -> list[str]:
    """The folded words of a text in order.

    >>> folded_words("The President’s visit")
    ['the', 'president', 'visit']
    """
    return [fold(m) for m in _WORD.findall(text)]


def placed_words(text: str) -> list[tuple[str, str, int]]:
    """Words in order as written, folded, and where they begin: all that `tokens` tells, at half its cost.

    >>> placed_words("The dam's gates")
    [('The', 'the', 0), ("dam's", 'dam', 4), ('gates', 'gates', 10)]
    """
    return [(m[0], fold(m[0]), m.start()) for m in _WORD.finditer(text)]


CROWD = 12
"""Texts equal word for word, above which only one of them is compared with others."""

_FEW_WORDS = 12  # a body of fewer is a remark or a remnant ("Read more"), and equal ones mean nothing


def words_key(text: str) -> int | None:
    """A key that texts share which are equal word for word, whatever their typography; None for hardly any words.

    >>> words_key("Read more") is None
    True
    """
    words = folded_words(text)
    return xxhash.xxh3_64_intdigest(" ".join(words).encode()) if len(words) >= _FEW_WORDS else None

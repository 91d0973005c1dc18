"""A text cut into numbers, words and marks, and the record of a bare number among them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

_PIECE = re.compile(
    r"\d{1,40}(?:[.,'’]\d{1,40}){0,12}"
    r"|(?:[dDlL]|[qQ]u)['’](?=[^\W\d_])"  # d'euros: the article is a piece of its own
    r"|[^\W\d_]+(?:['’](?=[^\W\d_])[^\W\d_]+)*|[^\s]"
)
DASHES = "-‐‑–—"


class Piece(NamedTuple):
    """A number, word or mark with its place; `glued` when no blank stands before it."""

    text: str
    lower: str
    start: int
    end: int
    glued: bool


@dataclass(frozen=True, slots=True)
class Numeral:
    """A bare number: pieces `first` up to `after`, its value and how it was written.

    Attributes:
        words: Written with letters only ("forty-one").
        scaled: A scale word ("million") or collective ("dozen") is part of it.
        part: A share of a whole ("two thirds", "half").
        plain: Digits without separator or scale, as years, codes and labels are written.
        loose: Written with an article or a word that need not be a number ("one", "a third").
        rough: A word that only says about how many (une vingtaine, un centenar).
        odd_thousands: "46.000" where the language writes "46,000": a decimal by rule, a thousand by sense.
    """

    first: int
    after: int
    value: Decimal
    words: bool = False
    scaled: bool = False
    part: bool = False
    plain: bool = False
    loose: bool = False
    odd_thousands: bool = False
    rough: bool = False


def pieces(text: str) -> list[Piece]:
    """All numbers, words and marks of a text in order.

    >>> [p.text for p in pieces("3,5 millions d'euros")]
    ['3,5', 'millions', "d'", 'euros']
    """
    found: list[Piece] = []
    last = -1
    for m in _PIECE.finditer(text):
        written = m[0]
        start, end = m.span()
        lower = written.lower()
        found.append(Piece(written, lower.replace("’", "'") if "’" in lower else lower, start, end, start == last))
        last = end
    return found

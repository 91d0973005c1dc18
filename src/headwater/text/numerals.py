"""Numbers as written, in digits or words: what value stands at a place of a text.

This file reads the bare number; what it counts or measures is `text.numbers`' business.
"""

from __future__ import annotations

from headwater.text.digits import GLYPHS, read_digits
from headwater.text.numberwords import read_words
from headwater.text.pieces import DASHES, Numeral, Piece, pieces

__all__ = ["DASHES", "Numeral", "Piece", "pieces", "read"]


def read(found: list[Piece], at: int, language: str = "en") -> Numeral | None:
    """The number that starts at piece `at`, or None.

    >>> read(pieces("half a million people"), 0).value
    Decimal('500000')
    >>> read(pieces("1,42,318 votes"), 0).value, read(pieces("14.500 Lokführer"), 0, "de").value
    (Decimal('142318'), Decimal('14500'))
    """
    piece = found[at]
    if piece.text[0].isdecimal() and piece.text[0].isascii():
        return read_digits(found, at, language)
    if piece.text in GLYPHS:
        return Numeral(at, at + 1, GLYPHS[piece.text], part=True)
    if piece.text[0].isalpha():
        return read_words(found, at, language)
    return None

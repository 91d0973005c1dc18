"""Numbers that are part of a name, a code, a score or a year, and so count nothing."""

from __future__ import annotations

from headwater.data import table
from headwater.text import units
from headwater.text.numerals import DASHES, Numeral, Piece

_YEARS = (1950, 2050)  # four digits without a separator that are a year unless people are counted


def is_year(pieces: list[Piece], number: Numeral) -> bool:
    """Whether a number is written like a year of our time."""
    return number.plain and len(pieces[number.first].text) == 4 and _YEARS[0] <= number.value < _YEARS[1]


def is_label(pieces: list[Piece], number: Numeral) -> bool:
    """Part of a name or code: G7, T-7, Flight 17, No. 5, 5G, 2nd, 3-0, 24/7, a telephone number."""
    first, after = number.first, number.after
    before = pieces[first - 1] if first else None
    following = pieces[after] if after < len(pieces) else None
    if not number.words:
        if before is not None and pieces[first].glued:
            if before.text[-1].isalnum() or before.text in "_/#@&=\\":
                return True
            if before.text in DASHES and before.glued and first > 1 and _code_before(pieces[first - 2]):
                return True
            if before.text in ".,:" and before.glued and first > 1 and pieces[first - 2].text[-1].isdecimal():
                return True
        if (
            following is not None
            and following.glued
            and following.text in "/:"
            and after + 1 < len(pieces)
            and pieces[after + 1].text[0].isdecimal()
        ):
            return True
        if following is not None and following.glued and following.text[0].isalpha() and not number.scaled:
            return not _glued_unit(pieces[after])
        if _score(pieces, number):
            return True
    if before is not None and before.lower in table("cues")["labels"]:
        return not (
            before.lower in {"no", "day", "year", "part", "group", "class", "level", "number", "page"}
            and before.text.islower()
            and not number.plain
        )
    return (
        before is not None
        and before.text == "."
        and first > 1
        and pieces[first - 2].lower in {"no", "nos", "nr", "art", "vol", "ch", "sec", "pp"}
    )


def _code_before(piece: Piece) -> bool:
    if piece.text[0].isdecimal():
        return False
    return piece.text[0].isupper() and piece.lower not in {"mid", "pre", "post"}


def _glued_unit(piece: Piece) -> bool:
    if piece.text == "s":
        return False  # the 5s, the 1970s
    return (
        piece.text in units.unit_symbols()
        or (piece.lower,) in units.currency_names()
        or (piece.lower,) in units.unit_names()
        or piece.text in units.currency_marks()
    )


def _score(pieces: list[Piece], number: Numeral) -> bool:
    after = number.after
    if (
        after + 1 < len(pieces)
        and pieces[after].text in DASHES
        and pieces[after].glued
        and pieces[after + 1].glued
        and number.plain
    ):
        other = pieces[after + 1].text
        if other.isdecimal() and len(other) < 4 and len(pieces[number.first].text) < 4:
            return int(other) <= number.value
    before = number.first - 1
    if (
        before > 0
        and pieces[before].text in DASHES
        and pieces[before].glued
        and pieces[number.first].glued
        and pieces[before - 1].text.isdecimal()
        and number.plain
    ):
        return number.value <= int(pieces[before - 1].text)
    return False


def is_doubtful(pieces: list[Piece], first: Numeral, second: Numeral | None, language: str) -> bool:
    """A small number with neither unit nor noun behind a capitalised word belongs to a name: Boeing 737, Big 12."""
    if first.loose:
        following = pieces[first.after].lower if first.after < len(pieces) else ""
        return not (first.part and following in {"of", "the", "der", "des", "de", "du", "d'"})
    if first.words or first.scaled or second is not None or first.first == 0 or not first.plain:
        return False
    before = pieces[first.first - 1]
    inside = first.first > 1 and pieces[first.first - 2].text not in '.!?"“:'
    return (
        before.text[0].isupper()
        and (inside or len(before.text) > 4)
        and before.lower not in {"the", "all"}
        and language != "de"
    )

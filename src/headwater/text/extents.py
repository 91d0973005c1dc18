"""Figures of two numbers: ranges (2-3 days, between $5 and $7 million, 3% to 5%), school years, feet and inches."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from headwater.text import numerals, units
from headwater.text.labels import is_year
from headwater.text.pieces import DASHES, Numeral, Piece

_BETWEEN = frozenset({"between", "zwischen", "entre"})
_AND = frozenset({"and", "und", "et", "y"})
_TO = frozenset({"to", "bis", "à", "a", "al", "aux"})
_FROM = frozenset({"from", "von", "de", "du", "del", "desde", "by", "um"})
_REACH = 6  # pieces before a number in which a verb of change makes two figures of a range
_INCHES = 12
_THOUSAND = 1000
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


def range_end(pieces: list[Piece], first: Numeral, language: str, changes: Collection[str]) -> Numeral | None:
    """The second number of a range whose first is given, or None.

    Args:
        pieces: Of the whole text.
        first: The number in question.
        language: Its language.
        changes: Verbs of change: "rose from 3 to 4" are two figures.
    """
    at = first.after
    if first.part or at + 1 >= len(pieces):
        return None
    marks = units.currency_marks()
    link = pieces[at]
    if not _joins(pieces, first.first, at, changes, money=first.first > 0 and pieces[first.first - 1].text in marks):
        return None
    if link.text in DASHES and first.words:
        return None
    at += 1
    if pieces[at].text in marks and at + 1 < len(pieces):
        at += 1
    second = numerals.read(pieces, at, language)
    if second is None or second.loose or (link.lower == "a" and language == "en"):
        return None
    if (second.part or second.value <= first.value) and (not second.scaled or first.scaled):
        return None
    if is_year(pieces, first) and not is_year(pieces, second):
        return None  # "rose 60 % in 2018 to 3.9 million"
    return second


def _joins(pieces: list[Piece], first: int, at: int, changes: Collection[str], *, money: bool = False) -> bool:
    """Whether what stands at piece `at` makes a range of the numbers beside it; the first begins at piece `first`."""
    link = pieces[at]
    if link.lower in _AND:
        before = pieces[first - 1].lower if first else ""
        return before in _BETWEEN or (money and first > 1 and pieces[first - 2].lower in _BETWEEN)
    if link.lower in _TO:
        return not (_FROM & {p.lower for p in pieces[max(0, first - 3) : first]} and _changing(pieces, first, changes))
    return link.text in DASHES and link.glued == pieces[at + 1].glued


def _changing(pieces: list[Piece], first: int, changes: Collection[str]) -> bool:
    return any(p.lower in changes for p in pieces[max(0, first - _REACH) : first])


def same_unit_end(
    pieces: list[Piece], first: Numeral, after: int, language: str, changes: Collection[str]
) -> Numeral | None:
    """The second number of "3% to 5%", "from 10 km to 12 km": joined behind the first's unit, at piece `after`."""
    if after + 2 >= len(pieces) or not _joins(pieces, first.first, after, changes):
        return None
    if pieces[after].lower in _TO and _changing(pieces, first.first, changes):
        return None  # "fell 3% to 5%": by so much, to that
    written = [p.text for p in pieces[first.after : after]]
    second = numerals.read(pieces, after + 1, language)
    if second is None or second.value <= first.value or second.loose or not written:
        return None
    same = [p.text for p in pieces[second.after : second.after + len(written)]] == written
    return second if same else None


def thousands_of(pieces: list[Piece], first: Numeral, second: Numeral) -> Decimal:
    """The first number of a range, with the thousands that it leaves to the second: 5-7,000."""
    if first.plain and first.value < _THOUSAND <= second.value and not (second.plain or second.scaled or second.words):
        grown = first.value * _THOUSAND
        if grown < second.value and second.value % _THOUSAND == 0 and pieces[first.after].text in DASHES:
            return grown
    return first.value


def school_year(pieces: list[Piece], first: Numeral) -> int | None:
    """The piece behind "2022-23" or "1914-18" when the number is its first year, or None."""
    two = pieces[first.after : first.after + 2]
    year = first.plain and len(pieces[first.first].text) == 4 and _FIRST_YEAR <= first.value < _LAST_YEAR
    if not year or len(two) < 2 or two[0].text not in DASHES or not (two[0].glued and two[1].glued):
        return None
    short = two[1].text
    later = short.isdecimal() and (int(short) > first.value % 100 or int(short) == (first.value + 1) % 100)
    return first.after + 2 if len(short) == 2 and later else None


def inches(pieces: list[Piece], after: int) -> tuple[Decimal, int] | None:
    """The inches behind a number of feet as a share of a foot (5-foot-11, 6ft 2in), and the piece behind them."""
    at = after + (after < len(pieces) and pieces[after].text in DASHES and pieces[after].glued)
    if at >= len(pieces) or not pieces[at].text.isdecimal() or len(pieces[at].text) > 2:
        return None
    value = Decimal(pieces[at].text)
    following = pieces[at + 1].lower if at + 1 < len(pieces) else ""
    if value >= _INCHES or not (at > after or following in {"in", "ins", "inch", "inches"}):
        return None
    return value / _INCHES, at + 1 + (following in {"in", "ins", "inch", "inches"})

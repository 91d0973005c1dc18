"""Shares told as a few of a few: one in five, two out of three, un sur quatre, tres de cada diez."""

from __future__ import annotations

from decimal import Decimal

from headwater.text import numerals, units
from headwater.text.pieces import Numeral, Piece

_LINKS = {
    "en": (("out", "of", "every"), ("out", "of"), ("in", "every"), ("in",)),
    "fr": (("sur",),),
    "es": (("de", "cada"),),
    "de": (("von",),),
}
_ROUND = frozenset(map(Decimal, (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000)))
_TENS = frozenset(map(Decimal, (5, 10, 100, 1000)))
_YEAR = 4  # digits
_A_CROWD = 25  # "1 in 250"
_MOST = 9  # "nine in ten"; what is more is counted in a place: 40 in 12 towns


def _with_noun(pieces: list[Piece], first: Numeral, language: str) -> tuple[Decimal, int] | None:
    """One home in three, un Français sur dix: the counted noun stands between."""
    at = first.after
    link = {"en": "in", "fr": "sur"}.get(language)
    if first.value != 1 or at + 2 >= len(pieces) or pieces[at + 1].lower != link or not pieces[at].text[0].isalpha():
        return None
    second = numerals.read(pieces, at + 2, language)
    if second is None or second.value not in _ROUND or second.part:
        return None
    following = pieces[second.after].lower if second.after < len(pieces) else ""
    if (following,) in units.unit_names() or following in {"%", "-", "of"} or (language == "en" and not first.words):
        return None
    return Decimal(100) / second.value, second.after


def ratio(pieces: list[Piece], first: Numeral, language: str) -> tuple[Decimal, int] | None:
    """The share in percent that begins with `first`, and the piece behind its second number; or None.

    >>> ratio(numerals.pieces("one in five homes"), Numeral(0, 1, Decimal(1), words=True), "en")
    (Decimal('20'), 3)
    """
    if first.scaled or first.part or not 1 <= first.value <= _MOST:
        return None
    between = _with_noun(pieces, first, language)
    if between is not None:
        return between
    for link in _LINKS.get(language, _LINKS["en"]):
        at = first.after + len(link)
        if tuple(p.lower for p in pieces[first.after : at]) != link or at >= len(pieces):
            continue
        second = numerals.read(pieces, at, language)
        whole = first.value == 1 and link == ("in",) and second is not None and second.value >= _A_CROWD
        if second is None or second.value <= first.value or second.part or not (whole or second.value in _ROUND):
            return None
        following = pieces[second.after].lower if second.after < len(pieces) else ""
        if (following,) in units.unit_names() or following in {"%", "-", "of", "years"}:
            return None  # three in ten days
        if whole and len(str(second.value)) == _YEAR and second.plain:
            return None  # 1 in 2019
        if language == "de" and not (second.value in _TENS and (first.words or second.value > _MOST)):
            return None  # zwei von drei Spielen
        if link == ("in",) and not (first.words or first.value == 1):
            return None
        return (first.value * 100 / second.value), second.after
    return None

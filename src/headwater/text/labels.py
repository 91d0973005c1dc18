"""Numbers that are part of a name, a code, a score or a year, and so count nothing."""

from __future__ import annotations

import re

from headwater.data import table
from headwater.text import units
from headwater.text.pieces import DASHES, Numeral, Piece

# A capital letter before a number names a line, a hall, a vitamin; but not where it is a word ("A 12-year-old").
_LINE = {
    "de": re.compile("[A-Z]"),
    "en": re.compile("[B-HJ-Z]"),
    "fr": re.compile("[B-NP-XZ]"),
    "es": re.compile("[B-DF-NP-TV-XZ]"),
}
_YEARS = (1950, 2050)  # four digits without a separator that are a year unless people are counted


_COUNTED_PAGES = frozenset(
    {"photo", "foto", "image", "bild", "imagen", "page", "seite", "página", "part", "teil", "parte", "partie", "slide",
     "step", "episode", "chapter", "question", "frage"}
)  # fmt: skip
_COMPARING = frozenset(
    {"fewer", "more", "less", "higher", "lower", "cheaper", "bigger", "smaller", "larger", "weniger", "mehr", "höher",
     "niedriger", "teurer", "billiger", "moins", "más", "menos"}
)  # fmt: skip
_OUT_OF = frozenset({"of", "von", "sur", "de", "out"})
_VERBS = frozenset({"train", "house", "box", "seat", "table", "issue", "figure", "form", "unit", "group", "land"})
_LOST = frozenset(
    {"lost", "trailed", "trailing", "beaten", "drew", "defeat", "loss", "score", "verlor", "perdió", "perdu"}
)
_SURE_PARTS = frozenset({"fünftel", "drittel", "zehntel", "tiers", "tercio", "moitié", "mitad", "hälfte", "parte"})
_MEASURING = frozenset(
    {"by", "about", "around", "roughly", "nearly", "almost", "than", "over", "up", "down", "um", "some"}
)


def is_year(pieces: list[Piece], number: Numeral) -> bool:
    """Whether a number is written like a year of our time."""
    return number.plain and len(pieces[number.first].text) == 4 and _YEARS[0] <= number.value < _YEARS[1]


def is_label(pieces: list[Piece], number: Numeral, language: str = "en") -> bool:
    """Part of a name or code: G7, T-7, Flight 17, No. 5, 5G, 2nd, 3-0, 24/7, der 12. Mann."""
    first, after = number.first, number.after
    if first == 0 and number.plain and after + 1 < len(pieces) and pieces[after].text in ".)" and pieces[after].glued:
        return not pieces[after + 1].glued  # 1. the first of a list
    if language == "de" and number.plain and after + 1 < len(pieces):
        dot, word = pieces[after], pieces[after + 1]
        if dot.text == "." and dot.glued and not word.glued and len(pieces[first].text) < 4:
            return word.text[0].isalpha()
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
        if _score(pieces, number) or _numbered(pieces, number):
            return True
    if _named(pieces, number) and language == "en":
        return True
    if before is not None and number.plain and _LINE.get(language, _LINE["en"]).fullmatch(before.text):
        return not pieces[first].glued  # S 3, U 2
    if before is not None and before.lower in _VERBS and before.text.islower() and first > 1:
        noun = following is not None and following.text.islower() and following.lower.endswith("s")
        if noun and pieces[first - 2].lower in {"to", "will", "would", "and", "can", "could", "should", "zu"}:
            return False  # to train 400 nurses
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


def tail_of_label(pieces: list[Piece], number: Numeral) -> int:
    """The piece behind a label's number and what is glued to it: the -800 of a Boeing 737-800."""
    at = number.after
    if number.first and pieces[number.first - 1].lower in _COUNTED_PAGES and at + 1 < len(pieces):
        return at + 2 if pieces[at].lower in _OUT_OF and pieces[at + 1].text.isdecimal() else at  # photo 4 of 12
    while at + 1 < len(pieces) and pieces[at].text in DASHES and pieces[at].glued and pieces[at + 1].glued:
        if not pieces[at + 1].text[0].isdecimal():
            break
        at += 2
    return at


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


def _named(pieces: list[Piece], number: Numeral) -> bool:
    """The residents of Nine Elms: a capitalised number word between a small and a capitalised word."""
    first, after = number.first, number.after
    if not number.words or number.scaled or first == 0 or after >= len(pieces):
        return False
    small = pieces[first - 1].text.islower() and pieces[first].text[0].isupper()
    return small and after == first + 1 and pieces[after].text[0].isupper()


def _numbered(pieces: list[Piece], number: Numeral) -> bool:
    """N° 12, the Group of 20, the .22 rifle, el 11-M."""
    first, after = number.first, number.after
    if not number.plain:
        return False
    before = pieces[first - 1] if first else None
    if before is not None and first > 1:
        second = pieces[first - 2].lower
        if before.text in "°º" and second in {"n", ".", "no"}:
            return True
        if before.lower == "of" and pieces[first - 2].text == "Group":
            return True
    if before is not None and before.text == "." and pieces[first].glued and not before.glued:
        return True
    hyphened = pieces[after : after + 2]
    return len(hyphened) == 2 and hyphened[0].text in "-‑" and hyphened[0].glued and hyphened[1].text in {"M", "S", "J"}


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
            lost = number.first > 0 and pieces[number.first - 1].lower in _LOST
            return int(other) <= number.value or lost
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
        before_it = pieces[first.first - 1].lower if first.first else ""
        word = pieces[first.after - 1].lower
        sure = word in _SURE_PARTS or before_it in _MEASURING or (first.part and following in _COMPARING)
        return not (first.part and (sure or following in {"of", "the", "der", "des", "de", "du", "d'"}))
    if first.words or first.scaled or second is not None or first.first == 0 or not first.plain:
        return False
    before = pieces[first.first - 1]
    if first.after < len(pieces) and pieces[first.after].lower in {"of", "de", "sur", "von", "der"}:
        return False  # "Cerrará 62 de sus 780 oficinas"
    inside = first.first > 1 and pieces[first.first - 2].text not in '.!?"“:'
    if language == "de":
        return before.text.isupper() and len(before.text) > 1  # ICE 571
    return before.text[0].isupper() and (inside or len(before.text) > 4) and before.lower not in {"the", "all"}

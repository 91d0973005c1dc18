"""Numbers as written, in digits or words: what value stands at a place of a text.

This file reads the bare number; what it counts or measures is `text.numbers`' business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from headwater.data import table

_PIECE = re.compile(r"\d{1,40}(?:[.,']\d{1,40}){0,12}|[^\W\d_]+(?:['’](?=[^\W\d_])[^\W\d_]+)*|[^\s]")
_SPACED_THOUSANDS = frozenset(
    {"fr", "ru", "uk", "pl", "cs", "sk", "sv", "nb", "no", "fi", "bg", "hu", "be", "es", "pt"}
)
_COMMA_DECIMAL = frozenset(
    {
        "fr",
        "de",
        "es",
        "it",
        "pt",
        "nl",
        "ru",
        "uk",
        "pl",
        "cs",
        "sk",
        "sv",
        "nb",
        "no",
        "da",
        "fi",
        "id",
        "tr",
        "ro",
        "bg",
        "hu",
        "el",
        "hr",
        "sr",
        "sl",
        "ca",
        "be",
    }
)
_GLYPHS = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅛": Decimal("0.125"),
}
DASHES = "-‐‑–—"
_MOST_WORDS = 12  # of one number; longer runs are lists of words, not numbers


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


class _Words(NamedTuple):
    words: dict[str, Decimal]
    hundreds: frozenset[str]
    scales: dict[str, int]
    collectives: dict[str, Decimal]
    articles: frozenset[str]
    joiners: frozenset[str]
    parts: dict[str, Decimal]
    half: frozenset[str]
    ambiguous: frozenset[str]


def pieces(text: str) -> list[Piece]:
    """All numbers, words and marks of a text in order."""
    found: list[Piece] = []
    last = -1
    for m in _PIECE.finditer(text):
        found.append(Piece(m[0], m[0].lower(), m.start(), m.end(), m.start() == last))
        last = m.end()
    return found


@cache
def scales() -> dict[str, int]:
    """Scale words and abbreviations of all languages with their powers of ten."""
    return dict(table("numerals")["scales"])


@cache
def _language(code: str) -> _Words:
    row = table("numerals").get(code) if code in {"en", "fr", "de", "es"} else None
    row = row or table("numerals")["en"]
    parts = {w: Decimal(str(v)) if v < 1 else Decimal(1) / Decimal(v) for w, v in row["parts"].items()}
    words = {w: Decimal(v) for w, v in row["words"].items()}
    if code == "de":  # units stand before tens and are glued to them: einundvierzig
        small = {w: v for w, v in words.items() if 0 < v < 10 and w not in row["articles"][1:]}
        words |= {f"{u}und{t}": a + b for u, a in small.items() for t, b in list(words.items()) if 20 <= b < 100}
        words |= {f"{u}hundert": a * 100 for u, a in small.items()}
        words |= {f"{w}tausend": v * 1000 for w, v in list(words.items()) if 0 < v < 1000 and w != "eins"}
    return _Words(
        words,
        frozenset(row["hundreds"]),
        dict(row["scales"]),
        {w: Decimal(v) for w, v in row["collectives"].items()},
        frozenset(row["articles"]),
        frozenset(row["joiners"]),
        parts,
        frozenset(row["half"]),
        frozenset(row["ambiguous"]),
    )


def read(found: list[Piece], at: int, language: str = "en") -> Numeral | None:
    """The number that starts at piece `at`, or None.

    >>> read(pieces("half a million people"), 0).value
    Decimal('500000')
    >>> read(pieces("1,42,318 votes"), 0).value, read(pieces("14.500 Lokführer"), 0, "de").value
    (Decimal('142318'), Decimal('14500'))
    """
    piece = found[at]
    if piece.text[0].isdecimal() and piece.text[0].isascii():
        return _digits(found, at, language)
    if piece.text in _GLYPHS:
        return Numeral(at, at + 1, _GLYPHS[piece.text], part=True)
    if piece.text[0].isalpha():
        return _spelled(found, at, language)
    return None


# --- digits -----------------------------------------------------------------------------------------------------------


def _digits(found: list[Piece], at: int, language: str) -> Numeral | None:
    piece = found[at]
    after = at + 1
    text = piece.text
    if text.isdecimal() and len(text) <= 3 and text[0] != "0":
        groups = _spaced_groups(found, at, language)
        after += len(groups)
        if groups:
            tail = found[after - 1].text
            whole = text + "".join(p.text[:3] for p in found[at + 1 : after])
            value = Decimal(whole + ("." + tail[4:] if len(tail) > 3 else ""))
            return _scaled(found, Numeral(at, after, value), language)
    if len(text) > 30:
        return None
    value, odd = _separated(text, language)
    numeral = Numeral(at, after, value, plain=text.isdecimal(), odd_thousands=odd)
    if after < len(found) and found[after].text in _GLYPHS:  # 1½, 2 ½
        numeral = Numeral(at, after + 1, value + _GLYPHS[found[after].text])
    return _scaled(found, numeral, language)


def _spaced_groups(found: list[Piece], at: int, language: str) -> list[Piece]:
    groups: list[Piece] = []
    last = found[at]
    for piece in found[at + 1 : at + 6]:
        gap = piece.start - last.end
        if gap != 1 or not re.fullmatch(r"\d{3}(?:,\d{1,2})?", piece.text):
            break
        groups.append(piece)
        last = piece
    if groups and language not in _SPACED_THOUSANDS:
        return []
    return groups


def _separated(text: str, language: str) -> tuple[Decimal, bool]:
    text = text.replace("'", "")
    dots, commas = text.count("."), text.count(",")
    if dots and commas:
        decimal = "." if text.rfind(".") > text.rfind(",") else ","
        if text.count(decimal) > 1:
            return Decimal(text.replace(",", "").replace(".", "")), False
        thousands = "," if decimal == "." else "."
        return Decimal(text.replace(thousands, "").replace(decimal, ".")), False
    if not dots and not commas:
        return Decimal(text), False
    mark = "." if dots else ","
    head, *tail = text.split(mark)
    grouped = all(len(t) == 3 for t in tail) or (
        len(tail) > 1 and len(tail[-1]) == 3 and all(len(t) in (2, 3) for t in tail)
    )
    grouped = grouped and head != "0" and len(head) <= 3
    if len(tail) > 1:
        return Decimal(head + "".join(tail)), False
    is_decimal_mark = (mark == ",") == (language in _COMMA_DECIMAL)
    if grouped and not is_decimal_mark:
        return Decimal(head + tail[0]), False
    return Decimal(f"{head}.{tail[0]}"), grouped


def _scaled(found: list[Piece], numeral: Numeral, language: str) -> Numeral:
    """The number with the scale words that follow it: 1.2bn, 50-billion, 18.400 millones, 1.42 lakh crore."""
    after, value, scaled = numeral.after, numeral.value, False
    words = _language(language)
    for _ in range(2):
        step = after
        if step + 1 < len(found) and found[step].text in "-‑" and found[step].glued:
            step += 1
        if step >= len(found):
            break
        piece = found[step]
        power = words.scales.get(
            piece.lower, scales().get(piece.lower.rstrip(".")) if language != "de" or piece.lower != "billion" else 12
        )
        short = len(piece.text) <= 2
        if power is None and piece.lower in {"dozen", "dutzend", "docenas", "douzaines"}:
            return Numeral(numeral.first, step + 1, value * 12, words=numeral.words, scaled=True, loose=numeral.loose)
        if (
            power is None
            or (short and not piece.glued and piece.lower not in {"bn", "mn", "tn", "cr", "md"})
            or (short and piece.text in {"M", "MD"} and not piece.glued)
        ):
            break
        if short and piece.lower == "m" and (scaled or not _is_money_before(found, numeral.first)):
            break
        if (
            short
            and piece.lower in {"tn", "md", "cr", "mn"}
            and not piece.glued
            and not _is_money_before(found, numeral.first)
        ):
            break
        if short and step + 1 < len(found) and found[step + 1].glued and found[step + 1].text[0].isalnum():
            break
        value, after, scaled = value * Decimal(10) ** power, step + 1, True
    if not scaled:
        return numeral
    return Numeral(numeral.first, after, value, words=numeral.words, scaled=True, loose=False)


def _is_money_before(found: list[Piece], first: int) -> bool:
    before = found[first - 1] if first else None
    return before is not None and (
        before.text in "$€£¥₹₩₽₴₺₸₦₱"
        or before.text in {"Rs", "EUR", "USD", "TRY", "INR", "GBP"}
        or (before.text == "." and first > 1 and found[first - 2].text == "Rs")
    )


# --- words ------------------------------------------------------------------------------------------------------------


def _spelled(found: list[Piece], at: int, language: str) -> Numeral | None:
    words = _language(language)
    first = found[at].lower
    if first in words.half or first in words.articles or first in words.parts:
        special = _halves(found, at, words, language)
        if special is not None:
            return special
    if first not in words.words and first not in words.hundreds and first not in words.scales:
        return None
    if first in words.scales and (found[at].text[0].isupper() and language == "de"):
        return None
    return _sum(found, at, words, language)


def _halves(found: list[Piece], at: int, words: _Words, language: str) -> Numeral | None:
    """Half a million, a dozen, a third, an eighth of, half of, a quarter."""
    lower = [p.lower for p in found[at : at + 4]] + ["", "", "", ""]
    if lower[0] in words.half and lower[1] in words.articles:
        for table_ in (words.scales, words.collectives):
            if lower[2] in table_:
                unit = (
                    Decimal(10) ** words.scales[lower[2]] if lower[2] in words.scales else words.collectives[lower[2]]
                )
                return Numeral(at, at + 3, unit / 2, words=True, scaled=True)
        return Numeral(at, at + 1, Decimal("0.5"), words=True, part=True, loose=True)  # half an hour
    if lower[0] in words.articles and lower[1] in words.half and lower[2] in words.scales:
        return Numeral(at, at + 3, Decimal(10) ** words.scales[lower[2]] / 2, words=True, scaled=True)
    if lower[0] in words.articles and lower[1] in words.collectives:
        if lower[1] == "score":
            return None
        return Numeral(at, at + 2, words.collectives[lower[1]], words=True, scaled=True)
    if lower[0] in words.articles and (lower[1] in words.scales or lower[1] in words.hundreds):
        numeral = _sum(found, at + 1, words, language)
        if numeral is not None:
            return Numeral(at, numeral.after, numeral.value, words=True, scaled=True)
    if lower[0] in words.articles and lower[1] in words.parts:
        return Numeral(at, at + 2, words.parts[lower[1]], words=True, part=True, loose=True)
    if (
        lower[0] in words.parts
        and lower[1] in {"of", "the", "der", "des", "de"}
        and lower[0] in {"half", "hälfte", "moitié", "mitad"}
    ):
        return Numeral(at, at + 1, words.parts[lower[0]], words=True, part=True, loose=True)
    return None


def _sum(found: list[Piece], at: int, words: _Words, language: str) -> Numeral | None:
    total = group = Decimal(0)
    slot = Decimal(10) ** 20  # what comes next within the group must be smaller than this
    largest = Decimal(10) ** 20
    after = at
    scaled = False
    place = at
    while place < len(found) and place - at < _MOST_WORDS:
        piece = found[place]
        lower = piece.lower
        if place > at and (lower == "-" or lower == "‑") and piece.glued:
            place += 1
            continue
        if lower in words.joiners:
            if place == at or not _goes_on(found, place, words, group, slot):
                break
            place += 1
            continue
        if lower in words.words:
            value = words.words[lower]
            vingts = (
                language == "fr" and value == 20 and group % 100 == 4 and place > at and found[place - 1].text in "-‑"
            )
            if vingts:
                group += 76  # quatre-vingt
                slot = Decimal(20)
            elif value >= slot:
                break
            else:
                group += value
                slot = _next_slot(value, language)
        elif lower in words.hundreds and (slot > 100 or group % 100 < 20):
            if slot <= 1 and group >= 100:
                break
            group = (group or Decimal(1)) * 100
            slot = Decimal(100)
        elif lower in words.scales and words.scales[lower] >= 3 and Decimal(10) ** words.scales[lower] < largest:
            if language == "de" and place == at:
                return None
            largest = Decimal(10) ** words.scales[lower]
            total += (group or Decimal(1)) * largest
            group, slot, scaled = Decimal(0), Decimal(1000), True
        elif lower in words.collectives and group and after > at:
            return Numeral(at, place + 1, (total + group) * words.collectives[lower], words=True, scaled=True)
        else:
            break
        place += 1
        after = place
    if after == at:
        return None
    value = total + group
    only = found[at].lower
    single = after == at + 1
    if single and (only in words.scales or only in {"hundred", "hundert", "cientos", "cents"}):
        return None  # "thousands", "mil" alone: no value
    numeral = Numeral(at, after, value, words=True, scaled=scaled, loose=single and only in words.ambiguous)
    return _with_part(found, numeral, words)


def _next_slot(value: Decimal, language: str) -> Decimal:
    if language == "fr" and value in (10, 60, 80):
        return Decimal(10) if value == 10 else Decimal(20)
    if value < 20:
        return Decimal(1)
    return Decimal(10) if value < 100 else Decimal(100)


def _goes_on(found: list[Piece], place: int, words: _Words, group: Decimal, slot: Decimal) -> bool:
    """Whether the word after "and" still belongs to this number, not to the next one of a list."""
    if place + 1 >= len(found):
        return False
    value = words.words.get(found[place + 1].lower)
    return value is not None and value < slot and (slot <= 100 or group >= 100 or slot == 1000) and slot > 1


def _with_part(found: list[Piece], numeral: Numeral, words: _Words) -> Numeral:
    """Two thirds, three-quarters, two and a half."""
    after = numeral.after
    step = after + 1 if after < len(found) and found[after].text in "-‑" and found[after].glued else after
    if (
        step < len(found)
        and found[step].lower in words.parts
        and numeral.value < 20
        and found[step].lower not in {"second"}
    ):
        return Numeral(numeral.first, step + 1, numeral.value * words.parts[found[step].lower], words=True, part=True)
    tail = [p.lower for p in found[after : after + 3]]
    if tail == ["and", "a", "half"]:
        return Numeral(numeral.first, after + 3, numeral.value + Decimal("0.5"), words=True)
    return numeral

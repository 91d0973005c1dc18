"""Every figure of a text: sums, shares, measures, counts, dates and clock times, with their exact places.

    numbers.find("About 41 others were hurt and $1.8bn was lost.")

A label that only looks like a figure (G7, Flight 17, T-7) is none.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from headwater.data import table
from headwater.records import Quantity, Span
from headwater.text import dates, numerals, units
from headwater.text.numerals import Numeral, Piece
from headwater.text.same import same_value

__all__ = ["Found", "find", "same_value"]

_QUALIFIER_REACH = 4  # words before a number in which "more than", "up to" may begin
_NOUN_REACH = 4  # words after a number in which the counted noun may stand
_STATES = frozenset({"dead", "injured", "wounded", "missing", "individual"})
_YEARS = (1950, 2050)  # four digits without a separator that are a year unless people are counted
_DASHES = "-‐‑–—"


class Found(NamedTuple):
    """A figure with its place: number, scale, unit and counted noun, without the qualifier before it."""

    span: Span
    quantity: Quantity


Kind = Literal["money", "share", "measure", "count", "date", "time", "number"]


class _Unit(NamedTuple):
    kind: Kind
    unit: str
    after: int
    inferred: bool = False
    end: int = -1


def find(
    text: str, language: str | None = "en", published: str | None = None, context: str | None = None
) -> list[Found]:
    """Every figure of a text, in order and without overlap.

    Args:
        text: A sentence or more; empty gives none.
        language: BCP 47 code; decides what "14.500" is. None is read as English.
        published: ISO 8601 day of publication; weekdays and dates without a year are resolved with it.
        context: The whole article when `text` is a part of it; decides which currency "$" or "dirham" is.

    >>> [(f.span.of("about 15 billion dollar"), f.quantity.unit) for f in find("about 15 billion dollar")]
    [('15 billion dollar', 'USD')]
    >>> [str(f.quantity.value) for f in find("The G7 met after Flight 17; forty-one people, 18 % more, came.")]
    ['41', '18']
    """
    code = (language or "en").split("-")[0].lower()
    said = dates.find(text, code, published)
    reader = _Reader(text, code, numerals.pieces(text), said, _words(context if context is not None else text))
    return sorted([*reader.figures(), *(Found(d.span, d.quantity) for d in said)])


@lru_cache(maxsize=8)
def _words(context: str) -> dict[str, int]:
    counted = Counter(re.findall(r"[^\W\d_]+", context.lower()))
    if re.search(r"\b(?:CA?N?|A|AU|NZ|HK|S|NT)\$", context):
        # A text that marks other dollars means the American one by a bare "$".
        counted["american"] += sum(counted.values())
    return counted


class _Reader:
    """One pass over the pieces of a text."""

    def __init__(
        self, text: str, language: str, found: list[Piece], said: list[dates.Dated], context: dict[str, int]
    ) -> None:
        self.text = text
        self.language = language
        self.pieces = found
        self.context = context
        self.taken = sorted((d.span.start, d.span.end) for d in said)
        self.cues = table("cues")
        self.free = 0  # the first piece that no figure has taken

    def figures(self) -> list[Found]:
        found: list[Found] = []
        at = dated = 0
        while at < len(self.pieces):
            while dated < len(self.taken) and self.taken[dated][1] <= self.pieces[at].start:
                dated += 1
            if dated < len(self.taken) and self.taken[dated][0] <= self.pieces[at].start:
                at += 1
                continue
            first = numerals.read(self.pieces, at, self.language)
            if first is None:
                at += 1
                continue
            if dated < len(self.taken) and self.pieces[first.after - 1].end > self.taken[dated][0]:
                at += 1
                continue
            taken, after = self._figure(first)
            found += taken
            at = max(after, at + 1)
            self.free = at if taken else self.free
        return found

    # --- one figure ---------------------------------------------------------------------------------------------------

    def _figure(self, first: Numeral) -> tuple[list[Found], int]:
        before = self._money_before(first.first)
        if before is not None and before.unit == "EUR" and first.plain and _is_year(self.pieces, first):
            before = None  # Euro 2028
        if before is None and self._label(first):
            return [], first.after
        second = self._range_end(first)
        last = second or first
        unit = before if before is not None else self._unit_after(last)
        start = self.pieces[first.first].start
        if before is not None:
            start = self.pieces[before.after].start
            unit = _Unit("money", before.unit, last.after, before.inferred)
        if unit is not None and unit.kind == "count" and unit.unit != "person" and _is_year(self.pieces, last):
            unit = None  # 2018 sales
        if first.loose and not first.part and self.language != "en" and (unit is None or unit.unit != "person"):
            return [], last.after  # "un jour": an article
        if unit is None:
            year = self._year(first, second)
            if year is not None:
                return [year], last.after
            if self._doubtful(first, second):
                return [], last.after
            unit = _Unit("number", "", last.after)
        qualifier, _ = self._qualifier(before.after if before is not None else first.first, unit.after)
        return [self._made(first, second, unit, qualifier, start)], max(unit.after, last.after)

    def _made(self, first: Numeral, second: Numeral | None, unit: _Unit, qualifier: str, start: int) -> Found:
        value, name = first.value, unit.unit
        kind: Kind = unit.kind
        upper = second.value if second is not None else None
        if first.odd_thousands and kind == "count":
            value *= 1000  # "46.000 passengers" in an English text came from a language that writes thousands so
        if second is not None and second.scaled and not first.scaled and value < 1000 and upper is not None:
            factor = self._scale_of(second)
            value = value * factor if value * factor <= upper else value
        if first.part and kind == "number":
            kind, name, value = "share", "%", value * 100
        if name == "week" and self.pieces[unit.after - 1].lower.startswith("fortnight"):
            value *= 2
        end = unit.end if unit.end >= 0 else self.pieces[max(unit.after, (second or first).after) - 1].end
        quantity = Quantity(
            plain(value), name, kind, plain(upper) if upper is not None else None, qualifier, unit.inferred
        )
        return Found(Span(start, end), quantity)

    def _scale_of(self, numeral: Numeral) -> Decimal:
        bare = numerals.read(self.pieces[numeral.first : numeral.first + 1], 0, self.language)
        return numeral.value / bare.value if bare is not None and bare.value else Decimal(1)

    # --- what is no figure --------------------------------------------------------------------------------------------

    def _label(self, number: Numeral) -> bool:
        """Part of a name or code: G7, T-7, Flight 17, No. 5, 5G, 2nd, 3-0, 24/7, a telephone number."""
        pieces, first, after = self.pieces, number.first, number.after
        before = pieces[first - 1] if first else None
        following = pieces[after] if after < len(pieces) else None
        if not number.words:
            if before is not None and pieces[first].glued:
                if before.text[-1].isalnum() or before.text in "_/#@&=\\":
                    return True
                if before.text in _DASHES and before.glued and first > 1 and self._code_before(pieces[first - 2]):
                    return True
                if before.text in ".,:" and before.glued and first > 1 and pieces[first - 2].text[-1].isdigit():
                    return True
            if (
                following is not None
                and following.glued
                and following.text in "/:"
                and after + 1 < len(pieces)
                and pieces[after + 1].text[0].isdigit()
            ):
                return True
            if following is not None and following.glued and following.text[0].isalpha() and not number.scaled:
                return not self._glued_unit(after)
            if self._score(number):
                return True
        if before is not None and before.lower in self.cues["labels"]:
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

    def _code_before(self, piece: Piece) -> bool:
        if piece.text[0].isdigit():
            return False
        return piece.text[0].isupper() and piece.lower not in {"mid", "pre", "post"}

    def _glued_unit(self, after: int) -> bool:
        piece = self.pieces[after]
        if piece.text == "s":
            return False  # the 5s, the 1970s
        return (
            piece.text in units.unit_symbols()
            or (piece.lower,) in units.currency_names()
            or (piece.lower,) in units.unit_names()
            or piece.text in units.currency_marks()
        )

    def _score(self, number: Numeral) -> bool:
        pieces, after = self.pieces, number.after
        if (
            after + 1 < len(pieces)
            and pieces[after].text in _DASHES
            and pieces[after].glued
            and pieces[after + 1].glued
            and number.plain
        ):
            other = pieces[after + 1].text
            if other.isdigit() and len(other) < 4 and len(pieces[number.first].text) < 4:
                return int(other) <= number.value
        before = number.first - 1
        if (
            before > 0
            and pieces[before].text in _DASHES
            and pieces[before].glued
            and pieces[number.first].glued
            and pieces[before - 1].text.isdigit()
            and number.plain
        ):
            return number.value <= int(pieces[before - 1].text)
        return False

    def _doubtful(self, first: Numeral, second: Numeral | None) -> bool:
        """A small number with neither unit nor noun behind a capitalised word belongs to a name: Boeing 737, Big 12."""
        if first.loose:
            following = self.pieces[first.after].lower if first.after < len(self.pieces) else ""
            return not (first.part and following in {"of", "the", "der", "des", "de", "du", "d'"})
        if first.words or first.scaled or second is not None or first.first == 0 or not first.plain:
            return False
        before = self.pieces[first.first - 1]
        inside = first.first > 1 and self.pieces[first.first - 2].text not in '.!?"“:'
        return (
            before.text[0].isupper()
            and (inside or len(before.text) > 4)
            and before.lower not in {"the", "all"}
            and self.language != "de"
        )

    def _year(self, first: Numeral, second: Numeral | None) -> Found | None:
        if not first.plain or not 1500 <= first.value < 2100 or len(self.pieces[first.first].text) != 4:
            return None
        span = Span(self.pieces[first.first].start, self.pieces[(second or first).after - 1].end)
        iso = str(first.value)
        if second is not None:
            if not 1500 <= second.value < 2100:
                return None
            return Found(span, Quantity(first.value, "date", "date", upper=second.value, iso=f"{iso}/{second.value}"))
        return Found(span, Quantity(first.value, "date", "date", iso=iso))

    # --- ranges and qualifiers ----------------------------------------------------------------------------------------

    def _range_end(self, first: Numeral) -> Numeral | None:
        pieces, at = self.pieces, first.after
        if first.part or at + 1 >= len(pieces):
            return None
        link = pieces[at]
        before = pieces[first.first - 1].lower if first.first else ""
        money = first.first > 0 and pieces[first.first - 1].text in units.currency_marks()
        between = before in {"between", "zwischen", "entre"} or (
            money and first.first > 1 and pieces[first.first - 2].lower in {"between", "zwischen", "entre"}
        )
        dash = link.text in _DASHES and (link.glued == pieces[at + 1].glued)
        if link.lower in {"and", "und", "et", "y"}:
            if not between:
                return None
        elif link.lower in {"to", "bis", "à", "a"}:
            if {"from", "von", "de", "du", "desde", "by", "um"} & self._just_before(first.first) and self._changes(
                first.first
            ):
                return None  # "rose from 3 to 4", "fell by 3 to 4": two figures
        elif not dash or first.words:
            return None
        at += 1
        if pieces[at].text in units.currency_marks() and at + 1 < len(pieces):
            at += 1
        second = numerals.read(pieces, at, self.language)
        if second is None or ((second.part or second.value <= first.value) and (not second.scaled or first.scaled)):
            return None
        if _is_year(self.pieces, first) and not _is_year(self.pieces, second):
            return None  # "rose 60 % in 2018 to 3.9 million"
        if second.loose or (link.lower == "a" and self.language == "en"):
            return None
        return second

    def _just_before(self, first: int) -> set[str]:
        return {p.lower for p in self.pieces[max(0, first - 3) : first]}

    def _changes(self, first: int) -> bool:
        words = {p.lower for p in self.pieces[max(0, first - 6) : first]}
        return bool(words & set(self.cues["changes"]))

    def _qualifier(self, first: int, after: int) -> tuple[str, int]:
        """The qualifier before or behind a figure and the piece it starts at."""
        rows = self.cues["qualifiers"]
        for length in range(_QUALIFIER_REACH, 0, -1):
            if first - length < 0:
                continue
            words = " ".join(p.lower for p in self.pieces[first - length : first])
            if words in rows:
                return rows[words], first - length
        for length in (2, 1):
            words = " ".join(p.lower for p in self.pieces[after : after + length])
            if words in self.cues["qualifiers_after"]:
                return self.cues["qualifiers_after"][words], first
        return "", first

    # --- units --------------------------------------------------------------------------------------------------------

    def _money_before(self, first: int) -> _Unit | None:
        """A currency mark before the number; `after` is the piece the mark begins at."""
        pieces = self.pieces
        marks = units.currency_marks()
        for length in (4, 3, 2, 1):
            begin = first - length
            if begin < self.free or any(not p.glued for p in pieces[begin + 1 : first]):
                continue
            mark = self.text[pieces[begin].start : pieces[first - 1].end]
            if mark in marks and (
                length > 1
                or not pieces[begin].glued
                or not pieces[begin - 1].text[-1].isalnum()
                or not mark[0].isalpha()
            ):
                if pieces[first].start - pieces[first - 1].end > 1 or (
                    mark.isalpha() and len(mark) == 1 and not pieces[first].glued
                ):
                    continue
                codes = marks[mark]
                return _Unit("money", units.likeliest(codes, self.context), begin, inferred=len(codes) > 1)
        return None

    def _unit_after(self, number: Numeral) -> _Unit | None:
        at = number.after
        if at >= len(self.pieces):
            return None
        hyphen = (
            self.pieces[at].text in "-‑"
            and self.pieces[at].glued
            and at + 1 < len(self.pieces)
            and self.pieces[at + 1].glued
        )
        begin = at + 1 if hyphen else at
        if (
            self.pieces[begin].lower in {"of", "de", "d'"}
            and (number.scaled or number.part)
            and begin + 1 < len(self.pieces)
        ):
            inner = begin + 1
            while (
                inner < len(self.pieces) and self.pieces[inner].lower in {"a", "an", "the", "one"} and inner < begin + 3
            ):
                inner += 1
            return self._measure(inner, number) or (None if number.part else self._count(inner, number))
        if number.part and self.pieces[begin].lower in {"a", "an"}:
            begin += 1  # half an hour
            if begin >= len(self.pieces):
                return None
        return self._measure(begin, number) or (None if number.part else self._count(begin, number, hyphen=hyphen))

    def _measure(self, begin: int, number: Numeral) -> _Unit | None:
        pieces = self.pieces
        for length in (4, 3, 2, 1):
            part = pieces[begin : begin + length]
            if len(part) < length or part[-1].text in _DASHES:
                continue
            written = self.text[part[0].start : part[-1].end]
            if len(written) > 40 or "\n" in written:
                continue
            after = begin + length
            words = tuple(p.lower for p in part if p.text not in "-‑")
            money = self._money_after(words, written, number, after)
            if money is not None:
                return money
            unit = units.unit_symbols().get(written)
            if (
                unit is not None
                and len(written) == 1
                and written.isalpha()
                and self.language == "en"
                and written in "slghtL"
                and not part[0].glued
            ):
                unit = None
            unit = unit or units.unit_names().get(words)
            if (
                unit is not None
                and (unit != "foot" or self.language != "es")
                and (written != "an" or self.language == "fr")
            ):
                if self.language == "en" and words == ("second",) and number.value != 1:
                    continue
                if unit == "°C" and words in {("grad",), ("degrés",), ("grados",)} and self.language == "en":
                    continue
                return _Unit("share" if unit in {"%", "percentage point", "basis point"} else "measure", unit, after)
        return None

    def _money_after(self, words: tuple[str, ...], written: str, number: Numeral, after: int) -> _Unit | None:
        codes = units.currency_names().get(words)
        mark = units.currency_marks().get(written)
        if (
            codes is None
            and mark is not None
            and (not written.isalpha() or len(written) == 3 or written in {"TL", "FCFA", "RM", "zł", "Kč"})
        ):
            codes = mark
        if codes is None:
            return None
        if words == ("won",) and not number.scaled and number.value < 100:
            return None  # "of the nine won by"
        if words[0] in {"real", "sol", "dong", "lev", "rand", "crown", "crowns", "quid"} and number.value < 2:
            return None
        if words in {("pound",), ("pounds",)} and self._weighs(number.first, after):
            return _Unit("measure", "pound", after)
        return _Unit("money", units.likeliest(codes, self.context), after, inferred=len(codes) > 1)

    def _weighs(self, first: int, after: int) -> bool:
        near = {p.lower for p in (*self.pieces[max(0, first - 6) : first], *self.pieces[after : after + 3])}
        return bool(near & {"weigh", "weighs", "weighed", "weighing", "weight", "of", "lost", "heavy", "thrust"})

    def _count(self, begin: int, number: Numeral, *, hyphen: bool = False) -> _Unit | None:
        """The counted noun: "41 others", "187 postal ballots", "26 Güterzüge", "the 118-member House"."""
        pieces = self.pieces
        if begin >= len(pieces) or not pieces[begin].text[0].isalpha():
            return None
        if hyphen:
            word = pieces[begin]
            if word.lower in {"off", "time", "way", "sided", "up", "on", "one", "to"}:
                return None
            return _Unit("count", units.lemma(word.text, self.language), begin + 1) if word.glued else None
        stop = self._stops()
        for at in range(begin, min(begin + _NOUN_REACH, len(pieces))):
            piece = pieces[at]
            if not piece.text[0].isalpha():
                if piece.text in "-‑" and piece.glued:
                    continue
                return None
            if piece.lower in stop:
                return None
            if (
                piece.lower in _STATES
                and at + 1 < len(pieces)
                and self._plural(pieces[at + 1], number, False)
                and pieces[at + 1].lower not in stop
            ):
                continue  # 41 injured passengers
            if self._plural(piece, number, at == begin):
                return _Unit("count", units.lemma(piece.text, self.language), at + 1)
        return None

    def _stops(self) -> frozenset[str]:
        return _stop_words(self.language)

    def _plural(self, piece: Piece, number: Numeral, first: bool) -> bool:
        word = piece.lower.replace("’", "'")
        if word in units.irregular_plurals():
            return True
        if self.language == "de":
            return piece.text[0].isupper() and len(word) > 2
        if piece.text[0].isupper() and first and not number.words and number.plain and number.value > 31:
            return word.endswith("s") and len(word) > 3
        if number.value == 1:
            return (len(word) > 2 and piece.text.islower() and not first) or (
                word in {"person", "man", "woman", "child"}
            )
        if self.language in {"fr", "es"}:
            return word.endswith(("s", "x")) and len(word) > 2
        return (len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))) or word.endswith(
            "s'"
        )


def _is_year(pieces: list[Piece], number: Numeral) -> bool:
    return number.plain and len(pieces[number.first].text) == 4 and _YEARS[0] <= number.value < _YEARS[1]


@lru_cache(maxsize=8)
def _stop_words(language: str) -> frozenset[str]:
    rows = table("cues")["no_nouns"]
    return frozenset(rows.get(language, ())) | frozenset(rows["en"] if language not in rows else ())


def plain(value: Decimal) -> Decimal:
    """The number without exponent or needless zeros, rounded to six places.

    >>> plain(Decimal("9600000000.0")), plain(Decimal("71.40")), plain(Decimal("1E+3"))
    (Decimal('9600000000'), Decimal('71.4'), Decimal('1000'))
    """
    rounded = value.quantize(Decimal("0.000001")) if abs(value) < Decimal(10) ** 20 else value
    return Decimal(format(rounded.normalize(), "f"))

"""Every figure of a text: sums, shares, measures, counts, dates and clock times, with their exact places.

    numbers.find("About 41 others were hurt and $1.8bn was lost.")

A label that only looks like a figure (G7, Flight 17, T-7) is none.
"""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from headwater.data import table
from headwater.records import Quantity, Span
from headwater.text import dates, numerals, units
from headwater.text.beside import Beside, Kind, Measured
from headwater.text.labels import is_doubtful, is_label, is_year
from headwater.text.numerals import DASHES, Numeral, Piece
from headwater.text.same import same_value

__all__ = ["Found", "find", "same_value"]

_QUALIFIER_REACH = 4  # words before a number in which "more than", "up to" may begin


class Found(NamedTuple):
    """A figure with its place: number, scale, unit and counted noun, without the qualifier before it."""

    span: Span
    quantity: Quantity


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
        self.beside = Beside(text, found, language, context)
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
        before = self.beside.money_before(first.first, self.free)
        if before is not None and before.unit == "EUR" and first.plain and is_year(self.pieces, first):
            before = None  # Euro 2028
        if before is None and is_label(self.pieces, first):
            return [], first.after
        second = self._range_end(first)
        last = second or first
        unit = before if before is not None else self.beside.after(last)
        start = self.pieces[first.first].start
        if before is not None:
            start = self.pieces[before.after].start
            unit = Measured("money", before.unit, last.after, before.inferred)
        if unit is not None and unit.kind == "count" and unit.unit != "person" and is_year(self.pieces, last):
            unit = None  # 2018 sales
        if first.loose and not first.part and self.language != "en" and (unit is None or unit.unit != "person"):
            return [], last.after  # "un jour": an article
        if unit is None:
            year = self._year(first, second)
            if year is not None:
                return [year], last.after
            if is_doubtful(self.pieces, first, second, self.language):
                return [], last.after
            unit = Measured("number", "", last.after)
        qualifier, _ = self._qualifier(before.after if before is not None else first.first, unit.after)
        return [self._made(first, second, unit, qualifier, start)], max(unit.after, last.after)

    def _made(self, first: Numeral, second: Numeral | None, unit: Measured, qualifier: str, start: int) -> Found:
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
        end = self.pieces[max(unit.after, (second or first).after) - 1].end
        quantity = Quantity(
            plain(value), name, kind, plain(upper) if upper is not None else None, qualifier, unit.inferred
        )
        return Found(Span(start, end), quantity)

    def _scale_of(self, numeral: Numeral) -> Decimal:
        bare = numerals.read(self.pieces[numeral.first : numeral.first + 1], 0, self.language)
        return numeral.value / bare.value if bare is not None and bare.value else Decimal(1)

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
        dash = link.text in DASHES and (link.glued == pieces[at + 1].glued)
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
        if is_year(self.pieces, first) and not is_year(self.pieces, second):
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


def plain(value: Decimal) -> Decimal:
    """The number without exponent or needless zeros, rounded to six places.

    >>> plain(Decimal("9600000000.0")), plain(Decimal("71.40")), plain(Decimal("1E+3"))
    (Decimal('9600000000'), Decimal('71.4'), Decimal('1000'))
    """
    rounded = value.quantize(Decimal("0.000001")) if abs(value) < Decimal(10) ** 20 else value
    return Decimal(format(rounded.normalize(), "f"))

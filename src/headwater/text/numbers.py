"""Every figure of a text: sums, shares, measures, counts, dates and clock times, with their exact places.

    numbers.find("About 41 others were hurt and $1.8bn was lost.")

A label that only looks like a figure (G7, Flight 17, T-7) is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from headwater.data import table
from headwater.records import Quantity, Span
from headwater.text import columns, compounds, dates, extents, numerals
from headwater.text.beside import Beside, Kind, Measured
from headwater.text.inferred import inferred
from headwater.text.labels import is_doubtful, is_label, is_year, tail_of_label
from headwater.text.masks import masked
from headwater.text.numberwords import half_more
from headwater.text.pieces import Numeral, Piece
from headwater.text.ratios import ratio
from headwater.text.same import same_value

__all__ = ["Found", "find", "same_value"]

_QUALIFIER_REACH = 4  # words before a number in which "more than", "up to" may begin
_ONE_AND_A_HALF = Decimal("1.5")
_MINUS = frozenset({"minus", "moins", "menos"})
_BELOW_ZERO = frozenset({"below zero", "bajo cero", "unter null", "sous zéro", "sous le zéro"})
_SIGNED = frozenset({"°C", "°F", "degree"})  # what is given below zero without an operator


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
    read: Sequence[tuple[Span, Quantity]] = inferred(text, compounds.joined(text, reader.figures()), code)
    if context is not None and "|" in text:
        read = columns.measured(text, context, read, code, find)
    figures = [Found(*figure) for figure in read]
    return sorted([*figures, *(Found(d.span, d.quantity) for d in said)])


@lru_cache(maxsize=8)
def _words(context: str) -> dict[str, int]:
    counted = Counter(re.findall(r"[^\W\d_]+", context.lower()))
    if re.search(r"\b(?:CA?N?|A|AU|NZ|HK|S|NT)\$", context):
        # A text that marks other dollars means the American one by a bare "$".
        counted["american"] += sum(counted.values())
    return counted


@cache
def _changes() -> frozenset[str]:
    return frozenset(table("cues")["changes"])


class _Reader:
    """One pass over the pieces of a text."""

    def __init__(
        self, text: str, language: str, found: list[Piece], said: list[dates.Dated], context: dict[str, int]
    ) -> None:
        self.text = text
        self.language = language
        self.pieces = found
        self.beside = Beside(text, found, language, context)
        self.taken = sorted([*((d.span.start, d.span.end) for d in said), *masked(text)])
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
        before = self.beside.money_before(first, self.free)
        if before is not None and before.unit == "EUR" and first.plain and is_year(self.pieces, first):
            before = None  # Euro 2028
        if before is None and is_label(self.pieces, first, self.language):
            return [], tail_of_label(self.pieces, first)
        if before is None and (share := ratio(self.pieces, first, self.language)) is not None:
            qualifier = self._qualifier(first.first, share[1])
            return [self._share(first, share, qualifier)], share[1]
        if (after := extents.school_year(self.pieces, first)) is not None and before is None:
            last_year = int(first.value) // 100 * 100 + int(self.pieces[after - 1].text)
            return [self._years(first, last_year + (100 if last_year < first.value else 0), after)], after
        second = extents.range_end(self.pieces, first, self.language, _changes())
        if second is not None and self._dated(self.pieces[first.first].start, self.pieces[second.after - 1].end):
            second = None  # between 9 and 11 a.m.
        last = second or first
        unit = before if before is not None else self.beside.after(last)
        start = self.pieces[first.first].start
        if before is not None:
            start = self.pieces[before.after].start
            unit = Measured("money", before.unit, last.after, before.inferred)
        if unit is not None and unit.kind == "count" and unit.unit != "person" and is_year(self.pieces, last):
            unit = None  # 2018 sales
        if self._article(first) and (unit is None or unit.unit != "person"):
            return [], last.after  # "un jour"
        if unit is None:
            year = self._year(first, second)
            if year is not None:
                return [year], last.after
            if is_doubtful(self.pieces, first, second, self.language):
                return [], tail_of_label(self.pieces, last)
            unit = Measured("number", "", last.after)
        if second is None and before is None and unit.kind in ("share", "measure", "money"):
            second = extents.same_unit_end(self.pieces, first, unit.after, self.language, _changes())
            if second is not None:
                unit = unit._replace(after=second.after + unit.after - first.after)
        qualifier = self._qualifier(before.after if before is not None else first.first, unit.after)
        made, after = self._made(first, second, unit, qualifier, start)
        return [made], after

    def _dated(self, start: int, end: int) -> bool:
        """Whether a date or clock time stands within a place."""
        at = bisect_left(self.taken, (start, start))
        return at < len(self.taken) and self.taken[at][0] < end

    def _article(self, first: Numeral) -> bool:
        """Whether a word is rather an article than "one"."""
        return first.loose and not first.part and not first.scaled and self.language != "en"

    def _made(
        self, first: Numeral, second: Numeral | None, unit: Measured, qualifier: str, start: int
    ) -> tuple[Found, int]:
        """The figure and the piece behind it."""
        value, name = first.value, unit.unit
        kind: Kind = unit.kind
        upper = second.value if second is not None else None
        if first.odd_thousands and (kind in ("count", "money") and self._whole(first, second, kind)):
            value *= 1000  # "46.000 passengers" in an English text came from a language that writes thousands so
        if second is not None and upper is not None:
            if second.scaled and not first.scaled:
                factor = self._scale_of(second)
                value = value * factor if value < upper / factor else value
            elif unit.after >= second.after and second.first == first.after + 1:
                value = extents.thousands_of(self.pieces, first, second)
        if first.part and kind == "number":
            kind, name, value = "share", "%", value * 100
        after = max(unit.after, (second or first).after)
        if name == "week" and self.pieces[unit.after - 1].lower.startswith(("fortnight", "quincena")):
            value *= 2
        if name == "foot" and upper is None and (more := extents.inches(self.pieces, unit.after)) is not None:
            value, after = value + more[0], more[1]
        if first.words and first.after == first.first + 1 and value == _ONE_AND_A_HALF:
            after = half_more(self.pieces, after) or after
        value, upper = value / unit.parts, upper / unit.parts if upper is not None else None
        if self._negative(first, name, upper):
            value, start = -value, self.pieces[first.first - 1].start
        elif name in _SIGNED and (below := self._below(after)):
            value, after = -value, below
        qualifier = unit.qualifier or qualifier or ("about" if first.rough else "")
        quantity = Quantity(
            plain(value), name, kind, plain(upper) if upper is not None else None, qualifier, unit.inferred
        )
        return Found(Span(start, self.pieces[after - 1].end), quantity), after

    def _whole(self, first: Numeral, second: Numeral | None, kind: Kind) -> bool:
        """Whether a decimal of three places is rather a thousand: of sums only where no currency has three."""
        return kind == "count" or (second is None and not first.scaled and self.language == "es")

    def _negative(self, first: Numeral, unit: str, upper: Decimal | None) -> bool:
        if first.first == 0 or unit not in _SIGNED or upper is not None:
            return False
        sign = self.pieces[first.first - 1]
        return sign.lower in _MINUS or (
            sign.text in "-−–" and self.pieces[first.first].glued and not (sign.glued and first.first > 1)
        )

    def _below(self, at: int) -> int:
        """The piece behind "below zero" that begins at one, or 0."""
        for length in (3, 2):
            words = self.pieces[at : at + length]
            if len(words) == length and " ".join(p.lower for p in words) in _BELOW_ZERO:
                return at + length
        return 0

    def _share(self, first: Numeral, share: tuple[Decimal, int], qualifier: str) -> Found:
        span = Span(self.pieces[first.first].start, self.pieces[share[1] - 1].end)
        return Found(span, Quantity(plain(share[0]), "%", "share", qualifier=qualifier))

    def _scale_of(self, numeral: Numeral) -> Decimal:
        bare = numerals.read(self.pieces[numeral.first : numeral.first + 1], 0, self.language)
        return numeral.value / bare.value if bare is not None and bare.value else Decimal(1)

    def _year(self, first: Numeral, second: Numeral | None) -> Found | None:
        if not first.plain or not 1500 <= first.value < 2100 or len(self.pieces[first.first].text) != 4:
            return None
        if second is not None:
            if not 1500 <= second.value < 2100:
                return None
            return self._years(first, int(second.value), second.after)
        span = Span(self.pieces[first.first].start, self.pieces[first.after - 1].end)
        return Found(span, Quantity(first.value, "date", "date", iso=str(first.value)))

    def _years(self, first: Numeral, last: int, after: int) -> Found:
        span = Span(self.pieces[first.first].start, self.pieces[after - 1].end)
        return Found(span, Quantity(first.value, "date", "date", upper=Decimal(last), iso=f"{first.value}/{last}"))

    # --- qualifiers ---------------------------------------------------------------------------------------------------

    def _qualifier(self, first: int, after: int) -> str:
        """The qualifier before or behind a figure."""
        rows = self.cues["qualifiers"]
        if first and self.pieces[first - 1].lower in {"la", "le", "les", "los", "las", "the", "die", "der", "den"}:
            first -= 1  # más de la mitad
        for length in range(_QUALIFIER_REACH, 0, -1):
            if first - length >= 0:
                words = " ".join(p.lower for p in self.pieces[first - length : first])
                if words in rows:
                    return str(rows[words])
        for length in (2, 1):
            words = " ".join(p.lower for p in self.pieces[after : after + length])
            if words in self.cues["qualifiers_after"]:
                return str(self.cues["qualifiers_after"][words])
        return ""


def plain(value: Decimal) -> Decimal:
    """The number without exponent or needless zeros, rounded to six places.

    >>> plain(Decimal("9600000000.0")), plain(Decimal("71.40")), plain(Decimal("1E+3"))
    (Decimal('9600000000'), Decimal('71.4'), Decimal('1000'))
    """
    rounded = value.quantize(Decimal("0.000001")) if abs(value) < Decimal(10) ** 20 else value
    return Decimal(format(rounded.normalize(), "f"))

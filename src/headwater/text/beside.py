"""What stands beside a number: its unit, its currency, the noun it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from headwater.data import table
from headwater.text import units
from headwater.text.pieces import DASHES, Numeral, Piece

_NOUN_REACH = 4  # words after a number in which the counted noun may stand
_JOINTS = frozenset({"off", "time", "way", "sided", "up", "on", "one", "to", "for", "mal", "fach"})  # behind a hyphen
_POINTS = {
    "fr": (("point",), ("points",)),
    "es": (("punto",), ("puntos",)),
    "de": (("punkt",), ("punkte",), ("punkten",)),
}  # "a reculé de 0,2 point"
_NO_PLURALS = frozenset({"news", "plus", "gross", "always"})
_STATES = frozenset({"dead", "injured", "wounded", "missing", "individual"})

Kind = Literal["money", "share", "measure", "count", "date", "time", "number"]


class Measured(NamedTuple):
    """What a number measures, in which unit, and the piece after its words.

    Attributes:
        parts: How many of what is written make one of the unit: 100 for cents.
        qualifier: How exactly it is meant, as far as words between number and noun say so: 50-odd, 1,000+.
    """

    kind: Kind
    unit: str
    after: int
    inferred: bool = False
    parts: int = 1
    qualifier: str = ""


@dataclass(frozen=True)
class Beside:
    """Looks beside the numbers of one text.

    Attributes:
        context: How often each lower-case word stands in the whole article.
    """

    text: str
    pieces: list[Piece]
    language: str
    context: Mapping[str, int]

    def money_before(self, number: Numeral, free: int) -> Measured | None:
        """A currency mark before a number and behind piece `free`; `after` is the piece the mark begins at."""
        first, pieces = number.first, self.pieces
        marks = units.currency_marks()
        for length in (4, 3, 2, 1):
            begin = first - length
            if begin < free or any(not p.glued for p in pieces[begin + 1 : first]):
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
                if len(mark) == 1 and mark.isalpha() and not (number.scaled or units.hinted(codes[0], self.context)):
                    continue  # N95, R2
                return Measured("money", units.likeliest(codes, self.context), begin, inferred=len(codes) > 1)
        return None

    def after(self, number: Numeral) -> Measured | None:
        """What follows a number: a measure, a currency, or the counted noun; None when it is neither."""
        at = number.after
        if at >= len(self.pieces):
            return None
        if (behind := self._rough(at)) is not None:
            meant, at = behind
            found = self._measure(at, number) or self._count(at, number)
            return (found or Measured("number", "", at))._replace(qualifier=meant)
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

    def _rough(self, at: int) -> tuple[str, int] | None:
        """What "-odd", "-plus" or "+" behind a number says of it, and the piece behind that."""
        three = self.pieces[at : at + 2]
        if three and three[0].text == "+" and three[0].glued and not (len(three) > 1 and three[1].glued):
            return "more than", at + 1
        if len(three) > 1 and three[0].text in "-‑" and three[0].glued and three[1].glued:
            meant = table("cues")["qualifiers_glued"].get(three[1].lower)
            return (meant, at + 2) if meant else None
        return None

    def _measure(self, begin: int, number: Numeral) -> Measured | None:
        pieces = self.pieces
        for length in (4, 3, 2, 1):
            part = pieces[begin : begin + length]
            if len(part) < length or part[-1].text in DASHES:
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
                and not (written in "gLl" and self._ends(after))
            ):
                unit = None
            unit = unit or units.unit_names().get(words)
            if unit is None and words in _POINTS.get(self.language, ()) and number.value % 1:
                unit = "percentage point"
            if (
                unit is not None
                and (unit != "foot" or self.language != "es")
                and (written != "an" or self.language == "fr")
            ):
                if self.language == "en" and words == ("second",) and number.value != 1 and begin == number.after:
                    continue  # "their 3 second chances", but "a 45-second call"
                if unit == "°C" and words in {("grad",), ("degrés",), ("grados",)} and self.language == "en":
                    continue
                return Measured("share" if unit in {"%", "percentage point", "basis point"} else "measure", unit, after)
        return None

    def _ends(self, at: int) -> bool:
        """Whether no word follows: "480 g," rather than "3 g forces"."""
        return at >= len(self.pieces) or not self.pieces[at].text[0].isalnum() or self.pieces[at].lower in {"of", "and"}

    def _money_after(self, words: tuple[str, ...], written: str, number: Numeral, after: int) -> Measured | None:
        codes = units.currency_names().get(words)
        mark = units.currency_marks().get(written)
        if (
            codes is None
            and mark is not None
            and (not written.isalpha() or len(written) == 3 or written in {"TL", "FCFA", "RM", "zł", "Kč"})
        ):
            codes = mark
        if codes is None:
            parts = units.hundredths().get(words) if number.value < 1000 or number.scaled else None
            if parts is None or (self.language == "fr" and words == ("cent",)):
                return None
            if self.language != "en" and "EUR" in parts:
                parts = ("EUR", *(code for code in parts if code != "EUR"))
            return Measured("money", units.likeliest(parts, self.context), after, inferred=len(parts) > 1, parts=100)
        if words == ("won",) and not number.scaled and number.value < 100:
            return None  # "of the nine won by"
        if words[0] in {"real", "sol", "dong", "lev", "rand", "crown", "crowns", "quid"} and number.value < 2:
            return None
        if words in {("pound",), ("pounds",)} and self._weighs(number.first, after):
            return Measured("measure", "pound", after)
        return Measured("money", units.likeliest(codes, self.context), after, inferred=len(codes) > 1)

    def _weighs(self, first: int, after: int) -> bool:
        near = {p.lower for p in (*self.pieces[max(0, first - 6) : first], *self.pieces[after : after + 3])}
        return bool(near & {"weigh", "weighs", "weighed", "weighing", "weight", "of", "lost", "heavy", "thrust"})

    def _count(self, begin: int, number: Numeral, *, hyphen: bool = False) -> Measured | None:
        """The counted noun: "41 others", "187 postal ballots", "26 Güterzüge", "the 118-member House"."""
        pieces = self.pieces
        if begin >= len(pieces) or not pieces[begin].text[0].isalpha():
            return None
        if hyphen:
            word = pieces[begin]
            if word.lower in _JOINTS or word.lower in _stop_words(self.language):
                return None
            return Measured("count", units.lemma(word.text, self.language), begin + 1) if word.glued else None
        stop = _stop_words(self.language)
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
                return Measured("count", units.lemma(piece.text, self.language), at + 1)
        return None

    def _plural(self, piece: Piece, number: Numeral, first: bool) -> bool:
        word = piece.lower.replace("’", "'")
        if word in _NO_PLURALS:
            return False
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


@lru_cache(maxsize=8)
def _stop_words(language: str) -> frozenset[str]:
    rows = table("cues")["no_nouns"]
    return frozenset(rows.get(language, rows["en"]))

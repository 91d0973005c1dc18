"""Numbers in words: forty-one, half a million, quatre-vingt-dix, zweihundertfünfzig, un millón y medio."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from headwater.data import table
from headwater.text import units
from headwater.text.digits import scaled
from headwater.text.pieces import Numeral, Piece
from headwater.text.scales import Words, words

_MOST_WORDS = 12  # of one number; longer runs are lists of words, not numbers
_MOST_PARTS = 20  # two thirds, nine tenths; nobody writes thirty fifths
_HALF = Decimal("0.5")
_OF_PARTS = frozenset({"of", "the", "der", "des", "de", "du", "d'", "von", "vom"})
_WHOLE_HALVES = frozenset({"half", "hälfte", "moitié", "mitad"})
_AND_HALF = (("and", "a", "half"), ("et", "demi"), ("et", "demie"), ("y", "medio"), ("y", "media"))
_HYPHENS = "-‑"


def read_words(found: list[Piece], at: int, language: str) -> Numeral | None:
    """The number whose words begin at piece `at`, or None."""
    known = words(language)
    first = found[at].lower
    if first in known.half or first in known.articles or first in known.parts:
        special = _halves(found, at, known, language)
        if special is not None:
            return special
    if known.value(first) is None and first not in known.hundreds and first not in known.scales:
        return None
    if first in known.scales and (found[at].text[0].isupper() and language == "de"):
        return None
    return _sum(found, at, known, language)


def half_more(found: list[Piece], at: int) -> int:
    """The piece behind "and a half" that begins at one, or 0."""
    for tail in _AND_HALF:
        if tuple(p.lower for p in found[at : at + len(tail)]) == tail:
            return at + len(tail)
    return 0


def _halves(found: list[Piece], at: int, known: Words, language: str) -> Numeral | None:
    """Half a million, a dozen, a third, an eighth of, half of, a quarter, media docena, ein halbes Dutzend."""
    lower = [p.lower for p in found[at : at + 6] if p.text not in _HYPHENS] + [""] * 6
    skipped = [p.text in _HYPHENS for p in found[at : at + 3]]
    if lower[0] in known.half:
        step = 2 if lower[1] in known.articles else 1
        size = _size(lower[step], known)
        if size is not None:
            return Numeral(at, at + step + 1 + any(skipped), size / 2, words=True, scaled=True)
        if step == 2:
            return Numeral(at, at + 1, _HALF, words=True, part=True, loose=True)  # half an hour
    if lower[0] in known.articles:
        size = _size(lower[2], known) if lower[1] in known.half else None
        if size is not None:
            return Numeral(at, at + 3 + any(skipped), size / 2, words=True, scaled=True)
        special = _after_article(found, at, known, language, lower)
        if special is not None:
            return special
    before = found[at - 1].lower if at else ""
    return _whole_part(at, known, lower, before)


def _size(word: str, known: Words) -> Decimal | None:
    if word in known.scales:
        return Decimal(10) ** known.scales[word]
    return known.collectives.get(word) if word != "score" else None


def _after_article(found: list[Piece], at: int, known: Words, language: str, lower: list[str]) -> Numeral | None:
    if (lower[1],) in units.unit_names() and any(tuple(lower[2 : 2 + len(tail)]) == tail for tail in _AND_HALF):
        return Numeral(at, at + 1, Decimal("1.5"), words=True)  # an hour and a half
    if lower[1] in known.collectives:
        if lower[1] == "score":
            return None
        rough = lower[1] in known.rough
        return Numeral(at, at + 2, known.collectives[lower[1]], words=True, scaled=True, rough=rough)
    if lower[1] in known.scales or lower[1] in known.hundreds:
        numeral = _sum(found, at + 1, known, language, counted=True)
        if numeral is not None:
            alone = numeral.after == at + 2
            return replace(numeral, first=at, words=True, scaled=True, loose=alone)
    if lower[2] in {"parte", "partes"} and lower[1] in table("numerals")["partes"]:
        value = Decimal(1) / table("numerals")["partes"][lower[1]]
        return Numeral(at, at + 3, value, words=True, part=True, loose=True)
    if lower[1] in known.parts:
        if lower[2] in {"of", "de", "d'"} and lower[3] in known.articles and lower[4] in known.scales:
            value = known.parts[lower[1]] * Decimal(10) ** known.scales[lower[4]]
            return Numeral(at, at + 5, value, words=True, scaled=True)  # a quarter of a million
        return Numeral(at, at + 2, known.parts[lower[1]], words=True, part=True, loose=True)
    return None


def _whole_part(at: int, known: Words, lower: list[str], before: str) -> Numeral | None:
    """Half of, la moitié, by half."""
    said = lower[1] in _OF_PARTS or before in {"la", "die", "der", "by", "in"}
    if lower[0] in known.parts and said and lower[0] in _WHOLE_HALVES and not (lower[0] == "half" and before == "in"):
        return Numeral(at, at + 1, known.parts[lower[0]], words=True, part=True, loose=True)
    return None


class _Sum:
    """The words of one number added up: `total` of closed groups and the open `group`.

    The next word of the group must be worth less than `slot`.
    """

    def __init__(self, known: Words, language: str) -> None:
        self.known = known
        self.language = language
        self.total = self.group = Decimal(0)
        self.slot = self.largest = Decimal(10) ** 20
        self.scaled = False

    def value(self) -> Decimal:
        return self.total + self.group

    def add(self, lower: str, *, first: bool, hyphened: bool) -> bool:
        """Whether a word belongs to the number; it is then counted."""
        value = self.known.value(lower)
        if value is not None:
            if self.language == "fr" and value == 20 and self.group % 100 == 4 and hyphened:
                self.group += 76  # quatre-vingt
                self.slot = Decimal(20)
            elif value >= self.slot:
                return False
            else:
                self.group += value
                self.slot = _next_slot(value, self.language)
        elif lower in self.known.hundreds and (self.slot > 100 or self.group % 100 < 20):
            if self.slot <= 1 and self.group >= 100:
                return False
            self.group = (self.group or Decimal(1)) * 100
            self.slot = Decimal(100)
        elif self._closes(lower):
            if self.language == "de" and first and lower not in self.known.alone:
                return False
            self.largest = Decimal(10) ** self.known.scales[lower]
            self.total += (self.group or Decimal(1)) * self.largest
            self.group, self.slot, self.scaled = Decimal(0), Decimal(1000), True
        else:
            return False
        return True

    def _closes(self, lower: str) -> bool:
        power = self.known.scales.get(lower, 0)
        if power < 3:
            return False
        if self.language == "es" and power >= 6 and self.total and self.total % 1000 == 0 and self.largest == 1000:
            # dos mil millones: the thousand multiplies what follows
            self.group, self.total, self.largest = self.total + self.group, Decimal(0), Decimal(10) ** 20
        return Decimal(10) ** power < self.largest


def _sum(found: list[Piece], at: int, known: Words, language: str, *, counted: bool = False) -> Numeral | None:
    """A number of words one behind the other; `counted` behind an article: "a hundred" has a value, "hundred" none."""
    number = _Sum(known, language)
    after = place = at
    while place < len(found) and place - at < _MOST_WORDS:
        piece = found[place]
        if place > at and piece.lower in _HYPHENS and piece.glued:
            place += 1
            continue
        if piece.lower in known.joiners:
            if place == at or not _goes_on(found, place, known, number.group, number.slot):
                break
            place += 1
            continue
        hyphened = place > at and found[place - 1].text in _HYPHENS
        if not number.add(piece.lower, first=place == at, hyphened=hyphened):
            if piece.lower in known.collectives and number.group and after > at:
                value = number.value() * known.collectives[piece.lower]
                return Numeral(at, place + 1, value, words=True, scaled=True)
            break
        place += 1
        after = place
    if after == at:
        return None
    only = found[at].lower
    single = after == at + 1
    if single and not counted and (only in known.scales or only in known.hundreds) and only not in known.alone:
        return None  # "thousands", "hundred" alone: no value
    loose = single and only in known.ambiguous
    numeral = Numeral(at, after, number.value(), words=True, scaled=number.scaled, loose=loose)
    return _with_part(found, numeral, known, language)


def _next_slot(value: Decimal, language: str) -> Decimal:
    if language == "fr" and value in (10, 60, 80):
        return Decimal(10) if value == 10 else Decimal(20)
    if value < 20:
        return Decimal(1)
    return Decimal(10) if value < 100 else Decimal(100)


def _goes_on(found: list[Piece], place: int, known: Words, group: Decimal, slot: Decimal) -> bool:
    """Whether the word after "and" still belongs to this number, not to the next one of a list."""
    if place + 1 >= len(found):
        return False
    value = known.value(found[place + 1].lower)
    return value is not None and value < slot and (slot <= 100 or group >= 100 or slot == 1000) and slot > 1


def _with_part(found: list[Piece], numeral: Numeral, known: Words, language: str) -> Numeral:
    """Two thirds, three-quarters, two and a half, four and a half million, un millón y medio."""
    after = numeral.after
    step = after + 1 if after < len(found) and found[after].text in _HYPHENS and found[after].glued else after
    if step < len(found) and numeral.value < _MOST_PARTS and found[step].lower != "second":
        part = known.parts.get(found[step].lower)
        if part is not None:
            return Numeral(numeral.first, step + 1, numeral.value * part, words=True, part=True)
        ordinal = table("numerals")["partes"].get(found[step].lower)
        if ordinal and step + 1 < len(found) and found[step + 1].lower == "partes":
            return Numeral(numeral.first, step + 2, numeral.value / ordinal, words=True, part=True)
    coming = [(p.lower, at) for at, p in enumerate(found[after : after + 6], after) if p.text not in _HYPHENS]
    for tail in _AND_HALF:
        if tuple(word for word, _ in coming[: len(tail)]) != tail:
            continue
        power = known.scales.get(found[after - 1].lower, 0) if numeral.scaled else 0
        value = numeral.value + _HALF * Decimal(10) ** power
        whole = Numeral(numeral.first, coming[len(tail) - 1][1] + 1, value, words=True, scaled=numeral.scaled)
        return whole if numeral.scaled else scaled(found, whole, language)
    return numeral if numeral.scaled or numeral.value % 1 == 0 else scaled(found, numeral, language)

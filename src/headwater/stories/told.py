"""What one article tells, each thing once: statements that say the same thing twice in a text are one `Told`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from headwater.data import background
from headwater.records import Quantity, Reading, Span, Statement, StatementKind
from headwater.statements.wording import concept
from headwater.text import numbers
from headwater.text.tokens import folded_words, tokens

# "18.4 billion lira ($440 million)", "52 euros, or about 60 dollars", "96 miles (60 kilometres)": one sum said twice.
_SAID_AGAIN = re.compile(
    r"^[\w\s.,'’-]{0,24}[(\[]\D{0,12}$|^\s*,?\s*(?:or|about|or about|oder|ou|o|rund|unos|environ)\s+\D{0,8}$"
)
_CONVERTED = ("money", "measure")
_RAREST, _COMMONEST = 7.0, 1.5  # bounds of a word's weight: an unknown word is not worth a sentence
_RARE_ENOUGH = 0.3  # two digits: one article seldom counts two things of one unit with the same such number
_LONGEST_WORDS = 40  # characters of a stem; a longer word is no word


@dataclass(frozen=True)
class Told:
    """One thing that an article says, with every statement that says it.

    Attributes:
        quantities: The figure in each unit it is given in, the first written first; empty for other kinds.
        focus: For figures the concept next to the number ("die", "injure"), or "".
        words: Stems of what is counted or said, weighed by rarity and by how telling the statement holds them.
    """

    ref: str
    kind: StatementKind
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    words: Mapping[str, float]
    names: frozenset[str]
    focus: str = ""

    @property
    def main(self) -> Statement:
        """The statement that says it best: from the text rather than the title."""
        return self.statements[0]

    @property
    def sentence(self) -> Span:
        """The place of the sentence it is said in first."""
        return self.main.sentence


def stem(word: str) -> str:
    """A word cut so that its inflections fall together, roughly and in any language.

    >>> stem("injuries") == stem("injured"), stem("vote") == stem("votes")
    (True, True)
    """
    word = word[:_LONGEST_WORDS]
    return word[:5].rstrip("se") or word


def told(reading: Reading) -> tuple[Told, ...]:
    """The things an article tells, in the order of its text."""
    statements = sorted(reading.statements, key=lambda s: (s.title, s.span, s.kind))
    found: list[Told] = []
    for group in _conversions(reading, statements):
        one = _told(group, reading.article.language or "en")
        again = next((i for i, other in enumerate(found) if _says_again(other, one)), None)
        if again is None:
            found.append(one)
        else:
            found[again] = _joined(found[again], one)
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def focus(text: str, language: str) -> str:
    """The concept that stands nearest to the first figure of a clause, what follows before what precedes; or "".

    >>> focus("Four people died and dozens were injured", "en")
    'die'
    """
    found = numbers.find(text, language)
    if not found:
        return ""
    start, end = found[0].span.start, found[0].span.end
    best: tuple[int, str] | None = None
    for token in tokens(text):
        if token.span.start < end and token.span.end > start:
            continue
        named = concept(token.text)
        if named is not None:
            far = token.span.start - end if token.span.start >= end else 2 * (start - token.span.end) + 1
            if best is None or far < best[0]:
                best = (far, named)
    return best[1] if best else ""


def share(statement: Statement) -> float:
    """Where in its sentence a statement stands, 0.0 (head) to 1.0 (end)."""
    length = max(1, len(statement.sentence))
    return max(0.0, min(1.0, (statement.span.start - statement.sentence.start) / length))


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two figures could be values of one thing: the same kind, or one of them lost its unit."""
    kinds = {a.kind, b.kind}
    if len(kinds) == 1:
        return True
    loose = [{"number", other} for other in ("money", "share", "measure", "count")] + [{"count", "measure"}]
    return kinds in loose


def equal(a: Quantity, b: Quantity, published: str | None = None) -> bool:
    """Whether two figures are the same value, however written, or one is the other rounded.

    Sums in two currencies are compared at the rate of the day `published`, and not without one.
    """
    if a.kind in ("date", "time") or b.kind in ("date", "time"):
        return bool(a.iso and b.iso and (a.iso.startswith(b.iso) or b.iso.startswith(a.iso)))
    if not _same_unit(a, b):
        return numbers.same_value(a, b, published)
    return a.value == b.value or _rounds(a, b) or _rounds(b, a)


def _same_unit(a: Quantity, b: Quantity) -> bool:
    if a.kind == "money" and b.kind == "money":
        return a.unit == b.unit or a.inferred or b.inferred
    if a.kind in ("measure", "share") or b.kind in ("measure", "share"):
        return a.unit == b.unit
    return True


def _rounds(rough: Quantity, exact: Quantity) -> bool:
    """"about 46,000" and "46,000" stand for 46,112; "48" does not stand for 48.4 unless it says about."""
    if rough.value == 0 or exact.value == 0:
        return False
    if rough.qualifier in ("more than", "at least") and exact.value >= rough.value:
        return exact.value <= rough.value * Decimal("1.25")
    digits = rough.value.normalize().as_tuple()
    zeros = digits.exponent if isinstance(digits.exponent, int) else 0
    if zeros < 2 and rough.qualifier not in ("about", "almost", "nearly"):
        return False
    if zeros < 0 and rough.qualifier == "":
        return False
    half = Decimal(5) * Decimal(10) ** (max(zeros, 0) - 1)
    return abs(rough.value - exact.value) <= half and abs(rough.value - exact.value) <= abs(exact.value) / 20


def _conversions(reading: Reading, statements: Sequence[Statement]) -> list[list[Statement]]:
    """Statements in order; a figure that only repeats the one before it in another unit goes with that."""
    groups: list[list[Statement]] = []
    for statement in statements:
        before = groups[-1][-1] if groups else None
        if before is not None and _is_conversion(reading, before, statement):
            groups[-1].append(statement)
        else:
            groups.append([statement])
    return groups


def _is_conversion(reading: Reading, before: Statement, after: Statement) -> bool:
    p, q = before.quantity, after.quantity
    if p is None or q is None or p.kind != q.kind or p.kind not in _CONVERTED or p.unit == q.unit:
        return False
    if before.sentence != after.sentence:
        return False
    if before.span.covers(after.span) or after.span.covers(before.span):
        return True
    between = reading.article.cut(Span(before.span.end, after.span.start)) if before.span.end < after.span.start else ""
    return len(between) <= 30 and bool(_SAID_AGAIN.match(between) or not between.strip(" ("))


def _told(group: Sequence[Statement], language: str) -> Told:
    main = group[0]
    words = main.measures or tuple(folded_words(main.text))
    return Told(
        ref=main.ref,
        kind=main.kind,
        statements=tuple(group),
        quantities=tuple(s.quantity for s in group if s.quantity is not None),
        words=weighed(words, main.quantity.unit if main.quantity else ""),
        names=frozenset(" ".join(folded_words(name)) for name in main.names),
        focus=focus(main.text, language) if main.kind == "figure" else "",
    )


def telling(quantity: Quantity) -> float:
    """How much an equal value proves: "14,500" much, "3" little; 0 to 1."""
    digits = len(quantity.value.normalize().as_tuple().digits)
    return min(1.0, max(0.0, (digits - 1) / 3)) if quantity.kind not in ("date", "time") else 0.3


def weighed(words: Sequence[str], unit: str = "") -> Mapping[str, float]:
    """Stems of words, the most telling first, with weights that fall with their rank; the unit itself is left out.

    >>> list(weighed(["injure", "person"], "person"))
    ['injur']
    """
    known = background()
    found: dict[str, float] = {}
    for rank, word in enumerate(folded_words(" ".join(words))):
        if word != unit:
            weight = min(_RAREST, max(_COMMONEST, known.idf(word))) / (1 + rank / 3)
            found[stem(word)] = max(found.get(stem(word), 0.0), round(weight, 6))
    return found


def overlap(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Shared weight over the whole weight of the two, 0.0 to 1.0, half of it over the smaller side alone.

    >>> overlap({"injur": 3.0}, {"injur": 3.0, "road": 3.0})
    0.8333333333333333
    """
    one, other = sum(a.values()), sum(b.values())
    if not one or not other:
        return 0.0
    shared = sum(min(weight, b[word]) for word, weight in a.items() if word in b)
    return min(1.0, 0.5 * shared / min(one, other) + shared / (one + other))


def _says_again(a: Told, b: Told) -> bool:
    """Whether an article says with `b` what it said with `a`: the same value of the same thing, or the same words."""
    if a.kind != b.kind:
        return False
    if a.kind == "figure":
        same = [p for p in a.quantities for q in b.quantities if p.kind == q.kind and p.unit == q.unit and equal(p, q)]
        alike = bool(a.words.keys() & b.words.keys()) or any(p.unit and telling(p) >= _RARE_ENOUGH for p in same)
        return bool(same) and alike and a.main.negated == b.main.negated
    return a.main.text == b.main.text or (a.kind == "quote" and a.main.span.overlaps(b.main.span))


def _joined(a: Told, b: Told) -> Told:
    first, second = (b, a) if a.main.title and not b.main.title else (a, b)
    quantities = tuple(dict.fromkeys(first.quantities + second.quantities))
    return Told(
        first.ref, first.kind, first.statements + second.statements, quantities,
        {**second.words, **first.words}, first.names | second.names, first.focus or second.focus,
    )

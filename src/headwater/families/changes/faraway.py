"""Figures that no pair of passages shows side by side: digits that changed places, a measure with another unit.

A copy that tells everything anew may take "22 kilometers" out of its sentence and write "22 miles" elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.families.changes.figures import found_in, kind_of, warm, written
from headwater.families.changes.passages import common, stem
from headwater.families.changes.rows import row
from headwater.records import AlignedSentences, Alteration, Article, Quantity, Span
from headwater.text.numbers import same_value
from headwater.text.tokens import folded_words

_TOLD = 10  # a smaller figure stands with many units
_UNITS = ("measure", "money")


def altered(
    a: Article, b: Article, alignment: Sequence[AlignedSentences], taken: Sequence[Alteration]
) -> Iterator[Alteration]:
    """Rows for figures of which each text has its own only, that are the same but for digits or unit."""
    yield from _exchanged(a, b, alignment, taken)
    lone = [*_lone(a, [x.a for x in alignment if x.a is not None and x.b is None])]
    lone += _lone(b, [x.b for x in alignment if x.b is not None and x.a is None])
    if any(quantity.kind in _UNITS for _, quantity, _ in lone):
        yield from _measured(a, b, taken)


def _measured(a: Article, b: Article, taken: Sequence[Alteration]) -> Iterator[Alteration]:
    """The same number with another unit or currency, where neither text has it with the other's."""
    here, there = list(_whole(a)), list(_whole(b))
    in_a, in_b = [q for _, q in here], [q for _, q in there]
    values = {q.value for q in in_b}
    for place, one in here:
        if one.kind not in _UNITS or not one.unit or one.value < _TOLD or one.value not in values or one.inferred:
            continue
        if any(q.unit == one.unit and q.value == one.value for q in in_b) or any(same_value(one, q) for q in in_b):
            continue
        for opposite, other in there:
            if other.value != one.value or other.kind != one.kind or other.unit == one.unit or not other.unit:
                continue
            if other.inferred or warm(one, other) or any(same_value(other, q) for q in in_a):
                continue
            if not any((x.a and x.a.overlaps(place)) or (x.b and x.b.overlaps(opposite)) for x in taken if _told(x)):
                yield row("unit" if one.kind == "measure" else "money", a, b, place, opposite)
            break


def _told(x: Alteration) -> bool:
    return "sentence" not in x.type and "quote" not in x.type


def _exchanged(
    a: Article, b: Article, alignment: Sequence[AlignedSentences], taken: Sequence[Alteration]
) -> Iterator[Alteration]:
    """Figures in sentences without counterpart whose digits changed places: 480 million, 840 million.

    Neither text has the other's figure, unit and noun are the same, and the sentences have a telling word in common.
    """
    ones = _lone(a, [x.a for x in alignment if x.a is not None and x.b is None])
    others = _lone(b, [x.b for x in alignment if x.b is not None and x.a is None]) if ones else []
    if not others:
        return
    here, there = ({q.value for _, q in _whole(text)} for text in (a, b))
    held = [(x.a, x.b) for x in taken]
    for place, one, words in ones:
        for opposite, other, theirs in others:
            if one.unit != other.unit or one.kind != other.kind or not _transposed(one, other):
                continue
            if other.value in here or one.value in there or not words & theirs:
                continue
            if not any((x and x.overlaps(place)) or (y and y.overlaps(opposite)) for x, y in held):
                yield row(kind_of(one, other, False), a, b, place, opposite)
                break


def _whole(article: Article) -> Iterator[tuple[Span, Quantity]]:
    for place, text in article.paragraphs():
        for span, quantity in found_in(text, article.language, article.published):
            yield span.shifted(place.start), quantity


def _lone(article: Article, spans: Sequence[Span]) -> list[tuple[Span, Quantity, frozenset[str]]]:
    """The figures with a unit in these sentences, each with the telling words of its sentence."""
    found = []
    for span in spans:
        text = article.cut(span)
        words = frozenset(stem(w) for w in folded_words(text) if w.isalpha() and not common(w))
        for place, quantity in found_in(text, article.language, article.published):
            if quantity.unit and quantity.kind in ("money", "share", "measure", "count"):
                found.append((place.shifted(span.start), quantity, words))
    return found


def _transposed(one: Quantity, other: Quantity) -> bool:
    x, y = written(one), written(other)
    return len(x) > 1 and x != y and sorted(x) == sorted(y) and one.value.adjusted() == other.value.adjusted()

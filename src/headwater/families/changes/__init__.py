"""What a copy changed in fact: figures, names, offices, sources, denials, quotations, sentences.

Mere style is not listed. The way down: sentences were aligned by `copies`; `passages` links their words; `figures`,
`named`, `said`, `swaps` and `quotes` compare what stands in the same place; `sentences` lists what has no counterpart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from headwater.copies import align
from headwater.families.changes import (
    answers,
    bodies,
    faraway,
    figures,
    literal,
    named,
    nations,
    offices,
    quotes,
    renamed,
    renderings,
    said,
    sentences,
    sources,
    swaps,
    witnesses,
)
from headwater.families.changes.fused import fused
from headwater.families.changes.passages import Passage
from headwater.families.changes.reach import compared
from headwater.families.changes.stretches import passages
from headwater.families.changes.witnesses import witness
from headwater.records import AlignedSentences, Alteration, Reading, Span

__all__ = ["changes", "witness"]

_SAME_BUT_FOR_LITTLE = 0.7  # share from which a sentence of an excerpt was kept but for what it leaves out
_SAME_STATEMENT = 0.5  # share of linked words from which a sentence of a text in its own words is the exemplar's still


def changes(
    a: Reading,
    b: Reading,
    alignment: Sequence[AlignedSentences],
    *,
    later: Literal["a", "b"] | None = None,
    third: Reading | None = None,
) -> tuple[Alteration, ...]:
    """What changed in fact from exemplar (or sibling) `a` to copy `b`, in the order of the copy's text.

    Args:
        a: The text that was copied, or a sibling that stands in for a lost one.
        b: The copy.
        alignment: What stands for what, as `copies.align` gives it: page places of `a` and `b`.
        later: Which of two siblings is a later version of their lost exemplar. What only a later `a` has is not left
            out by `b`: it is listed as `sentence-added` with its words and place on the side of `a`.
        third: A relative of `a` in the language of `b`, as `witness` finds it, when the two differ in language.

    Returns:
        Rows with verbatim words and places on both sides; empty when nothing changed or nothing is aligned.
    """
    a = compared(a, max((row.a.end for row in alignment if row.a is not None), default=0))
    b = compared(b, max((row.b.end for row in alignment if row.b is not None), default=0))
    places = passages(a.article, b.article, alignment)
    excerpt, leaning = quotes.excerpt(a.article, b.article, places), quotes.leaning(b.article, places)
    if not excerpt:
        taken_in = fused(a.article, b.article, alignment, places)
        places = sorted([*places, *taken_in], key=lambda p: (p.a_spans, p.b_spans))
    marked = ([q.span for q in quotes.quoted(a.article)], [q.span for q in quotes.quoted(b.article)])
    found: list[Alteration] = []
    for place in places:
        if place.verbatim:
            continue
        rows = [*figures.altered(place, a.article, b.article)]
        same, differ = named.pairs(place, a.article, a.mentions, b.mentions)
        rows += named.altered(place, a.article, b.article, differ)
        found += rows
        if leaning and place.closeness < _SAME_STATEMENT:
            continue  # two writers' sentences on one matter: what only one of them says is no change
        told = len(rows)
        rows += nations.altered(place, a.article, b.article, rows)
        rows += offices.altered(place, a.article, b.article, same + differ)
        rows += [x for x in offices.ranked(place, a.article, b.article) if not _told(x, rows)]
        rows += swaps.altered(place, a.article, b.article, rows, (a.mentions, b.mentions))
        rows += bodies.altered(place, a.article, b.article, rows)
        if not (excerpt and place.translated):  # of what was taken in other words and another language, not by a word
            rows += [x for x in said.altered(place, a.article, b.article) if not _told(x, rows)]
        rows += renderings.altered(place, a.article, b.article, rows)
        rows += answers.altered(place, a.article, b.article, rows)
        rows = [x for x in rows if x.type != "modality" or not _denied(x, rows)]
        if not excerpt or place.closeness >= _SAME_BUT_FOR_LITTLE:
            rows += sources.altered(place, a.article, b.article, marked)
        found += rows[told:]
    if third is not None:
        found += _shown(a, b, third, places, found)
    found += renamed.altered(a.article, b.article, places, (a.mentions, b.mentions), found)
    found += literal.altered(a.article, b.article, places, (a.mentions, b.mentions), found)
    found += faraway.altered(a.article, b.article, alignment, found)
    found += named.afar(a.article, b.article, a.mentions, b.mentions)
    lost = [*quotes.altered(a.article, b.article, places, found)]
    if later == "a":
        lost = [x for x in lost if x.b is not None]
    spoken = [x.a for x in lost if x.b is None and x.a is not None]
    found += lost
    found += [
        x
        for x in sentences.altered(a.article, b.article, alignment, places, later=later)
        if x.a is None or not any(span.covers(x.a) for span in spoken)
    ]
    return tuple(sorted(_once(found, b.article.title_span), key=_order))


def _shown(
    a: Reading, b: Reading, third: Reading, places: Sequence[Passage], found: Sequence[Alteration]
) -> Iterator[Alteration]:
    """What a relative in the language of the copy shows besides."""
    over, way = align(third.article, b.article), align(third.article, a.article)
    yield from witnesses.altered(
        a.article,
        b.article,
        places,
        found,
        changes(third, b, over),
        passages(third.article, a.article, way),
        changes(third, a, way),
    )


def _told(x: Alteration, rows: Sequence[Alteration]) -> bool:
    """Whether a row of the same type already has one of its places."""
    return any(
        x.type == y.type and ((x.a and y.a and x.a.overlaps(y.a)) or (x.b and y.b and x.b.overlaps(y.b))) for y in rows
    )


def _denied(x: Alteration, rows: Sequence[Alteration]) -> bool:
    """Whether a row of denial has both its places: "could open" and "could not open" differ in one thing."""
    return any(
        y.type == "negation" and x.a and y.a and x.b and y.b and x.a.overlaps(y.a) and x.b.overlaps(y.b) for y in rows
    )


def _order(x: Alteration) -> tuple[Span, Span, str]:
    nowhere = Span(1 << 60, 1 << 60)
    return x.b or nowhere, x.a or nowhere, x.type


def _once(rows: Iterable[Alteration], title: Span | None) -> list[Alteration]:
    """Every place once a kind, and every respelling of a name once in the headline and once in the text."""
    seen: set[object] = set()
    kept = []
    for x in rows:
        key: object = (x.type, x.a, x.b)
        if x.type in ("name", "place", "role") and x.before and x.after:
            headline = title is not None and x.b is not None and title.covers(x.b)
            key = (x.before.casefold(), x.after.casefold(), headline)
        if key not in seen:
            seen.add(key)
            kept.append(x)
    return kept

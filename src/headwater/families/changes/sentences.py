"""Sentences that the copy left out or put in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from headwater.families.changes.passages import Passage
from headwater.families.changes.rows import row
from headwater.records import AlignedSentences, Alteration, Article, Span

_TINY = 25  # characters; less is a crosshead or a stub, no sentence that says something


def altered(
    a: Article,
    b: Article,
    alignment: Sequence[AlignedSentences],
    places: Sequence[Passage],
    *,
    later: Literal["a", "b"] | None = None,
) -> Iterator[Alteration]:
    """Rows for runs of whole sentences without counterpart, one row a run within a paragraph.

    What only a `later` version on the side of `a` has was put in there.
    """
    kept_a = {span for p in places for span in p.a_spans}
    kept_b = {span for p in places for span in p.b_spans}
    for span in _runs(a, (x.a for x in alignment if x.b is None and x.a is not None and x.a not in kept_a)):
        yield row("sentence-added" if later == "a" else "sentence-dropped", a, b, span, None)
    for span in _runs(b, (x.b for x in alignment if x.a is None and x.b is not None and x.b not in kept_b)):
        yield row("sentence-added", a, b, None, span)


def _runs(article: Article, spans: Iterable[Span]) -> list[Span]:
    ordered = sorted(spans)
    runs: list[Span] = []
    for place in article.body:
        held: Span | None = None
        for span in ordered:
            if not place.overlaps(span):
                continue
            piece = Span(max(place.start, span.start), min(place.end, span.end))
            if held is not None and not article.cut(Span(held.end, piece.start)).strip():
                held = Span(held.start, piece.end)
            else:
                if held is not None:
                    runs.append(held)
                held = piece
        if held is not None:
            runs.append(held)
    return [run for run in runs if len(run) >= _TINY]

"""One row of the list of changes, with its words cut verbatim from both pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from headwater.families.changes.passages import Word
from headwater.records import Alteration, AlterationType, Article, Severity, Span

# Who believes the copy is misinformed about the matter itself; the rest is told as "meaning".
_CRITICAL = frozenset({"number", "money", "unit", "negation", "name", "place"})


def row(
    kind: AlterationType, a: Article, b: Article, before: Span | None, after: Span | None, *, meaning: bool = True
) -> Alteration:
    """A change from exemplar `a` to copy `b` at these places; None where something has no counterpart."""
    severity: Severity = "minor" if not meaning else "critical" if kind in _CRITICAL else "meaning"
    return Alteration(
        kind,
        None if before is None else a.cut(before),
        None if after is None else b.cut(after),
        before,
        after,
        meaning,
        severity,
    )


def cover(words: Iterable[Word]) -> Span:
    """The place from the first to the last of some words of one passage; there must be at least one.

    Where they stand in several paragraphs, the place ends with the first paragraph, which the caller's spans bound.
    """
    spans = [word.span for word in words]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def inside(span: Span, pieces: Sequence[Span]) -> Span | None:
    """The part of a place that lies in the piece it begins in, or None: words of a row never span two paragraphs."""
    for piece in pieces:
        if piece.start <= span.start < piece.end:
            return Span(span.start, min(span.end, piece.end))
    return None

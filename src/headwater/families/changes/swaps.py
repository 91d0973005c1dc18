"""Ordinary words that were exchanged for others that cannot both be right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.families.changes.passages import Passage
from headwater.families.changes.rows import row
from headwater.families.changes.vocabulary import contrast, opposed
from headwater.records import Alteration, Article, Span

_SLOT = 1.0


def altered(p: Passage, a: Article, b: Article, taken: Sequence[Alteration]) -> Iterator[Alteration]:
    """Rows for words of one scale or of opposite sense that stand in one slot, unless a row of `taken` has them."""
    back = {j: i for i, j in p.link.items()}
    used: set[int] = set()
    here = [x.a for x in taken if x.a is not None]
    there = [x.b for x in taken if x.b is not None]
    for i, one in enumerate(p.a):
        if _covered(one.span, here) or (i in p.link and p.b[p.link[i]].folded == one.folded):
            continue
        for j, other in enumerate(p.b):
            if j in used or _covered(other.span, there) or abs(p.rank_a[i] - p.rank_b[j]) > _SLOT:
                continue
            if j in back and p.a[back[j]].folded == other.folded:
                continue
            kind = contrast(one.folded, other.folded) or ("negation" if opposed(one.folded, other.folded) else None)
            if kind is not None:
                used.add(j)
                yield row(kind, a, b, one.span, other.span)
                break


def _covered(span: Span, places: Sequence[Span]) -> bool:
    return any(span.overlaps(place) for place in places)

"""Figures that stand in no quantity on one side: "February 92", "the September 110 attacks", a score, a road's number.

What a reader of numbers cannot make sense of is often the very slip that an editor looks for, so the bare digits are
compared too: where the words on both sides of them stand as they were, other digits are another figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from headwater.families.changes.passages import Passage, Word
from headwater.families.changes.rows import row
from headwater.records import Alteration, Article, Span

_SLOT = 0.5
ORDINAL_ENDS = frozenset({"st", "nd", "rd", "th"})


def altered(
    p: Passage, a: Article, b: Article, known: Collection[tuple[Span, Span]], dates: Collection[Span]
) -> Iterator[Alteration]:
    """Rows for other digits in one slot, unless a pair of `known` places (figures already compared) has both.

    Digits within one of the `dates` of the exemplar are told as a date.
    """
    if p.translated:
        return
    linked = set(p.link.values())
    theirs = [j for j in range(len(p.b)) if j not in linked and _digits(p.b, j)]
    for i, word in enumerate(p.a):
        if i in p.link or not _digits(p.a, i):
            continue
        for j in theirs:
            other = p.b[j]
            if abs(p.rank_a[i] - p.rank_b[j]) > _SLOT or _plain(word) == _plain(other) or not _framed(p, i, j):
                continue
            if any(x.overlaps(word.span) and y.overlaps(other.span) for x, y in known):
                continue
            dated = any(place.overlaps(word.span) for place in dates)
            yield row("date" if dated else "number", a, b, word.span, other.span)
            break


def _digits(words: Sequence[Word], at: int) -> bool:
    """Whether there are digits that are no rank: "17th" is compared elsewhere."""
    if not words[at].folded[:1].isdigit():
        return False
    return bool(words[at].after) or at + 1 == len(words) or words[at + 1].folded not in ORDINAL_ENDS


def _plain(word: Word) -> str:
    return "".join(c for c in word.folded if c.isdigit())


def _framed(p: Passage, i: int, j: int) -> bool:
    """Whether the words before and after stand for each other, as far as there are any."""
    before = (i == 0 and j == 0) or (i > 0 and p.link.get(i - 1) == j - 1)
    return before and ((i + 1 == len(p.a) and j + 1 == len(p.b)) or p.link.get(i + 1) == j + 1)

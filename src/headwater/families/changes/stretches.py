"""Which stretches of two articles stand for each other: aligned sentences, those that were told anew, the headlines."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from headwater.data import table
from headwater.families.changes.passages import Passage, passage, pieces
from headwater.families.changes.rescued import rescued
from headwater.records import AlignedSentences, Article, Span

_LONGEST_TAG = 80  # characters at the head of a headline in which its version may be told


def passages(a: Article, b: Article, alignment: Sequence[AlignedSentences]) -> list[Passage]:
    """The aligned stretches, where those that share a sentence on either side are taken together, in the order of a."""
    rows = [row for row in alignment if row.a is not None and row.b is not None]
    group = list(range(len(rows)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    for side in ("a", "b"):
        order = sorted(range(len(rows)), key=lambda n: (getattr(rows[n], side), n))
        for one, other in pairwise(order):
            if getattr(rows[one], side).overlaps(getattr(rows[other], side)):
                group[root(other)] = root(one)
    together: dict[int, list[AlignedSentences]] = defaultdict(list)
    for n, row in enumerate(rows):
        together[root(n)].append(row)
    found = []
    for members in together.values():
        a_spans = sorted({piece for row in members if row.a for piece in pieces(a, row.a)})
        b_spans = sorted({piece for row in members if row.b for piece in pieces(b, row.b)})
        if a_spans and b_spans:
            found.append(passage(a, b, a_spans, b_spans))
    found += rescued(a, b, alignment)
    if a.title and b.title and a.title_span and b.title_span:
        title = a.title_span
        found = [p for p in found if not any(title.overlaps(s) for s in p.a_spans)]
        found.append(passage(a, b, [_untagged(a, title)], [_untagged(b, b.title_span)], title=True))
    return sorted(found, key=lambda p: (p.a_spans, p.b_spans))


def _untagged(article: Article, title: Span) -> Span:
    """A headline without the tags that number its versions: "UPDATE 2-Nine hurt" tells of nine."""
    tag = _version_tag().match(article.cut(title)[:_LONGEST_TAG])
    return Span(title.start + tag.end(), title.end) if tag and tag.end() < len(title) else title


@cache
def _version_tag() -> re.Pattern[str]:
    return re.compile(str(table("changes")["version_tag"]), re.IGNORECASE)

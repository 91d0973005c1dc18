"""Of a large family only those pairs that may matter for its tree: every text with those that are likest to it.

A text's exemplar and its siblings are among the texts that it shares most with. What three texts have against one
another is still counted over the whole family.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from headwater.records import Pair

MANY = 60  # texts up to which every pair is looked at
_NEAREST = 40  # pairs of one text in a larger family


def nearest(refs: Collection[str], pairs: Sequence[Pair], decided: Mapping[str, str]) -> list[Pair]:
    """The pairs that a tree is drawn by: all of a small family; of a large one every text with its likest.

    Args:
        refs: The family's texts.
        pairs: Related pairs among them.
        decided: Copy to the exemplar that a person named: such a pair is always kept.
    """
    if len(refs) <= MANY:
        return list(pairs)
    ranked = sorted(pairs, key=lambda pair: (-_likeness(pair), pair.a, pair.b))
    count: dict[str, int] = defaultdict(int)
    home = {ref: {ref} for ref in refs}
    found = []
    for pair in ranked:
        one, two = home[pair.a], home[pair.b]
        named = decided.get(pair.a) == pair.b or decided.get(pair.b) == pair.a
        if one is two and not named and min(count[pair.a], count[pair.b]) >= _NEAREST:
            continue
        count[pair.a] += 1
        count[pair.b] += 1
        found.append(pair)
        if one is not two:
            small, large = sorted((one, two), key=len)
            large |= small
            for ref in small:
                home[ref] = large
    return found


def _likeness(pair: Pair) -> float:
    """How much of both texts stands in the other, 0 to 1, read from the alignment."""
    held = sum(row.score for row in pair.alignment if row.a is not None and row.b is not None)
    return held / max(1, len(pair.alignment))

"""What two witnesses have in common that a third does not have: the common-error rule, weighed by rarity.

Source:
    Lachmann's common errors; Dong, Berti-Equille and Srivastava (2009), who weigh a shared value by how rarely others
    have it.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from headwater.copies.wording import language, weight
from headwater.records import Article, Pair, Span
from headwater.text.tokens import folded_words

_TELLING = 2.5  # nats: lighter words come together by chance


class Collation:
    """The pairwise alignments of a family, read side by side."""

    def __init__(self, articles: Mapping[str, Article], pairs: Mapping[tuple[str, str], Pair]) -> None:
        self._articles = articles
        self._pairs = pairs
        self._held: dict[tuple[str, str, str], float] = {}

    def aligned(self, one: str, two: str) -> list[tuple[Span, Span]]:
        """Places of `one` and what stands for them in `two`; none when the two were not found to be related."""
        pair = self._pairs.get((one, two))
        if pair is None:
            return []
        turned = pair.a != one
        return [(row.b, row.a) if turned else (row.a, row.b) for row in pair.alignment if row.a and row.b]

    def shared(self, one: str, two: str, without: str) -> float:
        """Nats that telling words are worth which `one` and `two` share at one place and `without` lacks there."""
        key = (min(one, two), max(one, two), without)
        if key not in self._held:
            self._held[key] = self._shared(*key)
        return self._held[key]

    def _shared(self, one: str, two: str, third: str) -> float:
        a, b, c = (self._articles[ref] for ref in (one, two, third))
        if language(a) != language(b):
            return 0.0
        by_a, by_b = self.aligned(one, third), self.aligned(two, third)
        worth = 0.0
        for here, there in self.aligned(one, two):
            places = [z for x, z in by_a if x.overlaps(here)] + [z for y, z in by_b if y.overlaps(there)]
            if places and language(c) != language(a):
                continue
            lacking = {word for place in places for word in folded_words(c.cut(place))}
            common = set(folded_words(a.cut(here))) & set(folded_words(b.cut(there))) - lacking
            worth += sum(w for w in map(weight, sorted(common)) if w >= _TELLING)
        return worth

    def knot(self, one: str, two: str, three: str) -> float:
        """How strongly three witnesses hang together two by two, each time against the third.

        In a tree of kept witnesses one of three stands between the others and this is about 0. Where it is not, what
        stands between them is another witness: a kept one, or one that is lost.
        """
        return min(self.shared(one, two, three), self.shared(one, three, two), self.shared(two, three, one))

    def explained(self, three: tuple[str, str, str], middle: str) -> float:
        """What stays unexplained of a knot when `middle` stands between the three."""
        return max(self.shared(x, y, middle) for x, y in combinations(three, 2))

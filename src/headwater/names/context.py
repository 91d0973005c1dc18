"""Which articles speak of the same things: what lets a surname or a damaged name be taken for a full one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from itertools import combinations

# A name in more articles than this says nothing about two of them, and would cost a pair for each.
_COMMON = 40


class Context:
    """How much two articles share in names, weighed by how rare each name is among the articles at hand."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """Take each article's names (any hashable form) by reference."""
        self._names = {ref: frozenset(held) for ref, held in names.items()}
        self._refs: dict[str, list[str]] = {}
        for ref in sorted(self._names):
            for name in self._names[ref]:
                self._refs.setdefault(name, []).append(ref)
        total = len(self._names) + 1
        self._weights = {name: math.log(total / len(refs)) for name, refs in self._refs.items()}
        self._sums = {ref: self._sum(held) for ref, held in self._names.items()}

    def weight(self, name: str) -> float:
        """From 0 (everywhere) up; a name of one article alone weighs most."""
        return self._weights[name]

    def shared(self, a: str, b: str, without: Iterable[str] = ()) -> int:
        """How many names two articles share, those of `without` aside."""
        return len((self._names[a] & self._names[b]).difference(without))

    def alike(self, a: str, b: str, without: Iterable[str] = ()) -> float:
        """0.0 to 1.0: the weight of the names both articles have, of all names the poorer one has."""
        total = min(self._sums[ref] - self._sum(self._names[ref].intersection(without)) for ref in (a, b))
        common = self._names[a] & self._names[b]
        return self._sum(common.difference(without)) / total if total > 0 else 0.0

    def _sum(self, names: Iterable[str]) -> float:
        return math.fsum(map(self.weight, names))  # exact, whatever the order of a set

    def neighbours(self) -> list[tuple[str, str]]:
        """Pairs of articles that share two names which are not everywhere, in order."""
        counts: dict[tuple[str, str], int] = {}
        for name in sorted(self._refs):
            refs = self._refs[name]
            if 1 < len(refs) <= _COMMON:
                for pair in combinations(refs, 2):
                    counts[pair] = counts.get(pair, 0) + 1
        return sorted(pair for pair, count in counts.items() if count > 1)

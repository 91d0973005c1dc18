"""How alike two trees are by what is near to what: the measure of stemmatology's own contests."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from itertools import combinations

_APART = 10_000  # steps between witnesses that no path joins


def steps(edges: Iterable[tuple[str, str]], start: str) -> dict[str, int]:
    """Steps from one node to every other along edges, whichever way they point."""
    beside: dict[str, list[str]] = defaultdict(list)
    for one, two in edges:
        beside[one].append(two)
        beside[two].append(one)
    found, todo = {start: 0}, deque([start])
    while todo:
        at = todo.popleft()
        for other in beside[at]:
            if other not in found:
                found[other] = found[at] + 1
                todo.append(other)
    return found


def sign_similarity(true: Sequence[tuple[str, str]], found: Sequence[tuple[str, str]], nodes: Sequence[str]) -> float:
    """Over all triples: is of two witnesses the same one nearer to a third in both trees?

    Source:
        Roos and Heikkilä (2009), Evaluating methods for computer-assisted stemmatology using artificial benchmark
        data sets: average sign similarity.

    >>> sign_similarity([("b", "a"), ("c", "b")], [("b", "a"), ("c", "b")], ["a", "b", "c"])
    1.0
    """
    total, count = 0.0, 0
    for a in nodes:
        one, two = steps(true, a), steps(found, a)
        for b, c in combinations([n for n in nodes if n != a], 2):
            gaps = [x.get(b, _APART) - x.get(c, _APART) for x in (one, two)]
            signs = [(gap > 0) - (gap < 0) for gap in gaps]
            total += 1 - abs(signs[0] - signs[1]) / 2
            count += 1
    return total / max(1, count)

"""Who has a copy's own mistakes has them from that copy: texts that seem to stand alone but share its changed readings.

A value that one copy made, or the wording of one translation, does not come about twice. Two such readings in common
prove descent, whatever the rest of the text looks like; so what seemed a second source is a further copy.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from headwater.records import Edge
from headwater.stories.told import Told, equal
from headwater.stories.witnesses import Witnesses, appeared
from headwater.text.tokens import folded_words

_ENOUGH = 2  # one changed reading in common may be chance
_WORDS = 6  # words of a saying whose wording is more than chance


def inherited(witnesses: Witnesses, groups: Sequence[Sequence[Told]]) -> tuple[Edge, ...]:
    """An edge from each article that shares changed readings with a copy to that copy; none for those copied already.

    Args:
        witnesses: The story's articles with their tree.
        groups: The tellings of every claim.

    Source:
        Maas (1927), Textkritik: common errors (Leitfehler) prove that witnesses hang together.
    """
    shared: dict[tuple[str, str], int] = defaultdict(int)
    apart: dict[tuple[str, str], int] = defaultdict(int)
    for group in groups:
        by_ref = _by_text(witnesses, group)
        for pair in _changed_alike(witnesses, by_ref):
            shared[pair] += 1
        for lone, copy in _differing(witnesses, by_ref):
            apart[lone, copy] += 1
    found: dict[str, tuple[int, int, str]] = {}
    for (lone, copy), count in shared.items():
        if count >= _ENOUGH and apart[lone, copy] * _ENOUGH <= count:
            found[lone] = min(found.get(lone, (0, 0, copy)), (-count, witnesses.place(copy), copy))
    return tuple(
        Edge(lone, copy, "rewritten", 0.5, ("shared changes",)) for lone, (_, _, copy) in sorted(found.items())
    )


def _by_text(witnesses: Witnesses, group: Sequence[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = defaultdict(list)
    for telling in group:
        found[witnesses.first(telling.ref)].append(telling)
    return found


def _differing(witnesses: Witnesses, by_ref: Mapping[str, list[Told]]) -> list[tuple[str, str]]:
    """Pairs of an article that stands alone and a copy that give the figure differently."""
    figures = {ref: [t for t in told if t.kind == "figure"] for ref, told in by_ref.items()}
    return [
        (lone, copy)
        for lone, mine in figures.items()
        for copy, others in figures.items()
        if mine and others and not witnesses.firm(lone) and witnesses.firm(copy)
        if not any(_reads(a, b) for a in mine for b in others)
    ]


def _changed_alike(witnesses: Witnesses, by_ref: Mapping[str, list[Told]]) -> set[tuple[str, str]]:
    """Pairs of an article that stands alone and a copy whose changed reading it has and no source gives."""
    lone = [ref for ref in by_ref if not witnesses.firm(ref)]
    found: set[tuple[str, str]] = set()
    for copy in by_ref:
        above = [e.exemplar for e in witnesses.firm(copy) if e.relation != "revised" and e.exemplar in by_ref]
        if not above:
            continue
        for mine in by_ref[copy]:
            if any(_reads(other, mine) for ref in above for other in by_ref[ref]):
                continue
            holders = [ref for ref in lone if any(_reads(other, mine) for other in by_ref[ref])]
            if len(holders) == 1 and not _before(witnesses, holders[0], copy):
                found.add((holders[0], copy))
    return found


def _before(witnesses: Witnesses, ref: str, other: str) -> bool:
    """Whether an article is dated and appeared before another that is dated too."""
    a, b = witnesses.article(ref).published, witnesses.article(other).published
    return bool(a and b) and appeared(a) < appeared(b)


def _reads(a: Told, b: Told) -> bool:
    """Whether two tellings have the same reading: one value, or the same words."""
    if a.kind == "figure" or b.kind == "figure":
        return any(p.unit == q.unit and equal(p, q) for p in a.quantities for q in b.quantities)
    one, other = folded_words(a.main.text), folded_words(b.main.text)
    return one == other and len(one) >= _WORDS

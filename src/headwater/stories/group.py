"""Articles on one happening, brought together."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from headwater.data.background import hash_words
from headwater.records import Family, Reading
from headwater.stories.profile import Profile, likeness, profile, weighty

# Two groups join when their articles are on average this alike. Set on the ten open families and on ECB+.
_JOIN = 0.295
# Of copies of one text the best fourth of the pairs speaks, and no fewer than four: damaged or cut ones are less alike.
_BEST, _FEWEST = 4, 4
_COMMON_KEY = 200  # a word that so many articles hold among their weightiest proposes nobody


def keys(reading: Reading) -> tuple[int, ...]:
    """Hashed words and names of which two articles of one story share some; for looking up candidates.

    An article without words gives none and stays alone.
    """
    return tuple(sorted(hash_words(word) for word in weighty(reading.article)))


def linked(a: Reading, b: Reading) -> bool:
    """Whether two articles are alike enough that their groups could join.

    Average link joins no two groups without such a pair between them, nor does the best fourth of the pairs of copies.
    So articles that no chain of linked pairs, copies or second pastings connects never come into one story, and `group`
    may be run on each connected part alone.
    """
    return likeness(profile(a.article, a.mentions), profile(b.article, b.mentions)) >= _JOIN


def group(readings: Sequence[Reading], families: Sequence[Family]) -> tuple[tuple[str, ...], ...]:
    """The references of each story's articles; every article is in exactly one story.

    Copies of one text and second pastes are of one story whatever their words; a text that only quotes another
    (`excerpted`) is judged by its own words. The result does not depend on the order of the arguments.

    Args:
        readings: Articles with unique references.
        families: Families among them; members that are not among the readings are passed over.

    Returns:
        Stories sorted by their first reference, references sorted inside.

    Source:
        Agglomerative clustering with average link; weights and threshold measured in bench/stories.
    """
    by_ref = {reading.article.ref: reading for reading in sorted(readings, key=lambda r: r.article.ref)}
    clusters = _bound(by_ref, families)
    profiles = {ref: profile(reading.article, reading.mentions) for ref, reading in by_ref.items()}
    joined = _agglomerate(clusters, profiles, _candidates(by_ref))
    return tuple(sorted(tuple(sorted(refs)) for refs in joined))


def _bound(by_ref: Mapping[str, Reading], families: Sequence[Family]) -> list[list[str]]:
    """Groups that hang together by copying or second pasting, before any likeness is asked."""
    parent = {ref: ref for ref in by_ref}

    def find(ref: str) -> str:
        while parent[ref] != ref:
            parent[ref] = parent[parent[ref]]
            ref = parent[ref]
        return ref

    def join(a: str, b: str) -> None:
        first, second = sorted((find(a), find(b)))
        parent[second] = first

    for ref, reading in by_ref.items():
        if reading.article.same_as in parent:
            join(ref, str(reading.article.same_as))
    for family in families:
        anchors: dict[str, str] = {}  # a lost exemplar binds its copies together
        for edge in family.edges:
            if edge.relation == "excerpted" or edge.copy not in parent:
                continue
            if edge.exemplar in parent:
                join(edge.copy, edge.exemplar)
            else:
                join(edge.copy, anchors.setdefault(edge.exemplar, edge.copy))
    found: dict[str, list[str]] = defaultdict(list)
    for ref in parent:
        found[find(ref)].append(ref)
    return [sorted(refs) for _, refs in sorted(found.items())]


def _candidates(by_ref: Mapping[str, Reading]) -> Iterator[tuple[str, str]]:
    """Pairs that share a weighty word, each once; all others count as 0."""
    holders: dict[int, list[str]] = defaultdict(list)
    for ref, reading in by_ref.items():
        for key in keys(reading):
            holders[key].append(ref)
    seen: set[tuple[str, str]] = set()
    for _, refs in sorted(holders.items()):
        if len(refs) > _COMMON_KEY:
            continue
        for at, a in enumerate(refs):
            for b in refs[at + 1 :]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    yield a, b


def _agglomerate(
    clusters: list[list[str]], profiles: Mapping[str, Profile], candidates: Iterator[tuple[str, str]]
) -> list[list[str]]:
    """Joins the two groups with the highest average likeness until none reaches the threshold.

    Texts that hang together by copying count with as many votes as they are, each vote with the likeness of the best.
    """
    members = dict(enumerate(clusters))
    home = {ref: number for number, refs in members.items() for ref in refs}
    sums: dict[int, dict[int, float]] = {number: {} for number in members}
    scores: dict[tuple[int, int], list[float]] = defaultdict(list)
    for a, b in candidates:
        x, y = sorted((home[a], home[b]))
        if x != y and (score := likeness(profiles[a], profiles[b])) > 0:
            scores[x, y].append(score)
    for (x, y), found in scores.items():
        pairs = len(members[x]) * len(members[y])
        best = max(min(pairs, _FEWEST), math.ceil(pairs / _BEST))
        sums[x][y] = sums[y][x] = sum(sorted(found, reverse=True)[:best]) / best * pairs

    def average(x: int, y: int) -> float:
        return round(sums[x][y] / (len(members[x]) * len(members[y])), 9)

    heap = [(-average(x, y), x, y) for x, near in sums.items() for y in near if x < y and average(x, y) >= _JOIN]
    heapq.heapify(heap)
    following = len(members)
    while heap:
        negative, x, y = heapq.heappop(heap)
        if x not in members or y not in members or -negative < _JOIN:
            continue
        members[following] = members[x] + members[y]
        near: dict[int, float] = {}
        for old in (x, y):
            for other, score in sums.pop(old).items():
                if other not in (x, y):
                    near[other] = near.get(other, 0.0) + score
        del members[x], members[y]
        sums[following] = near
        for other, score in sorted(near.items()):
            sums[other].pop(x, None)
            sums[other].pop(y, None)
            sums[other][following] = score
            if average(following, other) >= _JOIN:
                heapq.heappush(heap, (-average(following, other), other, following))
        following += 1
    return list(members.values())

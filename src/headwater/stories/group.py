"""Articles on one happening, brought together."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from headwater.data.background import hash_words
from headwater.records import Family, Reading
from headwater.stories.profile import Profile, alike, likeness, profile, weighty

# Two groups join when they are this alike. Set on the ten open families and nine of our own.
_JOIN = 0.29
# A text that several printed stands for the story: who is like it is of the story, whatever the rest looks like. This
# is its share in the likeness of two groups; the average over all articles has the other.
_BY_TEXT = 0.7
_SEVERAL = 3  # pages; of two, one may be a rewriting that drew other news of the week in
_LEANING = 0.05  # what a passage from the other text adds; where nothing else speaks for it, it joins nobody
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

    No two groups are joined without such a pair between them, but for those of which one has a passage of the other.
    So articles that no chain of linked pairs, copies or second pastings connects never come into one story, and `group`
    may be run on each connected part alone.
    """
    return alike(profile(a.article, a.mentions), profile(b.article, b.mentions), _JOIN)


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
        Agglomerative clustering; weights and threshold measured in bench/stories.
    """
    by_ref = {reading.article.ref: reading for reading in sorted(readings, key=lambda r: r.article.ref)}
    clusters = _bound(by_ref, families)
    profiles = {ref: profile(reading.article, reading.mentions) for ref, reading in by_ref.items()}
    leaning = {(e.copy, e.exemplar) for family in families for e in family.edges if e.relation == "excerpted"}
    joined = _agglomerate(clusters, profiles, _candidates(by_ref), leaning)
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
                couple = (min(a, b), max(a, b))
                if couple not in seen:
                    seen.add(couple)
                    yield couple


def _agglomerate(
    clusters: list[list[str]],
    profiles: Mapping[str, Profile],
    candidates: Iterator[tuple[str, str]],
    leaning: Collection[tuple[str, str]],
) -> list[list[str]]:
    """Joins the two groups that are most alike until none are alike enough.

    Texts that hang together by copying count with as many votes as they are, each vote with the likeness of the best.
    """
    groups = _Groups(clusters)
    scores: dict[tuple[int, int], list[float]] = defaultdict(list)
    home = {ref: number for number, refs in enumerate(clusters) for ref in refs}
    leans = {tuple(sorted((home[a], home[b]))) for a, b in leaning if a in home and b in home}
    near = {(min(a, b), max(a, b)) for x, y in leans if x != y for a in clusters[x] for b in clusters[y]}
    for a, b in sorted(near.union(candidates)):
        x, y = sorted((home[a], home[b]))
        if x != y and (score := likeness(profiles[a], profiles[b])) > 0:
            scores[x, y].append(score)
    for (x, y), found in scores.items():
        pairs = len(clusters[x]) * len(clusters[y])
        best = max(min(pairs, _FEWEST), math.ceil(pairs / _BEST))
        near_by = sum(sorted(found, reverse=True)[:best]) / best
        groups.set(x, y, near_by + (_LEANING if (x, y) in leans else 0.0), (x, y) in leans)
    heap = [(-groups.alike(x, y), x, y) for x in groups.near for y in groups.near[x] if x < y]
    heap = [it for it in heap if -it[0] >= _JOIN]
    heapq.heapify(heap)
    while heap:
        _, x, y = heapq.heappop(heap)
        if x not in groups.members or y not in groups.members:
            continue
        made = groups.join(x, y)
        for other in sorted(groups.near[made]):
            nearness = groups.alike(made, other)
            if nearness >= _JOIN:
                heapq.heappush(heap, (-nearness, other, made))
    return list(groups.members.values())


class _Groups:
    """Groups joined so far; `near` has of every two the sum over their articles and the best of their texts."""

    def __init__(self, clusters: Sequence[list[str]]) -> None:
        self.members = {number: list(refs) for number, refs in enumerate(clusters)}
        self.near: dict[int, dict[int, tuple[float, float]]] = {number: {} for number in self.members}
        self.following = len(clusters)

    def set(self, x: int, y: int, alike: float, leaning: bool) -> None:
        """How alike two texts are that nothing was joined to yet."""
        printed = max(_printed(self.members[x]), _printed(self.members[y]))
        told = (alike * len(self.members[x]) * len(self.members[y]), alike if leaning or printed >= _SEVERAL else 0.0)
        self.near[x][y] = self.near[y][x] = told

    def alike(self, x: int, y: int) -> float:
        """How alike two groups are: on average, or by the text that several printed where that says more."""
        total, text = self.near[x][y]
        average = total / (len(self.members[x]) * len(self.members[y]))
        return round(max(average, _BY_TEXT * text + (1 - _BY_TEXT) * average), 9)

    def join(self, x: int, y: int) -> int:
        """Makes one group of two and gives its number."""
        made = self.following
        self.following += 1
        self.members[made] = self.members.pop(x) + self.members.pop(y)
        near: dict[int, tuple[float, float]] = {}
        for old in (x, y):
            for other, (total, text) in self.near.pop(old).items():
                if other not in (x, y):
                    before = near.get(other, (0.0, 0.0))
                    near[other] = (before[0] + total, max(before[1], text))
        self.near[made] = near
        for other, told in sorted(near.items()):
            self.near[other].pop(x, None)
            self.near[other].pop(y, None)
            self.near[other][made] = told
        return made


def _printed(refs: Sequence[str]) -> int:
    """How many pages carry a text; what one page has twice was not printed by several."""
    return len({ref.rpartition("#")[0] for ref in refs})

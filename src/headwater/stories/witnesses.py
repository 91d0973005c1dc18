"""The articles of a story as witnesses: who stands for which house, what they were copied from, what stands where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache

from headwater.data import table
from headwater.records import Article, Edge, Family, Pair, Reading, Span
from headwater.text.tokens import folded_words

_LATE = "9999"  # undated articles come after dated ones
_FIRM = ("verbatim", "edited", "shortened", "revised", "rewritten", "translated")


def _over_lost(family: Family) -> Iterator[Edge]:
    """The family's edges; copies of a lost text that itself has a kept exemplar count as copies of that."""
    lost = {witness.id for witness in family.lost}
    above = {edge.copy: edge.exemplar for edge in family.edges if edge.copy in lost and edge.exemplar not in lost}
    for edge in family.edges:
        if edge.copy not in lost:
            yield replace(edge, exemplar=above.get(edge.exemplar, edge.exemplar))


def appeared(published: str | None) -> str:
    """When an article appeared, so that times sort; a day alone counts from its end, as nothing says it was earlier.

    >>> sorted(["2026-03-12", "2026-03-12T13:10Z", "2026-03-12T20:00+09:00"], key=appeared)
    ['2026-03-12T20:00+09:00', '2026-03-12T13:10Z', '2026-03-12']
    """
    if not published or len(published) <= len("2026-03-12"):
        return f"{published}T99" if published else _LATE
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return published
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).isoformat()


class Witnesses:
    """One story's articles with their tree, in order of first appearance.

    Attributes:
        order: References: earlier articles first, an exemplar always before its copies, second pastes after their twin.
        releases: Those that a party itself gave out, in the same order.
    """

    def __init__(self, readings: Sequence[Reading], families: Sequence[Family], pairs: Sequence[Pair]) -> None:
        self.readings = {r.article.ref: r for r in sorted(readings, key=lambda r: r.article.ref)}
        self.families = tuple(sorted((f for f in families if self._mine(f)), key=lambda f: f.id))
        self._edges: dict[str, list[Edge]] = defaultdict(list)
        self._lost_children: dict[str, list[Edge]] = defaultdict(list)
        for family in self.families:
            for edge in _over_lost(family):
                self._take(family, edge)
        for edges in self._edges.values():
            edges.sort(key=lambda e: (e.relation == "excerpted", -e.score, e.exemplar))
        self._aligned: dict[tuple[str, str], list[tuple[Span, Span, float]]] = defaultdict(list)
        for pair in pairs:
            if pair.a in self.readings and pair.b in self.readings:
                self._align(pair)
        self._inferred: set[tuple[str, str]] = set()
        self._arrange()

    def _arrange(self) -> None:
        self.order = self._ordered()
        self._place = {ref: number for number, ref in enumerate(self.order)}
        self.releases = tuple(r for r in self.order if self.article(r).kind == "release" and self.first(r) == r)
        self._of_house: dict[str, list[str]] = defaultdict(list)
        for ref in self.order:
            for key in sorted({self.house(ref), self.publisher(ref)}):
                if self.first(ref) == ref:
                    self._of_house[key].append(ref)

    def hang(self, edges: Iterable[Edge]) -> None:
        """Takes in what was found to be a copy only by what it says; it has from its exemplar what both say."""
        found = tuple(edges)
        for edge in found:
            self._edges[edge.copy].append(edge)
            self._inferred.add((edge.copy, edge.exemplar))
        if found:
            self._arrange()

    def inferred(self, edge: Edge) -> bool:
        """Whether an edge was found by what the texts say and not by their wording."""
        return (edge.copy, edge.exemplar) in self._inferred

    def _mine(self, family: Family) -> bool:
        return any(ref in self.readings for ref in family.refs)

    def _take(self, family: Family, edge: Edge) -> None:
        if self._from_release(edge):
            edge = Edge(edge.exemplar, edge.copy, edge.relation, edge.score, edge.evidence)
        exemplar = edge.exemplar
        if exemplar not in self.readings:  # lost, or of another story: then it is lost to this one
            exemplar = f"{family.id}/{exemplar}" if exemplar.startswith("lost:") else exemplar
            edge = Edge(edge.copy, exemplar, edge.relation, edge.score, edge.evidence)
            self._lost_children[exemplar].append(edge)
        self._edges[edge.copy].append(edge)

    def _from_release(self, edge: Edge) -> bool:
        """Whether a passage that a release has from a report is the report's from the release, which came no later."""
        copy, exemplar = self.readings.get(edge.copy), self.readings.get(edge.exemplar)
        if edge.relation != "excerpted" or copy is None or exemplar is None:
            return False
        if copy.article.kind != "release" or exemplar.article.kind == "release":
            return False
        return appeared(copy.article.published) <= appeared(exemplar.article.published)

    def _align(self, pair: Pair) -> None:
        for row in pair.alignment:
            if row.a is not None and row.b is not None:
                self._aligned[pair.a, pair.b].append((row.a, row.b, row.score))
                self._aligned[pair.b, pair.a].append((row.b, row.a, row.score))

    def _ordered(self) -> tuple[str, ...]:
        def when(ref: str) -> tuple[str, str]:
            return appeared(self.article(ref).published), ref

        waiting = sorted(self.readings, key=when)
        done: dict[str, None] = {}

        def put(ref: str, under: frozenset[str]) -> None:
            if ref in done or ref in under:
                return
            for before in [self.first(ref), *(e.exemplar for e in self.firm(ref))]:
                if before in self.readings and before != ref:
                    put(before, under | {ref})
            done.setdefault(ref)

        for ref in waiting:
            put(ref, frozenset())
        return tuple(done)

    def article(self, ref: str) -> Article:
        """The article behind a reference of this story."""
        return self.readings[ref].article

    def place(self, ref: str) -> int:
        """The article's number in the order of first appearance."""
        return self._place[ref]

    def first(self, ref: str) -> str:
        """The article that this one repeats on its page, or itself."""
        seen = {ref}
        while True:
            twin = self.readings[ref].article.same_as
            if twin is None or twin not in self.readings or twin in seen:
                return ref
            seen.add(twin)
            ref = twin

    def edges(self, ref: str) -> tuple[Edge, ...]:
        """What the article was copied from, firm copying before borrowed passages."""
        return tuple(self._edges.get(self.first(ref), ()))

    def firm(self, ref: str) -> tuple[Edge, ...]:
        """What the article was copied from as a whole; borrowed passages do not count."""
        return tuple(e for e in self.edges(ref) if e.relation in _FIRM)

    def children(self, exemplar: str) -> tuple[Edge, ...]:
        """The edges to what was copied from a lost version."""
        return tuple(self._lost_children.get(exemplar, ()))

    def lost(self) -> tuple[str, ...]:
        """Exemplars that no page of this story holds."""
        return tuple(sorted(self._lost_children))

    def stands_for(self, ref: str, place: Span, other: str) -> tuple[Span, ...]:
        """The places of `other` that are aligned with a place of `ref`; none when nothing stands for it."""
        rows = self._aligned.get((ref, other), ())
        return tuple(b for a, b, _ in rows if a.overlaps(place))

    def has_alignment(self, a: str, b: str) -> bool:
        """Whether the two texts were laid side by side."""
        return (a, b) in self._aligned

    def aligned_pairs(self) -> Iterable[tuple[str, str]]:
        """Every two articles that were laid side by side, once."""
        return sorted(pair for pair in self._aligned if pair[0] < pair[1])

    def house(self, ref: str) -> str:
        """The key of the newsroom whose text it is: the agency where an outlet prints one, else the publisher."""
        article = self.article(self.first(ref))
        named = article.agency or article.publisher
        return house_key(named) if named else f"unknown {article.ref}"

    def publisher(self, ref: str) -> str:
        """The key of the outlet that printed it."""
        article = self.article(self.first(ref))
        named = article.publisher or article.agency
        return house_key(named) if named else f"unknown {article.ref}"

    def one_outlet(self, ref: str, other: str) -> bool:
        """Whether two articles are known to be of one outlet; who only credits an agency is not the agency."""
        one, two = (self.article(self.first(it)) for it in (ref, other))
        return bool(one.publisher and two.publisher) and self.publisher(ref) == self.publisher(other)

    def of_house(self, key: str) -> tuple[str, ...]:
        """The articles that a house wrote or printed, in order of first appearance."""
        return tuple(self._of_house.get(key, ()))

    def lost_house(self, exemplar: str) -> str:
        """Whose the lost version was: its later version's publisher, else the agency that its copies credit."""
        edges = self.children(exemplar)
        for edge in edges:
            if edge.relation == "revised":
                return self.publisher(edge.copy)
        agencies = Counter(house_key(a) for e in edges if (a := self.article(e.copy).agency))
        return min(agencies, key=lambda a: (-agencies[a], a)) if agencies else f"unknown {exemplar}"

    def house_name(self, key: str) -> str | None:
        """How the pages write a house; the longest form, or None when no page names it."""
        written = {
            name
            for reading in self.readings.values()
            for name in (reading.article.publisher, reading.article.agency)
            if name and house_key(name) == key
        }
        return max(written, key=lambda n: (len(n), n)) if written else None


@lru_cache(maxsize=4096)
def house_key(name: str) -> str:
    """A newsroom's name without the words that say only that it is one; equal for two ways of writing it.

    >>> house_key("The Harbour News Agency") == house_key("Harbour")
    True
    """
    words = folded_words(name)
    telling = [word for word in words if word not in _generic()]
    return " ".join(telling or words)


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    held: Mapping[str, list[str]] = table("newsrooms")
    return frozenset(held["generic_words"])

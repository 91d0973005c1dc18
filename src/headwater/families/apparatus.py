"""The apparatus of a family: every place where its witnesses differ in a fact, with all readings and who has them.

Source: the critical apparatus as editors of texts print it (TEI P5, chapter 13: `app` and `rdg`). What changed along
the edges says where readings part; a witness that changed nothing there reads as its exemplar does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.records import Alteration, AlterationType, Article, Family, Span

Spot = tuple[str, Span]
LEFT_OUT = frozenset({"sentence-dropped", "quote-dropped"})
_ADDED = "sentence-added"
_GRAVEST = ("negation", "modality", "causality", "number", "money", "unit", "date", "name", "place", "role",
            "attribution", "quote-altered")  # fmt: skip


@dataclass(frozen=True, slots=True)
class VariantReading:
    """One reading of a place: its words, and the witnesses that have it; `spans` of those that have it verbatim."""

    text: str
    refs: tuple[str, ...]
    spans: tuple[tuple[str, Span], ...]


@dataclass(frozen=True, slots=True)
class VariantPlace:
    """A place where witnesses differ: what kind of fact, the readings (that of most witnesses first), who lacks it."""

    type: AlterationType
    readings: tuple[VariantReading, ...]
    lacking: tuple[str, ...]


def apparatus(
    family: Family, changes: Mapping[tuple[str, str], Sequence[Alteration]], articles: Mapping[str, Article]
) -> tuple[VariantPlace, ...]:
    """The places where the witnesses of a family differ in a fact, gravest first.

    Args:
        family: The family with its tree.
        changes: What changed along its edges, by (exemplar, copy).
        articles: Its kept witnesses.
    """
    made = [_place(spots, family, changes, articles) for spots in _places(changes)]
    return tuple(
        sorted(
            (place for place in made if len(place.readings) > 1),
            key=lambda p: (_GRAVEST.index(p.type) if p.type in _GRAVEST else len(_GRAVEST), p.readings[0].text),
        )
    )


def _facts(changes: Mapping[tuple[str, str], Sequence[Alteration]]) -> Iterator[tuple[Spot, Spot, Alteration]]:
    """Every changed fact with its place in exemplar and copy."""
    for (exemplar, copy), found in sorted(changes.items()):
        for change in found:
            if not change.meaning_changed or change.type == _ADDED or change.type in LEFT_OUT:
                continue
            if change.a is not None and change.b is not None:
                yield (exemplar, change.a), (copy, change.b), change


@dataclass(slots=True)
class _Spots:
    """One place as it stands in the witnesses that a change touches."""

    words: dict[str, tuple[Span, str]]
    types: list[AlterationType]


def _places(changes: Mapping[tuple[str, str], Sequence[Alteration]]) -> list[_Spots]:
    """The changes that stand at one place, together: those that touch the same words of a witness."""
    rows = list(_facts(changes))
    group = list(range(len(rows)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    by_ref: dict[str, list[tuple[Span, int]]] = defaultdict(list)
    for n, (a, b, _) in enumerate(rows):
        by_ref[a[0]].append((a[1], n))
        by_ref[b[0]].append((b[1], n))
    for found in by_ref.values():
        found.sort(key=lambda it: (it[0].start, it[0].end, it[1]))
        reach, last = -1, 0
        for span, n in found:
            if span.start < reach:
                group[root(n)] = root(last)
            if span.end > reach:
                reach, last = span.end, n
    joined: dict[int, _Spots] = {}
    for n, (a, b, change) in enumerate(rows):
        spots = joined.setdefault(root(n), _Spots({}, []))
        spots.types.append(change.type)
        spots.words.setdefault(a[0], (a[1], change.before or ""))
        spots.words.setdefault(b[0], (b[1], change.after or ""))
    return list(joined.values())


def _place(
    spots: _Spots, family: Family, changes: Mapping[tuple[str, str], Sequence[Alteration]],
    articles: Mapping[str, Article],
) -> VariantPlace:  # fmt: skip
    """The readings of one place, handed on along the edges that change nothing there."""
    words = {ref: text for ref, (_, text) in spots.words.items()}
    spans = {ref: span for ref, (span, _) in spots.words.items()}
    near: dict[str, list[str]] = defaultdict(list)
    for edge in family.edges:
        near[edge.copy].append(edge.exemplar)
        near[edge.exemplar].append(edge.copy)
    lacking: set[str] = set()
    left = sorted(words)
    while left:
        ref = left.pop(0)
        for other in sorted(near[ref]):
            if other in words or other in lacking:
                continue
            if _leaves_out(changes.get((ref, other), ()), spans.get(ref)):
                lacking.add(other)
                continue
            words[other] = words[ref]
            left.append(other)
            if other in articles and (span := _verbatim(articles[other], words[ref])):
                spans[other] = span
    texts: dict[str, list[str]] = defaultdict(list)
    for ref in sorted(words):
        if ref in articles:
            texts[words[ref]].append(ref)
    readings = [
        VariantReading(text, tuple(refs), tuple((ref, spans[ref]) for ref in refs if ref in spans))
        for text, refs in texts.items()
    ]
    readings.sort(key=lambda reading: (-len(reading.refs), reading.text))
    kind = max(sorted(set(spots.types)), key=spots.types.count)
    return VariantPlace(kind, tuple(readings), tuple(sorted(lacking & articles.keys())))


def _leaves_out(changes: Sequence[Alteration], span: Span | None) -> bool:
    """Whether the words at a place were left out on the way."""
    if span is None:
        return False
    return any(it.type in LEFT_OUT and it.a is not None and it.a.covers(span) for it in changes)


def _verbatim(article: Article, words: str) -> Span | None:
    """Where an article has just these words, when it has them once."""
    if not words or article.text.count(words) != 1:
        return None
    for span, text in article.paragraphs():
        at = text.find(words)
        if at >= 0:
            return Span(span.start + at, span.start + at + len(words))
    return None

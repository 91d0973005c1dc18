"""Sentences said to be dropped, added or barely alike that tell the same in other words and order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence

from rapidfuzz import fuzz

from headwater.data import background
from headwater.families.changes.passages import NEAR, Passage, common, passage, pieces, stem
from headwater.records import AlignedSentences, Article, Span
from headwater.text.tokens import tokens
from headwater.text.vectors import embed

_RESCUED = 0.5  # shared weight from which a dropped and an added sentence are one after all; set on spun copies
_WEAK = 0.5  # score under which a sentence said to be moved may belong elsewhere
_MEANT = 0.7  # nearness of meaning that does so alone, and with half as many shared words
_MEANT_SHARED = 0.5
_FEWEST_SHARED = 2
_MEANT_NAMED = 0.35  # the same where rare words are shared but for their spelling, or between languages
_MEANT_BETWEEN = 0.3  # the same between languages where both stand alone between neighbours that stand for each other
_RARE_IDF = 6.0  # words from which on may be names that a copy spells otherwise
_MOST_RESCUED = 20_000  # pairs of dropped and added sentences looked at; more is another text, not a copy


def rescued(a: Article, b: Article, alignment: Sequence[AlignedSentences]) -> Iterator[Passage]:
    """Sentences said to be dropped, added or barely alike that tell the same in other words and order."""
    loose = [row for row in alignment if row.a is None or row.b is None or (row.kind == "moved" and row.score < _WEAK)]
    gone = [row.a for row in loose if row.a is not None]
    new = [row.b for row in loose if row.b is not None]
    held = {(row.a, row.b) for row in loose}
    if not gone or not new or len(gone) * len(new) > _MOST_RESCUED:
        return
    rows, columns = [_weights(a, x) for x in gone], [_weights(b, y) for y in new]
    vectors = embed([a.cut(x) for x in gone] + [b.cut(y) for y in new])
    foreign = (a.language or "en")[:2] != (b.language or "en")[:2]
    beside = _beside(alignment)
    between = _between(alignment)
    ranked = []
    for i, x in enumerate(gone):
        for j, y in enumerate(new):
            shared = _shared(rows[i], columns[j])
            near = 0.0 if vectors is None else float(vectors[i] @ vectors[len(gone) + j])
            if (x, y) in held:
                continue
            meant = near >= _MEANT or (foreign and shared > 0 and near >= _MEANT_NAMED)
            meant = meant or ((x, y) in between and near >= _MEANT_BETWEEN)
            if not meant and near >= _MEANT_NAMED and beside(x, y):
                meant = _shared(rows[i], _unmangled(columns[j], rows[i])) >= _RESCUED / 2
            if meant or shared >= _RESCUED or (near >= _MEANT_SHARED and shared >= _RESCUED / 2):
                ranked.append((-max(shared, near), x, y))
    taken: set[Span] = set()
    for _, x, y in sorted(ranked):
        if x in taken or y in taken:
            continue
        taken |= {x, y}
        yield passage(a, b, pieces(a, x), pieces(b, y))


def _beside(alignment: Sequence[AlignedSentences]) -> Callable[[Span, Span], bool]:
    """Whether two sentences without counterpart stand beside two that stand for each other, on the same side."""
    pairs = [(row.a, row.b) for row in alignment if row.a is not None and row.b is not None]
    in_a = sorted({x for x, _ in pairs} | {row.a for row in alignment if row.a is not None})
    in_b = sorted({y for _, y in pairs} | {row.b for row in alignment if row.b is not None})
    linked = set(pairs)

    def near(x: Span, y: Span) -> bool:
        i, j = bisect_left(in_a, x), bisect_left(in_b, y)
        before = i > 0 and j > 0 and (in_a[i - 1], in_b[j - 1]) in linked
        return before or (i + 1 < len(in_a) and j + 1 < len(in_b) and (in_a[i + 1], in_b[j + 1]) in linked)

    return near


def _between(alignment: Sequence[AlignedSentences]) -> set[tuple[Span, Span]]:
    """Couples of sentences without counterpart that stand as the n-th of as many between the same two neighbours."""
    linked = {row.a: row.b for row in alignment if row.a is not None and row.b is not None}
    if not linked:
        return set()
    in_a = sorted({row.a for row in alignment if row.a is not None})
    in_b = sorted({row.b for row in alignment if row.b is not None})
    back = set(linked.values())

    def gaps(order: Sequence[Span], held: Collection[Span]) -> Iterator[tuple[Span | None, Span | None, list[Span]]]:
        before: Span | None = None
        run: list[Span] = []
        for span in order:
            if span in held:
                yield before, span, run
                before, run = span, []
            else:
                run.append(span)
        yield before, None, run

    theirs = {(before, after): run for before, after, run in gaps(in_b, back)}
    found: set[tuple[Span, Span]] = set()
    for before, after, run in gaps(in_a, linked.keys()):
        opposite = theirs.get((before and linked[before], after and linked[after]), [])
        if len(run) == len(opposite):
            found.update(zip(run, opposite, strict=True))
    return found


def _weights(article: Article, span: Span) -> dict[str, float]:
    words = {t.folded for t in tokens(article.cut(span))}
    return {stem(w): background().idf(w) for w in words if w[0].isdigit() or not common(w)}


def _unmangled(weights: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    """The words with rare ones of another spelling taken for those of the other sentence."""
    rare = [w for w, idf in other.items() if idf >= _RARE_IDF and w not in weights and w[0].isalpha()]
    found = {}
    for word, idf in weights.items():
        alike = [x for x in rare if fuzz.ratio(word, x) >= NEAR] if idf >= _RARE_IDF and word not in other else []
        found[min(alike) if alike else word] = idf
    return found


def _shared(one: dict[str, float], other: dict[str, float]) -> float:
    """Share of the rarer words that two sentences have in common; 0 when they share next to none."""
    both = one.keys() & other.keys()
    if len(both) < _FEWEST_SHARED:
        return 0.0
    least = min(sum(w for word, w in side.items() if word in both or not word[0].isdigit()) for side in (one, other))
    return sum(one[w] for w in both) / max(1e-9, least)

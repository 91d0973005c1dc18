"""The file to read first: the whole system in one screen.

    bytes -> Page -> Articles -> Mentions, Statements, keys             `read`: one page alone
                         |
                         v
               Pairs -> Families -> changes -> Entities -> Stories      `pair`, `linked`, `relate`: against what is kept

Everything here is pure: no database, no network, no clock. `runners` say where it runs, `archive` on what.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, permutations
from typing import Literal

from headwater import articles, copies, families, names, statements, stories
from headwater.records import (
    AlignedSentences,
    AlignmentKind,
    Alteration,
    Article,
    Comparison,
    Direction,
    EdgeChanges,
    Entity,
    Family,
    Judgement,
    JudgementKind,
    Mention,
    Page,
    Pair,
    Reading,
    Related,
)

STAGES = "4"
"""Raised whenever a stage would read or relate some page otherwise than before; what is kept says which made it."""

ENOUGH_KEYS = copies.ENOUGH_KEYS
OF_STORIES: tuple[JudgementKind, ...] = ("same-story", "other-story")
"""What people decide about the stories of two articles."""
_OF_TEXTS: tuple[JudgementKind, ...] = ("same-text", "not-a-copy", "parent")
_FEW_SIBLINGS = 6  # children of a lost version of which every two are compared

_NAMED = frozenset({"name", "place"})
_TURNED: dict[Direction, Direction] = {"a->b": "b->a", "b->a": "a->b"}
_OTHER_SIDE: dict[AlignmentKind, AlignmentKind] = {"dropped": "added", "added": "dropped"}


def read(page: Page) -> tuple[Reading, ...]:
    """Everything that the articles of one page tell on their own, in page order."""
    return tuple(_read(article, page) for article in articles.split(page))


def _read(article: Article, page: Page) -> Reading:
    mentions, beside = names.find_beside(article, page)
    said = statements.find(article, mentions)
    reading = Reading(article, mentions, said, copies.keys(article, mentions, said), beside=beside)
    return replace(reading, story_keys=stories.keys(reading))


def pair(a: Reading, b: Reading) -> Pair:
    """How two articles relate as texts, the one with the smaller reference first."""
    if b.article.ref < a.article.ref:
        a, b = b, a
    return copies.relate(a.article, b.article, a.mentions, b.mentions)


def copied(a: Reading, b: Reading, said: Judgement | None = None) -> Pair | None:
    """The pair of two articles that share keys when one is a copy of the other or of its tradition, else None.

    Args:
        a: One article.
        b: The other.
        said: What a person decided about the two; then nothing is asked of their keys.
    """
    if said is not None:
        found = decided(a, b, said)
        return found if found.relation is not None else None
    if not copies.promising(a.article, b.article):
        return None
    found = pair(a, b)
    return found if found.relation is not None else None


def decided(a: Reading, b: Reading, said: Judgement) -> Pair:
    """How two articles relate as a person decided it, the one with the smaller reference first."""
    if b.article.ref < a.article.ref:
        a, b = b, a
    return copies.judged(a.article, b.article, said, a.mentions, b.mentions)


def linked(a: Reading, b: Reading) -> bool:
    """Whether two articles that share a story key may be of one story, so that stories must look at both together."""
    return stories.linked(a, b)


def relate(
    readings: Sequence[Reading],
    pairs: Sequence[Pair],
    judgements: Sequence[Judgement] = (),
    lists: Sequence[names.KnownName] = (),
) -> Related:
    """Families, changed facts, entities, stories and claims of articles that hang together.

    Args:
        readings: Any number of articles with unique references.
        pairs: All pairs of copies among them.
        judgements: What people decided about them and about names, in the order in which they did; a later one
            overrules an earlier.
        lists: What authority lists say of the names they use.
    """
    found = {reading.article.ref: reading for reading in sorted(readings, key=lambda reading: reading.article.ref)}
    known = {(pair.a, pair.b): pair for pair in pairs}
    said = by_couple(judgements)
    for couple, judgement in said.items():
        if couple[0] in found and couple[1] in found:
            known[couple] = decided(found[couple[0]], found[couple[1]], judgement)
    known = {couple: pair for couple, pair in known.items() if pair.relation is not None}
    grown = _grown(found, known, said)
    changed = tuple(_changes(grown, found, known))
    by_edge = {(edge.exemplar, edge.copy): edge.alterations for edge in changed}
    mentions = {ref: named(reading) for ref, reading in found.items()}
    entities = resolve(mentions, by_edge.values(), names.decided(lists, judgements), tuple(known.values()))
    told = [
        stories.tell([found[ref] for ref in refs], _of(grown, refs), _among(known, refs), entities, by_edge)
        for refs in stories.as_decided(tuple(found.values()), grown, *_told_together(judgements))
    ]
    return Related(
        pairs=tuple(known[key] for key in sorted(known)),
        families=grown,
        entities=entities,
        stories=tuple(story for story, _ in told),
        claims=tuple(claim for _, claims in told for claim in claims),
        changes=changed,
    )


def by_couple(
    judgements: Iterable[Judgement], kinds: Collection[JudgementKind] = _OF_TEXTS
) -> dict[tuple[str, str], Judgement]:
    """What holds of every two articles, the smaller reference first: the last that was decided of these kinds."""
    return {(min(it.refs), max(it.refs)): it for it in judgements if it.kind in kinds and len(set(it.refs)) == 2}


def _told_together(judgements: Iterable[Judgement]) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """Articles that people joined in one story, and those they took out of another's, that one second."""
    said = by_couple(judgements, OF_STORIES).values()
    together = tuple((it.refs[0], it.refs[1]) for it in said if it.kind == "same-story")
    return together, tuple((it.refs[0], it.refs[1]) for it in said if it.kind == "other-story")


def _grown(
    found: Mapping[str, Reading],
    known: Mapping[tuple[str, str], Pair],
    said: Mapping[tuple[str, str], Judgement],
) -> tuple[Family, ...]:
    def pair_of(a: str, b: str) -> Pair:
        return known.get((a, b)) or pair(found[a], found[b])

    pairs = tuple(known[key] for key in sorted(known))
    folded = families.fold(tuple(found.values()), pairs, pair_of, apart={ref for couple in said for ref in couple})
    parents = {it.refs[1]: it.refs[0] for it in said.values() if it.kind == "parent"}
    return families.unfold(families.grow(folded.readings, folded.pairs, parents), folded.crowds, pair_of)


def named(reading: Reading) -> tuple[Mention, ...]:
    """Every name that an article prints, in its text and beside it."""
    return reading.mentions + reading.beside


def resolve(
    mentions: Mapping[str, Sequence[Mention]],
    changed: Iterable[Sequence[Alteration]],
    decided: names.Decided | None = None,
    pairs: Sequence[Pair] = (),
) -> tuple[Entity, ...]:
    """The things that mentions name; what stands in a name's place in a copy is another spelling of it."""
    aligned = {
        names.NamePair(change.before, change.after, suspect=change.meaning_changed)
        for alterations in changed
        for change in alterations
        if change.type in _NAMED and change.before and change.after
    }
    couples = sorted(aligned, key=lambda couple: (couple.a, couple.b, couple.suspect))
    return names.resolve(mentions, couples, decided or names.Decided(), pairs)


def compare(a: Reading, b: Reading, known: Pair | None = None, tree: Family | None = None) -> Comparison:
    """How two articles relate and what changed from `a` to `b`.

    Args:
        a: One article.
        b: The other, on which `alterations` stand.
        known: Their pair where it was found before.
        tree: The family of both; without it the direction is that of a family of the two alone.
    """
    found = known or pair(a, b)
    if found.relation is not None:
        grown = (tree,) if tree is not None else families.grow((a, b), (found,))
        twins = {it.article.ref: it.article.same_as for it in (a, b) if it.article.same_as is not None}
        found = placed(found, grown[0], twins) if grown else found
        later = _later(grown[0], *(twins.get(it.article.ref, it.article.ref) for it in (a, b))) if grown else None
    else:
        later = None
    return Comparison(found if found.a == a.article.ref else turned(found), _altered(a, b, found, later))


def _altered(
    a: Reading, b: Reading, found: Pair, later: Literal["a", "b"] | None, third: Reading | None = None
) -> tuple[Alteration, ...]:
    alignment = found.alignment if found.a == a.article.ref else turned(found).alignment
    return families.changes(a, b, alignment, later=later, third=third)


def _later(tree: Family, a: str, b: str) -> Literal["a", "b"] | None:
    """Which of two children of a lost ancestor is a later version of it, where the other is a mere copy."""
    for lost in tree.lost:
        hung = {edge.copy: edge.relation for edge in tree.edges if edge.exemplar == lost.id and edge.copy in (a, b)}
        if len(hung) == 2 and (hung[a] == "revised") != (hung[b] == "revised"):
            return "a" if hung[a] == "revised" else "b"
    return None


def placed(found: Pair, tree: Family, twins: Mapping[str, str]) -> Pair:
    """The pair with the direction that the family's tree gives it: the whole family knows more than two of its texts.

    Args:
        found: Two witnesses of the family that are copies of one text.
        tree: The family.
        twins: For a second pasting the reference of the first, which hangs in the tree for both.
    """
    a, b = twins.get(found.a, found.a), twins.get(found.b, found.b)
    above_a, above_b = _above(tree, a), _above(tree, b)
    if a in above_b:
        direction: Direction = "a->b"
    elif b in above_a:
        direction = "b->a"
    elif not above_a.isdisjoint(above_b):
        direction = "siblings"
    else:
        return found
    edge = next((edge for edge in tree.edges if {edge.copy, edge.exemplar} == {a, b}), None)
    if edge is None:
        return replace(found, direction=direction)
    return replace(found, direction=direction, relation=edge.relation, evidence=edge.evidence)


def _above(tree: Family, ref: str) -> set[str]:
    """Everything that a witness derives from, kept and lost."""
    found: set[str] = set()
    left = [ref]
    while left:
        at = left.pop()
        new = {edge.exemplar for edge in tree.edges if edge.copy == at} - found
        found |= new
        left += new
    return found


def turned(found: Pair) -> Pair:
    """The same pair told from the other side."""
    return replace(
        found,
        a=found.b,
        b=found.a,
        direction=_TURNED.get(found.direction, found.direction),
        shared_of_a=found.shared_of_b,
        shared_of_b=found.shared_of_a,
        alignment=tuple(
            AlignedSentences(row.b, row.a, _OTHER_SIDE.get(row.kind, row.kind), row.score) for row in found.alignment
        ),
        prior=-found.prior,
    )


def _changes(
    grown: Sequence[Family], found: Mapping[str, Reading], known: Mapping[tuple[str, str], Pair]
) -> Iterator[EdgeChanges]:
    """What changed along every edge; children of a lost ancestor are compared with one another, both ways.

    Where there are many, each is compared with the one that shares most with the others.
    """
    languages = {ref: (reading.article.language or "")[:2] or None for ref, reading in found.items()}
    for family in grown:
        tree = [(edge.exemplar, edge.copy) for edge in family.edges if edge.relation != "excerpted"]
        edges = {(edge.exemplar, edge.copy) for edge in family.edges if edge.exemplar in found and edge.copy in found}
        for lost in family.lost:
            edges.update(_siblings([child for child in lost.children if child in found], known))
        for exemplar, copy in sorted(edges):
            a, b = found[exemplar], found[copy]
            pair_of = known.get((min(exemplar, copy), max(exemplar, copy))) or pair(a, b)
            third = families.witness(tree, exemplar, copy, languages)
            later = _later(family, exemplar, copy)
            yield EdgeChanges(exemplar, copy, _altered(a, b, pair_of, later, found.get(third or "")))


def _siblings(children: Sequence[str], known: Mapping[tuple[str, str], Pair]) -> Iterator[tuple[str, str]]:
    if len(children) <= _FEW_SIBLINGS:
        yield from permutations(children, 2)
        return
    shared = dict.fromkeys(children, 0.0)
    for a, b in combinations(sorted(children), 2):
        if (a, b) in known:
            shared[a] += known[a, b].shared_of_b
            shared[b] += known[a, b].shared_of_a
    middle = max(sorted(children), key=lambda child: shared[child])
    for child in children:
        if child != middle:
            yield from ((middle, child), (child, middle))


def _of(grown: Sequence[Family], refs: Sequence[str]) -> tuple[Family, ...]:
    return tuple(family for family in grown if not set(refs).isdisjoint(family.refs))


def _among(known: Mapping[tuple[str, str], Pair], refs: Sequence[str]) -> tuple[Pair, ...]:
    inside = set(refs)
    return tuple(known[a, b] for a, b in sorted(known) if a in inside and b in inside)

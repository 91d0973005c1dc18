"""Pairs, trees and what changed along their edges."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records.places import AlignmentKind, AlterationType, Direction, Relation, Severity, Span


@dataclass(frozen=True, slots=True)
class AlignedSentences:
    """A stretch of one article and what stands for it in the other; one side is None when it has no counterpart."""

    a: Span | None
    b: Span | None
    kind: AlignmentKind
    score: float


@dataclass(frozen=True, slots=True)
class Pair:
    """How two articles relate as texts, `a` < `b` by reference when kept.

    Attributes:
        relation: None when neither text derives from the other's tradition.
        direction: `a->b` when b copies a; `siblings` when both copy a third; `none` when unrelated.
        score: 0 to 1, higher = likelier that they are copies of one text.
        shared_of_a: 0 to 1, how much of a's body has a counterpart in b.
        prior: Positive when a reads like the earlier text, negative when b does; log-odds.
        evidence: Sentences a reader can check.
    """

    a: str
    b: str
    relation: Relation | None
    direction: Direction
    score: float
    shared_of_a: float
    shared_of_b: float
    alignment: tuple[AlignedSentences, ...] = ()
    prior: float = 0.0
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """One copying in a family's tree; `exemplar` is what was copied from, kept or lost (`lost:1`)."""

    copy: str
    exemplar: str
    relation: Relation
    score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LostWitness:
    """An ancestor that no page holds, and why we think it was there."""

    id: str
    why: str
    children: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stemma:
    """A rival tree of the same family with its score and the case for it."""

    edges: tuple[Edge, ...]
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Family:
    """All copies of one text and their tree. An article with several exemplars (contamination) has several edges."""

    id: str
    refs: tuple[str, ...]
    edges: tuple[Edge, ...]
    lost: tuple[LostWitness, ...]
    origin: str
    rivals: tuple[Stemma, ...] = ()


@dataclass(frozen=True, slots=True)
class Alteration:
    """A change of fact from one witness to another, with the words and places on both sides.

    Attributes:
        before: Verbatim at `a`; None when something was put in.
        after: Verbatim at `b`; None when something was left out.
        meaning_changed: False for accepted spellings, right conversions and number formats.
    """

    type: AlterationType
    before: str | None
    after: str | None
    a: Span | None
    b: Span | None
    meaning_changed: bool
    severity: Severity


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two articles relate and what changed from `pair.a` to `pair.b`, in the order that was asked for."""

    pair: Pair
    alterations: tuple[Alteration, ...]


@dataclass(frozen=True, slots=True)
class EdgeChanges:
    """What changed along one edge of a tree, or between two children of a lost ancestor."""

    exemplar: str
    copy: str
    alterations: tuple[Alteration, ...]

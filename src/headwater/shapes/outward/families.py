"""Who copied whom and what was changed on the way."""

from __future__ import annotations

from typing_extensions import TypedDict

from headwater.records import AlignmentKind, AlterationType, Direction, Relation, Severity
from headwater.shapes.outward.pages import SpanShape


class EdgeShape(TypedDict):
    """One copying; `parent` is what was copied from, kept or lost."""

    child: str
    parent: str
    relation: Relation
    score: float
    evidence: list[str]


class LostShape(TypedDict):
    """An earlier version that no page holds."""

    id: str
    why: str
    children: list[str]


class RivalShape(TypedDict):
    """Another tree of the same family that comes close."""

    tree: list[EdgeShape]
    score: float
    why: str


class FamilyShape(TypedDict):
    """`families`: texts that derive from one another."""

    family: str
    articles: list[str]
    tree: list[EdgeShape]
    lost: list[LostShape]
    origin: str
    rivals: list[RivalShape]


class AlignedShape(TypedDict):
    """A stretch of one text and what stands for it in the other."""

    a: SpanShape | None
    b: SpanShape | None
    kind: AlignmentKind
    score: float


AlterationShape = TypedDict(
    "AlterationShape",
    {
        "type": AlterationType,
        "from": "str | None",
        "to": "str | None",
        "a": "SpanShape | None",
        "b": "SpanShape | None",
        "meaning_changed": bool,
        "severity": Severity,
    },
)


class ComparisonShape(TypedDict):
    """`compare`: what changed from one article to another."""

    a: str
    b: str
    relation: Relation | None
    direction: Direction
    score: float
    shared_of_a: float
    shared_of_b: float
    alignment: list[AlignedShape]
    alterations: list[AlterationShape]
    evidence: list[str]


class NearShape(TypedDict):
    """A kept text that is near; in `direction` a is the page's article and b the kept text."""

    ref: str
    relation: Relation | None
    direction: Direction
    score: float
    shared_of_page: float
    shared_of_source: float


class TraceShape(TypedDict):
    """`trace`: where a text comes from; `alterations` are from the first of `nearest` (a) to the page's article (b)."""

    ref: str
    nearest: list[NearShape]
    origin: str | None
    alterations: list[AlterationShape]

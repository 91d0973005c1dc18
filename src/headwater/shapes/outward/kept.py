"""What was kept, forgotten, decided, found and shown."""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from headwater.records import JudgementKind
from headwater.shapes.outward.pages import ArticleShape, SpanShape
from headwater.shapes.outward.stories import CommitmentShape


class RefusalShape(TypedDict):
    """An input that was refused, and why."""

    input: str
    reason: str


class AddedShape(TypedDict):
    """`add`: what was kept and what it moved."""

    pages: int
    articles: int
    new_articles: int
    families_changed: int
    stories_changed: int
    refused: list[RefusalShape]
    empty: list[str]
    troubles: list[str]


class RemovedShape(TypedDict):
    """`remove`: what was forgotten."""

    pages: int
    articles: int
    families_changed: int
    stories_changed: int
    refused: list[RefusalShape]


class JudgementShape(TypedDict):
    """`judge`: what a person decided; of `parent` the parent comes first. `undone` is when it was taken back."""

    judgement: int
    kind: JudgementKind
    articles: list[str]
    by: str
    at: str
    note: str
    undone: str | None


class HitShape(TypedDict):
    """`search`: an article that answers a query."""

    ref: str
    title: str | None
    publisher: str | None
    published: str | None
    score: float
    snippet: str
    family: str | None
    story: str | None


class CaptureShape(TypedDict):
    """One capture of a page."""

    sha256: str
    captured_at: str


class LinkShape(TypedDict):
    """One source of a chain: who, by which words, through what."""

    who: str
    anonymous: bool
    cue: str
    channel: str
    span: SpanShape


class MarkShape(TypedDict):
    """Something read in an article: where, as what, and why. Fields of other kinds than its own are left out."""

    kind: Literal["name", "figure", "quote", "commitment", "event", "furniture"]
    spans: list[SpanShape]
    text: str
    what: str
    why: str
    type: NotRequired[str]
    name: NotRequired[str]
    suspect: NotRequired[bool]
    value: NotRequired[str]
    upper: NotRequired[str | None]
    unit: NotRequired[str]
    qualifier: NotRequired[str]
    inferred: NotRequired[bool]
    iso: NotRequired[str]
    form: NotRequired[Literal["direct", "indirect", "mixed", "stance"]]
    speaker: NotRequired[str | None]
    source: NotRequired[SpanShape | None]
    cue: NotRequired[SpanShape | None]
    addressee: NotRequired[SpanShape | None]
    medium: NotRequired[SpanShape | None]
    attributed_to: NotRequired[list[LinkShape]]
    commitment: NotRequired[CommitmentShape]


class ShownShape(TypedDict):
    """`show`: one article with where it stands and everything that was read in it.

    `captured_at`, `family` and `story` are null for a page that is not kept.
    """

    ref: str
    captured_at: str | None
    captures: list[CaptureShape]
    family: str | None
    story: str | None
    article: ArticleShape
    marks: list[MarkShape]


class CheckShape(TypedDict):
    """`check`: whether the store is whole, and what it holds."""

    store: str
    ok: bool
    pages: int
    articles: int
    pairs: int
    families: int
    stories: int
    statements: int
    waiting: int
    schema: str
    stages: str
    background: str
    troubles: list[str]

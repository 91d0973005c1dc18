"""Stories, what is claimed in them and by whom, the ledger, names in all spellings."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from headwater.records import Cause, MentionType, StatementKind, Verdict
from headwater.shapes.outward.pages import SpanShape


class StoryLinkShape(TypedDict):
    """Another story and how it stands to this one."""

    story: str
    kind: Literal["part-of", "follows", "same-topic"]


class CitedShape(TypedDict):
    """A sentence of an article, verbatim, with its place."""

    sentence: str
    ref: str
    span: SpanShape


class TimelineShape(TypedDict):
    """Something that happened or is planned."""

    date: str
    precision: Literal["year", "month", "day", "hour"]
    event: str
    refs: list[str]
    planned: bool


class StoryShape(TypedDict):
    """`stories`: what happened, and who reported it for themselves."""

    story: str
    title: str
    articles: list[str]
    families: list[str]
    independent_sources: int
    first_published: str | None
    last_published: str | None
    places: list[str]
    people: list[str]
    related: list[StoryLinkShape]
    sigla: dict[str, str]
    summary: list[CitedShape]
    timeline: list[TimelineShape]
    conflicts: int


class QuoteShape(TypedDict):
    """The exact words behind a value."""

    ref: str
    span: SpanShape
    text: str


class ValueShape(TypedDict):
    """One value of a statement, who gives it and in which words."""

    value: str
    normalized: str | None
    as_of: str | None
    refs: list[str]
    quotes: list[QuoteShape]


class AttributionShape(TypedDict):
    """Who an article says it has something from."""

    who: str
    anonymous: bool
    cue: str
    span: SpanShape
    ref: str


class StatementLinkShape(TypedDict):
    """Another statement and how it stands to this one."""

    to: str
    kind: Literal["part-of", "same-sum", "earlier"]


class CommitmentShape(TypedDict):
    """The parts of a promise."""

    by: str
    to: str | None
    what: str
    amount: str | None
    status: str
    announced: str | None
    condition: str | None
    due: str | None
    before: bool


class LedgerShape(TypedDict):
    """`ledger`: a figure or commitment in order of time; `repeats` is the row that it tells again.

    `before`: the text itself says that it was made known earlier. `part_of`: the row whose sum holds this one's.
    """

    row: str
    kind: Literal["figure", "commitment"]
    by: str | None
    to: str | None
    what: str
    amount: str | None
    status: str | None
    date: str | None
    repeats: str | None
    statement: str
    independent: int
    refs: list[str]
    part_of: str | None
    before: bool
    condition: str | None
    due: str | None
    story: str


class StatementShape(TypedDict):
    """`statements`: what is claimed, by whom, on how many legs."""

    statement: str
    story: str
    kind: StatementKind
    text: str
    speaker: str | None
    unit: str | None
    values: list[ValueShape]
    attributed_to: list[AttributionShape]
    verdict: Verdict
    cause: Cause | None
    relations: list[StatementLinkShape]
    origins: list[str]
    independent: int
    voices: list[str]
    why: str
    commitment: CommitmentShape | None


class SpellingShape(TypedDict):
    """One way of writing a name."""

    text: str
    count: int
    refs: list[str]
    suspect: bool


class EntityShape(TypedDict):
    """`entities`: a person, organisation, place or event with all its spellings."""

    entity: str
    name: str
    type: MentionType
    spellings: list[SpellingShape]
    articles: int

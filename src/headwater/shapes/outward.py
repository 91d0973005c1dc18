"""The outward JSON, key by key: what `--json`, the server and exports print.

The order of the fields is the order of the keys. A key may be added, never renamed or taken away.
`headwater schema NAME` publishes these classes as JSON Schema.
"""

from __future__ import annotations

from typing import Literal, NotRequired

from typing_extensions import TypedDict

from headwater.records import (
    Access,
    AlignmentKind,
    AlterationType,
    ArticleKind,
    Cause,
    Direction,
    FurnitureKind,
    JudgementKind,
    MentionType,
    PublishedFrom,
    Relation,
    Severity,
    StatementKind,
    Verdict,
)

SpanShape = tuple[int, int]


class NoteShape(TypedDict):
    """Something odd but not fatal."""

    code: str
    span: SpanShape | None
    text: str


class FurnitureShape(TypedDict):
    """A part of the article's share that is not the journalist's text."""

    kind: FurnitureKind
    start: int
    end: int


ExplainedShape = TypedDict(
    "ExplainedShape",
    {"start": int, "end": int, "as": str, "why": str},
)
ExplainedShape.__doc__ = """What a stretch of a page was taken as, and why.

`as` is `title`, `body`, `dateline`, `byline`, `date`, `publisher`, `credit`, `header`, a kind of furniture, or
`outside` (in no article).
"""


class OriginShape(TypedDict):
    """A field of an article, its value as people read it, and what it was read from."""

    field: str
    value: str
    found: str


class ArticleShape(TypedDict):
    """`read`: one article of a page."""

    ref: str
    page: str
    article: int
    title: str | None
    publisher: str | None
    agency: str | None
    authors: list[str]
    published: str | None
    published_from: PublishedFrom
    updated: str | None
    dateline: str | None
    language: str | None
    url: str | None
    kind: ArticleKind
    access: Access
    start: int
    end: int
    body: list[SpanShape]
    text: str
    furniture: list[FurnitureShape]
    same_as: str | None
    notes: list[NoteShape]


class ExplainedArticleShape(ArticleShape):
    """`read --explain`: an article, where its fields were found, and what its share of the page was taken as.

    What stands outside all articles goes to the one above it, at the top of a page to the first.
    """

    origins: list[OriginShape]
    explained: list[ExplainedShape]


class TextShape(TypedDict):
    """`read --text`: the reading text of a page, which all spans count in."""

    page: str
    text: str


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


class JudgementShape(TypedDict):
    """`judge`: what a person decided; of `parent` the parent comes first. `undone` is when it was taken back."""

    judgement: int
    kind: JudgementKind
    articles: list[str]
    by: str
    at: str
    note: str
    undone: str | None


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

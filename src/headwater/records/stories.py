"""Stories and claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from headwater.records.closely import Attribution, CommitmentTerms, Entity
from headwater.records.families import EdgeChanges, Family, Pair
from headwater.records.places import Cause, Note, Span, StatementKind, Verdict


@dataclass(frozen=True, slots=True)
class Words:
    """The exact words of one article behind a value."""

    ref: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class ClaimValue:
    """One value of a claim, who gives it and in which words."""

    value: str
    normalized: str | None
    as_of: str | None
    refs: tuple[str, ...]
    quotes: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """How one claim stands to another: part of it, the same sum in another currency, or an earlier value."""

    to: str
    kind: Literal["part-of", "same-sum", "earlier"]


@dataclass(frozen=True, slots=True)
class Claim:
    """The same statement across articles with its values, sources and, where they differ, why.

    `origins` are the outlets, agencies or authorities that report it for themselves, `independent` is their number,
    `voices` are who stands behind them. `cause` is None unless values differ.
    """

    id: str
    story: str
    kind: StatementKind
    text: str
    speaker: str | None
    unit: str | None
    values: tuple[ClaimValue, ...]
    attributed_to: tuple[Attribution, ...]
    verdict: Verdict
    cause: Cause | None
    origins: tuple[str, ...]
    independent: int
    voices: tuple[str, ...]
    why: str
    relations: tuple[ClaimLink, ...] = ()
    commitment: CommitmentTerms | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A figure or commitment in order of time; `repeats` is the row it tells again, `part_of` the one that holds it.

    Attributes:
        amount: As a plain decimal with its unit ("60000000 CAD"), else as written; None where none is named.
        status: Of commitments how firm it is; None for figures.
        date: The day it holds for or was first published, ISO 8601, or None.
        statement: The claim behind it.
        before: The text itself says that it was made known earlier.
    """

    row: str
    kind: Literal["figure", "commitment"]
    by: str | None
    to: str | None
    what: str
    amount: str | None
    status: str | None
    date: str | None
    statement: str
    independent: int
    refs: tuple[str, ...]
    repeats: str | None = None
    part_of: str | None = None
    value: Decimal | None = None
    unit: str | None = None
    story: str = ""
    title: str = ""
    before: bool = False
    condition: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerSum:
    """What the commitments in one unit come to, and how many rows were counted and left out, and why."""

    unit: str
    total: Decimal
    counted: int
    repeated: int
    parts: int
    void: int


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence taken verbatim from an article, with its place."""

    sentence: str
    ref: str
    span: Span


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """Something that happened or is planned; `date` is ISO 8601 cut to `precision`."""

    date: str
    precision: Literal["year", "month", "day", "hour"]
    event: str
    refs: tuple[str, ...]
    planned: bool


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Another story that this one belongs to or follows."""

    story: str
    kind: Literal["part-of", "follows", "same-topic"]


@dataclass(frozen=True, slots=True)
class Story:
    """The articles on one happening. `sigla` gives each witness its mark: a letter is a source, a number a copy."""

    id: str
    title: str
    refs: tuple[str, ...]
    families: tuple[str, ...]
    independent_sources: int
    first_published: str | None
    last_published: str | None
    places: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    related: tuple[StoryLink, ...] = ()
    sigla: tuple[tuple[str, str], ...] = ()
    summary: tuple[CitedSentence, ...] = ()
    timeline: tuple[TimelineRow, ...] = ()
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class Related:
    """What `flow.relate` finds among readings: the archive's derived side."""

    pairs: tuple[Pair, ...] = ()
    families: tuple[Family, ...] = ()
    entities: tuple[Entity, ...] = ()
    stories: tuple[Story, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[Note, ...] = field(default=())
    changes: tuple[EdgeChanges, ...] = ()

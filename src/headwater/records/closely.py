"""What one article tells: names, figures, statements with whom they come from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from headwater.records.pages import Article
from headwater.records.places import MentionType, Span, StatementKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an article, verbatim, inside one body span (or the title).

    Attributes:
        span: Its place in the page.
        text: Exactly the page's characters at `span`.
        paragraph: Index of the body span it stands in; -1 for the title.
        number: Its place among the article's sentences from 0; the title, when asked for, is -1.
    """

    span: Span
    text: str
    paragraph: int
    number: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as one article writes it, without title or possessive.

    Attributes:
        role: The words of office or description beside it ("Prime Minister", "deputy head of the council"), or "".
        key: The longest name this article uses for the same thing; "Carney" and "Mark Carney" share a key.
        suspect: The spelling looks damaged (found by aligned place or by form).
        wide: The name with the office or word of kind right beside it ("Mayor Vane", "Brask union"), or "".
        aside: `caption` or `credit` when it stands there and not in title or body, else "".
    """

    ref: str
    span: Span
    text: str
    type: MentionType
    key: str
    role: str = ""
    suspect: bool = False
    wide: str = ""
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing an entity: how often, in which articles, and whether it looks damaged."""

    text: str
    count: int
    refs: tuple[str, ...]
    suspect: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """The thing behind mentions, with all its spellings; `id` derives from its most used spelling and type."""

    id: str
    name: str
    type: MentionType
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as read: its value, unit and how exactly it was meant.

    Attributes:
        value: The number as a decimal, scaled ("1.8 billion" is 1800000000); of a range the lower end.
        upper: Upper end of a range, or None.
        unit: ISO 4217 code for money (`USD`), else a singular canonical unit (`%`, `km`, `tonne`, `mile`, `hour`,
            `person`), the counted noun's lemma (`tank`, `school`), `date`, `time`, or "" for a bare number.
        kind: `money`, `share`, `measure`, `count`, `date`, `time` or `number`.
        qualifier: `about`, `more than`, `less than`, `at least`, `up to`, or "".
        inferred: True when the unit or currency is not written but follows from context.
        iso: For dates and times the ISO 8601 value cut to its precision ("2025-07-22", "2021", "T08:40"), else "".
    """

    value: Decimal
    unit: str
    kind: Literal["money", "share", "measure", "count", "date", "time", "number"]
    upper: Decimal | None = None
    qualifier: str = ""
    inferred: bool = False
    iso: str = ""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who an article says it has something from, outermost first in a chain.

    `cue` is the verb or phrase ("said", "according to", "reported"); `outlet` marks another newsroom as the source.
    """

    who: str
    anonymous: bool
    cue: str
    span: Span
    ref: str
    outlet: bool = False


@dataclass(frozen=True, slots=True)
class CommitmentTerms:
    """The parts of a promise: who, to whom, what, how much, how firm, when made.

    Attributes:
        status: announced, pledged, agreed, initialled, signed, allocated, delivered, proposed, denied, not ruled out,
            withdrawn; or planned, which binds nobody.
        condition: "if the state pays", as written.
        due: By when it is to be done, as written.
        before: The text says that it was made known earlier or is no new money.
    """

    by: str
    to: str | None
    what: str
    amount: str | None
    status: str
    announced: str | None
    condition: str | None = None
    due: str | None = None
    before: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """Something checkable said in one article, with the exact words and their place.

    Attributes:
        span: The telling words in the page ("41 others injured"), inside one sentence.
        text: Exactly the page's characters at `span`.
        sentence: The place of the whole sentence.
        quantity: For figures the value read.
        measures: Content words that say what is counted or said, lower case, lemmatised, most telling first.
        names: Keys of the names in the same sentence.
        speaker: For quotes who speaks, as the article names them in full, else None.
        chain: Who the article has it from, outermost first; empty when it says so itself.
        as_of: ISO date the value holds for when the sentence says so, else None.
        negated: The content is denied ("not", "no", "denied").
        title: True when it stands in the title.
    """

    ref: str
    kind: StatementKind
    span: Span
    text: str
    sentence: Span
    quantity: Quantity | None = None
    measures: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    speaker: str | None = None
    chain: tuple[Attribution, ...] = ()
    as_of: str | None = None
    negated: bool = False
    commitment: CommitmentTerms | None = None
    title: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that one article tells on its own; what `flow.read` makes of it.

    Attributes:
        keys: 64-bit keys that any copy of the article would share some of.
        story_keys: 64-bit keys that another article of the same story would share some of.
        beside: Names in captions and credits; they count as spellings and nowhere else.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    keys: tuple[int, ...] = ()
    story_keys: tuple[int, ...] = ()
    beside: tuple[Mention, ...] = ()

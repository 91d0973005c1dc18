"""What flows through Headwater: frozen records without behaviour beyond their own arithmetic.

Every offset is a half-open `Span` of code points into the *reading text* of the page (`Page.text`).
Stages hand these records on; nothing here reads a file, a clock or a database.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Media = Literal["text", "html", "feed", "mail"]
PublishedFrom = Literal["explicit", "relative", "none"]
ArticleKind = Literal["report", "opinion", "live", "release", "other"]
Access = Literal["free", "truncated", "unknown"]
FurnitureKind = Literal[
    "advert",
    "subscription",
    "newsletter",
    "navigation",
    "share",
    "photo-credit",
    "caption",
    "related",
    "comment-form",
    "cookie",
    "copyright",
    "read-time",
    "other",
]
MentionType = Literal["person", "org", "place", "event"]
StatementKind = Literal["figure", "quote", "event", "commitment"]
Relation = Literal["verbatim", "edited", "shortened", "revised", "rewritten", "translated", "excerpted"]
Direction = Literal["a->b", "b->a", "siblings", "none"]
AlignmentKind = Literal["same", "edited", "rewritten", "moved", "dropped", "added"]
AlterationType = Literal[
    "number",
    "money",
    "unit",
    "date",
    "name",
    "place",
    "role",
    "attribution",
    "quote-dropped",
    "quote-altered",
    "negation",
    "modality",
    "causality",
    "sentence-dropped",
    "sentence-added",
]
Severity = Literal["critical", "meaning", "minor"]
Verdict = Literal["single", "agree", "refined", "conflict"]
JudgementKind = Literal["same-text", "not-a-copy", "parent", "same-name", "other-name"]
Cause = Literal["sources-differ", "corrected-by-source", "fits-together", "changed-in-copying"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a reading text: code points from `start` up to, not including, `end`.

    >>> Span(4, 8).of("The news")
    'news'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand at this place of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two places share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this place."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """The same stretch, `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def __len__(self) -> int:
        return self.end - self.start if self.end > self.start else 0


@dataclass(frozen=True, slots=True)
class Note:
    """Something odd but not fatal that a stage wants a reader to know.

    `code` is stable and lower case with hyphens (`no-publisher`); `span` is None when it has no place.
    """

    code: str
    text: str
    span: Span | None = None


# --- pages ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A line, paragraph or cell of a page with what its markup says it is.

    Blocks are in reading order, do not overlap, and together hold every visible character.

    Attributes:
        span: Its place in the page's reading text.
        role: `paragraph`, `heading`, `caption`, `list-item`, `navigation`, `aside`, `footer`, `form`, `time`, `byline`,
            `cell`, `quote`. On text pages every line is a `paragraph`.
        level: 1 to 6 for a heading, else 0.
        group: Which `<article>`-like container it stands in, counted from 1 in page order; 0 for none.
        labels: Words of its class and id attributes and those of its containers, nearest first; claims, not facts.
        link_share: 0.0 to 1.0, how much of its text is link text.
        tag: The element that makes it a block of its own (`p`, `div`, `td`), or "".
        within: Numbers of the block-like elements that it stands in, nearest first, at most eight.
        emphasis: 0.0 to 1.0, how much of its text is bold or slanted.
    """

    span: Span
    role: str = "paragraph"
    level: int = 0
    group: int = 0
    labels: tuple[str, ...] = ()
    link_share: float = 0.0
    tag: str = ""
    within: tuple[int, ...] = ()
    emphasis: float = 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """What a page claims about one of its containers: an entry of a feed, one of several `<article>` elements.

    Attributes:
        group: The number that the container's blocks carry as `Block.group`.
        meta: Claims about it alone, as (key, value), with the keys of `Page.meta` (`title`, `link`, `author`,
            `published`, `updated`, `source` for entries of feeds).
    """

    group: int
    meta: tuple[tuple[str, str], ...] = ()

    def claims(self, key: str) -> tuple[str, ...]:
        """Every value claimed for `key`, in page order."""
        return tuple(value for name, value in self.meta if name == key)


@dataclass(frozen=True, slots=True)
class Page:
    """The readable content of a capture; it may hold several articles.

    Attributes:
        address: URL, POSIX path as it was given, or `-` for standard input.
        text: The reading text that all spans point into.
        blocks: The page's blocks in reading order.
        sha256: Hex digest of the captured bytes.
        media: `text`, `html`, `feed` (every part is an entry) or `mail`.
        title: What `<title>` says, or None.
        meta: What the page's metadata claims, as (key, value) in page order: `og:site_name`, `article:published_time`,
            `ld:headline`, `ld:datePublished`, `ld:author`, `ld:publisher`, ... Claims are checked against the text.
        parts: The containers that the page makes claims about one by one, in page order.
        seen_at: ISO 8601 time of the capture when known; relative times are counted from it when the page has no date.
        language: BCP 47 code the page declares, or None.
    """

    address: str
    text: str
    blocks: tuple[Block, ...]
    sha256: str
    media: Media = "text"
    title: str | None = None
    meta: tuple[tuple[str, str], ...] = ()
    seen_at: str | None = None
    language: str | None = None
    notes: tuple[Note, ...] = ()
    parts: tuple[Part, ...] = ()

    def claims(self, key: str) -> tuple[str, ...]:
        """Every value that the page's metadata gives for `key`, in page order."""
        return tuple(value for name, value in self.meta if name == key)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A part of an article's share that is not the journalist's text, and what it is."""

    kind: FurnitureKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One publisher's text as found on one page..

    Attributes:
        span: The article's share of the page.
        body: The journalist's text, one span a paragraph, in reading order.
        text: The body spans joined by newline; `place` turns offsets into it into places of the page.
        title_span: Where the title stands, or None when it is not on the page itself.
        credits: Every agency or outlet that the article's own credit lines name ("With files from ...").
        furniture: Everything else inside the share that is neither body nor header.
        gathered: Its page holds articles of several outlets, so it was probably picked up there.
    """

    ref: str
    page: str
    number: int
    span: Span
    body: tuple[Span, ...]
    text: str
    title: str | None = None
    title_span: Span | None = None
    publisher: str | None = None
    agency: str | None = None
    credits: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_from: PublishedFrom = "none"
    updated: str | None = None
    dateline: str | None = None
    language: str | None = None
    url: str | None = None
    kind: ArticleKind = "report"
    access: Access = "unknown"
    furniture: tuple[Furniture, ...] = ()
    same_as: str | None = None
    sha256: str = ""
    notes: tuple[Note, ...] = ()
    gathered: bool = False

    def paragraphs(self) -> tuple[tuple[Span, str], ...]:
        """The body's paragraphs as (place in the page, words)."""
        found = []
        at = 0
        for span in self.body:
            found.append((span, self.text[at : at + len(span)]))
            at += len(span) + 1
        return tuple(found)

    def cut(self, span: Span) -> str:
        """The words at `span` (page offsets), as far as they belong to the body or the title."""
        if self.title_span is not None and self.title is not None and self.title_span.covers(span):
            return span.shifted(-self.title_span.start).of(self.title)
        parts = [
            text[max(0, span.start - at.start) : span.end - at.start]
            for at, text in self.paragraphs()
            if at.overlaps(span)
        ]
        return "\n".join(parts)


# --- one article read closely -----------------------------------------------------------------------------------------


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


# --- pairs and families -----------------------------------------------------------------------------------------------


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


# --- stories and claims -----------------------------------------------------------------------------------------------


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


# --- what the archive answers -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that could not be read, and why; the others go on without it."""

    input: str
    reason: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """What an input that holds many pages held.

    Attributes:
        pages: How many pages were read from it.
        skipped: (what, how many) of its records that are no pages, the most first.
    """

    input: str
    pages: int
    skipped: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Captured:
    """Which bytes were captured where and when (ISO 8601)."""

    id: int
    address: str
    sha256: str
    captured_at: str
    media: str


@dataclass(frozen=True, slots=True)
class Added:
    """What adding did.

    Attributes:
        empty: Pages on which no article was found; they are kept all the same.
        troubles: Articles that could not be related, in words.
        tallies: What inputs that hold many pages held.
    """

    pages: int
    articles: int
    new_articles: int
    families_changed: int
    stories_changed: int
    refused: tuple[Refusal, ...]
    empty: tuple[str, ...] = ()
    troubles: tuple[str, ...] = ()
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """What removing did."""

    pages: int
    articles: int
    families_changed: int
    stories_changed: int
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One article with where it stands: its captures (the latest last), family and story."""

    article: Article
    captured_at: str
    captures: tuple[Captured, ...]
    family: str | None
    story: str | None


@dataclass(frozen=True, slots=True)
class Sought:
    """What is searched for.

    Attributes:
        words: All of them must occur; "in quotes" in this order. Empty for everything that passes the filters.
        since: ISO 8601 date or time of publication, this one included; `until` is left out.
        source: Part of the publisher's name or of the page's address.
        entity: A name; articles that mention whatever bears it, in any spelling.
        language: Two letters (ISO 639-1).
        story: Id of a story.
        skip: How many of the best are left out, for further pages.
    """

    words: str = ""
    since: str | None = None
    until: str | None = None
    source: str | None = None
    entity: str | None = None
    language: str | None = None
    story: str | None = None
    limit: int = 20
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """How many of the articles found have each value of one trait, most frequent first."""

    name: str
    values: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """An article that answers a search; `score` is 0 to 1, `snippet` the words around, in which `found` are spans."""

    article: Article
    score: float
    snippet: str
    family: str | None
    story: str | None
    found: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What a search found: the articles asked for, how many there are in all, and what they have in common."""

    found: tuple[Found, ...]
    total: int
    facets: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided about articles; it outlives whatever is found anew.

    Attributes:
        refs: The articles it is about, as they are called now; of `parent` first the parent, then the copy. Of
            `same-name` and `other-name` the two names.
        by: Who decided, and `at` when (ISO 8601, UTC).
        undone_at: When it was taken back, or None while it holds.
    """

    id: int
    kind: JudgementKind
    refs: tuple[str, ...]
    by: str
    at: str
    note: str = ""
    undone_at: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """A kept text beside one that is not kept.

    `pair` has the text that is not kept as `a`; `family` and `origin` are those of the kept one.
    """

    pair: Pair
    article: Article
    family: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Traced:
    """Where a text comes from as far as the archive knows: what is nearest, and what changed since the nearest source.

    Attributes:
        nearest: Copies and exemplars, likeliest exemplar first.
        origin: What the family of the nearest source goes back to, kept or lost; the source itself when it is alone.
        alterations: Changes of fact from the first of `nearest` to the text.
    """

    article: Article
    nearest: tuple[Near, ...] = ()
    origin: str | None = None
    alterations: tuple[Alteration, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """The state of a store; `troubles` is empty when it is whole and up to date."""

    store: str
    counts: tuple[tuple[str, int], ...]
    schema: str
    stages: str
    background: str
    troubles: tuple[str, ...]


# --- what is followed -------------------------------------------------------------------------------------------------


SourceKind = Literal["feed", "sitemap", "page"]
Health = Literal["new", "ok", "slow", "ill-formed", "failing", "dead", "moved", "gone", "refused", "stopped"]
Told = Literal["correction", "update", "silent", "gone"]


@dataclass(frozen=True, slots=True)
class Source:
    """A feed, sitemap or page that is followed; times are ISO 8601 in UTC.

    Attributes:
        address: Where it is asked for now; `asked` is what the user named.
        folder: Its folder in an OPML file, or "".
        next_at: When it is looked at again; None when it is stopped or gone.
        period: Seconds between two looks while all is well.
        etag: What the server gave to ask whether something changed, as `modified`; `sha256` is of the bytes seen last.
        note: What is to be said about its health, in words.
        failures: Looks in a row that brought no answer.
        answered_at: When it last answered; `new_at` when it last brought something new.
        pages: How many pages it listed, and how many of these are kept and waiting.
    """

    id: int
    address: str
    asked: str
    kind: SourceKind = "feed"
    title: str = ""
    folder: str = ""
    added_at: str = ""
    stopped_at: str | None = None
    next_at: str | None = None
    period: int = 0
    etag: str = ""
    modified: str = ""
    sha256: str = ""
    health: Health = "new"
    note: str = ""
    failures: int = 0
    looked_at: str | None = None
    answered_at: str | None = None
    new_at: str | None = None
    pages: int = 0
    kept: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Followed:
    """A page that a source listed.

    Attributes:
        state: `waiting` to be fetched, `kept` and looked at again, `refused`, `same` as another, `gone`, `old` (no
            longer looked at) or `forgotten`.
        kept_at: When it was first kept.
        capture: The number of the capture that it reads as now.
        sha256: Of the bytes seen last, whether they were kept or not.
    """

    id: int
    address: str
    source: int | None = None
    title: str = ""
    state: str = "waiting"
    found_at: str = ""
    kept_at: str | None = None
    looked_at: str | None = None
    next_at: str | None = None
    etag: str = ""
    modified: str = ""
    sha256: str = ""
    failures: int = 0
    note: str = ""
    capture: int | None = None


@dataclass(frozen=True, slots=True)
class Revised:
    """A kept page that changed, as told of one of its articles.

    Attributes:
        address: The page.
        seen_at: When the change was seen.
        before: The article as it was, `after` as it is; None when it was not there, or the page is gone.
        told: Whether the page says so itself: `correction`, `update`, `silent`; `gone` when the page is.
        alterations: Changes of fact.
        words: Words of the body that went and that came.
    """

    address: str
    seen_at: str
    before: Article | None
    after: Article | None
    told: Told
    alterations: tuple[Alteration, ...] = ()
    words: tuple[int, int] = (0, 0)


# --- who wants to be told ---------------------------------------------------------------------------------------------


WatchKind = Literal["search", "name", "story", "source"]
AlertKind = Literal["origin", "conflict", "changed"]


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved search, name, story or source of which somebody wants to be told what is new.

    Attributes:
        channel: `webhook` (to an address), `mail` (to an address of that sort) or `feed` (an Atom file).
        secret: What webhooks are signed with; "" for the others.
    """

    id: int
    kind: WatchKind
    what: str
    channel: Literal["webhook", "mail", "feed"]
    target: str
    secret: str = ""
    made_at: str = ""
    stopped_at: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """Something new for a watch: who reports it for themselves, what contradicts, what was changed.

    Attributes:
        key: Equal for everything that tells the same; of a watch no key is told twice.
        text: One line.
        refs: The articles that it rests on.
        evidence: Lines that a reader can check, with the words that stand there.
        at: ISO 8601.
    """

    key: str
    kind: AlertKind
    text: str
    refs: tuple[str, ...]
    evidence: tuple[str, ...]
    at: str
    story: str | None = None

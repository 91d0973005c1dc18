"""What the archive answers."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records.families import Alteration, Pair
from headwater.records.pages import Article
from headwater.records.places import JudgementKind, Span


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
            `same-name` and `other-name` the two names, of `other-story` first the one that leaves. Of notes the article
            by which the story, family or claim is found again, of a claim also its words; of `name-note` the name.
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

"""A page taken apart: articles, furniture, where each field was found."""

from __future__ import annotations

from typing_extensions import TypedDict

from headwater.records import Access, ArticleKind, FurnitureKind, PublishedFrom

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

"""A page as captured, and the articles on it."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.records.places import Access, ArticleKind, FurnitureKind, Media, Note, PublishedFrom, Span


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
        captured: ISO 8601 time at which its page was captured, where it is kept in an archive, else "".
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
    captured: str = ""

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
        parts, begin = [], 0
        for at in self.body:
            if at.start < span.end and span.start < at.end:
                start, end = max(0, span.start - at.start), min(len(at), span.end - at.start)
                parts.append(self.text[begin + start : begin + end])
            begin += len(at) + 1
        return "\n".join(parts)

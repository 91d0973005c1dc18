"""What was taken as what on a page, and why: the account that `read --explain` gives."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.articles import credits, lines, origins, reasons, stamps
from headwater.articles.line import Line
from headwater.articles.split import split
from headwater.records import Article, Page, Span

TEXT = frozenset({"body", "dateline"})  # what the journalist's text is made of


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a stretch of one, and what it was taken as.

    Attributes:
        named: `title`, `body`, `dateline` (the head of the body), `byline`, `date`, `publisher`, `credit`, `header`
            (any other line above or below a text), a kind of furniture, or `outside` (in no article).
        article: The number of the article in whose share it stands, 0 for none.
        continues: It stands in the same line as the piece before.
    """

    span: Span
    named: str
    why: str
    article: int = 0
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """The articles of a page, every visible stretch of it in reading order, and where each field was found.

    Attributes:
        begins: For each article why it begins where it does.
        origins: For each article its fields with what they were read from.
    """

    articles: tuple[Article, ...]
    pieces: tuple[Piece, ...]
    begins: tuple[str, ...]
    origins: tuple[tuple[origins.Origin, ...], ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    named: str
    article: int


def explain(page: Page) -> Explanation:
    """What `split` makes of a page, line by line, with reasons; the articles are those that `split` gives.

    >>> from headwater.ingest import read_bytes
    >>> told = explain(read_bytes(b"Sign up for our newsletter", "a.txt"))
    >>> [(piece.named, piece.why) for piece in told.pieces]
    [('outside', 'newsletter: says “Sign up”')]
    """
    looked_at: list[Line] = []
    articles = split(page, looked_at)
    alone = lines.read(page)
    read = looked_at or alone
    before = {line.span: line.role for line in alone}
    marks = _marks(page, articles)
    pieces = [piece for line in read for piece in _pieces(page, line, marks, articles, before)]
    pieces += _unlined(marks, read)
    pieces.sort(key=lambda piece: piece.span)
    return Explanation(
        articles,
        tuple(pieces),
        tuple(_begins(article, articles, read) for article in articles),
        tuple(origins.origins(page, article, _own(article, read), len(articles)) for article in articles),
    )


def _own(article: Article, read: Sequence[Line]) -> list[Line]:
    return [line for line in read if article.span.overlaps(line.span)]


def _begins(article: Article, articles: Sequence[Article], read: Sequence[Line]) -> str:
    if not article.body:
        return ""
    first = article.body[0].start
    head = [line for line in read if article.span.start <= line.span.start and line.span.end <= first]
    return reasons.begins(head) if article.number > 1 or len(articles) > 1 else ""


def _marks(page: Page, articles: Sequence[Article]) -> list[_Mark]:
    """Title, body and furniture of all articles in page order, none overlapping: text counts before furniture."""
    wanted: list[_Mark] = []
    for article in articles:
        for at, span in enumerate(article.body):
            head = credits.dateline(span.of(page.text)) if at == 0 and article.dateline else None
            cut = span.start + (head.length if head and head.place else 0)
            wanted += [_Mark(Span(span.start, cut), "dateline", article.number)] if cut > span.start else []
            wanted.append(_Mark(Span(cut, span.end), "body", article.number))
        if article.title_span:
            wanted.append(_Mark(article.title_span, "title", article.number))
        wanted += [_Mark(part.span, part.kind, article.number) for part in article.furniture]
    rank = {"body": 0, "dateline": 0, "title": 1}
    taken: list[_Mark] = []
    for mark in sorted(wanted, key=lambda m: (m.span.start, rank.get(m.named, 2), -m.span.end)):
        start = max(mark.span.start, taken[-1].span.end) if taken else mark.span.start
        if start < mark.span.end:
            taken.append(_Mark(Span(start, mark.span.end), mark.named, mark.article))
    return taken


def _pieces(
    page: Page, line: Line, marks: Sequence[_Mark], articles: Sequence[Article], before: dict[Span, str]
) -> Iterator[Piece]:
    """The pieces of one line: what the articles take of it, and what stands between."""
    inside = _within(marks, line.span)
    at, first = line.span.start, True
    for mark in (*inside, None):
        end = mark.span.start if mark else line.span.end
        if Span(at, end).of(page.text).strip():
            named, why, number = _rest(page, line, Span(at, end), articles, whole=not inside)
            yield Piece(_tight(page.text, at, end), named, why, number, continues=not first)
            first = False
        if mark:
            yield Piece(mark.span, mark.named, _why(page, line, mark, articles, before), mark.article, not first)
            at, first = mark.span.end, False


def _within(marks: Sequence[_Mark], span: Span) -> list[_Mark]:
    """The marks that lie in a line, cut to it."""
    found = []
    at = max(0, bisect_right(marks, span.start, key=lambda mark: mark.span.start) - 1)
    while at < len(marks) and marks[at].span.start < span.end:
        cut = Span(max(marks[at].span.start, span.start), min(marks[at].span.end, span.end))
        if cut.start < cut.end:
            found.append(_Mark(cut, marks[at].named, marks[at].article))
        at += 1
    return found


def _unlined(marks: Sequence[_Mark], read: Sequence[Line]) -> list[Piece]:
    """What the articles take of the page that stands in no line; entries of feeds may be read without lines."""
    starts = sorted((line.span.start, line.span.end) for line in read)
    found = []
    for mark in marks:
        at = bisect_right(starts, (mark.span.start, len(read) and starts[-1][1])) - 1
        if at < 0 or starts[at][1] <= mark.span.start:
            found.append(Piece(mark.span, mark.named, "", mark.article))
    return found


def _why(page: Page, line: Line, mark: _Mark, articles: Sequence[Article], before: dict[Span, str]) -> str:
    if mark.named == "title":
        return reasons.headline(line, page)
    if mark.named == "dateline":
        return "place and agency at the head of the text"
    if mark.named == "body":
        return reasons.body(line, before.get(line.span, line.role))
    if len(mark.span) < len(line.text.strip()):
        return reasons.inside(mark.span.of(page.text), mark.named)
    return reasons.furniture(line, mark.named, place=_place(articles[mark.article - 1], line.span))


def _place(article: Article, span: Span) -> str:
    if not article.body or span.end <= article.body[0].start:
        return "above the text, no part of its header"
    if span.start >= article.body[-1].end:
        return "below the text"
    return "between paragraphs and unlike them"


def _rest(page: Page, line: Line, span: Span, articles: Sequence[Article], *, whole: bool) -> tuple[str, str, int]:
    """What a stretch is that no article takes as title, text or furniture."""
    holder = next((a for a in articles if a.span.covers(span)), None)
    if holder is None:
        kind = line.kind if line.role in ("furniture", "caption") else None
        return "outside", f"{kind}: {reasons.furniture(line, kind, place='in no article')}" if kind else _apart(line), 0
    if not whole:
        words = span.of(page.text)
        named = "date" if stamps.find(words[:200]) else "byline" if line.role == "body" else "header"
        return named, "stands in one line with the text", holder.number
    named, why = reasons.header(line)
    if named:
        return named, why, holder.number
    above = not holder.body or span.end <= holder.body[0].start
    return (
        "header",
        "above the text, not its headline" if above else "between or below the paragraphs",
        holder.number,
    )


def _apart(line: Line) -> str:
    named, why = reasons.header(line)
    return why if named else "no running text here"


def _tight(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip()))

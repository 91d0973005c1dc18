"""What must be true of every page that is read, whatever its bytes are."""

from collections.abc import Iterator
from itertools import pairwise

from headwater.articles import split
from headwater.errors import InputRefused
from headwater.ingest import Limits, open_inputs, read_bytes
from headwater.records import Article, Page, Refusal, Span
from headwater.shapes import line, make

LIMITS = Limits(max_bytes=4_000_000)


def sound(data: bytes, address: str) -> tuple[Page, tuple[Article, ...]] | None:
    """Read bytes as one page and check everything about it; None when they are refused, as they may be."""
    try:
        page = read_bytes(data, address, limits=LIMITS)
    except InputRefused as refused:
        assert refused.message.endswith((".", ".”")), refused.message
        assert "Cannot read" in refused.message
        return None
    return page, checked(page)


def all_sound(data: bytes) -> Iterator[Page | Refusal]:
    """Read bytes as whatever they are (archives and mailboxes too) and check every page of them."""
    for found in open_inputs(["-"], stdin=data, max_bytes=LIMITS.max_bytes, limits=LIMITS):
        if isinstance(found, Page):
            checked(found)
        yield found


def checked(page: Page) -> tuple[Article, ...]:
    """The articles of a page after checking it and them."""
    end = 0
    for block in page.blocks:
        assert end <= block.span.start <= block.span.end <= len(page.text)
        end = block.span.end
    articles = split(page)
    taken = [0]
    for number, article in enumerate(articles, 1):
        assert article.number == number
        assert article.text == "\n".join(span.of(page.text) for span in article.body)
        _inside(article.span, page)
        _apart([*article.body])
        taken.append(article.span.start)
        assert taken == sorted(taken)
        for part in article.furniture:
            _inside(part.span, page)
            assert not any(part.span.overlaps(span) for span in article.body), (part, "lies in the text")
        if article.title_span is not None:
            _inside(article.title_span, page)
        line(make.article(article)).encode()
    _apart(sorted(span for article in articles for span in article.body))
    return articles


def _inside(span: Span, page: Page) -> None:
    assert 0 <= span.start <= span.end <= len(page.text), span


def _apart(spans: list[Span]) -> None:
    for above, below in pairwise(spans):
        assert above.start < above.end <= below.start, (above, below)

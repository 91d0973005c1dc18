"""Pages that say they are an article but print so little, or mark it so oddly, that no line reads as text."""

from __future__ import annotations

from headwater.articles.line import Line
from headwater.articles.segments import Segment, claims_one
from headwater.articles.votes import VOTE
from headwater.records import Page

_LEAST_WORDS = 12.0  # of text altogether; below, even a page that says it is an article shows none
_LEAST_OF_LINE = 4.0
_HEADER = ("stamp", "byline", "title", "credit")


def whole(page: Page, lines: list[Line]) -> list[Segment]:
    """The page as one article of what the second reader takes for text; none unless the page claims to be one.

    Such are the pages of videos and pictures, of lists of names, and of texts inside a form or a list of comments.
    """
    if page.media != "html" or not claims_one(page):
        return []
    told = [
        line
        for line in lines
        if VOTE in line.block.labels
        and line.words >= _LEAST_OF_LINE
        and line.role not in _HEADER
        and line.block.role != "heading"
    ]
    if sum(line.words for line in told) < _LEAST_WORDS:
        return []
    for line in told:
        line.role, line.kind, line.prose = "body", None, True
    first = next(at for at, line in enumerate(lines) if line.role == "body")
    return [Segment(0, first, len(lines))]

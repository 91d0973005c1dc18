"""Pages that say they are an article but print so little, or mark it so oddly, that no line reads as text."""

from __future__ import annotations

from headwater.articles import blocks
from headwater.articles.line import Line
from headwater.articles.segments import Segment, claims_one
from headwater.records import Page

_LEAST_WORDS = 12.0  # of text altogether; below, even a page that says it is an article shows none
_LEAST_OF_LINE = 4.0
# How likely a block must be text, itself and by the likeliest of its page, when none is more likely text than not.
_PERHAPS = 0.05
_BESIDE_BEST = 0.4
_HEADER = ("stamp", "byline", "title", "credit")


def whole(page: Page, lines: list[Line]) -> list[Segment]:
    """The page as one article of what may be text at all; none unless the page claims to be one.

    Such are the pages of videos and pictures, of lists of names, and of texts inside a form or a list of comments.
    """
    if page.media != "html" or not claims_one(page):
        return []
    likely = {block.span: sure for block, sure in zip(page.blocks, blocks.likely(page).tolist(), strict=True)}
    least = max(_PERHAPS, _BESIDE_BEST * max(likely.values(), default=0.0))
    told = [
        line
        for line in lines
        if likely[line.block.span] >= least
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

"""A page as lines with what each looks like on its own: paragraph, stamp, byline, caption, furniture, headline."""

from __future__ import annotations

from headwater.articles import credits, outlets, phrases, stamps
from headwater.articles.letters import compiled
from headwater.articles.line import Line, words_in
from headwater.articles.looks import look, trusted_labels
from headwater.articles.marks import mark
from headwater.articles.neighbours import settle
from headwater.records import Page, Span

__all__ = ["Line", "read", "words_in"]

_GLUE = compiled(r"(?<=[a-zà-ÿ0-9?!%'’\"”)])(?=\C[^\W\d_]*)")
_CAMEL_NAME = compiled(r"\b(?:Mc|Mac|De|La|Le|Di|Van|O'|i|e)$")
_HEADLINE = 3  # words from which a line may be one
MOST_LINES = 100_000  # no page of news has a tenth of them


def read(page: Page, *, marked: bool = True, far: frozenset[Span] = frozenset()) -> list[Line]:
    """The lines of a page in reading order, each labelled by its looks, its markup and, when `marked`, learned marks.

    Blocks known to be `far` from any text are furniture at once.
    """
    lines: list[Line] = []
    trusted = trusted_labels(page)
    end = 0
    for block in page.blocks:
        if len(lines) >= MOST_LINES:
            break
        blank = max(0, page.text.count("\n", end, block.span.start) - 1)
        end = block.span.end
        if block.span in far:
            text = block.span.of(page.text)
            kind = phrases.kind_of(text) or phrases.by_label(block.labels) or "other"
            lines.append(Line(block.span, text, block, words_in(text[:4000]), blank, kind, role="furniture"))
            continue
        for start, stop in _cuts(page.text[block.span.start : block.span.end]):
            span = Span(block.span.start + start, block.span.start + stop)
            text = span.of(page.text)
            line = Line(span, text, block, words_in(text[:4000]), blank, glued=start > 0)
            look(line, trusted)
            lines.append(line)
            blank = 0
    settle(lines)
    if marked and page.media in ("text", "mail"):
        mark(lines)
        _wired(lines)
    return lines


def _wired(lines: list[Line]) -> None:
    """A line that opens with a wire's place and day is text, however brief; the only line above it is a headline."""
    for at, line in enumerate(lines):
        if line.role in ("furniture", "short") and credits.opens_dated(line.text):
            line.role, line.kind, line.prose, line.opens = "body", None, True, True
            if at == 1 and lines[0].role == "furniture" and words_in(lines[0].text) >= _HEADLINE:
                lines[0].role, lines[0].kind = "short", None


def _cuts(text: str) -> list[tuple[int, int]]:
    """A headline with its outlet or stamp glued on is two lines: "... to leaveBBC", "... to leaveOrion 2 May 2025"."""
    if len(text) > 300 or words_in(text) < 4:
        return [(0, len(text))]
    whole = outlets.glued(text)
    if whole:
        return [(0, len(whole[0])), (len(whole[0]), len(text))]
    found = stamps.find(text)
    if found and found[0].span.start > 15:
        for glue in reversed(list(_GLUE.finditer(text, 10, found[0].span.start))):
            at = glue.start()
            before = text[:at].rsplit(maxsplit=1)[-1]
            tail = text[at : found[0].span.start]
            if len(tail.split()) <= 5 and words_in(text[:at]) >= 3 and not _CAMEL_NAME.search(before):
                return [(0, at), (at, len(text))]
    return [(0, len(text))]

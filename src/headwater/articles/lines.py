"""A page as lines with what each looks like on its own: paragraph, stamp, byline, caption, furniture, headline."""

from __future__ import annotations

from headwater.articles import credits, outlets, phrases, stamps
from headwater.articles.letters import compiled
from headwater.articles.line import Line, unbroken, words_in
from headwater.articles.looks import look, trusted_labels
from headwater.articles.marks import mark
from headwater.articles.neighbours import settle
from headwater.records import Page, Span

__all__ = ["Line", "read", "words_in"]

_GLUE = compiled(r"(?<=[a-zà-ÿ0-9?!%'’\"”)])(?<!\b[dlDL]['’])(?=\C[^\W\d_]*)")
_CAMEL_NAME = compiled(r"\b(?:Mc|Mac|De|La|Le|Di|Van|O'|i|e)$")
_HEADLINE = 3  # words from which a line may be one
_LONGEST_HEADLINE = 20
_HEADER = ("byline", "stamp", "outlet", "note")
_MOST_TABLE = 60  # lines
_LONGEST_LEAD = 40  # words of a paragraph that a table goes on from
_MOST_CELL = 16  # words of a line of a table
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
        for start, stop in _cuts(unbroken(block.span.of(page.text))):
            span = Span(block.span.start + start, block.span.start + stop)
            text = unbroken(span.of(page.text))
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
    """A line that opens with a wire's place and day is text, however brief; so is the table right below it."""
    for at, line in enumerate(lines):
        if line.role not in ("furniture", "short", "body") or not credits.opens_dated(line.text):
            continue
        if line.role != "body":
            line.role, line.kind, line.prose, line.opens = "body", None, True, True
        if at and all(above.role in _HEADER for above in lines[1:at]):
            _titled(lines[0])
        if line.words <= _LONGEST_LEAD:
            _tabled(lines, at)


def _titled(line: Line) -> None:
    """The only line above a wire's text is its headline, also when it ends in a stop ("... OF THE U.S.")."""
    shouts = line.role == "body" and line.text.isupper() and line.words <= _LONGEST_HEADLINE
    if shouts or (line.role == "furniture" and words_in(line.text) >= _HEADLINE):
        line.role, line.kind, line.prose, line.opens = "short", None, False, False


def _tabled(lines: list[Line], at: int) -> None:
    """The short lines right below a wire's opening are its table when every other one has figures."""
    end = at + 1
    while end < len(lines) and end - at <= _MOST_TABLE and not lines[end].blank and _cell(lines[end]):
        end += 1
    table = lines[at + 1 : end]
    if 2 * sum(any(map(str.isdigit, line.text)) for line in table) >= max(1, len(table)):
        for line in table:
            line.role, line.kind, line.prose = "body", None, True


def _cell(line: Line) -> bool:
    brief = line.role in ("short", "furniture", "stamp") and line.words <= _MOST_CELL
    return brief and phrases.kind_of(line.text) is None


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

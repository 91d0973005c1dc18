"""Text whose lines were broken at a fixed width, put together again: a paragraph may run over several lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from headwater.records import Block, Span

# Set by judgement; fiction of our own agrees, wrapped at 56 to 78 characters.
_WIDEST = 90  # characters; a longer line was broken by nobody
_NARROWEST = 40  # ... and what is broken at less is a poem, a list or a column of figures
_SLACK = 8  # characters by which a full line may stay under the width
_LEAST = 2  # breaks in mid-sentence that show a stretch to be wrapped
_FULL = 0.8  # of such breaks stand where the next word had no room left
_APART = re.compile(r"[>|*•·#+=_►▪]|--?\s|—\s|–\s|\d{1,3}[.)]\s")  # quoted, listed or ruled: a line of its own
_CELLS = re.compile(r"\S(?: {3,}|\t)\S")
_STOPS = (".", "!", "?", ":", "…", '."', ".”", ".'", ".)")


@dataclass(frozen=True, slots=True)
class _Row:
    """A physical line: its place without the blanks around it, how far it is indented, whether a blank one is above."""

    span: Span
    words: str
    indent: int
    parted: bool

    @property
    def width(self) -> int:
        return self.indent + len(self.words)


def paragraphs(text: str, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The lines of a text page, those of a hard-wrapped paragraph as one block; all others as they are.

    >>> from headwater.ingest.plain import lines
    >>> told = "The pier of the town was shut on Monday when the wind\\nhad torn down half its lamps and the mayor\\n"
    >>> told += "of the town had sent everybody home before noon.\\n"
    >>> len(paragraphs(told, lines(told)))
    1
    """
    found: list[Block] = []
    for stretch in _stretches(_rows(text, blocks)):
        width = _width(stretch)
        begin = stretch[0].span
        end = begin
        for above, row in pairwise(stretch):
            if not (width and _goes_on(above, row, width)):
                found.append(Block(Span(begin.start, end.end)))
                begin = row.span
            end = row.span
        found.append(Block(Span(begin.start, end.end)))
    return tuple(found)


def _rows(text: str, blocks: tuple[Block, ...]) -> Iterator[_Row]:
    end = 0
    for block in blocks:
        between = text[end : block.span.start]
        breaks = max(between.count("\n"), between.count("\r"))
        indent = len(between) - 1 - max(between.rfind("\n"), between.rfind("\r"))
        yield _Row(block.span, block.span.of(text), indent, breaks > 1)
        end = block.span.end


def _stretches(rows: Iterator[_Row]) -> Iterator[list[_Row]]:
    """Runs of lines that may have been broken at one width; a longer line is a run of its own."""
    held: list[_Row] = []
    for row in rows:
        if row.width > _WIDEST:
            if held:
                yield held
            yield [row]
            held = []
        else:
            held.append(row)
    if held:
        yield held


def _width(rows: list[_Row]) -> int:
    """The width at which a stretch was wrapped, 0 when it was not."""
    broken = [(above, row) for above, row in pairwise(rows) if _one(above, row) and _broken(above, row)]
    if len(broken) < _LEAST:
        return 0
    width = sorted(above.width for above, _ in broken)[int(0.8 * (len(broken) - 1))]
    full = sum(_is_full(above, row, width) for above, row in broken)
    return width if width >= _NARROWEST and full >= _FULL * len(broken) else 0


def _goes_on(above: _Row, row: _Row, width: int) -> bool:
    return _one(above, row) and _is_full(above, row, width)


def _one(above: _Row, row: _Row) -> bool:
    """Whether nothing parts two lines: no empty line, no indent, no sign of a list, a table or a quoted letter."""
    if row.parted or row.indent > above.indent or above.words.isupper() != row.words.isupper():
        return False
    return not any(_APART.match(r.words) or _CELLS.search(r.words) for r in (above, row))


def _broken(above: _Row, row: _Row) -> bool:
    return row.words[0].islower() and not above.words.endswith(_STOPS)


def _is_full(above: _Row, row: _Row, width: int) -> bool:
    """Whether the next line's first word had no room left on the line."""
    return above.width + 1 + len(row.words.split(maxsplit=1)[0]) > width - _SLACK

"""Plain text to blocks: its lines."""

from __future__ import annotations

import re

from headwater.records import Block, Span

_LINE = re.compile(r"[^\n\r\u2028\u2029\f\v]+")


def lines(text: str) -> tuple[Block, ...]:
    """Every line with something on it, without the blanks around it.

    >>> [block.span.of(" one\\n\\ntwo") for block in lines(" one\\n\\ntwo")]
    ['one', 'two']
    """
    found = []
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if words:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            found.append(Block(Span(start, start + len(words))))
    return tuple(found)

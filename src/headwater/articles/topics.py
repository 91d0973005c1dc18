"""Whether what follows speaks of something else than what went before."""

from __future__ import annotations

import re

from headwater.text.tokens import fold

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_OPENING = re.compile(r"(?:^|[.!?:…]\s|[\"“‘„«(])$")
_BEFORE = 6000  # characters of the text above that are looked at, nearest first
_AFTER = 900  # characters of the text below
_CONTENT = 6  # letters; shorter words say little
_TELLING = 4  # letters of a headline's words
_LEAST_NAMES = 4
# Inside one article both shares are below .08 at 4 to 9 of 100 places, between articles of other events at 70 to 79 of
# 100 (780 places of the sample families, 2,700 of real pages); below .12 at 7 to 19 and 88 to 93.
_OTHER = 0.08
_PERHAPS = 0.12


def shift(above: str, below: str) -> float:
    """How likely the text below is about another matter: 1.0 likely, 0.5 perhaps, 0.0 no sign of it.

    >>> shift("The harbour of Brest was closed.", "Harbour pilots of Brest blamed the harbour's closure on Brest.")
    0.0
    """
    before, after = above[-_BEFORE:], below[:_AFTER]
    words, known = _content(after), _content(before)
    if len(words) < _LEAST_NAMES:
        return 0.0
    said = len(words & known) / len(words)
    names, told = _names(after), _names(before)
    named = len(names & told) / len(names) if len(names) >= _LEAST_NAMES else said
    most = max(said, named)
    return 1.0 if most <= _OTHER else 0.5 if most <= _PERHAPS else 0.0


def _content(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in _WORD.findall(text) if len(w) >= _CONTENT)


def _names(text: str) -> frozenset[str]:
    """Capitalised words that do not open a sentence."""
    return frozenset(
        fold(m[0])
        for m in _WORD.finditer(text)
        if len(m[0]) > 2 and m[0][0].isupper() and not _OPENING.search(text[max(0, m.start() - 2) : m.start()])
    )


def announces(title: str, below: str, above: str) -> bool:
    """Whether a line names what the text below is about and the text above is not, as headlines do.

    >>> announces("Hail takes the plums", "The hail took a third of the plums.", "The harbour was closed.")
    True
    """
    own = frozenset(fold(w) for w in _WORD.findall(title) if len(w) >= _TELLING)
    if len(own) < 2:
        return False
    there = frozenset(fold(w) for w in _WORD.findall(below))
    before = frozenset(fold(w) for w in _WORD.findall(above[-_BEFORE:]))
    return len(own & there) >= 2 and len(own & there) >= 2 * len(own & before)

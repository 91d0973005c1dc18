"""One line of a page and what it looks like."""

from __future__ import annotations

from dataclasses import dataclass, field

from headwater.articles import stamps
from headwater.articles.letters import compiled
from headwater.records import Block, FurnitureKind, Span

_WORD = compiled(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|\d[\d.,]*")
_CJK = compiled(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class Line:
    """One line or block, or the part of one that is a thing of its own.

    Attributes:
        blank: How many empty lines stand above it.
        kind: Furniture kind when it is furniture, else None.
        prose: It reads as a paragraph (before captions and notes are told apart by their neighbours).
        stamps: Its dates and relative times, when the line is a stamp, byline or label; empty for paragraphs.
        rest: What it says beside the stamps.
        role: What it is in its article: `body`, `title`, `stamp`, `byline`, `outlet`, `note`, `credit`, `end`,
            `short` (may be a headline, deck, kicker or crosshead), `caption`, `furniture`.
        why: What decided the role, in a few words for people, where looks and place alone do not tell it ("learned
            classifier .93").
    """

    span: Span
    text: str
    block: Block
    words: float
    blank: int = 0
    kind: FurnitureKind | None = None
    prose: bool = False
    role: str = "short"
    stamps: tuple[stamps.Stamp, ...] = ()
    rest: str = ""
    outlet: str | None = None
    opens: bool = False
    glued: bool = False
    authors: tuple[str, ...] = field(default=())
    why: str = ""

    @property
    def stamped(self) -> bool:
        """Whether the line carries the date or age of an article."""
        return bool(self.stamps) and self.role in ("stamp", "byline", "outlet")


def words_in(text: str) -> float:
    """How many words a text has; two characters of a script without blanks count as one."""
    cjk = 0 if text.isascii() else len(_CJK.findall(text))
    return len(_WORD.findall(text)) + (cjk / 2 if cjk > 4 else 0)


_BREAKS = str.maketrans("\n\r", "  ")


def unbroken(words: str) -> str:
    r"""The words of a paragraph with its line breaks as blanks: as long as before, so that places in it stay true.

    >>> unbroken("The pier was\nshut.")
    'The pier was shut.'
    """
    return words.translate(_BREAKS)

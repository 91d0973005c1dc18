"""A version of a text while it is made: sentences that remember how the exemplar had them."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, datetime

from facts import Fact
from rewording import without_marks

from headwater.records import Note


@dataclass
class Sent:
    """A sentence on its way: as it stands, and as the exemplar has it (None when it was put in)."""

    text: str
    before: str | None


@dataclass
class Draft:
    """A version while it is made."""

    title: str
    paragraphs: list[list[Sent]]
    publisher: str | None = None
    agency: str | None = None
    credits: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    at: datetime = datetime(2025, 3, 3, 9, tzinfo=UTC)
    language: str = "en"
    gathered: bool = False
    notes: tuple[Note, ...] = ()
    way: str = "original"
    facts: list[Fact] = field(default_factory=list)
    published: str | None = None

    def sentences(self) -> list[Sent]:
        """All sentences in order."""
        return [s for p in self.paragraphs for s in p]


def drop(new: Draft, at: int) -> None:
    for part in new.paragraphs:
        if at < len(part):
            del part[at]
            break
        at -= len(part)
    new.paragraphs = [p for p in new.paragraphs if p]


def join(new: Draft, order: random.Random) -> None:
    """Two short neighbours become one sentence."""
    for part in new.paragraphs:
        for at in range(len(part) - 1):
            one, two = part[at].text, part[at + 1].text
            if (
                len(one) + len(two) < 200
                and one.endswith(".")
                and two.startswith(("The ", "He ", "She ", "It ", "They "))
            ):
                part[at] = Sent(f"{one[:-1]}, and {two[0].lower()}{two[1:]}", None)
                del part[at + 1]
                return


def unquote(new: Draft, order: random.Random) -> None:
    """Quotation marks go: words of speakers become words of the text."""
    for s in new.sentences():
        if order.random() < 0.7:
            for mark in '“”"':
                s.text = s.text.replace(mark, "")


def same(lost: Draft, kept: Draft) -> bool:
    """Whether a kept text has every sentence of a lost one as it stood, furniture and marks aside."""
    held = {without_marks(s.text) for s in kept.sentences()}
    return all(without_marks(s.text) in held for s in lost.sentences())

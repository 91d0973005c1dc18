"""Statements: what one article says that can be checked, in its exact words, and whom it has it from.

`find` gives figures, quotes, events and commitments. Brought together across articles they become claims (`stories`).
"""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Article, Mention, Statement
from headwater.statements import events, figures, pledges, promises, spoken, voices

__all__ = ["find"]


def find(article: Article, mentions: Sequence[Mention] = ()) -> tuple[Statement, ...]:
    """The checkable statements of an article, in the order of its text.

    Args:
        article: An article; one without a body gives those of its title.
        mentions: Its names; without them sources and speakers stay as the words say them.
    """
    lines, _ = voices.read(article, tuple(mentions))
    found = spoken.find(article, lines)
    bound: list[pledges.Pledge] = []
    for number, line in enumerate(lines):
        following = lines[number + 1].sentence.text if number + 1 < len(lines) else ""
        bound = pledges.pledges(line, following, bound, lines[number - 1] if number else None)
        counted = figures.find(article, line, bound)
        happened = events.find(article, line)
        planned = promises.find(article, line, bound)
        planned = [p for p in planned if not any(p.span.overlaps(e.span) for e in happened)]
        found += promises.attached(article, line, bound, counted + happened + planned)
    unique = {(s.kind, s.span, s.quantity): s for s in found}
    return tuple(sorted(unique.values(), key=lambda s: (s.span, s.kind, s.text)))

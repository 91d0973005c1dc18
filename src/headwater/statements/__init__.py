"""Statements: what one article says that can be checked, in its exact words, and whom it has it from.

`find` gives figures, quotes, events and commitments. Brought together across articles they become claims (`stories`).
"""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Article, Mention, Statement
from headwater.statements import events, figures, promises, scene, spoken

__all__ = ["find"]


def find(article: Article, mentions: Sequence[Mention] = ()) -> tuple[Statement, ...]:
    """The checkable statements of an article, in the order of its text.

    Args:
        article: An article; one without a body gives those of its title.
        mentions: Its names; without them sources and speakers stay as the words say them.
    """
    lines = scene.lines(article, tuple(mentions))
    found = spoken.find(article, lines)
    for line in lines:
        found += figures.find(article, line)
        happened = events.find(article, line)
        planned = [p for p in promises.find(article, line) if not any(p.span.overlaps(e.span) for e in happened)]
        found += happened + planned
    unique = {(s.kind, s.span, s.quantity): s for s in found}
    return tuple(sorted(unique.values(), key=lambda s: (s.span, s.kind, s.text)))

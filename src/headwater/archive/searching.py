"""Searching what is kept: words as people type them, filters, and where in the snippet the words stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from headwater.archive.times import first_moment, last_moment
from headwater.errors import UsageError
from headwater.records import Answers, Entity, Found, Sought, Span
from headwater.store import Store
from headwater.store.finding import MARKS, find

LONGEST_QUERY = 1_000  # characters; what is longer is a text, and texts are traced


def search(
    store: Store, sought: Sought, entities: Callable[[str], Sequence[Entity]], now: str, *, facets: bool = False
) -> Answers:
    """What a search finds.

    Args:
        store: Where it is looked for.
        sought: The words as people type them, and the filters; times may also be "24h" or "7d" before `now`.
        entities: What bears a name.
        now: The present, ISO 8601.
        facets: Whether to count publishers, languages and months of all that is found.

    Raises:
        UsageError: There is neither a word nor a filter, the query is a whole text, or a time cannot be read.
    """
    if len(sought.words) > LONGEST_QUERY:
        raise UsageError(
            f"Cannot search for a query of {len(sought.words):,} characters: {LONGEST_QUERY:,} is the most.",
            "`headwater trace -` finds where a whole text comes from",
        )
    match = as_match(sought.words)
    filters = (sought.since, sought.until, sought.source, sought.entity, sought.language, sought.story)
    if not match and (sought.words.strip() or not any(filters)):
        raise UsageError("Cannot search for nothing: the query has no word.", 'headwater search "dam breach"')
    present = datetime.fromisoformat(now)
    asked = replace(
        sought,
        words=match,
        since=first_moment(sought.since, present) if sought.since else None,
        until=last_moment(sought.until, present) if sought.until else None,
        language=sought.language.lower() if sought.language else None,
    )
    within = None if sought.entity is None else _mentioning(entities(sought.entity))
    with store.view() as view:
        hits = find(view, asked, within, facets=facets)
        readings = view.readings([ref for ref, _, _ in hits.rows])
        found = []
        for ref, score, marked in hits.rows:
            snippet, spans = _unmarked(marked)
            stands = view.family_of(ref), view.story_of(ref)
            found.append(Found(readings[ref].article, score, snippet, *stands, spans))
    return Answers(tuple(found), hits.total, hits.facets)


def as_match(query: str) -> str:
    """The query in the words of the full-text index: every part is quoted, so that nothing in it is an operator.

    >>> as_match('dam "slow drum" OR (')
    '"dam" "slow drum" "OR"'
    """
    parts = query.split('"')
    words = [word for at, part in enumerate(parts) for word in ([part] if at % 2 else part.split())]
    return " ".join(f'"{word.strip()}"' for word in words if any(c.isalnum() for c in word))


def _mentioning(entities: Sequence[Entity]) -> frozenset[str]:
    return frozenset(ref for entity in entities for spelling in entity.spellings for ref in spelling.refs)


def _unmarked(marked: str) -> tuple[str, tuple[Span, ...]]:
    """A snippet without its marks, and where they stood."""
    opened, closed = MARKS
    text, spans = "", []
    for at, part in enumerate(marked.split(opened)):
        inside, mark, rest = part.partition(closed) if at else ("", "", part)
        if mark:
            spans.append(Span(len(text), len(text) + len(inside)))
        text += inside + rest
    return text, tuple(spans)

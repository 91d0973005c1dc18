"""Which stories a digest or a report is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from headwater.archive.times import first_moment
from headwater.digest.brief import Brief, write
from headwater.records import Sought, Story
from headwater.telling.door import Door
from headwater.telling.planned import planned

FOUND = 1_000
"""Articles that a report's topic is looked up in."""


def digest(archive: Door, since: str, now: str, *, watch: str = "") -> Brief:
    """What came in since a time: the stories that moved, most sources that are new first.

    Args:
        archive: What is kept.
        since: A date, a time, or how long before `now`: "24h", "7d".
        now: The present, ISO 8601.
        watch: Only the stories that this watch matches, by its number or what it watches; "" for all.

    Raises:
        UsageError: `since` is no time.
        UnknownReference: There is no such watch.
    """
    first = first_moment(since, datetime.fromisoformat(now))
    new = frozenset(archive.captured_since(first))
    stories = archive.stories()
    if watch:
        meant = archive.watched(watch)
        stories = [story for story in stories if not meant.isdisjoint(story.refs)]
    moved = [story for story in stories if not new.isdisjoint(story.refs)]
    moved.sort(key=lambda story: (-story.conflicts, -story.independent_sources, -len(new & set(story.refs)), story.id))
    coming = planned(stories, now[:10])
    title = f"What came in since {_said(first)}"
    return write(f"{watch}: {title[0].lower()}{title[1:]}" if watch else title, archive, moved, coming, new=new)


def report(archive: Door, topic: str, since: str | None, until: str | None) -> Brief:
    """All that is kept on a topic: the stories of the articles that have its words, with trees.

    Args:
        archive: What is kept.
        topic: Words as for a search.
        since: Published from then on; None for all.
        until: Published until then; None for all.

    Raises:
        UsageError: The topic has no word, or a time cannot be read.
    """
    answers = archive.search(Sought(topic, since, until, limit=FOUND))
    hits: dict[str, int] = {}
    for found in answers.found:
        if found.story is not None:
            hits[found.story] = hits.get(found.story, 0) + 1
    stories: list[Story] = [archive.story(id) for id in hits]
    stories.sort(key=lambda story: (-story.independent_sources, -hits[story.id], story.id))
    newest = max((story.last_published or "" for story in stories), default="")
    return write(_titled(topic, since, until), archive, stories, planned(stories, newest[:10]), trees=True)


def _said(moment: str) -> str:
    at = datetime.fromisoformat(moment)
    return f"{at.day} {at:%B %Y}, {at:%H:%M} GMT"


def _titled(topic: str, since: str | None, until: str | None) -> str:
    parts: Sequence[str] = (topic, f"from {since}" if since else "", f"to {until}" if until else "")
    return " ".join(part for part in parts if part)

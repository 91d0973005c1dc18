"""What has been announced for a day still to come, across stories."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from headwater.records import Story
from headwater.telling.wording import planned_for


@dataclass(frozen=True, slots=True)
class Planned:
    """Something announced: when, in which words, in which story, and by which sources."""

    iso: str
    when: str
    event: str
    story: Story
    marks: tuple[tuple[str, str], ...]


def planned(stories: Iterable[Story], since: str) -> list[Planned]:
    """What was announced for `since` (an ISO 8601 date) or later, soonest first."""
    found = []
    for story in stories:
        marks = dict(story.sigla)
        for row in story.timeline:
            ends = row.date.split("/")[-1]
            if row.planned and ends >= since[: len(ends)]:
                told = tuple((marks.get(ref, ""), ref) for ref in row.refs)
                sources = tuple(pair for pair in told if pair[0].isalpha()) or told[:1]
                found.append(Planned(row.date, planned_for(row.date, row.precision), row.event, story, sources))
    return sorted(found, key=lambda row: (row.iso.split("/")[0], row.story.id, row.event))

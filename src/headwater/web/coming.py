"""What has been announced for a day still to come, across all stories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

from headwater.records import Story
from headwater.telling.door import Door
from headwater.telling.wording import MONTHS, planned_for
from headwater.web.templating import render

SHOWN = 300


@dataclass(frozen=True, slots=True)
class Planned:
    """Something announced: when, in which words, in which story, and by which sources."""

    iso: str
    when: str
    event: str
    story: Story
    marks: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Month:
    """What is announced for one month."""

    head: str
    rows: tuple[Planned, ...]


def add(app: FastAPI, archive: Door) -> None:
    """Add the page of what is coming up."""

    @app.get("/coming")
    def coming_page() -> Response:
        stories = archive.stories()
        newest = max((story.last_published or "" for story in stories), default="")
        rows = planned(stories, newest[:10])
        page = render("coming.html", here="coming", months=_months(rows[:SHOWN]), total=len(rows), newest=newest)
        return HTMLResponse(page)


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


def _months(rows: Sequence[Planned]) -> tuple[Month, ...]:
    grouped: dict[str, list[Planned]] = {}
    for row in rows:
        grouped.setdefault(row.iso[:7], []).append(row)
    return tuple(Month(_called(key), tuple(found)) for key, found in grouped.items())


def _called(month: str) -> str:
    """A month in words.

    >>> _called("2026-03"), _called("2026")
    ('March 2026', '2026')
    """
    year, _, number = month.partition("-")
    return f"{MONTHS[int(number) - 1]} {year}" if number.isdigit() and 1 <= int(number) <= 12 else year

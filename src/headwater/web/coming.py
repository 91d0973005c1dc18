"""What has been announced for a day still to come, across all stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

from headwater.telling.door import Door
from headwater.telling.planned import Planned, planned
from headwater.telling.wording import MONTHS
from headwater.web.templating import render

SHOWN = 300


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

"""A publisher's habits: how much is its own, whom it copies, how soon, how faithfully. Counts, never a grade."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

from headwater.records import Alteration, Article
from headwater.telling.door import Door
from headwater.telling.dossier import REVERSED
from headwater.telling.weights import WEIGHTS, Weight, weight
from headwater.telling.wording import Moment, apart_hours, count, printed, stretch
from headwater.web.pages import reference
from headwater.web.templating import render

if TYPE_CHECKING:
    from headwater.families.habits import Copying, Habits

LISTED = 300
TEXTS_SHOWN = 100
SPELLED_SHOWN = 12
DOTS_SHOWN = 400
_HOURS = ((1, "1 h"), (3, "3 h"), (6, "6 h"), (12, "12 h"), (24, "1 day"), (48, "2 days"), (96, "4 days"),
          (240, "10 days"), (720, "30 days"))  # fmt: skip
_FACTS = (0, 1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Plot:
    """One dot for each copy along an axis, in percent of the width; `height` in px."""

    dots: tuple[tuple[float, float], ...]
    ticks: tuple[tuple[float, str], ...]
    middle: float | None
    height: float
    told: str


@dataclass(frozen=True, slots=True)
class Kind:
    """Changed facts of one weight: how many, the share of the most frequent, and an example."""

    weight: Weight
    head: str
    count: int
    share: float
    example: Alteration


@dataclass(frozen=True, slots=True)
class SourceView:
    """Everything that the source template prints."""

    habits: Habits
    articles: Mapping[str, Article]
    kinds: tuple[Kind, ...]
    spelled: tuple[tuple[str, str, int], ...]

    @property
    def head(self) -> str:
        """How many of its texts were made from others."""
        copies, total = len(self.habits.copies), len(self.habits.refs)
        return f"{copies} of {count(total, 'text')} {'was' if total == 1 else 'were'} copied"

    @property
    def aside(self) -> str:
        """What the others are."""
        parts = [f"{len(self.habits.own)} without a known exemplar"]
        if self.habits.versions:
            parts.append(count(len(self.habits.versions), "later version") + " of its own")
        return ", ".join(parts)

    @property
    def stretch(self) -> str:
        """From when to when its texts came out."""
        dates = sorted(it.published for ref in self.habits.refs if (it := self.articles[ref]).published)
        return stretch(dates[0], dates[-1]) if dates else "undated"

    @property
    def later(self) -> str:
        """How much later its copies appear, in the middle."""
        hours = [it.hours for it in self.habits.copies if it.hours is not None]
        return apart_hours(median(hours)) if hours else ""

    @property
    def per_copy(self) -> str:
        """How many facts change in a copy, in the middle."""
        return f"{median(len(it.facts) for it in self.habits.copies):g}" if self.habits.copies else ""

    @property
    def reversed(self) -> int:
        """How many copies carry a fact turned into its opposite."""
        return sum(any(change.type in REVERSED for change in it.facts) for it in self.habits.copies)

    @property
    def soon(self) -> Plot | None:
        """When its copies appeared after what they copy."""
        return _plot([it.hours for it in self.habits.copies if it.hours is not None], _HOURS, "hours after")

    @property
    def faithful(self) -> Plot | None:
        """How many facts each copy changed."""
        ticks = [(n, str(n)) for n in _FACTS]
        return _plot([float(len(it.facts)) for it in self.habits.copies], ticks, "facts changed")

    @property
    def texts(self) -> Sequence[tuple[Article, Copying | None, Moment]]:
        """Its texts, newest first, each with how it was copied."""
        copies = {it.ref: it for it in self.habits.copies}
        rows = [(self.articles[ref], copies.get(ref), printed(self.articles[ref])) for ref in self.habits.refs]
        rows.sort(key=lambda row: (row[2].at is None, -(row[2].at.timestamp() if row[2].at else 0), row[0].ref))
        return rows[:TEXTS_SHOWN]


def add(app: FastAPI, archive: Door) -> None:
    """Add the list of publishers and the page of each."""

    @app.get("/sources")
    def sources_page() -> Response:
        found = archive.publishers()
        page = render("sources.html", here="sources", rows=found[:LISTED], total=len(found), address=address)
        return HTMLResponse(page)

    @app.get("/source/{name:path}")
    def source_page(name: str) -> Response:
        found = archive.habits(reference(name))
        return HTMLResponse(render("source.html", here="sources", view=view(archive, found), address=address))


def address(publisher: str) -> str:
    """The page of a publisher."""
    return f"/source/{quote(publisher, safe='')}"


def view(archive: Door, found: Habits) -> SourceView:
    """The page of one publisher."""
    from headwater.families.habits import spelled

    wanted = {*found.refs, *(it.exemplar for it in found.copies if it.exemplar)}
    facts = found.facts
    return SourceView(found, archive.articles(wanted), tuple(_kinds(facts)), spelled(facts)[:SPELLED_SHOWN])


def _kinds(facts: Iterable[Alteration]) -> list[Kind]:
    grouped: dict[Weight, list[Alteration]] = defaultdict(list)
    for change in facts:
        grouped[weight(change)].append(change)
    most = max((len(found) for found in grouped.values()), default=1)
    made = []
    for key, head in WEIGHTS:
        if found := grouped.get(key):
            example = min(found, key=lambda it: len(it.before or "") + len(it.after or ""))
            made.append(Kind(key, head, len(found), len(found) / most, example))
    return made


def _plot(values: Sequence[float], ticks: Sequence[tuple[float, str]], what: str) -> Plot | None:
    """Dots on an axis that grows ever slower; equal values stand on one another."""
    if len(values) < 3:
        return None
    most = max(values)
    upto = next((n for n, (at, _) in enumerate(ticks) if at >= most), len(ticks) - 1)
    shown = ticks[: max(upto, 1) + 1]
    end = math.log1p(max(most, shown[-1][0]))

    def place(value: float) -> float:
        return 3.0 + 94.0 * math.log1p(value) / end

    piled: dict[int, int] = defaultdict(int)
    dots = []
    for value in sorted(values)[:DOTS_SHOWN]:
        column = round(place(value))
        dots.append((float(column), 9.5 * piled[column]))
        piled[column] += 1
    height = 9.5 * max(piled.values()) + 8.0
    told = f"{count(len(values), 'copy', 'copies')}, {min(values):g} to {most:g} {what}; median {median(values):g}"
    return Plot(tuple(dots), tuple((place(at), label) for at, label in shown), place(median(values)), height, told)

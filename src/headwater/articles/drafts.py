"""An article in the making."""

from __future__ import annotations

from dataclasses import dataclass, field

from headwater.articles import dates
from headwater.articles.line import Line
from headwater.records import Furniture, Note, Span


@dataclass(slots=True)
class Draft:
    """An article in the making, before the page as a whole has been looked at."""

    span: Span
    body: list[Span] = field(default_factory=list)
    furniture: list[Furniture] = field(default_factory=list)
    head: list[Line] = field(default_factory=list)
    tail: list[Line] = field(default_factory=list)
    title: Line | None = None
    authors: tuple[str, ...] = ()
    stamps: list[dates.Marked] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    sources: tuple[str, ...] = ()
    agency: str | None = None
    credits: tuple[str, ...] = ()
    dateline: str | None = None
    tagged: bool = False
    notes: list[Note] = field(default_factory=list)

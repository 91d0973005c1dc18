"""The outward shape of digests and reports."""

from __future__ import annotations

from typing_extensions import TypedDict


class SaidShape(TypedDict):
    """One thing that is said; `notes` are numbers of footnotes, `verbatim` when the words are a source's own."""

    text: str
    verbatim: bool
    notes: list[int]


class PartShape(TypedDict):
    """What is said under one head."""

    head: str
    lines: list[SaidShape]


class EntryShape(TypedDict):
    """One story: how many sources and articles tell it, what of it is new, what it says and what disagrees."""

    story: str
    title: str
    independent_sources: int
    articles: int
    new: str
    parts: list[PartShape]


class ComingShape(TypedDict):
    """Something announced for a day to come."""

    date: str
    event: str
    story: str
    notes: list[int]


class FootnoteShape(TypedDict):
    """Where words stand."""

    number: int
    ref: str
    span: list[int] | None
    mark: str
    publisher: str
    title: str


class BriefShape(TypedDict):
    """`digest` and `report`: what is told, every line with its place."""

    title: str
    told: str
    stories: list[EntryShape]
    also: list[str]
    coming: list[ComingShape]
    footnotes: list[FootnoteShape]

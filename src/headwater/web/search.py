"""Searching: words, phrases and filters; copies of one text stand under the best of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

from headwater.errors import UsageError
from headwater.records import Answers, Article, Found, Sought, Span
from headwater.telling import places
from headwater.telling.door import Door
from headwater.telling.places import Piece, Place
from headwater.telling.witnesses import link, named
from headwater.telling.wording import Moment, count, moment, printed
from headwater.web.templating import render

SHOWN = 20
FURTHEST = 500  # pages; further ones are reached by narrowing the question
FILTERS = ("since", "until", "source", "entity", "language", "story")
FACETS = {"source": "Published by", "language": "Language", "month": "Month"}


@dataclass(frozen=True, slots=True)
class Hit:
    """One text that answers, with its copies among the answers."""

    article: Article
    pieces: tuple[Piece, ...]
    href: str
    story: str | None
    story_title: str
    also: tuple[Article, ...] = ()

    @property
    def name(self) -> str:
        """Who printed it."""
        return named(self.article)

    @property
    def when(self) -> Moment:
        """When it came out."""
        return printed(self.article)


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that narrows the search, how many answers have it, and where a press leads; `on` when it is chosen."""

    label: str
    count: int
    href: str
    on: bool


@dataclass(frozen=True, slots=True)
class SearchView:
    """Everything that the search template prints."""

    sought: Sought
    hits: tuple[Hit, ...]
    total: int
    page: int
    facets: tuple[tuple[str, tuple[Choice, ...]], ...]
    earlier: str
    later: str
    problem: UsageError | None = None

    @property
    def asked(self) -> bool:
        """Whether anything was asked."""
        return bool(self.sought.words or self.narrowed)

    @property
    def narrowed(self) -> bool:
        """Whether a filter is set."""
        return any(getattr(self.sought, name) for name in FILTERS)

    @property
    def head(self) -> str:
        """What was found, in a line."""
        if not self.asked or self.problem:
            return "Search"
        found = count(self.total, "article")
        return f"{found} with “{self.sought.words}”" if self.sought.words else f"{found}, newest first"


def add(app: FastAPI, archive: Door) -> None:
    """Add the search page."""

    @app.get("/search")
    def search_page(
        q: str = "", since: str = "", until: str = "", source: str = "", entity: str = "", language: str = "",
        story: str = "", page: int = 1,
    ) -> Response:  # fmt: skip
        page = max(1, min(page, FURTHEST))
        sought = Sought(
            q.strip(), since.strip() or None, until.strip() or None, source.strip() or None, entity.strip() or None,
            language.strip() or None, story.strip() or None, SHOWN, SHOWN * (page - 1),
        )  # fmt: skip
        found = view(archive, sought, page)
        return HTMLResponse(render("search.html", here="search", view=found), 400 if found.problem else 200)


def view(archive: Door, sought: Sought, page: int) -> SearchView:
    """The search page; what cannot be searched for is said on it."""
    nothing = SearchView(sought, (), 0, page, (), "", "")
    if not nothing.asked:
        return nothing
    try:
        answers = archive.search(sought, facets=True)
    except UsageError as problem:
        return replace(nothing, problem=problem)
    more = answers.total > sought.skip + len(answers.found)
    return SearchView(
        sought, _hits(archive, answers), answers.total, page, tuple(_facets(sought, answers)),
        _address(sought, page=page - 1) if page > 1 else "", _address(sought, page=page + 1) if more else "",
    )  # fmt: skip


def _hits(archive: Door, answers: Answers) -> tuple[Hit, ...]:
    titles: dict[str, str] = {}
    hits: dict[str, Hit] = {}
    for found in answers.found:
        key = found.family or found.article.ref
        if key in hits:
            hits[key] = replace(hits[key], also=(*hits[key].also, found.article))
            continue
        if found.story and found.story not in titles:
            titles[found.story] = archive.story(found.story).title
        hits[key] = Hit(
            found.article, _pieces(found), _place(found), found.story, titles.get(found.story or "", "")
        )  # fmt: skip
    return tuple(hits.values())


def _pieces(found: Found) -> tuple[Piece, ...]:
    return tuple(places.pieces(found.snippet, 0, [Place(span, look="hit") for span in found.found]))


def _place(found: Found) -> str:
    """Where the first word found stands on its page; the article when it stands in the title alone."""
    if found.found:
        words = found.found[0].of(found.snippet)
        before = found.snippet[: found.found[0].start].rsplit("... ", 1)[-1][-30:]
        for wanted in (before + words, words):
            for span, text in found.article.paragraphs():
                at = text.find(wanted)
                if at >= 0:
                    end = span.start + at + len(wanted)
                    place = Span(end - len(words), end)
                    return f"{link(found.article.ref)}?at={place.start}-{place.end}#at"
    return link(found.article.ref)


def _facets(sought: Sought, answers: Answers) -> list[tuple[str, tuple[Choice, ...]]]:
    made = []
    for facet in answers.facets:
        choices = tuple(_choice(sought, facet.name, value, n) for value, n in facet.values)
        if len(choices) > 1 or any(choice.on for choice in choices):
            made.append((FACETS[facet.name], choices))
    return made


def _choice(sought: Sought, name: str, value: str, n: int) -> Choice:
    if name == "month":
        on = sought.since == value and sought.until == value
        narrowed = replace(sought, since=None if on else value, until=None if on else value)
        known = moment(value)
        return Choice(known.full_day.partition(" ")[2] or value, n, _address(narrowed), on)
    on = getattr(sought, name) == value
    then = None if on else value
    narrowed = replace(sought, source=then) if name == "source" else replace(sought, language=then)
    return Choice(value, n, _address(narrowed), on)


def _address(sought: Sought, page: int = 1) -> str:
    values: Sequence[tuple[str, str | int | None]] = (
        ("q", sought.words), *((name, getattr(sought, name)) for name in FILTERS), ("page", page if page > 1 else None),
    )  # fmt: skip
    return "/search?" + urlencode([(name, value) for name, value in values if value])

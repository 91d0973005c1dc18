"""The pages that lead from stories to words: the first page, a story, an article, two texts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from urllib.parse import quote

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from headwater.errors import UnknownReference, UsageError
from headwater.records import Story
from headwater.telling.door import Door
from headwater.telling.dossier import Dossier, gather
from headwater.web import article, judged, story, today
from headwater.web import compare as comparing
from headwater.web.forms import token
from headwater.web.templating import render

LONGEST_REFERENCE = 4_000


def add(app: FastAPI, archive: Door) -> None:
    """Add the pages of stories and articles."""

    @app.get("/")
    def first_page() -> Response:
        stories, total = archive.newest(today.STORIES_SHOWN)
        lines = today.ordered([today.line(dossier) for dossier in _first(archive, stories)])
        heads = [{row[0] for row in one.rows} for one in lines]
        differ, damaged = (sum(key in head for head in heads) for key in ("Sources differ", "Copies"))
        return HTMLResponse(
            render("today.html", here="today", lines=lines, total=total, differ=differ, damaged=damaged)
        )

    @app.get("/story/{id}")
    def story_page(id: str) -> Response:
        found = archive.story(reference(id))
        if found.id != id:
            return RedirectResponse(f"/story/{quote(found.id, safe='')}", 301)
        view = story.view(gather(archive, found))
        decided = judged.of_articles(archive, found.refs, (*judged.OF_STORIES, *judged.OF_TEXTS))
        page = render("story.html", view=view, related=near_stories(archive, found), decided=decided, token=token(),
                      notes=judged.notes_on_claims(decided))  # fmt: skip
        return HTMLResponse(page)

    @app.get("/article/{ref:path}")
    def article_page(ref: str, at: str | None = None, mark: str | None = None) -> Response:
        one = archive.article(reference(ref))
        reading = archive.readings([one.ref])[one.ref]
        view = article.view(reading, archive.page(ref), story_of(archive, one.ref), at, mark)
        return HTMLResponse(render("article.html", view=view))

    @app.get("/compare")
    def compare_page(a: str = "", b: str = "") -> Response:
        if not a or not b:
            hint = "Stories lead here: press an edge of a family tree."
            raise UsageError("Cannot compare: two references are needed, `a` and `b`.", hint)
        left, right = archive.article(reference(a)), archive.article(reference(b))
        found = archive.compare(left.ref, right.ref)
        told = story_of(archive, right.ref)
        return HTMLResponse(render("compare.html", view=comparing.view(found, left, right, told)))


def _first(archive: Door, stories: Sequence[Story]) -> Iterator[Dossier]:
    """The newest stories: the carried ones whole, as many as a page may cost, the others by their articles alone."""
    whole = {one.id for one in [one for one in stories if len(one.refs) > 1][: today.WHOLE_SHOWN]}
    articles = archive.articles([ref for one in stories if one.id not in whole for ref in one.refs[:1]])
    for one in stories:
        if one.id in whole:
            yield gather(archive, one)
        else:
            yield Dossier(one, (), (), {ref: articles[ref] for ref in one.refs[:1] if ref in articles}, {})


def story_of(archive: Door, ref: str) -> Story | None:
    """The story that an article tells, or None."""
    try:
        return archive.story(ref)
    except UnknownReference:
        return None


def near_stories(archive: Door, one: Story) -> list[tuple[Story, str]]:
    """Stories close to one, each with how."""
    found: list[tuple[Story, str]] = []
    for link in one.related[: story.RELATED_SHOWN]:
        with suppress(UnknownReference):
            found.append((archive.story(link.story), link.kind))
    return found


def reference(text: str) -> str:
    """A reference or id as an address gives it, unless it is longer than any."""
    if len(text) > LONGEST_REFERENCE:
        raise UsageError(f"Cannot look up the reference: it has {len(text):,} characters.", "References are shorter.")
    return text

"""The routes of the API. Each hands an answer of the archive to the shape that the command line prints too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Generic, TypeVar

from fastapi import FastAPI, Query, Request
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from headwater.api import events, problems, writing
from headwater.api.bodies import body
from headwater.archive import Archive
from headwater.archive.revising import severity
from headwater.archive.times import first_moment
from headwater.records import Sought
from headwater.shapes import following as told
from headwater.shapes import make, outward

LONGEST_TEXT = 5_000_000
"""Bytes of a text that can be traced."""
LONGEST_LIST = 500
Shape = TypeVar("Shape")
Limit = Annotated[int, Query(ge=1, le=LONGEST_LIST, description="At most so many.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="How many are left out before them.")]
Words = Annotated[str, Query(max_length=1_000)]
Id = Annotated[str, Query(max_length=4_000)]


class Listing(BaseModel, Generic[Shape]):
    """A part of a list: `total` is the length of the whole, `next` the offset of the next part."""

    items: list[Shape]
    total: int
    next: int | None


def create_api(archive: Archive) -> FastAPI:
    """The API over one archive."""
    app = FastAPI(
        title="Headwater", version="1", docs_url=None, redoc_url=None,
        description="Who said what, in which words, copied from whom. It never says what is true.",
    )  # fmt: skip
    problems.add(app)
    _articles(app, archive)
    _stories(app, archive)
    _asking(app, archive)
    writing.add(app, archive)
    events.add(app, archive)
    return app


def _part(found: Sequence[Any], shape: Callable[[Any], Shape], limit: int, offset: int) -> Listing[Shape]:
    items = [shape(it) for it in found[offset : offset + limit]]
    return Listing(items=items, total=len(found), next=offset + limit if offset + limit < len(found) else None)


def _articles(app: FastAPI, archive: Archive) -> None:
    @app.get("/articles/{ref:path}", summary="One article by its reference")
    def article(ref: str) -> outward.ArticleShape:
        return make.article(archive.article(ref))

    @app.get("/families", summary="Texts that derive from one another")
    def families(limit: Limit = 50, offset: Offset = 0) -> Listing[outward.FamilyShape]:
        return _part(archive.families(), make.family, limit, offset)

    @app.get("/families/{id}", summary="One family, by its id, a former one, or the reference of a witness")
    def family(id: str) -> outward.FamilyShape:
        return make.family(archive.family(id))

    @app.get("/compare", summary="What changed from one kept article to another")
    def compare(a: Id, b: Id) -> outward.ComparisonShape:
        found = archive.compare(archive.article(a).ref, archive.article(b).ref)
        return make.comparison(found.pair, found.alterations)


def _stories(app: FastAPI, archive: Archive) -> None:
    @app.get("/stories", summary="What happened, the newest first")
    def stories(limit: Limit = 50, offset: Offset = 0) -> Listing[outward.StoryShape]:
        return _part(archive.stories(), make.story, limit, offset)

    @app.get("/stories/{id}", summary="One story, by its id, a former one, or the reference of an article")
    def story(id: str) -> outward.StoryShape:
        return make.story(archive.story(id))

    @app.get("/stories/{id}/statements", summary="What is claimed in a story, most weighty first")
    def statements(id: str, limit: Limit = 50, offset: Offset = 0) -> Listing[outward.StatementShape]:
        return _part(archive.statements(id), make.statement, limit, offset)


def _asking(app: FastAPI, archive: Archive) -> None:
    @app.get("/search", summary="Articles that hold all the words and pass the filters")
    def search(
        q: Words = "", since: Words | None = None, until: Words | None = None, source: Words | None = None,
        entity: Words | None = None, language: Words | None = None, story: Words | None = None,
        limit: Limit = 20, offset: Offset = 0,
    ) -> Listing[outward.HitShape]:  # fmt: skip
        found = archive.search(Sought(q, since, until, source, entity, language, story, limit, offset))
        more = offset + len(found.found) < found.total
        hits = [make.hit(it) for it in found.found]
        return Listing(items=hits, total=found.total, next=offset + limit if more else None)

    @app.get("/entities", summary="Who and what is named, most mentioned first")
    def entities(name: Words | None = None, limit: Limit = 50, offset: Offset = 0) -> Listing[outward.EntityShape]:
        return _part(archive.entities(name), make.entity, limit, offset)

    @app.get("/ledger", summary="Figures and commitments over time")
    def ledger(
        topic: Words | None = None, by: Words | None = None, to: Words | None = None, unit: Words | None = None,
        limit: Limit = 50, offset: Offset = 0,
    ) -> Listing[outward.LedgerShape]:  # fmt: skip
        rows, _ = archive.ledger(topic=topic, by=by, to=to, unit=unit)
        return _part(rows, make.ledger_row, limit, offset)

    @app.get("/changes", summary="What kept pages said before: corrections, silent edits, pages that are gone")
    def changes(since: Words = "") -> list[told.ChangeShape]:
        first = first_moment(since, datetime.now(UTC)) if since else ""
        return [told.change(it, severity(it)) for it in archive.revised(first, most=LONGEST_LIST)]

    @app.get("/health", summary="How much is kept, by kind")
    def health() -> dict[str, int]:
        return dict(archive.counts())

    @app.post(
        "/trace", summary="Where the articles of a text or page come from; nothing is kept",
        openapi_extra={"requestBody": {"required": True, "content": {"text/plain": {"schema": {"type": "string"}},
                                                                       "text/html": {"schema": {"type": "string"}}}}},
    )  # fmt: skip
    async def trace(request: Request) -> list[outward.TraceShape]:
        given = await body(request, LONGEST_TEXT)
        traced, refused = await run_in_threadpool(lambda: archive.trace("-", stdin=given))
        if refused:
            raise HTTPException(422, refused[0].reason)
        return list(map(make.traced, traced))

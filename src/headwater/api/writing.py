"""The routes that keep something: pages that are sent or linked, and what people decide."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Query, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from headwater.api.bodies import body
from headwater.archive import Archive
from headwater.errors import UsageError
from headwater.records import JudgementKind
from headwater.shapes import make, outward

LONGEST_PAGE = 20_000_000
"""Bytes of a page, feed or mail that can be sent; what holds many pages is added by `headwater add`."""
Address = Annotated[str, Query(max_length=4_000, description="Where the page stands, or what it is to be called.")]
_MEDIA = ("text/html", "text/plain", "application/octet-stream")


class Link(BaseModel):
    """A page to fetch."""

    address: str = Field(max_length=4_000, pattern="^https?://")


class Decision(BaseModel):
    """What somebody decides about two articles or two names; `parent` means that `b` was made from `a`."""

    kind: JudgementKind
    a: str = Field(min_length=1, max_length=4_000)
    b: str = Field(default="", max_length=4_000)
    note: str = Field(default="", max_length=4_000)


def add(app: FastAPI, archive: Archive) -> None:
    """Add the routes."""

    @app.post(
        "/pages", summary="Keep a page that is sent as the body", status_code=201,
        openapi_extra={"requestBody": {"required": True, "content": {
            media: {"schema": {"type": "string"}} for media in _MEDIA}}},
    )  # fmt: skip
    async def keep(request: Request, address: Address, seen: Annotated[str | None, Query(max_length=40)] = None) -> (
        outward.AddedShape
    ):  # fmt: skip
        given = await body(request, LONGEST_PAGE)
        called = _called(address)
        return make.added(await run_in_threadpool(lambda: archive.add(["-"], stdin=given, called=called, seen=seen)))

    @app.post("/links", summary="Fetch a page and keep it", status_code=201)
    def fetch(link: Link) -> outward.AddedShape:
        return make.added(archive.add([link.address]))

    @app.delete("/pages", summary="Forget a page and all that rests on it alone")
    def forget(ref: Address) -> outward.RemovedShape:
        return make.removed(archive.remove([ref]))

    @app.get("/judgements", summary="What people decided, in the order in which they did")
    def judgements(undone: bool = False) -> list[outward.JudgementShape]:
        return [make.judgement(it) for it in archive.judgements(undone=undone)]

    @app.post("/judgements", summary="Decide about two articles or two names", status_code=201)
    def judge(request: Request, decision: Decision) -> outward.JudgementShape:
        who = getattr(request.state, "who", None)
        return make.judgement(archive.judge(decision.kind, decision.a, decision.b, by=who, note=decision.note))

    @app.delete("/judgements/{id}", summary="Take a judgement back")
    def undo(id: Annotated[int, Field(ge=1, le=2**31 - 1)]) -> outward.JudgementShape:
        return make.judgement(archive.undo(id))


def _called(address: str) -> str:
    """The address that a page is kept under; nothing is opened there."""
    if not address.strip() or not address.isprintable() or "#" in address:
        raise UsageError(f"Cannot keep a page as `{address[:80]}`: it is no address of a page.", "address=notes/1.txt")
    return address.strip()

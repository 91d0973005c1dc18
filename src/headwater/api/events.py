"""What is new, as it comes in: server-sent events (WHATWG HTML, 9.2)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import FastAPI, Header
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from headwater.archive import Archive
from headwater.errors import HeadwaterError

LISTENERS = 50
"""How many may listen at once."""
AT_ONCE = 100
"""Events told at one look."""
PAUSE = 2.0
"""Seconds between two looks."""
_STILL = 8  # looks without anything new after which a line says that the server is there


def add(app: FastAPI, archive: Archive, *, pause: float = PAUSE) -> None:
    """Add the stream. An event is an article with its story; its id is the number under which the store keeps it."""
    listening: set[object] = set()

    @app.get("/events", summary="Articles as they come in, as server-sent events", response_class=StreamingResponse)
    async def events(
        last_event_id: Annotated[str | None, Header(max_length=20, pattern="^[0-9]+$")] = None,
    ) -> StreamingResponse:
        if len(listening) >= LISTENERS:
            raise HTTPException(503, f"{LISTENERS} listen already.")
        last = int(last_event_id) if last_event_id else await run_in_threadpool(archive.newest_number)
        return StreamingResponse(told(last), media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def told(last: int) -> AsyncIterator[str]:
        me, still = object(), 0
        listening.add(me)
        try:
            yield f"retry: {int(pause * 1000)}\n\n"
            while True:
                lines, last = await run_in_threadpool(_new, archive, last)
                still = 0 if lines else still + 1
                for line in lines:
                    yield line
                if still >= _STILL:
                    still = 0
                    yield ": here\n\n"
                await asyncio.sleep(pause)
        finally:
            listening.discard(me)


def _new(archive: Archive, last: int) -> tuple[list[str], int]:
    """Events for what was kept after a number, and the number of the last of them."""
    lines = []
    try:
        for number, ref in archive.kept_after(last, AT_ONCE):
            article = archive.article(ref)
            event = {"ref": ref, "title": article.title, "publisher": article.publisher, "story": archive.story(ref).id}
            lines.append(f"id: {number}\nevent: article\ndata: {json.dumps(event)}\n\n")
            last = number
    except HeadwaterError as error:  # not yet related, or the store is gone for now: the next look tells
        if not lines:
            lines.append(f": {' '.join(error.message.split())}\n\n")
    return lines, last

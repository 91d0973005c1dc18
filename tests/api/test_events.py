"""What comes in is told to whoever listens, once each, also after a break; answers that did not change say so."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

import headwater
from headwater.api import events
from headwater.server import create
from town import PAGES, settle_in


@pytest.fixture
def archive(tmp_path: Path):
    settle_in(tmp_path)
    with headwater.open(tmp_path / "news.db") as made:
        made.add([str(tmp_path / "wire.txt")])
        yield made


def stream(archive, last: str | None):
    app = FastAPI()
    events.add(app, archive, pause=0.01)
    route = next(it for it in app.routes if getattr(it, "path", "") == "/events")
    return route.endpoint(last_event_id=last)  # type: ignore[attr-defined]


def told(archive, last: str | None, wanted: int, between=lambda: None) -> list[str]:
    """The first events of a stream; `between` runs once it has begun."""

    async def listen() -> list[str]:
        answer = await stream(archive, last)
        lines = answer.body_iterator
        assert str(await anext(lines)).startswith("retry:")
        await asyncio.to_thread(between)
        found: list[str] = []
        while len(found) < wanted:
            line = str(await anext(lines))
            if line.startswith("id:"):
                found.append(line)
        await lines.aclose()
        return found

    return asyncio.run(asyncio.wait_for(listen(), 60))


def test_an_article_is_told_when_it_comes_in(archive, tmp_path):
    found = told(archive, None, 1, lambda: archive.add([str(tmp_path / "courier.txt")]))
    data = json.loads(found[0].partition("data: ")[2])
    assert data["ref"].endswith("courier.txt#1")
    assert data["story"] == archive.story(data["ref"]).id


def test_who_comes_back_is_told_what_was_missed_and_no_more(archive, tmp_path):
    last = archive.newest_number()
    archive.add([str(tmp_path / name) for name in PAGES])
    missed = len(archive.refs()) - 1
    found = told(archive, str(last), missed)
    assert len({json.loads(it.partition("data: ")[2])["ref"] for it in found}) == missed


def test_an_answer_that_did_not_change_says_so(archive, tmp_path):
    client = TestClient(create(archive))
    first = client.get("/api/v1/stories")
    known = {"If-None-Match": first.headers["etag"]}
    again = client.get("/api/v1/stories", headers=known)
    assert (again.status_code, again.content) == (304, b"")
    archive.add([str(tmp_path / name) for name in PAGES])
    assert client.get("/api/v1/stories", headers=known).status_code == 200
    assert "etag" not in client.get("/api/v1/stories/none").headers

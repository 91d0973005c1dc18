"""What language models are told: asked with the protocol's reference client."""

from __future__ import annotations

import asyncio
import json
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import headwater
from headwater.mcp_server import create_mcp
from headwater.shapes import make
from town import COPY, settle_in

mcp = pytest.importorskip("mcp", reason="the extra `mcp` is not installed")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("mcp")
    pages = settle_in(folder)
    with headwater.open(folder / "news.db") as made:
        made.add(pages)
        yield made


def asked(server: Any, ask: Callable[[Any], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with mcp.Client(server) as client:
            return await ask(client)

    return asyncio.run(run())


def told(archive: Any, tool: str, **given: Any) -> Any:
    answer = asked(create_mcp(archive), lambda client: client.call_tool(tool, given))
    assert not answer.is_error, answer.content
    found = answer.structured_content
    return found["result"] if set(found) == {"result"} else found


def same(shape: Any) -> Any:
    return json.loads(json.dumps(shape))


def test_a_tool_answers_in_the_shapes_that_the_commands_print(archive):
    story, family = archive.stories()[0], archive.families()[0]
    edge = next(it for it in family.edges if it.exemplar in family.refs)
    assert told(archive, "story", id=story.id) == same(make.story(story))
    assert told(archive, "statements", story=story.id, limit=3) == same(
        [make.statement(it) for it in archive.statements(story.id)[:3]]
    )
    assert told(archive, "families", id=edge.copy) == same(make.family(family))
    compared = archive.compare(edge.exemplar, edge.copy)
    expected = same(make.comparison(compared.pair, compared.alterations))
    assert told(archive, "compare", a=edge.exemplar, b=edge.copy) == expected
    assert told(archive, "article", ref=edge.copy)["ref"] == edge.copy


def test_stories_are_told_by_sources_before_articles(archive):
    listed = told(archive, "stories")
    assert [it["story"] for it in listed] == [it.id for it in archive.stories()][: len(listed)]
    assert [it["independent_sources"] for it in listed] == [it.independent_sources for it in archive.stories()]


def test_only_statements_of_the_verdict_that_was_asked_for_are_told(archive):
    story = archive.stories()[0].id
    every = {it.verdict for it in archive.statements(story)}
    for verdict in every:
        assert {it["verdict"] for it in told(archive, "statements", story=story, verdict=verdict)} == {verdict}


def test_a_pasted_text_is_traced_and_not_kept(archive):
    before = archive.refs()
    traced = told(archive, "trace", text=COPY)
    assert traced[0]["nearest"]
    assert archive.refs() == before


def test_a_refusal_says_what_was_found_and_what_to_do(archive):
    answer = asked(create_mcp(archive), lambda client: client.call_tool("story", {"id": "no-such"}))
    assert answer.is_error
    assert "Cannot find the story `no-such`" in answer.content[0].text
    assert "headwater stories" in answer.content[0].text


def test_a_story_and_an_article_are_resources(archive):
    story = archive.stories()[0]
    read = asked(create_mcp(archive), lambda client: client.read_resource(f"headwater://story/{story.id}"))
    found = json.loads(read.contents[0].text)
    assert found["story"] == story.id
    assert {"independent", "voices", "why"} <= set(found["statements"][0])
    ref = story.refs[0]
    read = asked(create_mcp(archive), lambda client: client.read_resource(f"headwater://article/{quote(ref, safe='')}"))
    assert json.loads(read.contents[0].text)["ref"] == ref


def test_a_file_that_is_not_kept_is_no_resource(archive):
    address = f"headwater://article/{quote('/etc/hostname#1', safe='')}"
    with pytest.raises(BaseExceptionGroup) as refused:
        asked(create_mcp(archive), lambda client: client.read_resource(address))
    assert refused.group_contains(mcp.MCPError, match="Cannot find")


def test_the_command_serves_standard_input_and_output(archive):
    way = mcp.StdioServerParameters(
        command=sys.executable, args=["-m", "headwater", "mcp", "--store", str(archive.where)]
    )
    answer = asked(mcp.stdio_client(way), lambda client: client.call_tool("stories", {"limit": 1}))
    assert answer.structured_content["result"][0]["story"] == archive.stories()[0].id


def test_the_command_serves_streamable_http_on_loopback(archive):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "headwater", "mcp", "--http", "--port", str(port), "--store", str(archive.where)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as served:
        try:
            _wait_for(port)
            answer = asked(f"http://127.0.0.1:{port}/mcp", lambda client: client.list_tools())
            assert {"search", "story", "statements", "compare", "trace", "families", "ledger"} <= {
                tool.name for tool in answer.tools
            }
        finally:
            served.terminate()


def _wait_for(port: int) -> None:
    for _ in range(600):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError("nothing answers")

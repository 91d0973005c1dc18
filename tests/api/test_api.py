"""The HTTP API gives what the commands print, and says what goes wrong as problem details."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

import headwater
from headwater.api import create_api
from headwater.shapes import make, outward
from town import COPY, settle_in


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("api")
    pages = settle_in(folder)
    with headwater.open(folder / "news.db") as made:
        made.add(pages)
        yield made


@pytest.fixture(scope="module")
def client(archive):
    return TestClient(create_api(archive), raise_server_exceptions=False)


def test_a_list_has_the_shapes_that_the_commands_print(client, archive):
    story = archive.stories()[0]
    for path, found, shape in (
        ("/stories", archive.stories(), make.story),
        ("/families", archive.families(), make.family),
        ("/entities", archive.entities(), make.entity),
        (f"/stories/{story.id}/statements", archive.statements(story.id), make.statement),
    ):
        told = client.get(path, params={"limit": 500}).json()
        assert told["items"] == json.loads(json.dumps([shape(it) for it in found])), path
        assert (told["total"], told["next"]) == (len(found), None)


def test_parts_of_a_list_join_to_the_whole(client):
    whole = client.get("/entities", params={"limit": 500}).json()["items"]
    joined, offset = [], 0
    while offset is not None:
        part = client.get("/entities", params={"limit": 3, "offset": offset}).json()
        joined += part["items"]
        offset = part["next"]
    assert joined == whole


def test_one_thing_is_found_by_its_id_and_by_a_reference(client, archive):
    family = archive.families()[0]
    ref = family.refs[0]
    assert client.get(f"/families/{family.id}").json() == json.loads(json.dumps(make.family(family)))
    assert client.get(f"/articles/{ref.replace('#', '%23')}").json()["ref"] == ref
    edge = family.edges[0]
    told = client.get("/compare", params={"a": edge.exemplar, "b": edge.copy}).json()
    assert (told["a"], told["b"]) == (edge.exemplar, edge.copy)
    assert told["alterations"]


def test_search_filters_and_counts(client):
    told = client.get("/search", params={"q": "bridge", "limit": 1}).json()
    assert told["total"] == 4
    assert told["next"] == 1
    assert client.get("/search", params={"q": "bridge", "source": "courier"}).json()["total"] == 1


def test_a_text_is_traced_and_not_kept(client, archive):
    before = archive.refs()
    (told,) = client.post("/trace", content=COPY.encode(), headers={"Content-Type": "text/plain"}).json()
    assert told["nearest"]
    assert archive.refs() == before


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/stories/none", 404), ("/families/none", 404), ("/articles/none%231", 404), ("/nothing", 404),
        ("/stories?limit=0", 422), ("/stories?limit=9999", 422), ("/stories?offset=-1", 422), ("/compare?a=x", 422),
        ("/search", 400), ("/search?q=a&since=soon", 400), ("/entities?name=" + "x" * 2000, 422),
    ],
)  # fmt: skip
def test_what_goes_wrong_is_a_problem_with_code_and_words(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == status
    assert told["title"]
    assert told["type"].startswith("urn:headwater:")


def test_no_text_and_too_much_text_are_refused(client):
    assert client.post("/trace", content=b"").status_code == 400
    assert client.post("/trace", content=b"a" * 6_000_000).status_code == 413


def test_every_operation_is_described_and_answers_as_described(client):
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.")
    for path, item in document["paths"].items():
        for operation in item.values():
            assert operation["summary"], path
            told = next(it for status, it in operation["responses"].items() if status.startswith("2"))
            assert path == "/events" or told["content"]["application/json"]["schema"], path
    TypeAdapter(list[outward.StoryShape]).validate_python(client.get("/stories").json()["items"])

"""Feeds that go out are read back by a reader that we did not write."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import pytest
from fastapi.testclient import TestClient

import headwater
from headwater.feeds_out import create_feeds
from headwater.shapes.feeds import FORMS, Feed, Item
from town import settle_in


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("feeds")
    pages = settle_in(folder)
    with headwater.open(folder / "news.db") as made:
        made.add(pages)
        yield made


@pytest.fixture(scope="module")
def client(archive):
    return TestClient(create_feeds(archive))


def read(body: bytes) -> feedparser.FeedParserDict:
    found = feedparser.parse(body)
    assert not found.bozo, found.get("bozo_exception")
    return found


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_today_lists_the_stories_with_sources_before_articles(archive, client, form):
    answer = client.get(f"/today.{form}")
    found = read(answer.content)
    stories = {it.title: it for it in archive.stories()}
    assert {entry.title for entry in found.entries} == set(stories)
    for entry in found.entries:
        told = entry.content[0].value if form == "atom" else entry.summary
        number = stories[entry.title].independent_sources
        assert told.startswith(f"{number} independent source")
        assert entry.link == f"http://testserver/story/{stories[entry.title].id}"
    assert answer.headers["content-type"].startswith(FORMS[form][1])


def test_json_feed_tells_the_same_as_atom(client):
    told = json.loads(client.get("/today.json").content)
    found = read(client.get("/today.atom").content)
    assert told["version"].endswith("/1.1")
    assert [it["id"] for it in told["items"]] == [entry.id for entry in found.entries]


def test_a_story_says_whose_copy_an_article_is(archive, client):
    story = max(archive.stories(), key=lambda it: len(it.refs))
    found = read(client.get(f"/story/{story.id}.atom").content)
    assert len(found.entries) == len(story.refs)
    told = " ".join(entry.content[0].value for entry in found.entries)
    assert "From Northmoor Wire: " in told
    assert "changed fact" in told
    assert "A report of its own." in told


def test_a_search_and_a_name_are_feeds_of_articles(client):
    assert len(read(client.get("/search.rss", params={"q": "gravel"}).content).entries) >= 2
    assert read(client.get("/name.rss", params={"of": "Sollmann"}).content).entries


def test_a_reader_that_has_the_latest_is_told_so(client):
    first = client.get("/today.atom")
    again = client.get("/today.atom", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("path", "status"),
    [("/story/none.atom", 404), ("/search.atom?q=", 400), ("/today.txt", 422), ("/watch/none.rss", 404)],
)
def test_what_is_not_there_is_refused(client, path, status):
    assert client.get(path).status_code == status


@pytest.mark.parametrize("form", ["atom", "rss"])
def test_hostile_words_stay_words(form):
    words = "<script>alert(1)</script> ]]> & \x00\x1b\ufffe \ud800"
    item = Item("urn:x:1", words, "never", words, ("http://x.example/?a=1&b=<2>",), words)
    found = read(FORMS[form][0](Feed("urn:x:0", words, "", (item,))))
    assert "\x1b" not in found.entries[0].title
    assert found.entries[0].link == "http://x.example/?a=1&b=<2>"

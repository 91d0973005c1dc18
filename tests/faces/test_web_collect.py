"""What the page of what is followed says: how it is with it, what was said before, what was refused and what to do."""

import re

import pytest
from fastapi.testclient import TestClient

from faces.dam import Dam
from faces.test_web import Marks
from headwater.records import Alteration, Followed, Revised, Source
from headwater.web import create_app

EVIL = '<script>alert(1)</script>"onload="x'


class Collected(Dam):
    """The dam with sources, an edit and pages that were refused."""

    def __init__(self) -> None:
        super().__init__()
        before, after = self.article("01_westmark_1310.txt#1"), self.article("02_westmark_corrected.html#1")
        number = Alteration("number", "42 metres", "24 metres", None, None, True, "critical")
        self.edits = [
            Revised(before.page, "2026-03-12T18:50:00+00:00", before, after, "silent", (number,), (3, 4)),
            Revised(before.page, "2026-03-13T08:00:00+00:00", before, None, "gone"),
        ]

    def followed(self):
        def source(id, health, note="", title=""):
            at = f"http://s{id}.example/rss"
            return Source(id, at, at, title=title, health=health, note=note, looked_at="2026-03-13T09:00:00+00:00")

        return (
            source(1, "ok", title="Harbour news"),
            source(2, "dead", "Cannot fetch `http://s2.example/rss`: the server has a fault (HTTP 500).", EVIL),
        )

    def not_kept(self, most=100):
        note = "Cannot fetch `http://s1.example/a`: the server forbids it (HTTP 403).\nsave `the page`"
        return (Followed(1, "http://s1.example/a", state="refused", note=note, looked_at="2026-03-13T09:00:00+00:00"),)

    def revised(self, since="", *, most=None):
        return self.edits


@pytest.fixture(scope="module")
def client():
    return TestClient(create_app(Collected(), ["testserver"]))


def words(client, path="/collect") -> str:
    return " ".join(Marks(client.get(path).text).text.split())


def test_what_needs_a_look_stands_first_with_what_to_do(client):
    page = words(client)
    assert "2 sources are followed, 1 of them needs a look." in page
    assert page.index("has not answered for a week") < page.index("Harbour news")
    assert "The server has a fault (HTTP 500)." in page
    assert "Look for a new address" in page


def test_an_edit_is_told_with_its_facts_and_leads_to_both_versions(client):
    page = client.get("/collect").text
    assert "silent edit" in words(client)
    assert "“42 metres” to “24 metres”" in words(client)
    href = re.search(r'href="(/compare\?[^"]+)"', page)[1].replace("&amp;", "&")
    assert client.get(href).status_code == 200


def test_only_silent_edits_can_be_shown(client):
    assert "the page is gone" in words(client)
    assert "the page is gone" not in words(client, "/collect?silent=1")


def test_what_was_refused_says_why_and_what_to_do(client):
    page = client.get("/collect").text
    assert "The server forbids it (HTTP 403)." in page
    assert "Save <code>the page</code>." in page


def test_what_sources_call_themselves_stays_words(client):
    page = client.get("/collect").text
    assert EVIL not in page
    assert not Marks(page).open


def test_who_follows_nothing_is_told_how_to_begin():
    page = words(TestClient(create_app(Dam(), ["testserver"])))
    assert "Nothing is followed." in page
    assert "headwater follow" in page

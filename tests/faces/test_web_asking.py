"""The pages on which people ask and decide, over a real archive of a few pages."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

import headwater
from faces.test_web import Marks
from faces.test_web_hostile import WORDS, Seen
from headwater.telling.witnesses import link
from headwater.web import create_app
from town import COPY, PAGES, settle_in


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("asking")
    settle_in(folder)
    with headwater.open(folder / "news.db") as made:
        made.add([str(folder / page) for page in PAGES])
        yield made


@pytest.fixture(scope="module")
def client(archive):
    return TestClient(create_app(archive, ["testserver"]))


@pytest.fixture(scope="module")
def token(client):
    return re.search(r'name="token" value="([^"]+)"', client.get("/trace").text)[1]


@pytest.fixture
def family(archive):
    return max(archive.families(), key=lambda f: len(f.refs))


def words(text: str) -> str:
    return Marks(text).text


PATHS = (
    "/search?q=bridge", "/search?source=radio", "/names", "/coming", "/judgements", "/trace", "/digest?since=7d",
    "/digest",
    "/collect", "/collect?silent=1", "/ledger", "/ledger?figures=1&topic=bridge",
    "/sources", "/source/The%20Lenn%20Courier",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_every_page_is_well_formed_and_its_links_answer(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    found = Marks(answer.text)
    assert not found.open
    assert not found.odd
    assert len(found.ids) == len(set(found.ids))
    for href in found.hrefs:
        if href.startswith("/"):
            assert client.get(href).status_code == 200, href


def test_copies_of_one_text_stand_under_the_best_of_them(client):
    page = client.get("/search?q=gravel+pier").text
    assert "4 articles" in words(page)
    assert page.count("<h3") == 2, "the wire text with its two copies, and the radio's report"
    assert "The same text in" in words(page)


def test_a_word_found_leads_to_its_place_on_the_captured_page(client):
    page = client.get("/search?q=gulls").text
    href = re.search(r'href="(/article/[^"]+\?at=[^"]+)#at"', page)[1]
    assert '<span class="asked"' in client.get(href.replace("&amp;", "&")).text
    assert '<span class="hit">gulls</span>' in page


def test_a_facet_narrows_and_widens_again(client):
    page = client.get("/search?q=bridge").text
    href = re.search(r'<a href="(/search[^"]+)">The Lenn Courier</a>', page)[1].replace("&amp;", "&")
    narrowed = client.get(href).text
    assert "1 article with" in words(narrowed)
    back = re.search(r'<a href="([^"]+)" aria-current="true">The Lenn Courier', narrowed)[1].replace("&amp;", "&")
    assert words(client.get(back).text) == words(page)


@pytest.mark.parametrize(
    ("query", "says"),
    [("q=%22", "no word"), ("q=bridge&since=soon", "as a time"), ("q=" + "a%20" * 2000, "most")],
)
def test_what_cannot_be_searched_for_is_said(client, query, says):
    answer = client.get(f"/search?{query}")
    assert answer.status_code == 400
    assert says in words(answer.text)


def test_nothing_found_says_what_to_do(client):
    assert "Leave out a word" in words(client.get("/search?q=zeppelin").text)


def test_a_pasted_copy_is_traced_and_its_changed_facts_told(client, token, archive):
    before = archive.refs()
    text = COPY.replace("Brandes", "Brandis").replace("1,800 tonnes", "8,100 tonnes")
    page = words(client.post("/trace", data={"token": token, "text": text}).text)
    assert "Nearest known text" in page
    assert "8,100 tonnes" in page
    assert "1 fact changed" in page or "2 facts changed" in page
    assert archive.refs() == before, "tracing keeps nothing"


def test_an_uploaded_file_is_traced(client, token):
    answer = client.post("/trace", data={"token": token}, files={"file": ("a.txt", COPY.encode(), "text/plain")})
    assert answer.status_code == 200
    assert "Nearest known text" in words(answer.text)


def test_tracing_an_unknown_text_gives_no_verdict(client, token):
    text = "The mayor of Quellin opened a museum of umbrellas. " * 3 + "It holds forty of them, all of one owner. " * 3
    assert "no verdict" in words(client.post("/trace", data={"token": token, "text": text}).text)


def test_too_few_words_to_trace_is_said(client, token):
    assert "too few" in words(client.post("/trace", data={"token": token, "text": "nine centimetres and no more"}).text)


def test_a_form_from_elsewhere_is_refused(client, token):
    data = {"token": token, "text": COPY}
    assert client.post("/trace", data={**data, "token": "guessed"}).status_code == 403
    assert client.post("/trace", data=data, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.post("/judge", data={"kind": "parent", "a": "x", "b": "y"}).status_code == 403


def test_a_text_that_is_too_large_is_refused(client, token):
    assert client.post("/trace", data={"token": token, "text": "a" * 6_000_000}).status_code == 413


def test_a_family_shows_every_reading_with_who_has_it(client, family):
    page = client.get(f"/family/{family.id}").text
    assert not Marks(page).open
    rows = re.findall(r"<tr data-step><td>.*?</tr>", page, re.DOTALL)
    tonnes = next(row for row in rows if "1,800" in row)
    assert "1,400" in tonnes
    for href in re.findall(r'href="(/article/[^"]+)"', tonnes):
        assert client.get(href).status_code == 200


def test_a_judgement_is_kept_shown_and_taken_back(client, token, archive, family):
    edge = family.edges[0]
    back = f"/family/{family.id}"
    data = {"token": token, "kind": "not-a-copy", "a": edge.exemplar, "b": edge.copy, "by": "Ilse", "note": "same desk"}
    made = client.post("/judge", data={**data, "back": "//evil.example"}, follow_redirects=False)
    assert made.status_code == 303
    assert made.headers["location"].startswith("/compare?")
    page = words(client.get("/judgements").text)
    assert "Ilse" in page
    assert "same desk" in page
    held = archive.judgements()[-1]
    client.post("/judge/undo", data={"token": token, "id": str(held.id), "back": back})
    assert held.id not in {it.id for it in archive.judgements()}
    assert "taken back" in words(client.get("/judgements").text)


@pytest.mark.parametrize("data", [{}, {"kind": "parent"}, {"kind": "eats", "a": "x", "b": "y"}])
def test_half_a_judgement_is_refused(client, token, data):
    assert client.post("/judge", data={"token": token, **data}).status_code == 400


def test_a_name_has_every_spelling_and_its_places(client, archive):
    entity = next(it for it in archive.entities() if "Brandis" in it.name)
    page = client.get(f"/name/{entity.id}").text
    assert "Brandes" in page
    for href in re.findall(r'href="(/article/[^"]+\?at=[^"]+)#at"', page):
        assert '<span class="asked"' in client.get(href).text
    assert client.get("/name/nobody").status_code == 404


def test_what_is_announced_is_listed_with_its_story(client, archive):
    page = words(client.get("/coming").text)
    announced = [row for story in archive.stories() for row in story.timeline if row.planned]
    assert all(row.event in page for row in announced if row.date >= "2026-03-05")


@pytest.mark.parametrize("kind", ["name", "figure", "quote"])
def test_what_was_read_is_marked_in_place_with_its_reason(client, archive, kind):
    ref = next(ref for ref in archive.refs() if "wire" in ref)
    page = client.get(link(ref) + f"?mark={kind}").text
    found = Marks(page)
    assert not found.open
    assert len(found.ids) == len(set(found.ids))
    places = re.findall(rf'<span class="read-{kind}" title="[^"]+" id="(m\d+)">', page)
    assert places
    assert {f"#{place}" for place in places} <= set(found.hrefs)


def test_a_publisher_is_told_by_what_its_texts_did(client):
    page = words(client.get("/source/the lenn courier").text)
    assert "1 of 1 text was copied" in page
    assert "Northmoor Wire" in page
    assert "Three" in page
    assert client.get("/source/Nobody").status_code == 404


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize(
    "path",
    ["/search?q=", "/search?q=bridge&source=", "/names?q=", "/ledger?topic=", "/digest?since=", "/source/", "/family/"],
)
def test_what_is_asked_stays_words(client, path, words):
    answer = client.get(path + quote(words, safe=""))
    assert answer.status_code in (200, 400, 404)
    seen = Seen()
    seen.feed(answer.text)
    assert not seen.handlers
    assert all(source.startswith("/static/") for source in seen.scripts)
    assert not [target for target in seen.targets if target.lower().startswith(("javascript:", "data:"))]


@pytest.mark.parametrize("words", WORDS)
def test_what_is_pasted_stays_words(client, token, words):
    text = f"{words}\n\n{COPY.replace('gravel', words)}"
    answer = client.post("/trace", data={"token": token, "text": text})
    assert answer.status_code == 200
    seen = Seen()
    seen.feed(answer.text)
    assert not seen.handlers
    assert "alert" not in "".join(seen.scripts)


@pytest.mark.parametrize(
    "path",
    ["/search?page=999999999", "/search?q=a&page=-4", "/article/%00", "/family/" + "x" * 5000, "/name/" + "x" * 5000,
     "/source/" + "x" * 5000, "/story/%2e%2e%2f", "/compare?a=x", "/digest?since=" + "9" * 3000, "/search?page=two"],
)  # fmt: skip
def test_malformed_addresses_get_the_right_error_never_a_broken_page(client, path):
    answer = client.get(path)
    assert answer.status_code in (200, 400, 404, 422)
    assert "Traceback" not in answer.text

"""The pages as a browser without script gets them."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient

from faces.dam import Dam
from headwater.web import create_app
from headwater.web.today import WHOLE_SHOWN

STORY = "/story/st-dam"
ARTICLE = "/article/06_dailydock.txt%232"
COMPARE = "/compare?a=04_easterly_post.txt%231&b=05_infozona24.html%231"
EVERY = ("/", STORY, "/story/st-clock", ARTICLE, COMPARE)


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(create_app(Dam(), ["testserver"]))


class Marks(HTMLParser):
    """Collects ids, links and what must not be there; and that every element is closed."""

    VOID = frozenset({"meta", "link", "br", "input", "img", "hr"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.odd: list[str] = []
        self.open: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        if "id" in held:
            self.ids.append(held["id"])
        if "href" in held:
            self.hrefs.append(held["href"])
        self.odd += [name for name in held if name == "style" or name.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in held):
            self.odd.append(tag)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open[-4:])
        self.open.pop()

    def handle_data(self, data):
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.mark.parametrize("path", EVERY)
def test_every_page_is_well_formed_with_unique_ids_and_nothing_inline(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    found = Marks(answer.text)
    assert not found.open
    assert not found.odd
    assert len(found.ids) == len(set(found.ids))
    assert answer.text.count("<h1") == 1


@pytest.mark.parametrize("path", EVERY)
def test_every_jump_inside_a_page_has_its_place(client, path):
    found = Marks(client.get(path).text)
    assert [href for href in found.hrefs if href.startswith("#") and href[1:] not in found.ids] == []


def test_every_link_between_pages_answers(client):
    seen = set()
    for path in EVERY:
        for href in Marks(client.get(path).text).hrefs:
            if href.startswith("/") and href not in seen:
                seen.add(href)
                assert client.get(href).status_code == 200, href
    assert any("?at=" in href for href in seen), "copies' words are reached on the article's page"


def test_every_answer_forbids_what_pages_do_not_need(client):
    for path in (*EVERY, "/nowhere", "/healthz", "/static/headwater.css"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "*" not in policy


def test_sources_come_before_articles(client):
    text = Marks(client.get(STORY).text).text
    assert "2 independent sources 9 articles on 7 pages" in text
    assert text.index("2 independent sources 9") < text.index("Who reported it for themselves")
    today = Marks(client.get("/").text).text
    assert re.search(r"2 independent sources 9 articles", today)


def test_the_four_causes_are_never_mixed(client):
    text = Marks(client.get(STORY).text).text
    text = text[text.index("What they disagree on, and why") : text.index("Statements and their legs")]
    order = (
        "Sources differ", "five people", "Corrected by its source", "9,000", "Changed in copying only",
        "1.2 million euros",
    )  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "fit together" not in text


def test_a_number_leads_to_its_words_in_place(client):
    page = client.get(STORY).text
    found = re.search(r'<span class="said" id="([^"]+)">12,400 people</span>', page)
    assert found
    assert f'href="#{found[1]}"' in page


def test_the_article_page_marks_the_words_asked_for_even_across_lines(client):
    dam = Dam()
    text = dam.page("06_dailydock.txt#2").text
    at = text.index("spillway cracks at Portuguese dam\nMATOSELA")
    page = client.get(f"{ARTICLE}?at={at}-{at + 42}").text
    assert '<span class="asked" id="at">spillway cracks at Portuguese dam</span>' in page
    assert '<span class="asked">MATOSELA</span>' in page


@pytest.mark.parametrize("at", ["", "x", "5-2", "0-99999999", "9" * 400, "-1-3", "1-2-3"])
def test_a_place_that_is_none_shows_the_page_unmarked(client, at):
    page = client.get(ARTICLE, params={"at": at})
    assert page.status_code == 200
    assert 'id="at"' not in page.text


def test_furniture_is_labelled_on_the_article_page(client):
    text = Marks(client.get(ARTICLE).text).text
    assert "advert This advertisement has not loaded yet" in text


def test_compare_numbers_the_changed_facts_and_lists_the_gravest_first(client):
    page = client.get(COMPARE).text
    text = Marks(page).text
    assert "A4 InfoZona24 is a rewritten copy of A3 The Easterly Post" in text
    assert "7 facts changed" in text
    assert text.index("Reversed") < text.index("Figures:") < text.index("Names, places")
    assert re.search(r'<span class="rev" [^>]*id="c(\d)">in danger of collapse</span><sup class="no">\1</sup>', page)


def test_the_tree_says_in_words_what_it_draws(client):
    page = client.get(STORY).text
    desc = re.search(r'<desc id="tree-told">(.*?)</desc>', page)[1]
    assert "A Westmark News Agency: source." in desc
    assert "A4 InfoZona24 from A3, rewritten, 7 facts changed." in desc
    assert "A1 Westmark News Agency from A, revised by its source." in desc


def test_errors_speak_the_same_language(client):
    for path, status in (("/story/none", 404), ("/nowhere", 404), ("/article/no%231", 404), ("/compare?a=x", 400)):
        answer = client.get(path)
        assert answer.status_code == status
        found = Marks(answer.text)
        assert not found.odd
        assert "Traceback" not in answer.text
        assert f"HTTP {status}" in found.text


def test_a_long_reference_is_refused(client):
    assert client.get("/story/" + "a" * 10_000).status_code == 400


def test_what_breaks_inside_shows_no_stack(monkeypatch):
    dam = Dam()
    monkeypatch.setattr(dam, "stories", lambda: 1 / 0)
    answer = TestClient(create_app(dam), raise_server_exceptions=False).get("/")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_another_host_name_is_refused():
    client = TestClient(create_app(Dam(), ["127.0.0.1"]), base_url="http://evil.example")
    assert client.get("/").status_code == 400
    assert TestClient(create_app(Dam(), ["127.0.0.1"]), base_url="http://127.0.0.1:8010").get("/").status_code == 200


def test_an_empty_archive_says_what_to_do():
    dam = Dam()
    dam.told = ()
    text = Marks(TestClient(create_app(dam)).get("/").text).text
    assert "No texts yet." in text
    assert "headwater add" in text


def test_the_first_page_reads_no_more_stories_whole_than_it_may_cost():
    class Counting(Dam):
        asked = 0

        def statements(self, story=None):
            self.asked += 1
            return ()

    dam = Counting()
    dam.told = tuple(replace(dam.told[0], id=f"st-{n}") for n in range(150)) + dam.told[1:]
    text = Marks(TestClient(create_app(dam)).get("/").text).text
    assert dam.asked == WHOLE_SHOWN
    assert "152 stories" in text
    assert "and 8 more articles" in text


def test_files_may_be_kept_for_ever_and_pages_not(client):
    css = re.search(r'href="(/static/headwater.css\?v=[^"]+)"', client.get("/").text)[1]
    assert "immutable" in client.get(css).headers["cache-control"]
    assert client.get("/").headers["cache-control"] == "no-cache"


def test_the_service_says_that_it_is_well(client):
    assert client.get("/healthz").json() == {"ok": True}

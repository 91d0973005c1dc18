"""Whatever is asked: the right page or the right error, never a stack trace, never a page without bounds."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

import headwater
from faces.dam import hostile
from faces.test_web import Marks
from headwater.records import Entity, Spelling
from headwater.telling import matrix, tree
from headwater.telling.dossier import gather
from headwater.telling.points import survey
from headwater.telling.witnesses import assemble, link
from headwater.web import create_app
from town import PAGES, settle_in

LONG = "x" * 10_000
IDS = ("", "..", "%00", "a%2f..%2fb", "%e2%80%ae", quote("<script>"), "s-" + "0" * 12, LONG, "%ff%fe", "null", "🙃")


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """The pages of an archive that no test changes."""
    folder = tmp_path_factory.mktemp("bad")
    settle_in(folder)
    with headwater.open(folder / "news.db") as made:
        made.add([str(folder / page) for page in PAGES])
        yield TestClient(create_app(made, ["testserver"]))


@pytest.mark.parametrize("kind", ["story", "family", "name", "article", "source"])
@pytest.mark.parametrize("id", IDS)
def test_a_malformed_id_is_an_error_in_words(asked, kind, id):
    answer = asked.get(f"/{kind}/{id}")
    assert answer.status_code in (200, 400, 404, 405), answer.status_code
    assert "Traceback" not in answer.text
    assert len(answer.content) < 150_000
    assert not Marks(answer.text).open


@pytest.mark.parametrize(
    "path",
    [f"/search?q={LONG}", f"/search?q=%22{'a%20' * 900}", "/search?q=%22%22%22*(NEAR%20AND%20OR", "/search?q=a&page=x",
     "/search?q=a&page=-5", "/search?q=a&page=99999999999", "/search?since=soon", "/search?q=a&language=zz",
     "/search?story=nowhere", f"/names?q={LONG}", "/names?type=%00", "/ledger?unit=%F0%9F%99%83&topic=%00",
     "/digest?since=never", "/digest?since=999999999d", "/digest?since=-1h", "/compare?a=x", "/compare?a=x&b=y",
     f"/compare?a={LONG}&b={LONG}", "/collect?silent=%00", "/story/x/decide?q=%00&statement=%00"],
)  # fmt: skip
def test_a_malformed_question_is_answered_in_words(asked, path):
    answer = asked.get(path)
    assert answer.status_code in (200, 400, 404, 422), (path[:60], answer.status_code)
    assert "Traceback" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    assert len(answer.content) < 150_000
    assert "<main" in answer.text


def test_a_deleted_article_is_told(client, archive):
    ref = archive.refs()[0]
    story = archive.story(ref)
    assert client.get(link(ref)).status_code == 200
    archive.remove([ref])
    answer = client.get(link(ref))
    assert answer.status_code == 404
    assert "Cannot find" in answer.text
    assert client.get(f"/story/{story.id}").status_code in (200, 404)  # the others still tell it


def test_every_page_of_an_empty_store_says_what_to_do(tmp_path):
    with headwater.open(tmp_path / "news.db") as archive:
        client = TestClient(create_app(archive))
        paths = ("", "digest", "coming", "ledger", "sources", "names", "trace", "collect", "judgements", "search?q=a")
        for path in paths:
            answer = client.get(f"/{path}")
            assert answer.status_code == 200, path
            assert not Marks(answer.text).open


def test_a_store_that_is_being_written_to_answers(client, archive, tmp_path):
    page = tmp_path / "more.txt"
    page.write_text("The Hollin Gazette\nMarket opens late\n5 March 2026\nThe market opened late today.\n" * 3)
    before = client.get("/").text
    with archive._store.change() as change:  # a writer in the middle of its work
        change.put_meta("x", "y")
        assert client.get("/").status_code == 200
    archive.add([str(page)])
    assert client.get("/").text != before  # nothing old is remembered


@pytest.mark.parametrize("words", ["w" * 1_000, "ש" * 1_000, "مرحبا بالعالم " * 70, "字" * 1_000, "a\u200bb" * 300])
def test_titles_of_a_thousand_characters_and_text_without_spaces(words):
    client = TestClient(create_app(hostile(words)))
    for path in ("/", "/story/st-dam", "/article/06_dailydock.txt%232"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert 'dir="auto"' in answer.text


def test_a_name_with_four_hundred_spellings():
    dam = hostile("x")
    refs = tuple(dam.kept)[:2]
    rows = tuple(Spelling(f"Melnychenko {n}", 400 - n, refs, n % 3 == 2) for n in range(400))
    dam.entities = lambda name=None: (Entity("n-1", "Melnychenko", "person", rows),)
    client = TestClient(create_app(dam))
    for path in ("/names", "/name/n-1"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert len(answer.content) < 150_000
    assert client.get("/name/Melnychenko%207", follow_redirects=False).headers["location"] == "/name/n-1"


@pytest.mark.parametrize("mark", ["Z{letter}{n}", "Z{n}", "Z"])
def test_a_story_of_two_thousand_articles_is_drawn_within_bounds(mark):
    dam = hostile("x")
    story = dam.stories()[0]
    first = story.refs[0]
    for n in range(2_000):
        dam.kept[f"p{n}.txt#1"] = replace(dam.kept[first], ref=f"p{n}.txt#1", page=f"p{n}.txt", title=f"Title {n}")
    more = tuple(f"p{n}.txt#1" for n in range(2_000))
    marks = ((ref, mark.format(letter=chr(65 + n % 26), n=n)) for n, ref in enumerate(more))
    large = replace(story, refs=(*story.refs, *more), sigla=(*story.sigla, *marks))
    company = assemble(gather(dam, large))
    points = survey(dam.statements(story.id), company)
    assert len(tree.grow(company).nodes) <= tree.MOST_ROWS
    assert len(matrix.matrix(company, points).columns) <= matrix.COLUMNS_DRAWN + 1
    dam.story = lambda id: large
    page = TestClient(create_app(dam)).get(f"/story/{large.id}")
    assert page.status_code == 200
    assert len(page.content) < 150_000
    assert "All 2,0" in page.text or "All 20" in page.text

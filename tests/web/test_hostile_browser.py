"""Hostile words as text, title, author, publisher and link, in a real Chromium: no script runs, no element escapes."""

from __future__ import annotations

import html
import re
import tarfile
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from faces.dam import hostile
from faces.test_web_hostile import TAGS, Seen
from headwater.families.habits import habits
from headwater.records import (
    Answers,
    Entity,
    Facet,
    Found,
    LedgerRow,
    Near,
    Pair,
    Refusal,
    Span,
    Spelling,
    Traced,
)
from headwater.web import create_app
from web.browser import launched, served
from web.vectors import ADDRESSES, EVERY

CASES = Path(__file__).parents[2] / "../shared/data/feeds_feedparser/feedparser_test_feeds.tar.gz"
PATHS = ("/", "/story/st-dam", "/article/06_dailydock.txt%232", "/judgements",
         "/compare?a=04_easterly_post.txt%231&b=05_infozona24.html%231")  # fmt: skip
LISTS = ("/search?q=dam", "/names", "/name/n-1", "/sources", "/source/x", "/ledger?figures=1")
OURS = TAGS | {"dialog", "select", "option", "textarea", "datalist", "tbody"}
STRANGE = 'script:not([src^="/static/"]), iframe, object, embed, img'
BODY = re.compile(r"<(title|description|summary|content|rights|subtitle)[^>]*>(.*?)</\1>", re.DOTALL)
TOGETHER = 60  # words that stand on one page at once


def dressed(words: str, address: str = "javascript:hit()"):
    """A story in which everything that comes from pages is these words, and every link this address."""
    dam = hostile(words)
    for ref, article in list(dam.kept.items()):
        dam.kept[ref] = replace(article, authors=(words,), publisher=words, url=address, agency=words, dateline=words)
    for name, made in answering(dam, words).items():
        setattr(dam, name, lambda *given, made=made, **named: made)
    return dam


def answering(dam, words: str) -> dict[str, object]:
    """What further questions to such an archive are answered with, by question."""
    kept, story = dam.kept, dam.stories()[0]
    spans = {ref: (Span(article.span.start, article.span.start + 3),) for ref, article in kept.items()}
    found = tuple(Found(article, 1.0, words, None, story.id, spans[ref]) for ref, article in kept.items())
    facets = tuple(Facet(name, ((words, 2),)) for name in ("source", "language", "month"))
    spellings = (Spelling(words, 3, tuple(kept)[:3]), Spelling(f"{words}!", 1, tuple(kept)[3:4], suspect=True))
    changes = {edge: rows for family in dam.families() for edge, rows in dam.changes(family.id).items()}
    altered = tuple(replace(row, before=words, after=words) for rows in changes.values() for row in rows)
    edge = next(iter(changes))
    pair = Pair(*edge, "edited", "a->b", 0.9, 0.9, 0.9, ())
    row = LedgerRow("row-1", "commitment", words, words, words, words, "pledged", "2026-03-01", "c-1", 1, tuple(kept),
                    story=story.id, title=words)  # fmt: skip
    return {
        "search": Answers(found, len(found), facets),
        "entities": (Entity("n-1", words, "person", spellings),),
        "publishers": ((words, 3),),
        "habits": habits(words, kept, dam.families(), kept, dict.fromkeys(changes, altered)),
        "ledger": ((row,), ()),
        "trace": ((Traced(kept[edge[1]], (Near(pair, kept[edge[0]]),), edge[0], altered),),
                  (Refusal(words, words, words),)),
    }  # fmt: skip


def sanitising_cases() -> list[str]:
    """The bodies of the sanitising cases of a feed reader's own tests."""
    if not CASES.exists():
        return []
    found = []
    with tarfile.open(CASES) as packed:
        for member in sorted(packed, key=lambda it: it.name):
            if member.isfile() and "sanitize" in member.name and (held := packed.extractfile(member)) is not None:
                text = held.read().decode("utf-8", errors="replace")
                body = BODY.search(text)
                found.append(html.unescape(body[2] if body else text))
    return list(dict.fromkeys(body[:600] for body in found if body.strip()))


@pytest.mark.parametrize("path", PATHS)
def test_every_vector_stays_words_on_every_page(path):
    for words in EVERY:
        seen = Seen()
        page = TestClient(create_app(dressed(words, words))).get(path)
        assert page.status_code == 200, words
        seen.feed(page.text)
        assert seen.handlers == [], words
        assert all(it.startswith("/static/") for it in seen.scripts), words
        assert [it for it in seen.targets if not re.match(r"[/#]|https?://", it) or it.startswith("//")] == [], words
        assert seen.tags <= OURS, (words, seen.tags - OURS)


@pytest.mark.parametrize("path", LISTS)
def test_every_vector_stays_words_in_lists(path):
    for words in (" ".join(EVERY[at : at + 20]) for at in range(0, len(EVERY), 20)):
        seen = Seen()
        page = TestClient(create_app(dressed(words))).get(path)
        assert page.status_code == 200, words
        seen.feed(page.text)
        assert seen.handlers == [], words
        assert [it for it in seen.targets if not re.match(r"[/#]|https?://", it) or it.startswith("//")] == [], words
        assert seen.tags <= OURS, (words, seen.tags - OURS)


def test_every_vector_stays_words_where_a_text_was_traced():
    for words in (" ".join(EVERY[at : at + 20]) for at in range(0, len(EVERY), 20)):
        client = TestClient(create_app(dressed(words, words)))
        token = re.search(r'name="token" value="([^"]+)"', client.get("/trace").text)[1]
        page = client.post("/trace", data={"token": token, "text": words})
        assert page.status_code == 200, words
        seen = Seen()
        seen.feed(page.text)
        assert seen.handlers == [], words
        assert seen.tags <= OURS, (words, seen.tags - OURS)


def test_no_address_but_a_plain_one_is_a_link():
    for address in ADDRESSES:
        page = TestClient(create_app(dressed("x", address))).get("/article/06_dailydock.txt%232").text
        assert not re.search(r'href="(?:[^"/#h]|//)', page), address


@pytest.mark.browser
@pytest.mark.parametrize("source", ["own", pytest.param("feeds", marks=pytest.mark.shared)])
def test_no_script_runs_in_a_browser(source):
    cases = list(EVERY) if source == "own" else sanitising_cases()
    if not cases:
        pytest.skip("the sanitising cases are not here")
    with launched() as browser:
        context = browser.new_context(bypass_csp=True)  # the escaping must hold without the policy too
        context.add_init_script("window.hits = 0; window.hit = window.alert = () => { window.hits += 1 }")
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for at in range(0, len(cases), TOGETHER):
            with served(dressed(" ".join(cases[at : at + TOGETHER]))) as address:
                for path in (*PATHS, *LISTS):
                    page.goto(address + path)
                    assert page.evaluate("window.hits") == 0, (path, at)
                    assert page.evaluate("kinds => document.querySelectorAll(kinds).length", STRANGE) == 0, (path, at)
                assert [url for url in asked if not url.startswith(address)] == [], at
            asked.clear()
        context.close()

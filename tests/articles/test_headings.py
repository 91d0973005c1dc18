"""Headlines settled with the titles that a page claims."""

from __future__ import annotations

from headwater.articles import split
from headwater.ingest import read_bytes
from headwater.records import Article

_TEXT = "<p>The harbour of Port Ellwick was closed again, and the pilots said that nobody had told them why.</p>" * 5
_OG = '<meta property="og:title" content="{}">'


def _article(meta: str, head: str, title: str = "Ellwick Lantern") -> Article:
    page = f"<html><head><title>{title}</title>{meta}</head><body><article>{head}{_TEXT}</article></body></html>"
    return split(read_bytes(page.encode(), "p.html"))[0]


def test_a_kicker_in_the_line_of_the_headline_comes_off() -> None:
    found = _article(_OG.format("Pilots wait for an answer"), "<h1>Port Ellwick: Pilots wait for an answer</h1>")
    assert found.title == "Pilots wait for an answer"
    assert found.title_span is not None and len(found.title_span) == len(found.title)


def test_one_word_is_the_headline_when_the_page_claims_it() -> None:
    assert _article(_OG.format("Closed"), "<h1>Closed</h1>").title == "Closed"


def test_a_stale_claim_does_not_replace_the_printed_headline_and_a_note_says_so() -> None:
    found = _article(_OG.format("Ferry crews strike over pay"), "<h1>Harbour closed again as pilots wait</h1>")
    assert found.title == "Harbour closed again as pilots wait"
    assert "title-conflict" in [note.code for note in found.notes]


def test_the_name_of_the_site_is_no_headline_though_the_title_is_nothing_else() -> None:
    found = _article("", "<p>Ellwick Lantern</p><h1>Harbour closed again as pilots wait</h1>")
    assert found.title == "Harbour closed again as pilots wait"

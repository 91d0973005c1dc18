"""Who wrote an article of an HTML page."""

from __future__ import annotations

from headwater.articles import people, split
from headwater.articles.namewords import cleaned, without_furniture
from headwater.articles.writers import settled
from headwater.ingest import read_bytes
from headwater.records import Article

_TEXT = "".join(
    f"<p>On day {n} the harbour of Port Ellwick was closed again, and the pilots said that nobody told them why.</p>"
    for n in range(2, 7)
)


def _article(head: str, *, meta: str = "", foot: str = "", title: str = "The harbour stays closed") -> Article:
    page = (
        f"<html><head><title>{title} | The Ellwick Lantern</title>{meta}</head><body><article><h1>{title}</h1>{head}"
        f"{_TEXT}{foot}</article></body></html>"
    )
    return split(read_bytes(page.encode(), "p.html"))[0]


def test_a_printed_byline_names_the_author() -> None:
    assert _article('<p class="byline">By Ida Holmgren | 3 May 2024</p>').authors == ("Ida Holmgren",)


def test_both_persons_of_a_byline_are_authors_even_where_a_claim_names_one() -> None:
    meta = '<meta name="author" content="Ida Holmgren">'
    found = _article('<p class="byline">By Ida Holmgren and Tomas Arvell</p>', meta=meta)
    assert found.authors == ("Ida Holmgren", "Tomas Arvell")


def test_a_nickname_under_the_headline_is_an_author_when_a_link_to_its_page_says_so() -> None:
    head = '<p class="entry-meta">Posted on 3. May 2024 by <a rel="author" href="/author/kelpie">kelpie</a></p>'
    assert _article(head).authors == ("kelpie",)


def test_the_printed_byline_wins_over_another_claim_and_a_note_says_so() -> None:
    ld = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Cornel Whitby"}}</script>'
    found = _article('<p class="byline author">By Ida Holmgren</p><p>3 May 2024</p>', meta=ld)
    assert found.authors == ("Ida Holmgren",)
    assert [note.code for note in found.notes if "author" in note.code] == ["author-conflict"]


def test_who_comments_has_not_written() -> None:
    said = '<p class="comment-author">Pirmin Vogt says:</p><p class="comment">What a day!</p>'
    foot = f'<div class="comments">{said}</div>'
    assert _article("<p>3 May 2024</p>", foot=foot).authors == ()


def test_a_photographer_is_no_author() -> None:
    assert _article('<p class="caption">Photo: Pirmin Vogt</p>').authors == ()


def test_what_dates_and_roles_leave_behind_a_name_comes_off() -> None:
    assert cleaned("Gudrun Falk-Meier. Wednesday") == "Gudrun Falk-Meier"
    assert cleaned("Ida Holmgren am 3. Mai") == "Ida Holmgren"
    assert cleaned("ellwick-lantern.example") is None
    assert cleaned("Redaktion") is None


def test_the_pages_own_words_that_ran_into_a_name_come_off() -> None:
    assert cleaned("Ida Holmgren12") == "Ida Holmgren"
    assert cleaned("Published By") is None
    assert without_furniture("Ida Holmgren Ein Kommentar") == "Ida Holmgren"
    assert people.authors("Ida Holmgren le") == ("Ida Holmgren",)


def test_a_name_printed_alone_under_an_outlets_claim_is_the_author() -> None:
    assert settled(("The Ellwick Post",), ("Anna Arvell",)) == ("Anna Arvell",)
    assert settled(("kelpie",), ("Anna Arvell",)) == ("kelpie",)
    assert settled((), ("Anna Arvell",)) == ("Anna Arvell",)

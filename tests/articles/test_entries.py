"""Entries of feeds and mails to articles."""

from __future__ import annotations

from headwater.articles import split
from headwater.ingest import read_bytes
from headwater.records import Article


def rss(*items: str, title: str = "The Lindmoor Post", link: str = "https://lindmoor.example/") -> tuple[Article, ...]:
    inside = "".join(f"<item>{item}</item>" for item in items)
    words = f'<rss version="2.0"><channel><title>{title}</title><link>{link}</link>{inside}</channel></rss>'
    page = read_bytes(words.encode(), "feed.xml")
    articles = split(page)
    for article in articles:
        assert article.text == "\n".join(span.of(page.text) for span in article.body)
        assert article.title_span is None or article.title_span.of(page.text) == article.title
        assert all(article.span.covers(span) for span in (*article.body, *(f.span for f in article.furniture)))
    return articles


def item(title: str, *paragraphs: str, rest: str = "") -> str:
    text = "".join(f"&lt;p&gt;{words}&lt;/p&gt;" for words in paragraphs)
    return f"<title>{title}</title><description>{text}</description>{rest}"


LEAD = "SALTGATE (Reuters) - A ferry with 41 people on board ran aground off Saltgate on Tuesday, the coastguard said."
MORE = "All were taken ashore in the morning, and nobody was hurt when the ship was pulled free at noon."
COUNCIL = "The council of Saltgate voted on Tuesday night to build a new bridge over the Lind for 12 million euros."


def test_every_entry_with_text_is_an_article_with_what_it_claims() -> None:
    date = "<pubDate>Tue, 10 Mar 2026 08:15:00 +0100</pubDate><link>https://lindmoor.example/1</link>"
    found = rss(item("Ferry aground", LEAD, MORE, rest=date), "<title>Only a title</title>", item("Bridge", COUNCIL))
    assert [article.ref for article in found] == ["feed.xml#1", "feed.xml#2"]
    first = found[0]
    assert (first.title, first.text) == ("Ferry aground", f"{LEAD}\n{MORE}")
    assert (first.published, first.published_from) == ("2026-03-10T08:15:00+01:00", "explicit")
    assert (first.publisher, first.agency, first.dateline) == ("The Lindmoor Post", "Reuters", "Saltgate")
    assert first.url == "https://lindmoor.example/1"


def test_the_source_of_an_entry_is_its_publisher_and_leaves_its_title() -> None:
    source = '<source url="https://saltgate.example">Saltgate Radio</source>'
    (article,) = rss(item("Council votes - Saltgate Radio", COUNCIL, rest=source), title="Top stories - Finder News")
    assert (article.publisher, article.title) == ("Saltgate Radio", "Council votes")


def test_what_feeds_put_around_entries_is_furniture() -> None:
    tail = "The post Ferry aground appeared first on The Lindmoor Post."
    (article,) = rss(item("Ferry aground", LEAD, MORE, tail))
    assert article.text.endswith(MORE)
    assert len(article.furniture) == 1


def test_a_line_that_ends_many_entries_is_the_feeds() -> None:
    texts = [LEAD, COUNCIL, "The tower of Saltgate is to be closed to the public for two years, its keeper said."]
    found = rss(*(item(f"Text {n}", text, "Tell the newsroom what you saw.") for n, text in enumerate(texts)))
    assert [article.text for article in found] == texts
    assert all(len(article.furniture) == 1 for article in found)


def test_entries_made_from_one_template_keep_their_text() -> None:
    texts = [f"A quake of magnitude {n} shook the sea off Saltgate on Tuesday, the institute said." for n in range(4)]
    assert [article.text for article in rss(*(item(f"Quake {n}", text) for n, text in enumerate(texts)))] == texts


def test_a_teaser_says_that_it_is_one() -> None:
    (article,) = rss(item("Council votes", "The council of Saltgate meets tonight to vote on the new […]"))
    assert article.access == "truncated"


def test_the_same_entry_twice_is_pasted_again() -> None:
    found = rss(item("Ferry aground", LEAD, MORE), item("Ferry aground", LEAD, MORE))
    assert [article.same_as for article in found] == [None, "feed.xml#1"]


def test_a_feed_of_others_texts_is_no_publisher() -> None:
    links = [f"<link>https://{name}.example/1</link>" for name in ("alpha", "beta", "gamma")]
    found = rss(*(item(f"Text {n}", f"{n}. {COUNCIL}", rest=link) for n, link in enumerate(links)), title="My reading")
    assert {article.publisher for article in found} == {None}


MAIL = """From: The Lindmoor Post <news@lindmoor.example>
Subject: Ferry runs aground
Date: Tue, 10 Mar 2026 12:05:00 +0100
Content-Type: text/html; charset=utf-8

<p>{0}</p><p>{1}</p>"""


def test_a_mail_gives_title_date_and_sender_where_its_text_does_not() -> None:
    (article,) = split(read_bytes(MAIL.format(LEAD, MORE).encode(), "mail.eml"))
    assert article.title == "Ferry runs aground"
    assert (article.published or "").startswith("2026-03-10T12:05")
    assert (article.publisher, article.text) == ("The Lindmoor Post", f"{LEAD}\n{MORE}")


def test_a_forwarded_mail_is_told_by_the_one_inside() -> None:
    mail = (
        "From: Ana Sousa <ana@town.example>\nSubject: Fwd: Bridge\nDate: Wed, 11 Mar 2026 09:00:00 +0000\n\n"
        "---------- Forwarded message ---------\nFrom: Saltgate Radio <news@saltgate.example>\n"
        "Date: Tue, 10 Mar 2026 20:15:00 +0000\nSubject: Council votes on the bridge\nTo: Ana Sousa\n\n"
        f"{COUNCIL}\n\n{MORE}\n"
    )
    (article,) = split(read_bytes(mail.encode(), "mail.eml"))
    assert (article.title, article.publisher) == ("Council votes on the bridge", "Saltgate Radio")
    assert article.published == "2026-03-10T20:15:00+00:00"
    assert article.text == f"{COUNCIL}\n{MORE}"

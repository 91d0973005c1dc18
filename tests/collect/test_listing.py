"""What sources list, from bytes alone: feeds of every make, sitemaps, lists of feeds, and what is none of these."""

import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from headwater.collect.discover import feeds_of
from headwater.collect.ladder import after_failure, look_again, period_of
from headwater.collect.listing import listing
from headwater.collect.opml import read_opml, write_opml
from headwater.collect.rules import Rules
from headwater.collect.warcs import Warcs
from headwater.errors import InputRefused
from headwater.ingest import open_inputs
from headwater.ingest.fetched import Fetched
from headwater.ingest.http import Response
from headwater.records import Page, Source

BROKEN = Path(__file__).parents[2] / "../shared/data/feeds_feedparser/feedparser_test_feeds.tar.gz"
AT = "http://news.example/feeds/all"
BOMB = (
    b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;'>"
    b"<!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
)


def addresses(data: bytes) -> list[str]:
    return [entry.address for entry in listing(data, AT).entries]


def test_feeds_of_every_make_list_their_pages() -> None:
    rss = (
        b"<rss version='2.0'><channel><title>A</title><item><title>x</title><link>/a#top</link></item></channel></rss>"
    )
    atom = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title><entry><title>x</title><id>urn:x</id>"
        b"<link href='http://news.example/a'/></entry></feed>"
    )
    json = b'{"version":"https://jsonfeed.org/version/1.1","title":"A","items":[{"id":"1","title":"x","url":"http://news.example/a"}]}'
    for data in (rss, atom, json):
        found = listing(data, AT)
        assert (found.kind, found.title, addresses(data)) == ("feed", "A", ["http://news.example/a"])


def test_news_sitemaps_list_pages_and_indexes_list_sitemaps() -> None:
    news = (
        b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
        b"<url><loc>http://news.example/a</loc><news:news><news:publication_date>2026-03-04</news:publication_date>"
        b"<news:title>Ferry aground</news:title></news:news></url><url><loc>mailto:x@y</loc></url></urlset>"
    )
    (entry,) = listing(news, AT).entries
    assert (entry.address, entry.title, entry.published) == ("http://news.example/a", "Ferry aground", "2026-03-04")
    index = b"<sitemapindex><sitemap><loc>http://news.example/s1.xml</loc></sitemap></sitemapindex>"
    assert listing(index, AT).kind == "sitemaps"


def test_entities_of_a_sitemap_or_list_are_not_opened() -> None:
    data = BOMB + b"<urlset><url><loc>http://news.example/&f;</loc><title>&c;</title></url></urlset>"
    assert all("hostname" not in entry.address and len(entry.title) < 100 for entry in listing(data, AT).entries)
    with pytest.raises(InputRefused):
        read_opml(BOMB + b"<opml><body><outline text='&f;'/></body></opml>", "x.opml")


def test_what_lists_nothing_says_so() -> None:
    assert listing(b"<html><title>Parked</title><p>for sale</p>", AT).kind == "page"
    found = listing(b"<rss><channel><item><title>no link</title></item></channel></rss>", AT)
    assert found.note == "1 of 1 entries name no page"
    with pytest.raises(InputRefused):
        listing(bytes(range(256)) * 20, AT)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not BROKEN.exists(), reason="the shared material is not here")
def test_no_broken_feed_stops_anything_and_each_says_what_is_wrong() -> None:
    told = 0
    with tarfile.open(BROKEN) as files:
        for member in files:
            if member.isfile() and member.name.endswith((".xml", ".json")):
                file = files.extractfile(member)
                assert file is not None
                try:
                    found = listing(file.read(), AT)
                except InputRefused as refused:
                    assert AT in refused.message
                    continue
                if "illformed" in member.name and found.kind == "feed":
                    told += bool(found.note)
    assert told >= 15


def test_the_likeliest_feed_of_a_site_comes_first() -> None:
    data = (
        b"<base href='http://cdn.example/x/'><link rel='alternate' type='application/rss+xml' href='comments/feed'>"
        b"<link rel='ALTERNATE feed' type='application/atom+xml; charset=utf-8' href='/atom' title='All'>"
        b"<link rel='stylesheet' href='/a.css'><link rel='alternate' hreflang='de' href='/de'>"
    )
    assert [where for where, _ in feeds_of(data, AT)] == [
        "http://cdn.example/atom",
        "http://cdn.example/x/comments/feed",
    ]
    assert feeds_of(b"<a href='/feed/'>RSS</a><a href='/food'>Food</a>", AT) == (("http://news.example/feed/", "RSS"),)
    assert feeds_of(b"", AT) == ()


def test_a_list_of_feeds_comes_back_as_it_went_out() -> None:
    sources = [
        Source(1, "http://a.example/rss?x=1&y=2", "", title="A <&> B", folder="Coast/North"),
        Source(2, "http://b.example/rss", "", title="B\x00", folder=""),
    ]
    back = read_opml(write_opml(sources).encode(), "x")
    assert {(it.address, it.title, it.folder) for it in back} == {
        ("http://a.example/rss?x=1&y=2", "A <&> B", "Coast/North"),
        ("http://b.example/rss", "B", ""),
    }


def test_rules_of_a_site_hold_as_the_standard_says() -> None:
    text = "User-agent: headwater\nDisallow: /a\nCrawl-delay: 9\n\nUser-agent: *\nDisallow: /"
    mine, other = Rules(text, 200, "Headwater/1 (x)"), Rules(text, 200, "Other/1")
    assert mine.allow("http://x.example/b") and not mine.allow("http://x.example/a/1") and mine.delay == 9
    assert not other.allow("http://x.example/b") and other.delay == 0
    assert Rules("User-agent: *\nDisallow: /", 404, "Headwater/1").allow("http://x.example/")
    assert not Rules("", 503, "Headwater/1").allow("http://x.example/")
    assert not Rules("", 0, "Headwater/1").allow("http://x.example/")
    Rules("\x00\xff" * 1000 + "Crawl-delay: soon", 200, "Headwater/1").allow("http://x.example/")


def test_looks_grow_rarer_with_age_and_failures_and_quiet() -> None:
    ages = [0, 4 * 3600, 2 * 86_400, 5 * 86_400, 60 * 86_400]
    waits = [look_again(age) for age in ages]
    assert waits[0] == 900 and waits[-1] == 604_800 and waits == sorted(waits, key=lambda it: it or 0)
    failures = [after_failure(number) for number in range(1, 12)]
    assert failures == sorted(failures) and failures[-1] == 86_400
    period = 1_800
    for _ in range(20):
        period = period_of(period, new=False)
    assert period == 6 * 3_600


def test_what_was_fetched_comes_back_out_of_the_warc(tmp_path: Path) -> None:
    body = "<html><p>Größe der Fähre</p></html>".encode()
    headers = (("content-type", "text/html; charset=utf-8"), ("transfer-encoding", "chunked"))
    answer = Fetched(
        "http://a.example/x", 200, headers, body, Response(200, "text/html", "utf-8", body), "192.0.2.1", 0.1
    )
    warcs = Warcs(tmp_path / "out")
    for _ in range(2):
        warcs.save(answer, datetime(2026, 3, 4, tzinfo=UTC))
    (file,) = (tmp_path / "out").iterdir()
    pages = list(open_inputs([str(file)], stdin=None, max_bytes=1_000_000))
    assert [type(page) for page in pages] == [Page, Page]
    page = pages[0]
    assert isinstance(page, Page)
    assert (page.address, page.text, page.seen_at) == ("http://a.example/x", "Größe der Fähre", "2026-03-04T00:00:00Z")


@pytest.mark.parametrize("shape", ["rss", "atom", "rdf"])
def test_a_very_large_feed_lists_what_a_small_one_of_its_kind_lists(shape: str, monkeypatch) -> None:
    entry = {
        "rss": "<item><title>T {n} &amp; more</title><link>/a/{n}?utm_source=x</link><guid>{n}</guid></item>",
        "atom": "<entry><title>T {n} &amp; more</title><link rel='self' href='/s'/><link href='/a/{n}'/>"
        "<id>{n}</id></entry>",
        "rdf": "<item rdf:about='{n}'><title>T {n} &amp; more</title><link>http://a.example/a/{n}</link></item>",
    }[shape]
    head, foot = {
        "rss": ("<rss version='2.0'><channel><title>Paper</title>", "</channel></rss>"),
        "atom": ("<feed xmlns='http://www.w3.org/2005/Atom'><title>Paper</title><id>f</id>", "</feed>"),
        "rdf": (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
            "<channel><title>Paper</title></channel>",
            "</rdf:RDF>",
        ),
    }[shape]
    data = (head + "".join(entry.replace("{n}", str(n)) for n in range(40)) + foot).encode()
    small = listing(data, "http://a.example/feed")
    monkeypatch.setattr("headwater.collect.listing._LARGE", 0)
    monkeypatch.setattr("headwater.collect.listing.MANY", 39)
    large = listing(data, "http://a.example/feed")
    assert [it.address for it in large.entries] == [it.address for it in small.entries]
    assert [it.title for it in large.entries] == [it.title for it in small.entries]
    assert all(set(a.keys) & set(b.keys) for a, b in zip(small.entries, large.entries, strict=True))
    assert (large.title, large.kind) == ("Paper", "feed")
    assert "40 entries at once" in large.note


def test_a_very_large_feed_that_breaks_off_gives_what_came_before(monkeypatch) -> None:
    monkeypatch.setattr("headwater.collect.listing._LARGE", 0)
    monkeypatch.setattr("headwater.collect.listing.MANY", 5)
    items = "".join(f"<item><title>{n}</title><link>http://a.example/{n}</link></item>" for n in range(9))
    found = listing(f"<rss><channel>{items}<item><ti".encode(), "http://a.example/feed")
    assert len(found.entries) >= 9
    assert "not well-formed" in found.note

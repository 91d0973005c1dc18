"""Feeds to pages: what entries hold and claim."""

from __future__ import annotations

import json

import pytest

from headwater.errors import InputRefused
from headwater.ingest import read_bytes
from headwater.records import Page

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Lindmoor Post</title><link>https://lindmoor.example/</link><language>en-GB</language>
<item><title>Ferry &amp; fog</title><link>https://lindmoor.example/1</link><guid isPermaLink="false">lp-1</guid>
<dc:creator>Ana Sousa</dc:creator><pubDate>Tue, 10 Mar 2026 08:15:00 +0100</pubDate>
<source url="https://saltgate.example">Saltgate Radio</source>
<media:content url="https://lindmoor.example/f.jpg"><media:credit>Jo Reed/Orion</media:credit></media:content>
<description>In short.</description>
<content:encoded><![CDATA[<p>A ferry ran <b>aground</b>.</p><aside>Read more</aside><p>Nobody was hurt.</p>]]>
</content:encoded></item>
<item><title>Only a title</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Blog</title>
<entry><title type="html">Rates &lt;i&gt;rise&lt;/i&gt;</title><link href="https://b.example/1"/><id>tag:b,1</id>
<author><name>Li Wei</name></author><author><name>Jon Hale</name></author>
<published>2026-03-10T08:00:00Z</published><updated>2026-03-11T09:30:00+02:00</updated>
<source><title>The Harbour Mail</title></source>
<summary>Short.</summary><content type="html">&lt;p&gt;Long text here.&lt;/p&gt;</content></entry></feed>"""

JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Blog",
    "items": [
        {"id": 7, "url": "https://b.example/7", "title": "Seven", "content_html": "<p>One.</p><p>Two.</p>",
         "date_published": "2026-03-10T08:00:00-05:00", "authors": [{"name": "Ana Sousa"}]},
        {"id": "8", "summary": "Only short."},
    ],
}  # fmt: skip


def feed(words: str, address: str = "feed.xml") -> Page:
    page = read_bytes(words.encode(), address)
    assert page.media == "feed"
    return page


def text_of(page: Page, group: int) -> list[tuple[str, str]]:
    return [(b.role, b.span.of(page.text)) for b in page.blocks if b.group == group]


def test_an_entry_is_a_container_with_its_claims() -> None:
    page = feed(RSS)
    assert text_of(page, 1) == [
        ("heading", "Ferry & fog"),
        ("byline", "By Ana Sousa"),
        ("byline", "Saltgate Radio"),
        ("time", "2026-03-10T08:15:00+01:00"),
        ("paragraph", "A ferry ran aground."),
        ("aside", "Read more"),
        ("paragraph", "Nobody was hurt."),
    ]
    claimed = dict(page.parts[0].meta)
    assert claimed["link"] == "https://lindmoor.example/1"
    assert claimed["id"] == "lp-1"
    assert (claimed["source"], claimed["source-link"]) == ("Saltgate Radio", "https://saltgate.example")
    assert claimed["media:credit"] == "Jo Reed/Orion"
    assert claimed["text"] == "full"
    assert (page.title, page.language) == ("The Lindmoor Post", "en-GB")
    assert page.claims("feed:link") == ("https://lindmoor.example/",)


def test_an_entry_without_text_is_told() -> None:
    page = feed(RSS)
    assert len(page.parts) == 2
    assert [note.code for note in page.notes] == ["entry-without-text"]


def test_atom_gives_authors_dates_and_the_source() -> None:
    (part,) = feed(ATOM).parts
    assert part.claims("title") == ("Rates rise",)
    assert part.claims("author") == ("Li Wei", "Jon Hale")
    assert part.claims("published") == ("2026-03-10T08:00:00+00:00",)
    assert part.claims("updated") == ("2026-03-11T09:30:00+02:00",)
    assert part.claims("source") == ("The Harbour Mail",)
    assert part.claims("language") == ("de",)


def test_json_feeds_are_read_as_feeds() -> None:
    page = feed(json.dumps(JSON), "feed.txt")
    assert [dict(p.meta).get("id") for p in page.parts] == ["7", "8"]
    assert ("time", "2026-03-10T08:00:00-05:00") in text_of(page, 1)
    assert text_of(page, 2) == [("paragraph", "Only short.")]
    assert page.parts[1].claims("text") == ("summary",)


@pytest.mark.parametrize("name", ["feed.html", "feed.txt", "feed", "-"])
def test_a_feed_is_told_by_what_it_holds(name: str) -> None:
    assert feed(RSS, name).parts == feed(RSS).parts


def test_a_page_called_xml_is_a_page() -> None:
    page = read_bytes(b"<?xml version='1.0'?><html><body><p>The rss is here.</p></body></html>", "page.xml")
    assert page.media == "html"


def test_a_cut_feed_gives_its_entries_with_a_note() -> None:
    page = feed(RSS[: RSS.index("<item><title>Only")])
    assert len(page.parts) == 1
    assert "broken-feed" in [note.code for note in page.notes]


def test_broken_json_is_refused_with_its_line() -> None:
    with pytest.raises(InputRefused, match="line 1"):
        read_bytes(json.dumps(JSON)[:-20].encode(), "feed.json")


def test_entities_of_entities_do_not_grow() -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{lol}]><rss version="2.0"><channel><title>&l9;</title></channel></rss>'
    page = read_bytes(bomb.encode(), "feed.xml")
    assert len(page.text) < 10_000


def test_files_named_by_entities_are_not_read() -> None:
    entity = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    xxe = f'{entity}<rss version="2.0"><channel><title>&x;</title></channel></rss>'
    assert "root:" not in read_bytes(xxe.encode(), "feed.xml").text

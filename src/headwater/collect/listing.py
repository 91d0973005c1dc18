"""What a feed, a news sitemap or a page lists, from its bytes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import xxhash
from lxml import etree

from headwater.collect.large import MANY, entries_in, large_feed
from headwater.data.tables import table
from headwater.errors import InputRefused
from headwater.ingest.limits import Limits
from headwater.ingest.packed import unpacked
from headwater.ingest.pages import read_bytes
from headwater.records import Page

_GZIP = b"\x1f\x8b\x08"
_SITEMAP = re.compile(rb"<(?:\w{1,20}:)?(urlset|sitemapindex)\b")
_OPML = re.compile(rb"<opml\b", re.I)
_LONGEST = 2000  # characters of an address
_LARGE = 200_000  # bytes; smaller feeds cannot have very many entries


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a source lists.

    Attributes:
        address: Where its page is; "" when it gives none.
        keys: It is the same entry as one that has any of these.
    """

    address: str
    title: str
    published: str
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What a source says.

    Attributes:
        kind: `feed`, `sitemap`, `sitemaps` (entries are sitemaps), `opml`, or `page` when it lists nothing.
        note: What is odd about it, in words.
        page: The page itself, when it is one.
    """

    kind: Literal["feed", "sitemap", "sitemaps", "opml", "page"]
    title: str
    entries: tuple[Entry, ...]
    note: str = ""
    page: Page | None = None


def listing(data: bytes, address: str, *, charset: str | None = None, limits: Limits | None = None) -> Listing:
    """What the bytes of a source list, in its order.

    Args:
        data: The bytes as they came.
        address: Where they came from; links are taken from there.
        charset: The encoding that the server named.
        limits: Bounds on size.

    Raises:
        InputRefused: They are no text.
    """
    limits = limits or Limits()
    if data.startswith(_GZIP):
        data, _ = unpacked(data, address, limits)
    head = data[:4000]
    if sort := _SITEMAP.search(head):
        return _sitemap(data, address, "sitemaps" if sort[1] == b"sitemapindex" else "sitemap")
    if _OPML.search(head):
        return Listing("opml", "", ())
    if len(data) > _LARGE and entries_in(data) > MANY:
        title, named, fault = large_feed(data)
        rows = [(absolute(it.link, address), it.title, it.published, it.id) for it in named]
        return _listed(title, rows, [fault] if fault else [])
    page = read_bytes(data, address, charset=charset, limits=limits)
    if page.media != "feed":
        return Listing("page", page.title or "", (), page=page)
    return _feed(page, address)


def _feed(page: Page, address: str) -> Listing:
    rows = []
    for part in page.parts:
        said = dict(reversed(part.meta))
        link = said.get("link") or (said.get("id", "") if said.get("id", "").startswith(("http:", "https:")) else "")
        rows.append((absolute(link, address), said.get("title", ""), said.get("published", ""), said.get("id", "")))
    notes = [note.text.rstrip(".") for note in page.notes if note.code in ("broken-feed", "no-entries", "cut-off")]
    return _listed(page.title or "", rows, notes)


def _listed(title: str, rows: Sequence[tuple[str, str, str, str]], notes: list[str]) -> Listing:
    """A feed of these entries, with what is odd about them."""
    entries = tuple(_entries(rows))
    if linkless := sum(not row[0] for row in rows):
        notes.append(f"{linkless} of {len(rows)} entries name no page")
    ids = Counter(row[3] for row in rows if row[3])
    if twice := sum(count - 1 for count in ids.values() if count > 1):
        notes.append(f"{twice} entries have the id of another")
    if len(entries) > MANY:
        notes.append(f"it lists {len(entries)} entries at once")
    return Listing("feed", title, entries, "; ".join(notes))


def _entries(rows: Sequence[tuple[str, str, str, str]]) -> Iterator[Entry]:
    """Entries with the keys by which they are known again.

    An address is the entry's; an id is only together with the title, as some feeds give all entries one id; title, time
    and path together are, as some feeds make up ids and parameters on every request.
    """
    for link, title, published, id in rows:
        keys = [_key("link", plain_address(link))] if link else []
        if id and title:
            keys.append(_key("id", id, title))
        if link and title and published:
            parts = urlsplit(link)
            keys.append(_key("path", parts.netloc, parts.path, title, published))
        if keys:
            yield Entry(link, title, published, tuple(keys))


def _key(*words: str) -> int:
    return xxhash.xxh3_64_intdigest("\n".join(words).encode("utf-8", "replace"))


def absolute(link: str, base: str) -> str:
    """A link of a page or feed as a whole web address without its fragment, "" when it is none.

    >>> absolute("../a.html#top", "http://news.example/feeds/rss")
    'http://news.example/a.html'
    """
    try:
        joined = urljoin(base, link.strip())
        parts = urlsplit(joined)
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc or len(joined) > _LONGEST or not link.strip():
        return ""
    return plain_address(urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, "")))


def plain_address(address: str) -> str:
    """An address without the parameters that only tell who sent a reader.

    >>> plain_address("http://news.example/a?id=7&utm_source=feed")
    'http://news.example/a?id=7'
    """
    parts = urlsplit(address)
    if not parts.query:
        return address
    trackers = tuple(table("tracking"))
    left = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not any(name.lower().startswith(t[:-1]) if t.endswith("*") else name.lower() == t for t in trackers)
    ]
    if len(left) == len(parse_qsl(parts.query, keep_blank_values=True)):
        return address
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(left), parts.fragment))


def _sitemap(data: bytes, address: str, kind: Literal["sitemap", "sitemaps"]) -> Listing:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputRefused(f"Cannot read `{address}`: its sitemap is broken beyond reading ({error}).") from error
    if root is None:
        raise InputRefused(f"Cannot read `{address}`: its sitemap is broken beyond reading.")
    rows = []
    for node in root:
        said: dict[str, str] = {}
        for inner in node.iter():
            if isinstance(inner.tag, str) and inner.text:
                said.setdefault(etree.QName(inner).localname, " ".join(inner.text.split()))
        if said.get("loc"):
            when = said.get("publication_date") or said.get("lastmod") or ""
            rows.append((absolute(said["loc"], address), said.get("title", ""), when, ""))
    faults = list(parser.error_log)
    note = f"it is not well-formed: {faults[0].message} (line {faults[0].line})" if faults else ""
    return Listing(kind, "", tuple(entry for entry in _entries(rows) if entry.address), note)

"""Feeds of very many entries: only what names a page is read of each, one at a time, so that none needs to be cut."""

from __future__ import annotations

import re
from io import BytesIO
from typing import NamedTuple

from lxml import etree

MANY = 5_000
"""Entries from which a feed is read so; a feed has seldom more than a hundred."""

_ENTRY = re.compile(rb"<(?:\w{1,20}:)?(?:item|entry)[\s>]")
_TIMES = frozenset({"pubDate", "published", "updated", "date", "modified", "issued"})
_IDS = frozenset({"guid", "id"})


class Named(NamedTuple):
    """What an entry says of itself: link, title, time and id as they stand there."""

    link: str
    title: str
    published: str
    id: str


def entries_in(data: bytes) -> int:
    """How many entries a feed seems to have."""
    return sum(1 for _ in _ENTRY.finditer(data))


def large_feed(data: bytes) -> tuple[str, list[Named], str]:
    """The title of a feed, its entries in order, and what is wrong with its form, in words.

    >>> title, (entry,), _ = large_feed(b"<rss><channel><title>A</title><item><link>http://a/</link></item></channel></rss>")
    >>> title, entry.link
    ('A', 'http://a/')
    """
    found: list[Named] = []
    title = ""
    steps = etree.iterparse(
        BytesIO(data), events=("end",), recover=True, resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        for _, node in steps:
            name = etree.QName(node).localname if isinstance(node.tag, str) else ""
            if name in ("item", "entry"):
                found.append(_named(node))
                _let_go(node)
            elif name == "title" and not title and not found and node.getparent() is not None:
                inside = etree.QName(node.getparent()).localname
                title = _words(node) if inside in ("channel", "feed") else ""
    except etree.XMLSyntaxError as error:
        return title, found, f"it is not well-formed: {error}"
    faults = list(steps.error_log)
    return title, found, f"it is not well-formed: {faults[0].message} (line {faults[0].line})" if faults else ""


def _named(node: etree._Element) -> Named:
    link = title = published = id = ""
    for inner in node:
        name = etree.QName(inner).localname if isinstance(inner.tag, str) else ""
        if name == "link" and inner.get("rel", "alternate") == "alternate":
            link = link or inner.get("href") or _words(inner)
        elif name == "title":
            title = title or _words(inner)
        elif name in _IDS:
            id = id or _words(inner)
        elif name in _TIMES:
            published = published or _words(inner)
    return Named(link or (id if id.startswith(("http:", "https:")) else ""), title, published, id)


def _words(node: etree._Element) -> str:
    return " ".join("".join(map(str, node.itertext())).split())


def _let_go(node: etree._Element) -> None:
    """Free an entry and those before it: the tree of a large feed would take twenty times its bytes."""
    node.clear()
    above = node.getparent()
    while above is not None and node.getprevious() is not None:
        del above[0]

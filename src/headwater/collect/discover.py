"""The feeds that a page names in its head or links to."""

from __future__ import annotations

import re

from lxml import etree, html

from headwater.collect.listing import absolute

_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_NOT_NEWS = re.compile(r"comment|kommentar|commentaire|podcast|replies", re.I)
_LINK = re.compile(r"(?:^|[/._-])(?:rss|atom|feed|feeds)(?:[/._-]|$)", re.I)
_MOST = 20


def feeds_of(data: bytes, address: str) -> tuple[tuple[str, str], ...]:
    """The (address, title) of the feeds that a page offers, what its head names first, the likeliest at the front.

    >>> feeds_of(b'<link rel="alternate" type="application/rss+xml" href="/rss" title="All news">', "http://a.example/")
    (('http://a.example/rss', 'All news'),)
    """
    try:
        root = html.document_fromstring(data[:2_000_000] or b"<p>")
    except (etree.ParserError, ValueError):
        return ()
    based = next(root.iter("base"), None)
    base = absolute((based.get("href") if based is not None else None) or address, address) or address
    named: list[tuple[str, str]] = []
    for node in root.iter("link"):
        rel, kind = (node.get("rel") or "").lower().split(), (node.get("type") or "").lower().split(";")[0].strip()
        if "alternate" in rel and kind in _TYPES:
            named.append((absolute(node.get("href") or "", base), " ".join((node.get("title") or "").split())))
    if not named:
        for node in root.iter("a"):
            if _LINK.search((node.get("href") or "").split("?")[0]):
                words = " ".join("".join(map(str, node.itertext())).split())[:100]
                named.append((absolute(node.get("href") or "", base), words))
    found = {where: title for where, title in reversed(named) if where}
    ordered = [(where, found[where]) for where in dict.fromkeys(where for where, _ in named if where)]
    return tuple(sorted(ordered, key=lambda row: bool(_NOT_NEWS.search(row[0] + " " + row[1])))[:_MOST])

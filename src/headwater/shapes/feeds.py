"""What is new as feeds that readers subscribe to. Sources: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime

from lxml import etree

_ATOM = "http://www.w3.org/2005/Atom"
_DEFAULT: dict[str, str] = {None: _ATOM}  # type: ignore[dict-item]  # lxml names the default namespace None
_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is new.

    Attributes:
        id: A URI that stays the same when the item changes.
        updated: ISO 8601; a bare day counts from its first minute, a time without a zone as UTC.
        links: Addresses; the first is where it is told, the others are related.
    """

    id: str
    title: str
    updated: str
    text: str
    links: tuple[str, ...] = ()
    category: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """Items, the newest first; `home` is the page they belong to and `address` where the feed itself stands."""

    id: str
    title: str
    updated: str
    items: tuple[Item, ...]
    home: str = ""
    address: str = ""


def atom(feed: Feed) -> bytes:
    """The feed as Atom.

    >>> made = atom(Feed("urn:x:1", "Dams", "2026-03-12", (Item("urn:x:2", "A crack", "2026-03-12T09:00Z", "Seen."),)))
    >>> b"<updated>2026-03-12T00:00:00Z</updated>" in made, b"<title>A crack</title>" in made
    (True, True)
    """
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap=_DEFAULT)
    _put(root, "id", feed.id)
    _put(root, "title", feed.title)
    _put(root, "updated", stamp(feed.updated))
    _put(_put(root, "author"), "name", "Headwater")
    _link(root, "self", feed.address)
    _link(root, "alternate", feed.home)
    for item in feed.items:
        entry = _put(root, "entry")
        _put(entry, "id", item.id)
        _put(entry, "title", item.title[:_LONGEST_TITLE])
        _put(entry, "updated", stamp(item.updated))
        _put(entry, "content", item.text)
        if item.category:
            _put(entry, "category").set("term", clean(item.category))
        for place, address in enumerate(item.links):
            _link(entry, "related" if place else "alternate", address)
    return _written(root)


def rss(feed: Feed) -> bytes:
    """The feed as RSS 2.0."""
    root = etree.Element("rss", version="2.0", nsmap={"atom": _ATOM})
    channel = etree.SubElement(root, "channel")
    _put(channel, "title", feed.title, "")
    _put(channel, "link", feed.home or feed.address or feed.id, "")
    _put(channel, "description", feed.title, "")
    _put(channel, "lastBuildDate", _mail_date(feed.updated), "")
    if feed.address:
        _link(channel, "self", feed.address)
    for item in feed.items:
        entry = _put(channel, "item", "", "")
        _put(entry, "title", item.title[:_LONGEST_TITLE], "")
        if item.links:
            _put(entry, "link", item.links[0], "")
        _put(entry, "description", item.text, "")
        _put(entry, "pubDate", _mail_date(item.updated), "")
        _put(entry, "guid", item.id, "").set("isPermaLink", "false")
        if item.category:
            _put(entry, "category", item.category, "")
    return _written(root)


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home or None,
        "feed_url": feed.address or None,
        "items": [
            {
                "id": item.id,
                "title": item.title[:_LONGEST_TITLE],
                "content_text": item.text,
                "date_modified": stamp(item.updated),
                "url": item.links[0] if item.links else None,
                "tags": [item.category] if item.category else None,
            }
            for item in feed.items
        ],
    }
    return json.dumps(_without_none(told), ensure_ascii=False, indent=1).encode()


FORMS: dict[str, tuple[Callable[[Feed], bytes], str]] = {
    "atom": (atom, "application/atom+xml"),
    "rss": (rss, "application/rss+xml"),
    "json": (json_feed, "application/feed+json"),
}
"""Every form by the ending of its address: what writes it, and its media type."""


def stamp(when: str) -> str:
    """An ISO 8601 time as RFC 3339 wants it, to the second in UTC; what cannot be read is the beginning of 1970.

    >>> stamp("2026-03-12"), stamp("2026-03-12T13:10+01:00"), stamp("soon")
    ('2026-03-12T00:00:00Z', '2026-03-12T12:10:00Z', '1970-01-01T00:00:00Z')
    """
    return f"{_moment(when):%Y-%m-%dT%H:%M:%SZ}"


def newest(times: Sequence[str]) -> str:
    """The latest of some times as RFC 3339; the beginning of 1970 when there is none."""
    return max(map(stamp, times), default=stamp(""))


def _moment(when: str) -> datetime:
    try:
        at = datetime.fromisoformat(when)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return datetime(1970, 1, 1, tzinfo=UTC)


def _mail_date(when: str) -> str:
    return format_datetime(_moment(when), usegmt=True)


def _link(above: etree._Element, relation: str, address: str) -> None:
    if address:
        made = _put(above, "link")
        made.set("rel", relation)
        made.set("href", clean(address))


def _put(above: etree._Element, name: str, words: str = "", space: str = _ATOM) -> etree._Element:
    made = etree.SubElement(above, f"{{{space}}}{name}" if space else name)
    if words:
        made.text = clean(words)
    return made


def clean(words: str) -> str:
    """The words without characters that XML 1.0 cannot hold."""
    return "".join(c for c in words if c in "\t\n" or " " <= c <= "\ud7ff" or "\ue000" <= c <= "\ufffd" or c > "\uffff")


def _without_none(told: object) -> object:
    if isinstance(told, dict):
        return {key: _without_none(value) for key, value in told.items() if value is not None}
    return [_without_none(it) for it in told] if isinstance(told, list) else told


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)

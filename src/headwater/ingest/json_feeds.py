"""JSON Feed files (jsonfeed.org, 1.0 and 1.1) to a Page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from headwater.errors import InputRefused
from headwater.ingest.entries import Entry, page_of, plain
from headwater.ingest.feeds import moment
from headwater.records import Note, Page

_VERSION = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version\\?/')
_MOST_LISTED = 20


def is_json_feed(text: str) -> bool:
    """Whether a text is a JSON Feed.

    >>> is_json_feed('{"version": "https://jsonfeed.org/version/1.1", "items": []}'), is_json_feed('{"a": 1}')
    (True, False)
    """
    if not text[:100].lstrip().startswith("{"):
        return False
    return bool(_VERSION.search(text, 0, 20_000) or _VERSION.search(text, max(0, len(text) - 2000)))


def read_json_feed(
    text: str, address: str, *, sha256: str, seen_at: str | None = None, notes: tuple[Note, ...] = ()
) -> Page:
    """All items of a JSON Feed as one page, in their order; see `feeds.read_feed`.

    Raises:
        InputRefused: It is no JSON; the place is told.
    """
    try:
        feed = json.loads(text, strict=False)
    except (ValueError, RecursionError) as fault:
        where = f"line {fault.lineno}" if isinstance(fault, json.JSONDecodeError) else "nested too deep"
        raise InputRefused(
            f"Cannot read `{address}`: the JSON of its feed breaks ({where}).", hint="fetch the feed again"
        ) from fault
    items = feed.get("items") if isinstance(feed, dict) else None
    entries = [_entry(item) for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    head = tuple(_head(feed)) if isinstance(feed, dict) else ()
    return page_of(entries, head, address, sha256=sha256, seen_at=seen_at, notes=notes)


def _text(holder: dict[str, Any], key: str) -> str:
    value = holder.get(key)
    return value.strip() if isinstance(value, str) else ""


def _entry(item: dict[str, Any]) -> Entry:
    html, text, summary = _text(item, "content_html"), _text(item, "content_text"), _text(item, "summary")
    claims = [(key, value) for key, value in _claims(item) if value]
    if html:
        return Entry(html, True, True, tuple(claims))
    return Entry(text or summary, False, bool(text), tuple(claims))


def _claims(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "title", plain(_text(item, "title"))
    yield "link", _text(item, "url") or _text(item, "external_url")
    identity = item.get("id")
    yield "id", str(identity) if isinstance(identity, str | int | float) else ""
    for name in _authors(item):
        yield "author", plain(name)
    yield "published", moment(_text(item, "date_published"))
    yield "updated", moment(_text(item, "date_modified"))
    yield "language", _text(item, "language")
    tags = item.get("tags")
    for tag in tags[:_MOST_LISTED] if isinstance(tags, list) else ():
        yield "section", plain(str(tag))


def _authors(holder: dict[str, Any]) -> Iterator[str]:
    listed = holder.get("authors")
    for one in [*(listed if isinstance(listed, list) else ()), holder.get("author")][: _MOST_LISTED + 1]:
        if isinstance(one, dict) and _text(one, "name"):
            yield _text(one, "name")


def _head(feed: dict[str, Any]) -> Iterator[tuple[str, str]]:
    claims = [
        ("feed:title", plain(_text(feed, "title"))),
        ("feed:link", _text(feed, "home_page_url")),
        ("feed:language", _text(feed, "language")),
        ("feed:author", next(_authors(feed), "")),
    ]
    yield from ((key, value) for key, value in claims if value)

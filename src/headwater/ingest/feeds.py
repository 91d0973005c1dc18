"""RSS, Atom, RDF and CDF files to a Page, by way of feedparser; nothing is ever fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from headwater.errors import InputRefused
from headwater.ingest.entries import Entry, page_of, plain
from headwater.records import Note, Page

_ROOT = re.compile(
    r"\s*(?:<\?[^>]{0,2000}\?>\s*|<!--(?:[^-]|-(?!->)){0,20000}-->\s*"
    r"|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,5000}\])?\s*>\s*)*"
)
_FEED = re.compile(r"<(?:\w{1,20}:)?(?:rss|feed|rdf|channel)\b[^>]{0,4000}", re.I)
_RDF_RSS = re.compile(r"purl\.org/(?:rss|net/rss)|my\.netscape\.com|channel\.netscape\.com|<(?:\w+:)?item\b", re.I)
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_PARTIAL = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_MAIL_NAME = re.compile(r"^\s*<?[^\s<>@()]{1,100}@[^\s<>()]{1,200}>?\s*\((?P<name>[^()]{2,100})\)\s*$")
_NAME_MAIL = re.compile(r"\s*[(<][^\s<>@()]{1,100}@[^\s<>()]{1,200}[)>]\s*$")
_MOST_LISTED = 20


def is_feed(text: str) -> bool:
    """Whether a text is a feed, whatever its file is called.

    >>> is_feed('<?xml version="1.0"?><rss version="2.0"><channel/></rss>'), is_feed("<html><body>rss")
    (True, False)
    """
    head = text[:30_000]
    prologue = _ROOT.match(head)
    at = prologue.end() if prologue else 0
    root = _FEED.match(head, at)
    if not root:
        return False
    return "rdf" not in root[0][:30].lower() or bool(_RDF_RSS.search(head, at))


def read_feed(
    text: str, address: str, *, sha256: str, seen_at: str | None = None, notes: tuple[Note, ...] = ()
) -> Page:
    """All entries of a feed as one page, in their order.

    Args:
        text: The decoded feed; an encoding declared inside it is ignored, it has been decided before.
        address: As for `read_bytes`.
        sha256: Digest of the captured bytes.
        seen_at: Time of the capture.
        notes: Notes that decoding left.

    Raises:
        InputRefused: It cannot be read as a feed at all.
    """
    import feedparser  # a third of a second to load; only feeds need it

    headers = {"content-type": "application/xml; charset=utf-8"}
    if address.startswith(("http://", "https://")):
        headers["content-location"] = address
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    parse: Any = feedparser.parse
    try:
        found = parse(stream, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    except Exception as fault:  # it walks into every kind of error on hostile files
        raise InputRefused(
            f"Cannot read `{address}`: its feed is broken beyond reading ({type(fault).__name__}).",
            hint="fetch the feed again",
        ) from fault
    if found.bozo:
        notes += (Note("broken-feed", f"The feed is not well-formed: {_reason(found)}."),)
    entries = [_entry(entry) for entry in found.entries]
    return page_of(entries, tuple(_head(found.feed)), address, sha256=sha256, seen_at=seen_at, notes=notes)


def _reason(found: Any) -> str:
    fault = found.get("bozo_exception")
    line = getattr(fault, "getLineNumber", lambda: None)()
    words = " ".join(str(getattr(fault, "getMessage", lambda: fault)()).split())[:200]
    return words + (f" (line {line})" if line else "")


def _entry(entry: Mapping[str, Any]) -> Entry:
    texts = [(detail, True) for detail in entry.get("content") or () if detail.get("value")]
    if entry.get("summary"):
        texts.append((entry.get("summary_detail") or {"value": entry["summary"]}, False))
    words = [str(detail.get("value") or "") for detail, _ in texts]
    best = max(range(len(texts)), key=lambda at: len(words[at]), default=None)
    claims = [(key, value) for key, value in _claims(entry) if value]
    if best is None:
        return Entry(claims=tuple(claims))
    if entry.get("media_content") or entry.get("media_thumbnail"):
        claims += [("media:description", plain(w)) for w in words if w not in words[best]][:1]
    kind = str(texts[best][0].get("type") or "text/html")
    html = kind in _HTML_TYPES or "<p" in words[best] or "<br" in words[best]
    return Entry(words[best], html, texts[best][1], tuple(claims))


def _claims(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield "title", _words(entry, "title")
    yield "link", str(entry.get("link") or "").strip()
    yield "id", str(entry.get("id") or "").strip()
    for name in dict.fromkeys(_authors(entry)):
        yield "author", name
    published = _time(entry, "published") or _time(entry, "created")
    yield "published", published
    yield "updated", _time(entry, "updated")
    source = entry.get("source")
    if isinstance(source, Mapping):
        yield "source", plain(str(source.get("title") or ""))
        yield "source-link", str(source.get("href") or source.get("link") or "").strip()
    yield "language", str(_language(entry) or "")
    for tag in (entry.get("tags") or ())[:_MOST_LISTED]:
        yield "section", plain(str(tag.get("label") or tag.get("term") or ""))
    for credit in (entry.get("media_credit") or ())[:_MOST_LISTED]:
        yield "media:credit", plain(str(credit.get("content") or ""))


def _words(holder: Mapping[str, Any], key: str) -> str:
    value = str(holder.get(key) or "")
    detail = holder.get(f"{key}_detail") or {}
    if detail.get("type") in _HTML_TYPES or "&" in value:
        return plain(value)
    return " ".join(value.split())[:1000]


def _language(entry: Mapping[str, Any]) -> str | None:
    for key in ("title_detail", "summary_detail"):
        language = (entry.get(key) or {}).get("language")
        if language:
            return str(language)
    return str(entry.get("language") or "") or None


def _authors(entry: Mapping[str, Any]) -> Iterator[str]:
    for author in (entry.get("authors") or ())[:_MOST_LISTED]:
        name = str(author.get("name") or "")
        if name and "@" not in name:
            yield plain(name)
    if not any(author.get("name") for author in entry.get("authors") or ()):
        name = author_name(str(entry.get("author") or ""))
        if name:
            yield plain(name)


def author_name(words: str) -> str:
    """The name in an author element of RSS, which asks for a mail address; nothing when it holds only that.

    >>> author_name("ana@example.org (Ana Sousa)"), author_name("Ana Sousa (ana@example.org)"), author_name("a@b.cd")
    ('Ana Sousa', 'Ana Sousa', '')
    """
    match = _MAIL_NAME.match(words)
    name = match["name"] if match else _NAME_MAIL.sub("", words)
    return "" if "@" in name else " ".join(name.split())


def _time(entry: Mapping[str, Any], key: str) -> str:
    # Asked for an absent `updated`, feedparser would answer with `published`.
    raw = dict.get(entry, key) if isinstance(entry, dict) else entry.get(key)
    parsed = dict.get(entry, f"{key}_parsed") if isinstance(entry, dict) else None
    return moment(str(raw or ""), parsed)


def moment(words: str, parsed: Any = None) -> str:
    """A time as feeds write it in ISO 8601, with the offset and no more exact than it stands there.

    Args:
        words: As written.
        parsed: The same in UTC as feedparser understood it, or None.

    >>> moment("Thu, 01 Jan 2004 19:48:21 +0100"), moment("2004-01"), moment("soon")
    ('2004-01-01T19:48:21+01:00', '2004-01', '')
    """
    words = words.strip()
    if _PARTIAL.fullmatch(words) and (parsed is None or words[:4] == f"{parsed[0]:04}"):
        return words
    found = _parsed(words)
    if parsed is None:
        return found.isoformat() if found else ""
    if found and (found.astimezone(UTC) if found.tzinfo else found).timetuple()[:6] == tuple(parsed[:6]):
        return found.isoformat()
    try:
        year, month, day, hour, minute, second = parsed[:6]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC).isoformat()
    except (ValueError, TypeError):
        return ""


def _parsed(words: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(words[:100])
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _head(feed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    claims = [
        ("feed:title", _words(feed, "title")),
        ("feed:link", str(feed.get("link") or "").strip()),
        ("feed:language", str(feed.get("language") or (feed.get("title_detail") or {}).get("language") or "").strip()),
        ("feed:publisher", plain(str(feed.get("publisher") or ""))),
        ("feed:author", author_name(str(feed.get("author") or ""))),
        ("feed:rights", _words(feed, "rights")),
        ("feed:published", _time(feed, "published")),
        ("feed:updated", _time(feed, "updated")),
    ]
    yield from ((key, value) for key, value in claims if value)

"""One capture's bytes to a Page: text, HTML, a feed or a mail, told by what the bytes are, decoded by evidence."""

from __future__ import annotations

import hashlib
import re

from headwater.errors import InputRefused
from headwater.ingest.decode import decode
from headwater.ingest.feeds import is_feed, read_feed
from headwater.ingest.json_feeds import is_json_feed, read_json_feed
from headwater.ingest.limits import Limits, too_large
from headwater.ingest.mail import is_mail, read_mail
from headwater.ingest.mojibake import mended
from headwater.ingest.packed import unpacked
from headwater.ingest.plain import lines
from headwater.ingest.wrapped import paragraphs
from headwater.records import Note, Page

_GZIP = b"\x1f\x8b\x08"
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|table|h1)\b[^<>]{0,2000}>", re.I)
_HTML_NAME = re.compile(r"\.x?html?$", re.I)
_OPEN_TAG = re.compile(r"<[a-zA-Z/][^<>]{0,250}$")
_COMMENTS = re.compile(r"(?:\s*(?:<!--(?:[^-]|-(?!->)){0,20000}-->|<\?[^>]{0,2000}\?>))+")


def read_bytes(
    data: bytes, address: str, *, seen_at: str | None = None, charset: str | None = None, limits: Limits | None = None
) -> Page:
    """The readable content of captured bytes.

    Text pages keep every character, so that offsets into the file and into the page agree; HTML pages, feeds and mails
    get a reading text of their own, one line a block. One level of gzip is unpacked first.

    Args:
        data: The bytes as captured.
        address: URL, path as given, or `-`; its ending counts only where the bytes do not tell.
        seen_at: ISO 8601 time of the capture when known.
        charset: The encoding that the response named, when there was one.
        limits: Bounds on size; generous ones when None.

    Raises:
        InputRefused: The bytes are empty, too many, or no text.

    >>> page = read_bytes(b"<p>One <b>two</b></p><p>three</p>", "a.html")
    >>> page.text
    'One two\\nthree'
    """
    limits = limits or Limits()
    if len(data) > limits.max_bytes:
        raise too_large(address, len(data), limits)
    sha256 = hashlib.sha256(data).hexdigest()
    notes: tuple[Note, ...] = ()
    if data.startswith(_GZIP):
        data, whole = unpacked(data, address, limits)
        notes += () if whole else (Note("cut-off", "The gzip file breaks off; what came before is read."),)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise InputRefused(f"Cannot read `{address}`: it is empty.", hint="give a page with text")
    if is_mail(data):
        return read_mail(data, address, sha256=sha256, seen_at=seen_at, limits=limits)
    text, encoding, damaged = decode(data, address, declared=charset)
    if damaged:
        told = f"Some bytes are no {encoding}"
        notes += (Note("undecodable", f"{told}; they stand as \ufffd." if "\ufffd" in text else f"{told}."),)
    return _read(text, address, sha256, seen_at, notes, limits)


def tells_a_page(head: bytes) -> bool:
    """Whether the first bytes of a file alone show that it is a page with markup or a feed."""
    text = head.decode("utf-8", errors="replace").lstrip("\ufeff")
    if is_feed(text) or is_json_feed(text):
        return True
    opening = text[:4000].lower()
    return (
        _is_html(text, "") and "<svg" not in opening and any(tag in opening for tag in ("<html", "<body", "<p", "<h1"))
    )


def _read(text: str, address: str, sha256: str, seen_at: str | None, notes: tuple[Note, ...], limits: Limits) -> Page:
    feed, json = is_feed(text), is_json_feed(text)
    html = not (feed or json) and _is_html(text, address)
    right, twice = mended(text)
    if twice:
        kept = right is text or not (feed or json or html)  # places in a text page are places in its file
        done = "they stand as they are" if kept else "they were read rightly"
        words = f"{twice} letters or signs were encoded twice (as in â€™); {done}."
        notes += (Note("encoded-twice", words),) if twice > 1 else ()
        text = text if kept else right
    if feed:
        return read_feed(text, address, sha256=sha256, seen_at=seen_at, notes=notes)
    if json:
        return read_json_feed(text, address, sha256=sha256, seen_at=seen_at, notes=notes)
    if html:
        notes += _cut_off(text)
        from headwater.ingest.html import read_html  # lxml takes long to load; text pages do without

        return read_html(text, address, sha256=sha256, seen_at=seen_at, notes=notes, max_tags=limits.max_tags)
    return Page(address, text, paragraphs(text, lines(text)), sha256, "text", seen_at=seen_at, notes=notes)


def _is_html(text: str, address: str) -> bool:
    head = text[:30_000].lstrip("\ufeff \t\r\n")
    above = _COMMENTS.match(head)
    opening = head[above.end() :].lstrip() if above else head
    if _HTML.match(opening[:4000]) or head[:200].lower().startswith(("<!doctype html", "<html", "<?xml")):
        return True
    return bool(_HTML_NAME.search(address.split("?")[0])) and bool(_HTML.search(text[:200_000]))


def _cut_off(text: str) -> tuple[Note, ...]:
    """A note when a page ends inside a tag: half of it was saved."""
    if _OPEN_TAG.search(text, max(0, len(text) - 300)):
        return (Note("cut-off", "The page ends inside a tag; the rest of it is missing."),)
    return ()

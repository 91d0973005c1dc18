"""One capture's bytes to a Page: text or HTML, decoded by evidence."""

from __future__ import annotations

import hashlib
import re

from headwater.errors import InputRefused
from headwater.ingest.decode import decode
from headwater.records import Block, Note, Page, Span

MOST_BYTES = 64 * 1024 * 1024  # no news page comes near; guards memory when a caller sets no bound of its own
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body|article|main|div|p|table|h1)\b[^<>]{0,2000}>", re.I)
_HTML_NAME = re.compile(r"\.x?html?$", re.I)
_LINE = re.compile(r"[^\n\r\u2028\u2029\f\v]+")


def read_bytes(data: bytes, address: str, *, seen_at: str | None = None) -> Page:
    """The readable content of captured bytes.

    Text pages keep every character, so that offsets into the file and into the page agree; HTML pages get a reading
    text of their own, one line a block.

    Args:
        data: The bytes as captured.
        address: URL, path as given, or `-`; its ending and the bytes tell text from HTML.
        seen_at: ISO 8601 time of the capture when known.

    Raises:
        InputRefused: The bytes are empty, too many, or no text.

    >>> page = read_bytes(b"<p>One <b>two</b></p><p>three</p>", "a.html")
    >>> page.text
    'One two\\nthree'
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise InputRefused(f"Cannot read `{address}`: it is empty.", hint="give a page with text")
    if len(data) > MOST_BYTES:
        raise InputRefused(
            f"Cannot read `{address}`: it has {len(data)} bytes, more than {MOST_BYTES}.",
            hint="cut it into pages and give them one by one",
        )
    text, encoding, damaged = decode(data, address)
    sha256 = hashlib.sha256(data).hexdigest()
    notes: tuple[Note, ...] = ()
    if damaged:
        notes += (Note("undecodable", f"Some bytes are no {encoding}; they stand as \ufffd."),)
    if _is_html(text, address):
        from headwater.ingest.html import read_html  # its second reader takes a second to load; text pages do without

        return read_html(text, address, sha256=sha256, seen_at=seen_at, notes=notes)
    return Page(address, text, _lines(text), sha256, "text", seen_at=seen_at, notes=notes)


def _is_html(text: str, address: str) -> bool:
    if _HTML.match(text.lstrip()[:4000]) or text.lstrip()[:200].lower().startswith(
        ("<!doctype html", "<html", "<?xml")
    ):
        return True
    return bool(_HTML_NAME.search(address.split("?")[0])) and bool(_HTML.search(text[:200_000]))


def _lines(text: str) -> tuple[Block, ...]:
    """Every line with something on it, without the blanks around it."""
    found = []
    for line in _LINE.finditer(text):
        words = line[0].strip()
        if words:
            start = line.start() + len(line[0]) - len(line[0].lstrip())
            found.append(Block(Span(start, start + len(words))))
    return tuple(found)

"""The pages of WARC and ARC files, one by one as they are asked for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from headwater.errors import InputRefused
from headwater.ingest.http import Response, content_type, response
from headwater.ingest.limits import Limits
from headwater.ingest.pages import read_bytes
from headwater.ingest.warc import Record, records
from headwater.records import Note, Page, Refusal, Tally

_TEXT = frozenset({
    "text/html", "application/xhtml+xml", "text/plain", "application/rss+xml", "application/atom+xml",
    "application/rdf+xml", "application/feed+json", "application/xml", "text/xml", "",
})  # fmt: skip
_MAYBE_FEED = frozenset({"application/json", "application/xml", "text/xml"})
_FEED_MARK = re.compile(rb"<(?:rss|feed|rdf:RDF|html|!doctype html)\b|jsonfeed\.org", re.I)
_PICTURES = re.compile(r"image/|video/|audio/|font/")
_PLURAL = {
    "request": "requests", "revisit": "revisits", "metadata": "metadata", "warcinfo": "about the archive",
    "version": "about the archive", "dns": "name look-ups",
}  # fmt: skip
_NO_PAGES = re.compile(r"/(?:robots|ads|humans|security)\.txt$|/favicon\.ico$", re.I)


def pages(
    file: BinaryIO, address: str, *, packed: bool, limits: Limits, tell: Callable[[Tally], None] | None = None
) -> Iterator[Page | Refusal]:
    """The pages of an archive in its order, read as they are asked for; a Refusal for every break.

    After a break reading goes on at the next record that can be found. The page of a record has its URI for an address
    and its date as the time it was seen.

    Args:
        file: The archive, at its beginning.
        address: What the archive is called.
        packed: Whether it is a gzip file.
        limits: Bounds on one record.
        tell: Called at the end with what the archive held.
    """
    skipped: Counter[str] = Counter()
    found = 0
    for record in records(file, address, packed=packed, limits=limits):
        if isinstance(record, Refusal):
            yield record
            continue
        page = _page(record, address, limits)
        if isinstance(page, str):
            skipped[page] += 1
            continue
        found += isinstance(page, Page)
        yield page
    if tell is not None:
        tell(Tally(address, found, tuple(sorted(skipped.items(), key=lambda row: (-row[1], row[0])))))


def _page(record: Record, archive: str, limits: Limits) -> Page | Refusal | str:
    """The page that a record holds, a Refusal of it, or in a word what it is instead."""
    if record.kind not in ("response", "resource"):
        return _PLURAL.get(record.kind, "other records")
    if not record.uri.startswith(("http://", "https://")):
        return "other addresses"
    where = f"{archive}, record {record.number}"
    if record.block is None:
        return Refusal(
            record.uri,
            f"Cannot read `{record.uri}` ({where}): it has {record.length} bytes, more than the {limits.max_bytes}"
            " allowed.",
            "raise `HEADWATER_MAX_BYTES`",
        )
    try:
        answer = _answer(record, limits)
        kind = _kind(answer, record.uri)
        if kind:
            return kind
        page = read_bytes(answer.body, record.uri, seen_at=record.date, charset=answer.charset, limits=limits)
    except InputRefused as refused:
        if _binary(refused):
            return "binary data"
        return Refusal(record.uri, f"{refused.message[:-1]} ({where}).", refused.hint)
    if record.whole and answer.whole:
        return page
    return replace(page, notes=(*page.notes, Note("cut-off", f"The capture ends early ({where}).")))


def _binary(refused: InputRefused) -> bool:
    """Whether a page was refused because it is none, whatever its server called it."""
    return "not text" in refused.message or "binary file" in refused.message


def _answer(record: Record, limits: Limits) -> Response:
    block = record.block or b""
    if record.kind == "response":
        return response(block, record.uri, limits)
    kind, charset = content_type(record.type)
    return Response(200, kind, charset, block)


def _kind(answer: Response, uri: str) -> str:
    """In a word why a response is no page; nothing when it may be one."""
    if 300 <= answer.status < 400:
        return "redirects"
    if not 200 <= answer.status < 300:
        return "errors"
    if not answer.body.strip():
        return "empty"
    if _PICTURES.match(answer.type):
        return "pictures, sound and fonts"
    if answer.type not in _TEXT | _MAYBE_FEED:
        return (
            "scripts, styles and data" if answer.type.startswith("text/") or "script" in answer.type else "other types"
        )
    if answer.type in _MAYBE_FEED and not _FEED_MARK.search(answer.body[:4000]):
        return "scripts, styles and data"
    return "robots.txt and the like" if _NO_PAGES.search(uri.split("?")[0]) else ""

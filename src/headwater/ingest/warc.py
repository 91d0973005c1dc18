"""WARC and ARC files record by record, in memory of one record, and on again after a break."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import BinaryIO

from headwater.ingest.limits import Limits
from headwater.ingest.packed import Broken, Stream
from headwater.records import Refusal

_WARC = re.compile(rb"\s{0,100}WARC/\d")
_ARC = re.compile(
    rb"\s{0,100}(?:filedesc://|[a-z][a-z0-9+.-]{1,20}:\S{1,2000} \d{1,3}(?:\.\d{1,3}){3}"
    rb" \d{14} \S{1,100} \d{1,12}\r?\n)"
)
_VERSION = re.compile(rb"WARC/\d\.\d+\s*\r?\n?")
_LONGEST_HEADER = 200  # lines
_LONGEST_ADDRESS = 2000
_MOST_BREAKS = 1000


@dataclass(frozen=True, slots=True)
class Record:
    """One record: what it is (`response`, `resource`, ... ; `response` for those of ARC), of what and when.

    Attributes:
        number: Its place in the archive from 1.
        at: The byte of the file that it begins at; in gzip files where its packed data begin.
        block: Its content; None when it is no page or too large, and was passed over.
        whole: Whether its content has the length that it says.
    """

    number: int
    at: int
    kind: str
    uri: str = ""
    date: str | None = None
    type: str = ""
    length: int = 0
    block: bytes | None = None
    whole: bool = True


def is_archive(head: bytes) -> bool:
    """Whether unpacked bytes open as a WARC or ARC file does.

    >>> is_archive(b"WARC/1.0\\r\\nWARC-Type: warcinfo\\r\\n"), is_archive(b"WARC files are explained here.")
    (True, False)
    """
    return bool(_WARC.match(head) or _ARC.match(head))


def records(file: BinaryIO, address: str, *, packed: bool, limits: Limits) -> Iterator[Record | Refusal]:
    """The records of an archive in its order, and a Refusal for every place where it breaks."""
    stream = Stream(file, packed=packed, limits=limits)
    number = breaks = begun = 0
    while True:
        number += 1
        here = -1
        try:
            line = _next_line(stream)
            here = stream.at if packed else stream.at - len(line)
            if not line:
                return
            warc = _VERSION.fullmatch(line)
            fields = None if warc else _arc_fields(line)
            begun = here
            record = (
                _warc(stream, number, here, limits) if fields is None else _arc(stream, fields, number, here, limits)
            )
            yield record
            if not record.whole:
                raise Broken(f"the file ends inside it, which says that it has {record.length} bytes")
        except Broken as fault:
            breaks += 1
            at = stream.at if here < 0 else here
            # A wrong length runs over records that follow it, so reading goes on behind the head of the last one begun.
            going = breaks < _MOST_BREAKS and stream.resume(begun)
            yield _refusal(address, number, at, str(fault), stream.at if going else None)
            if not going:
                return
            begun = stream.at


def _refusal(address: str, number: int, at: int, found: str, onward: int | None) -> Refusal:
    after = f"; reading went on at byte {onward}" if onward is not None else ""
    return Refusal(
        address,
        f"Cannot read record {number} of `{address}` (byte {at}): {found}{after}.",
        "the records before it are read" + (" and those after it too" if after else "; fetch the file again"),
    )


def _next_line(stream: Stream) -> bytes:
    """The first line of the next record; empty at the end."""
    while line := stream.line():
        if line.strip(b"\r\n\0 "):
            return line
    return b""


def _warc(stream: Stream, number: int, at: int, limits: Limits) -> Record:
    headers: dict[str, str] = {}
    name = ""
    for _ in range(_LONGEST_HEADER):
        line = stream.line()
        if not line:
            raise Broken("the file ends inside its header")
        words = line.decode("utf-8", "replace").rstrip("\r\n")
        if not words:
            break
        if words[0] in " \t" and name:
            headers[name] += " " + words.strip()
            continue
        name = words.partition(":")[0].strip().lower()
        headers.setdefault(name, words.partition(":")[2].strip())
    kind, size = headers.get("warc-type", "").lower(), headers.get("content-length", "")
    if not (size.isascii() and size.isdigit()):
        raise Broken(f"its header gives no length (`Content-Length: {size[:40]}`)")
    length = int(size[:18])
    uri, date = _shown(headers.get("warc-target-uri", "").strip("<> ")), headers.get("warc-date")
    record = Record(number, at, kind or "untyped", uri, date, headers.get("content-type", ""), length)
    return _filled(stream, record, kind in ("response", "resource"), limits)


def _arc_fields(line: bytes) -> tuple[str, str, int]:
    """URL, date and length of a record of an ARC file; in version 2 of the format more stands between them."""
    words = line.decode("utf-8", "replace").rstrip("\r\n")
    for fields in (4, 9):
        parts = words.rsplit(" ", fields)
        if len(parts) == fields + 1 and re.fullmatch(r"\d{8,17}", parts[2]) and re.fullmatch(r"-?\d{1,18}", parts[-1]):
            break
    else:
        shown = " ".join(words[:60].split())
        raise Broken(f"`{''.join(c for c in shown if c.isprintable())}` stands where a record should begin")
    length = int(parts[-1])
    if length < 0 and not parts[0].startswith("filedesc:"):
        raise Broken(f"its length is {length}")
    return parts[0], parts[2], max(0, length)


def _arc(stream: Stream, fields: tuple[str, str, int], number: int, at: int, limits: Limits) -> Record:
    uri, date, length = fields
    kind = "version" if uri.startswith("filedesc:") else "dns" if uri.startswith("dns:") else "response"
    record = Record(number, at, kind, _shown(uri), _arc_date(date), "application/http", length)
    return _filled(stream, record, kind == "response", limits)


def _shown(uri: str) -> str:
    return "".join(c for c in uri if c.isprintable())[:_LONGEST_ADDRESS]


def _arc_date(words: str) -> str | None:
    try:
        return datetime.strptime(words[:14], "%Y%m%d%H%M%S").strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


def _filled(stream: Stream, record: Record, wanted: bool, limits: Limits) -> Record:
    """The record with its content, if it can be a page."""
    if wanted and record.length <= limits.max_bytes + 100_000:
        block = stream.read(record.length)
        return replace(record, block=block, whole=len(block) == record.length)
    return replace(record, whole=stream.skip(record.length) == record.length)

"""The HTTP response that a record of an archive keeps: status, type, encoding and body, whatever its state."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from headwater.errors import InputRefused
from headwater.ingest.limits import SURELY, Limits, swells

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b[^\n]{0,2000}\r?\n?")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_CHUNK = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Response:
    """What a server answered.

    Attributes:
        status: 200 where no status line is kept.
        type: Content type without parameters, lower case; "" when not given.
        charset: The encoding named in the content type, or None.
        body: Without transfer and content encodings.
        whole: Whether the body could be decoded to its end.
    """

    status: int
    type: str
    charset: str | None
    body: bytes
    whole: bool = True


def response(data: bytes, address: str, limits: Limits) -> Response:
    """A response taken apart. Chunks and packing that are announced but not there are let pass; so are bare newlines.

    Raises:
        InputRefused: It unpacks to more than the limits allow.

    >>> response(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html; charset=utf-8\\r\\n\\r\\n<p>", "a", Limits())
    Response(status=200, type='text/html', charset='utf-8', body=b'<p>', whole=True)
    """
    first = _STATUS.match(data)
    if not first:
        return Response(200, "", None, data)
    headers, body = _headers(data, first.end())
    whole = True
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body, whole = _dechunked(body)
    for packing in reversed(re.split(r"[,\s]+", headers.get("content-encoding", "").lower())):
        body, good = _decoded(body, packing, address, limits)
        whole = whole and good
    kind, charset = content_type(headers.get("content-type", ""))
    return Response(int(first[1]), kind, charset, body, whole)


def content_type(value: str) -> tuple[str, str | None]:
    """A content type without its parameters, and the encoding that it names.

    >>> content_type("Text/HTML; charset=ISO-8859-1")
    ('text/html', 'ISO-8859-1')
    """
    charset = _CHARSET.search(value)
    return value.split(";")[0].strip().lower(), charset[1] if charset else None


def _headers(data: bytes, start: int) -> tuple[dict[str, str], bytes]:
    found: dict[str, str] = {}
    at, name = start, ""
    while at < len(data):
        end = data.find(b"\n", at)
        line = data[at : end if end >= 0 else len(data)].rstrip(b"\r")
        at = end + 1 if end >= 0 else len(data)
        if not line.strip():
            break
        words = line[:8000].decode("latin-1")
        if words[0] in " \t" and name:
            found[name] += " " + words.strip()
        else:
            name = words.split(":")[0].strip().lower()
            found.setdefault(name, words.partition(":")[2].strip())
    return found, data[at:]


def _dechunked(body: bytes) -> tuple[bytes, bool]:
    """The body without its chunk lines; as it is when it has none, up to the break when they end early."""
    parts: list[bytes] = []
    at = 0
    while True:
        head = _CHUNK.match(body, at)
        if not head:
            return (body, True) if not parts else (b"".join(parts), False)
        size = int(head[1], 16)
        if size == 0:
            return b"".join(parts), True
        parts.append(body[head.end() : head.end() + size])
        at = head.end() + size
        if at > len(body):
            return b"".join(parts), False
        at += 2 if body[at : at + 2] == b"\r\n" else 1 if body[at : at + 1] == b"\n" else 0


def _decoded(body: bytes, packing: str, address: str, limits: Limits) -> tuple[bytes, bool]:
    if packing in ("gzip", "x-gzip"):
        return _inflated(body, 16 + zlib.MAX_WBITS, address, limits) if body.startswith(_GZIP) else (body, True)
    if packing == "deflate":
        zipped = body[:1] == b"\x78"
        return _inflated(body, zlib.MAX_WBITS if zipped else -zlib.MAX_WBITS, address, limits)
    if packing in ("br", "zstd"):
        return _other(body, packing, address, limits)
    return body, True


def _inflated(body: bytes, bits: int, address: str, limits: Limits) -> tuple[bytes, bool]:
    inflate = zlib.decompressobj(bits)
    try:
        found = inflate.decompress(body, limits.max_bytes + 1)
    except zlib.error:
        found, inflate = _up_to_break(body, bits, limits)
        return (found, False) if found else (body, False)
    _bounded(len(found), len(body), address, limits)
    return found, inflate.eof


def _up_to_break(body: bytes, bits: int, limits: Limits) -> tuple[bytes, zlib._Decompress]:
    inflate = zlib.decompressobj(bits)
    parts: list[bytes] = []
    try:
        for at in range(0, len(body), 256):
            parts.append(inflate.decompress(body[at : at + 256], limits.max_bytes + 1))
            if sum(map(len, parts[-1:])) > limits.max_bytes:
                break
    except zlib.error:
        pass
    return b"".join(parts)[: limits.max_bytes], inflate


def _bounded(size: int, packed: int, address: str, limits: Limits) -> None:
    if size > limits.max_bytes:
        raise InputRefused(
            f"Cannot read `{address}`: unpacked it has more than the {limits.max_bytes} bytes allowed.",
            hint="raise `HEADWATER_MAX_BYTES` if the archive can be trusted",
        )
    if size > max(SURELY, limits.max_ratio * packed):
        raise swells(address, limits)


def _other(body: bytes, packing: str, address: str, limits: Limits) -> tuple[bytes, bool]:
    import io

    from fastwarc.stream_io import BrotliReader, ZstdReader

    reader = (BrotliReader if packing == "br" else ZstdReader)(io.BytesIO(body))
    parts: list[bytes] = []
    size, good = 0, True
    try:
        while piece := reader.read(65_536):
            parts.append(piece)
            size += len(piece)
            _bounded(size, len(body), address, limits)
    except (OSError, ValueError):
        good = False
    return (b"".join(parts), good) if parts else (body, False)

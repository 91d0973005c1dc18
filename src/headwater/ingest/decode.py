"""Bytes to characters, by evidence: what the bytes are outranks what the page says they are."""

from __future__ import annotations

import codecs
import re

from headwater.errors import InputRefused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip archive or an office file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
)
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\f\x0b\x1b") + b"\x7f"
_MOST_CONTROL = 0.01  # share of control bytes above which nothing is text; real pages in the samples have none
_ENOUGH = 60  # bytes; below, a detector of encodings guesses
_BROKEN_PER_GOOD = 0.2  # invalid bytes per valid many-byte letter up to which a page is damaged UTF-8, not another code


def decode(data: bytes, address: str) -> tuple[str, str, bool]:
    """The text of a capture, the encoding it was in, and whether some bytes could not be read.

    A byte order mark decides; else valid UTF-8 is UTF-8 whatever the page declares, as other encodings hardly ever form
    valid UTF-8 by chance; else the declared encoding if it fits; else Windows-1252, which every byte fits.

    Raises:
        InputRefused: The bytes are no text.

    >>> decode("Siliņa".encode(), "a.html")[:2]
    ('Siliņa', 'utf-8')
    >>> decode("l’été".encode("cp1252"), "a.txt")[:2]
    ('l’été', 'cp1252')
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(name, errors="replace")
            return text, name, "\ufffd" in text
    wide = _wide(data)
    if wide:
        return data.decode(wide, errors="replace"), wide, False
    _refuse_binary(data, address)
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", errors="replace")
    good = sum(c > "\x7f" and c != "\ufffd" for c in damaged)
    if damaged.count("\ufffd") <= good * _BROKEN_PER_GOOD:
        return damaged, "utf-8", True
    return _other(data)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of the Latin letters in it is zero."""
    head = data[:2000]
    if len(head) < 8:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * len(head) / 2 and even < 0.05 * len(head):
        return "utf-16-le"
    if even > 0.4 * len(head) / 2 and odd < 0.05 * len(head):
        return "utf-16-be"
    return None


def _refuse_binary(data: bytes, address: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputRefused(
                f"Cannot read `{address}`: it is {what}, not text.",
                hint="save the page as HTML or plain text and give that file",
            )
    head = data[:65536]
    strange = len(head) - len(head.translate(None, _CONTROL))
    if strange > _MOST_CONTROL * len(head):
        raise InputRefused(
            f"Cannot read `{address}`: it is a binary file ({strange} of its first {len(head)} bytes are control"
            f" codes).",
            hint="give a page as HTML or plain text",
        )


def _other(data: bytes) -> tuple[str, str, bool]:
    declared = _DECLARED.search(data[:4096])
    names = [declared[1].decode("ascii", "replace").lower()] if declared else []
    letters = len(data.translate(None, b" \t\r\n"))
    high = sum(c > 0x7F for c in data)
    if high > _ENOUGH and high > 0.3 * letters:  # mostly non-Latin letters: ask what reads best
        from charset_normalizer import from_bytes

        best = from_bytes(data[:65536]).best()
        if best is not None:
            names.append(best.encoding)
    for name in names:
        if name in ("utf-8", "utf8"):
            continue
        try:
            # Browsers read a declared Latin-1 as Windows-1252, whose curly quotation marks the pages mean.
            name = "cp1252" if codecs.lookup(name).name in ("iso8859-1", "ascii") else codecs.lookup(name).name
            return data.decode(name), name, False
        except (LookupError, UnicodeDecodeError):
            continue
    text = data.decode("cp1252", errors="replace")
    return text, "cp1252", "\ufffd" in text

"""Bytes to characters, by evidence: what the bytes are outranks what the page says they are."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import islice

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
_FEW_CONTROL = 4  # such bytes make no short text binary
_BROKEN_PER_GOOD = 0.2  # invalid bytes per valid many-byte letter up to which a page is damaged UTF-8, not another code
_SAMPLE = 65_536  # bytes that a detector of encodings looks at
_HIGH_RUN = re.compile(rb"[^<>\n\r]*[\x80-\xff][^<>\n\r]*")
_EBCDIC_XML = b"\x4c\x6f\xa7\x94"  # "<?xm"
_JAPANESE = re.compile(rb"\x1b\$[@B]")
# Shares of mess as charset-normalizer counts it; texts of 16 languages read in their own encoding have at most .03,
# read in a wrong one of another script at least .9.
_MESS = 0.2
# Signs that stand in words only where an encoding of central Europe was taken for a western one ("powiedzia³").
_SIGNS_IN_WORDS = re.compile(r"[a-zA-Z][¹²³¿¼½¾ªº±¶£¥¦§¨©®¯´¸æÆ]|[¹³¿¼½¾±¶£¥¦©®¯][a-z]")
_LEAST_SIGNS = 3
_DETECTED = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r", "koi8_u", "iso8859_2",
    "iso8859_5", "cp866", "cp874", "cp932", "euc_jp", "gb18030", "big5", "cp949",
]  # fmt: skip
# What browsers read under a declared name: its superset on Windows, which the pages mean.
_MEANT = {
    "iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "shift_jis": "cp932", "gb2312": "gb18030",
    "gbk": "gb18030", "euc_kr": "cp949", "tis-620": "cp874", "iso8859-11": "cp874",
}  # fmt: skip


def decode(data: bytes, address: str, *, declared: str | None = None) -> tuple[str, str, bool]:
    """The text of a capture, the encoding it was in, and whether some bytes could not be read.

    A byte order mark decides; else valid UTF-8 is UTF-8 whatever the page declares, as other encodings hardly ever form
    valid UTF-8 by chance; else a declared encoding (of the response, then of the page) in which the text reads as text;
    else what its letters look like; else Windows-1252, which every byte fits.

    Args:
        data: The bytes as captured.
        address: As for `read_bytes`.
        declared: The encoding that the response or mail around it names.

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
        text = data.decode(wide, errors="replace")
        return text, wide, "\ufffd" in text
    if data.startswith(_EBCDIC_XML):
        return _ebcdic(data)
    _refuse_binary(data, address)
    if _JAPANESE.search(data[:_SAMPLE]):
        text = data.decode("iso2022_jp_ext", errors="replace")
        return text, "iso2022_jp", "\ufffd" in text
    try:
        return data.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", errors=_ISOLATED)
    good = sum(c > "\x7f" and c != "\ufffd" for c in damaged)
    if damaged.count("\ufffd") <= good * _BROKEN_PER_GOOD and _many_bytes(data):
        return damaged, "utf-8", True
    return _other(data, declared)


def _many_bytes(data: bytes) -> bool:
    """Whether some letter of many bytes is valid UTF-8: single high bytes alone are of another encoding."""
    return re.search(rb"[\xc2-\xdf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}", data) is not None


def _isolated(fault: UnicodeError) -> tuple[str, int]:
    """A single byte of Windows-1252 between ASCII letters of a UTF-8 page: pasted in from elsewhere."""
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    data, at = fault.object, fault.start
    before, after = data[at - 1 : at], data[at + 1 : at + 2]
    alone = (not before or before < b"\x80") and b"" < after < b"\x80"
    if alone and fault.end - at == 1:
        return bytes([data[at]]).decode("cp1252", errors="replace"), fault.end
    return "\ufffd", fault.end


_ISOLATED = "headwater-isolated"
codecs.register_error(_ISOLATED, _isolated)


def _ebcdic(data: bytes) -> tuple[str, str, bool]:
    """An XML file from a mainframe; its head can be read in any of their encodings."""
    declared = _DECLARED.search(data[:400].decode("cp037").encode("ascii", "replace"))
    name = declared[1].decode() if declared else "cp037"
    try:
        return data.decode(name), name, False
    except (LookupError, UnicodeDecodeError):
        return data.decode("cp037"), "cp037", False


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: every other byte of the Latin letters in it is zero, or three of four."""
    head = data[:2000]
    if len(head) < 8:
        return None
    zeros = [head[at::4].count(0) for at in range(4)]
    if min(zeros[1:]) > 0.9 * len(head) / 4 and zeros[0] < 0.05 * len(head) / 4:
        return "utf-32-le"
    if min(zeros[:3]) > 0.9 * len(head) / 4 and zeros[3] < 0.05 * len(head) / 4:
        return "utf-32-be"
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
    if strange > max(_FEW_CONTROL, _MOST_CONTROL * len(head)):
        raise InputRefused(
            f"Cannot read `{address}`: it is a binary file ({strange} of its first {len(head)} bytes are control"
            f" codes).",
            hint="give a page as HTML or plain text",
        )


def _other(data: bytes, around: str | None) -> tuple[str, str, bool]:
    """Text in none of Unicode's encodings: as declared where that gives words, else by the look of its letters."""
    written = _DECLARED.search(data[:4096])
    sample = b"\n".join(islice(_high_runs(data), 2000))[:_SAMPLE]
    for name in (around, written[1].decode("ascii", "replace") if written else None):
        meant = _meant(name)
        if meant and _mess(sample, meant) <= _MESS:
            text = data.decode(meant, errors="replace")
            return text, meant, "\ufffd" in text
    name = "cp1252"
    signs = _signs_in_words(sample.decode(name, errors="replace"))
    if signs or _mess(sample, name) > _MESS:
        from charset_normalizer import from_bytes

        matches = from_bytes(sample, cp_isolation=_DETECTED)
        fitting = [m for m in matches if m.encoding is not None and not _signs_in_words(str(m))]
        best = fitting[0] if fitting else matches.best()
        name = best.encoding if best is not None else name
    text = data.decode(name, errors="replace")
    return text, name, "\ufffd" in text


def _high_runs(data: bytes) -> Iterator[bytes]:
    return (match[0][:4000] for match in _HIGH_RUN.finditer(data))


def _signs_in_words(text: str) -> bool:
    return len(_SIGNS_IN_WORDS.findall(text)) >= _LEAST_SIGNS


def _meant(name: str | None) -> str | None:
    """The codec for a declared name; None for UTF-8 (ruled out before) and for names of no encoding of text."""
    try:
        info = codecs.lookup((name or "").strip("\"' ;").lower())
    except (LookupError, ValueError, UnicodeError):
        return None
    if info.name.startswith("utf") or not getattr(info, "_is_text_encoding", True):
        return None
    return _MEANT.get(info.name, info.name)


def _mess(sample: bytes, name: str) -> float:
    """How little the bytes look like words when read in an encoding: from 0.0, good."""
    from charset_normalizer.md import mess_ratio

    try:
        text = sample.decode(name, errors="replace")
    except (LookupError, UnicodeError, ValueError):
        return 9.0
    broken = text.count("\ufffd") / max(1, len(text))
    return mess_ratio(text[:10_000]) + 4 * broken

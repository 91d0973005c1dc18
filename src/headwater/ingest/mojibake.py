"""UTF-8 that somebody read as Windows-1252 and saved again ("donâ€™t"): told, and mended where that loses nothing."""

from __future__ import annotations

import re

# The characters that the 64 continuation bytes of UTF-8 turn into, and those that its lead bytes turn into. Bytes that
# Windows-1252 leaves open come out as control characters.
_NEXT = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(0x80, 0xC0))
_PAIR = f"[\u00c2-\u00df][{re.escape(_NEXT)}]"
_TRIPLE = f"[\u00e0-\u00ef][{re.escape(_NEXT)}]{{2}}"
_FOUR = f"[\u00f0-\u00f4][{re.escape(_NEXT)}]{{3}}"
_RUN = re.compile(f"(?:{_FOUR}|{_TRIPLE}|{_PAIR})+")
_PLAIN = {chr(b): b for b in range(256)} | {
    bytes([b]).decode("cp1252"): b for b in range(0x80, 0xA0) if bytes([b]).decode("cp1252", "ignore")
}
_CERTAIN = 2  # such runs in a text; one alone may be what its writer meant


def mended(text: str) -> tuple[str, int]:
    """The text with every doubly encoded run read rightly, and how many there are; the text itself when unsure.

    A run is mended only when its characters are bytes of valid UTF-8, so the old text can be had back from the new.

    >>> mended("donâ€™t say â€œnoâ€\\x9d, JosÃ©")
    ('don’t say “no”, José', 4)
    >>> mended("SÃO PAULO, 5 °C, Ã© is one alone")[1]
    1
    """
    if "\u00e2" not in text and "\u00c3" not in text and "\u00c2" not in text and "\u00f0" not in text:
        return text, 0
    found = [(match.span(), right) for match in _RUN.finditer(text) if (right := _right(match[0])) is not None]
    if len(found) < _CERTAIN:
        return text, len(found)
    parts, at = [], 0
    for (start, end), right in found:
        parts += [text[at:start], right]
        at = end
    return "".join([*parts, text[at:]]), len(found)


def _right(run: str) -> str | None:
    try:
        right = bytes(_PLAIN[c] for c in run).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None
    return right if all(c.isprintable() or c == "\u00a0" for c in right) else None

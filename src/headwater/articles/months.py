"""Names of months in the languages of the table, and figures of all scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from headwater.data import table

_OTHER_FIGURE = re.compile(r"(?![0-9])\d")


@cache
def _months() -> dict[str, int]:
    """Names of months, lower case; also as they are written without accents."""
    months = {word: number for number, words in table("stamps")["months"].items() for word in words}
    for word, number in list(months.items()):
        plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
        months.setdefault(unicodedata.normalize("NFC", plain), number)
    return months


@lru_cache(maxsize=4096)
def month_of(words: str) -> int:
    """The month that one or two words name, a Hebrew prefix forgiven; 0 for none.

    >>> month_of("Mai"), month_of("ship"), month_of("aout")
    (5, 0, 8)
    """
    word = words.lower().strip(" .،,'’")
    months = _months()
    found = months.get(word) or months.get(word.replace("i̇", "i"))
    if not found and word[:1] == "ב":
        found = months.get(word[1:])
    if not found and " " in word:
        found = months.get(word.split(" ")[0].strip(".")) or 0
    return found or 0


def in_ascii_figures(text: str) -> str:
    """The text with the figures of all scripts as 0 to 9; every character keeps its place.

    >>> in_ascii_figures("٥ مايو")
    '5 مايو'
    """
    if not _OTHER_FIGURE.search(text):
        return text
    return "".join(str(unicodedata.decimal(c)) if c > "\u0600" and c.isdecimal() else c for c in text)

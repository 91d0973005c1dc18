"""Forms of address and given names: "Lord Ashby" is not Jane Ashby."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from headwater.data import table
from headwater.names.chains import Word
from headwater.names.lexicon import Lexicon, name_key

Gender = Literal["f", "m", ""]


def addressed(row: Sequence[Word], first: int, lex: Lexicon) -> Gender:
    """Whether the word before a name addresses a woman or a man, or "" where it tells neither.

    >>> from headwater.names.chains import words
    >>> from headwater.names.lexicon import lexicon
    >>> [addressed(words(text), at, lexicon()) for text, at in (("Mrs. Vane", 1), ("Mayor Vane", 1))]
    ['f', '']
    """
    if first == 0 or row[first].gap not in {" ", ". "}:
        return ""
    before = row[first - 1].folded
    return "f" if before in lex.women else "m" if before in lex.men else ""


def may_be(gender: Gender, full: str) -> bool:
    """Whether somebody so addressed may have the full name.

    >>> may_be("m", "Jane Ashby"), may_be("m", "Kim Ashby"), may_be("f", "Jane Ashby")
    (False, True, True)
    """
    first, _, rest = name_key(full).partition(" ")
    return not gender or not rest or _given().get(first, gender) == gender


def meant(gender: Gender, fulls: Sequence[str]) -> list[str]:
    """Of the bearers of a surname those who can be addressed so; where a given name says so, only those."""
    sure = [full for full in fulls if gender and _given().get(name_key(full).partition(" ")[0]) == gender]
    return sure or [full for full in fulls if may_be(gender, full)]


@cache
def _given() -> dict[str, Gender]:
    """Given names that are a woman's or a man's, not those of both."""
    rows = table("given_genders")
    women, men = (set(rows[key].split()) for key in ("female", "male"))
    found: dict[str, Gender] = dict.fromkeys(women - men, "f")
    return found | dict.fromkeys(men - women, "m")

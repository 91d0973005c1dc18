"""Whether a person is a woman or a man, as far as names and the words beside them tell; for "she" and "he"."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from headwater.data import table
from headwater.text.tokens import folded_words

Gender = Literal["f", "m"]

_SHE = frozenset({"she", "her", "elle", "-elle", "-t-elle", "ella", "ihrer", "ihren"})
_HE = frozenset({"he", "him", "his", "er", "il", "-il", "-t-il", "él", "ihm", "seinen", "seiner", "lui"})
_BESIDE = {
    "f": re.compile(
        r"(?<!\w)(?:ms|mrs|miss|mme|madame|frau|señora|sra|doña|dame|lady|queen|princess|sister|chairwoman"
        r"|(?:spokes|congress|business|police|sports)woman|mother|daughter|wife|widow|actress|la [\w-]+|\w{4,}in"
        r"|présidente|directrice|députée|avocate|sénatrice|ministra|directora|alcaldesa|doctora|presidenta)\.?\s+$",
        re.IGNORECASE,
    ),
    "m": re.compile(
        r"(?<!\w)(?:mr|herr|herrn|señor|sr|monsieur|sir|lord|king|prince|chairman|(?:spokes|congress|business|police)man"
        r"|father|son|husband|widower|actor|le [\w-]+|el [\w-]+)\.?\s+$",
        re.IGNORECASE,
    ),
}


@cache
def _given() -> dict[str, Gender]:
    rows = table("given_genders")
    women: dict[str, Gender] = dict.fromkeys(rows["female"].split(), "f")
    men: dict[str, Gender] = dict.fromkeys(rows["male"].split(), "m")
    return women | men


def wanted(pronoun: str) -> Gender | None:
    """Whom a pronoun means: "f", "m", or None when it may be either or several.

    >>> wanted("she"), wanted("he"), wanted("they")
    ('f', 'm', None)
    """
    low = pronoun.lower()
    return "f" if low in _SHE else "m" if low in _HE else None


def of_name(name: str, before: str) -> Gender | None:
    """Whether a named person is a woman or a man, by the words before the name, else by the given name.

    Args:
        name: The fullest name.
        before: A few words that stand before it.

    >>> of_name("Lena Stubbs", "Mayor "), of_name("Stubbs", "Ms. "), of_name("Stubbs", "")
    ('f', 'f', None)
    """
    for gender, pattern in _BESIDE.items():
        if pattern.search(before[-40:]):
            return "f" if gender == "f" else "m"
    words = folded_words(name)
    return _given().get(words[0]) if len(words) > 1 else None

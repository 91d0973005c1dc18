"""Places, countries and given names that the tables know, for telling bylines from outlets and tags from places."""

from __future__ import annotations

from functools import cache

from headwater.data import table
from headwater.text.tokens import fold


@cache
def _places(kind: str = "") -> frozenset[str]:
    """Folded names of all places, or of those of one kind: countries are asked for first, and are few."""
    found: set[str] = set()
    for row in table("gazetteer")["rows"].splitlines():
        columns = row.strip().split("\t")
        if len(columns) >= 3 and kind in ("", columns[0]):
            found.update(map(fold, (columns[2], *(columns[3].split("|") if len(columns) > 3 else ()))))
    return frozenset(found)


@cache
def _given() -> frozenset[str]:
    return frozenset(str(table("given_names")["names"]).split())


def is_place(name: str) -> bool:
    """Whether a name is a listed country, capital or larger city.

    >>> is_place("KYIV"), is_place("Max Hunder")
    (True, False)
    """
    return fold(name.strip(" .,")) in _places()


def is_country(name: str) -> bool:
    """Whether a name is a country's in one of the table's languages.

    >>> is_country("Grecia"), is_country("Reuters")
    (True, False)
    """
    return fold(name.strip(" .,")) in _places("country")


def has_given_name(name: str) -> bool:
    """Whether a name opens with a listed given name.

    >>> has_given_name("ANNA Berg"), has_given_name("Emerging Markets")
    (True, False)
    """
    words = name.replace("-", " ").split()
    return bool(words) and fold(words[0]) in _given()

"""Places, countries and given names that the tables know, for telling bylines from outlets and tags from places."""

from __future__ import annotations

from functools import cache

from headwater.data import table
from headwater.text.tokens import fold


@cache
def _gazetteer() -> tuple[frozenset[str], frozenset[str]]:
    places, countries = set(), set()
    for row in table("gazetteer")["rows"].splitlines():
        columns = row.strip().split("\t")
        if len(columns) < 3:
            continue
        names = {fold(name) for name in (columns[2], *(columns[3].split("|") if len(columns) > 3 else ()))}
        places |= names
        if columns[0] == "country":
            countries |= names
    return frozenset(places), frozenset(countries)


@cache
def _given() -> frozenset[str]:
    return frozenset(str(table("given_names")["names"]).split())


def is_place(name: str) -> bool:
    """Whether a name is a listed country, capital or larger city.

    >>> is_place("KYIV"), is_place("Max Hunder")
    (True, False)
    """
    return fold(name.strip(" .,")) in _gazetteer()[0]


def is_country(name: str) -> bool:
    """Whether a name is a country's in one of the table's languages.

    >>> is_country("Grecia"), is_country("Reuters")
    (True, False)
    """
    return fold(name.strip(" .,")) in _gazetteer()[1]


def has_given_name(name: str) -> bool:
    """Whether a name opens with a listed given name.

    >>> has_given_name("ANNA Berg"), has_given_name("Emerging Markets")
    (True, False)
    """
    words = name.replace("-", " ").split()
    return bool(words) and fold(words[0]) in _given()

"""Units of measure, currencies and counted things: what stands beside a number and how one converts to another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from headwater.data import table
from headwater.text import lemmas


class Unit(NamedTuple):
    """A unit with its dimension and its factor to the dimension's base unit."""

    unit: str
    dimension: str
    factor: Decimal


@cache
def units() -> dict[str, Unit]:
    """All units by canonical name."""
    return {row["unit"]: Unit(row["unit"], row["dimension"], Decimal(str(row["factor"]))) for row in table("units")}


@cache
def unit_names() -> dict[tuple[str, ...], str]:
    """Canonical unit by the lower-case words of a name ("square", "miles")."""
    return {tuple(name.split()): row["unit"] for row in table("units") for name in row["names"]}


@cache
def unit_symbols() -> dict[str, str]:
    """Canonical unit by symbol; symbols keep their case."""
    return {symbol: row["unit"] for row in table("units") for symbol in row["symbols"]}


@cache
def currency_names() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Codes by the lower-case words of a currency's name, likeliest first."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in table("currencies"):
        for name in row["names"]:
            key = tuple(name.replace("-", " ").split())
            found[key] = (*found.get(key, ()), row["code"])
    return found


@cache
def currency_marks() -> dict[str, tuple[str, ...]]:
    """Codes by mark ("C$", "Rs", "€"), likeliest first."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("currencies"):
        for mark in row["marks"]:
            found[mark] = (*found.get(mark, ()), row["code"])
    return found


@cache
def hundredths() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Codes by the lower-case words of a currency's hundredth part ("cents"), likeliest first."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in table("currencies"):
        for name in row.get("hundredths", ()):
            found[name,] = (*found.get((name,), ()), row["code"])
    return found


def hinted(code: str, context: Mapping[str, int]) -> bool:
    """Whether a word of a text speaks for a currency."""
    return any(context.get(word) for word in _hints()[code])


@cache
def _hints() -> dict[str, frozenset[str]]:
    return {row["code"]: frozenset(row["hints"]) for row in table("currencies")}


@cache
def currency_codes() -> frozenset[str]:
    """All ISO 4217 codes we know."""
    return frozenset(row["code"] for row in table("currencies"))


@cache
def kindred(code: str) -> frozenset[str]:
    """The currencies that share a mark or a name with this one: "$" may be any dollar."""
    shared = {code}
    for codes in (*currency_marks().values(), *currency_names().values()):
        if code in codes:
            shared.update(codes)
    return frozenset(shared)


def likeliest(codes: tuple[str, ...], context: Mapping[str, int]) -> str:
    """Which of several currencies a text means, by how often its words speak for each.

    The first is meant unless another has at least twice its hints and three of them.

    Args:
        codes: Likeliest first.
        context: How often each lower-case word stands in the text.
    """
    if len(codes) == 1:
        return codes[0]
    scores = {code: sum(context.get(word, 0) for word in _hints()[code]) for code in codes}
    best = max(codes, key=lambda code: (scores[code], -codes.index(code)))
    # A shared name without any hint for the first is enough for another; "$" alone needs more, as news quotes dollars.
    need = max(3, 2 * scores[codes[0]]) if codes[0] == "USD" else 1
    return best if best == codes[0] or scores[best] >= max(need, scores[codes[0]] + 1) else codes[0]


_PEOPLE = frozenset(
    [
        "people",
        "persons",
        "person",
        "others",
        "other",
        "dead",
        "injured",
        "wounded",
        "folks",
        "folk",
        "individuals",
        "men",
        "women",
        "lives",
        "humans",
        "human",
        "personnes",
        "personne",
        "morts",
        "mort",
        "blessés",
        "blessé",
        "autres",
        "gens",
        "menschen",
        "mensch",
        "personen",
        "tote",
        "toten",
        "verletzte",
        "verletzten",
        "andere",
        "weitere",
        "leute",
        "todesopfer",
        "personas",
        "persona",
        "muertos",
        "muerto",
        "heridos",
        "herido",
        "gente",
        "otros",
        "otras",
        "fallecidos",
        "deaths",
        "fatalities",
        "casualties",
        "bodies",
    ]
)
_IRREGULAR = {
    "children": "child", "men": "man", "women": "woman", "feet": "foot", "teeth": "tooth", "mice": "mouse",
    "geese": "goose", "crises": "crisis", "wives": "wife", "knives": "knife", "leaves": "leaf", "halves": "half",
    "wolves": "wolf", "thieves": "thief", "shelves": "shelf", "criteria": "criterion", "buses": "bus", "gases": "gas",
    "servicemen": "serviceman", "policemen": "policeman", "fishermen": "fisherman", "firemen": "fireman",
    "votes": "vote", "movies": "movie", "aeroplanes": "aircraft", "airplanes": "aircraft",
    "planes": "aircraft", "plane": "aircraft",
}  # fmt: skip
_SAME = frozenset(
    [
        "aircraft",
        "troops",
        "series",
        "species",
        "sheep",
        "fish",
        "offspring",
        "spacecraft",
        "headquarters",
        "news",
        "personnel",
        "staff",
        "police",
        "cattle",
        "crew",
    ]
)


@cache
def irregular_plurals() -> frozenset[str]:
    """Plural nouns that do not end in s, with the words for people that need no noun ("two dead")."""
    return frozenset(w for w in _IRREGULAR if not w.endswith("s")) | _SAME | _PEOPLE


def people() -> frozenset[str]:
    """Words that mean people by themselves."""
    return _PEOPLE


def plural(noun: str) -> str:
    """The English plural of a counted noun or a spelled-out unit; symbols and words without one stay as they are.

    >>> plural("day"), plural("city"), plural("nautical mile"), plural("foot"), plural("km"), plural("aircraft")
    ('days', 'cities', 'nautical miles', 'feet', 'km', 'aircraft')
    """
    *before, last = noun.split(" ")
    if last in _many():
        return " ".join([*before, _many()[last]])
    if not last.isascii() or not last.islower() or not last.isalpha() or len(last) < 3 or last.endswith("s"):
        return noun
    if last in _SAME or last in _PEOPLE or last in ("percent", "hertz"):
        return noun
    ending = "es" if last.endswith(("ch", "sh", "x")) else "s"
    return " ".join([*before, re.sub(r"([^aeiou])y$", r"\1ie", last) + ending])


@cache
def _many() -> dict[str, str]:
    return {one: many for many, one in _IRREGULAR.items() if one not in _SAME}


def lemma(noun: str, language: str = "en") -> str:
    """The counted noun in the singular, lower case; words for people in general become `person`.

    >>> lemma("ballots"), lemma("Countries"), lemma("others"), lemma("aircraft")
    ('ballot', 'country', 'person', 'aircraft')
    """
    word = noun.lower().replace("’", "'")
    word = word.removesuffix("'s").removesuffix("'")
    if word in _PEOPLE:
        return "person"
    if language == "de":
        return lemmas.german(word)
    if language == "fr":
        return lemmas.french(word)
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _SAME or len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if language == "es" and word.endswith("es") and len(word) > 5 and word[-3] in "nrldz":
        return word[:-2]
    if language == "en":
        if word.endswith("ies") and len(word) > 4:
            return word[:-3] + "y"
        if word.endswith(("ches", "shes", "sses", "xes", "zzes")):
            return word[:-2]
    return word[:-1]


def converted(value: Decimal, unit: str, to: str) -> Decimal | None:
    """The value in another unit of the same dimension, or None.

    >>> converted(Decimal(2), "km", "m")
    Decimal('2000')
    """
    a, b = units().get(unit), units().get(to)
    if a is None or b is None or a.dimension != b.dimension:
        return None
    return value * a.factor / b.factor

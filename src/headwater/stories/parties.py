"""Parties to a commitment under one name each: spellings of a name, and a country for its government."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from headwater.data import table
from headwater.records import Entity
from headwater.text.tokens import folded_words

_LONGEST = 10  # words; a party is a name, not a sentence


def parties(entities: Iterable[Entity]) -> Mapping[tuple[str, ...], str]:
    """The most used name of everything that is named, by the folded words of each of its spellings."""
    found: dict[tuple[str, ...], str] = {}
    known = sorted(entities, key=lambda entity: entity.id)
    for entity in known:
        found.setdefault(tuple(folded_words(entity.name)), entity.name)
    for entity in known:
        whole = set(folded_words(entity.name))
        for spelling in entity.spellings:
            words = tuple(folded_words(spelling.text))
            if entity.type == "person" or not set(words) < whole:  # a town is not the newspaper named after it
                found.setdefault(words, entity.name)
    return found


def party(words: str, names: Mapping[tuple[str, ...], str]) -> str:
    """The name by which the ledger calls a party: that of the whole, else the words themselves.

    >>> party("the Canadian government", {}), party("the  club", {})
    ('Canada', 'the club')
    """
    folded = tuple(word for word in folded_words(words) if word not in ("the", "die", "der", "la", "le", "el"))
    if folded in names:
        return names[folded]
    general = frozenset(table("cues")["ledger"]["general"])
    told = [word for word in folded if word not in general]
    if len(told) == 1 and len(folded) <= _LONGEST:
        country = _countries().get(told[0])
        if country is not None:
            return country
    return " ".join(words.split())


@cache
def _countries() -> dict[str, str]:
    """Countries by their folded adjectives and people."""
    found: dict[str, str] = {}
    for line in table("demonyms")["rows"].splitlines():
        country, _, forms = line.partition(":")
        for form in (country, *forms.split()):
            words = folded_words(form)
            if len(words) == 1:
                found.setdefault(words[0], country.strip())
    return found

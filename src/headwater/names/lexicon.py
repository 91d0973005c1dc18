"""What words tell about names: offices, kinds of organisations and places, given names, the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from headwater.data import table
from headwater.text.script import latin
from headwater.text.tokens import fold

_ENDS = (
    "trade_ends",
    "german_persons",
    "german_places",
    "german_bodies",
    "german_heads",
    "german_towns",
    "german_ends",
    "german_unions",
    "german_papers",
)


@dataclass(frozen=True)
class Lexicon:
    """All word lists, folded, as sets; `places` maps a folded name to the place's own name."""

    honorifics: frozenset[str]
    offices: frozenset[str]
    office_modifiers: frozenset[str]
    org_words: frozenset[str]
    legal_forms: frozenset[str]
    clubs: frozenset[str]
    place_words: frozenset[str]
    place_heads: frozenset[str]
    place_before: frozenset[str]
    event_words: frozenset[str]
    event_heads: frozenset[str]
    particles: frozenset[str]
    org_joins: frozenset[str]
    speech: frozenset[str]
    no_names: frozenset[str]
    openers: frozenset[str]
    settlements: frozenset[str]
    of_place: frozenset[str]
    of_org: frozenset[str]
    trade_ends: tuple[str, ...]
    sides: frozenset[str]
    clause_words: frozenset[str]
    name_heads: frozenset[str]
    breaks: frozenset[str]
    german_persons: tuple[str, ...]
    german_places: tuple[str, ...]
    german_bodies: tuple[str, ...]
    german_heads: tuple[str, ...]
    german_towns: tuple[str, ...]
    german_ends: tuple[str, ...]
    german_articles: frozenset[str]
    women: frozenset[str]
    men: frozenset[str]
    seated: frozenset[str]
    saints: frozenset[str]
    governing: frozenset[str]
    institutions: frozenset[str]
    tied: frozenset[str]
    courtesies: frozenset[str]
    determiners: frozenset[str]
    kinds_behind: frozenset[str]
    kinds_before: frozenset[str]
    kinds_of_place: frozenset[str]
    kinds_said: frozenset[str]
    houses: frozenset[str]
    agency_words: frozenset[str]
    districts: frozenset[str]
    associations: frozenset[str]
    german_unions: tuple[str, ...]
    german_papers: tuple[str, ...]
    ministries: frozenset[str]
    fields: frozenset[str]
    administrations: frozenset[str]
    counties: frozenset[str]
    towns: frozenset[str]
    trusts: frozenset[str]
    given: frozenset[str]
    given_forms: Mapping[str, int]
    places: Mapping[str, str]
    place_kinds: Mapping[str, str]
    demonyms: Mapping[str, str]

    def place(self, name: str) -> str | None:
        """The gazetteer's own name of a place, or None.

        >>> lexicon().place("Kiev"), lexicon().place("Nowhereville")
        ('Kyiv', None)
        """
        return self.places.get(fold_name(name))


@lru_cache(maxsize=1 << 16)
def fold_name(name: str) -> str:
    """A name without case, accents, and typography: words parted by one blank.

    >>> fold_name("São  Paulo’s")
    'sao paulo'
    """
    return " ".join(fold(part) for part in name.replace("-", " ").split())


def name_key(text: str) -> str:
    """What makes two written names the same within one article: folded, Latin, no article, no stops.

    >>> name_key("The Hague Group Inc."), name_key("KARAAĞAÇ")
    ('hague group inc', 'karaagac')
    """
    folded = fold_name(latin(text)).replace(".", "").replace(",", "")
    return folded.removeprefix("the ")


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


@cache
def lexicon() -> Lexicon:
    """The word lists that ship with Headwater, read once."""
    words = table("name_words")
    names = table("given_names")
    ends: dict[str, Any] = {key: tuple(words[key].split()) for key in _ENDS}
    lists: dict[str, Any] = {key: _words(words[key]) for key in words if key not in ends}
    forms = {name: number for number, line in enumerate(names["forms"]) for name in _words(line)}
    places, kinds = _gazetteer()
    demonyms = {
        fold(form): line.split(":")[0].strip()
        for line in table("demonyms")["rows"].splitlines()
        if ":" in line
        for form in line.split(":")[1].split()
    }
    return Lexicon(
        **lists,
        **ends,
        given=_words(names["names"]) | frozenset(forms) | frozenset(table("given_names_more")["names"].split()),
        given_forms=forms,
        places=places,
        place_kinds=kinds,
        demonyms=demonyms,
    )


@lru_cache(maxsize=1 << 14)
def country(words: str) -> str | None:
    """The country that a name or the word for its people stands for, or None.

    >>> country("Danish"), country("South Korea"), country("Kyiv")
    ('Denmark', 'South Korea', None)
    """
    words_of = lexicon()
    name = words_of.demonyms.get(fold(words)) or words_of.place(words)
    if name is None:
        return None
    name = words_of.place(name) or name
    return name if words_of.place_kinds.get(name) == "country" else None


def _gazetteer() -> tuple[dict[str, str], dict[str, str]]:
    """Folded name to own name, and own name to kind; larger places win where two share a name."""
    places: dict[str, str] = {}
    kinds: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for line in table("gazetteer")["rows"].splitlines():
        kind, _code, name, more = [*line.split("\t"), ""][:4]
        places.setdefault(fold_name(name), name)
        kinds.setdefault(name, kind)
        if kind == "country":
            for other in more.split("|"):
                places.setdefault(fold_name(other), name)
        others += [(other, name) for other in more.split("|") if other]
    for line in table("demonyms")["regions"].splitlines():
        name, _, more = line.partition(":")
        forms = [form.strip() for form in (name, *more.split("|")) if form.strip()]
        if not forms:
            continue
        # A country that stands in both tables keeps the gazetteer's name, so that all its names meet.
        own = next((places[f] for f in map(fold_name, forms) if kinds.get(places.get(f, "")) == "country"), forms[0])
        kinds.setdefault(own, "region")
        for form in forms:
            places[fold_name(form)] = own
    for other, name in others:
        places.setdefault(fold_name(other), name)
    return places, kinds

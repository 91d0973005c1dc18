"""A country or its people that became another: told by its name on one side, by an adjective on the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from headwater.families.changes.passages import Passage, Word
from headwater.families.changes.rows import row
from headwater.names import country
from headwater.records import Alteration, Article, Span
from headwater.text.tokens import tokens

_LONGEST = 2  # words of a country's name that are looked at: South Korea


def altered(p: Passage, a: Article, b: Article, taken: Sequence[Alteration]) -> Iterator[Alteration]:
    """A row where a passage lost one country and has one that the exemplar never speaks of.

    Only within one language, as the names of peoples are known in English alone.
    """
    if p.translated:
        return
    mine, theirs = _countries(p.a), _countries(p.b)
    gone = mine.keys() - theirs.keys()
    new = theirs.keys() - mine.keys() - _named(a.text) if gone else set()
    if len(gone) != 1 or len(new) != 1:
        return
    places = mine[gone.pop()]
    there, rank = _ranked(theirs[new.pop()], p.rank_b)[0]
    here, _ = min(_ranked(places, p.rank_a), key=lambda place: (abs(place[1] - rank), place[0]))
    before, after = _cover(p.a, here), _cover(p.b, there)
    for x in taken:
        if (x.a and x.a.overlaps(before)) or (x.b and x.b.overlaps(after)):
            return
    if any(s.covers(before) for s in p.a_spans) and any(s.covers(after) for s in p.b_spans):
        yield row("place", a, b, before, after)


def _ranked(places: Sequence[range], ranks: Sequence[float]) -> list[tuple[range, float]]:
    return [(place, ranks[place.start]) for place in places]


def _cover(words: Sequence[Word], at: range) -> Span:
    return Span(words[at.start].span.start, words[at.stop - 1].span.end)


def _countries(words: Sequence[Word]) -> dict[str, list[range]]:
    """Where each country is named, or its people."""
    found: dict[str, list[range]] = {}
    at = 0
    while at < len(words):
        step = 1
        if words[at].text[:1].isupper():
            for size in range(_LONGEST, 0, -1):
                name = country(" ".join(word.text for word in words[at : at + size]))
                if name is not None:
                    found.setdefault(name, []).append(range(at, min(len(words), at + size)))
                    step = size
                    break
        at += step
    return found


@lru_cache(maxsize=64)
def _named(text: str) -> frozenset[str]:
    listed = tokens(text)
    names: set[str] = set()
    for n, token in enumerate(listed):
        if token.text[:1].isupper():
            pair = f"{token.text} {listed[n + 1].text}" if n + 1 < len(listed) else token.text
            names |= {found for name in (pair, token.text) if (found := country(name)) is not None}
    return frozenset(names)

"""Words around a name in a byline, and a name without them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from headwater.articles.letters import compiled
from headwater.data import table

_KEY = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"(?-i:^[a-z0-9-]+\.[a-z]{2,7}$)|https?:|www\.|\.(?:com|php|html?)\b|@|[<>{}=\[\]]", re.I)
_HANDLE = re.compile(r"\s+@\w+$")
_CUT = compiled(r"\s*[,(:\[–—|/·•»@;]\s.*$|\s*\(.*$|\s+\d.*$|\s*[,(]$")
_GLUED = re.compile(r"(?<=[^\W\d_]{3} [^\W\d_])([^\W\d_]+)\d{1,4}$")  # a count that is glued to a name of two words
_EDGES = ' \u200b\ufeff.,:;-–—|*•&~+/>»›"“”„'
_LONGEST_NAME = 60
_MOST_WORDS = 6


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(set(map(str, words)), key=lambda w: (-len(w), w)))


@cache
def _words_before() -> str:
    cues = table("author_cues")
    words = {*table("furniture")["byline_words"]["by"], *cues["before"]} - set(cues["not_before"])
    return rf"(?<![^\W\d_])(?i:{_either(words)})"


@cache
def by_word() -> re.Pattern[str]:
    """The words that stand before an author's name ("by", "Autor:"), up to the name."""
    named = _either(table("author_cues")["before_colon"])
    return compiled(rf"(?:{_words_before()}(?:\s*[:：]\s*|\s+|(?<=[a-z])(?=\C))|\b(?i:{named})\s*:\s*)(?=[^\W_])")


@cache
def by_word_at_end() -> re.Pattern[str]:
    """The same, at the end of what stands before a name."""
    return compiled(rf"{_words_before()}\W{{0,3}}$")


@cache
def _after() -> re.Pattern[str]:
    return compiled(rf"\s+(?i:{_either(table('author_cues')['after'])})\b.*$")


@cache
def _days() -> re.Pattern[str]:
    """Names of days and months that dates leave behind a name."""
    return re.compile(rf"(?:[.,]?\s+(?:{_either(table('author_cues')['days'])})\.?)+$", re.I)


@cache
def _never() -> tuple[frozenset[str], re.Pattern[str]]:
    cues = table("author_cues")
    return frozenset(cues["no_names"]), re.compile(rf"\b(?:{_either(cues['never_in'])})\b", re.I)


def key(name: str) -> str:
    """What makes two spellings of a name one candidate: its words without case and marks."""
    return " ".join(_KEY.findall(name)).casefold()


def _only_by(words: str) -> bool:
    """Whether words only say that a name follows ("Published by")."""
    match = by_word_at_end().search(words)
    return match is not None and match.start() == 0


def without_furniture(name: str) -> str | None:
    """A person's name as read from a line, without the page's own words that ran into it.

    >>> without_furniture("Ida Holmgren Ein Kommentar"), without_furniture("Fatima El Amrani")
    ('Ida Holmgren', 'Fatima El Amrani')
    """
    return cleaned(name) if _never()[1].search(name) else name


def cleaned(words: str) -> str | None:
    """A name without what bylines put around it, or None when nothing like a name is left.

    >>> cleaned("Anna Berg, Reporter"), cleaned("rasos am 24. Juli"), cleaned("www.example.org")
    ('Anna Berg', 'rasos', None)
    """
    words = _HANDLE.sub("", words.replace("\xad", "").strip(_EDGES))
    before = by_word().match(words)
    words = words[before.end() :] if before else words
    words = _CUT.sub("", _after().sub("", words)).strip(_EDGES)
    words = _GLUED.sub(r"\1", _days().sub("", words).strip(_EDGES))
    never, inside = _never()
    if not words or len(words) > _LONGEST_NAME or len(words.split()) > _MOST_WORDS or words.casefold() in never:
        return None
    if _ADDRESS.search(words) or inside.search(words) or _only_by(words):
        return None
    letters = sum(map(str.isalpha, words))
    return words if letters >= 2 and letters >= len(words.replace(" ", "")) // 2 else None

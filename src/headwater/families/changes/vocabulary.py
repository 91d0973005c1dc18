"""The words that carry polarity, certainty, cause and source, ready to be looked up.

All come from `resources/changes.yaml`; a text in a language without a row there has no such words, which is said
nowhere and simply yields fewer alterations.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from headwater.data import table
from headwater.records import AlterationType

Cue = Literal[
    "negation", "absence", "possible", "claimed", "planned", "certain", "conditional", "required", "causality",
    "concession", "condition", "speech",
]  # fmt: skip
Phrases = dict[str, tuple[tuple[str, ...], ...]]  # first word -> phrases that begin with it, longest first
DENIALS: tuple[Cue, ...] = ("negation", "absence")
MODALS: tuple[Cue, ...] = ("possible", "claimed", "planned", "required", "certain", "conditional")
_FALLBACK = "en"


@cache
def phrases(cue: Cue, language: str | None) -> Phrases:
    """The cue's phrases in a language by their first word; a text of unknown language is taken for English."""
    held = table("changes")
    rows = held["modality"][cue] if cue in held["modality"] else held[cue]
    listed = rows.get((language or _FALLBACK)[:2], ())
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in listed:
        words = tuple(str(entry).split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(options, key=lambda p: (-len(p), p))) for first, options in found.items()}


def cues(folded: Sequence[str], cue: Cue, language: str | None) -> list[tuple[int, int]]:
    """Where the cue stands in a row of folded words, as (first, past last) word numbers.

    >>> cues(["it", "did", "not", "rule", "out", "aid"], "negation", "en")
    [(2, 3), (3, 5)]
    """
    listed = phrases(cue, language)
    found, at = [], 0
    while at < len(folded):
        for words in listed.get(folded[at], ()):
            if tuple(folded[at : at + len(words)]) == words:
                found.append((at, at + len(words)))
                at += len(words) - 1
                break
        at += 1
    return found


@cache
def listed(name: str) -> frozenset[str]:
    """A plain list of folded words by its name in the resource.

    >>> "they" in listed("pronouns")
    True
    """
    return frozenset(map(str, table("changes")[name]))


@cache
def _antonyms() -> frozenset[tuple[str, str]]:
    pairs = set()
    for row in table("changes")["antonyms"]:
        for entry in row:
            one, other = str(entry).split()
            pairs |= {(one, other), (other, one)}
    return frozenset(pairs)


_NEGATIVE_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis")
_SHORTEST_BASE = 4  # "un" + "it" is no opposite of "it"


def opposed(one: str, other: str) -> bool:
    """Whether two folded words turn a statement round when one stands for the other.

    >>> opposed("admits", "denies"), opposed("uninhabited", "inhabited"), opposed("rose", "grew")
    (True, True, False)
    """
    if (one, other) in _antonyms():
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_BASE and any(long == prefix + short for prefix in _NEGATIVE_PREFIXES)


@cache
def _scales() -> dict[str, tuple[tuple[int, int, AlterationType], ...]]:
    found: dict[str, list[tuple[int, int, AlterationType]]] = {}
    for number, scale in enumerate(table("changes")["contrasts"]):
        for step, words in enumerate(scale["words"]):
            for word in words:
                found.setdefault(str(word), []).append((number, step, scale["type"]))
    return {word: tuple(places) for word, places in found.items()}


def contrast(one: str, other: str) -> AlterationType | None:
    """What kind of fact changes when one folded word or phrase stands where the other stood, or None when none does.

    >>> contrast("western", "eastern"), contrast("minutes", "hours"), contrast("north", "northern")
    ('place', 'unit', None)
    """
    for scale, step, kind in _scales().get(one, ()):
        for other_scale, other_step, _ in _scales().get(other, ()):
            if scale == other_scale and step != other_step:
                return kind
    return None


def steps(word: str) -> tuple[tuple[int, int, AlterationType], ...]:
    """Where a folded word stands on the scales of contrast: scale, step and the kind of fact.

    >>> steps("tuesday") == steps("mardi"), steps("quickly")
    (True, ())
    """
    return _scales().get(word, ())


def told_alike(one: str, other: str) -> bool:
    """Whether one language may tell an office by the word that is another office elsewhere.

    >>> told_alike("gerente", "director"), told_alike("richter", "lawyer")
    (True, False)
    """
    return other in _alike().get(one, frozenset())


@cache
def _alike() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in table("changes")["told_alike"]:
        words = frozenset(map(str, group))
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found

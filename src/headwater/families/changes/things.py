"""Whether two nouns name the same thing in other words or another thing."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz

from headwater.data import background
from headwater.data.thesaurus import thesaurus
from headwater.families.changes.passages import stem
from headwater.families.changes.vocabulary import steps

_NEAR_SENSE = 0.42  # nearness of meaning from which two words may be a rewording; "debris" and "wreckage" have .66
_NEAR_KIND = 0.46  # the same for nouns of one kind: "oxygen" and "hydrogen" are near and yet not the same
_NEAR_OFFICE = 0.5  # the same for words beside a name: "executive" and "pilot" are all of one kind
_SLIP = 55  # spelling ratio, in percent, from which one noun for another of another sense looks like a slip
_PART = 4  # letters of a part of a compound that may have changed places with the other
_SURE_SLIP = 72  # the same for nouns of near sense, like "date" and "data"


def noun(word: str) -> bool:
    """Whether a folded word is an ordinary English noun and no name."""
    share = background().capital_share(word)
    return thesaurus().noun(word) and (share is None or share < 0.5)


@lru_cache(maxsize=1 << 14)
def reworded(one: str, other: str) -> bool:
    """Whether one folded word may be only another form or another word for the other.

    >>> reworded("thieves", "burglars"), reworded("works", "artworks")
    (True, True)
    """
    words = thesaurus()
    if stem(one) == stem(other) or set(words.forms(one)) & set(words.forms(other)):
        return True
    if {x[:2] for x in steps(one)} & {x[:2] for x in steps(other)}:
        return True
    short, long = sorted((one, other), key=len)
    return stem(short) in long or words.synonyms(one, other)


def nearness(one: str, other: str) -> float:
    """How near two words, or what they are inflected from, are in meaning; 0 when that cannot be told."""
    words = thesaurus()
    x, y = words.forms(one), words.forms(other)
    return max((words.nearness(p, q) for p in x for q in y), default=0.0)


def akin(one: str, other: str) -> bool:
    """Whether two folded words of an office or tie may say the same."""
    return reworded(one, other) or nearness(one, other) >= _NEAR_OFFICE


@lru_cache(maxsize=1 << 14)
def unlike(one: str, other: str) -> bool:
    """Whether two folded nouns name different things, so that one for the other changes a fact.

    >>> unlike("tanks", "plants"), unlike("border", "boundary")
    (True, False)
    """
    if not (noun(one) and noun(other)) or reworded(one, other):
        return False
    return nearness(one, other) < (_NEAR_KIND if thesaurus().siblings(one, other) else _NEAR_SENSE)


@lru_cache(maxsize=1 << 14)
def slip(one: str, other: str) -> bool:
    """Whether one folded noun was written for another by a slip of the pen or of a machine.

    >>> slip("frame", "fame"), slip("frame", "frames"), slip("boathouse", "houseboat")
    (True, False, True)
    """
    if any(one[n:] + one[:n] == other for n in range(_PART, len(one) - _PART + 1)):
        return True
    if min(len(one), len(other)) < 4 or not (noun(one) and noun(other)) or reworded(one, other):
        return False
    if one[:4] == other[:4] and abs(len(one) - len(other)) > 1:
        return False
    spelt = fuzz.ratio(one, other)
    return spelt >= _SURE_SLIP or (spelt >= _SLIP and nearness(one, other) < _NEAR_KIND)

"""Which capitalised words of German are nouns: told from how they begin and end, as learned from German pages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import xxhash

from headwater.data.german_nouns import weights
from headwater.names.chains import Word
from headwater.names.lexicon import Lexicon

SLOTS = 1 << 16
_LONGEST = 40
# Chances of a noun, set on the German articles of the families that were read and the passages read closely.
_NAME = 0.3  # below, a word that stands as names do is one
_RATHER = 0.2  # below, a word right before a name belongs to it
_TOWN = 0.8  # below, a word that ends as towns and countries do and stands behind "in" is one
_BESIDE = 0.8  # below, a word right behind a kind that names begin with ("Landgericht") belongs to it
_PLACING = frozenset({"in", "aus", "nach", "bei", "von", "bis"})
_ADJECTIVE = ("e", "en", "er", "es", "em")
PAPER_ENDS = ("er", "sche", "schen")  # of the place in a newspaper's name
_SHORT = 4  # letters; shorter words tell too little


def signs(word: str) -> list[int]:
    """Where the signs of a word stand in the table: its last one to six letters, its first two to four, itself."""
    small = word.casefold()[:_LONGEST]
    parts = [f"e{small[-size:]}" for size in range(1, 7)] + [f"b{small[:size]}" for size in range(2, 5)]
    parts += [f"w{small}", f"n{min(len(small) // 3, 6)}"]
    return [xxhash.xxh32_intdigest(part.encode()) & (SLOTS - 1) for part in parts]


@lru_cache(maxsize=1 << 15)
def noun(word: str) -> float:
    """The chance, 0.0 to 1.0, that a capitalised German word is a common noun rather than a name.

    Source:
        A linear model over letters; bench/names/train_german.py.

    >>> noun("Regierung") > 0.5 > noun("Horqueta")
    True
    """
    table, bias = weights()
    return 1 / (1 + math.exp(-bias - sum(float(table[at]) for at in signs(word))))


def stands_as_name(row: Sequence[Word], at: int, lex: Lexicon, bound: frozenset[str]) -> bool:
    """Whether a capitalised word inside a German sentence stands where names do, and does not look like a noun.

    Names follow a preposition without an article ("in Brunsheim"), stand beside one another ("Hidro Tarinal") and
    behind words of kind ("Deichverband Tarin"); in names alone adjectives have capitals ("Technisches Hilfswerk").

    Args:
        row: The words of the sentence.
        at: Index of a word with a capital that does not open the sentence.
        lex: The word lists.
        bound: Words that stand behind an article in the same text, as nouns do.
    """
    word = row[at]
    before = row[at - 1] if at and word.gap == " " else None
    after = row[at + 1] if at + 1 < len(row) and row[at + 1].gap == " " and row[at + 1].capital else None
    if after is not None:
        if word.folded.endswith(lex.german_heads) and noun(after.text) < _BESIDE:
            return not after.folded.endswith(lex.german_ends)
        if _adjective(word) and is_kind(after, lex):
            return True
        if word.folded in lex.saints:
            return True
        if not _ordinary(after, lex) and (_opens_name(word, lex) or word.folded in lex.name_heads):
            return True
    if "-" in word.text and word.folded.endswith(lex.german_bodies) and noun(word.text.partition("-")[0]) < _NAME:
        return True
    if before is None:
        return False
    if before.capital and at > 1:
        if is_kind(word, lex) and _adjective(before):
            return True
        if before.folded.endswith(lex.german_heads) or (
            before.caps and (before.folded in lex.org_words or before.folded in lex.clubs)
        ):
            known = before.caps or noun(word.text) < _BESIDE
            return known and word.folded not in lex.no_names and not word.folded.endswith(lex.german_ends)
        if before.folded.endswith(lex.german_places) or before.folded in lex.settlements or before.folded in lex.saints:
            return noun(word.text) < _BESIDE and not word.folded.endswith(lex.german_ends)
        return not _ordinary(word, lex) and (_opens_name(before, lex) or before.folded in lex.name_heads)
    if before.folded not in _PLACING or word.folded in bound:
        return False
    tied = "-" in word.text and noun(word.text.rpartition("-")[2]) < _BESIDE and not is_kind(word, lex)
    if tied and before.folded not in lex.german_articles:
        return True
    town = word.folded.endswith(lex.german_towns) and noun(word.text) < _TOWN
    return town or not _ordinary(word, lex)


def _opens_name(word: Word, lex: Lexicon) -> bool:
    """Whether a word right before a name is its own first: no noun, or a kind that names begin with."""
    if word.folded in lex.event_heads or word.folded.endswith(lex.german_heads):
        return True
    agent = word.folded.endswith(("er", "in")) and word.folded not in lex.given
    return not agent and word.folded not in lex.kinds_before and _plain(word, lex) < _RATHER


def is_kind(word: Word, lex: Lexicon) -> bool:
    """Whether a word says what kind of body or event a name is of: "Landgericht", "Orkan"."""
    return word.folded in lex.org_words or word.folded in lex.event_heads or word.folded.endswith(lex.german_bodies)


def _adjective(word: Word) -> bool:
    return word.text.endswith(_ADJECTIVE) and len(word.text) > _SHORT and not word.caps


def _ordinary(word: Word, lex: Lexicon) -> bool:
    """Whether it is rather a noun, a month or an office than a name."""
    if word.folded in lex.no_names or word.folded in lex.openers or word.folded.endswith(lex.german_ends):
        return True
    return len(word.text) < _SHORT or _plain(word, lex) >= _NAME


def _plain(word: Word, lex: Lexicon) -> float:
    office = (
        word.folded.removesuffix("in") in lex.offices
        or word.folded in lex.offices
        or word.folded.endswith(lex.german_persons)
    )
    return 1.0 if office or word.folded in lex.no_names else _chance(word.text)


def _chance(word: str) -> float:
    """The chance of a noun; two surnames tied ("Brask-Tarin") are no noun where neither is."""
    whole = noun(word)
    parts = word.split("-")
    return min(whole, max(map(noun, parts))) if len(parts) == 2 and all(parts) else whole


def paper(row: Sequence[Word], at: int, lex: Lexicon) -> bool:
    """Whether a word is part of a newspaper's name of a place and a kind: "Brasker Anzeiger", "Tariner Tageblatts"."""
    for first in (at, at - 1):
        if first < 0 or first + 1 >= len(row) or row[first + 1].gap != " ":
            continue
        place, kind = row[first], row[first + 1]
        if not (place.capital and kind.capital and place.text.endswith(PAPER_ENDS) and len(place.text) > _SHORT + 1):
            continue
        office = place.folded in lex.offices or place.folded.endswith(lex.german_persons)
        if nominative(kind.folded).endswith(lex.german_papers) and not office and noun(place.text) < _BESIDE:
            return True
    return False


def nominative(folded: str) -> str:
    """A newspaper's kind without its case: "heimatboten", "anzeigers".

    >>> nominative("tagesboten"), nominative("anzeigers"), nominative("post")
    ('tagesbote', 'anzeiger', 'post')
    """
    if folded.endswith("boten"):
        return folded[:-1]
    return folded[:-1] if folded.endswith(("ers", "iers", "blatts")) else folded

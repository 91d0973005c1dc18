"""Words as statements weigh them: concepts that meet across wordings and languages, and what a clause is about."""

from __future__ import annotations

from functools import cache, lru_cache

from headwater.data import background, table
from headwater.records import Mention, Span
from headwater.text import units
from headwater.text.tokens import Token, tokens

_MOST_MEASURES = 8
_COMMON = 2.2  # idf under which a word tells nothing; set on function words of four languages


@cache
def _concepts() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    exact: dict[str, str] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    for concept, words in table("happenings").items():
        for word in words:
            folded = _fold(word.rstrip("*"))
            if word.endswith("*") and len(folded) >= 3:
                stems.setdefault(folded[:3], []).append((folded, concept))
            else:
                exact.setdefault(folded, concept)
    for rows in stems.values():
        rows.sort(key=lambda row: -len(row[0]))
    return exact, stems


@lru_cache(maxsize=1 << 15)
def _fold(word: str) -> str:
    from headwater.text.tokens import fold

    return fold(word)


@lru_cache(maxsize=1 << 15)
def concept(word: str) -> str | None:
    """What a word says happens, as one name for all its forms, near-synonyms and translations, or None.

    >>> concept("killed"), concept("muertos"), concept("table")
    ('die', 'die', None)
    """
    folded = _fold(word)
    exact, stems = _concepts()
    if folded in exact:
        return exact[folded]
    return next((c for stem, c in stems.get(folded[:3], ()) if folded.startswith(stem)), None)


@cache
def _cue_words(name: str) -> frozenset[str]:
    rows = table("cues")[name]
    listed = rows if isinstance(rows, list) else [w for words in rows.values() for w in words]
    return frozenset(_fold(w) for w in listed if isinstance(w, str))


def negated(words: list[Token]) -> bool:
    """Whether an odd number of words deny what the others say ("did not rule out" counts one: the ruling out)."""
    return sum(t.folded in _cue_words("negations") for t in words) % 2 == 1


def is_negation(word: Token) -> bool:
    """Whether a word denies."""
    return word.folded in _cue_words("negations")


def is_finite(word: Token) -> bool:
    """Whether an English word is, by form or by list, a verb that makes a clause."""
    return word.folded in _cue_words("finite") or (len(word.folded) > 4 and word.folded.endswith("ed"))


def is_status(word: Token) -> bool:
    """Whether a word says what somebody or something is before the law, in office or in effect."""
    return word.folded in _cue_words("status_words")


@cache
def _function_words() -> frozenset[str]:
    cues = table("cues")
    plain = {w for name in ("no_nouns", "small_words") for words in cues[name].values() for w in words}
    said = {w for words in cues["saying"].values() for w in words if " " not in w}
    return frozenset(_fold(w) for w in plain | said | {"people", "person", "about", "some", "other", "others"})


def measures(text: str, language: str = "en", first: str = "", skip: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The content words of a clause, lemmatised, most telling first: what is counted, what happens, then by rarity.

    Args:
        text: The clause.
        language: BCP 47 code of the words.
        first: A word that tells most, such as the counted noun; "" for none.
        skip: Folded words to leave out, such as names and the figure itself.

    >>> measures("41 others were injured", first="person")
    ('person', 'injure')
    """
    known = background()
    happening: list[str] = []
    rest: dict[str, float] = {}
    for token in tokens(text):
        if token.folded[0].isdecimal() or token.folded in skip or token.folded in _function_words():
            continue
        named = concept(token.text)
        if named is not None:
            if named not in happening:
                happening.append(named)
            continue
        rarity = known.idf(token.folded)
        if len(token.folded) > 2 and (rarity > _COMMON or language != "en"):
            rest.setdefault(units.lemma(token.text, language), rarity)
    ordered = sorted(rest, key=lambda w: (-rest[w], w))
    found = [w for w in dict.fromkeys((first, *happening, *ordered)) if w]
    return tuple(found[:_MOST_MEASURES])


def named(mentions: tuple[Mention, ...], within: Span) -> tuple[Mention, ...]:
    """The names that stand within a place, in order."""
    return tuple(m for m in mentions if within.covers(m.span))


def keys_of(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    """The keys of names, each once, in order."""
    return tuple(dict.fromkeys(m.key for m in mentions))

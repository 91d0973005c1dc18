"""The few dozen hashed keys that any copy of an article would share some of; candidates are articles that share keys.

Four kinds, since copies keep different things: word sequences (reprints and edits), rare words that stand together in
a sentence (rewrites), names with figures (translations), an outlet with what is particular in its report or in what is
credited to it (round-ups). Each kind keeps its smallest hashes, so that two texts choose
alike (bottom-k sketch).
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from headwater.copies.naming import beside_cues, own_names, speaks_for_itself, telling
from headwater.copies.runs import FIVE, fives
from headwater.copies.wording import Words, is_figure, valued, weight, wording
from headwater.data.background import hash_words
from headwater.records import Article, Mention, Statement

ENOUGH_KEYS = 2
"""Shared keys from which two texts of one language are looked at. A translation keeps fewer: there one is enough."""

_SEQUENCES = 12
_ONE_IN = 16  # of a long text's word sequences, so that a passage of it that stands elsewhere shares some
_MOST_SEQUENCES = 48
_COMPANIONS = 24
_FIGURES = 20
_FULL_NAMES = 10
_WEEK = 7  # days that one report's outlet is credited together
_LATE = 5  # days after which it still is
_OWN = 24
_CREDITED = 36
_RARE = 6.0  # nats: a word that fewer than one article in 400 has
_HARDLY_EVER = 8.0  # nats: a name that one article in three thousand has
_NAMED = 8
_A_FEW_TIMES = 3  # a text credits an outlet once or twice; what it is about it names more often
_UNUSUAL = 5.0  # nats; a figure that is told with an outlet's name
_WITHIN = 5  # rarest words of a sentence that are paired
_VOWELS = str.maketrans("", "", "aeiouy")


def keys(article: Article, mentions: Sequence[Mention] = (), statements: Sequence[Statement] = ()) -> tuple[int, ...]:
    """What any copy of the article, reworded or translated, would share some of: up to 214 hashes, sorted.

    Articles that share none are not compared. An article without words has none.

    Args:
        article: Any article.
        mentions: Not needed; names are recognised by their rarity and capitals.
        statements: Not needed; figures are read from the words.

    Source:
        Broder (1997) for the bottom-k sketch; recall and candidates a copy are measured in bench/copies.
    """
    sentences, sequences = wording(article).sentences, _sequences(article)
    found = {
        *_smallest(sequences, min(_MOST_SEQUENCES, max(_SEQUENCES, len(sequences) // _ONE_IN))),
        *_smallest(_companions(sentences), _COMPANIONS),
        *_smallest(_figures(sentences), _FIGURES),
        *_smallest(_full_names(sentences), _FULL_NAMES),
        *_smallest(_reported(article), _OWN),
        *_smallest(_credited(article), _CREDITED),
        *_outlet(article),
        *_named(article),
    }
    return tuple(sorted(found))


def _smallest(hashes: Iterable[int], count: int) -> list[int]:
    return heapq.nsmallest(count, set(hashes))


def _sequences(article: Article) -> list[int]:
    """Five-word sequences that the background does not know and that hold a rare word."""
    found, sentences = fives(article), wording(article).sentences
    if not len(found.hashes):
        return []
    rare = np.concatenate([_touched(words) for words in sentences if len(words.folded) >= FIVE])
    chosen: list[int] = found.hashes[rare & ~found.common].tolist()
    return chosen


def _touched(words: Words) -> NDArray[np.bool_]:
    """Which five-word sequences of a sentence hold a rare word."""
    rare = np.array([weight(word) >= _RARE for word in words.folded])
    touched = np.zeros(len(rare) - FIVE + 1, dtype=np.bool_)
    for at in range(FIVE):
        touched |= rare[at : at + len(touched)]
    return touched


def _companions(sentences: Sequence[Words]) -> Iterable[int]:
    """Pairs of the rarest words of a sentence."""
    for words in sentences:
        rare = sorted({w for w in words.folded if w.isalpha() and weight(w) >= _RARE}, key=lambda w: (-weight(w), w))
        for one, two in combinations(sorted(rare[:_WITHIN]), 2):
            yield hash_words(f"c {one} {two}")


def _figures(sentences: Sequence[Words]) -> Iterable[int]:
    """Two of a sentence's names (their consonants) and figures together: they survive translation."""
    for words in sentences:
        figures = sorted({_bare(w) for w in words.folded if w[0].isdigit() and len(_bare(w)) > 1})
        names = sorted(
            {
                _skeleton(w)
                for w, name in zip(words.folded, words.names, strict=True)
                if name and weight(w) >= _RARE and len(_skeleton(w)) >= 3
            }
        )
        for figure in figures[:6]:
            for name in names[:6]:
                yield hash_words(f"n {name} {figure}")
        for one, two in combinations([f for f in figures if not f.startswith(("19", "20")) or len(f) != 4][:6], 2):
            yield hash_words(f"f {one} {two}")
        for one, two in combinations(names[:6], 2):
            yield hash_words(f"m {one} {two}")


def _full_names(sentences: Sequence[Words]) -> Iterable[int]:
    """Two names that stand next to each other, one of them rare: first and last name, in any language."""
    for words in sentences:
        for at in range(1, len(words.folded)):
            pair = words.folded[at - 1 : at + 1]
            if words.names[at - 1] and words.names[at] and max(map(weight, pair)) >= _RARE:
                one, two = map(_skeleton, pair)
                if min(len(one), len(two)) >= 2:
                    yield hash_words(f"b {one} {two}")


def _reported(article: Article) -> Iterable[int]:
    """The outlet with every rare name and figure of its report: what another would tell that credits it."""
    outlets = {_called(name) for name in own_names(article)} if speaks_for_itself(article) else set()
    day = _day(article)
    week = None if day is None else day // _WEEK
    told = {mark for words in wording(article).sentences for mark in marks(words)} if outlets else set()
    for outlet in outlets:
        for mark in told:
            yield hash_words(f"r {outlet} {mark} {week}")


def _credited(article: Article) -> Iterable[int]:
    """Names beside a word of credit with the rare names and figures of that sentence and the next, of late days."""
    sentences, weeks = wording(article).sentences, _weeks(article)
    for at, words in enumerate(sentences):
        named = {_skeleton(words.folded[i]) for i in beside_cues(words.folded) if words.names[i]}
        if not named:
            continue
        told = {mark for near in sentences[at : at + 2] for mark in marks(near)}
        for outlet in named:
            for mark in told - {outlet}:
                for week in weeks:
                    yield hash_words(f"r {outlet} {mark} {week}")


def _outlet(article: Article) -> Iterable[int]:
    """The outlet itself with the week, twice, when its name is one that hardly any text has: who prints it means it."""
    day = _day(article)
    for name in own_names(article):
        rarest = max(telling(name), key=lambda word: (weight(word), word))
        if weight(rarest) >= _HARDLY_EVER:
            for side in "ab":
                yield hash_words(f"o{side} {_skeleton(rarest)} {None if day is None else day // _WEEK}")


def _named(article: Article) -> Iterable[int]:
    """Names that hardly any text has, which may be those of outlets, with late weeks."""
    weeks = _weeks(article)
    times: Counter[str] = Counter()
    cued: set[str] = set()
    for words in wording(article).sentences:
        near = beside_cues(words.folded)
        for at, (word, name) in enumerate(zip(words.folded, words.names, strict=True)):
            if name and weight(word) >= _HARDLY_EVER:
                times[word] += 1
                cued |= {word} if at in near else set()
    rare = sorted((word not in cued, hash_words(word), word) for word, count in times.items() if count <= _A_FEW_TIMES)
    for _, _, word in rare[:_NAMED]:
        for week in weeks:
            for side in "ab":
                yield hash_words(f"o{side} {_skeleton(word)} {week}")


def _weeks(article: Article) -> set[int | None]:
    day = _day(article)
    return {None} if day is None else {None, day // _WEEK, (day - _LATE) // _WEEK}


def _day(article: Article) -> int | None:
    try:
        return date.fromisoformat((article.published or "")[:10]).toordinal()
    except ValueError:
        return None


def _called(outlet: str) -> str:
    """The rarest word of an outlet's name."""
    return _skeleton(max(telling(outlet), key=lambda word: (weight(word), word)))


def marks(words: Words) -> set[str]:
    """The rare names and figures of a sentence, as they are in any language."""
    found = {
        _skeleton(word)
        for word, name in zip(words.folded, words.names, strict=True)
        if name and weight(word) >= _RARE and not is_figure(word)
    }
    figures = {valued(w).lstrip("0") for w in words.folded if is_figure(w) and weight(w) >= _UNUSUAL}
    return found | {f for f in figures if len(f) > 1 and not (len(f) == 4 and f.startswith(("19", "20")))}


def _bare(figure: str) -> str:
    return figure.replace(",", "").replace(".", "").lstrip("0")


def _skeleton(word: str) -> str:
    return word[0] + word[1:].translate(_VOWELS)

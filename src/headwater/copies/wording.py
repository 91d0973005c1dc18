"""An article's words laid out for comparing: sentences, weighted words, quotations, running characters.

Everything here is computed once per article and kept, because an article is compared with many.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from headwater.data import background, table
from headwater.records import Article, Sentence
from headwater.text.language import language_of
from headwater.text.sentences import sentences
from headwater.text.tokens import fold, tokens

_MAX_SENTENCES = 400  # an article longer than this is a book or a dump; its tail is not compared
_QUOTED = re.compile(r"“[^“”]{1,1200}”|\"[^\"]{1,1200}\"|«[^«»]{1,1200}»|„[^„“”]{1,1200}[“”]")
_ENOUGH_TO_TELL = 3000  # characters
_EVERYDAY = 0.7  # nats; the words that more than half of English news texts have
_ENGLISH = 0.2  # share of such words; English news has about .35, other languages under .12
_FORMULA = 6  # sentences of one article that share four words in a row
_FORMULA_SHARE = 0.12
RUN = 15  # characters, as Churnalism had it: such runs cover 55% of a spun copy and 7% of an independent report


@dataclass(frozen=True)
class Words:
    """One sentence as folded words: which are names, which stand inside quotation marks.

    `formula` marks a sentence that shares four words in a row with many others of its own article: gallery captions,
    lists, tickers. Two texts of one site share them without being copies.
    """

    sentence: Sentence
    folded: tuple[str, ...]
    names: tuple[bool, ...]
    quoted: tuple[bool, ...]
    formula: bool = False

    @property
    def quoted_share(self) -> float:
        """How much of the sentence, by words, is a quotation."""
        return sum(self.quoted) / len(self.quoted) if self.quoted else 0.0


@dataclass(frozen=True)
class Wording:
    """All sentences of an article's body as `Words`, in reading order."""

    sentences: tuple[Words, ...]
    language: str | None

    def __len__(self) -> int:
        return len(self.sentences)


@lru_cache(maxsize=4096)
def wording(article: Article) -> Wording:
    """The article's body laid out for comparing; a body without words gives no sentences."""
    quoted_at = _quotations(article)
    found = []
    for sentence in sentences(article)[:_MAX_SENTENCES]:
        cut = tokens(sentence.text)
        if not cut:
            continue
        start = sentence.span.start
        found.append(
            Words(
                sentence,
                tuple(t.folded for t in cut),
                tuple(_is_name(t.text, t.folded, at) for at, t in enumerate(cut)),
                tuple(any(s <= start + t.span.start < e for s, e in quoted_at) for t in cut),
            )
        )
    return Wording(_marked(found), language(article))


def _marked(found: list[Words]) -> tuple[Words, ...]:
    """The sentences with those marked that are made by a formula."""
    fours = [{w.folded[at : at + 4] for at in range(len(w.folded) - 3)} for w in found]
    counts = Counter(four for own in fours for four in own)
    enough = max(_FORMULA, _FORMULA_SHARE * len(found))
    return tuple(
        replace(w, formula=True) if any(counts[four] >= enough for four in own) else w
        for w, own in zip(found, fours, strict=True)
    )


@lru_cache(maxsize=4096)
def language(article: Article) -> str | None:
    """The language that the body is written in; what a page declares is often that of its template."""
    found = [t.folded for t in tokens(article.text[:_ENOUGH_TO_TELL])]
    everyday = sum(background().idf(word) < _EVERYDAY for word in found)
    # A detector takes English for German when half of it are foreign names; the background does not.
    if found and everyday / len(found) > _ENGLISH:
        return "en"
    return (language_of(article.text) or article.language or "")[:2] or None


def _quotations(article: Article) -> list[tuple[int, int]]:
    found = []
    for place, words in article.paragraphs():
        found += [(place.start + m.start(), place.start + m.end()) for m in _QUOTED.finditer(words)]
    return found


@lru_cache(maxsize=1 << 16)
def _is_name(text: str, folded: str, at: int) -> bool:
    """Whether a word is written as a name; at the head of a sentence only when it is one elsewhere too."""
    if not text[:1].isupper():
        return False
    share = background().capital_share(folded)
    if at == 0:
        return share is None or share > 0.6
    return True


@cache
def _number_words() -> frozenset[str]:
    """Number words from two on; "one" and its like are articles and pronouns too."""
    rows = [row["words"] for row in table("numerals").values() if isinstance(row, dict) and "words" in row]
    return frozenset(fold(word) for words in rows for word, value in words.items() if value >= 2)


@lru_cache(maxsize=1 << 17)
def weight(word: str) -> float:
    """What sharing a folded word is worth in nats; a figure counts like a rare word, a single letter nearly nothing.

    >>> weight("the") < 1 < weight("boathouse")
    True
    """
    if word[0].isdigit():
        return 7.0 if len(word) > 1 else 4.0
    if word in _number_words():
        return max(4.0, min(10.0, background().idf(word)))
    if len(word) == 1:
        return 0.2
    return max(0.1, min(10.0, background().idf(word)))


@lru_cache(maxsize=4096)
def running(article: Article) -> tuple[str, NDArray[np.bool_]]:
    """The body as one string of folded words parted by single blanks, and per character whether it is telling.

    Quotations, names and five-word phrases that the background knows are not telling: two reporters share them without
    copying from each other.
    """
    known = background()
    pieces: list[str] = []
    marks: list[NDArray[np.bool_]] = []
    for words in wording(article).sentences:
        telling = [not (q or n or words.formula) for q, n in zip(words.quoted, words.names, strict=True)]
        for at in range(len(words.folded) - 4):
            if known.phrase_count(" ".join(words.folded[at : at + 5])):
                telling[at : at + 5] = [False] * 5
        for word, mark in zip(words.folded, telling, strict=True):
            pieces.append(word)
            marks.append(np.full(len(word) + 1, mark))
    text = " ".join(pieces)
    return text + " ", np.concatenate(marks) if marks else np.zeros(0, dtype=np.bool_)


def run_coverage(a: Article, b: Article) -> tuple[float, float]:
    """How much of the telling characters of each body stands in character runs that the other has too.

    Source:
        Churnalism (Media Standards Trust, 2011): runs of 15 characters; here without quotations, names and phrases
        that many texts have.
    """
    return _covered(a, b), _covered(b, a)


@lru_cache(maxsize=4096)
def _grams(article: Article) -> frozenset[str]:
    text, _ = running(article)
    return frozenset(text[at : at + RUN] for at in range(max(0, len(text) - RUN + 1)))


def _covered(part: Article, whole: Article) -> float:
    text, telling = running(part)
    if not telling.any():
        return 0.0
    others = _grams(whole)
    hit = np.fromiter((text[at : at + RUN] in others for at in range(max(0, len(text) - RUN + 1))), dtype=np.bool_)
    steps = np.zeros(len(text) + 1, dtype=np.int32)
    starts = np.flatnonzero(hit)
    np.add.at(steps, starts, 1)
    np.add.at(steps, starts + RUN, -1)
    covered = np.cumsum(steps)[:-1] > 0
    return float((covered & telling).sum() / telling.sum())


def folded_title(article: Article) -> str:
    """The title in folded words, or an empty string."""
    return " ".join(fold(t.text) for t in tokens(article.title or ""))

"""An article's words laid out for comparing: sentences, weighted words, quotations, running characters.

Everything here is computed once per article and kept, because an article is compared with many.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice

from headwater.copies.memory import kept
from headwater.data import background, table
from headwater.records import Article, Sentence, Span
from headwater.text.language import language_of
from headwater.text.sentences import sentences
from headwater.text.tokens import fold, folded_words, placed_words

_MAX_SENTENCES = 400  # an article longer than this is a book or a dump; its tail is not compared
_MAX_CHARACTERS = 120_000  # of as many sentences; what comes after is not even cut into sentences
_QUOTED = re.compile(
    r"“[^“”]{1,1200}?(?:”|’’|''|$)|\"[^\"]{1,1200}\"|^\"[^\"]{1,1200}$|«[^«»]{1,1200}»|„[^„“”]{1,1200}[“”]"
)
_SINGLY_QUOTED = re.compile(r"(?:(?<=[\s(—–:])|^)[‘'](?=[^\s\d])[^\n]{5,1200}?(?:(?<=[\w.,!?…])[’'](?!\w)|$)")
_POST = re.compile(r"[—–-] ?[^—–\n]{1,60}\(@\w{1,20}\)")
"""Who wrote a post that is set into a text, as it stands below the post."""
_A_POST = 20  # characters before such a line from which the post stands in the same paragraph
_ENOUGH_TO_TELL = 3000  # characters
_EVERYDAY = 0.7  # nats; the words that more than half of English news texts have
_ENGLISH = 0.2  # share of such words; English news has about .35, other languages under .12
_FORMULA = 6  # sentences of one article that share four words in a row
_FORMULA_SHARE = 0.12


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


@kept(3_000_000)
def wording(article: Article) -> Wording:
    """The article's body laid out for comparing; a body without words gives no sentences."""
    head = _head(article)
    opened, closed = _quotations(head)
    found = []
    for sentence in islice(sentences(head), _MAX_SENTENCES):
        cut = placed_words(sentence.text)
        if not cut:
            continue
        begin = sentence.span.start
        found.append(
            Words(
                sentence,
                tuple([folded for _, folded, _ in cut]),
                tuple([_is_name(text, folded, at == 0) for at, (text, folded, _) in enumerate(cut)]),
                tuple([_inside(begin + start, opened, closed) for _, _, start in cut])
                if opened
                else (False,) * len(cut),
            )
        )
    return Wording(_marked(found), language(article))


def _head(article: Article) -> Article:
    """The article itself, or as much of a very long one as is compared."""
    if len(article.text) <= _MAX_CHARACTERS:
        return article
    body, room = [], _MAX_CHARACTERS
    for span in article.body:
        if room <= 0:
            break
        body.append(Span(span.start, min(span.end, span.start + room)))
        room -= len(span) + 1
    kept = sum(map(len, body)) + len(body) - 1
    return replace(article, body=tuple(body), text=article.text[:kept])


def _marked(found: list[Words]) -> tuple[Words, ...]:
    """The sentences with those marked that are made by a formula."""
    if len(found) < _FORMULA:
        return tuple(found)
    fours = [{w.folded[at : at + 4] for at in range(len(w.folded) - 3)} for w in found]
    counts = Counter(four for own in fours for four in own)
    enough = max(_FORMULA, _FORMULA_SHARE * len(found))
    often = {four for four, count in counts.items() if count >= enough}
    return tuple(
        replace(w, formula=True) if not own.isdisjoint(often) else w for w, own in zip(found, fours, strict=True)
    )


@kept(3_000_000)
def language(article: Article) -> str | None:
    """The language that the body is written in; what a page declares is often that of its template."""
    found = folded_words(article.text[:_ENOUGH_TO_TELL])
    everyday = sum(_rarity(word) < _EVERYDAY for word in found)
    # A detector takes English for German when half of it are foreign names; the background does not.
    if found and everyday / len(found) > _ENGLISH:
        return "en"
    return (language_of(article.text) or article.language or "")[:2] or None


def _quotations(article: Article) -> tuple[list[int], list[int]]:
    """Where quotations begin and where they end, in page order.

    One that is not closed goes on to the end of its paragraph. Single marks count in texts that use them for
    quotations, and posts that are set into a text are quotations without marks.
    """
    paragraphs = list(article.paragraphs())
    texts = [words for _, words in paragraphs]
    doubled = [list(_QUOTED.finditer(words)) for words in texts]
    singly = [list(_SINGLY_QUOTED.finditer(words)) for words in texts]
    used = singly if sum(map(len, singly)) > sum(map(len, doubled)) else doubled
    found = [(place.start + m.start(), place.start + m.end()) for (place, _), of in zip(paragraphs, used, strict=True)
             for m in of]  # fmt: skip
    for at, (place, words) in enumerate(paragraphs):
        for m in _POST.finditer(words):
            if m.start() >= _A_POST:
                found.append((place.start, place.start + m.start()))
            elif at:
                found.append((paragraphs[at - 1][0].start, paragraphs[at - 1][0].end))
    return _joined(found)


def _joined(found: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Beginnings and ends of stretches, those that overlap made one."""
    opened: list[int] = []
    closed: list[int] = []
    for start, end in sorted(found):
        if closed and start < closed[-1]:
            closed[-1] = max(closed[-1], end)
        else:
            opened.append(start)
            closed.append(end)
    return opened, closed


def _inside(at: int, opened: list[int], closed: list[int]) -> bool:
    before = bisect_right(opened, at) - 1
    return before >= 0 and at < closed[before]


@lru_cache(maxsize=1 << 16)
def _is_name(text: str, folded: str, first: bool) -> bool:
    """Whether a word is written as a name; at the head of a sentence only when it is one elsewhere too."""
    if not text[:1].isupper():
        return False
    share = background().capital_share(folded)
    if first:
        return share is None or share > 0.6
    return True


def is_figure(word: str) -> bool:
    """Whether a folded word is a number in digits or, from two on, in words."""
    return word[0].isdigit() or word in _number_words()


def valued(word: str) -> str:
    """A folded figure as digits alone, in whichever words or points a language sets it; another word as it is.

    >>> valued("1.200"), valued("douze"), valued("gate")
    ('1200', '12', 'gate')
    """
    if word[0].isdigit():
        return "".join(filter(str.isdigit, word))
    return _number_words().get(word, word)


@cache
def _number_words() -> dict[str, str]:
    """Number words from two on with their values; "one" and its like are articles and pronouns too."""
    rows = [row["words"] for row in table("numerals").values() if isinstance(row, dict) and "words" in row]
    return {fold(word): f"{value:g}" for words in rows for word, value in words.items() if value >= 2}


@lru_cache(maxsize=1 << 17)
def _rarity(word: str) -> float:
    return background().idf(word)


@lru_cache(maxsize=1 << 17)
def weight(word: str) -> float:
    """What sharing a folded word is worth in nats; a figure counts like a rare word, a single letter nearly nothing.

    >>> weight("the") < 1 < weight("boathouse")
    True
    """
    if word[0].isdigit():
        return 7.0 if len(word) > 1 else 4.0
    if word in _number_words():
        return max(4.0, min(10.0, _rarity(word)))
    if len(word) == 1:
        return 0.2
    return max(0.1, min(10.0, _rarity(word)))

"""Two stretches that stand for each other, linked word by word.

Sentences were aligned before; here each aligned stretch is taken down to its words, so that a figure, a name or a
denial on one side can be asked what stands in its place on the other. Words link when they are equal, of one stem, or
spelt alike; what lies between the same two links on both sides stands in the same *slot*.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from headwater.data import background
from headwater.records import Article, Span
from headwater.text.tokens import tokens

_LONGEST = 400  # words of a passage on one side; linking costs their product, and no fact needs more context
_LOOKED_BACK = 40  # characters before a word in which the end of the sentence before it may stand
_COMMON_IDF = 2.0  # words under it ("said", "their") tell little about what stands opposite
_BARE_IDF = 1.0  # words under it carry no statement of their own
NEAR = 74  # spelling ratio, in percent, from which two words are one in another form; set on spun copies
_AT_ALL = 60  # the same under which two words are neither of one stem nor alike
_NEAR_NAME = 62  # the same for two words with a capital: mangled names go further apart
_SIGNS = frozenset("$€£¥₩₹₽₺₴%‰")
_ENDINGS = ("ing", "ed", "es", "s", "ly", "er", "en", "e", "n")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a passage: as written, folded, its place in the page, whether it opens its sentence, what follows it.

    `after` holds the characters up to the next word of its stretch: blanks and punctuation.
    """

    text: str
    folded: str
    span: Span
    opens: bool
    after: str = " "

    @property
    def capital(self) -> bool:
        """Written with a capital that no sentence start explains."""
        return self.text[:1].isupper() and not self.opens

    @property
    def signs(self) -> str:
        """Signs of currency and share up to the next word: "rose $" and "rose €" are not the same."""
        return "" if self.after == " " else "".join(c for c in self.after if c in _SIGNS)


@dataclass(frozen=True, slots=True)
class Passage:
    """Aligned stretches of exemplar (a) and copy (b).

    Attributes:
        link: Word number in a to word number in b, one to one.
        rank_a: Where each word of a lies between the links, comparable with `rank_b`: equal ranks are one slot.
        languages: Language codes of a and b, or None.
        title: The stretches are the two headlines.
    """

    a_spans: tuple[Span, ...]
    b_spans: tuple[Span, ...]
    a: tuple[Word, ...]
    b: tuple[Word, ...]
    link: dict[int, int]
    rank_a: tuple[float, ...]
    rank_b: tuple[float, ...]
    languages: tuple[str | None, str | None]
    title: bool = False

    @property
    def translated(self) -> bool:
        """Whether the two sides are in different languages."""
        one, other = self.languages
        return one is not None and other is not None and one[:2] != other[:2]

    @property
    def verbatim(self) -> bool:
        """Whether both sides have the very same words and signs of currency, so that nothing can have changed."""
        return _same_words(self.a, self.b) and all(x.signs == y.signs for x, y in zip(self.a, self.b, strict=True))

    @property
    def closeness(self) -> float:
        """0 to 1, share of words that are linked."""
        size = len(self.a) + len(self.b)
        return 2 * len(self.link) / size if size else 0.0

    @property
    def held(self) -> float:
        """0 to 1, share of the words of the shorter side that are linked: a sentence cut down is still the same."""
        size = min(len(self.a), len(self.b))
        return len(self.link) / size if size else 0.0


def _same_words(a: Sequence[Word], b: Sequence[Word]) -> bool:
    return len(a) == len(b) and all(x.text == y.text for x, y in zip(a, b, strict=True))


@lru_cache(maxsize=1 << 16)
def common(word: str) -> bool:
    """Whether a folded word is too frequent to tell much.

    >>> common("the"), common("boathouse")
    (True, False)
    """
    return len(word) < 3 or background().idf(word) < _COMMON_IDF


@lru_cache(maxsize=1 << 16)
def telling(word: str) -> bool:
    """Whether a folded word says something of its own; wider than not `common`: offices and trades are among them.

    >>> telling("executive"), telling("been")
    (True, False)
    """
    return len(word) > 2 and background().idf(word) >= _BARE_IDF


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A folded word without a regular ending; crude, used only to link words, never shown.

    >>> stem("recovered") == stem("recovering"), stem("works") == stem("work"), stem("ratified") == stem("ratify")
    (True, True, True)
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word[: -len(ending)]
            break
    if len(word) > 4 and word[-1] == "i":
        return word[:-1] + "y"  # ratified, ratify
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word  # planned, plan


@lru_cache(maxsize=1 << 18)
def _alike(one: str, other: str, capitals: bool) -> float:
    if one == other:
        return 0.4 if common(one) else 1.0
    if one[:1].isdigit() or other[:1].isdigit():
        return 0.0
    if stem(one) == stem(other):
        return 0.9
    if min(len(one), len(other)) < 4:
        return 0.0
    ratio = fuzz.ratio(one, other)
    if ratio >= NEAR:
        return 0.6
    return 0.5 if capitals and ratio >= _NEAR_NAME else 0.0


def _likes(a: Sequence[Word], b: Sequence[Word]) -> NDArray[np.float64]:
    """The likeness of every two words; only those that are spelt at all alike are looked at one by one."""
    ones, others = ({w: n for n, w in enumerate(dict.fromkeys((x.folded, x.capital) for x in side))} for side in (a, b))
    spelt = process.cdist([w for w, _ in ones], [w for w, _ in others], scorer=fuzz.ratio, score_cutoff=_AT_ALL)
    distinct = np.zeros(spelt.shape)
    left, right = list(ones), list(others)
    for i, j in np.argwhere(spelt > 0).tolist():
        (x, high), (y, capital) = left[i], right[j]
        distinct[i, j] = _alike(x, y, high and capital)
    rows, columns = [ones[x.folded, x.capital] for x in a], [others[y.folded, y.capital] for y in b]
    likes: NDArray[np.float64] = distinct[np.ix_(rows, columns)]
    return likes


def _monotone(a: Sequence[Word], b: Sequence[Word]) -> list[tuple[int, int]]:
    """The links of highest total likeness that keep the order on both sides (Needleman and Wunsch, gaps free)."""
    rows, columns = len(a), len(b)
    if not rows or not columns:
        return []
    likes = _likes(a, b)
    table = np.zeros((rows + 1, columns + 1))
    for i in range(rows - 1, -1, -1):
        below, like = table[i + 1], likes[i]
        taken = np.maximum(below[:-1], np.where(like > 0, like + below[1:], 0.0))
        table[i, :-1] = np.maximum.accumulate(taken[::-1])[::-1]
    like, best = likes.tolist(), table.tolist()
    links, i, j = [], 0, 0
    while i < rows and j < columns:
        if like[i][j] and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            links.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return links


def _moved(a: Sequence[Word], b: Sequence[Word], links: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Links across the order: telling words left over that stand once on each side."""
    taken_a, taken_b = {i for i, _ in links}, {j for _, j in links}
    left: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i, word in enumerate(a):
        if i not in taken_a and not common(word.folded):
            left[stem(word.folded)][0].append(i)
    for j, word in enumerate(b):
        if j not in taken_b and not common(word.folded):
            left[stem(word.folded)][1].append(j)
    return [(ones[0], others[0]) for ones, others in left.values() if len(ones) == 1 and len(others) == 1]


def _ranks(count: int, anchors: Sequence[int]) -> tuple[float, ...]:
    order = sorted(anchors)
    at = {number: k + 1.0 for k, number in enumerate(order)}
    return tuple(at.get(i, bisect_left(order, i) + 0.5) for i in range(count))


def _words(article: Article, spans: Iterable[Span]) -> tuple[Word, ...]:
    found: list[Word] = []
    for span in spans:
        for word in _words_of(article.cut(span)):
            found.append(Word(word.text, word.folded, word.span.shifted(span.start), word.opens, word.after))
            if len(found) == _LONGEST:
                return tuple(found)
    return tuple(found)


@lru_cache(maxsize=1 << 11)
def _words_of(text: str) -> tuple[Word, ...]:
    """The words of a stretch, with places in it; the sentences of a text are set against many others."""
    found: list[Word] = []
    listed = tokens(text)
    for token, follows in zip(listed, [*(t.span.start for t in listed[1:]), len(text)], strict=True):
        before = text[max(0, token.span.start - _LOOKED_BACK) : token.span.start].rstrip()
        opens = not before.strip("\"'“”„«»‘’( ") or before.rstrip("\"'“”«»‘’)")[-1:] in {".", "!", "?", ":"}
        found.append(Word(token.text, token.folded, token.span, opens, text[token.span.end : follows]))
        if len(found) == _LONGEST:
            break
    return tuple(found)


def passage(
    a: Article, b: Article, a_spans: Sequence[Span], b_spans: Sequence[Span], *, title: bool = False
) -> Passage:
    """Two aligned stretches with their words linked. Spans are places in the pages of the two articles."""
    one, other = _words(a, a_spans), _words(b, b_spans)
    anchors = [(n, n) for n in range(len(one))] if _same_words(one, other) else _monotone(one, other)
    return Passage(
        tuple(a_spans),
        tuple(b_spans),
        one,
        other,
        dict(anchors) | dict(_moved(one, other, anchors)),
        _ranks(len(one), [i for i, _ in anchors]),
        _ranks(len(other), [j for _, j in anchors]),
        (a.language, b.language),
        title,
    )


def pieces(article: Article, span: Span) -> list[Span]:
    """The parts of a stretch that lie in one body span each, so that nothing between paragraphs slips in."""
    places = [*article.body, *([article.title_span] if article.title_span else [])]
    return [Span(max(p.start, span.start), min(p.end, span.end)) for p in places if p.overlaps(span)]

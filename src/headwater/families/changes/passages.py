"""Two stretches that stand for each other, linked word by word.

Sentences were aligned before; here each aligned stretch is taken down to its words, so that a figure, a name or a
denial on one side can be asked what stands in its place on the other. Words link when they are equal, of one stem, or
spelt alike; what lies between the same two links on both sides stands in the same *slot*.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from headwater.data import background, table
from headwater.records import AlignedSentences, Article, Span
from headwater.text.tokens import tokens
from headwater.text.vectors import embed

_LONGEST = 400  # words of a passage on one side; linking costs their product, and no fact needs more context
_LOOKED_BACK = 40  # characters before a word in which the end of the sentence before it may stand
_COMMON_IDF = 2.0  # words under it ("said", "their") tell little about what stands opposite
_BARE_IDF = 1.0  # words under it carry no statement of their own
_NEAR = 74  # spelling ratio, in percent, from which two words are one in another form; set on spun copies
_AT_ALL = 60  # the same under which two words are neither of one stem nor alike
_NEAR_NAME = 62  # the same for two words with a capital: mangled names go further apart
_RESCUED = 0.5  # shared weight from which a dropped and an added sentence are one after all; set on spun copies
_WEAK = 0.5  # score under which a sentence said to be moved may belong elsewhere
_MEANT = 0.7  # nearness of meaning that does so alone, and with half as many shared words
_MEANT_SHARED = 0.5
_FEWEST_SHARED = 2
_MEANT_NAMED = 0.35  # the same where rare words are shared but for their spelling, or between languages
_MEANT_BETWEEN = 0.3  # the same between languages where both stand alone between neighbours that stand for each other
_RARE_IDF = 6.0  # words from which on may be names that a copy spells otherwise
_MOST_RESCUED = 20_000  # pairs of dropped and added sentences looked at; more is another text, not a copy
_LONGEST_TAG = 80  # characters at the head of a headline in which its version may be told
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

    >>> stem("recovered") == stem("recovering"), stem("works") == stem("work")
    (True, True)
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


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
    if ratio >= _NEAR:
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


def _pieces(article: Article, span: Span) -> list[Span]:
    """The parts of a stretch that lie in one body span each, so that nothing between paragraphs slips in."""
    places = [*article.body, *([article.title_span] if article.title_span else [])]
    return [Span(max(p.start, span.start), min(p.end, span.end)) for p in places if p.overlaps(span)]


def passages(a: Article, b: Article, alignment: Sequence[AlignedSentences]) -> list[Passage]:
    """The aligned stretches, where those that share a sentence on either side are taken together, in the order of a."""
    rows = [row for row in alignment if row.a is not None and row.b is not None]
    group = list(range(len(rows)))

    def root(n: int) -> int:
        while group[n] != n:
            group[n] = group[group[n]]
            n = group[n]
        return n

    for side in ("a", "b"):
        order = sorted(range(len(rows)), key=lambda n: (getattr(rows[n], side), n))
        for one, other in pairwise(order):
            if getattr(rows[one], side).overlaps(getattr(rows[other], side)):
                group[root(other)] = root(one)
    together: dict[int, list[AlignedSentences]] = defaultdict(list)
    for n, row in enumerate(rows):
        together[root(n)].append(row)
    found = []
    for members in together.values():
        a_spans = sorted({piece for row in members if row.a for piece in _pieces(a, row.a)})
        b_spans = sorted({piece for row in members if row.b for piece in _pieces(b, row.b)})
        if a_spans and b_spans:
            found.append(passage(a, b, a_spans, b_spans))
    found += _rescued(a, b, alignment)
    if a.title and b.title and a.title_span and b.title_span:
        title = a.title_span
        found = [p for p in found if not any(title.overlaps(s) for s in p.a_spans)]
        found.append(passage(a, b, [_untagged(a, title)], [_untagged(b, b.title_span)], title=True))
    return sorted(found, key=lambda p: (p.a_spans, p.b_spans))


def _untagged(article: Article, title: Span) -> Span:
    """A headline without the tags that number its versions: "UPDATE 2-Nine hurt" tells of nine."""
    tag = _version_tag().match(article.cut(title)[:_LONGEST_TAG])
    return Span(title.start + tag.end(), title.end) if tag and tag.end() < len(title) else title


@cache
def _version_tag() -> re.Pattern[str]:
    return re.compile(str(table("changes")["version_tag"]), re.IGNORECASE)


def _rescued(a: Article, b: Article, alignment: Sequence[AlignedSentences]) -> Iterator[Passage]:
    """Sentences said to be dropped, added or barely alike that tell the same in other words and order."""
    loose = [row for row in alignment if row.a is None or row.b is None or (row.kind == "moved" and row.score < _WEAK)]
    gone = [row.a for row in loose if row.a is not None]
    new = [row.b for row in loose if row.b is not None]
    held = {(row.a, row.b) for row in loose}
    if not gone or not new or len(gone) * len(new) > _MOST_RESCUED:
        return
    rows, columns = [_weights(a, x) for x in gone], [_weights(b, y) for y in new]
    vectors = embed([a.cut(x) for x in gone] + [b.cut(y) for y in new])
    foreign = (a.language or "en")[:2] != (b.language or "en")[:2]
    beside = _beside(alignment)
    between = _between(alignment)
    ranked = []
    for i, x in enumerate(gone):
        for j, y in enumerate(new):
            shared = _shared(rows[i], columns[j])
            near = 0.0 if vectors is None else float(vectors[i] @ vectors[len(gone) + j])
            if (x, y) in held:
                continue
            meant = near >= _MEANT or (foreign and shared > 0 and near >= _MEANT_NAMED)
            meant = meant or ((x, y) in between and near >= _MEANT_BETWEEN)
            if not meant and near >= _MEANT_NAMED and beside(x, y):
                meant = _shared(rows[i], _unmangled(columns[j], rows[i])) >= _RESCUED / 2
            if meant or shared >= _RESCUED or (near >= _MEANT_SHARED and shared >= _RESCUED / 2):
                ranked.append((-max(shared, near), x, y))
    taken: set[Span] = set()
    for _, x, y in sorted(ranked):
        if x in taken or y in taken:
            continue
        taken |= {x, y}
        yield passage(a, b, _pieces(a, x), _pieces(b, y))


def _beside(alignment: Sequence[AlignedSentences]) -> Callable[[Span, Span], bool]:
    """Whether two sentences without counterpart stand beside two that stand for each other, on the same side."""
    pairs = [(row.a, row.b) for row in alignment if row.a is not None and row.b is not None]
    in_a = sorted({x for x, _ in pairs} | {row.a for row in alignment if row.a is not None})
    in_b = sorted({y for _, y in pairs} | {row.b for row in alignment if row.b is not None})
    linked = set(pairs)

    def near(x: Span, y: Span) -> bool:
        i, j = bisect_left(in_a, x), bisect_left(in_b, y)
        before = i > 0 and j > 0 and (in_a[i - 1], in_b[j - 1]) in linked
        return before or (i + 1 < len(in_a) and j + 1 < len(in_b) and (in_a[i + 1], in_b[j + 1]) in linked)

    return near


def _between(alignment: Sequence[AlignedSentences]) -> set[tuple[Span, Span]]:
    """Couples of sentences without counterpart that stand as the n-th of as many between the same two neighbours."""
    linked = {row.a: row.b for row in alignment if row.a is not None and row.b is not None}
    if not linked:
        return set()
    in_a = sorted({row.a for row in alignment if row.a is not None})
    in_b = sorted({row.b for row in alignment if row.b is not None})
    back = set(linked.values())

    def gaps(order: Sequence[Span], held: Collection[Span]) -> Iterator[tuple[Span | None, Span | None, list[Span]]]:
        before: Span | None = None
        run: list[Span] = []
        for span in order:
            if span in held:
                yield before, span, run
                before, run = span, []
            else:
                run.append(span)
        yield before, None, run

    theirs = {(before, after): run for before, after, run in gaps(in_b, back)}
    found: set[tuple[Span, Span]] = set()
    for before, after, run in gaps(in_a, linked.keys()):
        opposite = theirs.get((before and linked[before], after and linked[after]), [])
        if len(run) == len(opposite):
            found.update(zip(run, opposite, strict=True))
    return found


def _weights(article: Article, span: Span) -> dict[str, float]:
    words = {t.folded for t in tokens(article.cut(span))}
    return {stem(w): background().idf(w) for w in words if w[0].isdigit() or not common(w)}


def _unmangled(weights: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    """The words with rare ones of another spelling taken for those of the other sentence."""
    rare = [w for w, idf in other.items() if idf >= _RARE_IDF and w not in weights and w[0].isalpha()]
    found = {}
    for word, idf in weights.items():
        alike = [x for x in rare if fuzz.ratio(word, x) >= _NEAR] if idf >= _RARE_IDF and word not in other else []
        found[min(alike) if alike else word] = idf
    return found


def _shared(one: dict[str, float], other: dict[str, float]) -> float:
    """Share of the rarer words that two sentences have in common; 0 when they share next to none."""
    both = one.keys() & other.keys()
    if len(both) < _FEWEST_SHARED:
        return 0.0
    least = min(sum(w for word, w in side.items() if word in both or not word[0].isdigit()) for side in (one, other))
    return sum(one[w] for w in both) / max(1e-9, least)

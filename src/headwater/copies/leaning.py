"""Does a text of its own lean on another: takes a passage from it, quotes its release, or reports what it reported?

What two texts may share without copying is weighed against what they share: quotations (marked or not), phrases and
background that many texts have, the last lines of pages.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import numpy as np

from headwater.copies.evidence import Dependence, Vote, log_odds
from headwater.copies.memory import kept
from headwater.copies.naming import (
    NEWS_FOR,
    body,
    cites,
    credits_in,
    days_apart,
    own_names,
    same_name,
    same_outlet,
    telling,
)
from headwater.copies.passages import Passage, passages
from headwater.copies.wording import Wording, Words, is_figure, weight, wording
from headwater.data import trees
from headwater.records import Article
from headwater.text import vectors
from headwater.text.tokens import folded_words

_YEAR = re.compile(r"(?:19|20)\d\d")
_CONTENT = 2.5  # nats
_TOLD = 12.0
_MISSING = 3.0  # how much more a credited word that does not stand there weighs than one that does
_WARY = 0.5  # log-odds; among articles at large far fewer pairs are copies than among the lessons
_LEANS = 3.0
_ACROSS = 0.75  # share of a credited sentence's names and figures
_MEANT_ACROSS = 0.5  # cosine of a credited sentence and its counterpart in another language
_UNUSUAL = 7.0  # nats; figures and names that hardly one article in a thousand has
_CREDITED_ACROSS = 1.0
_QUOTES_RELEASE = 3.0
_CREDITED = 2.5
_OWN_VOICE = 1.5
_SAYS = 8  # words that one quotes and the other says for itself
_FIRST = 3  # sentences that tell the news
_AFTER = 1  # sentences of the same paragraph that a credit reaches on


@dataclass(frozen=True)
class Credit:
    """What a text says that it has from an outlet: how much of it stands in that outlet's article.

    Attributes:
        sentences: Numbers of the sentences that credit it.
        share: By rarity, how much of the best credited sentence's words the article has too.
        nats: What those words are worth.
        worth: What all words of that sentence are worth.
    """

    sentences: tuple[int, ...]
    share: float
    nats: float
    worth: float


@kept(4_000_000)
def credit(copy: Article, exemplar: Article) -> Credit:
    """Which sentences of `copy` credit the outlet of `exemplar`, and how well they agree with what stands there."""
    names = [name for name in own_names(exemplar) if not same_name(name, copy.publisher)]
    if not names or days_apart(copy, exemplar) > NEWS_FOR:
        return Credit((), 0.0, 0.0, 0.0)
    own, other = wording(copy), wording(exemplar)
    theirs, printed = {w.folded for w in other.sentences}, body(exemplar)
    found = [
        at for at, w in enumerate(own.sentences)
        if not w.formula and w.folded not in theirs and any(credits_in(_line(w), name, printed) for name in names)
    ]
    if not found:
        return Credit((), 0.0, 0.0, 0.0)
    said = {word for name in names for word in telling(name)}
    best = max(_agreement(own, at, other, said) for at in found)
    return Credit(tuple(found), *best)


def _line(words: Words) -> str:
    return " " + " ".join(words.folded) + " "


def _agreement(own: Wording, at: int, other: Wording, but: set[str]) -> tuple[float, float, float]:
    """Share of the content of a sentence, or of it and the next, which the other text has, and what that is worth."""
    foreign = own.language != other.language
    has = {_digits(word) if foreign else word for words in other.sentences for word in words.folded}
    best = (0.0, 0.0, 0.0)
    for end in range(at, min(len(own), at + _AFTER + 1)):
        if own.sentences[end].sentence.paragraph != own.sentences[at].sentence.paragraph:
            break
        content = {w for words in own.sentences[at : end + 1] for w in _content(words, foreign)} - but
        worth = sum(sorted(map(weight, content)))
        common = sum(sorted(weight(w) for w in content & has))
        if worth:
            best = max(best, (common / max(worth, _TOLD), common, worth))
    return best


def _content(words: Words, foreign: bool) -> set[str]:
    if foreign:
        return {_digits(w) for w, name in zip(words.folded, words.names, strict=True) if name or is_figure(w)}
    return {w for w in words.folded if weight(w) >= _CONTENT}


def _digits(word: str) -> str:
    """A figure without points, commas and colons, which languages set otherwise; another word as it is."""
    return "".join(filter(str.isdigit, word)) or word if is_figure(word) else word


def leaning(a: Article, b: Article, found: Dependence) -> float:
    """Log-odds that one of two articles is a copy of the other, of its tradition, or takes a passage or news from it.

    Between two languages, where no wording is shared, it is said of texts that credit the other for what stands there.

    Source:
        Boosted trees learned and measured by bench/copies/learn_leaning.py.
    """
    if found.foreign:
        return _credited_across(a, b, found)
    row = np.array([features(a, b, found)])
    return float(trees("leaning").sums(row)[0, 0]) - _WARY


def _credited_across(a: Article, b: Article, found: Dependence) -> float:
    """The same between two languages: a credited sentence has a counterpart, or its names and figures stand there."""
    to_b, to_a = credit(a, b), credit(b, a)
    alike = {at for h in found.held for at in h.pair.a}, {at for h in found.held for at in h.pair.b}
    for said, there, own, other in ((to_b, alike[0], a, b), (to_a, alike[1], b, a)):
        if not said.sentences:
            continue
        if not there.isdisjoint(said.sentences) or said.share >= _ACROSS or _meant(said, own, other) >= _MEANT_ACROSS:
            return _CREDITED_ACROSS
    return -_CREDITED_ACROSS


def _meant(said: Credit, own: Article, other: Article) -> float:
    """How near in meaning the other text comes to what it is credited for, in that sentence or in the next."""
    mine, theirs = wording(own).sentences, wording(other).sentences
    near = {at + step for at in said.sentences for step in range(_AFTER + 1) if at + step < len(mine)}
    near = {at for at in near if len(mine[at].folded) >= _SAYS}
    one = vectors.embed([mine[at].sentence.text for at in sorted(near)])
    two = vectors.embed([words.sentence.text for words in theirs])
    return float((one @ two.T).max()) if one is not None and two is not None and one.size and two.size else 0.0


def leans(a: Article, b: Article) -> list[Vote]:
    """Which of the two quotes or credits the other, when only one does."""
    worth = _leans_on(b, a) - _leans_on(a, b)
    if not worth:
        return []
    leaner = "second" if worth > 0 else "first"
    return [Vote(max(-_LEANS, min(_LEANS, worth)), f"the {leaner} quotes or credits the other")]


def _leans_on(copy: Article, exemplar: Article) -> float:
    """How much speaks for `copy` having something from `exemplar`: it is a release, is credited, or speaks itself."""
    if same_outlet(copy, exemplar):
        return 0.0
    shared = passages(*sorted((copy, exemplar), key=lambda x: x.ref))
    swapped = copy.ref > exemplar.ref
    own_voice = sum((p.quoted_b if swapped else p.quoted_a) for p in shared)
    other = sum((p.quoted_a if swapped else p.quoted_b) for p in shared)
    worth = _QUOTES_RELEASE * (exemplar.kind == "release" != copy.kind) + _CREDITED * cites(copy, exemplar)
    return worth + _OWN_VOICE * (own_voice >= _SAYS and own_voice > 2 * other)


FEATURES = (
    "plain", "best", "worth", "sentences", "voiced", "spoken", "own voice", "last", "order", "around", "whole",
    "cites", "credited", "credited worth", "near a credit", "days", "short", "covered", "runs", "meant",
    "release", "foreign", "sameness", "intact", "own", "title", "lead", "middling", "credited net",
    "figures", "share of figures", "share of names",
)  # fmt: skip


def features(a: Article, b: Article, found: Dependence) -> tuple[float, ...]:
    """What the model of leaning looks at, the same whichever article comes first."""
    shared = passages(a, b)
    best = max(shared, key=lambda p: (p.nats, p.words), default=None)
    words = sum(p.words for p in shared)
    to_b, to_a = credit(a, b), credit(b, a)
    best_credit = max((to_b, to_a), key=lambda c: (c.share, c.nats))
    return (
        math.log1p(sum(p.plain for p in shared)),
        math.log1p(best.plain if best else 0),
        math.log1p(best.nats if best else 0.0),
        math.log1p(sum(p.plain >= 8 for p in shared)),
        best.persons / best.words if best else 0.0,
        sum(p.quoted_both + p.quoted_a + p.quoted_b for p in shared) / max(1, words),
        math.log1p(max(sum(p.quoted_a for p in shared), sum(p.quoted_b for p in shared))),
        _last(best, a, b) if best else 0.0,
        found.course,
        _around(best, found) if best else 0.0,
        _whole(found),
        float(bool(to_a.sentences or to_b.sentences)),
        best_credit.share,
        math.log1p(best_credit.nats),
        float(_near(best, to_b, to_a)) if best else 0.0,
        math.log1p(min(60, days_apart(a, b))),
        math.log1p(min(_length(a), _length(b))),
        min(found.covered_a, found.covered_b),
        0.0 if found.foreign else max(found.runs_a, found.runs_b),
        max(found.covered_a, found.covered_b),
        float((a.kind == "release") != (b.kind == "release")),
        float(found.foreign),
        found.mean_same,
        found.intact,
        float(same_outlet(a, b)),
        _titles(a, b),
        _lead(found),
        min(found.counted_a, found.counted_b),
        best_credit.nats - _MISSING * (best_credit.worth - best_credit.nats),
        *_particulars(a, b),
    )


def _particulars(a: Article, b: Article) -> tuple[float, float, float]:
    """Unusual figures that both tell: how many; shares of the figures and names of the text that has fewer of them."""
    (figures_a, names_a), (figures_b, names_b) = _unusual(a), _unusual(b)
    both = figures_a & figures_b
    names = sum(sorted(map(weight, names_a & names_b)))
    least = min(sum(sorted(map(weight, side))) for side in (names_a, names_b))
    share = len(both) / max(1, min(len(figures_a), len(figures_b)))
    return math.log1p(len(both)), share, names / least if least else 0.0


@kept(4_000_000)
def _unusual(article: Article) -> tuple[frozenset[str], frozenset[str]]:
    """Its figures, but for years and those of one digit, and its names that few texts have."""
    figures, names = set(), set()
    for words in wording(article).sentences:
        for word, name in zip(words.folded, words.names, strict=True):
            if is_figure(word):
                figures.add(word.replace(",", ""))
            elif name and weight(word) >= _UNUSUAL:
                names.add(word)
    return frozenset(f for f in figures if len(f) > 1 and not _YEAR.fullmatch(f)), frozenset(names)


def _length(article: Article) -> int:
    return sum(len(words.folded) for words in wording(article).sentences)


def _last(best: Passage, a: Article, b: Article) -> float:
    """1 when a passage stands at the very end of both texts, 0 when it stands at the head of one."""
    return min((best.a[0] + 1) / len(wording(a)), (best.b[0] + 1) / len(wording(b)))


def _titles(a: Article, b: Article) -> float:
    """How much of the rarity of the headline that has less of it both have."""
    one, two = ({w for w in folded_words(x.title or "") if weight(w) >= _CONTENT} for x in (a, b))
    least = min(sum(sorted(map(weight, side))) for side in (one, two))
    return sum(sorted(map(weight, one & two))) / least if least else 0.0


def _lead(found: Dependence) -> float:
    """How alike the first sentences are: a later version of a text keeps them, another story has its own."""
    firsts = [h.likeness for h in found.held if h.pair.a[0] < _FIRST and h.pair.b[0] < _FIRST]
    return sum(firsts) / min(_FIRST, len(found.held)) if firsts else 0.0


def _around(best: Passage, found: Dependence) -> float:
    """How alike the sentences are that stand before and after a passage in both."""
    beside = {best.a[0] - 2, best.a[0] - 1, best.a[2] + 1, best.a[2] + 2}
    return sum(h.likeness for h in found.held if not beside.isdisjoint(h.pair.a)) / 4


def _near(best: Passage, to_b: Credit, to_a: Credit) -> bool:
    return any(best.a[0] - 2 <= at <= best.a[2] + 1 for at in to_b.sentences) or any(
        best.b[0] - 2 <= at <= best.b[2] + 1 for at in to_a.sentences
    )


def _whole(found: Dependence) -> float:
    return max(-7.0, min(4.0, log_odds(found)))

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
    DATELINE_TAG,
    NEWS_FOR,
    body,
    called,
    cites,
    comes_later,
    credits_in,
    days_apart,
    named,
    named_in,
    own_names,
    same_outlet,
    telling,
)
from headwater.copies.passages import Passage, passages
from headwater.copies.wording import Wording, Words, is_figure, valued, weight, wording
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
_MEANT_ACROSS = 0.5  # cosine of a credited clause and its counterpart in another language
_MEANT_BARE = 0.6  # the same beside a bare name
_MEANT_FIGURED = 0.42  # the same where a figure stands in both
_CLAUSE = 5  # blanks
_PARTED = re.compile(r"(?:[:;]| [–—-]|,(?= (?:and|but|et|mais|und|aber|y|pero) )) ?")
_UNUSUAL = 7.0  # nats; figures and names that hardly one article in a thousand has
_CREDITED_ACROSS = 1.0
_QUOTES_RELEASE = 3.0
_CREDITED = 2.5
_OWN_VOICE = 1.5
_SAYS = 8  # words that one quotes and the other says for itself
_FIRST = 3  # sentences that tell the news
_AFTER = 2  # sentences of the same paragraph that a credit reaches on
_FOOT, _LONG, _SMALL = 4, 12, 20  # sentences at the foot, of a text of so many, of fewer words than that
_HEAD = 300  # characters
_STEM = 7  # letters by which forms of one word are known


@dataclass(frozen=True)
class Credit:
    """What a text says that it has from an outlet: how much of it stands in that outlet's article.

    Attributes:
        sentences: Numbers of the sentences that credit it, or name it where none does.
        cued: Whether words of credit stand there ("reported"); a bare name may be all that a writer gives.
        share: By rarity, how much of the best of these sentences, with those after it, the article has too.
        nats: What those words are worth.
        worth: What all words there are worth.
        figures: Figures in it that the article has too, whatever the language writes them in.
        itself: Whether the article's headline or first sentence names its own outlet: it is about it, not only by it.
    """

    sentences: tuple[int, ...] = ()
    cued: bool = False
    share: float = 0.0
    nats: float = 0.0
    worth: float = 0.0
    figures: int = 0
    itself: bool = False


@kept(4_000_000)
def credit(copy: Article, exemplar: Article) -> Credit:
    """Which sentences of `copy` credit the outlet of `exemplar`, and how well they agree with what stands there."""
    names = called(exemplar, copy)
    if not names or days_apart(copy, exemplar) > NEWS_FOR or comes_later(exemplar, copy):
        return Credit()
    if not any(named_in(copy, name) for name in names):
        return Credit()
    own, other = wording(copy), wording(exemplar)
    theirs, printed = {w.folded for w in other.sentences}, body(exemplar)
    lines = {
        at: _line(w)
        for at, w in enumerate(own.sentences)
        if not w.formula and w.folded not in theirs and not _small_print(own, at)
    }
    cued = [at for at, line in lines.items() if any(credits_in(line, name, printed) for name in names)]
    bare = [] if about_itself(exemplar) else names
    found = cued or [at for at, line in lines.items() if any(named(line, name) for name in bare)]
    if not found:
        return Credit()
    said = {word for name in names for word in telling(name)}
    best = max(_agreement(own, at, other, said) for at in found)
    return Credit(tuple(found), bool(cued), *best, about_itself(exemplar))


@kept(3_000_000)
def about_itself(article: Article) -> bool:
    """Whether the headline or the first sentence, behind a dateline, tells of the outlet: a company's notice does."""
    first = DATELINE_TAG.sub("", article.text[:_HEAD].split("\n")[0])
    heads = [f" {' '.join(folded_words(head))} " for head in (article.title or "", first)]
    return any(f" {' '.join(telling(name))} " in head for name in own_names(article) for head in heads)


def _line(words: Words) -> str:
    return " " + " ".join(words.folded) + " "


def _small_print(own: Wording, at: int) -> bool:
    """Whether a short sentence stands at the foot of a page, where writers and former prints are named."""
    return at >= len(own) - _FOOT and len(own) >= _LONG and len(own.sentences[at].folded) < _SMALL


def _agreement(own: Wording, at: int, other: Wording, but: set[str]) -> tuple[float, float, float, int]:
    """Share of the content of sentences from one on which the other text has, what that is worth, and its figures.

    The one that names the outlet may say nothing else ("The Echo went to see for itself."): then the next counts.
    """
    foreign = own.language != other.language
    has = {word for words in other.sentences for word in _content(words, foreign)}
    best = (0.0, 0.0, 0.0, 0)
    paragraph = own.sentences[at].sentence.paragraph
    near = [n for n in range(at, min(len(own), at + _AFTER + 1)) if own.sentences[n].sentence.paragraph == paragraph]
    for begin, end in ((begin, end) for begin in near[:2] for end in near if end >= begin):
        told: dict[str, float] = {}
        for words in own.sentences[begin : end + 1]:
            told.update(_content(words, foreign))
        content = {word: value for word, value in told.items() if word not in but}
        worth = sum(sorted(content.values()))
        common = sum(sorted(value for word, value in content.items() if word in has))
        figures = sum(word[0].isdigit() and word in has for word in content)
        if worth:
            best = max(best, (common / max(worth, _TOLD), common, worth, figures))
    return best


def _content(words: Words, foreign: bool) -> dict[str, float]:
    """What a sentence tells, with its worth: its figures and the stems of its words; across languages only names."""
    found = {}
    for word, name in zip(words.folded, words.names, strict=True):
        if is_figure(word):
            found[valued(word)] = weight(word)
        elif (name if foreign else weight(word) >= _CONTENT) and word not in found:
            found[word[:_STEM]] = weight(word)
    return found


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
    """The same between two languages: what is credited has a counterpart, or its names and figures stand there."""
    alike = {at for h in found.held for at in h.pair.a}, {at for h in found.held for at in h.pair.b}
    for said, there, own, other in ((credit(a, b), alike[0], a, b), (credit(b, a), alike[1], b, a)):
        if not said.sentences or (said.itself and not said.cued):
            continue
        if said.cued and (not there.isdisjoint(said.sentences) or said.share >= _ACROSS):
            return _CREDITED_ACROSS
        meant = _meant(said, own, other)
        if meant >= (_MEANT_ACROSS if said.cued else _MEANT_BARE) or (said.figures and meant >= _MEANT_FIGURED):
            return _CREDITED_ACROSS
    return -_CREDITED_ACROSS


def _meant(said: Credit, own: Article, other: Article) -> float:
    """How near in meaning the other text comes to what it is credited for, clause by clause, in the sentences there."""
    mine, theirs = wording(own).sentences, wording(other).sentences
    near = {at + step for at in said.sentences for step in range(_AFTER + 1) if at + step < len(mine)}
    one = vectors.embed([clause for at in sorted(near) for clause in _clauses(mine[at])])
    two = vectors.embed([clause for words in theirs for clause in _clauses(words)])
    return float((one @ two.T).max()) if one is not None and two is not None and one.size and two.size else 0.0


def _clauses(words: Words) -> list[str]:
    """A sentence of some length, and its parts between colons, semicolons and dashes."""
    text = words.sentence.text
    if len(words.folded) < _SAYS:
        return []
    return [text, *(part for part in _PARTED.split(text) if part != text and part.count(" ") >= _CLAUSE)]


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
    "figures", "share of figures", "share of names", "cued", "credited figures", "about itself",
)  # fmt: skip


def features(a: Article, b: Article, found: Dependence) -> tuple[float, ...]:
    """What the model of leaning looks at, the same whichever article comes first."""
    shared = passages(a, b)
    best = max(shared, key=lambda p: (p.nats, p.words), default=None)
    words = sum(p.words for p in shared)
    to_b, to_a = credit(a, b), credit(b, a)
    best_credit = max((to_b, to_a), key=lambda c: (c.cued, c.share, c.nats))
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
        float(to_a.cued + to_b.cued > 0) if best_credit.sentences else 0.0,
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
        float(bool(best_credit.sentences)) + best_credit.cued,
        math.log1p(best_credit.figures),
        float(best_credit.itself),
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

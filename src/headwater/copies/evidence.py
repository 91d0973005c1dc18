"""What speaks for textual dependence between two articles: measured on their alignment, quotations and names aside."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.copies.align import Counterpart, by_words, counterparts, in_course, joined, sameness
from headwater.copies.memory import kept
from headwater.copies.runs import run_coverage
from headwater.copies.wording import Words, weight, wording
from headwater.data import background
from headwater.records import Article

# Logistic regression on `Dependence.features` (higher and lower coverage, coverage in the same course, runs, languages
# differ), as bench/copies/train.py learns it on the pairs of the open families, with pairs of a news stream
# that share keys but no runs as further negatives; the bias is raised by 0.5. Leaving one family out it finds 96.8% of
# the copies with no false one, and takes 13 of 667 pairs of the stream for copies.
_BIAS = -7.3
_WEIGHTS = (3.88, 7.71, 8.35, 6.48, 3.44)

_STRONG = 0.5  # likeness of one text's sentences; independent reports reach it in one sentence of ten
_STRONG_ACROSS = 0.62  # the same between sentence vectors of two languages
_INTACT = 0.97
_MOSTLY_QUOTED = 0.6  # a sentence that is mostly a quotation proves no copying: two reporters heard the same words
_PASSAGE = 0.8  # sameness of a sentence taken over word for word
_PASSAGE_WORTH = 18.0  # nats of rarity
_PASSAGE_WORDS = 9  # shorter sentences come out alike by chance ("He denies any wrongdoing.")


@dataclass(frozen=True)
class Vote:
    """Log-odds that the first of two copies is the earlier text, and why (negative speaks for the second)."""

    weight: float
    why: str


@dataclass(frozen=True)
class Held:
    """A pair of counterparts with its measures: likeness, sameness, quotation or formula, common course."""

    pair: Counterpart
    a: Words
    b: Words
    likeness: float
    same: float
    quoted: bool
    in_course: bool


@dataclass(frozen=True)
class Dependence:
    """How two articles hang together as texts.

    Attributes:
        held: All counterparts with their measures.
        covered_a: Share of a's words in unquoted sentences with a strong counterpart; `covered_b` likewise.
        counted_a: Share of a's words with any counterpart, quotations included; `counted_b` likewise.
        course: Share of the strong counterparts that stand in the same order in both.
        runs_a: Share of a's telling characters in 15-character runs of b; `runs_b` likewise.
        strong: Number of strong unquoted counterparts.
        mean_same: Mean sameness of the counterparts, weighted by words.
        intact: Share of the strong counterparts, by words, that are the same word for word.
        passages: Words in unquoted sentences taken over word for word that no other text would have by chance.
        foreign: The languages differ.
    """

    held: tuple[Held, ...]
    covered_a: float
    covered_b: float
    counted_a: float
    counted_b: float
    course: float
    runs_a: float
    runs_b: float
    strong: int
    mean_same: float
    intact: float
    passages: int
    foreign: bool

    @property
    def features(self) -> tuple[float, ...]:
        """What the model of `relation` looks at, symmetric in the two articles."""
        high, low = max(self.covered_a, self.covered_b), min(self.covered_a, self.covered_b)
        runs = max(self.runs_a, self.runs_b)
        return (high, low, self.course * high, 0.0 if self.foreign else runs, float(self.foreign))


def log_odds(found: Dependence) -> float:
    """Log-odds that two articles as a whole are copies of one text.

    Source:
        Logistic model measured in bench/copies, leaving one family out.
    """
    return _BIAS + sum(w * f for w, f in zip(_WEIGHTS, found.features, strict=True))


@kept(3_000_000)
def dependence(a: Article, b: Article) -> Dependence:
    """Measures how the two bodies hang together; nothing is decided here."""
    return _measured(a, b, counterparts(a, b))


@kept(2_000_000)
def draft(a: Article, b: Article) -> Dependence:
    """The same of what can be seen without comparing sentences by meaning: never more than `dependence` finds."""
    return _measured(a, b, by_words(a, b))


def _measured(a: Article, b: Article, found: tuple[Counterpart, ...]) -> Dependence:
    one, two = wording(a), wording(b)
    course = in_course(found)
    held = tuple(_held(joined(one, p.a), joined(two, p.b), p, at in course) for at, p in enumerate(found))
    words_a = max(1, sum(len(w.folded) for w in one.sentences))
    words_b = max(1, sum(len(w.folded) for w in two.sentences))
    foreign = bool(one.language and two.language and one.language[:2] != two.language[:2])
    enough = _STRONG_ACROSS if foreign else _STRONG
    heavy = [h for h in held if h.likeness >= enough]
    strong = [h for h in heavy if not h.quoted]
    in_order = sum(len(h.a.folded) for h in heavy if h.in_course) / max(1, sum(len(h.a.folded) for h in heavy))
    runs = run_coverage(a, b)
    length = max(1, sum(len(h.a.folded) for h in heavy))
    return Dependence(
        held=held,
        covered_a=sum(len(h.a.folded) for h in strong) / words_a,
        covered_b=sum(len(h.b.folded) for h in strong) / words_b,
        counted_a=sum(len(h.a.folded) for h in held) / words_a,
        counted_b=sum(len(h.b.folded) for h in held) / words_b,
        course=in_order,
        runs_a=runs[0],
        runs_b=runs[1],
        strong=len(strong),
        mean_same=sum(h.same * len(h.a.folded) for h in heavy) / length,
        intact=sum(len(h.a.folded) for h in heavy if h.same >= _INTACT) / length,
        passages=sum(_passage_words(h) for h in held),
        foreign=foreign,
    )


def _held(a: Words, b: Words, pair: Counterpart, course: bool) -> Held:
    same = sameness(a, b)
    likeness = pair.score if pair.meaning else max(pair.score, same)
    quoted = any(w.formula or w.quoted_share > _MOSTLY_QUOTED for w in (a, b))
    return Held(pair, a, b, likeness, same, quoted, course)


def _passage_words(held: Held) -> int:
    """Words of a sentence taken over word for word, 0 when it is short, quoted or common property."""
    size = min(len(held.a.folded), len(held.b.folded))
    if held.quoted or held.same < _PASSAGE or size < _PASSAGE_WORDS:
        return 0
    known = background()
    words = held.a.folded
    common = sum(1 for at in range(len(words) - 4) if known.phrase_count(" ".join(words[at : at + 5])))
    plain = sum(1 for name, quote in zip(held.a.names, held.a.quoted, strict=True) if not name and not quote)
    if common > (len(words) - 4) / 2 or plain < _PASSAGE_WORDS - 2:
        return 0
    return size if sum(weight(word) for word in words) > _PASSAGE_WORTH else 0

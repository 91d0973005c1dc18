"""What it costs to make one text out of another: the measure by which exemplars are compared.

A copy is described by what its writer had to do: words put in cost what they are worth in the background (a rare error
is dear, so a second witness that has it cannot have made it up as well), passages left out cost little, passages of its
own cost all their words. The cheapest exemplar explains the copy best (minimum description length). The model does not
know who was first: making b from a and a from nothing costs about what making a from b and b from nothing does.
Direction comes from `Pair.prior`.

Source:
    Rissanen (1978) for description length; Roos and Heikkilä (2009) use it for copied texts (RHM).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import LCSseq

from headwater.copies.wording import language, weight
from headwater.data import table
from headwater.records import Article, Pair, Span
from headwater.text.tokens import Token, fold, tokens

_PER_WORD = 0.7  # nats for choosing to put a word in, whatever it is worth
_TRANSLATED = 1.3  # nats a word of a translation; a round trip in the same language costs about 2
_TAKEN = 0.1
_OTHER_FIGURE = 5.0
_FOREIGN_WORD = 3.5  # mean worth of a word in a language that the background does not know
_LEFT_OUT = 0.1  # nats a word left out
_LEFT_OUT_RUN = 1.0  # nats a run of sentences left out
_MOVED = 2.0


@dataclass(frozen=True)
class Copying:
    """The two costs of one aligned pair, in nats: b out of a, and a out of b; and what stands only on one side.

    `own_b` are the places of whole sentences that a does not have.
    """

    b_from_a: float
    a_from_b: float
    own_a: tuple[Span, ...]
    own_b: tuple[Span, ...]


@lru_cache(maxsize=1 << 16)
def _words(text: str) -> tuple[Token, ...]:
    return tuple(tokens(text))


@lru_cache(maxsize=1 << 16)
def worth(text: str, language: str | None = "en") -> float:
    """What it costs to write words from nothing, in nats."""
    if not _known(language):
        return len(_words(text)) * (_FOREIGN_WORD + _PER_WORD)
    return sum(weight(t.folded) + _PER_WORD for t in _words(text))


def _known(language: str | None) -> bool:
    return language is None or language[:2] == "en"


class Cuts:
    """What stands at places of articles, each cut out once: an article of a large family is compared with hundreds."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, int, int], str] = {}

    def __call__(self, article: Article, span: Span) -> str:
        """The words at a place of an article."""
        key = article.ref, span.start, span.end
        if key not in self._held:
            self._held[key] = article.cut(span)
        return self._held[key]


def copying(a: Article, b: Article, pair: Pair, cut: Cuts | None = None) -> Copying:
    """The costs of making either article of `pair` out of the other, read from its alignment."""
    cut = cut or Cuts()
    foreign = None not in (language(a), language(b)) and language(a) != language(b)
    forth = back = 0.0
    own_a: list[Span] = []
    own_b: list[Span] = []
    open_run = False
    for row in pair.alignment:
        if row.a is not None and row.b is not None:
            there, here = _turn(cut(a, row.a), cut(b, row.b), foreign)
            moved = _MOVED if row.kind == "moved" else 0.0
            forth += there + moved
            back += here + moved
            open_run = False
        elif row.a is not None:
            own_a.append(row.a)
            back += worth(cut(a, row.a), language(a))
            forth += _LEFT_OUT * len(_words(cut(a, row.a))) + (0.0 if open_run else _LEFT_OUT_RUN)
            open_run = True
        elif row.b is not None:
            own_b.append(row.b)
            forth += worth(cut(b, row.b), language(b))
            back += _LEFT_OUT * len(_words(cut(b, row.b)))
    return Copying(forth, back, tuple(own_a), tuple(own_b))


@lru_cache(maxsize=1 << 16)
def _turn(one: str, two: str, foreign: bool) -> tuple[float, float]:
    """Costs of making the second wording out of the first, and the first out of the second."""
    left, right = _words(one), _words(two)
    if foreign:
        return _rendered(left, right), _rendered(right, left)
    forth = back = 0.0
    for op in LCSseq.opcodes([t.folded for t in left], [t.folded for t in right]):
        if op.tag == "equal":
            continue
        gone = [t.folded for t in left[op.src_start : op.src_end]]
        come = [t.folded for t in right[op.dest_start : op.dest_end]]
        forth += sum(weight(w) + _PER_WORD for w in come) + _LEFT_OUT * len(gone)
        back += sum(weight(w) + _PER_WORD for w in gone) + _LEFT_OUT * len(come)
    return forth, back


def _rendered(source: tuple[Token, ...], target: tuple[Token, ...]) -> float:
    """A translation costs by the word; names and figures that stay cost nearly nothing, other figures are dear."""
    held = {_bare(t) for t in source}
    cost = 0.0
    for token in target:
        figure = token.text[0].isdigit() or token.folded in _numerals()
        if _bare(token) in held and (figure or len(token.text) > 3):
            cost += _TAKEN
        else:
            cost += _OTHER_FIGURE if figure else _TRANSLATED
    return cost


def _bare(token: Token) -> str:
    if token.text[0].isdigit():
        return token.folded.replace(",", "").replace(".", "")
    return _numerals().get(token.folded, token.folded)


@cache
def _numerals() -> Mapping[str, str]:
    """Number words of all languages, from two on, with their digits; words that mean two numbers are left out."""
    found: dict[str, set[str]] = {}
    for row in table("numerals").values():
        for word, value in row.get("words", {}).items() if isinstance(row, dict) else ():
            if isinstance(word, str):
                found.setdefault(fold(word), set()).add(str(value))
    return {word: value for word, (value, *more) in found.items() if not more and value not in {"0", "1"}}

"""Passages that two articles share word for word, with all that tells a copied one from what two may share anyway."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from headwater.copies.memory import kept
from headwater.copies.runs import FIVE, fives
from headwater.copies.thirds import from_a_third
from headwater.copies.wording import Words, weight, wording
from headwater.records import Article

_GAP = 3  # words by which a passage may be interrupted: one that was put in, left out or changed
_PERSONS = frozenset({"i", "me", "my", "mine", "we", "us", "our", "ours", "you", "your", "yours"})
"""Who speaks so is quoted, marked or not."""


@dataclass(frozen=True)
class Passage:
    """A stretch of words that stands in both articles, but for a word here and there.

    Attributes:
        a: Sentence and word where it begins in the first article, and the last sentence; `b` in the second.
        words: Shared words in it.
        plain: Shared words that are no names, stand outside quotations in both, in no phrase that many texts have, and
            in no sentence that both have from a third outlet.
        nats: What sharing the plain words is worth, each counted once.
        quoted_both: Shared words that both have inside quotation marks.
        quoted_a: Shared words that only the first has inside quotation marks; `quoted_b` only the second.
        persons: Words by which a speaker means himself or who listens.
    """

    a: tuple[int, int, int]
    b: tuple[int, int, int]
    words: int
    plain: int
    nats: float
    quoted_both: int
    quoted_a: int
    quoted_b: int
    persons: int


_Place = tuple[int, int]


@kept(4_000_000)
def passages(a: Article, b: Article) -> tuple[Passage, ...]:
    """All passages of five words and more that the bodies share, in the order of `a`; none overlap in `a`."""
    one, two = wording(a).sentences, wording(b).sentences
    where, common = _twins(a, b)
    third = from_a_third(a, b) if where else (frozenset[int](), frozenset[int]())
    return tuple(_passage(one, two, run, common, third) for run in _runs(one, two, where))


def _twins(a: Article, b: Article) -> tuple[dict[_Place, _Place], set[_Place]]:
    """Where each word of `a` that stands in a shared five-word sequence stands in `b`; which are of common phrases."""
    of_a, of_b = fives(a), fives(b)
    shared = np.flatnonzero(np.isin(of_a.hashes, of_b.hashes))
    if not len(shared):
        return {}, set()
    order = np.argsort(of_b.hashes, kind="stable")
    ordered = of_b.hashes[order]
    first = np.searchsorted(ordered, of_a.hashes[shared], "left").tolist()
    last = np.searchsorted(ordered, of_a.hashes[shared], "right").tolist()
    where: dict[_Place, _Place] = {}
    common: set[_Place] = set()
    plain: set[_Place] = set()
    before = -1
    for at, low, high in zip(shared.tolist(), first, last, strict=True):
        rows = order[low : min(high, low + 8)].tolist()
        row = before + 1 if before + 1 in rows else rows[0]
        before = row
        here, there = (int(of_a.sentence[at]), int(of_a.word[at])), (int(of_b.sentence[row]), int(of_b.word[row]))
        for step in range(FIVE):
            where.setdefault((here[0], here[1] + step), (there[0], there[1] + step))
            (common if of_a.common[at] else plain).add((here[0], here[1] + step))
    return where, common - plain


def _runs(
    one: tuple[Words, ...], two: tuple[Words, ...], where: dict[_Place, _Place]
) -> Iterator[list[tuple[_Place, _Place]]]:
    """Shared words that follow one another in both texts, over the ends of sentences too."""
    at_a, at_b = _counted(one), _counted(two)
    run: list[tuple[_Place, _Place]] = []
    for here in sorted(where):
        there = where[here]
        if run:
            step_a = at_a[here[0]] + here[1] - at_a[run[-1][0][0]] - run[-1][0][1]
            step_b = at_b[there[0]] + there[1] - at_b[run[-1][1][0]] - run[-1][1][1]
            if not (0 < step_a <= _GAP + 1 and 0 < step_b <= _GAP + 1):
                yield run
                run = []
        run.append((here, there))
    if run:
        yield run


def _counted(sentences: tuple[Words, ...]) -> list[int]:
    """How many words stand before each sentence."""
    return [0, *np.cumsum([len(words.folded) for words in sentences]).tolist()]


def _passage(
    one: tuple[Words, ...],
    two: tuple[Words, ...],
    run: list[tuple[_Place, _Place]],
    common: set[_Place],
    third: tuple[frozenset[int], frozenset[int]],
) -> Passage:
    both = only_a = only_b = plain = persons = 0
    telling: set[str] = set()
    cited = _introduced(one, run[0][0][0]), _introduced(two, run[0][1][0])
    for (i, at), (j, to) in run:
        word, quoted = one[i].folded[at], (cited[0] or one[i].quoted[at], cited[1] or two[j].quoted[to])
        both += all(quoted)
        only_a += quoted == (True, False)
        only_b += quoted == (False, True)
        persons += word in _PERSONS
        formula = one[i].formula or two[j].formula or i in third[0] or j in third[1]
        if not any(quoted) and not one[i].names[at] and (i, at) not in common and not formula:
            plain += 1
            telling.add(word)
    first, last = run[0], run[-1]
    return Passage(
        (*first[0], last[0][0]), (*first[1], last[1][0]), len(run), plain, sum(sorted(map(weight, telling))),
        both, only_a, only_b, persons,
    )  # fmt: skip


def _introduced(sentences: tuple[Words, ...], at: int) -> bool:
    """Whether what stands before a passage announces the words of somebody else ("The letter reads:")."""
    return at > 0 and sentences[at - 1].sentence.text.rstrip().endswith(":")

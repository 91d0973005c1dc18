"""Form letters: texts that one newsroom fills in anew, with the same words around other figures and names.

Dividends, auctions, weekly statistics, court lists. Word for word they are nearly alike and no copies of one another:
what is particular differs. A copy keeps nearly all figures and names where it keeps the words, a revision too.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from headwater.copies.evidence import Dependence
from headwater.copies.naming import days_apart, same_outlet
from headwater.copies.wording import Words, is_figure, weight, wording
from headwater.records import Article
from headwater.text.tokens import folded_words

# Set on the open families, where a copy that keeps the wording keeps .75 of its particulars and a revision .75 of its
# figures at least; the distances from there are free choice.
_PARALLEL = 0.5  # likeness of sentences that are compared
_NAME = 2.5  # nats
_FEWEST = 3  # particulars, below which nothing is said
_WORDING_KEPT = 0.74  # sameness; a rewriting writes names and figures otherwise too
_KEPT_ELSEWHERE = 0.5
_KEPT_SOON = 0.6
_SOON = 2  # days within which a newsroom revises what it wrote
_KEPT_LATER = 0.8
_FIGURES_LATER = 0.85
_SHORT = 60  # words, up to which a notice is told from others of its kind by its headline
_TITLE_SHARED = 0.5  # of the rarity of the headline that has less of it


@dataclass(frozen=True)
class Particulars:
    """Figures and names in sentences that stand for each other: how many there are, and how many both sides have."""

    figures: int
    figures_kept: int
    names: int
    names_kept: int

    @property
    def kept(self) -> float:
        """Share of all that both sides have."""
        return (self.figures_kept + self.names_kept) / max(1, self.figures + self.names)


def particulars(found: Dependence) -> Particulars:
    """Counts what is particular in the sentences that two texts have in common."""
    counts = [0, 0, 0, 0]
    for h in found.held:
        if h.likeness >= _PARALLEL:
            for at, (one, two) in enumerate(zip(_told(h.a), _told(h.b), strict=True)):
                counts[2 * at] += min(one.total(), two.total())
                counts[2 * at + 1] += (one & two).total()
    return Particulars(*counts)


def _told(words: Words) -> tuple[Counter[str], Counter[str]]:
    figures: Counter[str] = Counter(word for word in words.folded if is_figure(word))
    names: Counter[str] = Counter(
        word
        for word, name in zip(words.folded, words.names, strict=True)
        if name and word not in figures and weight(word) >= _NAME
    )
    return figures, names


def same_form(a: Article, b: Article, found: Dependence) -> bool:
    """Whether two texts that read alike are one form, filled in twice."""
    if found.foreign:
        return False
    if same_outlet(a, b) and _short(a) and _short(b) and not _alike_in_title(a, b):
        return True
    told = particulars(found)
    if told.figures + told.names < _FEWEST:
        return False
    if not same_outlet(a, b):
        return found.mean_same >= _WORDING_KEPT and told.kept < _KEPT_ELSEWHERE
    if days_apart(a, b) <= _SOON:
        return told.kept < _KEPT_SOON
    return told.kept < _KEPT_LATER or told.figures_kept < _FIGURES_LATER * told.figures


def _short(article: Article) -> bool:
    return sum(len(words.folded) for words in wording(article).sentences) <= _SHORT


def _alike_in_title(a: Article, b: Article) -> bool:
    one, two = ({w for w in folded_words(x.title or "") if weight(w) >= _NAME} for x in (a, b))
    least = min(sum(sorted(map(weight, side))) for side in (one, two))
    return sum(sorted(map(weight, one & two))) >= _TITLE_SHARED * least

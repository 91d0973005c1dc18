"""A lost translation: texts of one language that say the same in the same words, and each has more of the original.

Two who translate by themselves do not come to the same words, so that texts which share theirs go back to one
translation. When each of them has whole sentences of the text in the other language that the other lacks, neither is
that translation. The table of variants cannot tell this, as an original lacks every word of another language.

Source:
    The common-error rule of Lachmann with the words of a translation in the place of errors; two translations of one
    text as in Barzilay and McKeown (2001), Extracting paraphrases from a parallel corpus.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from headwater.copies.wording import language, wording
from headwater.families.collation import Collation
from headwater.families.descent import Tradition
from headwater.families.lost import Lost

# Set on the families of pages that were read; two translations of a text by people share well under half.
_SAME_WORDS = 0.6  # share of neighbouring words that two texts of one translation share where both can be read
_NEW_WORDS = 0.3  # of a sentence, up to which its pairs of words may stand somewhere in the other text
_WORTH = 1.0  # nats of every sentence that the one who lacks less lacks


def translations(known: Tradition, table: Collation, parents: Mapping[str, str]) -> list[Lost]:
    """Lost translations whose copies the tree hangs on one another, or each by itself on the original."""
    tongue = {ref: language(article) or "en" for ref, article in known.articles.items()}
    number = {ref: at for at, ref in enumerate(table.refs)}
    found: dict[tuple[str, str], set[str]] = {}
    gain: dict[tuple[str, str], float] = {}
    for one, two in combinations(sorted(number), 2):
        original = _original(parents, tongue, one, two)
        if original is None or not _one_wording(table, number[one], number[two]):
            continue
        further = min(_further(known, table, original, a, b) for a, b in ((one, two), (two, one)))
        if further:
            home = original, tongue[one]
            found.setdefault(home, set()).update((one, two))
            gain[home] = max(gain.get(home, 0.0), _WORTH * further)
    return [Lost(tuple(sorted(found[home])), home[0], gain[home]) for home in sorted(found)]


def _original(parents: Mapping[str, str], tongue: Mapping[str, str], one: str, two: str) -> str | None:
    """The text in another language that the upper of two neighbours was made of, and the other too or of its copy."""
    if tongue[one] != tongue[two]:
        return None
    upper = two if parents.get(one) == two else one
    lower = one if upper == two else two
    original = parents.get(upper)
    if original is None or tongue[original] == tongue[upper] or parents.get(lower) not in (upper, original):
        return None
    return original


def _one_wording(table: Collation, one: int, two: int) -> bool:
    """Whether two texts are of one translation."""
    turns = table.turns
    where = (turns.extant[one] > 0) & (turns.extant[two] > 0)
    a, b = turns.has[one, where], turns.has[two, where]
    return float((a * b).sum()) >= _SAME_WORDS * max(1.0, min(float(a.sum()), float(b.sum())))


def _further(known: Tradition, table: Collation, original: str, one: str, two: str) -> int:
    """Sentences of the original that the first text has and the second lacks, wherever it might have them."""
    at = {ref: row for row, ref in enumerate(table.refs)}
    gone: NDArray[np.bool_] = (table.places[at[original]] > 0) & (table.places[at[two]] == 0)
    other = {turn for s in wording(known.articles[two]).sentences for turn in zip(s.folded, s.folded[1:], strict=False)}
    count = 0
    for sentence, place in zip(wording(known.articles[one]).sentences, table.at[at[one]], strict=True):
        turns = set(zip(sentence.folded, sentence.folded[1:], strict=False))
        count += bool(turns) and bool(gone[place]) and len(turns & other) <= _NEW_WORDS * len(turns)
    return count

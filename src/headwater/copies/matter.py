"""Do texts tell of one matter? Asked where a round-up would chain what has nothing to do with one another."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.copies.keys import marks
from headwater.copies.memory import kept
from headwater.copies.wording import wording
from headwater.records import Article

# Set on the families that may be read: of parts of one event 97 in 100 have as much in common, of two events one in
# two hundred.
_COMMON = 2
_SHARE = 0.1
_DIGITS = 3  # but for noughts at the end, from which a figure is a rare one
_MOST = 6  # articles of each side that are looked at


@kept(3_000_000)
def _told(article: Article) -> frozenset[str]:
    """Rare names of an article and figures of three digits, as they are in any language."""
    found = {mark for words in wording(article).sentences for mark in marks(words)}
    return frozenset(mark for mark in found if not mark.isdigit() or len(mark.rstrip("0")) >= _DIGITS)


def same_matter(one: Sequence[Article], two: Sequence[Article]) -> bool:
    """Whether two sets of articles have rare names or figures in common, as reports of one event have.

    Args:
        one: Copies of one text.
        two: Copies of another.
    """
    first, second = (
        frozenset[str]().union(*map(_told, sorted(side, key=lambda it: it.ref)[:_MOST])) for side in (one, two)
    )
    common = len(first & second)
    return common >= _COMMON and common >= _SHARE * min(len(first), len(second))

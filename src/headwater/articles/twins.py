"""An article pasted a second time on its page."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Article
from headwater.text.tokens import folded_words

# Share of the shorter text's five-word runs that the longer one must hold. Second pastes of the samples have .93 and more;
# two versions of one agency text on a page at most .75.
_PASTED = 0.85
_LEAST_OF_LONGER = 0.6


def earlier(article: Article, above: Sequence[Article]) -> Article | None:
    """The first article above that this one repeats, small differences aside, or None.

    A later version of a text on the same page is no second paste: it says other things.
    """
    own = _runs(article.text)
    if not own:
        return None
    for other in above:
        theirs = _runs(other.text)
        if not theirs or other.same_as is not None:
            continue
        both = len(own & theirs)
        if both >= _PASTED * min(len(own), len(theirs)) and both >= _LEAST_OF_LONGER * max(len(own), len(theirs)):
            return other
    return None


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = folded_words(text)
    return frozenset(tuple(words[i : i + 5]) for i in range(len(words) - 4))

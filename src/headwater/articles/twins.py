"""Articles pasted a second time on their page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from headwater.records import Article
from headwater.text.tokens import folded_words

# Share of the shorter text's five-word runs that the longer one must hold. Second pastes of the samples have .93 and
# more; two versions of one agency text on a page at most .75.
_PASTED = 0.85
_LEAST_OF_LONGER = 0.6
_RUN = 5
_MOST_HOLDERS = 50  # articles that are remembered for one run of words; a run of more is the page's own phrase
_CLOSEST = 20  # articles that share most runs with a later one and are compared with it in full


def twins(articles: Sequence[Article]) -> dict[str, Article]:
    """For each article that repeats an earlier one of its page, by its reference, that earlier one.

    Small differences are let pass. A later version of a text on the same page is no second paste: it says other things.
    """
    found: dict[str, Article] = {}
    if len(articles) < 2:
        return found
    firsts: list[tuple[Article, frozenset[tuple[str, ...]]]] = []
    holders: dict[tuple[str, ...], list[int]] = {}
    for article in articles:
        own = _runs(article.text)
        shared: Counter[int] = Counter(at for run in own for at in holders.get(run, ()))
        closest = sorted(shared, key=lambda at: (-shared[at], at))[:_CLOSEST]
        for first, runs in (firsts[at] for at in sorted(closest)):
            both = len(own & runs)
            if both >= _PASTED * min(len(own), len(runs)) and both >= _LEAST_OF_LONGER * max(len(own), len(runs)):
                found[article.ref] = first
                break
        else:
            for run in own:
                held = holders.setdefault(run, [])
                if len(held) < _MOST_HOLDERS:
                    held.append(len(firsts))
            firsts.append((article, own))
    return found


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = folded_words(text)
    return frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))

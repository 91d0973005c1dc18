"""Whether a page that was looked at again reads otherwise: titles and bodies, not counters and furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from headwater.data.tables import table
from headwater.records import Article, Told
from headwater.text.tokens import folded_words

_FEW = 12  # words; a counter is a short line
_MAIN = 0.4  # of the longest article's words: what is shorter on the page is a teaser or a remark
_ONE = 0.3  # of the words of the shorter of two articles that both have, above which they are one article
_NOTE = "update-line"
_CORRECTS = re.compile(
    r"correct|clarif|corrig|rectif|richtig|korri|erratum|rettels|rettet|sprostow|исправл|уточн|виправл|уточнен|retract",
    re.I,
)


def changed(before: Sequence[Article], after: Sequence[Article]) -> tuple[tuple[Article | None, Article | None], ...]:
    """The articles of a page that read otherwise than before, as (before, after); None where there is no counterpart.

    White space, typography, capitals, counters, clocks and whatever is no article's body or title are no change. So is
    a page without any article, or one whose text is now shut away: that is not what the newsroom edited.

    Args:
        before: The articles of the capture that was kept last.
        after: Those of the page as it was seen now.
    """
    was, now = _main(before), _main(after)
    if not now or not was:
        return () if not now else tuple((None, article) for article in now)
    found: list[tuple[Article | None, Article | None]] = []
    for old, new in _matched(was, now):
        if old is None or new is None or not (_shut(old, new) or same(old, new)):
            found.append((old, new))
    return tuple(found)


def same(a: Article, b: Article) -> bool:
    """Whether two articles read the same, in title and body, but for typography, counters and clocks."""
    return folded_words(a.title or "") == folded_words(b.title or "") and _told(a) == _told(b)


def how_told(before: Article | None, after: Article | None) -> Told:
    """Whether an article says that it was changed: by a correction, by a later time or note, or not at all."""
    if after is None:
        return "gone"
    known = {note.text for note in before.notes} if before else set()
    new = [note.text for note in after.notes if note.code == _NOTE and note.text not in known]
    if any(_CORRECTS.search(words) for words in new):
        return "correction"
    moved = before is not None and after.updated is not None and after.updated != before.updated
    return "update" if new or moved else "silent"


def words_moved(before: Article | None, after: Article | None) -> tuple[int, int]:
    """How many words of the body went, and how many came.

    >>> words_moved(None, None)
    (0, 0)
    """
    was, now = (Counter(folded_words(it.text) if it else ()) for it in (before, after))
    return (was - now).total(), (now - was).total()


def _told(article: Article) -> list[str]:
    """The words of all paragraphs that tell something; where paragraphs end is white space."""
    folded = (folded_words(words) for _, words in article.paragraphs())
    return [word for words in folded if words and not _counts(words) for word in words]


def _counts(words: Sequence[str]) -> bool:
    """Whether a paragraph is a counter or a clock of the page."""
    if len(words) > _FEW or not any(word[0].isdigit() for word in words):
        return False
    line = f" {' '.join(words)} "
    return any(f" {counter} " in line for counter in _counters())


@cache
def _counters() -> tuple[str, ...]:
    return tuple(" ".join(folded_words(str(row))) for row in table("counters"))


def _main(articles: Sequence[Article]) -> list[Article]:
    sizes = [len(folded_words(article.text)) for article in articles]
    most = max(sizes, default=0)
    return [it for it, size in zip(articles, sizes, strict=True) if most and size >= _MAIN * most and not it.same_as]


def _matched(was: Sequence[Article], now: Sequence[Article]) -> Iterator[tuple[Article | None, Article | None]]:
    """Every article with its counterpart: the one that shares most words with it."""
    if len(was) == len(now) == 1:
        yield was[0], now[0]
        return
    bags = {id(it): Counter(folded_words(it.text)) for it in (*was, *now)}
    ranked = sorted(
        ((_shared(bags[id(a)], bags[id(b)]), -i, -j) for i, a in enumerate(was) for j, b in enumerate(now)),
        reverse=True,
    )
    left, right = dict(enumerate(was)), dict(enumerate(now))
    for shared, i, j in ranked:
        if shared >= _ONE and -i in left and -j in right:
            yield left.pop(-i), right.pop(-j)
    yield from ((old, None) for old in left.values())
    yield from ((None, new) for new in right.values())


def _shared(a: Counter[str], b: Counter[str]) -> float:
    return (a & b).total() / max(1, min(a.total(), b.total()))


def _shut(old: Article, new: Article) -> bool:
    """Whether a text that was open is now cut off by a wall."""
    return new.access == "truncated" and old.access != "truncated"

"""Captures of one address: what a page said before and what it says now are versions, whatever the texts look like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from headwater.copies.naming import same_outlet
from headwater.records import Article, Pair

_TYPED = "-"  # standard input is no address: what came from there twice has nothing in common


def of_one_address(a: Article, b: Article) -> bool:
    """Whether two articles stand on two captures of one address, of which the one may be a version of the other.

    On a page that gathers articles of several outlets only those of one outlet may.
    """
    if a.page != b.page or a.page == _TYPED or not a.sha256 or not b.sha256 or a.sha256 == b.sha256:
        return False
    return not (a.gathered or b.gathered) or same_outlet(a, b)


def captured_first(a: Article, b: Article) -> int:
    """1 when `a` is of the earlier of two captures of one address, -1 when of the later, 0 when that is not known.

    Of captures of one moment the later is the one that bears the address without a hash.
    """
    if not of_one_address(a, b) or not a.captured or not b.captured:
        return 0
    one, two = (a.captured, _is_latest(a)), (b.captured, _is_latest(b))
    return (one < two) - (one > two)


def _is_latest(article: Article) -> bool:
    return "@" not in article.ref.removeprefix(article.page)


def captured_again(articles: Iterable[Article]) -> frozenset[str]:
    """The references of articles whose address was captured more than once."""
    every = list(articles)
    captures: dict[str, set[str]] = {}
    for article in every:
        captures.setdefault(article.page, set()).add(article.sha256)
    return frozenset(article.ref for article in every if len(captures[article.page]) > 1)


def succession(articles: Mapping[str, Article], pairs: Sequence[Pair]) -> dict[str, str]:
    """For every article on a later capture its version on the capture before: copy to exemplar.

    Args:
        articles: By reference.
        pairs: Copies among them; only what is a copy at all is a version.
    """
    before: dict[str, list[tuple[str, bool, float, str]]] = {}
    for pair in pairs:
        a, b = articles.get(pair.a), articles.get(pair.b)
        if a is None or b is None or pair.relation is None or not (way := captured_first(a, b)):
            continue
        old, new = (a, b) if way > 0 else (b, a)
        share = pair.shared_of_a + pair.shared_of_b
        before.setdefault(new.ref, []).append((old.captured, _is_latest(old), share, old.ref))
    return {copy: max(found)[-1] for copy, found in sorted(before.items())}

"""Whom "the company", "the mayor" and "the paper" mean: bodies and persons that an article described before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from headwater.data import table
from headwater.records import Article, Mention, Span
from headwater.statements.newsrooms import is_newsroom
from headwater.text.tokens import folded_words

_BESIDE = 60  # characters beside a name in which it is described
_DEFINITE = re.compile(
    r"(?:the|der|die|das|dem|le|la|les|l['’]|el|los|las)\s?(?P<words>[\w-]+(?:\s[\w-]+){0,2})", re.IGNORECASE
)
_LEADING = re.compile(
    r"(?:^|[\s(])(?:the|an?|its|his|her|their|der|die|das|ein|eine|ihre?|seine?|le|la|l['’]|un|une|son|sa|el"
    r"|una|su)\s?(?P<role>[a-zà-ÿ][\w' ’-]{2,44}),\s$",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?P<noun>[\w-]+)\s[„“\"«]?$")
_BEHIND = re.compile(
    r"^[”\"»]?,\s(?:[\d]{2},\s)?(?:(?:an?|the|its|his|her|their|der|die|das|ein|eine|ihre?|seine?|le|la|l['’]"
    r"|un|une|son|sa|el|una|su)\s)?"
    r"(?P<role>[\w'’-]+(?:\s[\w'’-]+){0,5}?)(?:\s(?:of|at|for|in|with|from|de|du|des|del|von|vom|der|für|bei"
    r"|that|who|which|qui|que)\s|[,.;])",
    re.IGNORECASE,
)


@cache
def _kinds() -> frozenset[str]:
    rows = table("reporting")
    return frozenset(
        w for name in ("bodies", "groups", "trades") for word in rows[name] for w in folded_words(str(word))
    )


@cache
def _trades() -> frozenset[str]:
    return _any_firm() | frozenset(w for word in table("reporting")["trades"] for w in folded_words(str(word)))


@cache
def _any_firm() -> frozenset[str]:
    return frozenset(w for word in table("reporting")["firms"] for w in folded_words(str(word)))


@cache
def _papers() -> frozenset[str]:
    return frozenset(w for word in table("reporting")["introducing"] for w in folded_words(str(word)))


def roles(article: Article, mention: Mention) -> Iterator[str]:
    """What stands in apposition to a person's name: "Jo Doe, the mayor", "its chairman, Jo Doe"."""
    before = article.cut(Span(max(0, mention.span.start - _BESIDE), mention.span.start))
    after = _after(article, mention)
    for found in (_LEADING.search(before), _BEHIND.match(after)):
        if found is not None and not any(c.isdigit() for c in found["role"]):
            yield found["role"]


def _after(article: Article, mention: Mention) -> str:
    return article.cut(Span(mention.span.end, min(article.span.end, mention.span.end + _BESIDE)))


class Bodies:
    """The bodies of an article with the nouns that describe them."""

    def __init__(self, article: Article, mentions: Sequence[Mention]) -> None:
        self._orgs = sorted((m for m in mentions if m.type == "org"), key=lambda m: m.span)
        self._times = Counter(m.key for m in self._orgs)
        self._called: dict[str, str] = {}
        self._other: set[str] = set()
        for m in self._orgs:
            if article.cut(Span(max(0, m.span.start - 1), m.span.start)) == "(":
                self._other.add(m.key)  # "(Reuters)", "(SPD)"
            before = _BEFORE.search(article.cut(Span(max(0, m.span.start - _BESIDE), m.span.start)))
            behind = _BEHIND.match(_after(article, m))
            words = [*folded_words(before["noun"] if before else ""), *folded_words(behind["role"] if behind else "")]
            for word in words:
                if word in _kinds() or word in _any_firm():
                    self._called.setdefault(word, m.key)
                if word in _kinds() and word not in _trades():
                    self._other.add(m.key)  # a union or a ministry, no firm

    def meant(self, words: str, before: int, newsrooms: frozenset[str]) -> str | None:
        """The body that a description means, named before a place of the page; None when none fits.

        Args:
            words: "the company".
            before: Where they stand.
            newsrooms: Names, folded, that the article calls newsrooms.
        """
        told = _DEFINITE.fullmatch(words)
        if told is None:
            return None
        nouns = folded_words(told["words"])
        named = [m.key for m in self._orgs if m.span.end <= before]
        heads = [n for n in (nouns[-1], nouns[0]) if n in _kinds() or n in _any_firm() or n in _papers()]
        if not heads or not named:
            return None
        head = heads[0]
        papers = [k for k in named if is_newsroom(k) or k.casefold() in newsrooms]
        if head in _papers() and papers and head not in ("agency", "agentur", "agence", "agencia"):
            return papers[-1]
        same = [k for k in named if head in folded_words(k) and k not in papers]
        if same:
            return same[-1]
        if self._called.get(head) in named:
            return self._called[head]
        firms = [k for k in named if k not in papers and k not in self._other and not set(folded_words(k)) & _public()]
        counts = Counter({k: self._times[k] for k in firms}).most_common(2)
        # "The company" is told only where one firm is plainly whom the article is about.
        if head in _any_firm() and counts and (len(counts) == 1 or counts[0][1] >= 2 * counts[1][1]):
            return counts[0][0]
        return None


@cache
def _public() -> frozenset[str]:
    return frozenset(folded_words(" ".join(str(w) for w in table("reporting")["bodies"]))) - {"bank", "company"}

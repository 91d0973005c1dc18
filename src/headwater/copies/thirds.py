"""What two articles both have from a third outlet: words that it wrote make neither a copy of the other."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from headwater.copies.memory import kept
from headwater.copies.naming import beside_cues, own_names
from headwater.copies.wording import Words, weight, wording
from headwater.data import table
from headwater.records import Article
from headwater.text.tokens import folded_words

_AFTER = 2  # sentences that go on telling what an outlet was credited for
_TAKEN = 0.6  # share of a crediting sentence's telling words that the other text's sentence has too
_ENOUGH = 4  # such words, below which a share says nothing
_TELLING = 2.5  # nats
_LONGEST = 5  # words of a name
_SAYS = frozenset({"said", "says"})  # an outlet that says something wrote it; a person may have said it to anybody


class Told(NamedTuple):
    """A sentence that credits an outlet, and the words of the outlet's name without its article."""

    sentence: int
    name: tuple[str, ...]


@kept(3_000_000)
def credited(article: Article) -> tuple[Told, ...]:
    """Which outlets a text has something from, sentence by sentence, whatever they are: listed or named like one."""
    found = []
    for at, words in enumerate(wording(article).sentences):
        cued = beside_cues(words.folded)
        for begin, end in _names(words):
            name = words.folded[begin:end]
            says = words.folded[end : end + 1] and words.folded[end] in _SAYS
            if (says or any(n in cued for n in range(begin, end))) and _is_outlet(name):
                found.append(Told(at, name))
    return tuple(found)


def from_a_third(a: Article, b: Article) -> tuple[frozenset[int], frozenset[int]]:
    """The sentences of two articles that tell what both have from one outlet, which published neither of them."""
    one, two = credited(a), credited(b)
    if not one or not two:
        return frozenset(), frozenset()
    own = [_bare(folded_words(name)) for x in (a, b) for name in own_names(x)]
    met = [
        (t, u) for t in one for u in two
        if _same(t.name, u.name) and not any(_same(t.name, mine) or _same(u.name, mine) for mine in own)
    ]  # fmt: skip
    taken = {x.name for t, u in met if _alike(a, t, b, u) for x in (t, u)}
    both = [(t, u) for t, u in met if t.name not in taken and u.name not in taken]
    return _reached(t for t, _ in both), _reached(u for _, u in both)


def _reached(told: Iterable[Told]) -> frozenset[int]:
    return frozenset(t.sentence + step for t in told for step in range(_AFTER + 1))


def _alike(a: Article, one: Told, b: Article, two: Told) -> bool:
    """Whether the credit itself was taken over: then one has the other's words, whoever told them first."""
    first, second = _own(a, one), _own(b, two)
    least = min(len(first), len(second))
    return least >= _ENOUGH and len(first & second) >= _TAKEN * least


def _own(article: Article, told: Told) -> set[str]:
    """The telling words of a crediting sentence but for the outlet's name."""
    words = wording(article).sentences[told.sentence].folded
    return {word for word in words if weight(word) >= _TELLING} - set(told.name)


def _names(words: Words) -> list[tuple[int, int]]:
    """Where names of one to five words stand, without the article before them."""
    found, begin = [], None
    for at, name in enumerate((*words.names, False)):
        if name and words.folded[at] != "the":
            begin = at if begin is None else begin
        elif begin is not None:
            found.append((max(begin, at - _LONGEST), at))
            begin = None
    return found


def _same(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether one name is the other or its end ("the Times" of "the Rivermouth Times")."""
    short, long = sorted((one, two), key=len)
    return bool(short) and long[-len(short) :] == short


def _bare(words: list[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word != "the")


def _is_outlet(name: tuple[str, ...]) -> bool:
    return name in _listed() or name[-1] in _mastheads()


@cache
def _mastheads() -> frozenset[str]:
    return frozenset(table("outlet_words")["mastheads"])


@cache
def _listed() -> frozenset[tuple[str, ...]]:
    names = [str(name) for row in table("publishers") for name in row]
    names += [str(tag) for row in table("agencies") for tag in (row["name"], *row["tags"])]
    return frozenset(_bare(folded_words(name)) for name in names)

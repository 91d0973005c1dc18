"""The office or description beside a name: who somebody is said to be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.data.thesaurus import thesaurus
from headwater.families.changes.named import Named
from headwater.families.changes.passages import Passage, Word, telling
from headwater.families.changes.rows import cover, inside, row
from headwater.families.changes.things import akin
from headwater.families.changes.vocabulary import contrast, listed, steps, told_alike
from headwater.records import Alteration, Article

_BEFORE = 5  # words
_ROOT = 6  # letters that two forms of one title have in common
_AFTER = 9
_BESIDE = 2  # words before a name that are looked at between languages, where the order of words is another
_WITHIN = frozenset({"and", "in", "for", "at"})  # these belong to a description that follows the name
_BREAKS = ',.;:!?"“”„«»()–—'


def _before(words: Sequence[Word], first: int) -> list[int]:
    found: list[int] = []
    n = first - 1
    while n >= 0 and first - n <= _BEFORE and words[n].folded not in listed("office_ends"):
        if any(c in _BREAKS for c in words[n].after):
            break
        found.append(n)
        n -= 1
    return found[::-1]


def _after(words: Sequence[Word], last: int) -> list[int]:
    if not words[last].after.startswith(","):
        return []
    found: list[int] = []
    for n in range(last + 1, min(len(words), last + 1 + _AFTER)):
        if words[n].folded in listed("office_ends") - _WITHIN or words[n].folded[:1].isdigit():
            break
        found.append(n)
        if any(c in _BREAKS for c in words[n].after):
            break
    return found


def altered(p: Passage, a: Article, b: Article, same: Sequence[tuple[Named, Named]]) -> Iterator[Alteration]:
    """Rows for the words beside one person's name that give another office, trade or tie in the copy."""
    if p.title:
        return
    if p.translated:
        yield from _across(p, a, b, same)
        return
    for one, other in same:
        if "person" not in (one.mention.type, other.mention.type):
            continue
        for mine, theirs in (
            (_before(p.a, one.at[0]), _before(p.b, other.at[0])),
            (_after(p.a, one.at[-1]), _after(p.b, other.at[-1])),
        ):
            if _differ(p, mine, theirs):
                left = inside(cover(p.a[n] for n in mine), p.a_spans)
                right = inside(cover(p.b[n] for n in theirs), p.b_spans)
                if left is not None and right is not None:
                    yield row("role", a, b, left, right)


def _across(p: Passage, a: Article, b: Article, same: Sequence[tuple[Named, Named]]) -> Iterator[Alteration]:
    """Between languages: an office right before one person's name that is another step of the same scale."""
    for one, other in same:
        if "person" not in (one.mention.type, other.mention.type):
            continue
        mine, theirs = _before(p.a, one.at[0]), _before(p.b, other.at[0])
        for i in mine[-_BESIDE:]:
            for j in theirs[-_BESIDE:]:
                x, y = p.a[i].folded, p.b[j].folded
                if contrast(x, y) == "role" and not told_alike(x, y):
                    left = inside(cover((p.a[i], p.a[one.at[-1]])), p.a_spans)
                    right = inside(cover((p.b[j], p.b[other.at[-1]])), p.b_spans)
                    if left is not None and right is not None:
                        yield row("role", a, b, left, right)


def ranked(p: Passage, a: Article, b: Article) -> Iterator[Alteration]:
    """Rows where a title of office that stands in both gained or lost a rank: president, vice president."""
    if p.translated:
        return
    for i, j in sorted(p.link.items()):
        if p.a[i].folded != p.b[j].folded or not _office(p.a[i].folded):
            continue
        mine, theirs = _rank(p.a, i), _rank(p.b, j)
        if (mine is None) == (theirs is None):
            continue
        first, other = i if mine is None else mine, j if theirs is None else theirs
        if not _apart(p, first, other):
            continue
        left, right = inside(cover((p.a[first], p.a[i])), p.a_spans), inside(cover((p.b[other], p.b[j])), p.b_spans)
        if left is not None and right is not None:
            yield row("role", a, b, left, right)


def _apart(p: Passage, i: int, j: int) -> bool:
    """Whether what stands before the two titles is the same or tells nothing, so that only the rank came or went."""
    before = (i - 1 if i else None, j - 1 if j else None)
    if before[0] is None or before[1] is None:
        return before == (None, None)
    if p.link.get(before[0]) == before[1]:
        return True
    return not telling(p.a[before[0]].folded) and not telling(p.b[before[1]].folded)


def _office(word: str) -> bool:
    return any(kind == "role" for _, _, kind in steps(word)) or word in listed("offices")


def _rank(words: Sequence[Word], at: int) -> int | None:
    """The word among the two before a title that makes it another office."""
    for n in range(at - 1, max(-1, at - 3), -1):
        if any(c in _BREAKS for c in words[n].after):
            return None
        if words[n].folded in listed("ranks"):
            return n
        if not telling(words[n].folded):
            return None
    return None


def _differ(p: Passage, mine: Sequence[int], theirs: Sequence[int]) -> bool:
    """Whether the words beside two names give two offices; "president" alone is too usual a word to tell anything."""
    usual = [[n for n in side if not telling(words[n].folded)] for side, words in ((mine, p.a), (theirs, p.b))]
    less = [n for n in mine if n not in usual[0]], [n for n in theirs if n not in usual[1]]
    return _unlike(p, *less) or _unlike(p, mine, theirs)


def _unlike(p: Passage, mine: Sequence[int], theirs: Sequence[int]) -> bool:
    words = thesaurus()
    one = [n for n in mine if telling(p.a[n].folded) or _office(p.a[n].folded)]
    other = [n for n in theirs if telling(p.b[n].folded) or _office(p.b[n].folded)]
    taken = {p.link[n] for n in one if n in p.link}
    gone = [p.a[n] for n in one if n not in p.link]
    right = [p.b[n].folded for n in other if n not in taken and n not in p.link.values()]
    right = [y for y in right if words.senses(y) or _office(y)]
    titled = any(_office(y) for y in right)
    left = [w.folded for w in gone if words.senses(w.folded) or _office(w.folded) or (titled and w.text.islower())]
    return bool(right) and any(not any(akin(x, y) or _form(x, y) for y in right) for x in left)


def _form(one: str, other: str) -> bool:
    """Two forms of one word: governor, governess."""
    return one[:_ROOT] == other[:_ROOT]

"""Ordinary words that were exchanged for others that tell something else.

A spun copy exchanges every second word for a synonym; that is style. Told as a change is a word of the same scale
(east for west), of opposite sense, of the same kind (oxygen for hydrogen), a slip of the pen (fame for frame), an
office beside a name, and, where everything around stands word for word, any other thing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from headwater.data.thesaurus import thesaurus
from headwater.families.changes.digits import ORDINAL_ENDS
from headwater.families.changes.passages import Passage, Word, stem, telling
from headwater.families.changes.rows import row
from headwater.families.changes.things import reworded, slip, unlike
from headwater.families.changes.vocabulary import contrast, opposed, steps, told_alike
from headwater.names import accepted_variant, country
from headwater.records import Alteration, AlterationType, Article, Mention, Span

_SLOT = 1.0
_KEPT = 0.65  # share of words nearby that must stand as they were; set on all open families
_NEARBY = 4  # words on either side of an exchanged noun that are looked at
_CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_HYPHENS = ("-", "‐", "‑")


def altered(
    p: Passage, a: Article, b: Article, taken: Sequence[Alteration], names: tuple[Sequence[Mention], Sequence[Mention]]
) -> Iterator[Alteration]:
    """Rows for exchanged words, unless a row of `taken` has their place."""
    here = [x.a for x in taken if x.a is not None]
    there = [x.b for x in taken if x.b is not None]
    used_a: set[int] = {n for n, word in enumerate(p.a) if _covered(word.span, here)}
    used_b: set[int] = {n for n, word in enumerate(p.b) if _covered(word.span, there)}
    turned = _across(p, used_a, used_b) if p.translated else _turned(p, used_a, used_b)
    for i, j, kind in turned:
        yield row(kind, a, b, p.a[i].span, p.b[j].span)
    if p.translated or p.title:
        return
    named_a = {n for n, word in enumerate(p.a) if _covered(word.span, [m.span for m in names[0]])}
    named_b = {n for n, word in enumerate(p.b) if _covered(word.span, [m.span for m in names[1]])}
    for i, j in sorted(p.link.items()):
        if i in used_a or j in used_b or (i in named_a and j in named_b):
            continue
        if _respelt(p.a[i], p.b[j]):
            meaning = not accepted_variant(p.a[i].text, p.b[j].text)
            yield row("name", a, b, p.a[i].span, p.b[j].span, meaning=meaning)
        elif not (i in named_a or j in named_b) and _lone(p, i, j) and slip(p.a[i].folded, p.b[j].folded):
            yield row("role", a, b, p.a[i].span, p.b[j].span)
    yield from _exchanged(p, a, b, used_a | named_a, used_b | named_b)


def _turned(p: Passage, used_a: set[int], used_b: set[int]) -> list[tuple[int, int, AlterationType]]:
    """Words of one scale or of opposite sense in one slot; they are marked as used."""
    back = {j: i for i, j in p.link.items()}
    found: list[tuple[int, int, AlterationType]] = []
    for i, one in enumerate(p.a):
        if i in used_a or (i in p.link and p.b[p.link[i]].folded == one.folded):
            continue
        first, last = bisect_left(p.rank_b, p.rank_a[i] - _SLOT), bisect_right(p.rank_b, p.rank_a[i] + _SLOT)
        for j, other in enumerate(p.b[first:last], first):
            if j in used_b:
                continue
            if j in back and p.a[back[j]].folded == other.folded:
                continue
            kind: AlterationType | None = contrast(one.folded, other.folded)
            if kind is None and opposed(one.folded, other.folded):
                kind = "negation"
            if kind is None and one.folded != other.folded:
                kind = _ordinal(p, i, j) or _ratio(p, i, j)
            if kind is not None:
                used_a.add(i)
                used_b.add(j)
                found.append((i, j, kind))
                break
    return found


def _ordinal(p: Passage, i: int, j: int) -> AlterationType | None:
    """Another rank or century in figures: the 17th and the 18th."""
    for words, at in ((p.a, i), (p.b, j)):
        if not words[at].folded.isdigit() or words[at].after or at + 1 == len(words):
            return None
        if words[at + 1].folded not in ORDINAL_ENDS:
            return None
    return "date" if i + 2 < len(p.a) and p.a[i + 2].folded in ("century", "centuries") else "number"


def _ratio(p: Passage, i: int, j: int) -> AlterationType | None:
    """Another share of the same number: one in ten, nine in ten."""
    if p.a[i].folded not in _CARDINALS or p.b[j].folded not in _CARDINALS:
        return None
    kept = all(p.link.get(i + step) == j + step for step in (1, 2))
    return "number" if kept and p.a[i + 1].folded in ("in", "of") and p.a[i + 2].folded in _CARDINALS else None


def _across(p: Passage, used_a: set[int], used_b: set[int]) -> list[tuple[int, int, AlterationType]]:
    """Between languages: scales of which each side has one step, and another one."""
    found: list[tuple[int, int, AlterationType]] = []
    mine, theirs = _standing(p.a, used_a), _standing(p.b, used_b)
    for scale in sorted(mine.keys() & theirs.keys()):
        gone, new = mine[scale].keys() - theirs[scale].keys(), theirs[scale].keys() - mine[scale].keys()
        if len(gone) == len(new) == 1:
            (i, kind), (j, _) = mine[scale][gone.pop()], theirs[scale][new.pop()]
            if not told_alike(p.a[i].folded, p.b[j].folded):
                found.append((i, j, kind))
    return found


def _standing(words: Sequence[Word], used: set[int]) -> dict[int, dict[int, tuple[int, AlterationType]]]:
    found: dict[int, dict[int, tuple[int, AlterationType]]] = {}
    for n, word in enumerate(words):
        if n not in used:
            for scale, step, kind in steps(word.folded):
                found.setdefault(scale, {}).setdefault(step, (n, kind))
    return found


def _covered(span: Span, places: Collection[Span]) -> bool:
    return any(span.overlaps(place) for place in places)


def _lone(p: Passage, i: int, j: int) -> bool:
    """Ordinary words by themselves: no names, no halves of hyphened words."""
    if p.a[i].capital or p.b[j].capital:
        return False
    return not (_hyphened(p.a, i) or _hyphened(p.b, j))


def _hyphened(words: Sequence[Word], at: int) -> bool:
    return (at > 0 and words[at - 1].after in _HYPHENS) or words[at].after in _HYPHENS


def _respelt(one: Word, other: Word) -> bool:
    """A word with a capital on both sides, in another spelling, that no list of names has."""
    x, y = one.folded, other.folded
    if not (one.capital and other.capital) or x == y or min(len(x), len(y)) < 4 or stem(x) == stem(y):
        return False
    if (land := country(one.text)) is not None and land == country(other.text):
        return False  # Norway's, Norwegian
    return not (x.startswith(y) or y.startswith(x)) and not thesaurus().synonyms(x, y)


def _regions(p: Passage) -> list[tuple[range, range]]:
    """Runs of words between two neighbouring links, where both sides have some."""
    ranks = p.rank_a
    anchors = [(i, j) for i, j in sorted(p.link.items()) if ranks[i].is_integer() and ranks[i] == p.rank_b[j]]
    edges = [(-1, -1), *anchors, (len(p.a), len(p.b))]
    found = []
    for (i, j), (x, y) in pairwise(edges):
        if x - i > 1 and y - j > 1:
            found.append((range(i + 1, x), range(j + 1, y)))
    return found


def _exchanged(p: Passage, a: Article, b: Article, used_a: set[int], used_b: set[int]) -> Iterator[Alteration]:
    linked = set(p.link.values())
    for mine, theirs in _regions(p):
        left = [n for n in mine if n not in used_a and n not in p.link and telling(p.a[n].folded)]
        right = [n for n in theirs if n not in used_b and n not in linked and telling(p.b[n].folded)]
        if len(left) != 1 or len(right) != 1:
            continue
        one, other = p.a[left[0]], p.b[right[0]]
        if _titled(p, left[0], right[0]):
            yield row("name", a, b, one.span, other.span)
        if not _lone(p, left[0], right[0]):
            continue
        slipped = slip(one.folded, other.folded)
        if slipped or (_kept(p, left[0], right[0]) >= _KEPT and unlike(one.folded, other.folded)):
            yield row("role", a, b, one.span, other.span)


def _titled(p: Passage, i: int, j: int) -> bool:
    """Words with capitals that no list of names has: in a work's title, a ship's name, before a kept "-born"."""
    if not (p.a[i].capital and p.b[j].capital):
        return False
    if (_hyphened(p.a, i) or _hyphened(p.b, j)) and p.link.get(i + 1) != j + 1:
        return False
    return _kept(p, i, j) >= _KEPT and not reworded(p.a[i].folded, p.b[j].folded)


def _kept(p: Passage, i: int, j: int) -> float:
    """Share of the words nearby that stand on both sides."""
    near = [n for n in range(i - _NEARBY, i + _NEARBY + 1) if 0 <= n < len(p.a) and n != i]
    held = [n for n in near if n in p.link and abs(p.link[n] - j) <= _NEARBY + 1]
    return len(held) / len(near) if len(near) >= _NEARBY else 0.0

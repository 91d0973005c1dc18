"""Denials, certainty, cause and source: the small words that turn a statement round."""

from __future__ import annotations

from collections.abc import Iterator

from headwater.families.changes.passages import Passage, common
from headwater.families.changes.rows import cover, inside, row
from headwater.families.changes.vocabulary import Cue, cues
from headwater.records import Alteration, AlterationType, Article, Span

_REACH = 5  # words after a cue that it bears on
_SAME_STATEMENT = 0.45  # share of linked words from which two passages say the same and a missing cue tells something
_TYPES: tuple[tuple[Cue, AlterationType], ...] = (
    ("negation", "negation"), ("possible", "modality"), ("claimed", "modality"), ("planned", "modality"),
    ("causality", "causality"),
)  # fmt: skip


def _found(p: Passage, side: str, cue: Cue) -> list[tuple[int, int]]:
    words, language = (p.a, p.languages[0]) if side == "a" else (p.b, p.languages[1])
    return cues([word.folded for word in words], cue, language)


def _scope(p: Passage, side: str, cue: tuple[int, int]) -> list[int]:
    """The telling words that a cue bears on: those that follow it closely, within its paragraph piece."""
    words = p.a if side == "a" else p.b
    return [n for n in range(cue[1], min(cue[1] + _REACH, len(words))) if not common(words[n].folded)]


def _opposite(p: Passage, side: str, cue: tuple[int, int]) -> tuple[list[int], list[int]]:
    """The cue's scope on its own side and the linked words on the other."""
    back = p.link if side == "a" else {j: i for i, j in p.link.items()}
    mine = [n for n in _scope(p, side, cue) if n in back]
    return mine, [back[n] for n in mine]


def altered(p: Passage, a: Article, b: Article) -> Iterator[Alteration]:
    """Rows for denials, doubts, plans and causes that stand on one side only, where the rest of the words agree."""
    for cue, kind in _TYPES:
        ones, others = _found(p, "a", cue), _found(p, "b", cue)
        if len(ones) == len(others):
            continue
        if p.translated:
            yield from _across(p, a, b, kind, ones, others)
            continue
        more, fewer, side = (ones, others, "a") if len(ones) > len(others) else (others, ones, "b")
        for place in more:
            mine, theirs = _opposite(p, side, place)
            if not mine or _near(theirs, fewer):
                continue
            yield from _row(p, a, b, kind, side, place, mine, theirs)


def _near(words: list[int], places: list[tuple[int, int]]) -> bool:
    """Whether one of these cues stands close before or after the words."""
    return any(start - _REACH - 1 <= n <= end + _REACH for n in words for start, end in places)


def _row(
    p: Passage, a: Article, b: Article, kind: AlterationType, side: str, cue: tuple[int, int], mine: list[int], theirs: list[int]
) -> Iterator[Alteration]:
    own, opposite = (p.a, p.b) if side == "a" else (p.b, p.a)
    here = cover([own[n] for n in (*range(*cue), *mine)])
    there = cover([opposite[n] for n in theirs])
    before, after = (here, there) if side == "a" else (there, here)
    one, other = inside(before, p.a_spans), inside(after, p.b_spans)
    if one is not None and other is not None:
        yield row(kind, a, b, one, other)


def _across(
    p: Passage, a: Article, b: Article, kind: AlterationType, ones: list[tuple[int, int]], others: list[tuple[int, int]]
) -> Iterator[Alteration]:
    """Between languages only a denial that has no counterpart in the whole passage counts."""
    if kind != "negation" or (ones and others):
        return
    if ones:
        start, end = ones[0]
        yield row(kind, a, b, _window(p, "a", start, end), p.b_spans[0])
    else:
        start, end = others[0]
        yield row(kind, a, b, p.a_spans[0], _window(p, "b", start, end))


def _window(p: Passage, side: str, start: int, end: int) -> Span:
    words, pieces = (p.a, p.a_spans) if side == "a" else (p.b, p.b_spans)
    place = cover(words[start : min(len(words), end + _REACH)])
    return inside(place, pieces) or pieces[0]

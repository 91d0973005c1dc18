"""What somebody who was accused or asked is said to have answered: a denial is no refusal to comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from headwater.data import table
from headwater.families.changes.passages import Passage, Word
from headwater.families.changes.rows import cover, inside, row
from headwater.records import Alteration, Article


def altered(p: Passage, a: Article, b: Article, taken: Sequence[Alteration]) -> Iterator[Alteration]:
    """A row where each side of a passage has one answer, and another one."""
    if p.title:
        return
    mine, theirs = _answers(p.a), _answers(p.b)
    if len(mine) != 1 or len(theirs) != 1 or mine.keys() == theirs.keys():
        return
    (one,), (other,) = mine.values(), theirs.values()
    before = inside(cover(p.a[n] for n in one), p.a_spans)
    after = inside(cover(p.b[n] for n in other), p.b_spans)
    if before is None or after is None:
        return
    for x in taken:
        if x.type == "negation" and ((x.a and x.a.overlaps(before)) or (x.b and x.b.overlaps(after))):
            return
    yield row("negation", a, b, before, after)


def _answers(words: Sequence[Word]) -> dict[str, range]:
    """Each answer that is given, and where first."""
    found: dict[str, range] = {}
    folded = [word.folded for word in words]
    for at, word in enumerate(folded):
        for phrase, answer in _phrases().get(word, ()):
            if tuple(folded[at : at + len(phrase)]) == phrase:
                found.setdefault(answer, range(at, at + len(phrase)))
    return found


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The phrases by their first word, each with its answer."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for answer, phrases in table("changes")["answers"].items():
        for phrase in phrases:
            words = tuple(str(phrase).split())
            found.setdefault(words[0], []).append((words, str(answer)))
    return {first: tuple(options) for first, options in found.items()}

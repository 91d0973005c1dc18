"""Offices and bodies that a translation took word by word: a carrier of word, a delegate adviser, a sick sister."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from headwater.data import table
from headwater.families.changes.passages import Passage, Word
from headwater.families.changes.rows import cover, inside, row
from headwater.records import Alteration, Article


def altered(p: Passage, a: Article, b: Article, taken: Sequence[Alteration]) -> Iterator[Alteration]:
    """Rows where the exemplar has an office and the copy a rendering that is known to be wrong."""
    if not p.translated or p.title:
        return
    known = _renderings((p.languages[0] or "")[:2])
    if not known:
        return
    folded, theirs = [w.folded for w in p.a], [w.folded for w in p.b]
    for at in range(len(folded)):
        for phrase, wrong in known.get(folded[at], ()):
            if tuple(folded[at : at + len(phrase)]) != phrase:
                continue
            found = next((place for words in wrong for place in _places(theirs, words)), None)
            if found is None:
                continue
            before = inside(cover(p.a[at : at + len(phrase)]), p.a_spans)
            after = inside(cover(_cut(p.b, found)), p.b_spans)
            if before is None or after is None or any(x.b and x.b.overlaps(after) for x in taken):
                continue
            yield row("role", a, b, before, after)


def _cut(words: Sequence[Word], at: range) -> Sequence[Word]:
    return words[at.start : at.stop]


def _places(words: Sequence[str], phrase: tuple[str, ...]) -> Iterator[range]:
    for at in range(len(words) - len(phrase) + 1):
        if tuple(words[at : at + len(phrase)]) == phrase:
            yield range(at, at + len(phrase))


@cache
def _renderings(language: str) -> dict[str, tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...]]:
    """The phrases of a language by their first word, each with its wrong renderings."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]]] = {}
    for phrase, renderings in table("changes")["mistranslated"].get(language, {}).items():
        words = tuple(str(phrase).replace("-", " ").split())
        found.setdefault(words[0], []).append((words, tuple(tuple(str(r).split()) for r in renderings)))
    return {first: tuple(options) for first, options in found.items()}

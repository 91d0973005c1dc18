"""Names that are spelt another way or are another's in the copy, and the office beside a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from headwater.families.changes.passages import Passage
from headwater.families.changes.rows import row
from headwater.names import accepted_variant, likeness
from headwater.records import Alteration, AlterationType, Article, Mention
from headwater.text.tokens import folded_words

_MANGLED = 0.6  # likeness from which two names in one passage are one name spelt twice; set on half of the families
_SAME_STATEMENT = 0.5  # share of linked words from which another name in the same place is another's name
_SLOT = 0.75  # how far apart, in links, two unlike names may stand to be taken for one another


@dataclass(frozen=True, slots=True)
class _Named:
    mention: Mention
    words: tuple[str, ...]
    rank: float


def _named(mentions: Sequence[Mention], p: Passage, side: str) -> list[_Named]:
    spans = p.a_spans if side == "a" else p.b_spans
    words = p.a if side == "a" else p.b
    ranks = p.rank_a if side == "a" else p.rank_b
    found = []
    for mention in mentions:
        if not any(span.covers(mention.span) for span in spans):
            continue
        inside = [n for n, word in enumerate(words) if word.span.overlaps(mention.span)]
        if inside:
            folded = tuple(words[n].folded for n in inside)
            found.append(_Named(mention, folded, sum(ranks[n] for n in inside) / len(inside)))
    return found


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """The same name, or one a part of the other ("Carney", "Mark Carney")."""
    short, long = sorted((one, other), key=len)
    return set(short) <= set(long)


def _type(one: Mention, other: Mention) -> AlterationType:
    return "place" if "place" in (one.type, other.type) and "person" not in (one.type, other.type) else "name"


def _known(words: tuple[str, ...], everywhere: frozenset[str]) -> bool:
    """Whether all words of a name stand somewhere in the other article, so that it is no new name there."""
    return all(word in everywhere for word in words)


def altered(
    p: Passage, a: Article, b: Article, names_a: Sequence[Mention], names_b: Sequence[Mention]
) -> Iterator[Alteration]:
    """Rows for names of a passage: spelt otherwise (accepted or mangled) or replaced by another of the same kind."""
    ones, others = _named(names_a, p, "a"), _named(names_b, p, "b")
    paired: set[int] = set()
    left = []
    for one in ones:
        same = [n for n, o in enumerate(others) if n not in paired and _same(one.words, o.words)]
        if same:
            paired.add(min(same, key=lambda n: (abs(others[n].rank - one.rank), n)))
        else:
            left.append(one)
    rest = [o for n, o in enumerate(others) if n not in paired]
    in_a = frozenset(folded_words(a.text))
    ranked = sorted((-_closeness(p, one, other, in_a), i, j) for i, one in enumerate(left) for j, other in enumerate(rest))
    used_a: set[int] = set()
    used_b: set[int] = set()
    for score, i, j in ranked:
        if score >= 0 or i in used_a or j in used_b:
            continue
        used_a.add(i)
        used_b.add(j)
        one, other = left[i].mention, rest[j].mention
        accepted = accepted_variant(one.text, other.text) or (p.translated and "place" in (one.type, other.type))
        yield row(_type(one, other), a, b, one.span, other.span, meaning=not accepted)


def _closeness(p: Passage, one: _Named, other: _Named, in_a: frozenset[str]) -> float:
    alike = likeness(one.mention.text, other.mention.text)
    apart = abs(one.rank - other.rank)
    if alike >= _MANGLED:
        return 2.0 + alike - 0.05 * min(apart, 10.0)
    if p.title or p.translated or p.closeness < _SAME_STATEMENT:
        return 0.0
    if apart <= _SLOT and one.mention.type == other.mention.type and not _known(other.words, in_a):
        return 1.0 + alike - 0.2 * apart
    return 0.0

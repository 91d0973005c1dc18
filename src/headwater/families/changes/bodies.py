"""Bodies and offices told by common nouns: the emergencies ministry, farm groups, the chief minister.

They bear no capitals, so no list of names has them; what stands before the noun says which one is meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.data.thesaurus import thesaurus
from headwater.families.changes.passages import Passage, Word, stem, telling
from headwater.families.changes.rows import cover, row
from headwater.families.changes.things import akin
from headwater.families.changes.vocabulary import listed
from headwater.records import Alteration, Article

_SLOT = 2.5  # links between the two that may lie where an order of words was turned: "groups of park"


def altered(p: Passage, a: Article, b: Article, taken: Sequence[Alteration]) -> Iterator[Alteration]:
    """Rows for bodies whose noun stayed and whose qualifying word became one of another sense."""
    if p.translated:
        return
    mine, theirs = _heads(p.a), _heads(p.b)
    used: set[int] = set()
    for i, one in mine:
        for j, other in theirs:
            if j in used or stem(p.a[i].folded) != stem(p.b[j].folded) or abs(p.rank_a[i] - p.rank_b[j]) > _SLOT:
                continue
            if p.link.get(i, j) != j:
                continue
            used.add(j)
            before, after = cover((p.a[i], p.a[one])), cover((p.b[j], p.b[other]))
            held = any(s.covers(before) for s in p.a_spans) and any(s.covers(after) for s in p.b_spans)
            told = any((x.a and x.a.overlaps(before)) or (x.b and x.b.overlaps(after)) for x in taken)
            if held and not told and (_another(p, one, other) or _undone(p, (one, i), (other, j))):
                yield row("role", a, b, before, after)
            break


def _heads(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Each noun for a body with the word that says which: the one before it, or the one after "of"."""
    found = []
    for n, word in enumerate(words):
        if word.folded not in listed("bodies"):
            continue
        if n + 2 < len(words) and words[n + 1].folded == "of" and telling(words[n + 2].folded):
            found.append((n, n + 2))
        elif n and words[n - 1].after == " " and telling(words[n - 1].folded):
            found.append((n, n - 1))
    return found


def _undone(p: Passage, mine: tuple[int, int], theirs: tuple[int, int]) -> bool:
    """Whether a fixed title has a word in it that it cannot have: "main minister" for a chief minister."""
    if mine[0] > mine[1] or theirs[0] > theirs[1] or mine[0] in p.link or theirs[0] in p.link.values():
        return False
    title = " ".join(p.a[n].folded for n in mine)
    return title in listed("fixed_titles") and title != " ".join(p.b[n].folded for n in theirs)


def _another(p: Passage, one: int, other: int) -> bool:
    """Whether two qualifying words, neither of them kept, are of another sense."""
    x, y = p.a[one].folded, p.b[other].folded
    if one in p.link or other in p.link.values() or stem(x) == stem(y):
        return False
    words = thesaurus()
    if not (words.senses(x) and words.senses(y)):
        return False
    return not akin(x, y)

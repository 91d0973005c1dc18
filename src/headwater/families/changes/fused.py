"""Sentences that a copy took into another sentence, or took out of one: "the siren was silent" at the end of the next.

A sentence that seems dropped may stand as a clause of a sentence of the copy that is told by another; and a sentence
that seems added may have been a clause of the exemplar. The words of that clause are those that nothing else explains.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from headwater.data import background
from headwater.families.changes.passages import Passage, Word, common, passage, pieces, stem
from headwater.records import AlignedSentences, Article, Span
from headwater.text.tokens import folded_words

_SHARED = 0.5  # share of the rarer words of the shorter of the two that both must have; set on the open families
_ALONE = 0.4  # share of the rarer words of either that a single word must be
_RARE = 4.5  # rarity of a word that shows it alone
_EXPLAINED = 0.5  # share of a clause's words that may be told by another sentence
_PARTS = ",;:.!?()–—"
_MOST = 4000  # couples of a sentence and a passage looked at; more is another text, not a copy


def fused(
    a: Article, b: Article, alignment: Sequence[AlignedSentences], places: Sequence[Passage]
) -> Iterator[Passage]:
    """Passages of a sentence without counterpart on one side and a clause within a sentence on the other.

    Args:
        a: The exemplar.
        b: The copy.
        alignment: What stands for what.
        places: The passages that are known.
    """
    told = [p for p in places if not p.title and not p.translated]
    held_a = {span for p in places for span in p.a_spans}
    held_b = {span for p in places for span in p.b_spans}
    gone = [x.a for x in alignment if x.a is not None and x.b is None and not held_a & set(pieces(a, x.a))]
    new = [x.b for x in alignment if x.b is not None and x.a is None and not held_b & set(pieces(b, x.b))]
    if (len(gone) + len(new)) * len(told) > _MOST:
        return
    used: set[Span] = set()
    for x in gone:
        clause = _best(a.cut(x), [(p.b, set(p.link.values())) for p in told], used)
        if clause is not None:
            yield passage(a, b, pieces(a, x), [clause])
    for y in new:
        clause = _best(b.cut(y), [(p.a, set(p.link)) for p in told], used)
        if clause is not None:
            yield passage(a, b, [clause], pieces(b, y))


def _best(sentence: str, told: Sequence[tuple[Sequence[Word], set[int]]], used: set[Span]) -> Span | None:
    """The clause that tells the sentence, if any; it is marked as used."""
    weights = {stem(w): background().idf(w) for w in folded_words(sentence) if w[0].isdigit() or not common(w)}
    if not weights:
        return None
    total = sum(weights.values())
    idf = background().idf
    found: list[tuple[float, Span]] = []
    for words, linked in told:
        for clause in _clauses(words):
            free = [n for n in clause if n not in linked]
            shared = {stem(words[n].folded) for n in free} & weights.keys()
            if not shared:
                continue
            mine = sum(weights[w] for w in shared)
            theirs = sum({w: idf(w) for n in clause if not common(w := words[n].folded)}.values())
            share = mine / max(1.0, min(total, theirs))
            alone = len(shared) == 1 and mine >= _RARE and mine >= _ALONE * max(total, theirs)
            if not alone and (len(shared) < 2 or share < _SHARED):
                continue
            if not any(stem(words[n].folded) in shared and words[n].text.islower() for n in free):
                continue  # a name or a date that both have is no statement
            if len(clause) - len(free) <= _EXPLAINED * len(clause):
                found.append((-share, Span(words[clause.start].span.start, words[clause.stop - 1].span.end)))
    for _, span in sorted(found):
        if not any(span.overlaps(x) for x in used):
            used.add(span)
            return span
    return None


def _clauses(words: Sequence[Word]) -> Iterator[range]:
    """Runs of words between marks of punctuation."""
    start = 0
    for n, word in enumerate(words):
        if n + 1 == len(words) or any(c in _PARTS for c in word.after) or _ends(words, n):
            yield range(start, n + 1)
            start = n + 1


def _ends(words: Sequence[Word], at: int) -> bool:
    return words[at + 1].span.start < words[at].span.end  # another stretch begins

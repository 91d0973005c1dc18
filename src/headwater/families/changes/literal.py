"""Names that a translation took for words in one sentence, though they stand in others: Hidro Azucena, Hydro Lily.

Where a name is gone from a text altogether, `renamed` finds what stands for it. Here it is asked within one passage:
a run of words with capitals that the exemplar writes, of which a word is not in the opposite passage, and a run of as
many words there that has a word the exemplar knows nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from headwater.data import background
from headwater.data.thesaurus import thesaurus
from headwater.families.changes.passages import Passage, Word
from headwater.families.changes.rows import row
from headwater.families.changes.vocabulary import listed, steps
from headwater.names import country
from headwater.records import Alteration, Article, Mention, Span
from headwater.text.tokens import folded_words
from headwater.text.vectors import embed

_SHORTEST = 4  # letters of a word that tells one name from another
_ALIKE = 62  # spelling ratio, in percent, from which a word is the same name
_TRANSLATED = 0.45  # nearness of meaning from which a word of a name may be rightly translated
_RARE = 5.0  # rarity of a word that is a name rather than a word
_MOST = 4  # words of a name


@dataclass(frozen=True, slots=True)
class _Run:
    words: tuple[str, ...]
    span: Span
    type: str


def altered(
    a: Article,
    b: Article,
    places: Sequence[Passage],
    names: tuple[Sequence[Mention], Sequence[Mention]],
    taken: Sequence[Alteration],
) -> Iterator[Alteration]:
    """Rows for names of several words that a translated passage tells by words of its own language."""
    in_a, in_b = frozenset(folded_words(a.text)), frozenset(folded_words(b.text))
    told = [x for x in taken if x.type in ("name", "place", "role")]
    for p in places:
        if not p.translated or p.title:
            continue
        ones, others = list(_runs(p.a, p.a_spans, names[0])), list(_runs(p.b, p.b_spans, names[1]))
        ones = [x for x in ones if not any(y.a and y.a.overlaps(x.span) for y in told)]
        others = [x for x in others if not any(y.b and y.b.overlaps(x.span) for y in told)]
        used: set[Span] = set()
        for one in ones:
            for other in others:
                if other.span not in used and _taken_for_words(p, one, other, in_a, in_b):
                    used.add(other.span)
                    yield row("name", a, b, one.span, other.span)
                    break


def _taken_for_words(p: Passage, one: _Run, other: _Run, in_a: frozenset[str], in_b: frozenset[str]) -> bool:
    if len(one.words) != len(other.words) or country(" ".join(one.words)) or country(" ".join(other.words)):
        return False
    theirs = frozenset(w.folded for w in p.b)
    gone = [w for w in one.words if len(w) >= _SHORTEST and not any(_alike(w, x) for x in theirs - {*_kept(p, one)})]
    new = [w for w in other.words if len(w) >= _SHORTEST and not any(_alike(w, x) for x in one.words)]
    known = thesaurus()
    if not gone or not new or not all(known.senses(w) and w not in in_a for w in new):
        return False
    kept = [w for w in gone if w in in_b]
    if len(gone) < len(one.words) and not any(_alike(x, y) for x in one.words for y in other.words):
        return False
    if len(gone) == len(one.words) and not kept:
        return False
    vectors = embed([*gone, *other.words])
    if vectors is None:
        return False
    near = vectors[: len(gone)] @ vectors[len(gone) :].T
    strange = [w for w, row_ in zip(gone, near, strict=True) if float(row_.max()) < _TRANSLATED and not known.senses(w)]
    return bool(kept) or any(background().idf(w) >= _RARE for w in strange)


def _kept(p: Passage, one: _Run) -> frozenset[str]:
    """Words of the passage that other places of it have from the exemplar: "La Azucena" besides "Hidro Azucena"."""
    inside = [n for n, w in enumerate(p.a) if w.span.overlaps(one.span)]
    outside = {w.folded for n, w in enumerate(p.a) if n not in inside}
    return frozenset(w for w in one.words if w in outside)


def _alike(one: str, other: str) -> bool:
    return one == other or (one[:1] == other[:1] and fuzz.ratio(one, other) >= _ALIKE)


def _runs(words: Sequence[Word], spans: Sequence[Span], names: Sequence[Mention]) -> Iterator[_Run]:
    """Names, and runs of two and more words with capitals, in order."""
    used: set[int] = set()
    for mention in names:
        if any(span.covers(mention.span) for span in spans) and " " in mention.text:
            at = [n for n, word in enumerate(words) if word.span.overlaps(mention.span)]
            if at and len(at) <= _MOST:
                used.update(at)
                yield _Run(tuple(words[n].folded for n in at), mention.span, mention.type)
    n = 0
    while n < len(words):
        end = n
        while end < len(words) and end - n < _MOST and _capital(words[end]) and end not in used:
            end += 1
            if words[end - 1].after != " ":
                break
        if end - n > 1 and any(s.covers(Span(words[n].span.start, words[end - 1].span.end)) for s in spans):
            run = words[n:end]
            yield _Run(tuple(w.folded for w in run), Span(run[0].span.start, run[-1].span.end), "")
        n = max(end, n + 1)


def _capital(word: Word) -> bool:
    return word.text[:1].isupper() and word.folded not in listed("name_particles") and not steps(word.folded)

"""At most five sentences that tell a story, verbatim, each with its place."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.data import background
from headwater.records import CitedSentence, Claim, Sentence
from headwater.stories.counterparts import cosines
from headwater.stories.profile import likeness_of_words, one_line
from headwater.stories.witnesses import Witnesses
from headwater.text.sentences import sentences
from headwater.text.tokens import folded_words

_MOST, _FEWEST = 5, 3  # sentences: one a source, within these
_MANY = 400  # sentences that are compared with one another; those of later sources come after
_LEADS = 8  # sentences of an article that may be cited: the later ones are detail
_LONGEST, _SHORTEST = 400, 40
_REPEATS = 0.5  # share of weighted words from which a sentence tells what another told


def summary(witnesses: Witnesses, claims: Sequence[Claim]) -> tuple[CitedSentence, ...]:
    """The sentences that hold most of the weightiest claims and that all sources come near to, none told twice.

    Only the newest versions of texts that are no copies are cited, unless the story has nothing else; a sentence a
    source, for what only two report is told in few.
    """
    chosen: list[CitedSentence] = []
    most = max(_FEWEST, min(_MOST, len(_sources(witnesses))))
    told: list[frozenset[str]] = []
    for _, ref, sentence in sorted(_scored(witnesses, claims), key=lambda x: (-x[0], witnesses.place(x[1]), x[2].span)):
        words = frozenset(w for w in folded_words(sentence.text) if background().idf(w) > 2)
        if any(likeness_of_words(words, other) > _REPEATS for other in told):
            continue
        chosen.append(CitedSentence(sentence.text, ref, sentence.span))
        told.append(words)
        if len(chosen) == most:
            break
    return tuple(sorted(chosen, key=lambda c: (witnesses.place(c.ref), c.span)))


def _scored(witnesses: Witnesses, claims: Sequence[Claim]) -> list[tuple[float, str, Sentence]]:
    """Sentences by what they claim, by their place in the text and by how near the other sources come to them."""
    found: list[tuple[float, str, Sentence]] = []
    for ref in _sources(witnesses):
        places = [
            (words.span, claim.weight)
            for claim in claims[:25]
            for value in claim.values
            for words in value.quotes
            if words.ref == ref
        ]
        for sentence in sentences(witnesses.article(ref))[:_LEADS]:
            if _SHORTEST <= len(one_line(sentence.text)) <= _LONGEST:
                found.append((sum(weight for span, weight in places if sentence.span.covers(span)), ref, sentence))
    central = _central([(ref, sentence) for _, ref, sentence in found])
    most = max((held for held, _, _ in found), default=0.0) or 1.0
    return [
        (round(held / most + 1.0 / (1 + sentence.number) + near, 6), ref, sentence)
        for (held, ref, sentence), near in zip(found, central, strict=True)
    ]


def _sources(witnesses: Witnesses) -> list[str]:
    return [ref for ref in witnesses.order if not _is_copy(witnesses, ref)] or list(witnesses.order)


def _central(found: Sequence[tuple[str, Sentence]]) -> list[float]:
    """Of each sentence how near the nearest of every other source is to it in meaning, on average."""
    rows: dict[str, list[int]] = {}
    for at, (ref, _) in enumerate(found[:_MANY]):
        rows.setdefault(ref, []).append(at)
    if len(rows) < 2:
        return [0.0] * len(found)
    near = cosines([one_line(sentence.text) for _, sentence in found[:_MANY]])
    best = {ref: near[:, own].max(axis=1) for ref, own in rows.items()}
    total = sum(best.values())
    own = [best[ref][at] for at, (ref, _) in enumerate(found[:_MANY])]
    told = [float((total[at] - mine) / (len(rows) - 1)) for at, mine in enumerate(own)]
    return told + [0.0] * (len(found) - len(told))


def _is_copy(witnesses: Witnesses, ref: str) -> bool:
    """A copy, a second paste, or a version that its own house has replaced."""
    if witnesses.first(ref) != ref or any(e.relation != "revised" for e in witnesses.firm(ref)):
        return True
    later = (e for other in witnesses.order for e in witnesses.firm(other))
    return any(e.exemplar == ref and e.relation == "revised" for e in later)

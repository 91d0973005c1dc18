"""At most five sentences that tell a story, verbatim, each with its place."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.data import background
from headwater.records import CitedSentence, Claim, Sentence
from headwater.stories.profile import likeness_of_words, one_line
from headwater.stories.witnesses import Witnesses
from headwater.text.sentences import sentences
from headwater.text.tokens import folded_words

_MOST = 5
_LEADS = 8  # sentences of an article that may be cited: the later ones are detail
_LONGEST, _SHORTEST = 400, 40
_REPEATS = 0.5  # share of weighted words from which a sentence tells what another told


def summary(witnesses: Witnesses, claims: Sequence[Claim]) -> tuple[CitedSentence, ...]:
    """The sentences that hold most of the weightiest claims, newest versions of the sources first, none told twice.

    Only texts that are no copies are cited, unless the story has nothing else.
    """
    chosen: list[CitedSentence] = []
    told: list[frozenset[str]] = []
    for _, ref, sentence in sorted(_scored(witnesses, claims), key=lambda x: (-x[0], witnesses.place(x[1]), x[2].span)):
        words = frozenset(w for w in folded_words(sentence.text) if background().idf(w) > 2)
        if any(likeness_of_words(words, other) > _REPEATS for other in told):
            continue
        chosen.append(CitedSentence(sentence.text, ref, sentence.span))
        told.append(words)
        if len(chosen) == _MOST:
            break
    return tuple(sorted(chosen, key=lambda c: (witnesses.place(c.ref), c.span)))


def _scored(witnesses: Witnesses, claims: Sequence[Claim]) -> list[tuple[float, str, Sentence]]:
    sources = [ref for ref in witnesses.order if not _is_copy(witnesses, ref)] or list(witnesses.order)
    found: list[tuple[float, str, Sentence]] = []
    for ref in sources:
        places = [
            (words.span, claim.weight)
            for claim in claims[:25]
            for value in claim.values
            for words in value.quotes
            if words.ref == ref
        ]
        for sentence in sentences(witnesses.article(ref))[:_LEADS]:
            if _SHORTEST <= len(one_line(sentence.text)) <= _LONGEST:
                held = sum(weight for span, weight in places if sentence.span.covers(span))
                found.append((round(held + 1.0 / (1 + sentence.number), 6), ref, sentence))
    return found


def _is_copy(witnesses: Witnesses, ref: str) -> bool:
    """A copy, a second paste, or a version that its own house has replaced."""
    if witnesses.first(ref) != ref or any(e.relation != "revised" for e in witnesses.firm(ref)):
        return True
    later = (e for other in witnesses.order for e in witnesses.firm(other))
    return any(e.exemplar == ref and e.relation == "revised" for e in later)

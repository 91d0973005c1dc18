"""What copies turned round although no statement was found there: a lost "not", another certainty, another role."""

from __future__ import annotations

from collections.abc import Sequence

from headwater.records import Alteration, Sentence, Span, Statement
from headwater.stories.told import Told, weighed
from headwater.stories.values import Alterations, head
from headwater.stories.witnesses import Witnesses
from headwater.text.sentences import sentences
from headwater.text.tokens import folded_words

_TURNED = ("negation", "modality", "causality")


def turned(witnesses: Witnesses, things: Sequence[Told], alterations: Alterations) -> list[list[Told]]:
    """Groups of whole sentences whose sense some copy turned round where no thing told holds the turned words.

    Args:
        witnesses: The story's articles.
        things: What was found in them; quotations, events and commitments that hold the change make it theirs.
        alterations: What each copy changed.
    """
    held = {ref: sentences(witnesses.article(ref)) for ref in witnesses.order}
    said: dict[str, list[Told]] = {ref: [t for t in things if t.ref == ref and t.kind != "figure"] for ref in held}
    found: list[list[Told]] = []
    taken: set[tuple[str, Span]] = set()
    for (exemplar, copy), changes in sorted(alterations.items()):
        if exemplar not in held or copy not in held:
            continue
        for change in changes:
            if change.type not in _TURNED or not change.meaning_changed:
                continue
            known = [_holder(said[exemplar], change.a), _holder(said[copy], change.b)]
            if all(known):
                continue
            around = _around(witnesses, held, exemplar, copy, change)
            group = [t for t in known if t] + [t for t in around if (t.ref, t.sentence) not in taken]
            group = [t for t in group if t in known or not _speaks(said[t.ref], t, any(known))]
            if len(group) > 1:
                taken |= {(t.ref, t.sentence) for t in group}
                found.append(group)
    return found


def _holder(said: Sequence[Told], place: Span | None) -> Told | None:
    """The thing told whose words hold a change."""
    return next((t for t in said if place and any(head(s).overlaps(place) for s in t.statements)), None)


def _speaks(said: Sequence[Told], sentence: Told, joined: bool) -> bool:
    """Whether an article has something said at a sentence already, so that no second telling is wanted there."""
    return joined and any(head(s).overlaps(sentence.sentence) for t in said for s in t.statements)


def _around(
    witnesses: Witnesses, held: dict[str, tuple[Sentence, ...]], exemplar: str, copy: str, change: Alteration
) -> list[Told]:
    start = _sentence_at(held[exemplar], change.a)
    if start is None:
        return []
    group = {exemplar: start}
    waiting = [exemplar]
    while waiting:  # along all alignments, so that copies of copies come in
        ref = waiting.pop()
        for other in witnesses.order:
            if other in group:
                continue
            places = witnesses.stands_for(ref, group[ref].span, other)
            found = _sentence_at(held[other], places[0]) if places else None
            if found is not None:
                group[other] = found
                waiting.append(other)
    return [_as_told(ref, sentence) for ref, sentence in sorted(group.items(), key=lambda x: witnesses.place(x[0]))]


def _sentence_at(among: Sequence[Sentence], place: Span | None) -> Sentence | None:
    return None if place is None else next((s for s in among if s.span.overlaps(place)), None)


def _as_told(ref: str, sentence: Sentence) -> Told:
    words = tuple(w for w in folded_words(sentence.text) if len(w) > 3)
    statement = Statement(ref, "event", sentence.span, sentence.text, sentence.span, measures=words[:12])
    return Told(ref, "event", (statement,), (), weighed(words[:12]), frozenset())

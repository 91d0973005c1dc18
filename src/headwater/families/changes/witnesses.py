"""What another witness of the family, in the copy's own language, tells of a translation.

A text goes from English into Spanish and back. Between the two languages words cannot be set against each other one by
one; between the two English texts they can. What differs there, where the Spanish text in between has the sentence and
nothing was seen to change on the way to it, was changed on the way back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from headwater.families.changes.passages import Passage, Word
from headwater.families.changes.rows import cover, inside, row
from headwater.families.changes.vocabulary import DENIALS, MODALS, cues, listed, steps
from headwater.records import Alteration, Article, Span
from headwater.text.tokens import folded_words
from headwater.text.vectors import embed

_FARTHEST = 3  # steps in the tree
_SAID = 0.8  # nearness of meaning from which a word of one language says the same as one of the other
_UNSAID = 0.55  # and under which none does
_TYPES = ("name", "place", "role", "negation", "modality")  # figures are compared between languages at once


def witness(edges: Iterable[tuple[str, str]], a: str, b: str, languages: Mapping[str, str | None]) -> str | None:
    """The nearest kept relative of exemplar `a` that is in the language of copy `b`, where the two differ.

    Args:
        edges: Exemplar and copy of every edge of the tree, lost ancestors included.
        a: The exemplar.
        b: The copy; nothing that hangs on it is asked.
        languages: The language of every kept text.

    >>> tree = [("one", "zwei"), ("zwei", "three"), ("three", "four")]
    >>> witness(tree, "zwei", "three", {"one": "en", "zwei": "de", "three": "en", "four": "en"})
    'one'
    """
    wanted = languages.get(b)
    if wanted is None or languages.get(a) in (None, wanted):
        return None
    beside: dict[str, set[str]] = {}
    for one, other in edges:
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    seen, edge = {a, b}, {a}
    for _ in range(_FARTHEST):
        edge = {other for one in edge for other in beside.get(one, ())} - seen
        seen |= edge
        fit = [one for one in edge if languages.get(one) == wanted]
        if fit:
            return min(fit)
    return None


def altered(
    a: Article, b: Article, places: Sequence[Passage], taken: Sequence[Alteration], third: Sequence[Alteration],
    way: Sequence[Passage], changed: Sequence[Alteration],
) -> Iterator[Alteration]:  # fmt: skip
    """Rows that a witness in the copy's language shows.

    Args:
        a: The exemplar, in another language.
        b: The copy.
        places: What stands for what in the two.
        taken: The rows that are known.
        third: The rows between the witness and the copy.
        way: What stands for what in the witness and the exemplar.
        changed: The rows between the witness and the exemplar.
    """
    here = [x.b for x in taken if x.b is not None and "sentence" not in x.type and "quote" not in x.type]
    gone = [x.a for x in changed if x.a is not None and x.meaning_changed]
    known = frozenset(folded_words(a.text))
    for x in third:
        if x.a is None or x.b is None or x.type not in _TYPES or not x.meaning_changed:
            continue
        if any(x.b.overlaps(span) for span in here) or any(x.a.overlaps(span) for span in gone):
            continue
        if x.type == "role" and not (_office(x.before) and _office(x.after)):
            continue
        if x.type in ("name", "place") and known.issuperset(folded_words(x.after or "")):
            continue
        before = _opposite(x.a, x.b, places, way)
        if before is not None and (x.type not in ("negation", "modality") or _borne_out(before, x)):
            place = _told(before, x.before or "") if x.type in ("name", "place") else before.a_spans[0]
            if place is not None and not (x.type == "role" and _before_it(before, x.before or "", x.after or "")):
                yield row(x.type, a, b, place, x.b)


def _opposite(there: Span, here: Span, places: Sequence[Passage], way: Sequence[Passage]) -> Passage | None:
    """The passage of exemplar and copy with the copy's place, when the exemplar has it from the witness's place."""
    for p in places:
        if any(s.covers(here) for s in p.b_spans):
            for q in way:
                if any(s.covers(there) for s in q.a_spans) and any(x.overlaps(y) for x in q.b_spans for y in p.a_spans):
                    return p
    return None


def _told(p: Passage, name: str) -> Span | None:
    """Where the exemplar has the words of a name."""
    wanted = set(folded_words(name))
    found = [word for word in p.a if word.folded in wanted]
    if not found:
        return None
    return inside(cover(_run(found, p.a)), p.a_spans)


def _run(found: Sequence[Word], words: Sequence[Word]) -> Sequence[Word]:
    """The first words of these that follow each other."""
    at = words.index(found[0])
    run = [found[0]]
    for word in words[at + 1 :]:
        if word not in found:
            break
        run.append(word)
    return run


def _borne_out(p: Passage, x: Alteration) -> bool:
    """Whether the exemplar's own words for denial or doubt agree with what the witness shows."""
    kinds = DENIALS if x.type == "negation" else MODALS
    here = {kind for kind in kinds if cues([w.folded for w in p.a], kind, p.languages[0])}
    said, says = (
        {kind for kind in kinds if cues(folded_words(text or ""), kind, p.languages[1])} for text in (x.before, x.after)
    )
    if said and says:
        return not here & says or bool(here & said)
    return bool(here) == bool(said) or said == says


def _before_it(p: Passage, one: str, other: str) -> bool:
    """Whether the exemplar already says what the copy says, and not what the witness says."""
    runs = [w.text for w in p.a] + [f"{x.text} {y.text}" for x, y in pairwise(p.a)]
    vectors = embed([one, other, *runs])
    if vectors is None:
        return False
    near_one, near_other = (float((vectors[2:] @ vectors[n]).max()) for n in (0, 1))
    return near_other >= _SAID and near_one < _UNSAID


def _office(text: str | None) -> bool:
    words = folded_words(text or "")
    return any(w in listed("offices") or any(kind == "role" for _, _, kind in steps(w)) for w in words)

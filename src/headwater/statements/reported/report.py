"""One giving of words to somebody, as a sentence tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.records import Span
from headwater.statements.reported.listed import FINITE
from headwater.statements.reported.phrases import Phrase

Place = tuple[int, int]
"""Pieces of a phrase, from the first up to, not including, the second."""

Form = Literal["verb", "noun", "phrase", "colon"]


SAYING = frozenset({"says", "tells", "thinks", "shows", "clauses"})


@dataclass(frozen=True, slots=True)
class Report:
    """One giving of words to somebody; places count in the sentence.

    Attributes:
        source: Who, as the sentence writes it ("the firm that built it", "he"); None when nobody is named.
        cue: The verb or noun.
        content: What is given to them, in one or two pieces; none when it stands in another sentence ("He said:").
        lemma: Base form of the cue.
        manners: Classes of the cue: says, tells, asks, thinks, shows, judges.
        form: How it is given: by a verb, a noun ("the claim that"), a phrase ("according to") or a colon.
        denied: The cue is negated ("did not say").
        clause: The content has a verb of its own.
        depth: How many other reports of the sentence it stands inside of: 1 for what the mayor said that the firm said.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    lemma: str
    manners: frozenset[str]
    form: Form
    hearer: Span | None = None
    medium: Span | None = None
    denied: bool = False
    depth: int = 0
    clause: bool = False


def made(
    p: Phrase, source: Place | None, cue: Place, content: list[Place], lemma: str, manners: frozenset[str], form: Form,
    hearer: Place | None, medium: Place | None, denied: bool,
) -> Report:  # fmt: skip
    """A report whose places are pieces of a phrase."""

    def place(at: Place | None) -> Span | None:
        return p.span(*at) if at is not None and at[1] > at[0] else None

    return Report(
        place(source), p.span(*cue), tuple(p.span(*c) for c in content if c[1] > c[0]), lemma, manners, form,
        place(hearer), place(medium), denied,
        clause=any(p.kinds[i] in FINITE for a, b in content for i in range(a, b)) if p.language == "en"
        else form != "verb" or any(_is_clause(p, cue, *c) for c in content),
    )  # fmt: skip


_CLAUSES = frozenset(
    {"que", "qu'", "si", "dass", "daß", "ob", "wie", "warum", "cuándo", "cómo", "quién", "comment", "pourquoi"}
)
_INFINITIVES = {"fr": ("er", "ir", "re", "oir"), "es": ("ar", "er", "ir", "arse", "erse", "irse")}
_SHORTEST = 3  # words of a clause


def _is_clause(p: Phrase, cue: Place, first: int, end: int) -> bool:
    """Whether words of another language than English are a clause: by what opens them, as verbs are not all known.

    What stands before its cue is one; behind it a conjunction, a colon, an infinitive or (in German) a comma opens it.
    """
    if end <= cue[0]:
        return end - first >= _SHORTEST
    opening = {p.word(i) for i in range(first - 1, min(first + 5, end))}
    if opening & _CLAUSES or p.word(first - 1) == ":":
        return True
    if p.language == "de":
        if p.word(first + 1) == "," and p.kind(first) in ("IN", "RB", "JJ", "DT"):
            return True  # "warf ihr vor, gelogen zu haben"
        return p.word(first - 1) == "," or (p.word(first) == "," and end - first > _SHORTEST)
    if p.word(first - 1) == "," and p.word(0) in ("comme", "como", "según", "tal", "ainsi", "selon"):
        return True  # "Comme l'a dit le maire, ..."
    return p.word(first).endswith(_INFINITIVES[p.language]) and p.word(first) not in ("ayer", "hier")

"""Events: checkable things that a sentence says happened, are so, or are not so."""

from __future__ import annotations

import re

from headwater.records import Article, Span, Statement
from headwater.statements.attribution import heard_from
from headwater.statements.clauses import Clause, trimmed
from headwater.statements.figures import tells
from headwater.statements.scene import Line
from headwater.statements.wording import concept, is_finite, is_negation, is_status, keys_of, measures, named, negated
from headwater.text.tokens import folded_words, tokens

_ENOUGH = 1.0  # weight of a clause from which it is worth checking; set on all open families
_REPORTED = 5  # words of what a named person is reported to have said
_VERBLESS = 1.5  # "In search of guarantees" happens not
_LONGEST = 30  # words
_SHORTEST = 4
_CAUSE = re.compile(r"\b(?:because|caused?|due to|blamed|weil|wegen|parce|à cause|porque|debido|a causa)\b", re.I)
_OPENERS = re.compile(
    r"^\s*(?:who|which|whose|where|when|while|although|if|as|after|before|so|since|unless|until|whether|though)\b",
    re.I,
)


def find(article: Article, line: Line) -> list[Statement]:
    """The check-worthy clauses of a sentence that hold no figure, weightiest first, two at most."""
    text = line.sentence.text
    scored = []
    for start, end in _stretches(line):
        place = Span(start, end)
        if _counts(line, start, end):
            continue
        if line.bare[start:end].count("\ufffc") > (end - start) / 2:
            continue
        weight = _weight(line, place)
        words = len(text[start:end].split())
        if weight >= _ENOUGH and words >= _SHORTEST:
            scored.append((-weight, start, place))
    found = [_statement(article, line, place) for _, _, place in sorted(scored)[:2]]
    return sorted(found, key=lambda s: s.span)


def _stretches(line: Line) -> list[tuple[int, int]]:
    """Clauses, with short or dependent ones joined to the clause before them."""
    joined: list[list[int]] = []
    text = line.sentence.text
    parted = False
    for clause in line.clauses:
        if _attributes(line, clause):
            parted = True
            continue
        words = len(text[clause.start : clause.end].split())
        loose = words < _SHORTEST or (clause.opened == "word" and not _own(line, clause))
        if loose and joined and _counts(line, clause.start, clause.end) != _counts(line, *joined[-1]):
            loose = words < 2
        if (
            joined
            and loose
            and not parted
            and clause.opened != "said"
            and len(text[joined[-1][0] : clause.end].split()) <= _LONGEST
        ):
            joined[-1][1] = clause.end
        else:
            joined.append([clause.start, clause.end])
        parted = False
    return [(a, b) for a, b in joined]


def _attributes(line: Line, clause: Clause) -> bool:
    """Whether a clause says little more than who says so: ", the clerk said"."""
    length = len(line.sentence.text[clause.start : clause.end].strip(" ,."))
    shared = [min(s.place.end, clause.end) - max(s.place.start, clause.start) for s in line.said]
    return bool(length) and max(shared, default=0) >= 0.7 * length


def _counts(line: Line, start: int, end: int) -> bool:
    """Whether a stretch holds a figure, which is a statement of its own."""
    return any(
        f.span.start < end and start < f.span.end and f.quantity.kind not in ("date", "time") and tells(line, f)
        for f in line.figures
    )


def _own(line: Line, clause: Clause) -> bool:
    words = tokens(line.bare[clause.start : clause.end])
    return sum(concept(t.text) is not None or is_negation(t) or is_status(t) for t in words) >= 2


def _weight(line: Line, place: Span) -> float:
    bare = line.bare[place.start : place.end]
    for said in line.said:  # who says it is no part of what happened
        if said.place.overlaps(place) and not said.whole:
            start, end = max(0, said.place.start - place.start), max(0, said.place.end - place.start)
            bare = bare[:start] + " " * (min(end, len(bare)) - start) + bare[end:]
    words = tokens(bare)
    happening = len({c for t in words if (c := concept(t.text)) is not None})
    names = len(named(line.mentions, line.page(place)))
    told = any(s.person and s.verb.end <= place.start for s in line.said)
    if not happening and not any(is_negation(t) or is_status(t) for t in words):
        finite = line.language != "en" or any(is_finite(t) for t in words)
        return _ENOUGH if told and finite and len(words) >= _REPORTED else 0.0
    weight = min(happening, 3) * 1.0 + min(names, 2) * 0.5
    if line.language == "en" and not any(is_finite(t) for t in words):
        weight -= _VERBLESS
    weight += 1.0 * any(is_negation(t) for t in words) + 1.0 * any(is_status(t) for t in words)
    weight += 0.5 * any(f.quantity.kind == "date" and f.span.overlaps(place) for f in line.figures)
    weight += 0.5 * any(s.person for s in line.said)
    weight += 0.5 * bool(_CAUSE.search(bare))
    if _OPENERS.match(bare) and not any(is_negation(t) for t in words):
        weight -= 0.5
    if "?" in bare or any(t.folded in {"i", "we", "you", "my", "our", "your"} for t in words):
        weight -= 1.5
    return weight


def _statement(article: Article, line: Line, place: Span) -> Statement:
    text = line.sentence.text
    words = list(re.finditer(r"\S+", text[place.start : place.end]))
    if len(words) > _LONGEST:
        place = Span(place.start, place.start + words[_LONGEST - 1].end())
    span = trimmed(
        text, place, Span(place.start + (place.end - place.start) // 2, place.start + (place.end - place.start) // 2)
    )
    names = named(line.mentions, line.sentence.span)
    skip = frozenset(w for n in names for w in folded_words(n.text))
    said = [s for s in line.said if s.whole or not span.overlaps(s.verb)]
    dates = [
        f.quantity.iso
        for f in line.figures
        if f.quantity.kind == "date" and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", f.quantity.iso)
    ]
    return Statement(
        ref=article.ref,
        kind="event",
        span=line.page(span),
        text=span.of(text),
        sentence=line.sentence.span,
        measures=measures(span.of(text), line.language, "", skip),
        names=keys_of(names),
        speaker=next((s.person for s in said if s.person), None),
        chain=heard_from(line.voices, line.page(span), article.ref),
        as_of=dates[0] if dates else None,
        negated=negated(tokens(span.of(text))),
        title=line.sentence.paragraph < 0,
    )

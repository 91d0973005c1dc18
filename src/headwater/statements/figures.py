"""Figures: what is counted or measured, in the words that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from headwater.records import Article, Quantity, Span, Statement
from headwater.statements.attribution import Said, heard_from
from headwater.statements.clauses import telling
from headwater.statements.pledges import Pledge
from headwater.statements.promises import terms
from headwater.statements.scene import Line
from headwater.statements.wording import concept, keys_of, measures, named, negated
from headwater.text.numbers import Found
from headwater.text.tokens import folded_words, tokens

_AGE = re.compile(r"^-?\s?old\b", re.IGNORECASE)
_AGED = re.compile(r"(?:\baged?|,|\()\s*$", re.IGNORECASE)
_CONVERTED = re.compile(r"\s?\([^()\d]{0,20}\d[^()]{0,30}\)")  # the same sum in another currency
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})
_SPOKEN = 20  # a smaller number spelled out within a quote is the quote's own
_FEW = 2  # a pair of things; three have been what a story turned on
_DEADLINE = re.compile(
    r"\b(?:within|inside|days?|deadline|delay\w*|sentenc\w*|jail\w*|prison|ban\w*|protection|repa\w+|term|strike|due|report|innerhalb|frist|"
    r"délai|plazo|dentro)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(  # what may stand before the number that counts a source: "the first two", "at least three"
    r"(?:\w+|at least|more than|up to|the (?:first|last|other)|au moins|plus de|al menos|más de|mehr als)?\s*",
    re.IGNORECASE,
)
_TELLING = 6  # words; a shorter clause is understood with its neighbours
_BOTH = re.compile(r"\b(?:the|both|these|those|his|her|their|its|our|die|beiden|les|deux|los|las)\s$", re.IGNORECASE)
_RATE = re.compile(r"[$€£]\s?1\s?=|\b1\s\w+\s=")
_OF = re.compile(
    r"^\s*(?:out\s)?(?:of|von|de|des|der|sur)\s(?:(?:the|its|all|les|los|las|den|geplanten)\s)?$", re.IGNORECASE
)


def find(article: Article, line: Line, bound: Sequence[Pledge] = ()) -> list[Statement]:
    """The figures of a sentence as statements; ages, exchange rates and bare dates are none."""
    if _RATE.search(line.sentence.text):
        return []
    figures = [f for f in _parts_of_wholes(line) if tells(line, f)]
    found: list[Statement] = []
    for i, figure in enumerate(figures):
        floor = _cut(line.sentence.text, figures[i - 1], figure)[1] if i else 0
        ceiling = _cut(line.sentence.text, figure, figures[i + 1])[0] if i + 1 < len(figures) else None
        found.append(_statement(article, line, figure, floor, ceiling, bound))
    return [s for s in found if not _slight(s, line.sentence.text, quoted=line.quoting(s.span) is not None)]


def _slight(statement: Statement, text: str, *, quoted: bool) -> bool:
    """Whether a figure is colour: a stretch of time that binds nobody, two or three of something that are no people."""
    quantity = statement.quantity
    if quantity is None or statement.title or statement.commitment is not None:
        return False
    if quantity.unit in _TIMES and quantity.kind == "measure":
        return not _DEADLINE.search(text)
    if re.search(r"\d", statement.text) or " of the " in statement.text:
        return False
    if quoted and quantity.value < _SPOKEN:
        return True  # "we lost eleven customers": the quote tells it
    return quantity.kind == "count" and quantity.unit != "person" and quantity.value <= _FEW


def _parts_of_wholes(line: Line) -> list[Found]:
    """The sentence's figures; "two" of "two of the three works" counts works."""
    found = list(line.figures)
    for i, (left, right) in enumerate(pairwise(found)):
        between = line.sentence.text[left.span.end : right.span.start]
        if left.quantity.kind == "number" and right.quantity.kind == "count" and _OF.match(between):
            found[i] = Found(left.span, replace(left.quantity, kind="count", unit=right.quantity.unit))
    return found


def tells(line: Line, figure: Found) -> bool:
    """Whether a figure of a sentence says something that can be checked."""
    quantity, text = figure.quantity, line.sentence.text
    if quantity.kind == "date" or (quantity.kind == "time" and not text[figure.span.start].isdecimal()):
        return False
    if any(s.place.covers(figure.span) and _names_who(text, s, figure) for s in line.said):
        return False  # "two officials said"
    if quantity.kind == "count" and text[figure.span.start].isalpha():
        if quantity.value <= 2 and _BOTH.search(text[: figure.span.start]):
            return False  # "the two countries" counts nothing
        if quantity.value == 1 and quantity.unit != "person":
            return False
    before, after = text[: figure.span.start], text[figure.span.end :]
    if quantity.unit == "year" and (_AGE.match(after) or text[figure.span.start : figure.span.end].endswith("jährige")):
        return False
    if quantity.kind == "number" and re.search(r"\bage[ds]?\s(?:between\s|from\s)?$", before):
        return False  # "aged between 24 and 57"
    if quantity.unit == "year" and re.search(r",\s(?:de\s)?$", before) and re.match(r"\s*[,)]|$", after):
        return False  # "de 58 años,"
    if quantity.kind == "number" and quantity.value < 120 and _AGED.search(before) and re.match(r"\s*[,)]", after):
        return False
    if (
        quantity.kind == "number"
        and quantity.value <= 12
        and re.search(r"\b(?:at|um|à|a las) $", before)
        and text[figure.span.start].isalpha()
    ):
        return False  # "at four" is a time of day
    # "two sides": small words without a unit tell nothing, but "two of them" does.
    return bool(re.match(r"\s(?:of|von|de|des)\s(?:the|them|den|les|los|las|ellos)\b", after)) or not (
        quantity.kind == "number" and quantity.value <= 3 and text[figure.span.start].isalpha()
    )


def _names_who(text: str, said: Said, figure: Found) -> bool:
    """Whether a figure between a source and its cue counts the source: it stands behind the cue, or opens the source.

    In "Canada pledged $4 billion and added ..." it does neither.
    """
    return said.verb.end <= figure.span.start or bool(
        _OPENING.fullmatch(text[said.place.start : figure.span.start])
    )


def _cut(text: str, left: Found, right: Found) -> tuple[int, int]:
    """Between two figures of one clause: where the first's words end and the second's begin."""
    between = text[left.span.end : right.span.start]
    if _OF.match(between):  # two of the three works: one figure, and what it is a part of
        return _end_of_noun(text, right), right.span.start
    if re.fullmatch(r"\s*[(\[][^()]{0,20}", between):  # 15 billion lira ($340 million)
        return right.span.end + 1, left.span.start
    marks = list(re.finditer(r"[,;:()]", between)) or list(
        re.finditer(r"\s(?=(?:and|or|but|against|to|from|und|oder|gegen|et|ou|y|o|contra)\s)", between)
    )
    if marks:
        at = left.span.end + marks[0].start()
        return at, at
    joints = list(
        re.finditer(
            r"\s(?=(?:on|in|at|with|for|by|from|than|after|over|about|auf|mit|bei|am|im|avec|dans|en|con|por)\s)",
            between,
        )
    )
    if joints:
        at = left.span.end + joints[-1].start()
        return at, at
    small = re.search(r"\s(?:\S+\s){0,2}$", between)
    at = left.span.end + (small.start() if small and small.start() > 0 else 0)
    return max(at, left.span.end), max(at, left.span.end)


def _end_of_noun(text: str, figure: Found) -> int:
    stop = re.search(r"[,;:.()]|\s(?:and|that|which|who|in|on|at)\s", text[figure.span.end :])
    return figure.span.end + (stop.start() if stop else len(text) - figure.span.end)


def _statement(
    article: Article, line: Line, figure: Found, floor: int, ceiling: int | None, bound: Sequence[Pledge]
) -> Statement:
    text = line.sentence.text
    span = telling(text, figure.span, list(line.clauses), floor, ceiling)
    converted = _CONVERTED.match(text, span.end) if span.end <= figure.span.end + 1 else None
    if converted and (ceiling is None or converted.end() <= ceiling):
        span = Span(span.start, converted.end())
    clause = span.of(text)
    page = line.page(span)
    names = named(line.mentions, line.sentence.span)
    skip = frozenset(w for n in names for w in folded_words(n.text)) | frozenset(
        w for w in folded_words(figure.span.of(text)) if concept(w) is None
    )
    wider = _wider(line, span)
    noun = figure.quantity.unit if figure.quantity.kind == "count" else ""
    return Statement(
        ref=article.ref,
        kind="figure",
        span=page,
        text=clause,
        sentence=line.sentence.span,
        quantity=figure.quantity,
        measures=measures(wider, line.language, noun, skip - {noun}),
        names=keys_of(names),
        chain=heard_from(line.voices, page, article.ref),
        as_of=_as_of(line, span),
        negated=negated(tokens(clause)),
        commitment=terms(line, span, figure, bound),
        title=line.sentence.paragraph < 0,
    )


def _wider(line: Line, span: Span) -> str:
    """The clause, with its neighbours when it says little by itself."""
    text = line.sentence.text
    if len(span.of(text).split()) >= _TELLING:
        return span.of(text)
    before = text[: span.start].split()[-_TELLING:]
    after = text[span.end :].split()[: _TELLING - 2]
    return " ".join([*before, span.of(text), *after])


def _as_of(line: Line, span: Span) -> str | None:
    """The day that the sentence dates the figure to: of its dates the one in the clause, else the only one."""
    dates = [f for f in line.figures if f.quantity.kind == "date" and _full(f.quantity)]
    near = [f for f in dates if f.span.overlaps(span)]
    chosen = near[0] if near else (dates[0] if len(dates) == 1 else None)
    return chosen.quantity.iso if chosen else None


def _full(quantity: Quantity) -> bool:
    return bool(re.fullmatch(r"\d{4}(?:-\d\d){0,2}", quantity.iso))

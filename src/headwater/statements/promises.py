"""Commitments: who binds himself to what, how firmly, by when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from headwater.data import table
from headwater.records import Article, CommitmentTerms, Span, Statement
from headwater.statements.attribution import heard_from
from headwater.statements.clauses import Clause, telling
from headwater.statements.pledges import Pledge
from headwater.statements.scene import Line
from headwater.statements.wording import keys_of, measures, named, negated
from headwater.text.numbers import Found
from headwater.text.tokens import folded_words, tokens

_WEAK = frozenset({"will", "would", "shall", "wird", "werden", "va", "vont", "due", "won't", "expects", "expect"})
_GIVING = re.compile(
    r"\s(?:also\s|then\s)?(?:be\s)?(?:giv|provid|send|buy|pa[yi]|lend|lent|buil|deliver|invest|spen|suppl|import|export|hir|contribut|donat|allocat|fund|financ|repa|report|take|keep|hang|"
    r"return|clos|open|ratif|sign|meet|cover|lift|suspend|extend|held|hold|start|begin|end|resign|appeal|approach|publish)",
    re.IGNORECASE,
)
_TO = re.compile(r"\s(?:to|for|towards|an|für|à|a|para)\s((?:the\s)?[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){0,3})")


@lru_cache(maxsize=8)
def _statuses(language: str) -> dict[str, str]:
    rows = table("cues")["promising"]
    return dict(rows.get(language, rows["en"]))


@lru_cache(maxsize=8)
def _cues(language: str) -> re.Pattern[str]:
    words = sorted(map(re.escape, _statuses(language)), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(words) + r"|(?:is|are|has|have)\sto(?=\s[a-z]))\b", re.IGNORECASE)


def _cue(text: str, start: int, end: int, language: str) -> re.Match[str] | None:
    found = list(_cues(language).finditer(text, max(0, start), end))
    return next((m for m in found if m[0].lower() not in _WEAK), found[0] if found else None)


def pledged(line: Line, bound: Pledge) -> CommitmentTerms:
    """The parts of a commitment that a sentence tells."""
    text = line.sentence.text
    dates = [f.quantity.iso for f in line.figures if f.quantity.kind == "date" and f.quantity.iso]
    return CommitmentTerms(
        by=bound.by,
        to=bound.to,
        what=text[bound.cue.start : bound.span.end].strip(),
        amount=bound.amount.of(text) if bound.amount is not None else None,
        status=bound.status,
        announced=dates[0] if dates else None,
        condition=bound.condition,
        due=bound.due,
        before=bound.before,
    )


def terms(line: Line, span: Span, figure: Found | None, bound: Sequence[Pledge] = ()) -> CommitmentTerms | None:
    """The parts of a promise or plan told in a clause, or None when nothing is promised there."""
    for pledge in bound:
        if pledge.span.overlaps(span) and (figure is None or pledge.span.overlaps(figure.span)):
            return pledged(line, pledge) if figure is None or pledge.amount == figure.span else None
    return _planned(line, span, figure)


def _planned(line: Line, span: Span, figure: Found | None) -> CommitmentTerms | None:
    """A plan told in a clause: somebody means to, and has not bound himself."""
    text = line.sentence.text
    clause = next((c for c in line.clauses if c.start <= span.start < c.end), Clause(span.start, span.end, ""))
    cue = _cue(text, min(clause.start, span.start), span.end, line.language)
    if cue is None or not cue[0].islower():
        return None
    if cue[0].lower() in {"will", "shall", "would"} and not _GIVING.match(text, cue.end()):
        return None
    by = _by(line, clause.start, cue.start())
    if not by:
        return None
    to = _TO.search(text, cue.end(), span.end)
    dates = [f.quantity.iso for f in line.figures if f.quantity.kind == "date" and f.quantity.iso]
    return CommitmentTerms(
        by=by,
        to=to[1] if to else None,
        what=text[cue.start() : span.end].strip(),
        amount=figure.span.of(text) if figure is not None else None,
        status="planned",
        announced=dates[0] if dates else None,
    )


def _by(line: Line, start: int, cue: int) -> str:
    """Who binds himself: the name before the cue, else the words there."""
    shift = line.sentence.span.start
    names = [
        m
        for m in line.mentions
        if start <= m.span.start - shift and m.span.end - shift <= cue and m.type in ("person", "org", "place")
    ]
    if names:
        return names[-1].key
    words = line.sentence.text[start:cue].strip(" ,\"“”'’‘")
    return words if 0 < len(words.split()) <= 8 else ""


def attached(article: Article, line: Line, bound: Sequence[Pledge], told: Sequence[Statement]) -> list[Statement]:
    """The statements of a sentence, each commitment told by one of them, and by one of its own where none is near."""
    found = list(told)
    for pledge in bound:
        place = line.page(pledge.span)
        terms_told = pledged(line, pledge)
        if any(s.commitment == terms_told for s in found):
            continue
        near = [
            i for i, s in enumerate(found) if s.kind in ("event", "commitment") and s.span.overlaps(place)
            and (s.commitment is None or s.commitment.status == "planned")
        ]  # fmt: skip
        if near:
            found[near[0]] = replace(found[near[0]], commitment=terms_told)
        elif line.sentence.paragraph >= 0:
            found.append(_statement(article, line, pledge.span, terms_told))
    return found


def find(article: Article, line: Line, bound: Sequence[Pledge] = ()) -> list[Statement]:
    """Promises and plans of a sentence that name no figure; those with one are figures with terms."""
    if line.sentence.paragraph < 0:
        return []
    text = line.sentence.text
    found = []
    for clause in line.clauses:
        place = Span(clause.start, clause.end)
        if any(f.span.overlaps(place) and f.quantity.kind not in ("date",) for f in line.figures):
            continue
        if line.quoting(line.page(place)) is not None:
            continue
        cue = _cue(line.bare, clause.start, clause.end, line.language)
        dated = any(f.span.overlaps(place) for f in line.figures)
        if cue is None or not cue[0].islower() or (cue[0].lower() in _WEAK and not dated):
            continue
        span = telling(text, Span(*cue.span()), list(line.clauses))
        if any(said.verb.start <= cue.start() < said.verb.end for said in line.said):
            continue  # "announced" only says who says it
        agreed = terms(line, span, None, bound)
        if agreed is None or len(span.of(text).split()) < 5:
            continue
        found.append(_statement(article, line, span, agreed))
    return found[:1]


def _statement(article: Article, line: Line, span: Span, agreed: CommitmentTerms) -> Statement:
    text = span.of(line.sentence.text)
    names = named(line.mentions, line.sentence.span)
    skip = frozenset(w for n in names for w in folded_words(n.text))
    return Statement(
        ref=article.ref,
        kind="commitment",
        span=line.page(span),
        text=text,
        sentence=line.sentence.span,
        measures=measures(text, line.language, "", skip),
        names=keys_of(names),
        chain=heard_from(line.voices, line.page(span), article.ref),
        as_of=agreed.announced,
        negated=negated(tokens(text)),
        commitment=agreed,
    )

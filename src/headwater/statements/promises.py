"""Commitments: who binds himself to what, how firmly, by when."""

from __future__ import annotations

import re
from functools import lru_cache

from headwater.data import table
from headwater.records import Article, CommitmentTerms, Span, Statement
from headwater.statements.attribution import chain
from headwater.statements.clauses import Clause, telling
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


def terms(line: Line, span: Span, figure: Found | None) -> CommitmentTerms | None:
    """The parts of a promise told in a clause, or None when nothing is promised there."""
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
    status = _statuses(line.language).get(cue[0].lower(), "planned")
    to = _TO.search(text, cue.end(), span.end)
    dates = [f.quantity.iso for f in line.figures if f.quantity.kind == "date" and f.quantity.iso]
    return CommitmentTerms(
        by=by,
        to=to[1] if to else None,
        what=text[cue.start() : span.end].strip(),
        amount=figure.span.of(text) if figure is not None else None,
        status=status,
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


def find(article: Article, line: Line) -> list[Statement]:
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
        agreed = terms(line, span, None)
        if agreed is None or len(span.of(text).split()) < 5:
            continue
        names = named(line.mentions, line.sentence.span)
        skip = frozenset(w for n in names for w in folded_words(n.text))
        found.append(
            Statement(
                ref=article.ref,
                kind="commitment",
                span=line.page(span),
                text=span.of(text),
                sentence=line.sentence.span,
                measures=measures(span.of(text), line.language, "", skip),
                names=keys_of(names),
                chain=chain(line.said, article.ref, line.sentence.span.start),
                as_of=agreed.announced,
                negated=negated(tokens(span.of(text))),
                commitment=agreed,
            )
        )
    return found[:1]

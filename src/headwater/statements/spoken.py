"""Quotes as statements: the words, who speaks them, and by whose report."""

from __future__ import annotations

import re

from headwater.records import Article, Span, Statement
from headwater.statements.attribution import heard_from
from headwater.statements.quotes import Quote, is_title
from headwater.statements.scene import Line
from headwater.statements.wording import is_finite, keys_of, measures, named, negated
from headwater.text.sentences import split
from headwater.text.tokens import folded_words, tokens

_FEWEST = 4  # words of a quote nobody is named for; a shorter one is a term in quotation marks
_TERM = 6  # words; a shorter one that is no sentence is a term too
_FEWEST_SAID = 3
_MOST = 45  # words; a longer quote is told in parts


def find(article: Article, lines: tuple[Line, ...]) -> list[Statement]:
    """The direct quotes of an article; each once, in the sentence where it begins.

    Args:
        article: The article.
        lines: Its sentences.
    """
    found: list[Statement] = []
    seen: set[Span] = set()
    for line in lines:
        for quote in line.quotes:
            if quote.outer in seen or not line.sentence.span.start <= quote.outer.start < line.sentence.span.end:
                continue
            seen.add(quote.outer)
            found += _statements(article, line, quote)
    return found


def _statements(article: Article, line: Line, quote: Quote) -> list[Statement]:
    words = article.cut(quote.content)
    count = len(words.split())
    if len(words) != len(quote.content) or is_title(words):
        return []
    if count < (_FEWEST_SAID if quote.said is not None else _FEWEST):
        return []
    if count < _TERM and not (words.strip()[:1].isupper() or any(is_finite(t) for t in tokens(words))):
        return []  # "coalition of the willing" is a term
    parts = [quote.content] if count <= _MOST else _parts(words, quote.content.start)
    return [_statement(article, line, quote, part) for part in parts]


def _parts(words: str, offset: int) -> list[Span]:
    """Sentences of a long quote, joined up to the longest length."""
    found: list[Span] = []
    for span in split(words):
        at = span.shifted(offset)
        if found and len(words[found[-1].start - offset : at.end - offset].split()) <= _MOST:
            found[-1] = Span(found[-1].start, at.end)
        else:
            found.append(at)
    return found


def _statement(article: Article, line: Line, quote: Quote, place: Span) -> Statement:
    words = article.cut(place)
    lead = len(words) - len(words.lstrip())
    tail = len(words) - len(re.sub(r"[\s,]+$", "", words))
    span = Span(place.start + lead, place.end - tail)
    text = words[lead : len(words) - tail]
    names = named(line.mentions, line.sentence.span)
    speaker = quote.said.person if quote.said is not None else None
    skip = frozenset(w for n in names for w in folded_words(n.text))
    return Statement(
        ref=article.ref,
        kind="quote",
        span=span,
        text=text,
        sentence=line.sentence.span,
        measures=measures(text, line.language, "", skip),
        names=keys_of(names),
        speaker=speaker
        or (
            quote.said.who
            if quote.said is not None and not quote.said.anonymous and quote.said.who[:1].isupper()
            else None
        ),
        chain=heard_from(line.voices, span, article.ref),
        negated=negated(tokens(text)),
        title=line.sentence.paragraph < 0,
    )

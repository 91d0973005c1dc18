"""An article laid out for reading closely: its sentences with names, quoted words and figures in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.records import Article, Mention, Sentence, Span
from headwater.statements.attribution import Said
from headwater.statements.clauses import Clause, clauses
from headwater.statements.quotes import Quote, blotted, quoted
from headwater.statements.voice import Voice
from headwater.text import numbers
from headwater.text.numbers import Found
from headwater.text.sentences import sentences

_DATELINE = re.compile(r"[^\n()]{0,90}\([^()\n]{2,40}\)\s*[-–—]+\s*(?=\S)")  # "KYIV, Aug 24 (Reuters) - "
_LONGEST_LINE = 1500  # characters; no sentence is longer, a table without stops is read in stretches of this length
_LONGEST_PARAGRAPH = 20_000  # characters read for quotes


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with all that was read in it; offsets of clauses, figures, sources count in the sentence.

    Attributes:
        bare: The sentence with quoted words blotted out.
        mentions: Names in the sentence, page spans.
        said: Sources of the sentence.
        quotes: Quotes that begin in the paragraph, page spans, as far as they touch the sentence.
        language: BCP 47 code, never empty.
        voices: What the sentence gives to somebody.
    """

    sentence: Sentence
    bare: str
    mentions: tuple[Mention, ...]
    said: tuple[Said, ...]
    figures: tuple[Found, ...]
    clauses: tuple[Clause, ...]
    quotes: tuple[Quote, ...]
    language: str
    voices: tuple[Voice, ...] = ()

    def page(self, span: Span) -> Span:
        """A place of the sentence as a place of the page."""
        return span.shifted(self.sentence.span.start)

    def quotes_within(self) -> tuple[Quote, ...]:
        """The quotes that begin in the sentence itself."""
        return tuple(q for q in self.quotes if self.sentence.span.start <= q.outer.start < self.sentence.span.end)

    def quoting(self, place: Span) -> Quote | None:
        """The quote that a place of the page stands in, or None."""
        return next((q for q in self.quotes if q.content.covers(place)), None)


def lines(article: Article, mentions: Sequence[Mention]) -> tuple[Line, ...]:
    """The sentences of an article, title first, each with what stands in it."""
    language = (article.language or "en").split("-")[0].lower()
    found: list[Line] = []
    paragraphs: dict[int, list[Sentence]] = {}
    for sentence in sentences(article, title=True):
        paragraphs.setdefault(sentence.paragraph, []).extend(_manageable(_without_dateline(sentence)))
    texts = {number: (place, words) for number, (place, words) in enumerate(article.paragraphs())}
    ordered = sorted(mentions, key=lambda m: m.span)
    for number, group in paragraphs.items():
        place, words = texts.get(number, (group[0].span, group[0].text))
        here = [m for m in ordered if place.covers(m.span)]
        quotes = quoted(words[:_LONGEST_PARAGRAPH])
        bare = blotted(words, quotes)
        on_page = tuple(Quote(q.content.shifted(place.start), q.outer.shifted(place.start)) for q in quotes)
        found += [_line(article, sentence, bare, place.start, here, on_page, language) for sentence in group]
    return tuple(found)


def heard(line: Line, said: Sequence[Said], voices: Sequence[Voice], quotes: Sequence[Quote]) -> Line:
    """A sentence with the sources that were read in it; what follows "the mayor said" is a clause of its own."""
    cuts = tuple(s.verb.end for s in said if not s.whole and s.place.start < s.verb.start)
    parts = tuple(clauses(line.sentence.text, line.language, cuts)) if cuts else line.clauses
    return replace(line, said=tuple(said), voices=tuple(voices), quotes=tuple(quotes), clauses=parts)


def _without_dateline(sentence: Sentence) -> Sentence:
    """The sentence that opens an article without place, day and agency tag, which state nothing."""
    head = _DATELINE.match(sentence.text) if sentence.number == 0 else None
    if head is None:
        return sentence
    rest = Span(sentence.span.start + head.end(), sentence.span.end)
    return replace(sentence, span=rest, text=sentence.text[head.end() :])


def _manageable(sentence: Sentence) -> list[Sentence]:
    """The sentence itself, or its stretches between blanks when no sentence is that long."""
    found, at = [], 0
    while len(sentence.text) - at > _LONGEST_LINE:
        cut = sentence.text.rfind(" ", at + 1, at + _LONGEST_LINE)
        cut = cut if cut > at else at + _LONGEST_LINE
        found.append((at, cut))
        at = cut
    found.append((at, len(sentence.text)))
    start = sentence.span.start
    return [replace(sentence, span=Span(start + a, start + b), text=sentence.text[a:b]) for a, b in found]


def _line(
    article: Article,
    sentence: Sentence,
    bare: str,
    offset: int,
    mentions: Sequence[Mention],
    quotes: tuple[Quote, ...],
    language: str,
) -> Line:
    span = sentence.span
    return Line(
        sentence,
        bare[span.start - offset : span.end - offset],
        tuple(m for m in mentions if span.covers(m.span)),
        (),
        tuple(numbers.find(sentence.text, language, article.published, context=article.text)),
        tuple(clauses(sentence.text, language)),
        tuple(q for q in quotes if q.outer.overlaps(span)),
        language,
    )

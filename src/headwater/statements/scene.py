"""An article laid out for reading closely: its sentences with names, quotes, sources and figures in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from headwater.records import Article, Mention, Sentence, Span
from headwater.statements.attribution import Heard, Said, sources
from headwater.statements.clauses import Clause, clauses
from headwater.statements.quotes import Quote, attributed, blotted
from headwater.text import numbers
from headwater.text.numbers import Found
from headwater.text.sentences import sentences
from headwater.text.tokens import folded_words

_DATELINE = re.compile(r"[^\n()]{0,90}\([^()\n]{2,40}\)\s*[-–—]+\s*(?=\S)")  # "KYIV, Aug 24 (Reuters) - "
_LONGEST_LINE = 1500  # characters; no sentence is longer, a table without stops is read in stretches of this length
_LONGEST_PARAGRAPH = 20_000  # characters read for quotes


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with all that was read in it; offsets of clauses, figures, sources count in the sentence.

    Attributes:
        bare: The sentence with quoted words blotted out.
        mentions: Names in the sentence, page spans.
        said: Sources of the sentence, the quotes' speakers included.
        quotes: Quotes that begin in the paragraph, page spans, as far as they touch the sentence.
        language: BCP 47 code, never empty.
    """

    sentence: Sentence
    bare: str
    mentions: tuple[Mention, ...]
    said: tuple[Said, ...]
    figures: tuple[Found, ...]
    clauses: tuple[Clause, ...]
    quotes: tuple[Quote, ...]
    language: str

    def page(self, span: Span) -> Span:
        """A place of the sentence as a place of the page."""
        return span.shifted(self.sentence.span.start)

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
    heard = Heard()
    for number, group in paragraphs.items():
        place, words = texts.get(number, (group[0].span, group[0].text))
        here = [m for m in ordered if place.covers(m.span)]
        local = [_moved(m, -place.start) for m in here]
        quotes = attributed(words[:_LONGEST_PARAGRAPH], local, language, _with_offices(heard, here))
        bare = blotted(words, quotes)
        on_page = tuple(Quote(q.content.shifted(place.start), q.outer.shifted(place.start), q.said) for q in quotes)
        for sentence in group:
            line = _line(article, sentence, bare, place.start, here, on_page, language, heard)
            found.append(line)
            heard = Heard(_spoken_of(line) or heard.last, _with_offices(heard, line.mentions).offices)
    return tuple(found)


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
    heard: Heard,
) -> Line:
    span = sentence.span
    within = tuple(m for m in mentions if span.covers(m.span))
    local = [_moved(m, -span.start) for m in within]
    blank = bare[span.start - offset : span.end - offset]
    said = sources(blank, local, language, heard, quoting=any(q.outer.overlaps(span) for q in quotes))
    figures = numbers.find(sentence.text, language, article.published, context=article.text)
    cuts = tuple(s.verb.end for s in said if not s.whole and s.place.start < s.verb.start)
    return Line(
        sentence,
        blank,
        within,
        tuple(said),
        tuple(figures),
        tuple(clauses(sentence.text, language, cuts)),
        tuple(q for q in quotes if q.outer.overlaps(span)),
        language,
    )


def _with_offices(heard: Heard, mentions: Sequence[Mention]) -> Heard:
    """What was heard with the offices of the persons just named: "the minister" is then the last of them."""
    offices = dict(heard.offices)
    for mention in mentions:
        words = folded_words(mention.role) if mention.type == "person" else []
        for start in range(len(words)):
            offices[" ".join(words[start:])] = mention.key
    return Heard(heard.last, offices)


def _moved(mention: Mention, by: int) -> Mention:
    return replace(mention, span=mention.span.shifted(by))


def _spoken_of(line: Line) -> str | None:
    """The person whom "he" or "she" of the next sentence means: who speaks, else the first who is named."""
    speaking = [s.person for s in line.said if s.person]
    named = [m.key for m in line.mentions if m.type == "person"]
    return next(iter((*speaking, *named)), None)

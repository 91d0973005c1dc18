"""Quotes without a cue of their own: announced in the sentence before, gone on with, or nobody's."""

from __future__ import annotations

import re
from dataclasses import replace

from headwater.records import Article, Span
from headwater.statements.quotes import Quote, is_title
from headwater.statements.scene import Line
from headwater.statements.speakers import Cast, Who
from headwater.statements.voice import Link, Voice

_GAP = 80  # characters of furniture that may stand between a quote and its tag
_FEWEST = 4  # words in marks that nobody is named for; fewer are a term or a title
_TAIL = re.compile(r"[\s,;:–—-]+$")


def reopened(article: Article, voices: list[Voice]) -> list[Voice]:
    """Joins quotes whose marks are opened again in the next paragraph without having been closed."""
    found: list[Voice] = []
    for voice in voices:
        last = found[-1] if found else None
        if (
            last is not None
            and last.form == voice.form == "direct"
            and last.cue is None
            and _left_open(article, last, voice)
        ):
            found[-1] = replace(voice, parts=(*last.parts, *voice.parts))
            continue
        found.append(voice)
    return found


def _left_open(article: Article, last: Voice, voice: Voice) -> bool:
    ends = [s.end for s in article.body]
    starts = [s.start for s in article.body]
    after = next((e for e in ends if last.parts[-1].end <= e), None)
    begin = next((s for s in starts if after is not None and s >= after), None)
    return (
        after is not None
        and after - last.parts[-1].end == 0
        and begin is not None
        and voice.parts[0].start - begin <= 2
    )


def joined(voice: Voice, found: list[Voice]) -> Voice | None:
    """'"Why?" Jo Doe asked.': the cue stands in the sentence after the quote; the quote takes it."""
    if not found or found[-1].cue is not None or voice.cue is None:
        return None
    last = found[-1]
    if 0 <= voice.cue.start - last.parts[-1].end <= _GAP:
        found[-1] = replace(voice, form="direct", parts=last.parts)
        return found[-1]
    return None


def alone(
    article: Article,
    line: Line,
    quote: Quote,
    found: list[Voice],
    waiting: Voice | None,
    cast: Cast,
    beside: tuple[Line | None, Line | None, Line | None] = (None, None, None),
) -> Voice | None:
    """Gives a quote that no cue of its sentence claims to whoever announced it, or to the speaker before."""
    words = article.cut(quote.content)
    part = _trim_words(quote.content, words)
    begun = beside[1] or line
    rest = re.sub(r"[\W\ufffc]+", "", line.bare if begun is line else begun.bare + line.bare)
    ahead = begun.bare[: max(0, quote.outer.start - begun.sentence.span.start)].rstrip()
    whole = not rest or ahead.endswith((".", "!", "?"))  # nothing but the quote, or a sentence was not parted there
    if waiting is not None and 0 <= quote.outer.start - (waiting.cue.end if waiting.cue else 0) < 300:
        found.append(replace(waiting, form="direct", parts=(part,)))
        return None
    last = next((v for v in reversed(found) if v.form in ("direct", "mixed")), None)
    spoken = _spoke_just_now(found, beside[0], begun) if whole else None
    if spoken is not None and spoken.form != "direct" and len(words.split()) > 1:
        found.append(replace(spoken, form="direct", parts=(part,), source=None, cue=None, hearer=None, medium=None,
                             chain=_again(spoken, part), why="the speaker before goes on"))  # fmt: skip
        return None
    if last is not None and last.form == "direct" and whole and last.cue is not None and _follows(article, last, quote):
        index = max(i for i, v in enumerate(found) if v is last)
        found[index] = replace(last, parts=(*last.parts, part))
        return None
    sentence = (whole or ahead.endswith(":")) and words.rstrip()[-1:] in tuple(".!?…,") and words.strip()[:1].isupper()
    announced = _announced(begun, quote, cast, beside, ahead, whole=whole, found=found)
    if announced is not None and (sentence or len(words.split()) >= _FEWEST or ahead.endswith(":")):
        found.append(Voice("direct", (part,), announced.name, None, None, why=announced.why,
                           person=announced.type == "person", chain=_link(announced, part, cast)))  # fmt: skip
        return None
    if is_title(words) or (len(words.split()) < _FEWEST and not (sentence and whole and len(words.split()) > 1)):
        return None
    after = re.match(r"\s*:\s*", line.bare[quote.outer.end - line.sentence.span.start :])
    named = cast.person_in(line, Span(quote.outer.end, line.sentence.span.end)) if after else None
    if named is not None:
        found.append(Voice("direct", (part,), named.name, None, None, why=named.why, person=True))
    elif whole or len(words.split()) > 2 * _FEWEST:
        found.append(Voice("direct", (part,), None, None, None, why="words in marks; nobody is named for them"))
    return None


def _spoke_just_now(found: list[Voice], before: Line | None, begun: Line) -> Voice | None:
    """The last voice of the sentence before, in the same paragraph, that says something by a cue."""
    if before is None or before.sentence.paragraph != begun.sentence.paragraph:
        return None
    spoken = [v for v in found[-4:] if v.form != "stance" and v.cue is not None and v.speaker is not None
              and before.sentence.span.covers(v.cue)]  # fmt: skip
    return spoken[-1] if spoken else None


def _again(voice: Voice, part: Span) -> tuple[Link, ...]:
    """The speaker alone of a chain, for words that go on without a cue."""
    return tuple(replace(link, cue="", span=part) for link in voice.chain[-1:])


def _announced(
    line: Line,
    quote: Quote,
    cast: Cast,
    beside: tuple[Line | None, Line | None, Line | None],
    ahead: str,
    *,
    whole: bool,
    found: list[Voice],
) -> Who | None:
    """Who speaks a quote that only a colon, the sentence before or the one after gives to somebody."""
    at = line.sentence.span.start
    if ahead.endswith(":"):
        return cast.subject_of(line, len(ahead) - 1)
    if not whole:
        return None
    before, _, after = beside
    if before is not None and before.sentence.paragraph == line.sentence.paragraph and not before.quotes_within():
        speaking = any(p.overlaps(before.sentence.span) for v in found[-4:] for p in v.parts if v.form != "stance")
        who = None if speaking else cast.subject_of(before, len(before.sentence.text))
        if who is not None and who.type == "person":
            return who
    first = before is None or before.sentence.paragraph != line.sentence.paragraph
    if (
        first
        and after is not None
        and after.sentence.paragraph == line.sentence.paragraph
        and quote.outer.start <= at + 1
    ):
        named = [m for m in after.mentions if m.type == "person"]
        if named and not after.quotes_within() and any(w in after.sentence.text.lower().split()[:4] for w in _POINTING):
            return Who(named[0].key, "person", f"{named[0].text} is named for these words")
    return None


_POINTING = frozenset(
    ["these", "those", "this", "that", "such", "mit", "diesen", "diesem", "ces", "cette", "estas", "esa", "con"]
)


def _link(who: Who, part: Span, cast: Cast) -> tuple[Link, ...]:
    """A chain of one: who speaks, where the quote stands."""
    return (Link(who.name, cast.anonymous(who, who.name), "", "unspecified", part),) if who.name else ()


def _follows(article: Article, last: Voice, quote: Quote) -> bool:
    """Whether a quote goes on after a tag: in the same paragraph, or in the next one when marks were left open."""
    before = next((s for s in article.body if s.start <= last.parts[-1].start < s.end), None)
    here = next((s for s in article.body if s.start <= quote.outer.start < s.end), None)
    if before is None or here is None:
        return False
    cue = next((s for s in article.body if last.cue is not None and s.start <= last.cue.start < s.end), None)
    return here in (before, cue) or (here.start - before.end <= 4 and last.parts[-1].end >= before.end - 3)


def _trim_words(span: Span, words: str) -> Span:
    tail = _TAIL.search(words)
    return Span(span.start, span.end - len(tail[0])) if tail and len(tail[0]) < len(words) else span

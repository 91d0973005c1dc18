"""Who says what in an article: quotes and reported sayings with speaker, hearer, medium and chain of sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from headwater.records import Article, Mention, Span
from headwater.statements import channels, reported
from headwater.statements.quotes import Quote, is_title
from headwater.statements.reported import Report
from headwater.statements.scene import Line
from headwater.statements.speakers import PRONOUNS, WRITER, Cast, Who

Form = Literal["direct", "indirect", "mixed", "stance"]

_DEEPEST = 5  # sources that words are followed through
_EDGE = 4  # characters of marks at the ends of a clause
_SMALL = frozenset(
    ["de", "d", "des", "du", "von", "of", "as", "als", "como", "un", "una", "que"]
)  # before words in marks
_GAP = 80  # characters of furniture that may stand between a quote and its tag
_FEWEST = 4  # words in marks that nobody is named for; fewer are a term or a title
_LEAD = re.compile(
    r"^(?:[\s,:;–—-]|(?:damit|darauf|daran|das)\s*[,:]|(?:that|dass|daß|que|si|ob)\s|qu['’])+", re.IGNORECASE
)
_QUESTION = re.compile(r"(?:whether|if|who|what|why|how|when|where|which)\b", re.IGNORECASE)
_TAIL = re.compile(r"[\s,;:–—-]+$")


@dataclass(frozen=True, slots=True)
class Link:
    """One source of a chain: who, by which words, through what, and where that stands in the page."""

    who: str
    anonymous: bool
    cue: str
    channel: str
    span: Span


@dataclass(frozen=True, slots=True)
class Voice:
    """Something that an article gives to somebody; all places count in the page.

    Attributes:
        form: `direct` in marks, `indirect`, `mixed` (indirect with words in marks), or `stance`: what somebody wants,
            blames or welcomes.
        parts: The words themselves, without marks, cue and source.
        speaker: The fullest name or description that the article has for who speaks; None when nobody can be told.
        source: The words beside the cue ("she"), or None.
        cue: The verb, noun or phrase, or None.
        hearer: Who was told, as written; `medium` is where it was said.
        chain: Everybody the words passed through, outermost first.
        why: How the speaker was found, in words.
    """

    form: Form
    parts: tuple[Span, ...]
    speaker: str | None
    source: Span | None
    cue: Span | None
    hearer: Span | None = None
    medium: Span | None = None
    chain: tuple[Link, ...] = ()
    why: str = ""
    negated: bool = False


def find(article: Article, lines: Sequence[Line], mentions: Sequence[Mention]) -> list[Voice]:
    """The voices of an article in the order of its text.

    Args:
        article: The article.
        lines: Its sentences as `scene.lines` reads them.
        mentions: Its names.
    """
    cast = Cast(article, mentions, (lines[0].language if lines else "en"))
    found: list[Voice] = []
    told: set[Span] = set()  # quotes that have a voice
    waiting: Voice | None = None  # "She said:" waits for the quote that follows
    open_: list[Quote] = []  # begun, and not yet at their end
    for line in lines:
        end = line.sentence.span.end
        reports = reported.find(line.bare, line.language)
        cast.enter(line)
        new: list[Voice] = []
        for report in reports:
            if _passes_on(report, reports) or _by_the_way(report, line):
                continue
            voice = _voice(line, report, reports, line.quotes, cast)
            if voice is None:
                continue
            if not voice.parts:
                waiting = None if _joined(voice, found) else voice
                continue
            told.update(q.outer for q in line.quotes if any(p.overlaps(q.content) for p in voice.parts))
            new.append(voice)
        found += _once(new)
        open_ += [q for q in line.quotes if line.sentence.span.start <= q.outer.start < end]
        for quote in [q for q in open_ if q.outer.end <= end or line is lines[-1]]:
            open_.remove(quote)
            if quote.outer not in told:
                waiting = _alone(article, line, quote, found, waiting, cast)
                told.add(quote.outer)
    kept = sorted((v for v in found if v.parts), key=lambda v: (v.parts[0], v.cue or v.parts[0]))
    return _reopened(article, kept)


def _reopened(article: Article, voices: list[Voice]) -> list[Voice]:
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


# --- one report -------------------------------------------------------------------------------------------------------


def _voice(line: Line, report: Report, all_: Sequence[Report], quotes: Sequence[Quote], cast: Cast) -> Voice | None:
    at = line.sentence.span.start
    if report.lemma in channels.citing() and report.form == "phrase":
        return None  # a link of another's chain
    if report.source is not None and report.source.of(line.bare).lower() in WRITER:
        return None  # "I think": nobody is reported
    parts: list[Span] = []
    marked = bare = False
    for piece in report.content:
        got, quoted, plain = _parts(line, piece.shifted(at), quotes)
        parts += got
        marked, bare = marked or quoted, bare or plain
    if report.content and not parts:
        return None
    saying = _asks(line.bare, report) or bool(report.manners & {"says", "tells", "thinks", "shows", "clauses"})
    form: Form = "direct" if marked and not bare else "mixed" if marked else "indirect"
    if report.form == "noun" or (
        not marked and (not saying or report.denied or not channels.is_clause(line.bare, report, line.language))
    ):
        form = "stance"
    who = cast.who(line, report.source)
    chain = _chain(line, report, all_, cast, who)
    return Voice(
        form,
        tuple(parts),
        who.name,
        report.source.shifted(at) if report.source else None,
        report.cue.shifted(at),
        report.hearer.shifted(at) if report.hearer else None,
        channels.medium(line.bare, report.medium, at),
        chain,
        who.why,
        report.denied,
    )


def _asks(text: str, report: Report) -> bool:
    """Whether a question is given in other words: "asked whether"."""
    return "asks" in report.manners and bool(report.content) and bool(_QUESTION.match(report.content[0].of(text)))


def _passes_on(report: Report, all_: Sequence[Report]) -> bool:
    """Whether all that is given is what another said: "X said so, according to Y". Y is then a link of X's chain."""
    return any(o is not report and _is_told(o) and any(_fills(o, c) for c in report.content) for o in all_)


def _by_the_way(report: Report, line: Line) -> bool:
    """Whether what one says holds what they think: "officials say they expect rain"."""
    if not report.depth or report.source is None or "says" in report.manners:
        return False
    return report.source.of(line.bare).lower() in PRONOUNS


def _is_told(report: Report) -> bool:
    tells = report.form == "verb" and bool(report.manners & {"says", "tells"})
    return tells and report.source is not None and bool(report.content) and not report.denied


def _fills(inner: Report, place: Span) -> bool:
    """Whether a report takes up a place from end to end."""
    starts = inner.source is not None and inner.source.start <= place.start + _EDGE
    return starts and place.covers(inner.cue) and inner.content[-1].end >= place.end - _EDGE


def _parts(line: Line, piece: Span, quotes: Sequence[Quote]) -> tuple[list[Span], bool, bool]:
    """The places of a content piece without marks at its ends; whether it has quoted and whether it has plain words."""
    text, start = line.sentence.text, line.sentence.span.start
    inside = [q for q in quotes if piece.overlaps(q.outer)]
    if inside:
        piece = Span(
            min(piece.start, inside[0].outer.start), max(piece.end, min(inside[-1].outer.end, line.sentence.span.end))
        )
    words = text[piece.start - start : piece.end - start]
    lead = _LEAD.match(words)
    begin = piece.start + (lead.end() if lead else 0)
    end = piece.end - len(_TAIL.search(words)[0]) if _TAIL.search(words) else piece.end  # type: ignore[index]
    if end <= begin:
        return [], False, False
    bare = line.bare[begin - start : end - start]
    plain = bool(re.search(r"\w", bare))
    if inside and (not plain or set(re.findall(r"\w+", bare.lower())) <= _SMALL):
        return [_trim(line, q.content) for q in inside], True, False
    return [Span(begin, end)], bool(inside), plain


def _trim(line: Line, span: Span) -> Span:
    words = line.sentence.text[max(0, span.start - line.sentence.span.start) : span.end - line.sentence.span.start]
    tail = _TAIL.search(words)
    return Span(span.start, span.end - len(tail[0])) if tail and len(tail[0]) < len(span) else span


def _once(voices: list[Voice]) -> list[Voice]:
    """Of voices with the same words only the one whose cue says so most plainly."""
    kept: list[Voice] = []
    for voice in voices:
        if any(v.parts == voice.parts and v.form != "stance" for v in kept):
            continue
        kept = [v for v in kept if not (v.parts == voice.parts and v.form == "stance")] + [voice]
    return kept


def _chain(line: Line, report: Report, all_: Sequence[Report], cast: Cast, who: Who) -> tuple[Link, ...]:
    """Everybody the words passed through: outlets and whoever reports it outside, who is cited, who speaks."""
    at = line.sentence.span.start
    outer = sorted(
        (
            o
            for o in all_
            if o is not report and any(c.covers(report.cue) for c in o.content) and o.lemma not in channels.citing()
        ),
        key=lambda o: -sum(len(c) for c in o.content),
    )[:_DEEPEST]
    links: list[Link] = []
    for one in (*outer, report):
        whom = who if one is report else cast.who(line, one.source)
        outlet = channels.outlet_told(line.bare, one)
        if outlet is not None:
            links.append(Link(outlet[0], False, one.cue.of(line.sentence.text), "outlet", outlet[1].shifted(at)))
        if one.source is not None and whom.name is not None:
            words = one.source.of(line.sentence.text)
            links.append(
                Link(whom.name, cast.anonymous(whom, words), one.cue.of(line.sentence.text),
                     channels.channel(line.bare, one, whom, told=outlet is not None), one.source.shifted(at))
            )  # fmt: skip
    for cited in all_:
        if (
            cited.lemma in channels.citing()
            and cited.form == "phrase"
            and cited.source is not None
            and cited is not report
        ):
            whom = cast.who(line, cited.source)
            words = cited.source.of(line.sentence.text)
            cue = cited.cue.of(line.sentence.text)
            link = Link(whom.name or words, cast.anonymous(whom, words), cue, "unspecified", cited.source.shifted(at))
            place = next(
                (i for i, o in enumerate(links) if o.span == (report.source.shifted(at) if report.source else None)), 0
            )
            links.insert(place + 1 if not outer else place, link)
    seen: set[str] = set()
    return tuple(x for x in links if not (x.who.casefold() in seen or seen.add(x.who.casefold())))  # type: ignore[func-returns-value]


# --- quotes without a cue of their own --------------------------------------------------------------------------------


def _joined(voice: Voice, found: list[Voice]) -> Voice | None:
    """'"Why?" Jo Doe asked.': the cue stands in the sentence after the quote; the quote takes it."""
    if not found or found[-1].cue is not None or voice.cue is None:
        return None
    last = found[-1]
    if 0 <= voice.cue.start - last.parts[-1].end <= _GAP:
        found[-1] = replace(voice, form="direct", parts=last.parts)
        return found[-1]
    return None


def _alone(
    article: Article, line: Line, quote: Quote, found: list[Voice], waiting: Voice | None, cast: Cast
) -> Voice | None:
    """Gives a quote that no cue of its sentence claims to whoever announced it, or to the speaker before."""
    words = article.cut(quote.content)
    part = _trim_words(quote.content, words)
    rest = re.sub(r"[\W\ufffc]+", "", line.bare)
    ahead = line.bare[: max(0, quote.outer.start - line.sentence.span.start)].rstrip()
    whole = not rest or ahead.endswith((".", "!", "?"))  # nothing but the quote, or a sentence was not parted there
    if waiting is not None and 0 <= quote.outer.start - (waiting.cue.end if waiting.cue else 0) < 300:
        found.append(replace(waiting, form="direct", parts=(part,)))
        return None
    last = next((v for v in reversed(found) if v.form in ("direct", "mixed")), None)
    if last is not None and whole and last.cue is not None and _follows(article, last, quote):
        index = max(i for i, v in enumerate(found) if v is last)
        found[index] = replace(last, parts=(*last.parts, part))
        return None
    if is_title(words) or len(words.split()) < _FEWEST:
        return None
    after = re.match(r"\s*:\s*", line.bare[quote.outer.end - line.sentence.span.start :])
    named = cast.person_in(line, Span(quote.outer.end, line.sentence.span.end)) if after else None
    if named is not None:
        found.append(Voice("direct", (part,), named.name, None, None, why=named.why))
    elif quote.said is not None:
        where = f'"{quote.said.cue}" stands beside the marks'
        speaker = quote.said.person or quote.said.who
        link = Link(speaker, quote.said.anonymous, quote.said.cue, "unspecified", quote.outer)
        found.append(Voice("direct", (part,), speaker, None, None, chain=(link,), why=where))
    elif whole or len(words.split()) > 2 * _FEWEST:
        found.append(Voice("direct", (part,), None, None, None, why="words in marks; nobody is named for them"))
    return None


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

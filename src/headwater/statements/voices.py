"""Who says what in an article: quotes and reported sayings with speaker, hearer, medium and chain of sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from headwater.records import Article, Mention, Span
from headwater.statements import attribution, chains, channels, reported, scene
from headwater.statements.attribution import Said
from headwater.statements.going import goes_on, with_more
from headwater.statements.loose import alone, joined, reopened
from headwater.statements.named_next import named_next
from headwater.statements.quotes import Quote
from headwater.statements.reported import Report, lexicon
from headwater.statements.scene import Line
from headwater.statements.speakers import PRONOUNS, WRITER, Cast
from headwater.statements.voice import Form, Voice

_EDGE = 4  # characters of marks at the ends of a clause
_SMALL = frozenset(
    [
        "de",
        "d",
        "des",
        "du",
        "von",
        "vom",
        "of",
        "as",
        "als",
        "como",
        "un",
        "una",
        "une",
        "que",
        "einem",
        "einer",
        "einen",
        "ein",
        "eine",
        "der",
        "dem",
        "den",
    ]
)  # before words in marks
_LEAD = re.compile(
    r"^(?:[\s,:;–—-]|(?:nach eigenen (?:Angaben|Worten|Aussagen)|nach eigener (?:Aussage|Darstellung"
    r"|Einschätzung)|by (?:its|his|her|their) own account"
    r"|according to (?:its|his|her|their) own \w+|pour (?:sa|leur) part|de (?:son|leur) côté|selon (?:ses"
    r"|leurs) propres \w+|quant à (?:lui|elle|eux)"
    r"|por su parte|a su vez|según sus propias palabras|lui|elle|eux)\b\s?,?|(?:(?:da(?:rauf|von|mit|ran|für|zu"
    r"|gegen)|sich)\s)?(?:damit|darauf|daran|das|hin|klar|vor|mit|an|ein|fest|zu|überzeugt|sicher|aus|ab|nahe"
    r"|bekannt|zuversichtlich)\s*[,:]|(?:that|de que|dass|daß|que|si|ob)\s|qu['’])+",
    re.IGNORECASE,
)
_COLON = re.compile(r"[^:\ufffc]{1,60}:\s?(?=\ufffc)")  # 'answered with a saying: "..."'
_QUESTION = re.compile(r"(?:whether|if|who|what|why|how|when|where|which)\b", re.IGNORECASE)
_BEHIND = re.compile(
    r",?\s(?:from|in|at|on|to|with|during|after|before|aus|von|in|im|bei|mit|nach|vor|dans|à|au|en|avec|depuis"
    r"|lors|desde|con|ante|durante|entre|a)\s",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r",\s(?:an?|the same|eine?n?|une?|una?)\s(?:\w+\s)?(?:phrase|word|term|line|remark|reference|comment"
    r"|expression|nod|quip|dig"
    r"|claim|slogan|Formulierung|Formel|Wort|Anspielung|mot|formule|frase|palabra|expresión)\b"
)
_TAIL = re.compile(r"[\s,;:–—-]+$")


def read(article: Article, mentions: Sequence[Mention]) -> tuple[tuple[Line, ...], list[Voice]]:
    """The sentences of an article with the sources of each, and all voices in the order of the text.

    Args:
        article: The article.
        mentions: Its names.
    """
    lines = scene.lines(article, mentions)
    said: list[list[Said]] = []
    voices = _find(article, lines, mentions, said)
    of_quote = {q.outer: _speaker(v) for v in voices for line in lines for q in line.quotes if _has(v, q)}
    return tuple(
        scene.heard(
            line,
            sources,
            [v for v in voices if any(p.overlaps(line.sentence.span) for p in v.parts)],
            [replace(q, said=of_quote.get(q.outer)) for q in line.quotes],
        )
        for line, sources in zip(lines, said, strict=True)
    ), voices


def find(article: Article, mentions: Sequence[Mention]) -> list[Voice]:
    """The voices of an article in the order of its text."""
    return read(article, mentions)[1]


def _find(article: Article, lines: Sequence[Line], mentions: Sequence[Mention], said: list[list[Said]]) -> list[Voice]:
    cast = Cast(article, mentions, (lines[0].language if lines else "en"))
    found: list[Voice] = []
    told: set[Span] = set()  # quotes that have a voice
    waiting: Voice | None = None  # "She said:" waits for the quote that follows
    open_: list[Quote] = []  # begun, and not yet at their end
    for number, line in enumerate(lines):
        end = line.sentence.span.end
        reports = reported.find(line.bare, line.language)
        cast.enter(line)
        new: list[Voice] = []
        said.append(_said(line, reports, cast))
        for report in reports:
            if _passes_on(report, reports) or _by_the_way(report, line):
                continue
            voice = _voice(line, report, reports, line.quotes, cast)
            if voice is None:
                continue
            if not voice.parts:
                waiting = None if joined(voice, found) else voice
                continue
            told.update(q.outer for q in line.quotes if any(p.overlaps(q.content) for p in voice.parts))
            new.append(voice)
        found += _once(new)
        index = None if new or waiting else goes_on(line, lines[number - 1] if number else None, reports, found)
        if index is not None:
            found[index] = with_more(found[index], line)
            told.update(q.outer for q in line.quotes_within())
        open_ += [q for q in line.quotes if line.sentence.span.start <= q.outer.start < end]
        for quote in [q for q in open_ if q.outer.end <= end or line is lines[-1]]:
            open_.remove(quote)
            if quote.outer not in told:
                began = next((i for i in range(number, -1, -1) if lines[i].sentence.span.start <= quote.outer.start), 0)
                after = lines[number + 1] if number + 1 < len(lines) else None
                beside = (lines[began - 1] if began else None, lines[began], after)
                waiting = alone(article, line, quote, found, waiting, cast, beside)
                told.add(quote.outer)
    kept = sorted((v for v in found if v.parts), key=lambda v: (v.parts[0], v.cue or v.parts[0]))
    return named_next(article, reopened(article, kept), mentions)


def _said(line: Line, reports: Sequence[Report], cast: Cast) -> list[Said]:
    """The sources of a sentence, in order of their cues."""
    found = []
    for report in reports:
        if not attribution.says(line.bare, report):
            continue
        who = cast.meant(line, report.source)
        if who.name is not None and report.source is not None:
            words = report.source.of(line.sentence.text)
            found.append(
                attribution.said(
                    line.sentence.text,
                    report,
                    who.name,
                    person=who.type == "person",
                    anonymous=cast.anonymous(who, words),
                    pronoun=words.lower() in PRONOUNS,
                )
            )
    return found


def _has(voice: Voice, quote: Quote) -> bool:
    return voice.speaker is not None and any(p.overlaps(quote.content) for p in voice.parts)


def _speaker(voice: Voice) -> Said:
    """Who speaks a voice, as a source of the quotes in it."""
    link = voice.chain[-1] if voice.chain else None
    place = voice.cue or voice.parts[0]
    who = voice.speaker or ""
    unnamed = link is not None and link.anonymous
    return Said(who, who if voice.person else None, link.cue if link else "", place, place, anonymous=unnamed)


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
    if marked and bare and _only_quoted(line, report):
        inside = [q for q in quotes if any(p.overlaps(q.outer) for p in parts)]
        parts, bare = [_trim(line, q.content) for q in inside], False
    saying = _asks(line.bare, report) or bool(report.manners & {"says", "tells", "thinks", "shows", "clauses"})
    stated = _states(line, report)
    form: Form = "direct" if marked and not bare else "mixed" if marked else "indirect"
    that = bool(report.content) and report.content[0].of(line.bare).startswith("that ") and report.clause
    if (report.form == "noun" and not that) or (
        report.form != "noun"
        and not marked
        and not stated
        and (not saying or report.denied or not channels.is_clause(line.bare, report))
    ):
        form = "stance"
    who = cast.who(line, report.source)
    chain = chains.chain(line, report, all_, cast, who)
    return Voice(
        form,
        tuple(parts),
        who.name,
        report.source.shifted(at) if report.source else None,
        report.cue.shifted(at),
        report.hearer.shifted(at) if report.hearer else None,
        channels.medium(line.sentence.text, channels.through(line.sentence.text, report), at),
        chain,
        who.why,
        report.denied,
        who.type == "person",
    )


def _only_quoted(line: Line, report: Report) -> bool:
    """Whether the words in marks hang on a thing and on no clause: "accused them of treating it "like a toy"."""
    if report.form != "verb" or report.clause or report.cue.start > report.content[0].start:
        return False
    words = report.content[0].of(line.bare)
    before = words.split("\ufffc")[0].split()
    if not before or words[:3] == "to ":
        return False
    if line.language == "en":
        return "says" not in report.manners and "thinks" not in report.manners
    return before[-1].lower() in _HANGING


_HANGING = frozenset({"als", "comme", "como", "de", "d'", "con", "a", "à", "mit", "escueto", "simple", "lacónico"})
_THINGS = frozenset({"report", "reports", "describe", "confirm", "detail"})
_SAME = re.compile(
    r"(?:the (?:same|report|claim|news|matter|incident)|it|this|that|them|him|her|us|me|its|no|not)\b", re.IGNORECASE
)


def _states(line: Line, report: Report) -> bool:
    """Whether a thing without a verb is given as so: a number told, what a paper shows, what people report."""
    if report.denied or report.source is None or not report.content:
        return False
    words = report.content[0].of(line.bare)
    if words[:3] == "to " or (report.source.of(line.bare).lower() in PRONOUNS and "counts" not in report.manners):
        return False
    number = any(c.isdigit() for piece in report.content for c in piece.of(line.bare)) or "half" in words
    if "counts" in report.manners and (number or set(report.cue.of(line.bare).lower().split()) & lexicon.seeing()):
        return True
    paper = channels.is_paper(report.source.of(line.bare)) and bool(report.manners & {"shows", "says", "judges"})
    return paper or (report.lemma in _THINGS and _SAME.match(words) is None)


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
    tells = report.form == "verb" and ("says" in report.manners or ("tells" in report.manners and report.clause))
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
    colon = _COLON.match(line.bare[piece.start - start : piece.end - start])
    lead = colon or _LEAD.match(words)
    begin = piece.start + (lead.end() if lead else 0)
    end = piece.end - len(_TAIL.search(words)[0]) if _TAIL.search(words) else piece.end  # type: ignore[index]
    if end <= begin:
        return [], False, False
    bare = line.bare[begin - start : end - start]
    plain = bool(re.search(r"\w", bare))
    if len(inside) == 1 and plain and _is_whole(line, inside[0], begin, bare):
        return [_trim(line, inside[0].content)], True, False
    if inside and (not plain or set(re.findall(r"\w+", bare.lower())) <= _SMALL):
        return [_trim(line, q.content) for q in inside], True, False
    return [Span(begin, end)], bool(inside), plain


def _is_whole(line: Line, quote: Quote, begin: int, bare: str) -> bool:
    """Whether quoted words are all that is said, with a place or a remark behind them: '"Shame!" from the benches'."""
    if quote.outer.start > begin + 1:
        return False
    words = line.sentence.text[
        max(0, quote.content.start - line.sentence.span.start) : quote.content.end - line.sentence.span.start
    ].strip()
    remark = _REMARK.match(bare[max(0, quote.outer.end - begin) :])
    if remark is not None:
        return True
    rest = bare[max(0, quote.outer.end - begin) :]
    return words[:1].isupper() and words[-1:] in ".!?…,;" and _BEHIND.match(rest) is not None


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

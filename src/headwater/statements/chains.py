"""Everybody that words passed through, outermost first: the newsroom that was told, whoever is cited, who speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from headwater.records import Span
from headwater.statements import channels
from headwater.statements.newsrooms import newsroom_in
from headwater.statements.reported import Report
from headwater.statements.scene import Line
from headwater.statements.speakers import Cast, Who
from headwater.statements.voice import Link

_DEEPEST = 5  # sources that words are followed through
_NEAR = 140  # characters beside a source in which it is told who got hold of it
_THROUGH = re.compile(
    r"(?<!\w)(?:(?P<got>(?:first |also |independently |exclusively )?(?:seen|obtained|reviewed|viewed|examined"
    r"|acquired|consulted|published|revealed"
    r"|released|reported|carried|broadcast|accessed|verified|aired|printed"
    r"|disclosed)(?: and \w+)? (?:first )?by|leaked to|provided to|shown to|given to|sent to|handed to"
    r"|shared with|shown on|made available to|speaking to|spoke to|talking to|(?:consulté|obtenu|révélé|vu"
    r"|publié|relayé|diffusé|dévoilé|interrogé|contacté|joint)(?:e|s|es)? par"
    r"|transmis(?:e|es)? à|(?:consultad|obtenid|vist|publicad|revelad|adelantad|difundid)[oa]s? por|(?:tuvo"
    r"|ha tenido|tuvieron) acceso"
    r"|(?:eingesehen|veröffentlicht) von)"
    r"|(?P<cited>(?:cited|quoted|interviewed|named|contacted)(?: and \w+)? by|cité(?:e|s|es)? par|citad[oa]s? por"
    r"|zitiert (?:von|vom)))\s",
    re.IGNORECASE,
)
_HELD = re.compile(r"(?<!\w)(?:dem|der|den) (?P<who>[^,.;]{2,40}?) (?:vorlieg\w*|vorlag\w*)(?!\w)")
_HAD = re.compile(
    r"(?:que|dont|qu['’])\s?(?P<who>[^,.;]{2,40}?) (?:a pu consulter|a pu voir|s['’]est procurée?|a obtenu"
    r"|a pris connaissance|a consulté)",
    re.IGNORECASE,
)
_GOT_FROM = re.compile(
    r"\s(?:auprès d['’e]\s?|auprès du |auprès des |de (?=source)|d['’]une source|aus (?=[\w-]*[Kk]reisen))"
)
_AFTER_NAME = re.compile(
    r"[,;:.]|\s(?:as|shows?|says?|said|and|et|y|und|that|que|which|who|on|in|for|gave|was|were|had|has)\s"
)


@dataclass(frozen=True, slots=True)
class Passed:
    """A newsroom that words passed through, and where it stands in the sentence."""

    who: str
    span: Span
    anonymous: bool = False


def chain(line: Line, report: Report, all_: Sequence[Report], cast: Cast, who: Who) -> tuple[Link, ...]:
    """Everybody the words of a report passed through: outlets and whoever reports it outside, who is cited, who speaks.

    Args:
        line: The sentence.
        report: The report whose words they are.
        all_: All reports of the sentence.
        cast: Who is known.
        who: Whom the report's source means.
    """
    at = line.sentence.span.start
    text = line.sentence.text
    outer = sorted(
        (o for o in all_ if o is not report and _holds(o, report)), key=lambda o: -sum(len(c) for c in o.content)
    )[:_DEEPEST]
    links: list[Link] = []
    for one in (*outer, report):
        whom = who if one is report else cast.who(line, one.source)
        told = _told(line, one, cast)
        got = _got(line, one, cast)
        for passed in (told, got):
            if passed is not None:
                links.append(Link(passed.who, passed.anonymous, one.cue.of(text), "outlet", passed.span.shifted(at)))
        if one.source is None and one is report and whom.name is not None:
            channel = channels.channel(text, one, whom, told=told is not None)
            unnamed = cast.anonymous(whom, whom.name)
            links.append(Link(whom.name, unnamed, one.cue.of(text), channel, one.cue.shifted(at)))
        if one.source is None or whom.name is None:
            continue
        words = one.source.of(text)
        inner = _GOT_FROM.search(words)
        channel = channels.channel(text, one, whom, told=told is not None)
        name, place = whom.name, one.source
        if inner is not None and whom.type != "person" and newsroom_in(words[: inner.start()], cast.newsrooms):
            rest = words[inner.end() :] if not inner[0].endswith("source") else "une source" + words[inner.end() :]
            name = newsroom_in(words[: inner.start()], cast.newsrooms) or name
            place = Span(one.source.start, one.source.start + inner.start())
            links.append(Link(name, False, one.cue.of(text), "outlet", place.shifted(at)))
            own = Span(one.source.start + inner.end(), one.source.end)
            links.append(Link(rest, cast.anonymous(Who(rest), rest), inner[0].strip(), "unspecified", own.shifted(at)))
            continue
        links.append(Link(name, cast.anonymous(whom, words), one.cue.of(text), channel, place.shifted(at)))
    _cite(line, report, all_, cast, links, deep=bool(outer))
    return _each_once(links)


def _holds(outer: Report, inner: Report) -> bool:
    return any(c.covers(inner.cue) for c in outer.content) and outer.lemma not in channels.citing()


def _told(line: Line, report: Report, cast: Cast) -> Passed | None:
    """The newsroom that was told: "told Kestrel FM", "in an interview with the Ledger", "on Radio Nube"."""
    text = line.sentence.text
    if report.hearer is not None:
        words = report.hearer.of(text)
        if re.match(
            r"(?:this|our|dieser|unserer|cette|notre|este|esta|the press|reporters|journalists)(?!\w)",
            words,
            re.IGNORECASE,
        ):
            return None
        strict = line.language == "de" or _is_other(line, report.hearer)
        named = newsroom_in(words, cast.newsrooms, strict=strict)
        if named is not None and not _is_person(line, report.hearer):
            return Passed(named, _place(text, named, report.hearer))
    through = channels.through(text, report)
    if through is None:
        return None
    with_ = re.search(
        r"\s(?:with|to|by|mit|avec|con|à|a|au|al|gegenüber|accordé[e]? à|sur|on|for|für|pour|para)\s(.{2,80})",
        through.of(text),
    )
    words = with_[1] if with_ is not None else through.of(text)
    words = _AFTER_NAME.split(words)[0]
    talked = with_ is not None and channels.is_talk(through.of(text)) and not _is_other(line, through)
    named = newsroom_in(words, cast.newsrooms, strict=not talked) or (
        newsroom_in(re.sub(r"^(?:the|der|dem|la|le|el|l['’])\s?", "", words), cast.newsrooms, strict=False)
        if talked
        else None
    )
    if named is None and re.match(r"(?:on|sur|en|auf|im|in)\s", through.of(text), re.IGNORECASE) and with_ is None:
        return None
    return Passed(named, _place(text, named, through)) if named is not None else None


def _got(line: Line, report: Report, cast: Cast) -> Passed | None:
    """The newsroom that got hold of a source: "a memo seen by Reuters", "sources cited by the Ledger"."""
    text = line.sentence.text
    if report.source is None:
        quoting = re.search(r"(?:quoted|cited) by ", text)
        if quoting is None:
            return None
    start = report.source.start if report.source is not None else 0
    if report.source is None or report.source.start < report.cue.start:
        stop = report.cue.start if report.source is not None else len(text)
        if report.cue.of(text).lower() in ("saying",) or re.search(r"as saying by ", text):
            stop = len(text)
    else:
        tail = re.search(r"[.;]|,\s(?=\w+ \w+ (?:is|are|was|were)\s)", text[report.source.end :])
        stop = report.source.end + (tail.start() if tail else len(text) - report.source.end)
        last = max((c.start for c in report.content if c.start > report.source.end), default=stop)
        stop = min(stop, last)
    stop = min(stop, start + 2 * _NEAR)
    for m in _THROUGH.finditer(text, start, stop):
        rest = text[m.end() : m.end() + _NEAR]
        words = _AFTER_NAME.split(rest)[0]
        if _polled(text, m.start()):
            continue
        named = newsroom_in(words, cast.newsrooms, strict=_is_other(line, Span(m.end(), m.end() + len(words))))
        if named is None and m["cited"]:
            found = re.match(
                r"(?:the |la |le |el |l['’]|der |die )?((?:[\w-]+ ){0,3}?[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ][\w-]*)*)", words
            )
            named = found[1] if found is not None else words.strip() or None
        if named is not None and not _is_person(line, Span(m.end(), m.end() + len(words))):
            return Passed(named, _place(text, named, Span(m.end(), m.end() + len(rest))))
    for pattern in (_HELD, _HAD):
        held = pattern.search(text, start, min(len(text), start + 2 * _NEAR))
        if held is not None and not re.match(r"(?:dieser|unserer|uns)", held["who"]):
            named = newsroom_in(held["who"], cast.newsrooms, strict=False)
            if named is not None:
                return Passed(named, _place(text, named, Span(*held.span("who"))))
    return None


def _polled(text: str, at: int) -> bool:
    return bool(re.search(r"(?:polled|surveyed) $", text[max(0, at - 9) : at]))


def _is_other(line: Line, place: Span) -> bool:
    """Whether a name of a place or person stands there, so that a bare name cannot be a newsroom's."""
    on_page = place.shifted(line.sentence.span.start)
    return any(m.type in ("person", "place", "event") and m.span.overlaps(on_page) for m in line.mentions)


def _is_person(line: Line, place: Span) -> bool:
    on_page = place.shifted(line.sentence.span.start)
    return any(
        m.type == "person" and m.span.start <= on_page.start + 1 for m in line.mentions if m.span.overlaps(on_page)
    )


def _place(text: str, name: str, near: Span) -> Span:
    at = text.find(name, near.start)
    return Span(at, at + len(name)) if at >= 0 else near


def _cite(line: Line, report: Report, all_: Sequence[Report], cast: Cast, links: list[Link], *, deep: bool) -> None:
    """Puts whom a source cites ("citing two officials") behind the source."""
    at = line.sentence.span.start
    for cited in all_:
        if cited.lemma not in channels.citing() or cited.form != "phrase" or cited.source is None or cited is report:
            continue
        whom = cast.who(line, cited.source)
        words = cited.source.of(line.sentence.text)
        cue = cited.cue.of(line.sentence.text)
        channel = channels.channel(line.sentence.text, cited, whom, told=False)
        link = Link(whom.name or words, cast.anonymous(whom, words), cue, channel, cited.source.shifted(at))
        place = next(
            (i for i, o in enumerate(links) if o.span == (report.source.shifted(at) if report.source else None)), 0
        )
        links.insert(place + 1 if not deep else place, link)


_ARTICLE = re.compile(r"^(?:the|der|die|das|dem|den|la|le|el|les|los|l['’])\s?", re.IGNORECASE)


def _each_once(links: Sequence[Link]) -> tuple[Link, ...]:
    seen: set[str] = set()
    kept = []
    for link in links:
        who = _ARTICLE.sub("", link.who).casefold()
        if who not in seen:
            seen.add(who)
            kept.append(link)
    return tuple(kept)

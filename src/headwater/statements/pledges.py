"""Commitments in a sentence: who binds himself, how firmly, towards whom, how much, on what condition, by when.

The council promised the residents a bus stop by Easter if the state pays.
by            cue      to            what       due      condition
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from headwater.records import Span
from headwater.statements import binders
from headwater.statements.pledgewords import NAME, PARTY, Rules, binding
from headwater.statements.scene import Line

_NEEDS_NOUN = frozenset({"signed", "initialled"})  # films are sealed and players sign; an agreement must be named
_NEEDS_SUM = frozenset({"allocated", "delivered"})
_LONGEST_BY = 9  # words of whoever binds himself
_LONGEST_TO = 6
_LONGEST_TIME = 32  # characters of "before the end of the year"
_TIME = re.compile(
    r"\s(?:on|last|this|am|ce|el)\s(?:\w+day|week|month|year|\w+tag|lunes|martes|miércoles|jueves|viernes|sábado|domingo)\b"
    r"|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|also|now|then|auch|nun|aussi|también|has|have|had|hat|haben"
    r"|a|ont|ha|han|is|are|was|were|ist|sind|est|sont)\s*$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"[;:]|,?\s(?:but|aber|mais|pero)\s|\.\s")
_LEAD = re.compile(
    r"^(?:under|after|according|in|on|at|as|with|for|last|am|im|nach|laut|bei|selon|après|según|tras|en)\b[^,]*,\s+",
    re.IGNORECASE,
)
_THAT = re.compile(r"\b(?:that|dass|que|qu')\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment told in one sentence; places count in the sentence.

    Attributes:
        span: The telling clause.
        cue: The words that bind.
        amount: The place of the sum or number promised, or None.
        before: The text says that it was made known earlier.
        passive: What is given stands where who gives would: "the money will be paid".
    """

    span: Span
    cue: Span
    status: str
    by: str
    to: str | None
    amount: Span | None
    condition: str | None
    due: str | None
    before: bool
    passive: bool = False


def pledges(line: Line, following: str = "", told: Sequence[Pledge] = (), before: Line | None = None) -> list[Pledge]:
    """The commitments of a sentence, one a main clause at most.

    Args:
        line: The sentence.
        following: The next sentence of the paragraph; it may say that all this is not new.
        told: The commitments of the sentence before; "it had been promised in May" only says that they are old.
        before: The sentence before, whose person "she" is.
    """
    rules = binding(line.language)
    found = []
    for segment in _segments(line.sentence.text):
        made = _pledge(line, segment, rules, following)
        if made is not None and not (told and made.before and made.amount is None):
            made = _resolved(made, told, before)
            by = binders.party(made.by) if made.by.lower() not in _PRONOUNS else ""
            to = binders.party(made.to) or None if made.to else None
            if any(by.startswith(f.span.of(line.sentence.text)) for f in line.figures):
                by = ""  # "nineteen days will be needed"
            by = by or ("" if made.passive else binders.subject(line, made.cue.start, before))
            if by or (made.passive and made.amount is not None and made.status != "announced"):
                found.append(replace(made, by=by, to=to))
    return found


def _resolved(pledge: Pledge, told: Sequence[Pledge], before: Line | None) -> Pledge:
    """The commitment with the name of whom "she" or "it" means."""
    word = pledge.by.lower()
    if word in _PERSONS and before is not None:
        spoken = [s.person for s in before.said if s.person]
        named = [m.key for m in before.mentions if m.type == "person"]
        return replace(pledge, by=next(iter((*spoken, *named)), pledge.by))
    if told and (word in _PRONOUNS or pledge.passive):
        return replace(pledge, by=told[0].by, to=pledge.to or told[0].to)
    return pledge


def _segments(text: str) -> list[Span]:
    cuts = [0, *(m.end() for m in _JOINT.finditer(text)), len(text)]
    return [Span(a, b) for a, b in pairwise(cuts) if b - a > 10]


def _pledge(line: Line, segment: Span, rules: Rules, following: str) -> Pledge | None:
    text = segment.of(line.sentence.text)
    hit = _cue(text, rules, reported=bool(line.said))
    if hit is None:
        return None
    status, cue = hit
    start, end = _clause(line, segment, cue)
    if rules.asking.match(line.sentence.text, start):
        return None
    place = Span(segment.start + cue[0], segment.start + cue[1])
    amount = _amount(line, start, end, place)
    if status in _NEEDS_NOUN and not rules.nouns.search(text):
        return None
    if status in _NEEDS_SUM and amount is None and not rules.nouns.search(line.sentence.text, start, end):
        return None
    by, passive = _by(line, start, place.start, rules), False
    if _given(line, place):
        passive, agent = True, _agent(line, place.start)
        by = agent or "it"
    if not by or rules.wishes.search(line.sentence.text, start, place.start):
        return None
    words = line.sentence.text
    condition = rules.condition.search(line.sentence.text, place.end)
    due = next((said for m in rules.due.finditer(line.sentence.text, start, end) if (said := _time(line, m))), None)
    if due is not None and status != "announced" and _MADE.match(due):
        due = None  # pledged on Tuesday
    anchor = (
        rules.giving.search(line.sentence.text, place.end, end)
        if rules.future.fullmatch(place.of(line.sentence.text))
        else None
    )
    to = _to(words, anchor.end() if anchor is not None else place.end, end, rules)
    if anchor is not None and rules.receiving.match(anchor[0]):
        by, to = _source(line, segment) or by, by  # households will get a credit
    return Pledge(
        Span(start, end),
        place,
        status,
        by,
        to,
        amount,
        _until_mark(words, condition.start()) if condition else None,
        due,
        bool(rules.before.search(words) or rules.before.search(following)),
        passive=passive or (by in words[: place.start] and bool(_PASSIVE.match(words, place.end + 1))),
    )


def _cue(text: str, rules: Rules, *, reported: bool) -> tuple[str, tuple[int, int]] | None:
    """The binding words: the strongest status in the clause, the plain future last."""
    if rules.any.search(text) is None and _HEADLINE.match(text) is None:
        return None
    for status, pattern in rules.cues:
        m = pattern.search(text)
        if status == "announced" and (plain := _future(text, rules, reported)) is not None:
            return status, plain
        if m is None:
            continue
        upgrade = rules.future.search(text) if status == "signed" else None
        if upgrade is not None and m.end() < upgrade.start():
            return status, upgrade.span()  # under a memorandum signed in May, X will supply
        return status, m.span()
    return None


def _future(text: str, rules: Rules, reported: bool) -> tuple[int, int] | None:
    """A plain future that binds: will give, wird liefern, versera; of reported speech also would give."""
    for m in rules.future.finditer(text):
        if _WOULD.fullmatch(m[0]) and (not reported or _LIKE.match(text, m.end())):
            continue
        if m[0].lower() not in rules.plain or rules.giving.search(text, m.end(), m.end() + rules.reach):
            return m.span()
    headline = _HEADLINE.match(text)
    if headline is not None and rules.giving.match(text, headline.end()):
        return headline.span("cue")
    return None


def _clause(line: Line, segment: Span, cue: tuple[int, int]) -> tuple[int, int]:
    """The segment without who says so and what leads in."""
    start, end = segment.start, segment.end
    at = segment.start + cue[0]
    for said in line.said:
        if said.whole or said.place.start <= at < said.place.end:
            continue
        if said.place.end <= at:
            start = max(start, said.place.end)
        elif said.place.start > at:
            end = min(end, said.place.start)
    lead = _LEAD.match(line.sentence.text[start:at])
    start += lead.end() if lead else 0
    text = line.sentence.text
    while start < at and not (text[start].isalnum()):
        start += 1
    that = _THAT.match(text, start, at)
    start = that.end() if that else start
    while end > at and text[end - 1] in " .,;:-–—":
        end -= 1
    return start, max(end, at + 1)


def _amount(line: Line, start: int, end: int, cue: Span) -> Span | None:
    """The sum promised, else the number: behind the cue, else before it."""
    inside = [f for f in line.figures if start <= f.span.start < end and f.quantity.kind not in ("date", "time")]
    money = [f for f in inside if f.quantity.kind == "money"]
    counted = [f for f in inside if f.quantity.kind in ("count", "measure") and f.quantity.unit not in _NO_GOODS]
    for group in (money, counted):
        behind = [f.span for f in group if f.span.start >= cue.start]
        passive = _PASSIVE.search(line.sentence.text[max(start, cue.start - 8) : cue.end]) is not None
        if behind or (passive and group):
            return (behind or [f.span for f in group])[0]
    return None


_PASSIVE = re.compile(r"\b(?:was|were|been|be|wurden?|worden|été|fue|fueron|sido|ser)\b", re.IGNORECASE)
_AGENT = re.compile(rf"\s(?:by|von|par|por)\s(?P<party>{PARTY})")
_SPEAKING = frozenset({"i", "we", "ich", "wir", "je", "nous", "on", "yo", "nosotros"})
_PERSONS = frozenset({"he", "she", "er", "sie", "il", "elle", "él", "ella"})
_PRONOUNS = frozenset(
    {"it", "he", "she", "they", "er", "sie", "es", "il", "elle", "ils", "elles", "on", "which", "who"}
)


_NO_GOODS = frozenset(
    {
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "year",
        "decade",
        "km/h",
        "mph",
        "°C",
        "°F",
        "degree",
        "m",
        "ft",
    }
)
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade"})


def _by(line: Line, start: int, cue: int, rules: Rules) -> str:
    """Who binds himself: the name before the cue, else the words there."""
    words = line.sentence.text[start:cue].rstrip()
    for _ in range(3):
        words = _TIME.sub("", words).rstrip(" ,\"“”'’‘")
    words = rules.leading.sub("", words)
    if not words:
        return _inverted(line, cue)
    if words.lower() in _SPEAKING:
        quote = line.quoting(line.page(Span(cue, cue + 1)))
        spoken = quote.said.who if quote is not None and quote.said is not None else ""
        return spoken or next((s.who for s in line.said), words)
    if words.lower() in _PRONOUNS:
        return next((s.who for s in line.said if not s.pronoun and s.place.start < cue), words)
    text = line.sentence.text
    agent = _agent(line, cue) if _PASSIVE.search(text[max(0, cue - 8) : cue + 30]) else ""
    if agent:
        return agent
    shift = line.sentence.span.start
    near = [
        m
        for m in line.mentions
        if start <= m.span.start - shift and m.span.end - shift <= cue and m.type in ("person", "org", "place")
    ]
    if near and not re.match(r"['’]s?\s\w", line.sentence.text[near[-1].span.end - shift : cue]):
        person = [m for m in near if m.type == "person"]
        return (person or near)[-1].key if len(words.split()) > 2 else near[-1].key
    parts = words.split()
    return " ".join(parts[-_LONGEST_BY:]) if len(parts) > _LONGEST_BY else words


def _given(line: Line, cue: Span) -> bool:
    """Whether what is given is the subject: "2 million euros were approved"."""
    head = line.sentence.text[max(0, cue.start - 12) : cue.start]
    return _PASSIVE.search(head.rstrip()[-9:]) is not None


def _agent(line: Line, cue: int) -> str:
    """Who does it, behind "by" in the passive; no day."""
    agent = _AGENT.search(line.sentence.text, cue)
    if agent is None or any(
        f.quantity.kind == "date" and f.span.overlaps(Span(*agent.span("party"))) for f in line.figures
    ):
        return ""
    return agent["party"].strip(" .,;")


def _source(line: Line, segment: Span) -> str:
    """Who says so: "Energy minister: households will get a credit"."""
    before = re.search(r"(?:^|[.\d]\s)([^.:\d]{3,40}):\s*$", line.sentence.text[: segment.start])
    return before[1].strip() if before else next((s.who for s in line.said), "")


def _inverted(line: Line, cue: int) -> str:
    """Am Freitag unterzeichneten beide Länder: the subject behind the verb."""
    m = re.match(rf"\S+\s({PARTY})", line.sentence.text[cue:])
    return m[1] if m and line.language == "de" else ""


def _to(words: str, at: int, end: int, rules: Rules) -> str | None:
    """Towards whom: what stands between the verb and what is given, or follows "to" or "for"."""
    direct = rules.direct.match(words, at, end)
    if direct is not None and len(direct["party"].split()) <= _LONGEST_TO:
        return direct["party"].strip(" .,;")
    for m in rules.to.finditer(words, at, end):
        if not _SEASONS.search(m["party"]):
            return m["party"].strip(" .,;")
    return None


def _time(line: Line, m: re.Match[str]) -> str | None:
    """By when, as far as the words behind "by" or "before" tell a time: up to its end."""
    ends = [
        f.span.end
        for f in line.figures
        if (f.quantity.kind == "date" or f.quantity.unit in _TIMES) and m.start() <= f.span.start < m.end()
    ]
    ends += [m.start() + season.end() for season in _SEASONS.finditer(m[0])]
    far = min(ends, default=0)
    return line.sentence.text[m.start() : far] if far and far - m.start() <= _LONGEST_TIME else None


_SEASONS = re.compile(
    r"\b(?:spring|summer|autumn|winter|easter|christmas|week|month|year|end|tomorrow|jahresende|frühjahr|sommer|herbst|ostern"
    r"|weihnachten|monatsende|printemps|été|automne|hiver|noël|pâques|mars|avril|juin|primavera|verano|otoño|invierno|navidad"
    r"|fin\sde\saño|bill)\b",
    re.IGNORECASE,
)


def _until_mark(text: str, start: int) -> str:
    stop = re.search(r"[,.;:]", text[start:])
    return text[start : start + stop.start() if stop else len(text)].strip()


_HEADLINE = re.compile(rf"(?:{NAME}\s){{1,5}}(?P<cue>to)\s")  # Norway to give tanks
_WOULD = re.compile(r"would|würden?|wolle|wollten|\w+(?:rait|raient|ría|rían)", re.IGNORECASE)
_LIKE = re.compile(r"\s(?:take|like|rather|have|prefer|love|need|mean|gern|lieber)\b", re.IGNORECASE)
_MADE = re.compile(r"(?:on|am|le|el|in|im|en)\s", re.IGNORECASE)

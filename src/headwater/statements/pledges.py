"""Commitments in a sentence: who binds himself, how firmly, towards whom, how much, on what condition, by when.

The council promised the residents a bus stop by Easter if the state pays.
by            cue      to            what       due      condition
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from headwater.records import Span
from headwater.statements import binders, gates, tells_of
from headwater.statements.doers import Doing, doing, phrase, told
from headwater.statements.pledgewords import NAME, PARTY, Rules, binding
from headwater.statements.scene import Line
from headwater.statements.vouched import vouched

_TAG_OPENS = frozenset(",\"”»“–—’'")  # before "he said" behind what was said
_STATUS = {"declined": "denied", "future": "announced"}
_TWO_SIDED = frozenset({"signed", "initialled", "agreed"})
_SECOND_CUE = 40  # characters behind "and" in which the cue of another commitment stands
_JOINT = re.compile(r"(?:;|:(?!\d))|,?\s(?:but|aber|mais|pero)\s|\.\s")
_AND = re.compile(r",?\s(?:and|und|et|y)\s")
_LEAD = re.compile(
    r"^(?:under|after|according|in|on|at|as|with|for|last|am|im|nach|laut|bei|selon|après|según|tras|en)\b[^,]*,\s+",
    re.IGNORECASE,
)
_THAT = re.compile(r"\b(?:that|dass|que|qu')\s", re.IGNORECASE)
_AGENT = re.compile(rf"\s(?:by|von|vom|par|por)\s(?P<party>{PARTY})")
_EARLIER = re.compile(r"(?:first|previously|already|originally)\s", re.IGNORECASE)
_FIRM = frozenset({"pledged", "announced", "allocated", "agreed", "signed"})
_TO_GIVE = re.compile(r"(?:of\s)?to\s|de\s|d['’]|à\s|a\s(?=\w+r\b)")
_BOUND = re.compile(rf"(?:commit|oblig|bind|requir)(?:s|es|ed)\s(?P<by>{PARTY})\sto\s")
_RECIPIENT = re.compile(r"promis|pledg|offer|assur|guarante", re.IGNORECASE)
_SAID = re.compile(
    r"\b(?:said|says|told|announced|confirmed|added|insisted|sagte|sagten|teilte|erklärte|dit|déclaré|annoncé|affirmé|dijo|anunció"
    r"|afirmó|aseguró)\b"
)
_SOURCE = re.compile(r"(?:^|[.\d]\s)([^.:\d]{3,40}):\s*$")
_GAP = 60  # characters between a sum and the next giver of a list
_NEXT = re.compile(
    rf"(?:,|,?\s(?:and|und|et|y|while|während))\s(?P<by>{PARTY})\s"
    r"(?:(?:with|mit|con|avec|another|weitere|about|some|up to)\s){0,2}$"
)
_OF_IT = re.compile(
    r"\b(?:(?:of|de)\s(?:that|this|esa|ese|cette|ce)\s(?:sum|amount|money|suma|dinero|somme|montant)|the\s(?:first|second|last|final)|of\s(?:it|them|this|that|the)|the\smoney|davon|dont|de\sell[oa]s?)\b",
    re.IGNORECASE,
)
_REST = re.compile(r"the\s(?:rest|remainder|balance)\b", re.IGNORECASE)
_DENIED = re.compile(r"\bden(?:y|ies|ied)\sthat\s(?P<by>[^,.;]{2,40}?)\s(?:had|has|have|ever)\s")
_SPEAKING = frozenset({"i", "we", "ich", "wir", "je", "nous", "on", "yo", "nosotros"})
_PERSONS = frozenset({"he", "she", "er", "sie", "il", "elle", "él", "ella"})
_PRONOUNS = _PERSONS | {"it", "they", "es", "ils", "elles", "on", "which", "who", "that", "this", "ello", "ellos"}
_HEADLINE = re.compile(rf"(?:\d\d?[:.]\d\d\s+)?(?:{NAME}\s){{1,5}}(?P<cue>to)\s")  # Norway to give tanks
_WOULD = re.compile(r"would|würden?|wolle|wollten|\w+(?:rait|raient|ría|rían)", re.IGNORECASE)
_LIKE = re.compile(r"\s(?:like|rather|have|prefer|love|need|mean|gern|lieber)\b", re.IGNORECASE)
_IF = re.compile(r"(?:if|si|wenn|unless)$", re.IGNORECASE)  # "once" waits for others, "if" binds
_TWO = re.compile(rf"\b(?:between|zwischen|entre)\s(?P<by>{PARTY}|{NAME})\s(?:and|und|et|y)\s(?P<to>{PARTY}|{NAME})")
_BOTH = re.compile(r"^(?:both\s)?(?P<by>[^,]{2,60}?)\s(?:and|und|et|y)\s(?P<to>[^,]{2,60})$")


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
    """The commitments of a sentence, one a clause at most.

    Args:
        line: The sentence.
        following: The next sentence of the paragraph; it may say that all this is not new.
        told: The commitments of the sentence before; "it had been promised in May" only says that they are old.
        before: The sentence before, whose person "she" is.
    """
    rules = binding(line.language)
    text = line.sentence.text
    if rules.any.search(text) is None and _HEADLINE.search(text) is None:
        return []
    found: list[Pledge] = []
    for segment in _segments(text, rules):
        if found and (again := _again(line, segment, found[-1], rules)) is not None:
            found.append(again)
            continue
        made = _pledge(
            line,
            segment,
            rules,
            following,
            known=bool(found) or (bool(told) and _OF_IT.search(segment.of(text)) is not None),
        ) or vouched_pledge(line, segment, rules, following)
        if made is None or (told and made.amount is None and _old(made, text, rules)):
            continue
        named = _named(line, made, found or told, before)
        if named is not None:
            deal = bool(told) and told[-1].status in _TWO_SIDED and rules.plain["exchange"].match(segment.of(text))
            found.append(replace(named, status=told[-1].status if deal else named.status))
            found += _gapped(line, found[-1], segment)
    return found


def _gapped(line: Line, first: Pledge, segment: Span) -> list[Pledge]:
    """Others who do the same, told without a verb: "Norway pledged 40 million euros, Sweden 30 million"."""
    if first.amount is None:
        return []
    text, found, at = line.sentence.text, [], first.amount.end
    for figure in line.figures:
        if figure.span.start < at or figure.span.end > len(text) or figure.quantity.kind in ("date", "time"):
            continue
        m = _NEXT.search(text, at, figure.span.start)
        if m is None or m.start() - at > _GAP:
            break
        place, cue = Span(m.start("by"), figure.span.end), Span(m.start("by"), m.end())
        found.append(replace(first, span=place, cue=cue, by=m["by"], to=None, amount=figure.span))
        at = figure.span.end
    return found


def _again(line: Line, segment: Span, first: Pledge, rules: Rules) -> Pledge | None:
    """A second thing that the same words bind to: "decided to send tents and to pay 500 euros"."""
    text = line.sentence.text
    m = _TO_GIVE.match(text, segment.start)
    if m is None or rules.giving.match(text, m.end()) is None:
        return None
    _, end = _clause(line, segment, Span(m.end() - 1, m.end()))
    cue = Span(segment.start, m.end())
    verb = m.end() + len(text[m.end() :].split(" ")[0])
    return replace(
        first, span=Span(segment.start, end), cue=cue, to=tells_of.to(text, verb, end, rules),
        amount=tells_of.amount(line, Span(segment.start, end), cue, passive=False),
    )  # fmt: skip


def _old(made: Pledge, text: str, rules: Rules) -> bool:
    """Whether a sentence without a sum only says that what the sentence before tells is not new."""
    return made.status in ("pledged", "announced", "proposed") and rules.plain["before"].search(text) is not None


def _named(line: Line, made: Pledge, told: Sequence[Pledge], before: Line | None) -> Pledge | None:
    """The commitment with the names of its parties, or None when nobody is bound."""
    made = _resolved(made, told, before)
    word = made.by.lower()
    by = binders.party(made.by) if word not in _PRONOUNS else ""
    to = binders.party(made.to) or None if made.to else None
    if any(by.startswith(f.span.of(line.sentence.text)) and f.quantity.kind != "count" for f in line.figures):
        by = ""  # "nineteen days will be needed"
    by = by or ("" if made.passive else binders.subject(line, made.cue.start, before))
    if not by and not made.passive and word not in _PRONOUNS:
        return None
    return replace(made, by=by, to=None if to and to in by else to)


def _resolved(pledge: Pledge, told: Sequence[Pledge], before: Line | None) -> Pledge:
    """The commitment with the name of whom "she" or "it" means."""
    word = pledge.by.lower()
    if word in _PERSONS and before is not None:
        spoken = [s.person for s in before.said if s.person]
        named = [m.key for m in before.mentions if m.type == "person"]
        return replace(pledge, by=next(iter((*spoken, *named)), pledge.by))
    if told and (
        word in _PRONOUNS or _REST.match(word) or (pledge.passive and not pledge.by and told[0].status in _FIRM)
    ):
        return replace(pledge, by=told[0].by, to=pledge.to or told[0].to)
    return pledge


def _segments(text: str, rules: Rules) -> list[Span]:
    """The clauses that can hold a commitment each: parted by marks, "but", and "and" before another cue."""
    cuts = {0, len(text), *(m.end() for m in _JOINT.finditer(text))}
    last = 0
    for m in _AND.finditer(text):
        right = rules.strong.search(text, m.end(), m.end() + _SECOND_CUE) or rules.future.match(text, m.end())
        to = _TO_GIVE.match(text, m.end())
        right = right or (to and rules.giving.match(text, to.end()))
        if right and rules.any.search(text, last, m.start()):
            cuts.add(m.end())
            last = m.end()
    return [Span(a, b) for a, b in pairwise(sorted(cuts)) if b - a > 10]


def _pledge(line: Line, segment: Span, rules: Rules, following: str, *, known: bool) -> Pledge | None:
    text = line.sentence.text
    for status, cue in _cues(line, segment, rules):
        if status == "announced" and _tags(line, cue):
            continue
        start, end = _clause(line, segment, cue)
        if rules.plain["asking"].match(text, start):
            continue
        does = doing(line, start, cue)
        if does is None or not gates.holds(line, status, cue, Span(start, end), does, rules, known=known):
            continue
        made = _made(line, segment, status, cue, Span(start, end), does, rules)
        if made is None:
            continue
        return replace(made, before=bool(rules.plain["before"].search(text) or rules.plain["before"].search(following)))
    return None


def _tags(line: Line, cue: Span) -> bool:
    """Whether a cue only tells who says so: "..., announced the minister"."""
    return line.sentence.text[: cue.start].rstrip()[-1:] in _TAG_OPENS and (
        line.language != "en" or any(s.verb.overlaps(cue) and s.place.end > s.verb.end for s in line.said)
    )


def _made(line: Line, segment: Span, status: str, cue: Span, clause: Span, does: Doing, rules: Rules) -> Pledge | None:
    text = line.sentence.text
    passive = does.passive or gates.arrives(text, cue) or _EARLIER.match(cue.of(text)) is not None
    amount = tells_of.amount(line, clause, cue, passive=passive)
    by = _by(line, clause.start, cue, does)
    after = does.gives.end if does.gives is not None else cue.end
    anchor = rules.giving.search(text, cue.end, clause.end)
    if rules.language == "de":
        after = does.verb.start + len(text[does.verb.start :].split(" ")[0])
    elif anchor is not None and does.gives is None and rules.future.fullmatch(cue.of(text)):
        after = anchor.end()
    verb = text[does.gives.start : does.gives.end] if does.gives is not None else anchor[0] if anchor else ""
    to = tells_of.to(text, after, clause.end, rules)
    bound = _BOUND.match(text, cue.start) if rules.language == "en" else None
    if passive and _RECIPIENT.search(cue.of(text)) and does.subject is not None and amount_of(does, line) is None:
        to = to or told(line, does.subject)  # the pilots have been promised that
        by = _agent(line, cue.start, clause.end)
    elif bound is not None:
        by = bound["by"]  # the deal commits Japan to buying
    elif passive:
        by = _agent(line, cue.start, clause.end) or _promiser(line, clause, rules)
        by = by or ("" if _EARLIER.match(cue.of(text)) else _sayer(line, status))
    elif rules.plain["receiving"].match(verb):
        by, to = tells_of.giver(text, clause) or _source(line, segment) or by, by  # households will get a credit
    elif to is None and (seller := tells_of.seller(text, clause)):
        to = seller
    elif status == "delivered" and (promiser := _promiser(line, clause, rules)):
        by = promiser if not by or by.lower() in _PRONOUNS or gates.arrives(text, cue) else by
    if status in _TWO_SIDED and (
        two := _TWO.search(text, clause.start, clause.end) or (_BOTH.match(by) if by else None)
    ):
        by, to = two["by"], two["to"] if to is None or two.re is _TWO else to
    if status == "denied" and (inner := _DENIED.search(text, clause.start)) is not None:
        by = inner["by"]  # denied that the government had promised
    if not by and not gates.stands_alone(status, amount is not None, text, clause, rules, passive=passive):
        return None
    if not passive and not by:
        by = "it"
    if rules.plain["wishes"].search(text, clause.start, cue.start):
        return None
    condition = rules.plain["condition"].search(text, cue.end) or rules.plain["condition"].match(text, clause.start)
    waits = condition is not None and not _IF.match(condition[0]) and not passive
    hangs = waits and status == "future" and _WOULD.fullmatch(cue.of(text)) is not None
    return Pledge(
        clause, cue, "proposed" if hangs else _STATUS.get(status, status), by, to, amount,
        tells_of.until_mark(text, condition.start()) if condition else None,
        tells_of.due(line, clause, status, rules), before=False, passive=passive,
    )  # fmt: skip


def amount_of(does: Doing, line: Line) -> Span | None:
    """The figure that a subject is, or None."""
    return next((f.span for f in line.figures if does.subject is not None and does.subject.overlaps(f.span)), None)


def _cues(line: Line, segment: Span, rules: Rules) -> Iterator[tuple[str, Span]]:
    """The binding words of a stretch, those of the firmest status first, the plain future last."""
    text = line.sentence.text
    later = next((m for m in rules.future.finditer(text, segment.start, segment.end)), None)
    for status, pattern in rules.cues:
        for m in pattern.finditer(text, segment.start, segment.end):
            if status == "signed" and later is not None and m.end() < later.start():
                yield status, Span(*later.span())  # under a memorandum signed in May, X will supply
            yield status, Span(*m.span())
    for m in rules.future.finditer(text, segment.start, segment.end):
        told = bool(line.said) or _SAID.search(text) is not None or rules.plain["exchange"].match(text) is not None
        if not (_WOULD.fullmatch(m[0]) and (not told or _LIKE.match(text, m.end()))):
            yield "future", Span(*m.span())
    headline = _HEADLINE.match(text, segment.start + text[segment.start : segment.start + 2].count(" "))
    if headline is not None and rules.giving.match(text, headline.end()):
        yield "future", Span(*headline.span("cue"))


def _clause(line: Line, segment: Span, cue: Span) -> tuple[int, int]:
    """The segment without who says so and what leads in."""
    start, end = segment.start, segment.end
    at, text = cue.start, line.sentence.text
    strong = binding(line.language).strong
    for said in line.said:
        if (
            said.whole
            or said.place.start <= at < said.place.end
            or said.who[:1].isdigit()
            or strong.match(text, said.verb.start)
        ):
            continue
        if said.place.end <= at:
            start = max(start, said.place.end)
        elif said.place.start > at and text[: said.place.start].rstrip()[-1:] in _TAG_OPENS:
            end = min(end, said.place.start)
    lead = _LEAD.match(text[start:at])
    start += lead.end() if lead else 0
    while start < at and not (text[start].isalnum() or text[start] in "$€£¥₹"):
        start += 1
    that = _THAT.match(text, start, at)
    start = that.end() if that else start
    while end > at and text[end - 1] in ' .,;:-–—"”“»':
        end -= 1
    return start, max(end, cue.end)


def _by(line: Line, start: int, cue: Span, does: Doing) -> str:
    """Who binds himself: the subject, whom "we" means, else nobody."""
    place = does.subject
    if place is not None and place.start < start < place.end:
        place = Span(start, place.end)  # "... to Tessaria, and Iceland promised"
    words = told(line, place) if place is not None else ""
    if words.lower() in _SPEAKING:
        quote = line.quoting(line.page(cue))
        spoken = quote.said.who if quote is not None and quote.said is not None else ""
        before = _SOURCE.search(line.sentence.text[:start])
        return spoken or (before[1].strip() if before else next((s.who for s in line.said), words))
    if words.lower() in _PRONOUNS:
        return next((s.who for s in line.said if not s.pronoun and s.place.start < cue.start), words)
    return words


def _agent(line: Line, start: int, end: int) -> str:
    """Who does it, behind "by" in the passive; no day."""
    agent = _AGENT.search(line.sentence.text, start, end)
    if (
        agent is None
        or tells_of.is_time(agent["party"])
        or any(f.quantity.kind == "date" and f.span.overlaps(Span(*agent.span("party"))) for f in line.figures)
    ):
        return ""
    return agent["party"].strip(" .,;")


def _promiser(line: Line, clause: Span, rules: Rules) -> str:
    """Who had promised what arrives: "the tanks promised by Poland", "that Sweden promised"."""
    m = re.search(
        rf"\b(?:promised|pledged|donated|offered|versprochenen?|zugesagten?|promise?s?|prometid[oa]s?)\s(?:by|von|par|por)\s({PARTY})"
        rf"|\b(?:that|which)?\s({NAME}(?:\s{NAME})*)\s(?:had\s)?(?:promised|pledged)",
        clause.of(line.sentence.text),
    )
    return (m[1] or m[2]) if m else ""


def _sayer(line: Line, status: str) -> str:
    """Who says that something will be given, where the sentence names nobody else."""
    if status not in ("future", "announced", "declined"):
        return ""
    return next((s.who for s in line.said if not s.pronoun and not s.anonymous), "")


def _source(line: Line, segment: Span) -> str:
    """Who says so: "Energy minister: households will get a credit"."""
    before = _SOURCE.search(line.sentence.text[: segment.start])
    return before[1].strip() if before else next((s.who for s in line.said), "")


def vouched_pledge(line: Line, segment: Span, rules: Rules, following: str) -> Pledge | None:
    """A commitment told by a noun: "repeated a promise of €40m to Tessaria"."""
    text = line.sentence.text
    for m in rules.plain["vouched"].finditer(text, segment.start, segment.end):
        cue = Span(*m.span())
        start, end = _clause(line, segment, cue)
        read = vouched(line, Span(start, end), cue, rules)
        if read is None:
            continue
        status, by = read
        return Pledge(
            Span(start, end), cue, status, by, tells_of.to(text, cue.end, end, rules),
            tells_of.amount(line, Span(start, end), cue, passive=True), None,
            tells_of.due(line, Span(start, end), status, rules),
            bool(rules.plain["before"].search(text) or rules.plain["before"].search(following)), passive=not by,
        )  # fmt: skip
    return None


__all__ = ["Pledge", "phrase", "pledges"]

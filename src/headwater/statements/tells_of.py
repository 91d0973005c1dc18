"""The parts of a commitment besides who makes it: how much, towards whom, by when."""

from __future__ import annotations

import re

from headwater.records import Span
from headwater.statements.doers import phrase
from headwater.statements.pledgewords import NAME, PARTY, Rules
from headwater.statements.scene import Line

_LONGEST_TO = 6  # words
_LONGEST_TIME = 32  # characters of "before the end of the year"
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
_SEASONS = re.compile(
    r"\b(?:spring|summer|autumn|winter|easter|christmas|week|month|year|end|tomorrow|jahresende|frühjahr|sommer|herbst|ostern"
    r"|weihnachten|monatsende|printemps|été|automne|hiver|noël|pâques|mars|avril|juin|primavera|verano|otoño|invierno|navidad"
    r"|fin\sde\saño|bill|days?|mayo|junio|julio|enero|marzo|abril|mai|juillet|septembre|octobre|monday|tuesday|wednesday"
    r"|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|first|second|third|time)\b",
    re.IGNORECASE,
)
_MADE = re.compile(r"(?:on|am|le|el|in|im|en)\s", re.IGNORECASE)
_GIVER = re.compile(rf"\s(?:from|vom|von|de\s(?:la\s)?|du|del)\s?(?P<party>{PARTY})")
_SELLER = re.compile(
    rf"\b(?:buy|purchase|order|acquir|borrow|rent|leas|takeover|purchas)\w*\s[^.;]{{1,60}}?\s(?:from|of)\s(?P<party>(?:the\s(?:firm|company)\s)?{NAME}(?:\s{NAME})*)"
)
_ARTICLE = re.compile(r"(?:the|its|their|his|her|every|each)\s")


def is_time(words: str) -> bool:
    """Whether words that stand where a party might tell a time: Easter, next week."""
    return _SEASONS.search(words) is not None


def amount(line: Line, clause: Span, cue: Span, *, passive: bool) -> Span | None:
    """The sum promised, else the number, else the share: behind the cue, else, in the passive, before it."""
    inside = [
        f for f in line.figures if clause.start <= f.span.start < clause.end and f.quantity.kind not in ("date", "time")
    ]
    money = [f for f in inside if f.quantity.kind == "money"]
    counted = [f for f in inside if f.quantity.kind in ("count", "measure") and f.quantity.unit not in _NO_GOODS]
    bare = [f for f in inside if f.quantity.kind == "number"]
    shares = [f for f in inside if f.quantity.kind == "share"]
    for group in (money, counted, bare, shares):
        behind = [f.span for f in group if f.span.start >= cue.start]
        if group is bare and money_like(inside):
            continue
        if behind or (group and (passive or line.language == "de")):
            return (behind or [f.span for f in group])[0]
    return None


def money_like(inside: list) -> bool:  # type: ignore[type-arg]
    """Whether one of some figures is a share, which tells more than a bare number."""
    return any(f.quantity.kind == "share" for f in inside)


def to(words: str, at: int, end: int, rules: Rules) -> str | None:
    """Towards whom: what stands between the verb and what is given, or follows "to" or "for"."""
    direct = rules.direct.match(words, at, end)
    if direct is not None:
        party = direct["party"] or direct.groupdict().get("bare") or ""
        if words.startswith("that ", direct.end()) and not _ARTICLE.match(party) and party[:1].islower():
            party = ""  # "sending machines that lift mines"
        if party and len(party.split()) <= _LONGEST_TO and not _SEASONS.search(party):
            return party.strip(" .,;")
    for m in rules.to.finditer(words, at, end):
        if rules.language == "en" and _is_verb(words, m.start("party")):
            continue  # a memorandum to share routes
        if not _SEASONS.search(m["party"]):
            return m["party"].strip(" .,;")
    return None


def _is_verb(text: str, at: int) -> bool:
    """Whether the word at a place is a verb."""
    p = phrase(text)
    kind = next((p.kinds[i] for i, place in enumerate(p.spans) if place.start == at), "")
    return kind in ("VB", "VP")


def giver(text: str, clause: Span) -> str:
    """Who gives what somebody receives: "from Sweden"."""
    m = _GIVER.search(text, clause.start, clause.end)
    return m["party"].strip(" .,;") if m and not _SEASONS.search(m["party"]) else ""


def seller(text: str, clause: Span) -> str:
    """Whom something is to be bought from."""
    m = _SELLER.search(text, clause.start, clause.end)
    return m["party"].strip(" .,;") if m else ""


def due(line: Line, clause: Span, status: str, rules: Rules) -> str | None:
    """By when it is to be done, as written; the day on which it was promised is none."""
    text = line.sentence.text
    found = (_time(line, m) for m in rules.due.finditer(text, clause.start, clause.end))
    said = next((time for time in found if time), None)
    return None if said and status not in ("announced", "future") and _MADE.match(said) else said


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


def until_mark(text: str, start: int) -> str:
    """The words from a place up to the next mark."""
    stop = re.search(r"[,.;:]", text[start:])
    return text[start : start + stop.start() if stop else len(text)].strip()

"""Commitments told by a noun: a promise of forty million, its commitment to send tanks, a pledge secured from Japan."""

from __future__ import annotations

import re

from headwater.records import Span
from headwater.statements.doers import phrase, subject_of, told
from headwater.statements.pledgewords import NAME, PARTY, Rules
from headwater.statements.scene import Line

_SAYS_WHAT = re.compile(
    r"\s(?:worth\s|of\s(?!its|his|her|their|the\s(?:government|president|state)\b)|to\s(?:\w+|[A-Z])|that\s|über\s|von\s\d|in\sHöhe"
    r"|zu\s|de\s(?:\d|\w+r\b|verser|donner)|d['’]\w+|à\s|dass\s|que\s)"
)
_NONE = re.compile(r"\b(?:no|any|without|kein\w*|ohne|aucune?|sans|ning\w+|sin)\s(?:\w+\s)?$", re.IGNORECASE)
_FROM = re.compile(rf"\s(?:from|by|made\sby|given\sby|von|durch|faite?\spar|par|por|hecha\spor)\s(?P<party>{PARTY})")
_OF_WHOM = re.compile(rf"\s(?:de\s(?:la\s|l['’])?|du\s|d['’]|der\s|des\s|del\s)(?P<party>{NAME}(?:\s{NAME})*)")
_OWNER = re.compile(r"(?P<party>(?:[Tt]he\s)?[^\W\d_][\w'’.-]*(?:\s[A-Z][\w.-]*){0,3})['’]s?\s(?:\w+\s){0,2}$")
_AGAIN = re.compile(
    r"(?:repeat|renew|reaffirm|reiterat|confirm|honou?r|fulfil|ke(?:ep|pt)|ma[kd]e|making|gave|giv|offer|announc|issu"
    r"|stood by|stands by"
    r"|secur|w[io]n|receiv|got|gets|obtain|welcom|hail|br[eo]k|drop|scrap|abandon|withdr|back|reneg|retract|walk|ditch|row|tore|rescind|went"
    r"|doubl|rais|increas|includ|follow|bekräftig|erneuer|wiederhol|gab|gibt|hielt|brach|réitér|réaffirm|renouvel|confirm|t[ei]en|romp"
    r"|reiter|reafirm|renov|confirm|cumpl|mant|sigue|incumpl|remain)\w*",
    re.IGNORECASE,
)


def vouched(line: Line, clause: Span, cue: Span, rules: Rules) -> tuple[str, str] | None:
    """The status and the maker of a promise that a noun tells; None when it tells none that is made here.

    Args:
        line: The sentence.
        clause: The clause that the noun stands in.
        cue: The noun.
        rules: The words of the language.
    """
    text = line.sentence.text
    summed = any(
        f.quantity.kind in ("money", "count")
        and clause.covers(f.span)
        and (f.span.start >= cue.end or f.span.end > cue.start - 12)
        for f in line.figures
    )
    behind = _SAYS_WHAT.match(text, cue.end)
    if not (summed or behind) or rules.plain["wanting"].search(text, clause.start, cue.start):
        return None
    told_again = _AGAIN.search(text, clause.start, cue.start) or (
        _AGAIN.search(text, cue.end, clause.end) and rules.language != "en"
    )
    if _NONE.search(text[max(clause.start, cue.start - 24) : cue.start]):
        return None  # made no such promise
    if told_again is None and not (summed and _FROM.search(text, cue.end, clause.end)):
        return None
    if rules.language == "en":
        p = phrase(text)
        at = next((i for i, place in enumerate(p.spans) if place.overlaps(cue)), 0)
        if p.kinds[at] not in ("NN", "NP", "JJ"):
            return None
    status = "pledged"
    if rules.plain["breaking"].search(text, clause.start, clause.end):
        status = "withdrawn"
    elif rules.plain["honouring"].search(text, clause.start, clause.end):
        status = "delivered"
    return status, _maker(line, clause, cue, rules)


def _maker(line: Line, clause: Span, cue: Span, rules: Rules) -> str:
    text = line.sentence.text
    giver = _FROM.search(text, cue.end, clause.end)
    if giver is not None:
        return giver["party"]
    owner = _OWNER.search(text, clause.start, cue.start)
    if owner is not None:
        return owner["party"]
    of = _OF_WHOM.match(text, cue.end, clause.end)
    if of is not None:
        return of["party"]
    if rules.plain["gaining"].search(text, clause.start, cue.start):
        return ""
    if rules.language == "en":
        p = phrase(text)
        for i, group in enumerate(p.groups):
            if not group.finite or p.spans[group.first].start < clause.start:
                continue
            if group.passive:
                return ""
            place, _ = subject_of(p, i)
            return told(line, place) if place is not None else ""
        return ""
    shift = line.sentence.span.start
    acting = [m for m in line.mentions if m.type in ("person", "org", "place") and m.span.start - shift >= 0]
    person = [m for m in acting if m.type == "person"]
    if person:
        return person[0].key
    again = _AGAIN.search(text, clause.start, cue.start)
    if again is not None:
        return re.sub(r"\s(?:a|ont|ha|han|hat|haben)$", "", text[clause.start : again.start()].strip())
    return ""

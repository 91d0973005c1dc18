"""Whether binding words bind here: "refused to comment" and "suspended trading" bind nobody to anything."""

from __future__ import annotations

import re

from headwater.records import Span
from headwater.statements.doers import Doing
from headwater.statements.pledgewords import Rules
from headwater.statements.scene import Line

_INFINITIVE = re.compile(r"\s*(?:\w+\s){0,3}?(?:(?:to|zu|de|à|a)\s\w|d['’]\w)", re.IGNORECASE)
_ENDS_WITH_TO = re.compile(r"(?:to|a|à|de|bereit|dispuest[oa]s?)$", re.IGNORECASE)
_ARRIVES = re.compile(
    r"\b(?:arriv\w+|reached|landed|eingetroffen|trafe?n?|angekommen|lleg\w+|(?:est|sont)\s(?:arriv|livr|parvenu)\w+)\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\b(?:no\sone|nobody|never|not|niemand|nie|personne|jamais|nadie|nunca)\b[^.;]{0,20}$", re.IGNORECASE
)
_DONE = frozenset({"delivered", "allocated", "signed", "initialled", "agreed"})
_MODAL = re.compile(
    r"\b(?:will|would|could|may|might|should|must|can|shall|soll|sollen|wird|werden|könnte|könnten|sera|seront|será|serán|podría)\b",
    re.IGNORECASE,
)
_NEAR = 45  # characters behind "shelved" in which what was shelved is named
_LARGE = 10_000  # "the 50 million will be paid"
_BRACKET = 2  # words of a German cue that has its prefix or participle at the end
_BARE_INFINITIVE = re.compile(r"\s\w{2,}(?:ar|er|ir)(?:se)?\b(?=\s(?:el|la|los|las|un|una|con|a)\s)")
_WHAT = re.compile(r"\b(?:that|dass|que|to|zu|promised\s(?:an?|the))\s")  # says what was promised
_NEVER_BOUND = frozenset({"not ruled out", "denied", "withdrawn", "declined", "future"})
_TWO_SIDED = frozenset({"signed", "initialled"})
_THAT = re.compile(r"(?:that|dass|que)$", re.IGNORECASE)
_HEAD = re.compile(r",|\s(?:of|in|at|for|with|de|du|des|del|von|zwischen|entre|between|that|which|who|qui|que)\s")
_TO_COME = re.compile(
    r"\b(?:soll|sollen|doit|doivent|due to|expected to|must|to be|will be|debe|deben|deberán?|será|serán|yet to)\b",
    re.IGNORECASE,
)
_SMALL = re.compile(r"^[,\s]*(?:to|zu|de|à|a|d['’]|not|never|any|all|es)\s?", re.IGNORECASE)


def arrives(text: str, cue: Span) -> bool:
    """Whether what was promised is the subject of the cue: it arrived."""
    return _ARRIVES.search(cue.of(text)) is not None


def holds(line: Line, status: str, cue: Span, clause: Span, does: Doing, rules: Rules, *, known: bool) -> bool:
    """Whether the words of a status bind in this clause.

    Args:
        line: The sentence.
        status: The status that the words give, or "future".
        cue: The words.
        clause: The clause that they stand in.
        does: Their subject and verbs.
        rules: The words of the language.
        known: Something was promised shortly before.
    """
    text = line.sentence.text
    if status not in _NEVER_BOUND and _NOBODY.search(text[max(0, cue.start - 30) : cue.start]):
        return False
    has = rules.plain
    if status in _DONE and _MODAL.search(text, max(clause.start, does.verb.start), max(cue.start, does.verb.start + 1)):
        return False  # "could be approved"
    if status == "denied" and has["pleas"].search(text, cue.start, clause.end):
        return False  # "rejected the allegations"
    after = text[cue.end : clause.end]
    if status not in ("not ruled out", "withdrawn") and _empty(after, rules):
        return False
    inside = [f for f in line.figures if clause.start <= f.span.start < clause.end]
    money = any(f.quantity.kind == "money" for f in inside)
    goods = money or any(f.quantity.kind in ("count", "measure") for f in inside)
    grants = has["grants"].search(text, clause.start, clause.end) is not None
    bracket = line.language == "de" and len(cue.of(text).split()) > _BRACKET  # verb and prefix around all the rest
    if status == "withdrawn":
        back = has["revocable"].search(text, cue.start, min(clause.end, cue.end + _NEAR))
        if does.passive or bracket:
            back = has["revocable"].search(text, clause.start, clause.end)
        return back is not None
    if status == "allocated":
        return money or grants or _much(line, clause)
    if status == "delivered":
        return (goods or grants or (known and bool(inside))) and (known or _promised(text, rules))
    if status in _TWO_SIDED and _TO_COME.search(
        text[max(clause.start, cue.start - 40) : min(clause.end, cue.end + 16)]
    ):
        return False  # is due to be signed
    if status in _TWO_SIDED:
        if not does.passive and _is_thing(does, text, rules):
            return False  # the pact, signed on Monday, will bring
        return (
            has["nouns"].search(text, clause.start, clause.end) is not None
            or rules.future.match(text, cue.start) is not None
        )
    if status == "agreed":
        if bracket or _BARE_INFINITIVE.match(after):
            return True
        if _THAT.search(cue.of(text)):
            return rules.future.search(after) is not None
        return (
            bool(_ENDS_WITH_TO.search(cue.of(text)) or _INFINITIVE.match(after))
            or goods
            or grants
            or bool(has["nouns"].search(text, clause.start, clause.end))
        )
    if status == "proposed":
        told = bool(_ENDS_WITH_TO.search(cue.of(text)) or _infinitive(after, rules) or _BARE_INFINITIVE.match(after))
        return goods or grants or bracket or told
    if status in ("future", "declined") or (status == "announced" and has["meaning"].search(cue.of(text))):
        return _gives(line, cue, clause, does, rules, money=money, declined=status == "declined")
    if status == "announced":
        return goods or grants or _infinitive(after, rules)
    return True


def _much(line: Line, clause: Span) -> bool:
    """Whether a number is told that is too large for a count of things: "another ten million"."""
    large = [f for f in line.figures if f.quantity.kind == "number" and f.quantity.value >= _LARGE]
    return any(clause.covers(f.span) for f in large)


def _infinitive(after: str, rules: Rules) -> bool:
    """Whether an infinitive says what is to be done."""
    if rules.language == "de":
        return re.search(r"\bzu\s\w+n\b|\b\w{2,5}zu\w+n\b", after) is not None
    return _INFINITIVE.match(after) is not None


def _empty(after: str, rules: Rules) -> bool:
    """Whether what follows makes the cue say something else: comment, condolences, talks."""
    rest = _SMALL.sub("", after.lstrip(" ,"), count=1)
    for _ in range(2):
        if rules.plain["empty"].match(rest):
            return True
        rest = re.sub(r"^(?:his|her|its|their|be|a|the|to|se|das|sich|sus?|ses?|leurs?)\s", "", rest)
    return False


def _promised(text: str, rules: Rules) -> bool:
    return any(
        not _NOBODY.search(text[max(0, m.start() - 30) : m.start()]) for m in rules.plain["promised"].finditer(text)
    )


def _gives(line: Line, cue: Span, clause: Span, does: Doing, rules: Rules, *, money: bool, declined: bool) -> bool:
    """Whether a plain future is of somebody who gives, and of a verb of giving."""
    text = line.sentence.text
    if rules.language != "en" and declined:
        gives: object = True
    elif declined:
        gives = does.gives is not None and not rules.plain["states"].match(text, does.gives.start)
    elif rules.language == "en":
        gives = does.gives is not None and (
            rules.giving.match(text, does.gives.start) or rules.plain["receiving"].match(text, does.gives.start)
        )
    else:
        gives = rules.giving.search(text, cue.start, min(clause.end, cue.end + rules.reach)) is not None or (
            rules.language in ("fr", "es") and not re.fullmatch(r"va|vont|van?\sa", cue.of(text), re.IGNORECASE)
        )
    if not gives:
        return False
    if does.passive:
        large = any(f.quantity.kind == "number" and f.quantity.value >= _LARGE for f in line.figures)
        return (
            money
            or large
            or declined
            or re.search(r"\s(?:by|von|vom|par|por)\s", text[cue.end : clause.end]) is not None
        )
    if does.subject is None:
        return True
    return not _is_thing(does, text, rules)


def _is_thing(does: Doing, text: str, rules: Rules) -> bool:
    """Whether the subject is a thing that can bind itself to nothing: the deal, the weather, tariffs on steel."""
    if does.subject is None:
        return False
    heads = [_HEAD.split(part)[0].strip() for part in re.split(r"\s(?:and|y|et|und)\s", does.subject.of(text))]
    return any(re.search(rules.plain["things"].pattern + r"$", head, re.IGNORECASE) for head in heads)


def stands_alone(status: str, amount: bool, text: str, clause: Span, rules: Rules, *, passive: bool) -> bool:
    """Whether a commitment is one though nobody is named who makes it."""
    if status in ("signed", "initialled", "agreed"):
        return passive and rules.plain["nouns"].search(text, clause.start, clause.end) is not None
    if status in ("denied", "declined", "not ruled out"):
        return not passive
    if status in ("pledged", "proposed") and passive:
        return amount or _WHAT.search(text, clause.start, clause.end) is not None
    return amount or not passive

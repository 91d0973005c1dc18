"""Who is bound by a commitment: a name, a description or whom a pronoun means; never words of a clause."""

from __future__ import annotations

import re
from functools import cache

from headwater.data import table
from headwater.records import Mention
from headwater.statements.scene import Line

_JOINTS = re.compile(
    r".*(?<!\w)(?:that|which|who|because|while|when|if|whether|but|so|dass|daß|weil|wenn|aber|que|qui|parce|quand|mais"
    r"|pero|porque|cuando)(?!\w)\s*",
    re.IGNORECASE | re.DOTALL,
)
_OPENING = re.compile(
    r"^(?:(?:and|or|but|then|und|oder|et|ou|y|e|also|in (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december)|(?:on |last |this )?\w+day|\d{4}),?\s+)+",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(?:[$€£¥₹]|[A-Z]{1,3}\$)?\s?\d")
_AFTER = re.compile(
    r"(?:\b(?:in|at|of|from|to|for|on|near|with|by|von|aus|bei|mit|für|im|à|de|du|en|dans|pour|del?|con|para)|['’]s)"
    r"\s(?:the\s|la\s|le\s|el\s|der\s|die\s|das\s)?$",
    re.IGNORECASE,
)


@cache
def _small() -> frozenset[str]:
    return frozenset(table("cues")["no_parties"])


def party(words: str) -> str:
    """The words of a party without what only joins clauses; "" when nothing else is left.

    >>> party("in January that it"), party("and"), party("and the council"), party("30 tanks")
    ('', '', 'the council', '')
    """
    told = _JOINTS.sub("", words).strip(" ,\"“”'’‘:–—-")
    told = _OPENING.sub("", told + " ").strip(" ,")
    parts = told.split()
    if not parts or all(p.lower().strip(".,") in _small() for p in parts) or _NUMBER.match(told):
        return ""
    return "" if parts[-1].lower() in _small() and parts[-1].islower() else told


def subject(line: Line, before: int, earlier: Line | None) -> str:
    """Whom a pronoun or a verb without subject means: who is named first before it, else who the sentence before is of.

    Args:
        line: The sentence.
        before: The place of the verb in it.
        earlier: The sentence before.
    """
    start = line.sentence.span.start
    speaking = [s.who for s in line.said if s.verb.end <= before and not s.anonymous]
    if speaking:
        return speaking[-1]
    here = [m for m in line.mentions if m.span.end - start <= before and _acts(line, m)]
    if here:
        return here[0].key
    if earlier is None:
        return ""
    speaking = [s.who for s in earlier.said if not s.anonymous]
    named = [m.key for m in earlier.mentions if _acts(earlier, m)]
    return next(iter((*speaking, *named)), "")


def _acts(line: Line, mention: Mention) -> bool:
    """Whether a name could be the subject: a person or body that hangs on no preposition."""
    if mention.type not in ("person", "org", "place"):
        return False
    at = mention.span.start - line.sentence.span.start
    after = line.sentence.text[mention.span.end - line.sentence.span.start :][:2]
    return not _AFTER.search(line.sentence.text[max(0, at - 16) : at]) and after not in ("'s", "’s")

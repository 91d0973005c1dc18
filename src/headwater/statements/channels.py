"""Through what somebody speaks: a statement, an interview, a document, another newsroom, with their own eyes."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from headwater.data import table
from headwater.records import Span
from headwater.statements.reported import Report
from headwater.text.tokens import folded_words

_PREPOSITION = re.compile(
    r"^(?:in|on|at|via|during|through|by|from|over|to|before|after|im|am|bei|beim|vor|lors d['e’]|en|dans|sur|à|"
    r"durante|ante|por)\s*",
    re.I,
)


_OURS = re.compile(r"(?:this|our) (?:news)?(?:paper|outlet|reporter|site)|us$|me$", re.IGNORECASE)
_NEARBY = 70  # characters after a cue and its source in which a medium is looked for
_LOOSE = frozenset({"x", "call", "book", "paper", "images", "message", "report", "study", "log", "note", "article"})
_JOINTS = frozenset(
    "of for at in from the de la le der die das von du des del el and und et y a an to on with".split()  # noqa: SIM905
)


def proper(words: str) -> str:
    """The name at the end of words that describe it: "state news agency Norpress" gives "Norpress".

    >>> proper("Turkish broadcaster Kanal 8"), proper("the mayor of Halse")
    ('Kanal 8', 'the mayor of Halse')
    """
    words = words.strip(' „“"«»”')
    parts = words.split()
    at = len(parts)
    while at and (parts[at - 1][0].isupper() or parts[at - 1].isdigit()):
        at -= 1
    lower = 0 < at < len(parts) and parts[at - 1][0].islower() and parts[at - 1] not in _JOINTS
    return " ".join(parts[at:]) if lower and parts[at][0].isupper() else words


class Named(Protocol):
    """What a channel asks of a source."""

    @property
    def name(self) -> str | None:
        """The name."""
        ...

    @property
    def type(self) -> str:
        """As of mentions."""
        ...


@cache
def citing() -> frozenset[str]:
    """First words of phrases that name where somebody else has it from."""
    return frozenset(table("reporting")["citing"])


@cache
def _words(name: str) -> frozenset[str]:
    rows = table("reporting")
    rows = rows["channels"][name] if name in rows["channels"] else rows[name]
    return frozenset(w for word in rows for w in folded_words(str(word)))


@cache
def _newsrooms() -> frozenset[str]:
    named = {tag.casefold() for row in table("agencies") for tag in (row["name"], *row["tags"])}
    return frozenset(named | {name.casefold() for row in table("publishers") for name in row})


def is_newsroom(words: str) -> bool:
    """Whether words name a newsroom: by a known name, or a name with a word like "news" or "Zeitung".

    >>> is_newsroom("Reuters"), is_newsroom("the Daily Echo"), is_newsroom("the ministry")
    (True, True, False)
    """
    bare = re.sub(r"^(?:the|la|le|der|die|das|el|l['’])\s*", "", words.strip(' „“"«»'), flags=re.I)
    if bare.casefold() in _newsrooms():
        return True
    return (bool(set(folded_words(bare)) & _words("newsrooms")) and any(w[:1].isupper() for w in bare.split())) or bool(
        set(folded_words(bare)[-1:]) & _words("newsrooms")
    )


def outlet_told(text: str, report: Report) -> tuple[str, Span] | None:
    """The newsroom that was told ("told Kestrel FM"), and where it stands in the sentence."""
    if report.hearer is None:
        return None
    words = report.hearer.of(text)
    if re.match(r"(?:this|our|the press|reporters|journalists)\b", words, re.I):
        return None
    words = proper(words)
    return (words, report.hearer) if is_newsroom(words) and len(words.split()) < 7 else None


def channel(text: str, report: Report, who: Named, *, told: bool) -> str:
    """How a source speaks; `unspecified` when the sentence does not tell."""
    source = report.source.of(text) if report.source else ""
    if re.match(r"(?:this|our|cette|diese|esta|nuestr)", source, re.I):
        return "unspecified"
    heads = set(folded_words(source))
    medium = set(folded_words(report.medium.of(text))) if report.medium else set()
    begin = max(report.cue.end, report.source.end) if report.source is not None else report.cue.end
    nearby = (
        set(folded_words(re.split(r"[.;\ufffc]", text[begin : begin + _NEARBY])[0])) if report.form == "verb" else set()
    )
    if report.form == "verb" and report.content and report.content[-1].end > report.cue.end:
        nearby |= set(folded_words(text[report.content[-1].end : report.content[-1].end + _NEARBY]))
    nearby |= set(folded_words(source)) if report.form == "phrase" else set()
    told_how = {"on", "by", "in", "sur", "en", "im", "auf", "bei", "lors", "per"} & nearby or report.form == "phrase"
    if is_newsroom(source) or (who.name is not None and is_newsroom(who.name)):
        return "outlet"
    if told or (report.hearer is not None and _OURS.match(report.hearer.of(text))):
        return "interview"
    for name in ("post", "conference", "statement", "interview", "briefing", "document"):
        if medium & _words(name) or (told_how and not medium and nearby & (_words(name) - _LOOSE)):
            return name
    if (
        heads & _words("seeing")
        or set(folded_words(report.cue.of(text))) & _words("seeing")
        or heads & _words("witnesses")
    ):
        return "observation"
    if heads & _words("document") and who.type != "person":
        return "document"
    if set(folded_words(report.cue.of(text))) & _words("announcing"):
        return "statement"
    return "unspecified"


def medium(text: str, place: Span | None, shift: int) -> Span | None:
    """The medium's own words without the preposition, as a place of the page."""
    if place is None:
        return None
    words = place.of(text)
    lead = _PREPOSITION.match(words)
    return Span(place.start + (lead.end() if lead else 0), place.end).shifted(shift)


def is_clause(text: str, report: Report) -> bool:
    """Whether what is given is a clause, not a mere thing: "said the dam held", not "discussed the dam"."""
    if not report.content:
        return True
    words = [c.of(text) for c in report.content]
    if any(w.lower().startswith("to ") for w in words):
        return False  # "vowed to publish the list"
    return report.clause

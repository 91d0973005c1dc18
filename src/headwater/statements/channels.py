"""Through what somebody speaks: a statement, an interview, a document, another newsroom, with their own eyes."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol

from headwater.data import table
from headwater.records import Span
from headwater.statements.newsrooms import is_newsroom
from headwater.statements.reported import Report
from headwater.statements.reported.lexicon import mediums
from headwater.text.tokens import folded_words

_PREPOSITION = re.compile(
    r"^(?:in|on|at|via|during|through|by|from|over|to|before|after|im|am|bei|beim|vor|lors d['e’]|en|dans|sur|à|"
    r"durante|ante|por)\s*",
    re.I,
)


_LONGEST_HEAD = 160  # characters before a source that may tell by what it speaks
_HEAD = re.compile(
    r"(?:(?:speaking|talking|writing|answering|interviewed|interrogée?s?|invitée?s?)\s(?:\w+\s){0,2}?)?(?:in|on"
    r"|at|during|via|through|im|am|auf|bei|beim|in|per|über|mit"
    r"|dans|sur|en|par|lors|durante|por|mediante|a|à)\s[^.;:\ufffc\"“„«]{2,130}?(?=,\s|\s$|$)(?:,\s)?",
    re.IGNORECASE,
)
_INSERTED = re.compile(
    r",?\s?((?:in|on|at|by|via|during|im|am|auf|in|per|dans|sur|en|par|lors|durante|por|mediante|a"
    r"|à)\s[^.;:]{2,70}?),?\s*",
    re.IGNORECASE,
)
_HANGING = re.compile(
    r"\s(?:of|at|for|with|from|in|on|who|that|which|by|de|du|des|d['’]\w+|del|von|vom|der|des|über|seen"
    r"|obtained|released|published)\s|,\s"
)
_INTERVIEWED = re.compile(
    r"(?<!\w)(?:interviewed|befragte|interrogée?s|entrevistad[oa]s?|who spoke to|speaking to)(?!\w)", re.IGNORECASE
)
_BRIEFED = re.compile(
    r"(?<!\w)(?:who briefed|briefing) (?:\w+ )?(?:journalists|reporters|the press|media)", re.IGNORECASE
)
_HOW = re.compile(
    r"(?<!\w)(?:on|by|in|at|via|sur|en|dans|par|im|auf|bei|lors|per|durante|por|mediante"
    r"|telling)(?!\w)",
    re.IGNORECASE,
)
_LAST_TOLD = re.compile(
    r"(?:,\s|\s(?=in an? |on X$|by ))(?:in|on|by|at|via|en|dans|sur|par|im|auf|in|per)\s[^,]{2,60}$"
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
    if any(part in ("of", "from") for part in parts[:at]):
        return words
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
    return frozenset(w for word in rows if " " not in str(word) for w in folded_words(str(word)))


def through(text: str, report: Report) -> Span | None:
    """Where the words tell by what somebody speaks: "in a statement", beside the cue or at the head of the sentence.

    Args:
        text: The sentence.
        report: What it gives to somebody.
    """
    if report.medium is not None:
        return report.medium
    first = min([report.cue.start, *([report.source.start] if report.source is not None else [])])
    head = _HEAD.match(text[: min(first, _LONGEST_HEAD)])
    if head is not None and not report.depth and set(folded_words(head[0])) & mediums() and report.form == "verb":
        comma = head[0].rstrip(", ")
        return Span(0, len(comma))
    if report.source is not None and report.source.end <= report.cue.start:
        between = text[report.source.end : report.cue.start]
        inside = _INSERTED.fullmatch(between)
        if inside is not None and set(folded_words(inside[1])) & mediums():
            return Span(report.source.end, report.source.end + inside.end(1)).shifted(0)
        words = report.source.of(text)
        told = re.search(r",\s(?:in|on|at|en|dans|in|auf|im)\s.{3,60}$", words)
        if told is not None and set(folded_words(told[0])) & mediums():
            return Span(report.source.start + told.start() + 2, report.source.end)
    return None


def channel(text: str, report: Report, who: Named, *, told: bool) -> str:
    """How a source speaks; `unspecified` when the sentence does not tell."""
    source = report.source.of(text) if report.source else ""
    if re.match(r"(?:this|our|cette|diese|esta|nuestr)", source, re.IGNORECASE):
        return "unspecified"
    if is_newsroom(_HANGING.split(source)[0]) or (who.name is not None and is_newsroom(who.name)):
        return "outlet" if who.type != "person" else "unspecified"
    cue = set(folded_words(report.cue.of(text)))
    heads = set(folded_words(_HANGING.split(source)[0]))
    place = through(text, report)
    told_through = place.of(text) if place is not None else _nearby(text, report)
    for name in ("post", "conference", "statement", "briefing", "interview", "document"):
        if _mentions(told_through, name, loose=place is not None):
            return name
    if told or (report.hearer is not None and _OURS.match(report.hearer.of(text))):
        return "interview"
    if _INTERVIEWED.search(source):
        return "interview"
    if _BRIEFED.search(source):
        return "briefing"
    if heads & _words("seeing") or cue & _words("seeing") or heads & _words("witnesses"):
        return "observation"
    if who.type != "person" and (heads & (_words("document")) or (cue & _words("showing") and heads & _words("data"))):
        return "document"
    if who.type != "person" and heads & _words("post"):
        return "post"
    if who.type != "person" and heads & _words("statement"):
        return "statement"
    if cue & _words("announcing"):
        return "statement"
    return "unspecified"


def _mentions(words: str, name: str, *, loose: bool) -> bool:
    """Whether words hold a noun of a channel; of those with other uses only where a medium stands."""
    told = set(folded_words(words))
    if told & (_words(name) if loose else _words(name) - _LOOSE):
        return True
    folded = " ".join(folded_words(words))
    return any(" " in str(w) and f" {w} " in f" {folded} " for w in table("reporting")["channels"][name])


def _nearby(text: str, report: Report) -> str:
    """Words behind cue and source, and behind what is given, when they open with how it was said."""
    found = []
    begin = max(report.cue.end, report.source.end) if report.source is not None else report.cue.end
    places = [begin] if report.form == "verb" else []
    if report.form == "phrase" and report.source is not None:
        found.append(report.source.of(text))
    if report.form == "verb" and report.content and report.content[-1].end > report.cue.end:
        places.append(report.content[-1].end)
        last = _LAST_TOLD.search(report.content[-1].of(text))
        found.append(last[0] if last is not None else "")
    for at in places:
        words = re.split(r"[.;\ufffc]", text[at : at + _NEARBY])[0]
        if _HOW.search(words):
            found.append(words)
    return " ".join(found)


def is_talk(words: str) -> bool:
    """Whether words tell of an interview: "in an interview with", "en declaraciones a"."""
    return bool(set(folded_words(words)) & (_words("interview") - {"call", "phone", "telephone", "telefon"}))


def is_paper(source: str) -> bool:
    """Whether a source is a writing or data: "the report", "satellite images taken by Orbital"."""
    return bool(set(folded_words(_HANGING.split(source)[0])) & _words("document"))


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

"""Who stands before the verb of a commitment: its subject, and whether that is who gives or what is given."""

from __future__ import annotations

import re
from dataclasses import dataclass

from headwater.records import Span
from headwater.statements.pledgewords import PARTY
from headwater.statements.reported.phrases import Group, Phrase
from headwater.statements.reported.walks import subject
from headwater.statements.scene import Line

_LISTED = frozenset({"de", "fr", "es"})
_LONGEST = 9  # words of a subject
_BACK = 6  # verbs that an infinitive or a second verb goes back to find its subject
_REACH = 14  # characters between "is going" and "to give"
_AUX = re.compile(
    r"\b(?:hat|haben|habe|hatte|hatten|wurden?|wird|werden|werde|ist|sind|sei|seien|soll|sollen|will|wollen)\b"
)
_PASSIVE = re.compile(
    r"\b(?:wurden?|worden|été|fue|fueron|(?:ha|han)\ssido|ser|ser[áa]n?|sera|seront|seraient)\b|(?<!\w)se$",
    re.IGNORECASE,
)
_HELPERS = re.compile(
    r"(?<!\w)(?:a|ont|s['’]|se|n['’]|ne|est|sont|va|vont|y|lui|leur|les?|no|nunca|ha|han|había|fue|fueron|también|aussi"
    r"|également|déjà|ya|hoy|ayer|además|notamment|(?:le\s|el\s|ce\s)?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miércoles|jueves|viernes|sábado|domingo)|hier|aujourd['’]hui|avait|avaient|jamais|pas|qu['’]|que)\s*$",
    re.IGNORECASE,
)
_OPENS_OBJECT = frozenset({"TO", "DT", "CD", "JJ", "SC", "NP", "IN", "PS", "PU"})
_OBJECT = re.compile(r"^(?:den|dem|einen|einem|keinen)\s", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:am|im|in|nach|seit|für|mit|bei|unter|vor|laut|zu|gestern|heute|morgen|damit|dafür|zudem|außerdem|zugleich|danach"
    r"|auch|nun|jetzt|dann|weitere|davon|bis|um|auf|aus)\s",
    re.IGNORECASE,
)
_THAT = re.compile(r".*\b(?:dass|ob|weil|wenn|falls)\s", re.IGNORECASE | re.DOTALL)
_HANGING = re.compile(r"^(?:to|in|on|at|for|over|with|from|under|by)\s.{1,80},?\s(?:and|or)\s", re.DOTALL)
_TRAIL = re.compile(
    r"\s(?:on|last|this|am)\s(?:\w+day|week|month|year|\w+tag)$|\s(?:also|now|then|auch|nun|late|early)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Doing:
    """The subject of a cue as a place of the sentence (None: nobody is told), and its verbs.

    Attributes:
        verb: Where the helping verb begins and the main verb ends.
        passive: What is given stands as the subject.
        shared: The subject is that of an earlier verb.
    """

    subject: Span | None
    verb: Span
    passive: bool
    shared: bool = False
    gives: Span | None = None


def phrase(text: str) -> Phrase:
    """The words of an English sentence with their kinds."""
    return Phrase.kept(text)


def doing(line: Line, start: int, cue: Span) -> Doing | None:
    """The subject of a cue, or None when the cue is no verb.

    Args:
        line: The sentence.
        start: Where the clause of the cue begins.
        cue: The binding words.
    """
    if line.language in _LISTED:
        return _by_order(line, start, cue)
    p = phrase(line.sentence.text)
    at = next((i for i, g in enumerate(p.groups) if _overlap(p, g, cue)), None)
    if at is None:
        return _headless(p, start, cue)
    group = p.groups[at]
    last = p.span(group.first, group.verb + 1)
    gives = p.spans[group.verb]
    if at + 1 < len(p.groups):
        following = p.groups[at + 1]
        near = p.spans[following.first].start - max(cue.end, last.end) < _REACH and gives.start < cue.end
        if near and (following.to or p.kind(following.first) == "VG") and cue.end >= last.end - 1:
            gives = p.spans[following.verb]
            return _made(p, at, following.passive or (group.passive and p.word(following.verb) != "be"), gives)
    return _made(p, at, group.passive or _reduced(p, group), gives)


def _headless(p: Phrase, start: int, cue: Span) -> Doing | None:
    """The subject of a verb that was taken for a noun, in a clause that has no other verb."""
    at = next((i for i, place in enumerate(p.spans) if place.overlaps(cue)), None)
    if at is None or p.word(at)[-1:] != "s" or p.kind(at - 1) not in ("NN", "NP"):
        return None
    if any(g.finite and start <= p.spans[g.first].start < cue.start for g in p.groups):
        return None
    after, wide = p.kind(at + 1), " " in cue.of(p.text)
    if not wide and (after not in _OPENS_OBJECT or (after == "IN" and p.word(at + 1) != "to")):
        return None
    found = subject(p, at)
    return Doing(p.span(*found), p.spans[at], passive=False, gives=p.spans[at]) if found else None


def _overlap(p: Phrase, group: Group, cue: Span) -> bool:
    return p.span(group.first, group.verb + 1).overlaps(cue)


def _reduced(p: Phrase, group: Group) -> bool:
    """Whether a participle stands for a passive: "$9m approved by parliament"."""
    return not group.finite and not group.to and p.kind(group.verb) in ("VN", "VD") and p.word(group.verb + 1) == "by"


def _made(p: Phrase, at: int, passive: bool, gives: Span) -> Doing:
    group = p.groups[at]
    place, shared = subject_of(p, at)
    return Doing(place, p.span(group.first, group.verb + 1), passive, shared, gives)


def subject_of(p: Phrase, at: int) -> tuple[Span | None, bool]:
    """The subject of a verb, or of the verb that it hangs on, and which of both."""
    for steps, i in enumerate(range(at, max(-1, at - _BACK), -1)):
        group = p.groups[i]
        if steps and not group.finite:
            continue
        found = subject(p, group.first)
        if found is not None and p.kind(found[0]) == "WH" and found[1] - found[0] == 1:
            end = found[0] - (p.word(found[0] - 1) == ",")
            found = subject(p, end) if end > 0 else None
        if found is not None:
            return p.span(*found), bool(steps)
    return None, True


def _by_order(line: Line, start: int, cue: Span) -> Doing:
    """The subject by the order of words: German before or behind the finite verb, French and Spanish before it."""
    text = line.sentence.text
    if line.language == "de":
        return _german(text, start, cue)
    head = text[start : cue.start]
    passive = _PASSIVE.search(text[max(start, cue.start - 12) : cue.end]) is not None
    if line.language == "es" and re.search(r"\b[Ss]e\s$", head) is not None and cue.of(text)[-1:] in "án":
        passive = True  # se destinarán
    verb = Span(cue.start, cue.end)
    for _ in range(4):
        cut = _HELPERS.search(head)
        if cut is None:
            break
        head = head[: cut.start()]
    head = head.rstrip(" ,")
    return Doing(Span(start, start + len(head)) if head.strip() else None, verb, passive, not head.strip())


def _german(text: str, start: int, cue: Span) -> Doing:
    passive = False
    verb = cue.start
    if text[start : cue.start].rstrip()[-1:] == "," and cue.start > start:  # "..., versprach die Ministerin"
        first = re.compile(r"\w+").match(text, cue.start)
        return _party(text, first.end() if first else cue.start, len(text), cue, passive)
    helper = _AUX.search(text, start, cue.start)
    if helper is not None and "," not in text[helper.end() : cue.start]:
        verb = helper.start()
    held = text[verb : cue.end + 30]
    passive = re.search(r"\bw(?:urden?|orden)\b", text[verb : cue.end]) is not None or bool(
        re.match(r"w(?:ird|erden)\b", held)
        and re.search(r"\b(?:ge|be|er|über|aus|bereitge)\w+t\b", text[cue.start : cue.end + 60])
        and not re.search(r"\w+en\b\s*$", text[cue.end : cue.end + 60].rstrip(".,"))
    )
    field = text[start:verb].strip(' ,„“"»«')
    that = _THAT.match(text, 0, verb)
    if that is not None and that.end() >= start:
        field = text[that.end() : verb]
        return _party(text, that.end(), verb, cue, passive)
    inverted = not field or _LEAD.match(field + " ") or _OBJECT.match(field + " ")
    if inverted:
        end = re.match(r"\w+\s?", text[verb:])
        behind = verb + (end.end() if end else 0)
        return _party(text, behind, len(text), Span(verb, cue.end), passive)
    return Doing(Span(start, start + len(text[start:verb].rstrip())), Span(verb, cue.end), passive)


def _party(text: str, at: int, end: int, verb: Span, passive: bool) -> Doing:
    m = re.compile(rf"\s?(?:sich\s|es\s)?({PARTY}|er\b|sie\b|wir\b)").match(text, at, end)
    return Doing(Span(*m.span(1)) if m else None, verb, passive, m is None)


def told(line: Line, place: Span) -> str:
    """The words of a subject, the name of a person among them first."""
    text = line.sentence.text
    shift = line.sentence.span.start
    words = place.of(text).strip(" ,\"“”'’‘„«»")
    lead = _HANGING.match(words)
    for m in line.mentions:
        at = Span(m.span.start - shift, m.span.end - shift)
        if lead is None and m.type == "person" and place.covers(at) and not _hangs(text, place.start, at):
            return m.key
    if lead is not None:  # "to zero over seven years, and a Korean company"
        words = words[lead.end() :]
    words = words.split(", ")[0]
    while (cut := _TRAIL.search(words)) is not None:
        words = words[: cut.start()]
    parts = words.split()
    return " ".join(parts[-_LONGEST:]) if len(parts) > _LONGEST else words


def _hangs(text: str, start: int, name: Span) -> bool:
    """Whether a name hangs on another word: of Halse, Halse's."""
    before = text[start : name.start]
    return text[name.end : name.end + 2] in ("'s", "’s", "' ", "’ ") or bool(
        re.search(
            r"\b(?:of|in|at|from|for|by|with|to|von|aus|de|du|des|del|in|à|en|et|and|und|y)\s(?:\w+\s){0,2}$", before
        )
    )

"""Who says so: the sources that a sentence names, and the chain that a statement came through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from headwater.records import Attribution, Span
from headwater.statements.newsrooms import is_newsroom
from headwater.statements.reported import Report
from headwater.statements.voice import Voice
from headwater.text.wordkinds import QUOTED

_LONGEST_SOURCE = 6  # words; a clause that hangs on a longer source states something of its own


@dataclass(frozen=True, slots=True)
class Said:
    """A source found in a sentence (offsets count in it): who, by what cue, and where the said words may begin.

    Attributes:
        who: The fullest name the article has, else the words themselves ("fire authorities").
        person: The key of a person's name, or None.
        cue: The verb or phrase.
        place: Where source and cue stand together.
        verb: Where the cue stands.
        pronoun: The source is only "he" or "she"; `who` was looked up among earlier names.
        whole: The cue speaks for the whole sentence ("according to"), not for what follows it.
    """

    who: str
    person: str | None
    cue: str
    place: Span
    verb: Span
    anonymous: bool = False
    outlet: bool = False
    pronoun: bool = False
    whole: bool = False


def says(text: str, report: Report) -> bool:
    """Whether a report has somebody say that something is so, rather than demand, blame or do it."""
    if report.source is None or report.denied or report.form not in ("verb", "phrase"):
        return False
    words = [piece.of(text) for piece in report.content]
    if words and report.form == "verb" and not report.clause and QUOTED not in "".join(words):
        return False  # "demands 48 percent"
    if any(w.startswith("to ") for w in words) or (report.hearer is not None and not words):
        return False  # "plans to ask the court"
    if "judges" in report.manners and not any(w.startswith(("that ", QUOTED)) for w in words):
        return False  # "complained about filters that did not work"
    return "says" in report.manners or ("tells" in report.manners and report.hearer is not None)


def said(
    text: str, report: Report, who: str, *, person: bool = False, anonymous: bool = False, pronoun: bool = False
) -> Said:
    """A report of a sentence with whom its source means."""
    source = report.source or report.cue
    head = source.of(text).split(",")[0]
    if head != source.of(text) and len(source.of(text).split()) > _LONGEST_SOURCE:  # "the firm, which belongs to ...,"
        source = Span(source.start, source.start + len(head)) if source.start > report.cue.start else report.cue
    place = Span(min(source.start, report.cue.start), max(source.end, report.cue.end))
    source = report.source or report.cue
    outlet = not anonymous and not person and (is_newsroom(source.of(text)) or is_newsroom(who))
    return Said(
        who,
        who if person else None,
        report.cue.of(text),
        place,
        report.cue,
        anonymous,
        outlet,
        pronoun,
        report.form == "phrase",
    )


def heard_from(voices: Sequence[Voice], place: Span, ref: str) -> tuple[Attribution, ...]:
    """The chain of the voice that has most of a place's words, outermost first; of equals the one told more exactly.

    Args:
        voices: The voices of a sentence.
        place: The statement's place in the page.
        ref: The article.
    """
    best: tuple[int, int, int] | None = None
    chosen: Voice | None = None
    for voice in voices:
        shared = sum(max(0, min(p.end, place.end) - max(p.start, place.start)) for p in voice.parts)
        rank = (shared, len(voice.chain), -sum(len(p) for p in voice.parts))
        if shared * 2 >= len(place) and voice.chain and (best is None or rank > best):
            best, chosen = rank, voice
    if chosen is None:
        return ()
    return tuple(
        Attribution(link.who, link.anonymous, link.cue, link.span, ref, link.channel == "outlet")
        for link in chosen.chain
    )

"""Something that an article gives to somebody, and everybody it came through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.records import Span

Form = Literal["direct", "indirect", "mixed", "stance"]


@dataclass(frozen=True, slots=True)
class Link:
    """One source of a chain: who, by which words, through what, and where that stands in the page."""

    who: str
    anonymous: bool
    cue: str
    channel: str
    span: Span


@dataclass(frozen=True, slots=True)
class Voice:
    """Something that an article gives to somebody; all places count in the page.

    Attributes:
        form: `direct` in marks, `indirect`, `mixed` (indirect with words in marks), or `stance`: what somebody wants,
            blames or welcomes.
        parts: The words themselves, without marks, cue and source.
        speaker: The fullest name or description that the article has for who speaks; None when nobody can be told.
        person: The speaker is a person who is named.
        source: The words beside the cue ("she"), or None.
        cue: The verb, noun or phrase, or None.
        hearer: Who was told, as written; `medium` is where it was said.
        chain: Everybody the words passed through, outermost first.
        why: How the speaker was found, in words.
    """

    form: Form
    parts: tuple[Span, ...]
    speaker: str | None
    source: Span | None
    cue: Span | None
    hearer: Span | None = None
    medium: Span | None = None
    chain: tuple[Link, ...] = ()
    why: str = ""
    negated: bool = False
    person: bool = False

"""Reported speech that goes on without a cue: German sentences in the subjunctive of reported speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from headwater.data import table
from headwater.records import Span
from headwater.statements.reported import Report
from headwater.statements.scene import Line
from headwater.statements.voice import Voice

_MOST = 6  # sentences that go on after one cue
_WORD = re.compile(r"[^\W\d_]+")
_WRITER = frozenset({"ich", "wir"})
_TAIL = re.compile(r"[\s.;:,–—-]+$")


@cache
def _forms() -> tuple[frozenset[str], frozenset[str]]:
    rows = table("reporting")["others"]["de"]["reported"]
    return frozenset(map(str, rows["plain"])), frozenset(map(str, rows["doubtful"]))


def goes_on(line: Line, before: Line | None, reports: Sequence[Report], found: Sequence[Voice]) -> int | None:
    """The place of the voice that a sentence goes on with, or None.

    Args:
        line: The sentence.
        before: The sentence before it.
        reports: What the sentence gives to somebody by a cue.
        found: The voices so far.
    """
    if line.language != "de" or before is None or line.sentence.paragraph != before.sentence.paragraph:
        return None
    if any(r.source is not None and not r.depth for r in reports):
        return None
    words = [w.lower() for w in _WORD.findall(line.bare)]
    plain, doubtful = _forms()
    told = _voice_of(before, found)
    if told is None or _WRITER & set(words):
        return None
    voice = found[told]
    reported = bool(plain & set(words)) or (len(voice.parts) > 1 and bool(doubtful & set(words)))
    return told if reported and len(voice.parts) < _MOST and not (line.quotes_within() and not words) else None


def _voice_of(line: Line, found: Sequence[Voice]) -> int | None:
    """The last voice of a sentence that says something, by a cue and with a speaker."""
    for index in range(len(found) - 1, max(-1, len(found) - 6), -1):
        voice = found[index]
        here = voice.parts[-1:] and (
            voice.parts[-1].overlaps(line.sentence.span)
            or (voice.cue is not None and voice.cue.overlaps(line.sentence.span))
        )
        if voice.form != "stance" and voice.cue is not None and here:
            return index
    return None


def with_more(voice: Voice, line: Line) -> Voice:
    """A voice with one more sentence."""
    words = line.sentence.text
    tail = _TAIL.search(words)
    end = line.sentence.span.end - (len(tail[0]) if tail else 0)
    part = Span(line.sentence.span.start, max(end, line.sentence.span.start + 1))
    return replace(voice, parts=(*voice.parts, part))

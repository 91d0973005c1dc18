"""Which lines of a text page are furniture, by what they say and how they stand among the others: learned trees."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from headwater.articles import phrases
from headwater.articles.line import Line
from headwater.articles.wording import kind, lean
from headwater.data.trees import trees

NAMES = (
    "lean", "lean_a_word", "words", "ends", "colon", "quote", "bullet", "capitals", "digits", "shouts", "phrase",
    "promotion", "body", "furniture", "short", "blank", "blank_below", "again", "place", "known", "strange", "opens",
    "above_lean", "above_words", "above_ends", "above_plain", "above_furniture", "above_header", "below_lean",
    "below_words", "below_ends", "below_plain", "below_furniture", "below_header", "text_above", "text_below",
)  # fmt: skip
_FURNITURE = 0.75  # likelihood from which a line that reads as text is furniture; set on the learn half
_TEXT = 0.08  # ... and below which one that its words mark as furniture is text after all
_SURE = 0.97  # ... and from which a line is that has the form of a headline: a lost headline costs more
_HEADLINE = 2.0  # words
_ASKED = ("body", "short", "furniture")
_ENDS = re.compile(r"[.!?…。！？][\"”’'»)\]]*\s*$")
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
_MOST_WORDS = 60  # of a line that can be furniture as a whole
_FAR = 6


def mark(lines: list[Line]) -> None:
    """Give lines that read as text but are furniture their role and kind, and take it from those that are not.

    Source:
        Boosted trees; learned by bench/articles/train_marks.py.
    """
    asked = [at for at, line in enumerate(lines) if line.role in _ASKED and line.words <= _MOST_WORDS]
    if not asked:
        return
    likely = trees("marks").likelihood(rows(lines)[asked])
    for at, share in zip(asked, likely.tolist(), strict=True):
        line = lines[at]
        said = phrases.kind_of(line.text)
        headline = line.role == "short" and line.words >= _HEADLINE and said is None
        if line.role != "furniture" and share >= (_SURE if headline else _FURNITURE):
            line.role, line.prose = "furniture", False
            line.kind = said or kind(line.text)
            line.why = "" if said else f"worded and placed like furniture: {share:.2f}"
        elif line.role == "furniture" and share < _TEXT and line.words and any(map(str.isalpha, line.text)):
            line.role, line.kind = ("body", None) if _ENDS.search(line.text) else ("short", None)
            line.prose = line.role == "body"


def rows(lines: list[Line]) -> NDArray[np.float64]:
    """What the trees are asked about each line, in the order of `NAMES`."""
    own = [_alone(line) for line in lines]
    stems = [{w[:_STEM].casefold() for w in _WORD.findall(line.text[:1500])} for line in lines]
    held = Counter(stem for found in stems for stem in found)
    times = Counter(line.text for line in lines)
    found = np.zeros((len(lines), len(NAMES)))
    above = _distances(lines)
    below = _distances(lines[::-1])[::-1]
    edge = [0.0, 0.0, 1.0, 1.0, 0.0, 0.0]
    for at, line in enumerate(lines):
        known = sum(held[stem] > 1 for stem in stems[at])
        found[at] = [
            *own[at],
            min(line.blank, 3),
            min(lines[at + 1].blank, 3) if at + 1 < len(lines) else 3.0,
            min(times[line.text], 4),
            at / len(lines),
            known / max(1, len(stems[at])),
            len(stems[at]) - known,
            line.opens,
            *(_beside(own[at - 1], lines[at - 1]) if at else edge),
            *(_beside(own[at + 1], lines[at + 1]) if at + 1 < len(lines) else edge),
            above[at],
            below[at],
        ]
    return found


def _alone(line: Line) -> list[float]:
    text = line.text[:600]
    words = text.split() or [""]
    weight = lean(text)
    return [
        weight,
        weight / len(words),
        min(line.words, 80.0),
        bool(_ENDS.search(text)),
        text.rstrip().endswith(":"),
        text[:1] in "\"“„«‘'",
        text[:1] in "*•-–—►▶>·",
        sum(w[0].isupper() for w in words if w) / len(words),
        sum(map(str.isdigit, text)) / max(1, len(text)),
        text.isupper(),
        phrases.kind_of(text) is not None,
        phrases.promotion(text),
        line.role == "body",
        line.role == "furniture",
        line.role == "short",
    ]


def _beside(own: list[float], line: Line) -> list[float]:
    header = line.role in ("stamp", "byline", "outlet")
    return [own[0], own[2], own[3], line.role == "body", line.role == "furniture", header]


def _distances(lines: list[Line]) -> list[float]:
    """How many lines above each the last paragraph stands, at most `_FAR`."""
    found = []
    away = _FAR
    for line in lines:
        found.append(float(away))
        away = 0 if line.role == "body" and line.words > 15 else min(_FAR, away + 1)
    return found

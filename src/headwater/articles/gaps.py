"""Whether a new article begins between two paragraphs: what stands there, weighed by learned trees."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.articles.credits import dateline
from headwater.articles.line import Line
from headwater.data.trees import trees

ENOUGH = 2.5  # of hand-set weights
_LIKELY = 0.6  # set on the learn half; a cut in one article costs more than two articles left together
_FIELD = re.compile(r"^[^\W\d_][\w /.-]{1,18}:\s+\S")
_NUMBERED = re.compile(r"^\W{0,2}\d{1,2}\s?[.)/:]\s")
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6
_HEAD = 8  # lines above the page's first text
_RUNNING = 20.0  # words of the texts that a card parts
_GOES_ON = 0.4  # the share that was told before from which a text goes on; cards of one event share up to .25
_MOST_BETWEEN = 40  # lines of a gap that are looked at
NAMES = (
    "score", "lines", "titles", "shorts", "furniture", "fields", "stamps", "bylines", "outlets", "ends", "captions",
    "credits", "notes", "blank", "looser", "glued", "opens", "tagged", "told", "untold", "announces", "pasted",
    "repeated", "above_words", "below_words", "above_ends", "live", "single", "comments", "group", "heading",
    "title_words", "title_upper", "title_numbered", "title_stops", "title_capitals", "title_below", "title_above",
    "alike", "alike_told", "alike_score", "alike_least", "same_head", "gaps", "since", "kinds",
)  # fmt: skip


@dataclass(slots=True)
class Gap:
    """What stands between the paragraphs at two places of a page's lines.

    Attributes:
        told: The share of the lower text that the article above has told before; None when that says nothing.
        pasted: The lower text opens as an earlier article did.
        repeated: The lower paragraph opens as the upper one does.
        score: How much an article begins here by hand-set weights.
    """

    above: int
    below: int
    live: bool = False
    single: bool = False
    comments: bool = False
    usual: int = 0
    told: float | None = None
    pasted: bool = False
    repeated: bool = False
    announces: bool = False
    score: float = 0.0


def title_like(line: Line) -> bool:
    """Whether a line has the form of a headline."""
    aside = line.text.startswith(("*", "•")) or (line.text.startswith("(") and line.text.endswith(")"))
    return line.role == "short" and 3 <= line.words <= 32 and not aside


def decide(lines: Sequence[Line], body: Sequence[int], gaps: Sequence[Gap]) -> list[bool]:
    """For each gap whether an article begins there.

    Source:
        Boosted trees over the hand-set score and what it is made of, and over how alike gaps of the page are; learned
        by bench/articles/train_gaps.py.
    """
    found = [gap.score >= ENOUGH for gap in gaps]
    asked = [at for at, gap in enumerate(gaps) if in_question(lines, gap)]
    if asked:
        likely = trees("gaps").likelihood(rows(lines, body, gaps)[asked])
        for at, share in zip(asked, likely.tolist(), strict=True):
            # A text that begins anew, or one that stands on a card of its own, needs no likelihood.
            sure = gaps[at].score >= ENOUGH and (gaps[at].pasted or _carded(lines, body[0], gaps[at]))
            found[at] = share >= _LIKELY or sure
    return found


def _carded(lines: Sequence[Line], first: int, gap: Gap) -> bool:
    """Whether an outlet's name and a headline right below it head the lower text, as they head the page's first."""
    at = next((at for at in range(gap.above + 1, gap.below - 1) if lines[at].outlet and title_like(lines[at + 1])), 0)
    if not at or not any(line.outlet for line in lines[max(0, first - _HEAD) : first]):
        return False
    headed = all(line.role in ("stamp", "byline") for line in lines[at + 2 : gap.below])
    return headed and min(lines[gap.above].words, lines[gap.below].words) >= _RUNNING and (gap.told or 0.0) < _GOES_ON


def in_question(lines: Sequence[Line], gap: Gap) -> bool:
    """Whether anything speaks for an article there: lines between, or a text that begins anew."""
    return gap.below > gap.above + 1 or gap.pasted or gap.score > 0


def rows(lines: Sequence[Line], body: Sequence[int], gaps: Sequence[Gap]) -> NDArray[np.float64]:
    """What the trees are asked about each gap, in the order of `NAMES`."""
    between = [lines[gap.above + 1 : min(gap.below, gap.above + 1 + _MOST_BETWEEN)] for gap in gaps]
    shapes = [_shape(found) for found in between]
    head = _shape(lines[max(0, body[0] - 8) : body[0]])
    alike: dict[tuple[str, ...], list[Gap]] = defaultdict(list)
    for shape, gap in zip(shapes, gaps, strict=True):
        alike[shape].append(gap)
    sums = {shape: _sums(found) for shape, found in alike.items()}
    filled = sum(bool(found) for found in between)
    table = np.zeros((len(gaps), len(NAMES)))
    since = 0.0
    for at, gap in enumerate(gaps):
        since += min(400.0, lines[gap.above].words)
        if not between[at] and not gap.pasted and gap.score <= 0:
            continue
        shape = shapes[at]
        table[at] = [
            *_own(lines, gap, between[at]),
            *sums[shape],
            _suffix(head, shape),
            filled / len(gaps),
            min(since, 2000.0),
            len(alike),
        ]
        if gap.score >= ENOUGH:
            since = 0.0
    return table


def _own(lines: Sequence[Line], gap: Gap, between: Sequence[Line]) -> list[float]:
    upper, lower = lines[gap.above], lines[gap.below]
    titles = [line for line in between if title_like(line)]
    title = titles[-1] if titles else None
    roles = [line.role for line in between]
    blank = max([line.blank for line in between] + [lower.blank])
    return [
        gap.score,
        len(between),
        len(titles),
        roles.count("short"),
        roles.count("furniture"),
        sum(bool(_FIELD.match(line.text)) for line in between),
        sum(line.stamped for line in between),
        roles.count("byline"),
        roles.count("outlet"),
        roles.count("end"),
        roles.count("caption"),
        roles.count("credit"),
        roles.count("note"),
        min(blank, 4),
        blank > gap.usual,
        any(line.glued for line in between),
        lower.opens,
        lower.opens and dateline(lower.text).tag is not None,
        0.5 if gap.told is None else gap.told,
        gap.told is None,
        gap.announces,
        gap.pasted,
        gap.repeated,
        min(upper.words, 300.0),
        min(lower.words, 300.0),
        upper.text.rstrip()[-1:] in '.!?"”’»)…',
        gap.live,
        gap.single,
        gap.comments,
        lower.block.group != upper.block.group and lower.block.group > 0,
        max((7 - line.block.level for line in between if line.block.role == "heading"), default=0),
        *_title(title, lines, gap),
    ]


def _title(title: Line | None, lines: Sequence[Line], gap: Gap) -> list[float]:
    if title is None:
        return [0.0] * 7
    words = title.text.split()
    stems = _stems(title.text)
    below = _stems(" ".join(line.text[:600] for line in lines[gap.below : gap.below + 3]))
    above = _stems(" ".join(line.text[-600:] for line in lines[max(0, gap.above - 2) : gap.above + 1]))
    return [
        title.words,
        title.text.isupper(),
        bool(_NUMBERED.match(title.text)),
        title.text.rstrip()[-1:] in ".:?!",
        sum(w[0].isupper() for w in words) / max(1, len(words)),
        len(stems & below) / max(1, len(stems)),
        len(stems & above) / max(1, len(stems)),
    ]


def _stems(text: str) -> set[str]:
    return {w[:_STEM].casefold() for w in _WORD.findall(text)}


def _shape(between: Sequence[Line]) -> tuple[str, ...]:
    """The kinds of lines that stand in a gap, repetitions once: gaps of one page that have the same are alike."""
    found: list[str] = []
    for line in between:
        if line.role == "furniture":
            continue
        one = "field" if _FIELD.match(line.text) else "title" if title_like(line) else line.role
        if not found or found[-1] != one:
            found.append(one)
    return tuple(found)


def _sums(found: Sequence[Gap]) -> list[float]:
    told = [gap.told for gap in found if gap.told is not None]
    mean = sum(told) / len(told) if told else 0.5
    scores = [gap.score for gap in found]
    return [min(len(found), 20), mean, sum(scores) / len(scores), min(scores)]


def _suffix(head: tuple[str, ...], shape: tuple[str, ...]) -> float:
    """How many kinds of lines at the end of the page's head stand in the same order at the end of a gap."""
    same = 0
    for a, b in zip(reversed(head), reversed(shape), strict=False):
        if a != b:
            break
        same += 1
    return same / max(1, len(head)) + min(same, 3)

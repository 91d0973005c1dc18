"""At which line between two texts the lower article begins: what is its head, and what the foot of the upper one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from headwater.articles.gaps import title_like
from headwater.articles.line import Line
from headwater.data.trees import trees

_KINDS = ("share", "read-time", "related", "comment-form", "copyright", "newsletter", "navigation", "subscription",
          "advert", "other", "caption", "photo-credit")  # fmt: skip
_ROLES = ("short", "stamp", "byline", "outlet", "note", "credit", "end", "caption", "furniture")
NAMES = (
    "titles_above", "titles_below", "title", "again", "from_top", "from_bottom", "size", "blank", "blank_below",
    "words", "stops", "field", "upper", "head_shape", "foot_shape", "head_role", "foot_role", "stamps_above",
    "stamps_below", "rules_above", "rules_below", "below_title", "above_title", "aged",
    "fits_head", "fits_foot", "widest", "below_widest", *_ROLES, *_KINDS,
)  # fmt: skip
_MOST = 40  # lines above the lower text that are looked at; those further up are the upper article's
_EDGE = 12  # lines of the page's own head and foot that others are likened to
_KEY = re.compile(r"^\W{0,3}([^\W\d_][\w -]{0,18}):")
_SIGNS = re.compile(r"[^\W\d_]+")
_MOST_BLANK = 3
_FREE = 1e-3  # a cut moves away from the text only for a reason


@dataclass(frozen=True, slots=True)
class Edges:
    """How the lines at a page's head and foot look: the first article's head, and the last one's foot."""

    head_shapes: frozenset[str]
    foot_shapes: frozenset[str]
    head_roles: Counter[str]
    foot_roles: Counter[str]
    head: tuple[str, ...]
    foot: tuple[str, ...]


def edges(lines: Sequence[Line], body: Sequence[int]) -> Edges:
    """The looks of the lines above a page's first paragraph and below its last."""
    head = lines[max(0, body[0] - _EDGE) : body[0]]
    foot = lines[body[-1] + 1 : body[-1] + 1 + _EDGE]
    return Edges(
        frozenset(map(_shape, head)), frozenset(map(_shape, foot)),
        Counter(line.role for line in head), Counter(line.role for line in foot),
        tuple(map(_sort, head)), tuple(map(_sort, foot)),
    )  # fmt: skip


def place(lines: Sequence[Line], above: int, below: int, at: Edges) -> int:
    """The line at which the article of the paragraph at `below` begins.

    Source:
        The cut with the highest likelihood, where boosted trees say of each line how likely it is head; learned by
        bench/articles/train_cuts.py.
    """
    top = max(above + 1, below - _MOST)
    if top >= below:
        return below
    likely = np.clip(trees("cuts").likelihood(rows(lines, top, below, at)), 0.01, 0.99)
    odds = np.log(likely / (1 - likely))
    sums = np.cumsum(odds[::-1])[::-1]
    best = int(sums.argmax())
    return top + best if sums[best] > _FREE else below


def rows(lines: Sequence[Line], top: int, below: int, at: Edges) -> NDArray[np.float64]:
    """What the trees are asked about the lines from `top` up to the paragraph at `below`, in the order of `NAMES`."""
    own = lines[top:below]
    titles = [title_like(line) for line in own]
    stamped = [line.stamped or line.role in ("byline", "outlet") for line in own]
    rules = [line.role == "end" for line in own]
    times = Counter(line.text.casefold() for line in own)
    sorts = tuple(map(_sort, own))
    blanks = [min(line.blank, _MOST_BLANK) for line in own]
    widest = blanks.index(max(blanks))
    found = []
    for n, line in enumerate(own):
        shape = _shape(line)
        found.append(
            [
                sum(titles[:n]), sum(titles[n + 1 :]), titles[n], times[line.text.casefold()] > 1,
                n, len(own) - n, len(own), min(line.blank, 3),
                min((own[n + 1] if n + 1 < len(own) else lines[below]).blank, 3),
                min(line.words, 60.0), line.text.rstrip()[-1:] in ".!?", _KEY.match(line.text) is not None,
                line.text.isupper(), shape in at.head_shapes, shape in at.foot_shapes,
                min(at.head_roles[line.role], 3), min(at.foot_roles[line.role], 3),
                sum(stamped[:n]), sum(stamped[n + 1 :]), sum(rules[:n]), sum(rules[n + 1 :]),
                n + 1 < len(own) and titles[n + 1], n > 0 and titles[n - 1],
                any(stamp.kind == "relative" for stamp in line.stamps),
                _fits(sorts[n:], at.head), _fits(sorts[n::-1], at.foot[::-1], whole=n + 1),
                blanks[widest], blanks[widest] > 0 and n >= widest,
                *(line.role == role for role in _ROLES), *(line.kind == kind for kind in _KINDS),
            ]
        )  # fmt: skip
    return np.array(found, dtype=np.float64)


def _fits(own: tuple[str, ...], edge: tuple[str, ...], *, whole: int = 0) -> bool:
    """Whether lines are of the sorts that stand at the same end of the page: above its first text, or below its last.

    Args:
        own: The lines from one on to the text below, or from it back to the text above (then `whole` says how many).
        edge: The page's head, or its foot turned round.
        whole: How many lines there are in the second case.
    """
    if whole:
        return len(edge) >= whole and own[::-1] == edge[::-1][:whole]
    return len(own) <= len(edge) and own == edge[len(edge) - len(own) :]


def _sort(line: Line) -> str:
    """What sort of line it is, coarsely: names of outlets and of persons are often taken for each other."""
    if line.stamped and line.stamps:
        return "stamp"
    if title_like(line):
        return "title"
    if line.role in ("short", "outlet", "byline", "credit"):
        return "name"
    return line.role


def _shape(line: Line) -> str:
    """What a line looks like, whatever it says: its field's name, or its role, signs and rough length."""
    key = _KEY.match(line.text[:40])
    if key:
        return f"{key[1].casefold()}:"
    text = _SIGNS.sub("a", re.sub(r"\d+", "0", line.text[:60]))
    signs = "".join(dict.fromkeys(c for c in text if not c.isspace()))
    return f"{line.role} {line.kind} {signs[:8]} {min(3, int(line.words) // 4)}"

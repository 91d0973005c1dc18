"""Where a clause begins and ends: the telling words around a place of a sentence."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

from headwater.data import table
from headwater.records import Span

_LONGEST_BEFORE = 13  # words kept before a figure: subject and verb of most news clauses; set on all open families
_LONGEST_AFTER = 11
_LISTED = 2  # words of a list's member
_SHORTEST = 4  # words; a shorter clause takes in its neighbour
_WORD = re.compile(r"[^\W_]+(?:[.,:'’-][^\W_]+)*%?|[$€£¥₹%]")
_MARK = re.compile(r"[;()\[\]“”«»„—–]|:(?=\s|$)|,(?=[\s”\"’'])|\s-\s|\"|(?<=\s)['‘](?=\w)|(?<=[,.?!])['’](?=\s|$)")


class Clause(NamedTuple):
    """A stretch between two breaks of a sentence; `opened` by a mark, a conjunction or the sentence's start."""

    start: int
    end: int
    opened: str


@lru_cache(maxsize=8)
def _conjunctions(language: str) -> re.Pattern[str]:
    rows = table("cues")["breaks"]
    words = rows.get(language, rows["en"])
    return re.compile(
        r"(?<=\s)(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")(?=\s)", re.IGNORECASE
    )


def clauses(text: str, language: str = "en", cuts: tuple[int, ...] = ()) -> list[Clause]:
    """The clauses of a sentence, in order; together they hold all its words.

    Args:
        text: One sentence.
        language: BCP 47 code; decides which conjunctions open a clause.
        cuts: Further offsets at which a clause begins, such as the end of "the mayor said".
    """
    breaks: dict[int, tuple[int, str]] = {m.start(): (m.end(), "mark") for m in _marks(text)}
    for m in _conjunctions(language).finditer(text):
        breaks.setdefault(m.start(), (m.start(), "word"))
    for cut in cuts:
        breaks.setdefault(cut, (cut, "said"))
    found = []
    start, opened = 0, "start"
    for at in sorted(breaks):
        after, kind = breaks[at]
        if at > start:
            found.append(Clause(start, at, opened))
        start, opened = max(after, start), kind
    if start < len(text):
        found.append(Clause(start, len(text), opened))
    return [c for c in found if text[c.start : c.end].strip()]


def _marks(text: str) -> list[re.Match[str]]:
    """The marks that part clauses; commas of a list ("drivers, guards, signallers and mechanics") do not."""
    marks = list(_MARK.finditer(text))
    listed: set[int] = set()
    for i, (left, right) in enumerate(itertools.pairwise(marks)):
        if left[0] == right[0] == "," and len(text[left.end() : right.start()].split()) <= _LISTED:
            listed |= {i, i + 1}
    return [m for i, m in enumerate(marks) if i not in listed]


def telling(text: str, place: Span, parts: list[Clause], floor: int = 0, ceiling: int | None = None) -> Span:
    """The clause-sized words around a place of a sentence: what a reader would underline.

    Args:
        text: One sentence.
        place: The figure or verb within it.
        parts: The sentence's clauses.
        floor: No word before this offset is taken (another figure ends there).
        ceiling: No word from this offset on is taken.
    """
    ceiling = len(text) if ceiling is None else ceiling
    inside = [c for c in parts if c.start < place.end and place.start < c.end]
    if not inside:
        return place
    start, end = max(floor, inside[0].start), min(ceiling, inside[-1].end)
    index = parts.index(inside[0])
    after = parts.index(inside[-1]) + 1
    while _count(text, start, end) < _SHORTEST:
        forward = (
            after < len(parts)
            and parts[after].start < ceiling
            and parts[after].opened == "mark"
            and text[end : end + 1] == ","
        )
        if forward and (index == 0 or parts[index].opened == "said"):
            end = min(ceiling, parts[after].end)
            after += 1
        elif (
            index > 0
            and parts[index - 1].start >= floor
            and parts[index].opened != "said"
            and text[parts[index].start - 1 : parts[index].start] != ")"
        ):
            index -= 1
            start = parts[index].start
        else:
            break
    start, end = min(start, place.start), max(end, place.end)
    return trimmed(text, Span(_back(text, start, place.start), _forth(text, place.end, end)), place)


def _count(text: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(text, start, end))


def _back(text: str, start: int, at: int) -> int:
    words = list(_WORD.finditer(text, start, at))
    return words[-_LONGEST_BEFORE].start() if len(words) > _LONGEST_BEFORE else start


def _forth(text: str, at: int, end: int) -> int:
    words = list(_WORD.finditer(text, at, end))
    return words[_LONGEST_AFTER - 1].end() if len(words) > _LONGEST_AFTER else end


_LEADING = re.compile(
    r"^(?:\s|[,;:.)\]”“\"'’‘»«„—–-]|(?:and|with|but|that|which|while|so|und|aber|dass|et|mais|que|y|pero)\s(?!many|much))+",
    re.IGNORECASE,
)


def trimmed(text: str, span: Span, keep: Span) -> Span:
    """The span without blanks, marks and conjunctions at its edges; `keep` stays inside."""
    start, end = span.start, span.end
    lead = _LEADING.match(text[start:end])
    if lead:
        start = min(start + lead.end(), keep.start)
    while end > keep.end and not (text[end - 1].isalnum() or text[end - 1] in "%$€£°"):
        end -= 1
    while start < keep.start and text[start].isspace():
        start += 1
    return Span(start, max(end, keep.end))

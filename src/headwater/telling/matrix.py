"""The matrix of statements: one column an article, so that one reads down a bad copy and across a weak statement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from headwater.telling.points import SHORT, Point
from headwater.telling.witnesses import Company, Witness
from headwater.telling.wording import cut

Leg = Literal["said", "repeated", "changed", "passed", "withdrawn", "silent"]

COLUMNS_MOST = 24  # past this many articles the copies that never differ share a column
COLUMNS_DRAWN = 18  # further ones share the last; sources whose text was carried farthest have their own
MARKS_TOLD = 30  # in the words for those who do not see a row
PITCH, PART = 15.0, 25.0  # between columns of one source, and between two sources


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the matrix: an article, or several copies of one source that never differ from it."""

    x: float
    head: str
    strong: bool
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What an article says on a claim: `shape` tells the values apart, `leg` who stands behind it."""

    x: float
    leg: Leg
    shape: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The columns, their bars, and the width of the whole."""

    columns: tuple[Column, ...]
    bars: tuple[tuple[float, float], ...]
    width: float

    def row(self, point: Point) -> tuple[Cell, ...]:
        """The cells of one claim, column by column."""
        legs: dict[str, tuple[Leg, str]] = {}
        for value in point.values:
            for w in value.sources:
                legs[w.key] = ("withdrawn" if value.standing == "withdrawn" else "said", value.shape)
            for w in value.first:
                legs[w.key] = ("changed", value.shape)
            for w in value.others:
                leg: Leg = "passed" if value.standing == "changed" else "repeated"
                legs[w.key] = ("withdrawn" if value.standing == "withdrawn" else leg, value.shape)
        cells = []
        for column in self.columns:
            found = [legs[key] for key in column.keys if key in legs]
            leg, shape = found[0] if found else ("silent", "circle")
            cells.append(Cell(column.x, leg, shape))
        return tuple(cells)

    @property
    def lines(self) -> str:
        """The path along the columns of each source."""
        return "".join(f"M{a:g} 9H{b:g}" for a, b in self.bars if b > a)

    def gaps(self, point: Point) -> str:
        """The path over the columns that are silent on a point, where the line is interrupted."""
        runs: list[list[float]] = []
        for cell in self.row(point):
            if cell.leg != "silent":
                continue
            if runs and cell.x - runs[-1][1] <= PITCH:
                runs[-1][1] = cell.x
            else:
                runs.append([cell.x, cell.x])
        return "".join(f"M{a - PITCH / 2:g} 9H{b + PITCH / 2:g}" for a, b in runs)

    def told(self, point: Point, company: Company) -> str:
        """A row in words, for those who do not see it."""
        parts = []
        for value in point.values:
            marks = [w.mark for w in company.pick(w.key for w in value.holders) if w.mark]
            more = len(marks) - MARKS_TOLD
            who = " ".join(marks[:MARKS_TOLD]) + (f" and {more} more" if more > 0 else "")
            how = {"said": "say", "withdrawn": "say, withdrawn:", "changed": "changed it to", "repeated": "say"}
            parts.append(f"{who} {how[value.standing]} {cut(value.text, SHORT)}")
        return "; ".join(parts)


def matrix(company: Company, points: Sequence[Point]) -> Matrix:
    """One fixed column per article that a page holds; in large stories copies that never differ share one."""
    marked = [w for w in company.articles if w.letter]
    unlike = {w.key for p in points for v in p.values if v.standing in ("changed", "withdrawn") for w in v.holders}
    by_letter: dict[str, list[Witness]] = defaultdict(list)
    for w in marked:
        by_letter[w.letter].append(w)
    bundle = len(marked) > COLUMNS_MOST
    groups: dict[str, list[tuple[str, bool, tuple[str, ...]]]] = defaultdict(list)
    for source in company.sources:
        own = by_letter[source.letter]
        plain = [w for w in own if bundle and w.kind == "copy" and w.key not in unlike]
        for w in own:
            if w not in plain or len(plain) < 2:
                strong = w.number < 0
                groups[source.letter].append((w.letter if strong else str(w.number), strong, (w.key,)))
        if len(plain) > 1:
            groups[source.letter].append((f"{len(plain)}×", False, tuple(w.key for w in plain)))
    rest = _beyond(groups)
    columns: list[Column] = []
    bars = []
    x = 8.0
    for group in groups.values():
        first = x
        for head, strong, keys in group:
            x += 9.0 if head.endswith("×") else 0.0
            columns.append(Column(x, head, strong, keys))
            x += PITCH
        bars.append((first, x - PITCH))
        x += PART - PITCH
    if rest:
        columns.append(Column(x + 9.0, f"+{len(rest)}", False, rest))
        x += 9.0 + PART
    return Matrix(tuple(columns), tuple(bars), max(16.0, x - PART + 8.0))


def _beyond(groups: dict[str, list[tuple[str, bool, tuple[str, ...]]]]) -> tuple[str, ...]:
    """Takes out the columns for which there is no room, of the least carried sources first; the articles of these."""
    rest: list[str] = []
    room = COLUMNS_DRAWN
    order = {letter: n for n, letter in enumerate(groups)}
    carried = {letter: sum(len(keys) for _, _, keys in group) for letter, group in groups.items()}
    for letter in sorted(groups, key=lambda letter: (-carried[letter], order[letter])):
        kept = groups[letter][: min(room, COLUMNS_DRAWN // 3)] if len(groups) > 1 else groups[letter][:room]
        rest += [key for _, _, keys in groups[letter][len(kept) :] for key in keys]
        room -= len(kept)
        if kept:
            groups[letter] = kept
        else:
            del groups[letter]
    return tuple(rest)

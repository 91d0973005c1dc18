"""The family tree laid out: one row per witness, depth first, time from left to right; nothing crosses.

A subtree lies right of its root and below it, and its rows follow one another. So an edge that goes down from the
exemplar and then right into the copy meets no other edge and no label.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from headwater.telling.witnesses import Company, Witness
from headwater.telling.wording import MONTHS, count

WIDTH = 1184.0
LEFT, TOP, PITCH = 12.0, 52.0, 40.0
LABEL_AT = 14.0  # from a mark's middle to its label
MOST_TICKS = 24  # more are counted, not drawn
FOLD_FROM = 12  # witnesses; in smaller trees every copy has a row of its own
FOLD_LEAST = 3  # copies that make a shared row worth while
DEEPEST = 60  # generations
MOST_ROWS = 40  # in larger trees ever more copies share a row
DOTS_DRAWN = 30  # of a shared row; its number is written
_STEPS = ((None, None), (8, None), (4, 4), (2, 3), (1, 2), (0, 2), (0, 1))
"""How many changed copies of one text have a row of their own, those with most changes, and how many generations."""
NAME_MOST = 44  # characters of a name on one line


@dataclass(slots=True, eq=False)
class Node:
    """A row of the drawing: a witness, or several copies that changed nothing (`folded`)."""

    witness: Witness
    hours: float
    parent: Node | None = None
    folded: tuple[Witness, ...] = ()
    depth: int = 0
    row: int = 0
    x: float = 0.0
    dots: tuple[float, ...] = ()
    children: list[Node] = field(default_factory=list)

    @property
    def y(self) -> float:
        """The middle of the row."""
        return TOP + PITCH * self.row

    @property
    def relation(self) -> str:
        """What stands on the edge that leads here."""
        return self.witness.way if self.parent is not None else ""

    @property
    def ticks(self) -> tuple[bool, ...]:
        """One per changed fact, True for a reversed one; these come first."""
        if self.witness.kind == "version" or self.folded or self.parent is None:
            return ()
        turned = self.witness.reversals
        return tuple(i < turned for i in range(min(MOST_TICKS, len(self.witness.facts))))

    @property
    def room(self) -> float:
        """How far right of its exemplar it must stand for relation and ticks to fit."""
        ticks = 5.0 * len(self.ticks) + (8.0 if self.ticks else 0.0)
        return 10.0 + width(self.relation, 13.0) + 12.0 + ticks + 8.0

    @property
    def names(self) -> tuple[str, ...]:
        """The name on one line, or on two when it is long."""
        name = self.witness.name
        if len(name) <= NAME_MOST:
            return (name,)
        cut = name.rfind(" ", 0, NAME_MOST)
        cut = cut if cut > 0 else NAME_MOST
        rest = name[cut:].strip()
        return (name[:cut], rest if len(rest) <= NAME_MOST else rest[: NAME_MOST - 1] + "…")

    @property
    def note(self) -> str:
        """What stands behind the name in a quiet voice: the time, or how many copies share the row."""
        if self.folded:
            hurt = sum(w.damaged > 0 for w in self.folded)
            return f"{hurt} of them changed facts" if hurt else "nothing changed"
        w = self.witness
        if w.kind == "lost":
            return f"before {w.when.clock or w.when.day}" if w.when.at else ""
        parts = [w.when.clock or ("" if w.when.at else "undated")]
        if w.kind == "version" and w.facts:
            parts.append(f"{count(len(w.facts), 'fact')} revised")
        return ", ".join(part for part in parts if part)

    @property
    def spots(self) -> tuple[tuple[float, str], ...]:
        """The copies of a shared row as they are drawn: where, and as what."""
        step = max(1, math.ceil(len(self.folded) / DOTS_DRAWN))
        shown = sorted(self.folded, key=lambda w: w.kind != "copy")
        return tuple((x, w.kind) for x, w in list(zip(self.dots, shown, strict=False))[::-step][::-1])

    @property
    def changed(self) -> str:
        """What a copy did to the facts; empty when nothing."""
        if self.folded:
            return ""
        return f"{count(self.witness.damaged, 'fact')} changed" if self.witness.damaged else ""

    @property
    def reach(self) -> float:
        """How far the label goes right of the mark."""
        if self.folded:
            return LABEL_AT + width(f"{len(self.folded)} copies  {self.note}", 14.0)
        tail = f"{self.note}  {self.changed}" if self.changed else self.note
        longest = max(len(self.names[0]), len(self.names[-1]))
        name = next(n for n in self.names if len(n) == longest)
        return LABEL_AT + width(f"{self.witness.mark} {name}", 14.0, 1.06) + (8.0 + width(tail, 14.0) if tail else 0.0)


@dataclass(frozen=True, slots=True)
class Day:
    """A line of the time axis with its label."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Loan:
    """A further exemplar: passages that a witness took from somewhere else than its main exemplar."""

    node: Node
    text: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The finished drawing."""

    nodes: tuple[Node, ...]
    roots: tuple[Node, ...]
    days: tuple[Day, ...]
    loans: tuple[Loan, ...]
    width: float
    height: float
    left: int = 0  # texts without copies that are not drawn, as there is no room

    @property
    def described(self) -> str:
        """The drawing in sentences, for those who do not see it."""
        parts = []
        for node in self.nodes:
            w = node.witness
            who = f"{w.mark} {w.name}".strip()
            if node.parent is None:
                parts.append(f"{who}: {'lost' if w.kind == 'lost' else 'source'}.")
            elif node.folded:
                told = f"{count(len(node.folded), 'copy', 'copies')} of {_called(node.parent)}, {w.way}"
                parts.append(f"{told}, {node.note}.")
            else:
                changed = f", {node.changed}" if node.changed else ""
                parts.append(f"{who} from {_called(node.parent)}, {w.way}{changed}.")
        return " ".join(parts)


def _called(node: Node) -> str:
    return node.witness.mark or node.witness.name


def width(text: str, size: float, weight: float = 1.0) -> float:
    """About how wide a text runs in a sans serif of this size, in pixels; a little too wide rather than too narrow."""
    total = 0.0
    for char in text:
        if char in "ijlI.,:;'|!’ ":
            total += 0.31
        elif char in "frt()-1":
            total += 0.43
        elif char in "mwMW@%—":
            total += 0.93
        elif char.isupper():
            total += 0.69
        elif ord(char) > 0x2E80:
            total += 1.0
        else:
            total += 0.575
    return total * size * weight


def grow(company: Company, most: int = MOST_ROWS) -> Tree:
    """The drawing of all trees of a story, earliest first, on one scale of time, in so many rows or hardly more."""
    witnesses = list(company.all)
    known = {w.key for w in witnesses}
    parents = _shallow({w.key: _exemplar(w, known) for w in witnesses})
    children: dict[str | None, list[Witness]] = defaultdict(list)
    for w in sorted(witnesses, key=lambda w: _time_then_mark(w, company)):
        children[parents[w.key]].append(w)
    zero = min(company.since.values(), default=datetime(2000, 1, 1, tzinfo=UTC))
    hours = {key: (at - zero) / timedelta(hours=1) for key, at in company.since.items()}
    roots, nodes, left = _rows(children, hours, len(witnesses), most)
    for row, node in enumerate(nodes):
        node.row = row
    total = _place(nodes)
    loans = tuple(_loans(nodes, company, parents))
    return Tree(tuple(nodes), roots, _days(nodes, zero), loans, total, TOP + PITCH * (len(nodes) - 1) + 24.0, left)


def _rows(
    children: dict[str | None, list[Witness]], hours: Mapping[str, float], total: int, rows: int
) -> tuple[tuple[Node, ...], list[Node], int]:
    """The trees and their rows, folded until they are few enough; and how many lone texts are not among them."""
    tops, left = children[None], 0
    carried = [w for w in tops if w.key in children]
    if len(tops) > rows // 2 and carried:
        tops, left = carried, len(tops) - len(carried)
    if len(tops) > rows // 2:
        most = sorted(tops, key=lambda w: -len(_below(w.key, children)))[: rows // 2]
        left += len(tops) - len(most)
        tops = [w for w in tops if w in most]
    for own, deepest in _STEPS:
        nodes: list[Node] = []
        held = {key: list(found) for key, found in children.items()}
        rule = _Fold(total >= FOLD_FROM, own, deepest)
        roots = tuple(_plant(w, None, held, hours, nodes, rule) for w in tops)
        if len(nodes) <= rows:
            break
    else:
        roots, nodes, more = _largest(roots, rows)
        left += more
    return roots, nodes, left


def _largest(roots: Sequence[Node], room: int) -> tuple[tuple[Node, ...], list[Node], int]:
    """The largest trees for whose rows there is room, in the order that they had, their rows, and how many others."""
    kept: list[Node] = []
    for root in sorted(roots, key=lambda root: (-_carried(root), roots.index(root))):
        needs = len(_branch(root))
        if needs <= room or not kept:
            kept.append(root)
            room -= needs
    drawn = tuple(root for root in roots if root in kept)
    return drawn, [node for root in drawn for node in _branch(root)], len(roots) - len(drawn)


def _branch(root: Node) -> list[Node]:
    """A node and all below it, depth first."""
    found, left = [], [root]
    while left:
        found.append(left.pop())
        left += reversed(found[-1].children)
    return found


def _carried(root: Node) -> int:
    return sum(max(1, len(node.folded)) for node in _branch(root))


@dataclass(frozen=True, slots=True)
class _Fold:
    """What shares a row: copies that changed nothing, changed ones but `own` of each text, all below `deepest`."""

    copies: bool
    own: int | None
    deepest: int | None


def _below(key: str, children: Mapping[str | None, list[Witness]]) -> list[Witness]:
    """All that descends from a witness."""
    found, left = [], [key]
    while left:
        some = children.get(left.pop(), [])
        found += some
        left += [w.key for w in some]
    return found


def _exemplar(w: Witness, known: set[str]) -> str | None:
    """What a witness hangs on: its first exemplar among the story's, or the article that it repeats."""
    if w.kind == "source" and w.edges and w.edges[0].relation == "excerpted":
        return None
    return next((e for e in (*w.exemplars, w.pasted) if e in known and e != w.key), None)


def _shallow(parents: dict[str, str | None]) -> dict[str, str | None]:
    """The same tree, where what lies deeper than `DEEPEST` hangs on its ancestor of that generation.

    No news text is copied from copy to copy so often; without the bound a made-up chain would break the drawing.
    """
    depth: dict[str, int] = {}
    for key in parents:
        path: list[str] = []
        at: str | None = key
        while at is not None and at not in depth and at not in path[-1:] and len(path) <= len(parents):
            path.append(at)
            at = parents[at]
        below = depth.get(at, 0) + 1 if at is not None and at in depth else 0
        for step, name in enumerate(reversed(path)):
            depth[name] = below + step
    bounded = dict(parents)
    for key in sorted(parents, key=lambda k: depth[k]):
        above = parents[key]
        if above is not None and depth[key] > DEEPEST:
            bounded[key] = above if depth[above] < DEEPEST else bounded[above] if depth[above] > DEEPEST else above
    return bounded


def _time_then_mark(w: Witness, company: Company) -> tuple[bool, float, int, str, int]:
    at = company.since.get(w.key)
    return (at is None, at.timestamp() if at else 0.0, len(w.letter), w.letter, w.number)


def _plant(
    w: Witness, parent: Node | None, children: dict[str | None, list[Witness]],
    hours: Mapping[str, float], nodes: list[Node], fold: _Fold,
) -> Node:  # fmt: skip
    """One witness and all below it, depth first. A copy is never drawn earlier than its exemplar."""
    at = hours.get(w.key, 0.0) if parent is None else max(hours.get(w.key, 0.0), parent.hours + 0.02)
    node = Node(w, at, parent, depth=parent.depth + 1 if parent else 0)
    nodes.append(node)
    shared = _shared(node, children.get(w.key, []), children, fold)
    drawn: set[str] = set()
    for child in children.pop(w.key, []):
        group = shared.get(child.key)
        if group is None:
            node.children.append(_plant(child, node, children, hours, nodes, fold))
        elif child.key not in drawn:
            drawn.update(f.key for f in group)
            leaf = Node(child, max(hours.get(child.key, 0.0), node.hours + 0.02), node, depth=node.depth + 1)
            leaf.folded = tuple(group)
            leaf.hours = max(leaf.hours, *(hours.get(f.key, 0.0) for f in leaf.folded))
            nodes.append(leaf)
            node.children.append(leaf)
    return node


def _shared(
    node: Node, below: Sequence[Witness], children: Mapping[str | None, list[Witness]], fold: _Fold
) -> dict[str, list[Witness]]:
    """Which children of a node share a row, each with all that stand in its row."""
    if not fold.copies:
        return {}
    shared: dict[str, list[Witness]] = {}
    if fold.deepest is not None and node.depth >= fold.deepest:
        rest = [*below, *(far for child in below for far in _below(child.key, children))]
        if len(rest) >= FOLD_LEAST:
            return dict.fromkeys((w.key for w in rest), rest)
    groups: dict[str, list[Witness]] = defaultdict(list)
    leaves = [w for w in below if w.key not in children]
    for child in leaves:
        if child.kind == "copy" and not child.facts:
            groups[child.way].append(child)
    if fold.own is not None:
        hurt = sorted((w for w in leaves if w.kind == "changed"), key=lambda w: -w.damaged)
        for child in hurt[fold.own :]:
            groups[f"{child.way}, changed"].append(child)
    for group in groups.values():
        if len(group) >= FOLD_LEAST:
            shared.update(dict.fromkeys((w.key for w in group), group))
    return shared


def _place(nodes: Sequence[Node]) -> float:
    """Gives every node its x: the widest scale at which all labels fit; returns the width of the drawing."""
    low, high = 0.0, 40.0
    _scale(nodes, 0.0)
    least = max((n.x + n.reach for n in nodes), default=WIDTH)
    total = max(WIDTH, math.ceil(least) + 4.0)
    for _ in range(24):
        middle = (low + high) / 2
        _scale(nodes, middle)
        low, high = (middle, high) if all(n.x + n.reach <= total for n in nodes) else (low, middle)
    _scale(nodes, low)
    return total


def _scale(nodes: Sequence[Node], k: float) -> None:
    """Lays the times out with gaps of k·(10 + 13·log2(1 + hours)), pushed right until every edge has its room."""
    by_time: dict[float, list[Node]] = defaultdict(list)
    for node in nodes:
        by_time[node.hours].append(node)
    x, before = LEFT, None
    for hours in sorted(by_time):
        if before is not None:
            x += k * (10.0 + 13.0 * math.log2(1.0 + hours - before))
        needed = (n.parent.x + n.room for n in by_time[hours] if n.parent is not None)
        x = max(x, *needed, LEFT)
        for node in by_time[hours]:
            node.x = x
        before = hours
    for node in nodes:
        if node.folded and node.parent is not None:
            node.dots = tuple(_dots(node, nodes))


def _dots(node: Node, nodes: Sequence[Node]) -> list[float]:
    """Where the copies of a shared row stand, no two on top of each other, the last at the row's own x."""
    assert node.parent is not None
    start = node.parent.x + node.room
    n = len(node.folded)
    pitch = min(9.0, (node.x - start) / (n - 1)) if n > 1 else 0.0
    return [node.x - pitch * (n - 1 - i) for i in range(n)]


def _days(nodes: Sequence[Node], zero: datetime) -> tuple[Day, ...]:
    """Lines at the beginning of days (months or years in long stories), as far as their labels have room."""
    if not nodes:
        return ()
    points = sorted({(n.hours, n.x) for n in nodes})
    first, last = points[0][0], points[-1][0]
    if all(n.witness.when.at is None for n in nodes):
        return ()
    start = zero + timedelta(hours=first)
    days = [Day(LEFT - 0.5, f"{start.day} {MONTHS[start.month - 1]} {start.year}")]
    long = last - first > 24 * 45
    at = datetime(start.year, start.month, start.day, tzinfo=UTC)
    while len(days) < 60:
        at = _next_month(at) if long else at + timedelta(days=1)
        hours = (at - zero) / timedelta(hours=1)
        if hours > last:
            break
        x = _between(points, hours)
        label = f"{MONTHS[at.month - 1]} {at.year}" if long else f"{at.day} {MONTHS[at.month - 1]}"
        if x - days[-1].x >= width(days[-1].label, 14.0) + 18.0:
            days.append(Day(x, label))
    return tuple(days)


def _next_month(at: datetime) -> datetime:
    return at.replace(year=at.year + at.month // 12, month=at.month % 12 + 1, day=1)


def _between(points: Sequence[tuple[float, float]], hours: float) -> float:
    for (h0, x0), (h1, x1) in itertools.pairwise(points):
        if h0 <= hours <= h1:
            return x0 + (x1 - x0) * ((hours - h0) / (h1 - h0) if h1 > h0 else 0.0)
    return points[-1][1]


def _loans(nodes: Sequence[Node], company: Company, parents: dict[str, str | None]) -> list[Loan]:
    found = []
    for node in nodes:
        w = node.witness
        others = [
            (edge, company.by_key[key])
            for edge, key in zip(w.edges, w.exemplars, strict=True)
            if key != parents[w.key] and key in company.by_key
        ]
        if others:
            how = "passages" if all(edge.relation == "excerpted" for edge, _ in others) else "also"
            marks = dict.fromkeys(other.mark or other.name for _, other in others)
            found.append(Loan(node, f"{how} from {' '.join(marks)}"))
    return found

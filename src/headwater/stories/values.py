"""The values that one claim has: who gives which, in which words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from headwater.records import Alteration, ClaimValue, Quantity, Span, Statement, Words
from headwater.stories.profile import one_line
from headwater.stories.told import Told, comparable, equal
from headwater.stories.witnesses import Witnesses
from headwater.text import units
from headwater.text.sentences import split

Alterations = Mapping[tuple[str, str], Sequence[Alteration]]

# What turns the sense of something said; other changes leave it what it was. Of a figure the value is compared.
_VALUES = ("number", "money", "unit", "date")
_TURNING = {
    "figure": ("negation",),
    "quote": ("negation", *_VALUES),
    "event": ("negation", "modality", "causality", "role", *_VALUES),
    "commitment": ("negation", "modality", "causality", "role", *_VALUES),
}
_OF_A_TIME = ("negation", "date")  # "on Monday at 8.30" and "on Tuesday at 8.30" are two
_LONGEST_VALUE = 160  # characters of a clause shown as a value


@dataclass
class Value:
    """One value of a claim with every telling that gives it, in order of first appearance."""

    told: list[Told]

    @property
    def refs(self) -> tuple[str, ...]:
        """The articles that give it, in order of first appearance."""
        return tuple(dict.fromkeys(t.ref for t in self.told))


def values(witnesses: Witnesses, group: Sequence[Told], alterations: Alterations) -> list[Value]:
    """The tellings of one thing by value, the first given value first."""
    ordered = sorted(group, key=lambda t: (witnesses.place(t.ref), t.main.span))
    if any(t.kind == "figure" for t in ordered):
        days = sorted(d for t in ordered if (d := witnesses.article(t.ref).published))
        found = _by_figure(ordered, days[0] if days else None)
        return [part for value in found for part in _by_sense(witnesses, value.told, alterations)]
    return _by_sense(witnesses, ordered, alterations)


def _by_figure(ordered: Sequence[Told], published: str | None) -> list[Value]:
    """Tellings by value: each goes where one agrees and none contradicts, else where none contradicts."""
    found: list[Value] = []
    distinct: list[list[Told]] = []  # per value one telling of every different figure: copies need no comparing
    placed: dict[tuple[Quantity, ...], int] = {}
    for telling in ordered:
        if telling.quantities in placed:
            found[placed[telling.quantities]].told.append(telling)
            continue
        views = [[_agree(other, telling, published) for other in others] for others in distinct]
        fitting = [k for k, view in enumerate(views) if False not in view and True in view]
        fitting += [k for k, view in enumerate(views) if False not in view and True not in view]
        if fitting:
            found[fitting[0]].told.append(telling)
            distinct[fitting[0]].append(telling)
        else:
            found.append(Value([telling]))
            distinct.append([telling])
        placed[telling.quantities] = fitting[0] if fitting else len(found) - 1
    return found


def _agree(a: Told, b: Told, published: str | None) -> bool | None:
    """Whether two tellings give one value (True) or two (False); None when nothing can be compared.

    "18.4 million lira ($440 million)" is not "18.4 billion lira ($440 million)": one contradiction is enough. Sums in
    currencies whose rate we do not know are no contradiction, but the same number of two currencies is.
    """
    views: list[bool | None] = []
    for p in a.quantities:
        for q in b.quantities:
            if not comparable(p, q):
                continue
            if equal(p, q, published):
                views.append(True)
            elif p.kind == q.kind == "money" and p.unit != q.unit and p.value != q.value:
                views.append(None)
            elif p.unit == q.unit or len(a.quantities) == len(b.quantities) == 1:
                views.append(False)
    if False in views:
        return False
    return True if True in views else (None if views else False)


def _by_sense(witnesses: Witnesses, ordered: Sequence[Told], alterations: Alterations) -> list[Value]:
    """Everything said alike but for what a copy turned round.

    Texts that were compared stand together or apart by that; equal words stand together; a text that was compared with
    none goes where most stand, for nothing speaks against it.
    """
    by_ref: dict[str, list[int]] = {}
    parent = list(range(len(ordered)))
    first: dict[str, int] = {}
    for i, telling in enumerate(ordered):
        by_ref.setdefault(telling.ref, []).append(i)
        parent[i] = first.setdefault(one_line(telling.main.text), i)

    def find(i: int) -> int:
        while parent[i] != i:
            i = parent[i]
        return i

    apart: set[tuple[int, int]] = set()
    alike: list[tuple[int, int]] = []
    for a, b in sorted(alterations):
        for i in by_ref.get(a, ()):
            for j in by_ref.get(b, ()):
                if find(i) == find(j):
                    continue
                turned = turns(witnesses, ordered[i], ordered[j], alterations)
                (apart.add if turned else alike.append)((min(i, j), max(i, j)))
    for i, j in sorted(set(alike)):
        if (i, j) not in apart and not _parted(apart, find, i, j):
            parent[max(find(i), find(j))] = min(find(i), find(j))
    return _gathered(ordered, [find(i) for i in range(len(ordered))], apart)


def _parted(apart: set[tuple[int, int]], find: Callable[[int], int], i: int, j: int) -> bool:
    """Whether joining two groups would bring together what a comparison parted."""
    x, y = find(i), find(j)
    return any({find(a), find(b)} == {x, y} for a, b in apart)


def _gathered(ordered: Sequence[Told], roots: Sequence[int], apart: set[tuple[int, int]]) -> list[Value]:
    groups: dict[int, list[int]] = {}
    for i, root in enumerate(roots):
        groups.setdefault(root, []).append(i)
    touched = {roots[k] for pair in apart for k in pair}
    free = [root for root in groups if root not in touched]
    homes = sorted((r for r in groups if r in touched), key=lambda r: (-len(groups[r]), r)) or free[:1]
    for root in free:
        if root != homes[0]:
            groups[homes[0]] += groups.pop(root)
    inside = sorted(sorted(members) for members in groups.values())
    return [Value([ordered[i] for i in members]) for members in inside]


def turns(witnesses: Witnesses, a: Told, b: Told, alterations: Alterations) -> bool:
    """Whether what the second article says turns round what its copied counterpart says, by the changes found."""
    of_time = any(q.kind in ("date", "time") for q in a.quantities)
    types = _OF_A_TIME if of_time else _TURNING.get(a.kind, _TURNING["event"])
    for first, second, forward in ((a, b, True), (b, a, False)):
        for change in alterations.get((first.ref, second.ref), ()):
            if change.type not in types or not change.meaning_changed:
                continue
            places = (change.a, change.b)
            if _inside(places[0], first) or _inside(places[1], second):
                return True
        if not forward:
            break
    return False


def _inside(place: Span | None, telling: Told) -> bool:
    return place is not None and any(place.overlaps(s.span) for s in telling.statements)


def head(statement: Statement) -> Span:
    """Where the sense of a saying lies: of a quotation of several sentences the first, else all of it."""
    if statement.kind != "quote":
        return statement.span
    first = next(iter(split(statement.text)), Span(0, len(statement.text)))
    return Span(statement.span.start, statement.span.start + first.end)


def shown(value: Value) -> ClaimValue:
    """The value as a claim prints it, with the exact words of every article that gives it."""
    first = value.told[0]
    quotes = tuple(
        Words(t.ref, s.span, s.text) for t in value.told for s in t.statements if s.text.strip()
    )
    as_of = next((s.as_of for t in value.told for s in t.statements if s.as_of), None)
    if first.quantities:
        quantity = first.quantities[0]
        return ClaimValue(readable(quantity), normalized(quantity), as_of, value.refs, quotes)
    text = " ".join(first.main.text.split())
    return ClaimValue(text[:_LONGEST_VALUE], None, as_of, value.refs, quotes)


def normalized(quantity: Quantity) -> str | None:
    """The figure as a plain decimal with its unit; dates as ISO 8601.

    >>> normalized(Quantity(Decimal("1.8E+9"), "USD", "money"))
    '1800000000 USD'
    """
    if quantity.kind in ("date", "time"):
        return quantity.iso or None
    number = _plain(quantity.value)
    if quantity.upper is not None:
        number = f"{number}-{_plain(quantity.upper)}"
    return f"{number} {_unit(quantity)}".strip()


def readable(quantity: Quantity) -> str:
    """The figure as a reader would write it.

    >>> readable(Quantity(Decimal("18400000000"), "TRY", "money")), readable(Quantity(Decimal("41"), "person", "count"))
    ('18.4 billion TRY', '41 people')
    >>> readable(Quantity(Decimal(9), "day", "measure"))
    '9 days'
    """
    if quantity.kind in ("date", "time"):
        return quantity.iso
    number = _spoken(quantity.value)
    if quantity.upper is not None:
        number = f"{number} to {_spoken(quantity.upper)}"
    one = quantity.value == 1 and quantity.upper is None
    return f"{quantity.qualifier} {number} {_unit(quantity) if one else units.plural(_unit(quantity))}".strip()


def _unit(quantity: Quantity) -> str:
    if quantity.unit == "person":
        return "person" if quantity.value == 1 else "people"
    return quantity.unit


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _spoken(number: Decimal) -> str:
    for scale, word in ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million")):
        if abs(number) >= scale and len(_plain(number / scale)) <= 6:
            return f"{_plain(number / scale)} {word}"
    return f"{number.normalize():,f}"

"""Whether the values of a claim agree, were refined or contradict each other, and how the difference came about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from headwater.records import Cause, Edge, Verdict
from headwater.stories.values import Value
from headwater.stories.witnesses import Witnesses

_REWORKED = ("rewritten", "translated")


@dataclass(frozen=True)
class Change:
    """A value that became another from one article or lost version to the next; `before`, `after` index the values."""

    exemplar: str
    copy: str
    before: int
    after: int


@dataclass
class Judgement:
    """A claim's verdict with what it rests on.

    Attributes:
        damaged: Values changed by a copy.
        corrected: Values that a house changed itself in a later version.
        exchanged: Values that a copy has from another source or another version than the one it was made from.
        differing: Pairs of houses whose last values cannot both be right, with the indexes of these values.
    """

    verdict: Verdict
    cause: Cause | None
    damaged: list[Change] = field(default_factory=list)
    corrected: list[Change] = field(default_factory=list)
    differing: list[tuple[str, str, int, int]] = field(default_factory=list)
    exchanged: list[Change] = field(default_factory=list)


def judge(witnesses: Witnesses, values: Sequence[Value], independent: int) -> Judgement:
    """The verdict on a claim's values.

    One origin and one value is `single`. Otherwise every step of copying is looked at: a value that changed between two
    versions of one house was corrected, one that changed in a copy was damaged; what is left are differences between
    sources.
    """
    if len(values) < 2:
        return Judgement("single" if independent <= 1 else "agree", None)
    held = _held(witnesses, values)
    result = Judgement("agree", None)
    for ref in sorted(held, key=witnesses.place):
        _steps(witnesses, held, ref, result)
    _earlier_text(values, result)
    _acquit(witnesses, held, result)
    spoiled = {(c.copy, c.after) for c in result.damaged}
    _inherit(witnesses, held, spoiled)
    result.differing = _differing(witnesses, values, held, spoiled)
    said = any(v.told[0].kind != "figure" for v in values)
    if result.differing:
        result.verdict, result.cause = "conflict", "sources-differ"
    elif result.damaged:
        result.verdict, result.cause = "conflict", "changed-in-copying"
    elif result.corrected or result.exchanged:
        wrong = said or _contradicted(witnesses, held, result.corrected)
        result.verdict, result.cause = ("conflict" if wrong else "refined"), "corrected-by-source"
    elif independent <= 1:
        result.verdict, result.cause = "refined", "fits-together"
    else:
        result.verdict, result.cause = "refined", "fits-together"
    return result


def _held(witnesses: Witnesses, values: Sequence[Value]) -> dict[str, set[int]]:
    """Which values each article gives, second pastes counted as their twin."""
    held: dict[str, set[int]] = {}
    for number, value in enumerate(values):
        for telling in value.told:
            held.setdefault(witnesses.first(telling.ref), set()).add(number)
    return held


def _steps(witnesses: Witnesses, held: dict[str, set[int]], ref: str, result: Judgement) -> None:
    """The change of value, if any, on the way to one article."""
    for edge in witnesses.edges(ref):
        if edge.exemplar not in witnesses.readings:
            if edge.relation != "excerpted":
                _from_lost(witnesses, held, edge, result)
            continue
        before = held.get(witnesses.first(edge.exemplar))
        if before is None or before & held[ref]:
            continue
        if edge.relation == "excerpted" and not _borrows(witnesses, edge):
            continue
        change = Change(edge.exemplar, ref, min(before), min(held[ref]))
        same_house = edge.relation == "revised" or witnesses.one_outlet(ref, edge.exemplar)
        (result.corrected if same_house else result.damaged).append(change)


def _borrows(witnesses: Witnesses, edge: Edge) -> bool:
    """A borrowing text that stands in another newsroom's name may have a value of its own; a reprint may not."""
    return witnesses.house(edge.copy) == witnesses.house(edge.exemplar)


def _from_lost(witnesses: Witnesses, held: dict[str, set[int]], edge: Edge, result: Judgement) -> None:
    """A value against the lost version's, as far as its other copies show that."""
    brothers = [e for e in witnesses.children(edge.exemplar) if e.copy in held and e.copy != edge.copy]
    others = [e for e in brothers if not held[e.copy] & held[edge.copy]]
    if not others:
        return
    number = min(held[edge.copy])
    shared = any(held[e.copy] & held[edge.copy] for e in brothers)
    other = min(others, key=lambda e: witnesses.place(e.copy))
    if edge.relation == "revised":  # the later version: is it the house that changed it, or each of the copies?
        faithful = [e for e in others if e.relation not in _REWORKED]
        counts = Counter(min(held[e.copy]) for e in others)
        if faithful or max(counts.values()) > 1:
            old = faithful[0] if faithful else other
            result.corrected.append(Change(edge.exemplar, edge.copy, min(held[old.copy]), number))
    elif not shared and (edge.relation in _REWORKED or _outvoted(others)):
        result.damaged.append(Change(edge.exemplar, edge.copy, min(held[other.copy]), number))


def _outvoted(others: Sequence[Edge]) -> bool:
    """Whether several copies of the lost version stand against one, none of them a later version of it."""
    return len(others) > 1 and all(e.relation != "revised" for e in others)


def _earlier_text(values: Sequence[Value], result: Judgement) -> None:
    """One change from one exemplar in several copies was made by none of them: they have its earlier text."""
    counts = Counter((c.exemplar, c.before, c.after) for c in result.damaged)
    again = [c for c in result.damaged if counts[c.exemplar, c.before, c.after] > 1]
    if again and all(values[c.after].told[0].kind == "figure" for c in again):
        result.damaged = [c for c in result.damaged if c not in again]
        result.corrected += [Change(c.exemplar, c.exemplar, c.after, c.before) for c in again]


def _acquit(witnesses: Witnesses, held: dict[str, set[int]], result: Judgement) -> None:
    """A value that some source gives itself was not made up by a copy: it is another version's, earlier or later."""
    sound: set[int] = set()
    for ref, numbers in held.items():
        if not any(e.relation != "revised" for e in witnesses.firm(ref)):
            sound |= numbers
    kept = [change for change in result.damaged if change.after not in sound]
    result.exchanged = [change for change in result.damaged if change.after in sound]
    result.damaged = kept


def _inherit(witnesses: Witnesses, held: dict[str, set[int]], spoiled: set[tuple[str, int]]) -> None:
    """Copies of a damaged copy carry the damage on."""
    for ref in sorted(held, key=witnesses.place):
        for edge in witnesses.edges(ref):
            for number in held[ref]:
                if (witnesses.first(edge.exemplar) if edge.exemplar in witnesses.readings else "", number) in spoiled:
                    spoiled.add((ref, number))


def _last_values(
    witnesses: Witnesses, held: dict[str, set[int]], spoiled: set[tuple[str, int]]
) -> tuple[dict[str, set[int]], dict[str, set[int]]]:
    """What each house that speaks for itself says in its last version, and at any time."""
    last: dict[str, set[int]] = {}
    ever: dict[str, set[int]] = {}
    for ref in sorted(held, key=witnesses.place):
        copied = [e for e in witnesses.firm(ref) if e.relation != "revised" and e.exemplar in witnesses.readings]
        if any(witnesses.first(e.exemplar) in held for e in copied):
            continue
        own = {number for number in held[ref] if (ref, number) not in spoiled}
        if not own:
            continue
        lost = [e for e in witnesses.firm(ref) if e.exemplar not in witnesses.readings and e.relation != "revised"]
        house = witnesses.lost_house(lost[0].exemplar) if lost else witnesses.house(ref)
        ever.setdefault(house, set()).update(own)
        if lost and house in last:
            continue  # a copy of an earlier version says nothing against the later one
        last[house] = own
    return last, ever


def _differing(
    witnesses: Witnesses, values: Sequence[Value], held: dict[str, set[int]], spoiled: set[tuple[str, int]]
) -> list[tuple[str, str, int, int]]:
    last, ever = _last_values(witnesses, held, spoiled)
    houses = list(last)
    found = []
    for at, a in enumerate(houses):
        for b in houses[at + 1 :]:
            # Who says what the other said before its correction has the same news from an earlier hour.
            if not last[a] & last[b] and not ever[a] & last[b] and not last[a] & ever[b]:
                found.append((a, b, min(last[a]), min(last[b])))
    return found


def _contradicted(witnesses: Witnesses, held: dict[str, set[int]], corrected: Sequence[Change]) -> bool:
    """Whether the withdrawn value was wrong from the start: an exemplar of the house had another before it."""
    for change in corrected:
        for ref in (change.exemplar, change.copy):
            if ref not in witnesses.readings:
                continue
            for edge in witnesses.edges(ref):
                if edge.relation == "excerpted" and edge.exemplar in witnesses.readings:
                    above = held.get(witnesses.first(edge.exemplar))
                    if above and change.before not in above and change.after in above:
                        return True
    return False

"""Figures of single passages against hand labels: precision and recall, with value, unit and range right.

    python bench/closely/figures.py [--details] [HALF ...]

A find is right when it overlaps a label, has its value (a share within .5, or as a fraction) and upper end, and one of
its units; a bare number where the unit is only to be inferred counts half. Dates and times are right when their ISO
value is. `--details` prints misses and false alarms of passages that may be read; those marked late are only counted,
and only when they are asked for.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from check import load, place

from headwater.records import Quantity
from headwater.text import numbers, units
from headwater.text.numbers import Found
from headwater.text.sentences import split
from rows import Row

READ = ("seen", "kept", "fresh")  # halves that may be read
LATE = "late"  # counted only

_SHARE = Decimal("0.5")
_NAMES = {"metre": "m", "kilometre": "km", "cubic metre": "cubic m", "square metre": "square m", "people": "person"}


_ONE = frozenset(
    ["one", "a", "an", "un", "une", "una", "uno", "ein", "eine", "einen", "einem", "einer"]
)  # before a noun not judged


class Counts(NamedTuple):
    """What was found of what is there: `right` with value and unit, `values` with the value alone."""

    right: float = 0.0
    values: int = 0
    qualified: int = 0
    found: int = 0
    labels: int = 0

    def plus(self, other: Counts) -> Counts:
        """Both together."""
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


def finds(record: dict[str, Any]) -> list[Found]:
    """Every figure of a passage, sentence by sentence as articles are read, with places in the passage."""
    text, found, at = record["text"], [], 0
    for paragraph in text.split("\n"):
        for sentence in split(paragraph):
            words = sentence.of(paragraph)
            for figure in numbers.find(words, record["language"], record.get("published"), context=text):
                found.append(Found(figure.span.shifted(at + sentence.start), figure.quantity))
        at += len(paragraph) + 1
    return found


def value_right(quantity: Quantity, label: dict[str, Any]) -> bool:
    """Whether a find has the label's value."""
    if label["kind"] in ("date", "time"):
        until = label.get("until")
        wanted = {label["iso"], label["iso"] + ":00", *([f"{label['iso']}/{until}"] if until else [])}
        return quantity.iso in wanted
    if quantity.kind in ("date", "time"):
        return False
    value, upper = Decimal(label["value"]), label.get("upper")
    other = [units.converted(quantity.value, quantity.unit, _NAMES.get(unit, unit)) for unit in label["unit"]]
    if upper is None and any(it is not None and abs(it - value) < _SHARE / 10 for it in other):
        return True  # 6ft 4in are 76 inches
    shares = "%" in label["unit"] and (
        abs(quantity.value - value) <= _SHARE or abs(quantity.value * 100 - value) <= _SHARE
    )
    signed = {quantity.value, abs(quantity.value)} if label.get("change") else {quantity.value}
    near = value in signed or abs(value) in signed or shares
    return near and (quantity.upper == (Decimal(upper) if upper is not None else None))


def unit_right(quantity: Quantity, label: dict[str, Any], language: str) -> float:
    """1 when a find has one of the label's units, a half for a bare number where the unit is told elsewhere."""
    if label["kind"] in ("date", "time"):
        return 1.0
    wanted = {_NAMES.get(unit, unit) for unit in label["unit"]}
    if any(units.converted(quantity.value, quantity.unit, unit) is not None for unit in wanted):
        return 1.0
    names = {units.unit_names().get(tuple(unit.split())) for unit in label["unit"]}
    lemmas = {units.lemma(unit, language) for unit in label["unit"]} | {units.lemma(unit) for unit in label["unit"]}
    if not wanted or quantity.unit in wanted | names | lemmas | {unit.lower() for unit in wanted}:
        return 1.0
    inferred = label.get("inferred") or "inferred=y" in label.get("qualifier", "")
    return 0.5 if inferred and quantity.kind == "number" else 0.0


def spans(record: dict[str, Any], kind: str) -> list[tuple[int, int]]:
    """Where labels of a kind stand."""
    return [place(record["text"], label) for label in record.get(kind) or ()]


def measured(record: dict[str, Any], details: list[str] | None = None) -> Counts:
    """What was found of one passage."""
    text, left = record["text"], finds(record)
    counts = Counts()
    for label in record["figures"]:
        start, end = place(text, label)
        near = [f for f in left if f.span.start < end and start < f.span.end]
        hits = [f for f in near if value_right(f.quantity, label)]
        best = max(hits, key=lambda f: unit_right(f.quantity, label, record["language"]), default=None)
        counts = counts.plus(Counts(labels=1))
        if best is None:
            if details is not None:
                read_there = [(f.span.of(text), str(f.quantity.value), f.quantity.unit) for f in near]
                wanted_there = label.get("value") or label["iso"]
                details.append(f"{record['id']} missed {label['words']!r} {wanted_there}; read {read_there}")
            continue
        left.remove(best)
        unit = unit_right(best.quantity, label, record["language"])
        wanted = {q.strip() for q in label.get("qualifier", "").split("|") if "=" not in q}
        qualified = label["kind"] in ("date", "time") or best.quantity.qualifier in (wanted or {""})
        counts = counts.plus(Counts(right=unit, values=1, qualified=int(qualified), found=1))
        if details is not None and unit < 1:
            details.append(f"{record['id']} unit of {label['words']!r} {label['unit']}; read {best.quantity.unit!r}")
        if details is not None and not qualified:
            details.append(f"{record['id']} qualifier of {label['words']!r} {wanted}; read {best.quantity.qualifier!r}")
    excused = [*spans(record, "maybe"), *spans(record, "vague")]
    for figure in left:
        if any(figure.span.start < end and start < figure.span.end for start, end in excused):
            continue
        if figure.quantity.kind == "date" and not any(c.isdecimal() for c in figure.span.of(text)):
            continue  # weekdays and bare months are not judged
        if figure.quantity.value == 1 and figure.span.of(text).split()[0].lower() in _ONE:
            continue
        counts = counts.plus(Counts(found=1))
        if details is not None:
            details.append(
                f"{record['id']} false {figure.span.of(text)!r} {figure.quantity.value} {figure.quantity.unit}"
            )
    return counts


def total(half: str, details: list[str] | None = None) -> Counts:
    """All passages of a half together."""
    counts = Counts()
    for record in load("figures", half):
        counts = counts.plus(measured(record, details if half in READ else None))
    return counts


def rows(_shared: Path) -> list[Row]:
    """Precision and recall of both halves."""
    made = []
    for half in (*READ, LATE):
        counts = total(half)
        name = f"closely/figures ({half})"
        for measure, over in (("precision", counts.found), ("recall", counts.labels)):
            made.append(Row(name, f"figures, {measure}", counts.right / max(1, over), over, 0.85, 0.95))
        made.append(Row(name, "qualifiers right", counts.qualified / max(1, counts.values), counts.values))
    return made


def main() -> None:
    details: list[str] = []
    for half in [a for a in sys.argv[1:] if a in (*READ, LATE)] or READ:
        c = total(half, details)
        print(f"{half}: precision {c.right / max(1, c.found):.3f} recall {c.right / max(1, c.labels):.3f}, "
              f"value alone {c.values / max(1, c.found):.3f} {c.values / max(1, c.labels):.3f}, "
              f"qualifiers {c.qualified / max(1, c.values):.3f} ({c.labels} labels, {c.found} finds)")  # fmt: skip
    if "--details" in sys.argv:
        print(*details, sep="\n")


if __name__ == "__main__":
    main()

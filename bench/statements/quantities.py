"""Figures in sentences of the news against NewsQuant (measuring only): are values, and values with units, right?

    python bench/statements/quantities.py [--details] [FILE]

A gold value may be a range ("252-287"). Clock times and dates are no quantities there and are left out. A unit is right
when its words and the gold unit's share the head word, or both name one currency, measure or share.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from decimal import Decimal, InvalidOperation
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from headwater.records import Quantity
from headwater.text import numbers, units
from rows import Row

FILE = "data/newsquant/NewsQuant_first_half.json"

SAME = {
    "percentage": "%", "percent": "%", "dollar": "USD", "euro": "EUR", "pound sterling": "GBP", "year of age": "year",
    "people": "person", "chinese yuan": "CNY", "mile per hour": "mph", "kilometre per hour": "km/h", "ton": "tonne",
    "gigabyte": "GB", "kilowatt": "kW", "metre": "m", "kilometre": "km", "millimetre": "mm", "centimetre": "cm",
    "japanese yen": "JPY", "kilogram": "kg", "degree angle": "degree", "%": "%", "pound-mass": "pound", "$": "USD",
}  # fmt: skip


def read(value: str) -> tuple[Decimal, Decimal | None] | None:
    try:
        ends = re.fullmatch(r"(-?[\d.]+)-([\d.]+)", value.strip())
        if ends:
            return Decimal(ends[1]), Decimal(ends[2])
        return Decimal(value.strip().lstrip("+")), None
    except InvalidOperation:
        return None


def value_right(q: Quantity, gold: tuple[Decimal, Decimal | None]) -> bool:
    value = q.value / 100 if q.unit == "%" and gold[0] < 1 and q.value > 1 and gold[1] is None else q.value
    near = abs(value - abs(gold[0])) <= abs(gold[0]) / 1000
    return near and (q.upper == gold[1] if gold[1] is not None or q.upper is not None else True)


def unit_right(q: Quantity, row: dict[str, str]) -> bool:
    gold = row["normalized_unit"].strip().lower()
    if gold in ("", "-"):
        return q.unit == ""
    named = SAME.get(gold, gold)
    if (
        q.unit == named
        or q.unit == units.lemma(named.split()[-1])
        or units.unit_names().get(tuple(gold.split())) == q.unit
    ):
        return True
    first = SAME.get(gold.split(" per ")[0], gold.split(" per ")[0])
    heads = {units.lemma(w) for w in re.findall(r"[a-z]+", gold)} | {
        units.lemma(w) for w in row["unit"].lower().split()
    }
    return q.unit == first or (q.kind == "count" and q.unit in heads)


def measure(file: Path, *, details: bool = False) -> tuple[dict[str, tuple[float, float, float]], int]:
    """Precision, recall and F1 of values and of values with units, and how many gold values there are."""
    found_n = gold_n = value_n = unit_n = 0
    for row in json.loads(file.read_text(encoding="utf-8")):
        found = [f for f in numbers.find(row["text"]) if f.quantity.kind not in ("date", "time")]
        gold = [(q, v) for q in row["quantities"] if (v := read(q["value"])) is not None]
        found_n, gold_n = found_n + len(found), gold_n + len(gold)
        left = list(found)
        missed = []
        for q, value in gold:
            hits = [f for f in left if value_right(f.quantity, value)]
            hit = next((f for f in hits if unit_right(f.quantity, q)), hits[0] if hits else None)
            if hit is None:
                missed.append(f"{q['value']} {q['normalized_unit']}")
                continue
            left.remove(hit)
            value_n += 1
            if unit_right(hit.quantity, q):
                unit_n += 1
            else:
                missed.append(f"unit {q['normalized_unit']} read {hit.quantity.unit}")
        if details and (missed or left):
            extra = [(f.span.of(row["text"]), f.quantity.unit) for f in left]
            print(f"{row['text'][:220]}\n    missed {missed} extra {extra}")
    made = {}
    for name, right in (("value", value_n), ("value and unit", unit_n)):
        p, r = right / max(1, found_n), right / max(1, gold_n)
        made[name] = (p, r, 2 * p * r / max(1e-9, p + r))
    return made, gold_n


def rows(shared: Path) -> list[Row]:
    """The rows of the table of measures."""
    made, cases = measure(shared / FILE)
    floors = {"value": (0.85, 0.95), "value and unit": (0.75, 0.88)}
    return [Row("newsquant", f"{name} F1", f1, cases, *floors[name], learned="never learned from")
            for name, (_, _, f1) in made.items()]  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?", type=Path, default=Path(__file__).parents[3] / "shared" / FILE)
    parser.add_argument("--details", action="store_true")
    chosen = parser.parse_args()
    made, cases = measure(chosen.file, details=chosen.details)
    for name, (p, r, f1) in made.items():
        print(f"{name}: precision {p:.3f} recall {r:.3f} F1 {f1:.3f} of {cases}")


if __name__ == "__main__":
    main()

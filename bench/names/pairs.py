"""Labelled pairs of names against `names.likeness`: the best threshold on one half, precision and recall on the other.

    python bench/names/pairs.py [--misses]

Data: opensanctions/nomenklatura name cases with the frozen scores of its best matcher (logic_v2) for comparison.
Baselines: rapidfuzz token_sort_ratio on lower case.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from rapidfuzz import fuzz

from headwater import names
from rows import Row, fold

FOLDER = Path(__file__).parents[3] / "shared/data/name_variants"


def measure(scores: list[float], truth: list[bool], bound: float) -> tuple[float, float, float]:
    hit = sum(s >= bound and t for s, t in zip(scores, truth, strict=True))
    said = sum(s >= bound for s in scores)
    precision, recall = hit / max(1, said), hit / max(1, sum(truth))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def best(scores: list[float], truth: list[bool]) -> float:
    return max(sorted(set(scores)), key=lambda bound: measure(scores, truth, bound)[2])


def rows(shared: Path) -> list[Row]:
    """F1 where each fold's threshold is set on the others, and how often pairs of each likeness are one name."""
    with (shared / "data/name_variants/name_bench_cases.csv").open(encoding="utf-8") as file:
        cases = list(csv.DictReader(file))
    truth = [row["is_match"] == "true" for row in cases]
    ours = [names.likeness(row["name1"], row["name2"]) for row in cases]
    at = [fold(row["name1"] + row["name2"]) for row in cases]
    verdicts = []
    for number in range(5):
        learn = [i for i, f in enumerate(at) if f != number]
        bound = best([ours[i] for i in learn], [truth[i] for i in learn])
        verdicts += [(float(ours[i] >= bound), truth[i]) for i, f in enumerate(at) if f == number]
    crossed = measure([v for v, _ in verdicts], [t for _, t in verdicts], 0.5)
    kept = "threshold cross-fitted in five folds; weights were set on every second pair"
    made = [Row("name_variants", "F1 at one threshold", crossed[2], len(cases), 0.74, 0.82, learned=kept)]
    other = measure(ours[1::2], truth[1::2], best(ours[::2], truth[::2]))
    kept = "weights and threshold set on the other half"
    half = "name_variants, second half"
    made.append(Row(half, "F1 at one threshold", other[2], len(truth[1::2]), 0.74, 0.82, learned=kept))
    for low in range(5, 10):
        held = [t for s, t in zip(ours, truth, strict=True) if low / 10 <= s < (low + 1) / 10 or (low == 9 and s == 1)]
        share = sum(held) / max(1, len(held))
        made.append(Row("name_variants", f"the same, of pairs with likeness {low / 10:.1f} and more", share, len(held)))
    return made


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--misses", action="store_true")
    chosen = parser.parse_args()
    with (FOLDER / "name_bench_cases.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    truth = [row["is_match"] == "true" for row in rows]
    ours = [names.likeness(row["name1"], row["name2"]) for row in rows]
    fuzzy = [fuzz.token_sort_ratio(row["name1"].lower(), row["name2"].lower()) / 100 for row in rows]
    for label, scores in (("likeness", ours), ("rapidfuzz", fuzzy)):
        whole = best(scores, truth)
        print(f"{label}: one threshold {whole:.3f}: P %.3f R %.3f F1 %.3f" % measure(scores, truth, whole))
        for start in (0, 1):
            bound = best(scores[start::2], truth[start::2])
            other = measure(scores[1 - start :: 2], truth[1 - start :: 2], bound)
            figures = "P {:.3f} R {:.3f} F1 {:.3f}".format(*other)
            print(f"  set on half {start + 1} ({bound:.3f}), other half: {figures}")
    accepted = [float(names.accepted_variant(row["name1"], row["name2"])) for row in rows]
    print("accepted_variant: P {:.3f} R {:.3f} F1 {:.3f}".format(*measure(accepted, truth, 0.5)))
    for low in range(5, 10):
        held = [
            t for s, t in zip(ours, truth, strict=True) if low / 10 <= s < (low + 1) / 10 or (low == 9 and s == 1.0)
        ]
        print(f"  likeness {low / 10:.1f}+: {len(held):4} pairs, {sum(held) / max(1, len(held)):.2f} the same")
    if chosen.misses:
        bound = best(ours, truth)
        for row, score, same in zip(rows[::2], ours[::2], truth[::2], strict=True):
            if (score >= bound) != same:
                why = row["notes"] or row["category"]
                kind = "missed" if same else "WRONG "
                print(f"{kind} {score:.3f} {row['schema']:8} {row['name1']} | {row['name2']} ({why})")


if __name__ == "__main__":
    main()

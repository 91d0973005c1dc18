"""Learns when two written names are one, prints how well on pairs not learned from, and writes `name_pairs.npz`.

    python bench/names/train_pairs.py [--keep]

Data: nomenklatura's labelled name cases (MIT). Five folds by the first word of the first name, so that a name's own
variants are mostly in one fold.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

sys.path.insert(0, str(Path(__file__).parents[1]))

from headwater.names.matching import SIGNS, signs
from learning import keep
from rows import Row, fold

SHARED = Path(__file__).parents[3] / "shared"


def model() -> HistGradientBoostingClassifier:
    return HistGradientBoostingClassifier(
        max_iter=120, learning_rate=0.06, max_leaf_nodes=8, min_samples_leaf=12, l2_regularization=5, random_state=0
    )


def cases(shared: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    with (shared / "data/name_variants/name_bench_cases.csv").open(encoding="utf-8") as file:
        read = list(csv.DictReader(file))
    table = np.array([signs(row["name1"], row["name2"]) for row in read])
    truth = np.array([row["is_match"] == "true" for row in read])
    return table, truth, np.array([fold(" ".join(sorted(row["name1"].split()[:1]))) for row in read])


def rows(shared: Path) -> list[Row]:
    """F1 at the chance of one half, and how often pairs of each chance are one name, all out of fold."""
    table, truth, folds = cases(shared)
    chance = np.zeros(len(truth))
    for number in range(5):
        fitted = model().fit(table[folds != number], truth[folds != number])
        chance[folds == number] = fitted.predict_proba(table[folds == number])[:, 1]
    said = chance >= 0.5
    hit = float((said & truth).sum())
    f1 = 2 * hit / float(said.sum() + truth.sum())
    how = "out of fold, five folds by the first word"
    made = [
        Row("name_variants", "F1, learned matcher", f1, len(truth), 0.74, 0.82, learned=how),
        Row("name_variants", "precision, learned matcher", hit / said.sum(), int(said.sum()), learned=how),
        Row("name_variants", "recall, learned matcher", hit / truth.sum(), int(truth.sum()), learned=how),
    ]
    for low in (0.0, 0.2, 0.4, 0.6, 0.8):
        held = truth[(chance >= low) & ((chance < low + 0.2) | (low == 0.8))]
        words = f"the same, of pairs with a chance of {low:.1f} to {low + 0.2:.1f}"
        made.append(Row("name_variants", words, float(held.mean()), len(held), learned=how))
    return made


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", action="store_true")
    chosen = parser.parse_args()
    for row in rows(SHARED):
        print(f"{row.measure:50} {row.figure:.3f} of {row.cases}")
    if chosen.keep:
        table, truth, _ = cases(SHARED)
        path = keep(model().fit(table, truth), SIGNS, ("other", "same"), "name_pairs")
        print(path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()

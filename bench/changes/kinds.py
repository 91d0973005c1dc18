"""What `families.changes` finds on true pairs of true articles, by set, by group and by type.

    python bench/changes/kinds.py [--shared ../shared]

Only the comparison is measured: articles and pairs come from the annotation, no tree and no finding of pairs is asked.
Nothing of it is learned from the sets; words and thresholds were set on families that were read, all of *open* and
those of our own marked `seen`, so that the figures are those of families seen while building.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))
sys.path.insert(0, str(HERE.parent))

from measure import compared, scorer  # noqa: E402

from rows import Row  # noqa: E402

CASES = HERE.parents[1] / "cases"
SEEN = (
    "sugar-mill-fire", "hospital-hack-quebrachal", "mine-rescue-gostrzewice", "bank-failure-atalaia",
    "transfer-scandal-henn",
)  # fmt: skip
LATER = ("artillery-pledge-kadlec", "drug-recall-cardovane", "flood-rio-chicamoya", "visit-hollis-moldova")
TARGETS = {"figures": (0.85, 0.95), "names": (0.70, 0.90), "said": (0.55, 0.80), "meaning precision": (0.65, 0.90)}
LEARNED = "words and thresholds set on these families"


def sets(shared: Path) -> dict[str, tuple[Path, tuple[str, ...]]]:
    """The sets by name: folder and the families that are counted, none for all."""
    return {
        "changes, open": (shared / "data/families/open", ()),
        "changes, own": (CASES, SEEN),
        "changes, own later": (CASES, LATER),
    }


def rows(shared: Path) -> list[Row]:
    """The recall of each group, the precision, and the recall of each type, on every set."""
    score = scorer(shared / "score")
    found: list[Row] = []
    for name, (folder, families) in sets(shared).items():
        tally, _, _ = compared(score, folder, families)
        for measure in ("figures", "names", "said", "meaning precision"):
            floor, aim = TARGETS[measure]
            value, cases = tally.value(f"alterations.{measure}"), tally.cases(f"alterations.{measure.split()[0]}")
            found.append(Row(name, f"alterations, {measure}", value or 0.0, cases, floor, aim, learned=LEARNED))
        for kind, (hit, asked) in sorted(by_type(tally).items()):
            found.append(Row(name, f"alterations, type {kind}", hit / asked, asked, learned=LEARNED))
    return found


def by_type(tally: Any) -> dict[str, tuple[int, int]]:
    """How many annotated rows of each type have a printed row of their group, and how many there are."""
    asked: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    for (want, got), count in tally.tables["alterations (gold type, printed type)"].items():
        asked[want] += count
        hit[want] += count if got not in ("not found", "other group") else 0
    return {kind: (hit[kind], count) for kind, count in asked.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=HERE.parents[3] / "shared")
    for it in rows(parser.parse_args().shared):
        floor = "" if it.floor is None else f"  floor {it.floor:.2f} aim {it.aim:.2f}"
        print(f"{it.data:20} {it.measure:34} {it.figure:6.3f} of {it.cases:4}{floor}")


if __name__ == "__main__":
    main()

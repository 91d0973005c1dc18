"""Learns which witness is whose exemplar and writes `src/headwater/data/descent.npz`.

    python bench/families/learn_trees.py ../shared --families 150 --seeds 11 12 21 22 [--report]

Learned on generated traditions of article folds 1 to 4 (fold 0 is for `traditions.py`) and on the families of pages in
`families/open`. With --report, instead, three models are learned, each without a third of the generated families, and
one for each family of pages without it: the figures are of families that the model has not seen.
"""

from __future__ import annotations

import argparse
import pickle
import random
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from generate import traditions
from lessons import Lesson, lesson, of_case, related, variants
from sources import cache_folder
from trees import below

from gold import families, load
from headwater.families.arborescence import cheapest
from headwater.families.lost import infer
from headwater.families.odds import CLASSES, weighed
from headwater.families.signs import NAMES
from learning import keep

_FOLDS = (1, 2, 3, 4)
_OPEN_WEIGHT = 6.0  # a pair of the families of pages counts as six: they are few, and they are written by people


def lessons(shared: Path, seed: int, count: int) -> list[Lesson]:
    """The lessons of one seed's families; kept outside the repository, for they take long."""
    path = cache_folder() / f"lessons-{seed}-{count}.pkl"
    if path.is_file():
        found: list[Lesson] = pickle.loads(path.read_bytes())
        return found
    order, found = random.Random(seed), []
    for made in traditions(shared, seed, count, _FOLDS):
        pairs = related(made.articles)
        found += [x for x in (lesson(some, pairs) for some in variants(made, order)) if x is not None]
    path.write_bytes(pickle.dumps(found))
    return found


def pages(shared: Path) -> list[Lesson]:
    """The lessons of the families of pages."""
    cases = [load(folder) for folder in families(shared / "data/families/open")]
    found = [lesson(made, pairs) for case in cases for made, pairs in of_case(case)]
    return [x for x in found if x is not None]


def fit(some: Sequence[Lesson]) -> Any:
    """Boosted trees over all pairs of some families."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    rows = np.vstack([x.rows for x in some])
    truth = np.concatenate([x.truth for x in some])
    weights = np.concatenate([np.full(len(x.truth), _OPEN_WEIGHT if x.made.kind == "open" else 1.0) for x in some])
    model = HistGradientBoostingClassifier(
        max_iter=100, learning_rate=0.08, max_leaf_nodes=15, min_samples_leaf=40, l2_regularization=1.0, random_state=0
    )
    return model.fit(rows, truth, sample_weight=weights)


def count(x: Lesson, chances: NDArray[np.float64], gain: float, tally: Counter[str]) -> None:
    """Counts edges and lost texts of one family, drawn with some chances."""
    odds = weighed(x.ends, chances)
    costs = {("", ref): 1e6 for ref in x.refs} | {e: -odds.link(*e) for e in odds.edge}
    parents = {c: e for c, e in cheapest(["", *x.refs], "", costs).items() if e}
    lost = infer(odds, parents, gain)
    gone = {child for a in lost for child in a.children}
    drawn = {(c, e) for c, e in parents.items() if c not in gone}
    whole = drawn | {(c, f"lost:{at}") for at, a in enumerate(lost) for c in a.children}
    whole |= {(f"lost:{at}", a.exemplar) for at, a in enumerate(lost) if a.exemplar}
    kept = {(c, e) for c, e, _ in x.made.edges if c in x.made.articles and e in x.made.articles}
    loose, loose_drawn = {frozenset(e) for e in kept}, {frozenset(e) for e in drawn}
    want = [below(((c, e) for c, e, _ in x.made.edges), a) & x.made.articles.keys() for a in x.made.lost]
    got = [below(whole, f"lost:{at}") & x.made.articles.keys() for at in range(len(lost))]
    tally.update(edge_both=len(kept & drawn), edge=len(drawn) + len(kept), loose_both=len(loose & loose_drawn))
    tally.update(lost_got=len(got), lost_want=len(want))
    tally["lost_both"] += sum(any(2 * len(a & b) >= len(a | b) for b in got) for a in want)


def show(title: str, told: Sequence[tuple[Lesson, NDArray[np.float64]]], gains: Sequence[float]) -> None:
    """Prints what trees drawn with some chances are worth."""
    for gain in gains:
        tally: Counter[str] = Counter()
        for x, chances in told:
            count(x, chances, gain, tally)
        edges, lost = max(1, tally["edge"]), max(1, tally["lost_got"] + tally["lost_want"])
        print(f"{title}, gain {gain}: undirected {2 * tally['loose_both'] / edges:.3f}, "
              f"directed {2 * tally['edge_both'] / edges:.3f}, lost {2 * tally['lost_both'] / lost:.3f} "
              f"({tally['lost_both']} of {tally['lost_got']} told, {tally['lost_want']} true)", flush=True)  # fmt: skip


def report(made: Sequence[Lesson], open_: Sequence[Lesson], gains: Sequence[float]) -> None:
    """Figures of families that the model was not learned on."""
    told = []
    for third in range(3):
        out = [x for x in made if zlib.crc32(x.made.name.rstrip("h").encode()) % 3 == third]
        model = fit([*(x for x in made if zlib.crc32(x.made.name.rstrip("h").encode()) % 3 != third), *open_])
        told += [(x, model.predict_proba(x.rows)) for x in out]
    for kind in ("press", "bare"):
        show(f"generated, {kind}", [(x, p) for x, p in told if x.made.kind == kind], gains)
    left = []
    for name in sorted({x.made.name for x in open_}):
        model = fit([*made, *(x for x in open_ if x.made.name != name)])
        left += [(x, model.predict_proba(x.rows)) for x in open_ if x.made.name == name]
    show("families/open, each left out", left, gains)


def main() -> None:
    """Learns and writes, or reports."""
    options = argparse.ArgumentParser()
    options.add_argument("shared", type=Path)
    options.add_argument("--families", type=int, default=150)
    options.add_argument("--seeds", type=int, nargs="+", default=[11, 12, 21, 22])
    options.add_argument("--report", action="store_true")
    options.add_argument("--gains", type=float, nargs="+", default=[0.0, 1.0, 2.0])
    asked = options.parse_args()
    made = [x for seed in asked.seeds for x in lessons(asked.shared, seed, asked.families)]
    open_ = pages(asked.shared)
    print(len(made), "families,", sum(len(x.truth) for x in made), "pairs;", len(open_), "trees of pages", flush=True)
    if asked.report:
        report(made, open_, asked.gains)
    else:
        print(keep(fit([*made, *open_]), NAMES, CLASSES, "descent"))


if __name__ == "__main__":
    main()

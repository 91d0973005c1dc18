"""Learns which witness is whose exemplar: writes `forest.npz` and `descent.npz` in `src/headwater/data`.

    python bench/families/learn_trees.py ../shared [--report]

Learned on generated traditions of article folds 1 to 4 (fold 0 is for `traditions.py`) and on the families of pages in
`families/open`: boosted trees over the pairs of a family, and a log-linear model over its trees (`fit_forest.py`),
which hears what the boosted trees say of families that they were not learned on. With --report both are learned three
times, each without a third of all families: the figures are of families not seen. What is dear to make is kept in
`~/.cache/headwater-bench`: hours of one processor the first time, minutes later on.
"""

from __future__ import annotations

import argparse
import gzip
import pickle
import random
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from fit_forest import OPEN_WEIGHT
from fit_forest import fit as fitted
from fit_forest import keep as keep_forest
from generate import Tradition, traditions
from lessons import Lesson, lesson, of_case, related, variants
from sources import cache_folder
from trees import below

from gold import families, load
from headwater.families.arborescence import cheapest
from headwater.families.lost import infer
from headwater.families.odds import CLASSES, Odds, heard, weighed
from headwater.families.signs import NAMES
from headwater.records import AlignedSentences, Article, Pair
from learning import keep

_FOLDS = (1, 2, 3, 4)
_SETS = ((11, 150, ""), (12, 80, ""), (21, 80, ""), (52, 60, "mills"))  # seed, families, kind


def _mark() -> str:
    """Tells what was kept by records of another make."""
    kinds = (Article, Pair, AlignedSentences)
    return f"{zlib.crc32(' '.join(field.name for kind in kinds for field in fields(kind)).encode()):08x}"


def grown(shared: Path, seed: int, count: int, kind: str) -> Iterator[tuple[Tradition, list[Pair]]]:
    """One seed's families with their related pairs; kept outside the repository, for they take long."""
    path = cache_folder() / f"families-{seed}-{count}{kind and '-'}{kind}-{_mark()}.pkl.gz"
    if not path.is_file():
        part = path.with_suffix(".part")
        with gzip.open(part, "wb", 3) as kept:
            for made in traditions(shared, seed, count, _FOLDS, kind):
                pickle.dump((made, related(made.articles)), kept)
        part.rename(path)
    with gzip.open(path, "rb") as kept:
        for _ in range(count):
            yield pickle.load(kept)


def lessons(shared: Path, seed: int, count: int, kind: str) -> list[Lesson]:
    """The lessons of one seed's families, with some of their witnesses taken away."""
    order, found = random.Random(seed), []
    for made, pairs in grown(shared, seed, count, kind):
        found += [x for x in (lesson(some, pairs) for some in variants(made, order)) if x is not None]
    return found


def pages(shared: Path) -> list[Lesson]:
    """The lessons of the families of pages."""
    cases = [load(folder) for folder in families(shared / "data/families/open")]
    found = [lesson(made, pairs) for case in cases for made, pairs in of_case(case)]
    return [x for x in found if x is not None]


Rows = NDArray[np.float64]


def fit(some: Sequence[Lesson], rows: Sequence[Rows]) -> Any:
    """Boosted trees over all pairs of some families."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    truth = np.concatenate([x.truth for x in some])
    weights = np.concatenate([np.full(len(x.truth), OPEN_WEIGHT if x.made.kind == "open" else 1.0) for x in some])
    model = HistGradientBoostingClassifier(
        max_iter=100, learning_rate=0.08, max_leaf_nodes=15, min_samples_leaf=40, l2_regularization=1.0, random_state=0
    )
    return model.fit(np.vstack(rows), truth, sample_weight=weights)


def third(x: Lesson) -> int:
    """Which third of the families one belongs to, by its name; what is made of one family stays together."""
    return zlib.crc32(x.made.name.rstrip("h").encode()) % 3


def unseen(some: Sequence[Lesson]) -> list[Rows]:
    """Chances for every family by boosted trees that were learned without its third of the families."""
    found: dict[int, Rows] = {}
    for part in range(3):
        inside = [x for x in some if third(x) != part]
        model = fit(inside, [x.rows for x in inside])
        found |= {at: model.predict_proba(x.rows) for at, x in enumerate(some) if third(x) == part}
    return [found[at] for at in range(len(some))]


def unseen_odds(some: Sequence[Lesson], chances: Sequence[Rows]) -> list[Odds]:
    """The odds of every family by a model of trees that was learned without its third of the families."""
    rows = [heard(x.ends, x.rows, told) for x, told in zip(some, chances, strict=True)]
    found: dict[int, Odds] = {}
    for part in range(3):
        inside = [at for at, x in enumerate(some) if third(x) != part]
        model = fitted([some[at] for at in inside], [rows[at] for at in inside])
        for at, x in enumerate(some):
            if third(x) == part:
                found[at] = weighed(x.ends, chances[at], model.links(rows[at]))
    return [found[at] for at in range(len(some))]


def count(x: Lesson, odds: Odds, gain: float, tally: Counter[str]) -> None:
    """Counts edges and lost texts of one family, drawn with some odds."""
    costs = {("", ref): 1e6 for ref in x.refs} | {e: -nats for e, nats in odds.links.items()}
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


def show(title: str, told: Sequence[tuple[Lesson, Odds]], gains: Sequence[float]) -> None:
    """Prints what trees drawn with some odds are worth."""
    for gain in gains:
        tally: Counter[str] = Counter()
        for x, odds in told:
            count(x, odds, gain, tally)
        edges, lost = max(1, tally["edge"]), max(1, tally["lost_got"] + tally["lost_want"])
        print(f"{title}, gain {gain}: undirected {2 * tally['loose_both'] / edges:.3f}, "
              f"directed {2 * tally['edge_both'] / edges:.3f}, lost {2 * tally['lost_both'] / lost:.3f} "
              f"({tally['lost_both']} of {tally['lost_got']} told, {tally['lost_want']} true)", flush=True)  # fmt: skip


def report(some: Sequence[Lesson], gains: Sequence[float]) -> None:
    """Figures of families that were not learned on."""
    told = unseen_odds(some, unseen(some))
    for kind in sorted({x.made.kind for x in some}):
        show(kind, [(x, odds) for x, odds in zip(some, told, strict=True) if x.made.kind == kind], gains)


def main() -> None:
    """Learns and writes, or reports."""
    options = argparse.ArgumentParser()
    options.add_argument("shared", type=Path)
    options.add_argument("--report", action="store_true")
    options.add_argument("--gains", type=float, nargs="+", default=[0.5, 1.0, 2.0])
    asked = options.parse_args()
    some = [x for of in _SETS for x in lessons(asked.shared, *of)] + pages(asked.shared)
    rows = [x.rows for x in some]
    print(dict(Counter(x.made.kind for x in some)), sum(map(len, rows)), "pairs", flush=True)
    if asked.report:
        report(some, asked.gains)
        return
    heard_of = [heard(x.ends, x.rows, told) for x, told in zip(some, unseen(some), strict=True)]
    print(keep_forest(fitted(some, heard_of)))
    print(keep(fit(some, rows), NAMES, CLASSES, "descent"))


if __name__ == "__main__":
    main()

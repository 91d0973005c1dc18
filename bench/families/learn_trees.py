"""Learns which witness is whose exemplar: writes `descent.npz` and `standing.npz` in `src/headwater/data`.

    python bench/families/learn_trees.py ../shared [--report]

Learned on generated traditions of article folds 1 to 4 (fold 0 is for `traditions.py`) and on the families of pages in
`families/open`. The second model sees what the first one says of all pairs of a family; so that it sees it as it will
be, the first one's chances for a family come from a model that was learned without that third of the families. With
--report both are learned three times, each without a third of all families: the figures are of families not seen.
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
from generate import Tradition, traditions
from lessons import Lesson, lesson, of_case, related, variants
from sources import cache_folder
from trees import below

from gold import families, load
from headwater.families.arborescence import cheapest
from headwater.families.lost import infer
from headwater.families.odds import CLASSES, weighed
from headwater.families.signs import NAMES
from headwater.families.standing import NAMES as STANDING
from headwater.families.standing import standing
from headwater.records import AlignedSentences, Article, Pair
from learning import keep

_FOLDS = (1, 2, 3, 4)
_SETS = ((11, 150, ""), (12, 80, ""), (21, 80, ""), (51, 60, "mills"))  # seed, families, kind
_OPEN_WEIGHT = 6.0  # a pair of the families of pages counts as six: they are few, and they are written by people


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
    weights = np.concatenate([np.full(len(x.truth), _OPEN_WEIGHT if x.made.kind == "open" else 1.0) for x in some])
    model = HistGradientBoostingClassifier(
        max_iter=100, learning_rate=0.08, max_leaf_nodes=15, min_samples_leaf=40, l2_regularization=1.0, random_state=0
    )
    return model.fit(np.vstack(rows), truth, sample_weight=weights)


def third(x: Lesson) -> int:
    """Which third of the families one belongs to, by its name; what is made of one family stays together."""
    return zlib.crc32(x.made.name.rstrip("h").encode()) % 3


def unseen(some: Sequence[Lesson], rows: Sequence[Rows]) -> list[Rows]:
    """Chances for every family by a model that was learned without its third of the families."""
    found: dict[int, Rows] = {}
    for part in range(3):
        inside = [at for at, x in enumerate(some) if third(x) != part]
        model = fit([some[at] for at in inside], [rows[at] for at in inside])
        found |= {at: model.predict_proba(rows[at]) for at, x in enumerate(some) if third(x) == part}
    return [found[at] for at in range(len(some))]


def second_rows(some: Sequence[Lesson], chances: Sequence[Rows]) -> list[Rows]:
    """What the second model sees: the signs, and where both stand by the first one's chances."""
    return [np.hstack([x.rows, standing(x.ends, told)]) for x, told in zip(some, chances, strict=True)]


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


def report(some: Sequence[Lesson], gains: Sequence[float]) -> None:
    """Figures of families that neither model was learned on."""
    first = unseen(some, [x.rows for x in some])
    for title, told in (("first", first), ("second", unseen(some, second_rows(some, first)))):
        for kind in sorted({x.made.kind for x in some}):
            show(f"{title}, {kind}", [(x, p) for x, p in zip(some, told, strict=True) if x.made.kind == kind], gains)


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
    second = second_rows(some, unseen(some, rows))
    print(keep(fit(some, rows), NAMES, CLASSES, "descent"))
    print(keep(fit(some, second), (*NAMES, *STANDING), CLASSES, "standing"))


if __name__ == "__main__":
    main()

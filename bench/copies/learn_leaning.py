"""Learns `copies.leaning`: does a text of its own lean on another? Prints figures that leave a family or fold out.

    python bench/copies/learn_leaning.py ../shared [--keep] [--take 400]

Lessons: pairs made on the news stream (`lessons.py`), the copies and the independent reports of the open families and
of those of our own that may be read, and pairs of the stream that were read (`read_pairs.tsv`, those marked `learn`).
"""

from __future__ import annotations

import argparse
import itertools
import pickle
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
from lessons import lessons
from stream import STREAM, candidates, read, read_pairs
from train import component, labelled

from gold import families, load
from headwater import copies
from headwater.articles import split
from headwater.copies.evidence import dependence
from headwater.copies.leaning import FEATURES, features
from headwater.copies.passages import passages
from headwater.ingest import read_bytes
from headwater.records import Article
from learning import keep
from rows import fold

CACHE = Path(__file__).parents[1] / ".cache"
CASES = Path(__file__).parents[1] / "cases"
_LESSONS = (
    "artillery-pledge-kadlec", "bank-failure-atalaia", "drug-recall-cardovane", "flood-rio-chicamoya",
    "hospital-hack-quebrachal", "mine-rescue-gostrzewice", "sugar-mill-fire", "transfer-scandal-henn",
    "visit-hollis-moldova",
)  # fmt: skip
"""Families of our own that may be read; no other is opened."""
_SKIP = 12_000  # rows of the stream on which lessons are made; read pairs lie elsewhere
_READ_RIGHT = 0.6  # share of the words of both: below, two articles were read as one
_PLAIN = 8  # words in one passage from which two texts are no strangers
_WEIGHT = {"read": 4.0, "family": 4.0, "made": 1.0}
# What may only speak for leaning (1) or only against it (-1), however the lessons happen to lie.
SIGNS = {
    "plain": 1, "best": 1, "worth": 1, "sentences": 1, "voiced": -1, "spoken": -1, "last": -1, "whole": 1,
    "credited": 1, "credited worth": 1, "near a credit": 1, "days": -1, "release": 1,
    "own voice": 1, "lead": 1, "title": 1, "middling": 1, "covered": 1, "credited net": 1,
    "figures": 1, "share of figures": 1, "share of names": 1,
}  # fmt: skip


class Row(NamedTuple):
    """One pair: where it is from, its group that is left out together, its label and features."""

    source: str
    group: str
    kind: str
    leans: bool
    features: tuple[float, ...]


def made(shared: Path, take: int) -> Iterator[Row]:
    """Lessons on the stream."""
    articles = read(shared / STREAM, _SKIP, take)
    couples = [
        (a, b) for a, b in candidates(articles)
        if not copies.same_outlet(articles[a], articles[b])
        and max((p.plain for p in passages(articles[a], articles[b])), default=0) < _PLAIN
    ]  # fmt: skip
    random.Random(1).shuffle(couples)
    for it in lessons(articles, couples[: take], 1):
        yield Row("made", f"{it.a.published}", it.kind, it.leans, features(it.a, it.b, dependence(it.a, it.b)))


def of_families(folders: Sequence[Path]) -> Iterator[Row]:
    """Excerpts, and pairs that are of no common tradition."""
    for folder in folders:
        case = load(folder)
        own = read_articles(folder, case.articles)
        home = component(case)
        told = {(a, b): kin for a, b, kin in labelled(case)}
        told |= {(b, a): kin for (a, b), kin in told.items()}
        edges = {frozenset((row["child"], row["parent"])): row["relation"] for row in case.truth["tree"]}
        for a, b in itertools.combinations(sorted(own), 2):
            relation = edges.get(frozenset((a, b)))
            kin = told.get((a, b), home(a) == home(b) and None)
            if relation is None and kin is None:
                continue
            found = dependence(own[a], own[b])
            kind = relation or ("kin" if kin else "apart")
            yield Row("family", case.name, kind, kind != "apart", features(own[a], own[b], found))


def read_articles(folder: Path, gold: dict[str, Article]) -> dict[str, Article]:
    """The articles as they are read from the pages, by their names in the annotation; without what was read wrongly."""
    held = [a for path in sorted((folder / "pages").iterdir()) for a in split(read_bytes(path.read_bytes(), path.name))]
    found = {}
    for key, true in gold.items():
        words = set(true.text.split())
        near = [a for a in held if a.page == true.page.split("/")[-1].split("!")[0]]
        alike = {a.ref: len(words & set(a.text.split())) / len(words | set(a.text.split())) for a in near}
        if near and max(alike.values()) >= _READ_RIGHT:
            found[key] = max(near, key=lambda a: alike[a.ref])
    return found


def by_hand(shared: Path) -> Iterator[Row]:
    """Pairs of the stream that were read for learning."""
    told = {pair: said for pair, said in read_pairs().items() if said.use == "learn"}
    wanted = {ref for pair in told for ref in pair}
    articles = {ref: one for ref, one in read(shared / STREAM).items() if ref in wanted}
    for (a, b), said in told.items():
        one, two = articles[a], articles[b]
        row = features(one, two, dependence(one, two))
        yield Row("read", f"{one.published}", said.kind, said.copy, row)


def fit(rows: list[Row]) -> Any:
    """Boosted trees, small and held to the signs."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_iter=80, max_depth=3, learning_rate=0.1, min_samples_leaf=12, l2_regularization=3.0, early_stopping=False,
        monotonic_cst=[SIGNS.get(name, 0) for name in FEATURES], random_state=1,
    )  # fmt: skip
    weights = [_WEIGHT[row.source] for row in rows]
    return model.fit(matrix(rows), [row.leans for row in rows], sample_weight=weights)


def matrix(rows: list[Row]) -> NDArray[np.float64]:
    """Features as a table."""
    return np.array([row.features for row in rows], dtype=np.float64).reshape(-1, len(FEATURES))


def crossed(rows: list[Row]) -> NDArray[np.float64]:
    """For every pair what a model says that learned from neither its family nor its fold of days."""
    home = np.array([row.group if row.source == "family" else str(fold(row.group)) for row in rows])
    told = np.zeros(len(rows))
    for name in sorted(set(home.tolist())):
        out = home == name
        told[out] = fit([row for row, left in zip(rows, out, strict=True) if not left]).predict_proba(
            matrix([row for row, left in zip(rows, out, strict=True) if left])
        )[:, 1]
    return told


def everything(shared: Path, take: int) -> list[Row]:
    """All lessons; made ones are kept in the cache."""
    path = CACHE / f"leaning-{take}.pickle"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(pickle.dumps([*made(shared, take), *of_families(families(shared / "data/families/open")),
                                       *of_families([CASES / name for name in _LESSONS])]))
    rows: list[Row] = pickle.loads(path.read_bytes())
    return [*rows, *by_hand(shared)]


def main() -> None:
    """Prints figures of pairs left out; keeps the model that learned from all."""
    options = argparse.ArgumentParser()
    options.add_argument("shared", type=Path)
    options.add_argument("--take", type=int, default=400)
    options.add_argument("--keep", action="store_true")
    asked = options.parse_args()
    rows = everything(asked.shared, asked.take)
    told = crossed(rows)
    for source in ("made", "family", "read"):
        own = [at for at, row in enumerate(rows) if row.source == source]
        for kind in sorted({(rows[at].kind, rows[at].leans) for at in own}):
            some = [at for at in own if (rows[at].kind, rows[at].leans) == kind]
            print(f"{source:8} {kind[0]:26} {'leans' if kind[1] else '-':6} {len(some):5} "
                  f"taken for leaning {np.mean(told[some] > 0.5):.3f}")  # fmt: skip
    if asked.keep:
        print(keep(fit(rows), FEATURES, ("apart", "leaning"), "leaning"))


if __name__ == "__main__":
    main()

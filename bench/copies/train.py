"""Learns the weights of `copies.relation` and says how well they find copies, leaving one family out.

    python bench/copies/train.py ../shared/data/families/open ../shared/data/news_stream/allsides_2016_2020.jsonl.xz

Positive: pairs of one tradition. Negative: independent articles of one event, and pairs of the stream that share keys
but neither runs nor much coverage (without them long articles look alike, as the families' articles are all short).
Pairs that hang together through excerpts only are left out.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))
from stream import candidates, read

from gold import Case, families, load
from headwater.copies.evidence import dependence

_SKIP, _TAKE = 9000, 700  # rows of the stream that negatives are taken from
_NO_RUNS, _LITTLE = 0.27, 0.42
_RIDGE = 0.05
_RAISED = 0.5  # added to the bias: the stream's pairs are there as warnings, not as often as they are met


def labelled(case: Case) -> Iterator[tuple[str, str, bool]]:
    """Pairs of one case with whether they are of one tradition; unclear ones left out."""
    parents: dict[str, list[tuple[str, str]]] = {}
    for row in case.truth["tree"]:
        parents.setdefault(row["child"], []).append((row["parent"], row["relation"]))
    twin = {row["id"]: row.get("same_as") or row["id"] for row in case.truth["articles"]}

    def above(node: str, excerpts: bool) -> set[str]:
        found = {node}
        for up, relation in parents.get(node, []):
            if excerpts or relation != "excerpted":
                found |= above(up, excerpts)
        return found

    def component(node: str) -> set[str]:
        found = above(node, True)
        while True:
            more = {k for k in twin.values() if above(k, True) & found}
            more |= {x for k in more for x in above(k, True)}
            if more <= found:
                return found
            found |= more

    for a, b in itertools.combinations(case.articles, 2):
        one, two = twin[a], twin[b]
        kin = bool(above(one, False) & above(two, False))
        if kin or two not in component(one):
            yield a, b, kin


def component(case: Case) -> Callable[[str], str]:
    """For every article the root of all that hang together with it, through excerpts and second pastings too."""
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    for row in case.truth["tree"]:
        parent[root(row["child"])] = root(row["parent"])
    for row in case.truth["articles"]:
        if row.get("same_as"):
            parent[root(row["id"])] = root(row["same_as"])
    return root


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic regression with a light ridge, bias first (Newton's method)."""
    z = np.c_[np.ones(len(x)), x]
    w = np.zeros(z.shape[1])
    ridge = np.eye(len(w)) * _RIDGE
    ridge[0, 0] = 1e-6
    for _ in range(60):
        p = 1 / (1 + np.exp(-z @ w))
        w -= np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + ridge, z.T @ (p - y) + ridge @ w)
    return w


def main(root: str, stream: str | None = None) -> None:
    """Prints weights and leave-one-family-out figures."""
    rows: list[tuple[str, str, str, bool, tuple[float, ...]]] = []
    for folder in families(root):
        case = load(folder)
        for a, b, kin in labelled(case):
            rows.append((case.name, a, b, kin, dependence(case.articles[a], case.articles[b]).features))
    if stream:
        wild = read(stream, _SKIP, _TAKE)
        for a, b in candidates(wild):
            features = dependence(wild[a], wild[b]).features
            if features[3] < _NO_RUNS and features[0] < _LITTLE:
                rows.append(("stream", a, b, False, features))
    x = np.array([row[4] for row in rows])
    y = np.array([float(row[3]) for row in rows])
    home = np.array([row[0] for row in rows])
    learned = fit(x, y)
    print("weights to ship, bias raised:", np.round([learned[0] + _RAISED, *learned[1:]], 2).tolist())
    odds = np.zeros(len(rows))
    for name in sorted(set(home.tolist())):
        out = home == name
        w = fit(x[~out], y[~out])
        odds[out] = np.c_[np.ones(out.sum()), x[out]] @ w
    odds += _RAISED
    told, here = odds > 0, home != "stream"
    print(f"leaving one out: precision {y[told & here].mean():.3f}, recall {told[y > 0].mean():.3f}, "
          f"stream pairs taken for copies {int((told & ~here).sum())} of {int((~here).sum())}")  # fmt: skip
    for at in np.flatnonzero(told != (y > 0)):
        if here[at]:
            print("  wrong:", *rows[at][:4], np.round(rows[at][4], 2).tolist())


if __name__ == "__main__":
    main(*sys.argv[1:])

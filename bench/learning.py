"""Writes scikit-learn's boosted trees in the form that `headwater.data.trees` reads."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

DATA = Path(__file__).parents[1] / "src/headwater/data"


def keep(model: Any, names: Sequence[str], classes: Sequence[str], name: str, folder: Path = DATA) -> Path:
    """Keep a fitted `HistGradientBoostingClassifier` (no categorical columns, no missing values) as `<name>.npz`.

    Leaves point to themselves, so that every row can walk the same number of steps.
    """
    parts: dict[str, list[Any]] = {key: [] for key in ("feature", "threshold", "left", "right", "value")}
    roots, deepest, at = [], 1, 0
    for step in model._predictors:
        for tree in step:
            nodes = tree.nodes
            own = np.arange(len(nodes)) + at
            leaf = nodes["is_leaf"].astype(bool)
            parts["feature"].append(np.where(leaf, 0, nodes["feature_idx"]))
            parts["threshold"].append(np.where(leaf, 0.0, nodes["num_threshold"]))
            parts["left"].append(np.where(leaf, own, nodes["left"] + at))
            parts["right"].append(np.where(leaf, own, nodes["right"] + at))
            parts["value"].append(np.where(leaf, nodes["value"], 0.0))
            roots.append(at)
            deepest = max(deepest, int(nodes["depth"].max()))
            at += len(nodes)
    path = folder / f"{name}.npz"
    joined = {key: np.concatenate(rows) for key, rows in parts.items()}
    np.savez_compressed(
        path,
        names=np.array(list(names)),
        classes=np.array(list(classes)),
        feature=joined["feature"].astype(np.int16),
        threshold=joined["threshold"].astype(np.float64),
        left=joined["left"].astype(np.int32),
        right=joined["right"].astype(np.int32),
        value=joined["value"].astype(np.float32),
        roots=np.array(roots, dtype=np.int32),
        base=np.asarray(model._baseline_prediction, dtype=np.float64).reshape(-1),
        deepest=np.array(deepest),
    )
    return path


def learn_weighted(
    about: str | None,
    gathered: Callable[[Path, int, str], Iterable[tuple[Any, int, float]]],
    names: Sequence[str],
    classes: tuple[str, str],
    name: str,
    pages: int,
    **settings: float,
) -> None:
    """The command of a script that learns two classes from weighted rows: reads its options, learns, keeps, says so.

    `gathered(shared, pages, without)` gives the rows, each with its class (0 or 1) and its weight; `settings` go to
    the learner.
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    parse = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("shared", type=Path)
    parse.add_argument("--out", type=Path, default=DATA)
    parse.add_argument("--pages", type=int, default=pages, help="pages of each habit, composed to learn from")
    parse.add_argument("--without", default="", metavar="FAMILY", help="a family left out, or `families` for all")
    options = parse.parse_args()
    rows = list(gathered(options.shared, options.pages, options.without))
    x, y, weight = (np.array(part) for part in zip(*rows, strict=True))
    learner = HistGradientBoostingClassifier(max_depth=5, random_state=0, **settings).fit(x, y, weight)
    path = keep(learner, names, classes, name, options.out)
    print(f"{len(y)} rows, {y.sum()} of {classes[1]}; {path}: {path.stat().st_size / 1024:.0f} KB")

"""Writes scikit-learn's boosted trees in the form that `headwater.data.trees` reads."""

from __future__ import annotations

from collections.abc import Sequence
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

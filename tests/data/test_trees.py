"""Boosted trees kept in a file answer as the library that grew them does."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from headwater.data import trees

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))


@pytest.mark.parametrize("classes", [2, 3])
def test_kept_trees_give_the_likelihoods_of_the_fitted_model(tmp_path: Path, classes: int) -> None:
    ensemble = pytest.importorskip("sklearn.ensemble")
    from learning import keep

    dice = np.random.default_rng(0)
    rows = dice.normal(size=(600, 4))
    truth = (rows[:, 0] * rows[:, 1] > 0).astype(int) + (rows[:, 2] > 1).astype(int) * (classes == 3)
    fitted = ensemble.HistGradientBoostingClassifier(max_iter=20).fit(rows, truth)
    keep(fitted, ["a", "b", "c", "d"], [str(c) for c in fitted.classes_], "model", tmp_path)
    kept = trees("model", tmp_path)
    wanted = fitted.predict_proba(rows)
    assert kept.names == ("a", "b", "c", "d")
    assert np.allclose(kept.likelihood(rows), wanted[:, 1] if classes == 2 else wanted)


def test_no_rows_give_no_likelihoods(tmp_path: Path) -> None:
    leaf = {
        "feature": [0],
        "threshold": [0.0],
        "left": [0],
        "right": [0],
        "value": [0.5],
        "roots": [0],
        "base": [0.0],
        "deepest": 1,
    }
    np.savez(tmp_path / "one.npz", names=np.array(["a"]), classes=np.array(["no", "yes"]), **leaf)
    assert trees("one", tmp_path).likelihood(np.zeros((0, 1))).shape == (0,)
    assert trees("one", tmp_path).likelihood(np.zeros((2, 1))) == pytest.approx([1 / (1 + np.exp(-0.5))] * 2)

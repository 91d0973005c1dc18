"""Weights of the linear model that tells German nouns from names. Made by `bench/names/train_german.py`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE = Path(__file__).parent / "german_nouns.npz"


@cache
def weights(file: Path = _FILE) -> tuple[NDArray[np.float32], float]:
    """What each sign adds to the log-odds of a noun, and the log-odds without any."""
    with np.load(file, allow_pickle=False) as kept:
        return kept["weights"].astype(np.float32), float(kept["bias"])

"""Weights of the linear model that tells kinds of English words. Made by `bench/wordkinds/train.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from headwater.data.background import hash_words

_FILE = Path(__file__).parent / "wordkinds.npz"


@dataclass(frozen=True)
class Weights:
    """What each feature adds for each kind of word."""

    kinds: tuple[str, ...]
    places: dict[int, int]
    table: NDArray[np.float32]

    def row(self, key: str) -> NDArray[np.float32] | None:
        """The weights of a feature, or None when it says nothing."""
        at = self.places.get(hash_words(key) >> 32)
        return None if at is None else self.table[at]


@cache
def weights(file: Path = _FILE) -> Weights:
    """The weights that ship with the program."""
    with np.load(file, allow_pickle=False) as kept:
        table = kept["table"].astype(np.float32) * float(kept["scale"])
        places = {int(h): i for i, h in enumerate(kept["hashes"].tolist())}
        return Weights(tuple(str(k) for k in kept["kinds"]), places, table)

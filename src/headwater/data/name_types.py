"""The weights by which the words around a name speak for its type; `bench/names/train_types.py` makes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_FILE = Path(__file__).parent / "name_types.npz"


@cache
def weights() -> NDArray[np.float16]:
    """One row for each slot of the hashed signs, one column for each type; a power of two of rows."""
    with np.load(_FILE) as held:
        table: NDArray[np.float16] = held["weights"]
    return table

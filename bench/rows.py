"""One row of a table of measures, and the folds that keep learning and reporting apart."""

from __future__ import annotations

import hashlib
from typing import NamedTuple


class Row(NamedTuple):
    """A figure: what it was measured on, what it says, on how many cases, and what was asked of it.

    `lower` marks measures where less is better; `learned` says how learning was kept apart from reporting.
    """

    data: str
    measure: str
    figure: float
    cases: int
    floor: float | None = None
    aim: float | None = None
    lower: bool = False
    learned: str = ""


def fold(name: str, folds: int = 5) -> int:
    """The fold, 0 to `folds` - 1, of a page, site or family: always the same, whatever else is in the set.

    Give the site, not the page, where a set has several pages of one site.

    >>> fold("example.org"), fold("example.org", 2)
    (2, 0)
    """
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big") % folds

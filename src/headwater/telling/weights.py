"""How weighty a changed fact is, and what the kinds are called: meaning before style."""

from __future__ import annotations

from typing import Literal

from headwater.records import Alteration
from headwater.telling.dossier import FIGURES, NAMES, REVERSED

Weight = Literal["rev", "fig", "nam", "quo", "out", "put", "spe"]

WEIGHTS: tuple[tuple[Weight, str], ...] = (
    ("rev", "Reversed"),
    ("fig", "Figures: number, money, unit, date"),
    ("nam", "Names, places, roles"),
    ("quo", "Quotes and sources"),
)


def weight(change: Alteration) -> Weight:
    """How a change is drawn: what alters meaning by what it alters, the rest as another spelling."""
    if change.type in ("sentence-dropped", "quote-dropped"):
        return "out"
    if change.type == "sentence-added":
        return "put"
    if not change.meaning_changed:
        return "spe"
    if change.type in REVERSED:
        return "rev"
    return "fig" if change.type in FIGURES else "nam" if change.type in NAMES else "quo"

"""Families of copies: who copied whom and what is lost (`grow`), what each copy changed (`changes`)."""

from headwater.families.changes import changes, witness
from headwater.families.crowds import fold, unfold
from headwater.families.stemma import grow

__all__ = ["changes", "fold", "grow", "unfold", "witness"]

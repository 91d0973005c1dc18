"""Families of copies: which texts belong together, who copied whom, what is lost (`grow`), what each copy changed (`changes`)."""

from headwater.families.changes import changes
from headwater.families.stemma import grow

__all__ = ["changes", "grow"]

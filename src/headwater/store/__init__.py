"""Keeping: captures as they came, and what was derived from them, in one SQLite file.

`open_store` gives a `Store`; `store.view()` asks it as of one moment, `store.change()` changes it wholly or not at all.
One process writes, many read; whoever dies while writing leaves what was kept before, whole.
"""

from headwater.store.change import Change
from headwater.store.opening import SCHEMA, Store, open_store
from headwater.store.view import View

__all__ = ["SCHEMA", "Change", "Store", "View", "open_store"]

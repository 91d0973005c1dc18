"""Keeping: captures as they came, and what was derived from them, in one SQLite file or a PostgreSQL database.

`open_store` gives a `Store`; `store.view()` asks it as of one moment, `store.change()` changes it wholly or not at all.
Many read, and those that write take turns; whoever dies while writing leaves what was kept before, whole.
"""

from headwater.store.change import Change
from headwater.store.opening import open_store
from headwater.store.schema import SCHEMA
from headwater.store.store import Store
from headwater.store.view import View

__all__ = ["SCHEMA", "Change", "Store", "View", "open_store"]

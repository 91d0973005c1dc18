"""One object for everything that is kept: `headwater.open("news.db")` gives the `Archive` that all faces use."""

from headwater.archive.archive import Archive, open
from headwater.archive.desk import Desk, compare, read
from headwater.archive.references import Reference

__all__ = ["Archive", "Desk", "Reference", "compare", "open", "read"]

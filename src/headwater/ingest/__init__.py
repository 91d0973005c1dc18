"""Bytes to Pages: what a file, a folder or standard input holds as readable text with its claims.

Nothing is thrown away here but what no reader sees (scripts, styles): menus and footers stay in the reading text as
blocks, because furniture is labelled later and never deleted.
"""

from headwater.ingest.inputs import open_inputs
from headwater.ingest.limits import Limits
from headwater.ingest.pages import read_bytes
from headwater.records import Refusal

__all__ = ["Limits", "Refusal", "open_inputs", "read_bytes"]

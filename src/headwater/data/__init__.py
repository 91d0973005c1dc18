"""Compiled tables, the background table and learned models: the only door through which stages get files.

Each file is loaded at most once per process and never changes while it runs.
"""

from headwater.data.background import Background, background
from headwater.data.collocations import Collocations, collocations
from headwater.data.tables import table
from headwater.data.trees import Trees, trees

__all__ = ["Background", "Collocations", "Trees", "background", "collocations", "table", "trees"]

"""Where the flow runs: the same pure functions, here on one machine."""

from headwater.runners.local import pair_all, read_all

__all__ = ["pair_all", "read_all"]

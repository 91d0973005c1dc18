"""Where the flow runs: the same pure functions, here on one machine."""

from headwater.runners.local import Crew, cores

__all__ = ["Crew", "cores"]

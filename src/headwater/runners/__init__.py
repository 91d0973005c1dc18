"""Where the flow runs: the same pure functions, here on one machine."""

from headwater.runners.local import Couple, Crew, Part, cores

__all__ = ["Couple", "Crew", "Part", "cores"]

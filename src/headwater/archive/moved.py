"""What relating moved, and how a caller watches it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is (0 when nobody knows)."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How many families and stories are new or other than before, and what could not be told."""

    families: int = 0
    stories: int = 0
    troubles: tuple[str, ...] = ()

    def and_then(self, other: Moved) -> Moved:
        """This and what was moved after it."""
        return Moved(self.families + other.families, self.stories + other.stories, (*self.troubles, *other.troubles))


def silent(what: str, done: int, whole: int) -> None:
    """Nobody watches."""

"""What everything is kept in, whatever the database: views as of one moment, changes wholly or not at all."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager

from headwater.store.change import Change
from headwater.store.lock import Lock
from headwater.store.view import View


class Store(ABC):
    """One store. Made by `open_store`.

    Attributes:
        where: The path or address that opens it again; an address may hold a password.
        name: What people are told that it is called; never with a password.
        writable: Whether anything can be kept in it.
        lock: Held while a process relates what was added; others may read meanwhile.
    """

    where: str
    name: str
    writable: bool
    lock: Lock

    @abstractmethod
    def view(self) -> AbstractContextManager[View]:
        """What is kept, as of one moment; changes made meanwhile are not seen."""

    @abstractmethod
    def change(self) -> AbstractContextManager[Change]:
        """One change of what is kept: wholly done when the block ends, not at all when it raises."""

    @abstractmethod
    def flush(self, *, whole: bool = False) -> None:
        """Put everything that was changed on the disk itself, so that it outlives a power cut.

        Args:
            whole: Wait for readers, until nothing is left beside the file.
        """

    @abstractmethod
    def troubles(self) -> list[str]:
        """What the database's own check finds wrong; nothing when it is whole."""

    @abstractmethod
    def close(self) -> None:
        """Let go of it."""

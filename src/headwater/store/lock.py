"""One writer at a time: an advisory lock, let go by the system when its holder dies."""

from __future__ import annotations

import os
import sys
import threading
import time
from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType

from headwater.errors import StoreUnusable

_PATIENCE = 60.0  # seconds; adding a hundred pages takes less
_STEP = 0.05


class Lock(ABC):
    """Held while a process writes to a store; taking it twice in one thread is no harm."""

    def __init__(self, store: str, patience: float = _PATIENCE) -> None:
        self.patience = patience
        self._store = store
        self._inner = threading.RLock()
        self._depth = 0

    def take(self, *, wait: bool = True) -> bool:
        """Take the lock; False when another holds it and we do not wait.

        Raises:
            StoreUnusable: Another writer kept it longer than we are patient, or it cannot be had at all.
        """
        if not self._inner.acquire(blocking=wait, timeout=self.patience if wait else -1):
            return self._given_up(wait)
        try:
            got = self._depth > 0 or self._got(wait)
        except BaseException:
            self._inner.release()
            raise
        if not got:
            self._inner.release()
            return self._given_up(wait)
        self._depth += 1
        return True

    def release(self) -> None:
        """Let the lock go that `take` took."""
        self._depth -= 1
        if self._depth == 0:
            self._let_go()
        self._inner.release()

    def __enter__(self) -> None:
        self.take()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _got(self, wait: bool) -> bool:
        until = time.monotonic() + self.patience
        while not self._try():
            if not wait or time.monotonic() > until:
                self._let_go()
                return False
            time.sleep(_STEP)
        return True

    def _given_up(self, wait: bool) -> bool:
        if not wait:
            return False
        raise StoreUnusable(
            f"Cannot write to `{self._store}`: another headwater has been writing to it for "
            f"{self.patience:.0f} seconds.",
            "wait for it to end; reading works meanwhile",
        )

    @abstractmethod
    def _try(self) -> bool:
        """Take it if it is free."""

    @abstractmethod
    def _let_go(self) -> None:
        """Let go of it, or of what it was tried with."""


class FileLock(Lock):
    """On a file beside a store. A killed process leaves the file but not the lock."""

    def __init__(self, path: Path, patience: float = _PATIENCE) -> None:
        super().__init__(str(path.with_suffix("")), patience)
        self.path = path
        self._file: int | None = None

    def _try(self) -> bool:
        if self._file is None:
            self._file = self._opened()
        return _lock(self._file)

    def _let_go(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _opened(self) -> int:
        try:
            return os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        except OSError as error:
            raise StoreUnusable(
                f"Cannot write to `{self._store}`: {(error.strerror or str(error)).lower()}.",
                "give another place with `--store PATH`",
            ) from error


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

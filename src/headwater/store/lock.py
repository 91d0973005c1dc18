"""One writer at a time: an advisory lock on a file beside the store, let go by the system when its holder dies."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from types import TracebackType

from headwater.errors import StoreUnusable

_PATIENCE = 60.0  # seconds; adding a hundred pages takes less
_STEP = 0.05


class WriterLock:
    """Held while a process writes to the store at `path`; taking it twice in one thread is no harm.

    A killed process leaves the file but not the lock.
    """

    def __init__(self, path: Path, patience: float = _PATIENCE) -> None:
        self.path = path
        self.patience = patience
        self._inner = threading.RLock()
        self._depth = 0
        self._file: int | None = None

    def take(self, *, wait: bool = True) -> bool:
        """Take the lock; False when another holds it and we do not wait.

        Raises:
            StoreUnusable: Another writer kept it longer than we are patient, or the file cannot be made.
        """
        if not self._inner.acquire(blocking=wait, timeout=self.patience if wait else -1):
            return self._given_up(wait)
        if self._depth == 0 and not self._take_file(wait):
            self._inner.release()
            return self._given_up(wait)
        self._depth += 1
        return True

    def release(self) -> None:
        """Let the lock go that `take` took."""
        self._depth -= 1
        if self._depth == 0 and self._file is not None:
            os.close(self._file)
            self._file = None
        self._inner.release()

    def __enter__(self) -> None:
        self.take()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()

    def _given_up(self, wait: bool) -> bool:
        if not wait:
            return False
        raise StoreUnusable(
            f"Cannot write to `{self.path.with_suffix('')}`: another headwater has been writing to it for "
            f"{self.patience:.0f} seconds.",
            "wait for it to end; reading works meanwhile",
        )

    def _take_file(self, wait: bool) -> bool:
        try:
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        except OSError as error:
            store = self.path.with_suffix("")
            raise StoreUnusable(
                f"Cannot write to `{store}`: {(error.strerror or str(error)).lower()}.",
                "give another place with `--store PATH`",
            ) from error
        until = time.monotonic() + self.patience
        while not _lock(self._file):
            if not wait or time.monotonic() > until:
                os.close(self._file)
                self._file = None
                return False
            time.sleep(_STEP)
        return True


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

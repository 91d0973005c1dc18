"""A watcher with everything it needs: the store, the stages that read, the settings, and what follows a round."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from headwater import flow
from headwater.archive import Archive
from headwater.collect.clock import Clock, SystemClock, stamp
from headwater.collect.looking import Event, Looking
from headwater.collect.warcs import Warcs
from headwater.collect.watcher import Asker, Round, Watcher
from headwater.ingest.fetch import Fetcher
from headwater.ingest.limits import Limits
from headwater.settings import Settings
from headwater.store import open_store


class Watching:
    """Rounds of a watcher, each followed by relating what was kept and forgetting what is too old."""

    def __init__(self, archive: Archive, watcher: Watcher, clock: Clock, keep_days: int) -> None:
        self._archive = archive
        self._watcher = watcher
        self._clock = clock
        self._keep_days = keep_days

    def once(self) -> Round:
        """Do what is due now."""
        done = self._watcher.round()
        self._after()
        return done

    def forever(self) -> None:
        """Do what is due until the process is told to end (Ctrl+C)."""
        try:
            self._watcher.forever(self._after)
        except KeyboardInterrupt:
            return

    def _after(self) -> None:
        self._archive.relate()
        if self._keep_days > 0:
            self._archive.remove(before=stamp(self._clock.now() - timedelta(days=self._keep_days)))


@contextmanager
def opened(
    store: str,
    settings: Settings,
    *,
    tell: Callable[[Event], None],
    warc: Path | None = None,
    asker: Asker | None = None,
    clock: Clock | None = None,
) -> Iterator[Watching]:
    """A watcher over the store at a path.

    Args:
        store: The file; it is made when absent.
        settings: Limits, pauses and retention.
        tell: Called with everything worth telling.
        warc: A folder to write WARC files into.
        asker: What asks; a `Fetcher` as the settings say when None.
        clock: What the time is; this machine's when None.
    """
    kept = open_store(store)
    archive = Archive(kept)
    clock = clock or SystemClock()
    try:
        save = Warcs(warc).save if warc is not None else None
        looking = Looking(kept, flow.read, flow.STAGES, Limits.of(settings), save)
        asker = asker or Fetcher.of(settings)
        watcher = Watcher(kept, asker, looking, clock, delay=settings.delay, tell=tell)
        yield Watching(archive, watcher, clock, settings.keep_days)
    finally:
        archive.close()

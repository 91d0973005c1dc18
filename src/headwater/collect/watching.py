"""A watcher with everything it needs: the store, the stages that read, the settings, and what follows a round."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from headwater import flow
from headwater.archive import Archive
from headwater.collect import delivery, watches
from headwater.collect.clock import Clock, SystemClock, stamp
from headwater.collect.looking import Event, Looking
from headwater.collect.warcs import Warcs
from headwater.collect.watcher import Asker, Round, Watcher
from headwater.ingest.fetch import Fetcher
from headwater.ingest.limits import Limits
from headwater.settings import Settings
from headwater.store import Store, open_store


class Watching:
    """Rounds of a watcher, each followed by relating what was kept and forgetting what is too old."""

    def __init__(
        self,
        archive: Archive,
        store: Store,
        watcher: Watcher,
        clock: Clock,
        settings: Settings,
        send: Callable[[], None],
    ) -> None:
        self._archive = archive
        self._store = store
        self._watcher = watcher
        self._clock = clock
        self._keep_days = settings.keep_days
        self._send = send

    def once(self) -> Round:
        """Do what is due now."""
        done = self._watcher.round(midway=self._settle)
        self._settle()
        return done

    def forever(self, *, stop: Callable[[], bool] = lambda: False) -> None:
        """Do what is due until the process is told to end (Ctrl+C), or `stop` says so."""
        try:
            self._watcher.forever(self._after, midway=self._settle, stop=stop)
        except KeyboardInterrupt:
            return

    def _after(self, done: Round) -> None:
        if done.kept or done.changed or done.gone:
            self._settle()
        else:
            self._send()  # what could not be delivered before

    def _settle(self) -> None:
        self._archive.relate()
        watches.gather(self._archive, self._store, self._clock.now())
        self._send()
        if self._keep_days > 0:
            self._archive.remove(before=stamp(self._clock.now() - timedelta(days=self._keep_days)))


def beside(store: str, settings: Settings, tell: Callable[[Event], None]) -> Callable[[], None]:
    """Starts watching in a thread of its own, beside whatever else this process does; gives what ends it."""
    ended = threading.Event()

    def work() -> None:
        with opened(store, settings, tell=tell) as desk:
            desk.forever(stop=ended.is_set)

    thread = threading.Thread(target=work, name="headwater-watch", daemon=True)
    thread.start()

    def end() -> None:
        ended.set()
        thread.join(settings.fetch_seconds + 5)

    return end


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
        sender = asker if isinstance(asker, Fetcher) else Fetcher.of(settings)
        mail = delivery.smtp(settings.smtp, settings.mail_from)

        def send() -> None:
            for trouble in delivery.deliver(kept, sender, mail, clock.now()):
                tell(Event("trouble", "", f"Cannot deliver an alert: {trouble}"))

        yield Watching(archive, kept, watcher, clock, settings, send)
    finally:
        archive.close()

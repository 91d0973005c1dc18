"""A made-up web, a clock that jumps, and a watcher over both."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench/collect"))

from weblet import Answer, Request, Site

from headwater.collect import watching
from headwater.ingest.fetch import Fetcher
from headwater.ingest.limits import Limits
from headwater.ingest.reach import Allowed
from headwater.settings import Settings

BEGIN = datetime(2026, 3, 4, 8, 0, tzinfo=UTC)


class JumpingClock:
    """Sleeping takes no time."""

    def __init__(self) -> None:
        self.time = BEGIN

    def now(self) -> datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += timedelta(seconds=max(0.001, seconds))


class World:
    """What hosts answer, by (host, path), and how it is watched."""

    def __init__(self, folder: Path) -> None:
        self.store = str(folder / "news.db")
        self.clock = JumpingClock()
        self.pages: dict[tuple[str, str], object] = {}
        self.site = Site(self._answer, clock=lambda: self.clock.time.timestamp())
        self.events: list = []

    def _answer(self, asked: Request) -> Answer:
        found = self.pages.get((asked.host.removesuffix(".example"), asked.path))
        if callable(found):
            return found(asked)
        if isinstance(found, str):
            return Answer(found.encode())
        return found or Answer(b"nothing here", 404)

    def fetcher(self, **more) -> Fetcher:
        limits = Limits(max_bytes=more.pop("max_bytes", 20_000_000))
        return Fetcher("Test/1", limits, allowed=Allowed.of(["127.0.0.0/8"]), resolve=self.site.resolve, **more)

    def watching(self, asker=None, **settings):
        settings = Settings(store=self.store, delay=settings.pop("delay", 2.0), **settings)
        return watching.opened(
            self.store, settings, tell=self.events.append, asker=asker or self.fetcher(), clock=self.clock
        )

    def watch(self, hours: float = 0, **settings):
        """One round, after some hours."""
        self.clock.time += timedelta(hours=hours)
        with self.watching(**settings) as desk:
            return desk.once()


@pytest.fixture
def world(tmp_path: Path):
    made = World(tmp_path)
    with made.site:
        yield made

"""Measures following against a made-up web: every item once, every edit found and none invented, limits kept, kills.

python bench/collect/measure.py simulate [--feeds 200 --items 20000 --days 2 --sockets --read]
python bench/collect/measure.py killed [--kills 100]
python bench/collect/measure.py speed [--pages 300]
python bench/collect/measure.py memory [--pages 50000]
python bench/collect/measure.py large [--items 100000]
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import signal
import socket
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from inward import INWARD, NAMES
from papers import Town
from weblet import Entry, Request, Site

from headwater import flow
from headwater.collect.clock import SystemClock, stamp
from headwater.collect.looking import Event, Looking
from headwater.collect.watcher import Watcher
from headwater.ingest.fetch import Fetcher
from headwater.ingest.fetched import Fetched, NotFetched
from headwater.ingest.http import Response, content_type
from headwater.ingest.limits import Limits
from headwater.ingest.reach import Allowed
from headwater.records import Article, Page, Reading, Source, Span
from headwater.store import following as kept
from headwater.store import open_store
from rows import Row

BEGIN = datetime(2026, 3, 2, tzinfo=UTC)
DELAY = 2.0
HURRY = 1_200  # an hour in three seconds


class Clock:
    """Sleeping takes no time."""

    def __init__(self) -> None:
        self.time = BEGIN

    def now(self) -> datetime:
        """The time that was jumped to."""
        return self.time

    def sleep(self, seconds: float) -> None:
        """Jump."""
        self.time += timedelta(seconds=max(0.001, seconds))


def light(page: Page) -> Sequence[Reading]:
    """A page as one article, its heading and paragraphs, by markup alone: no stage runs."""
    body = tuple(b.span for b in page.blocks if b.role == "paragraph" and b.group and b.labels[:1] != ("byline",))
    title = next((b.span for b in page.blocks if b.role == "heading" and b.level == 1), None)
    text = "\n".join(span.of(page.text) for span in body)
    whole = Span(0, len(page.text))
    article = Article(
        f"{page.address}#1", page.address, 1, whole, body, text, title.of(page.text) if title else None, title
    )
    return (Reading(article),)


class Direct:
    """Asks the town without a connection between, for measures of many pages; keeps the log that a site would."""

    agent = "Headwater/bench"

    def __init__(self, town: Town, clock: Clock) -> None:
        self.town, self.clock = town, clock
        self.log: list[Entry] = []

    def ask(self, address: str, *, etag: str = "", modified: str = "") -> Fetched:
        """One request and its answer."""
        host, _, path = address.removeprefix("http://").partition("/")
        headers = {"host": host, **({"if-none-match": etag} if etag else {})}
        now = self.clock.now().timestamp()
        found = self.town.answer(Request(host, "/" + path, headers), now)
        self.log.append(Entry(host, "/" + path, self.agent, now, now, found.status))
        told = (("content-type", found.type), *((k.lower(), v) for k, v in found.headers))
        kind, charset = content_type(found.type)
        answer = Response(found.status, kind, charset, found.body)
        return Fetched(address, found.status, told, found.body, answer, "192.0.2.1", 0.0)


def put_sources(path: str, addresses: Sequence[str], now: datetime) -> None:
    store = open_store(path)
    with store.change() as change:
        for address in addresses:
            kept.put_source(change, Source(0, address, address, added_at=stamp(now), next_at=stamp(now)))
    store.close()


def simulate(
    feeds: int, items: int, days: float, *, sockets: bool, read: bool, every: float = 6.0, seed: int = 1
) -> dict[str, float]:
    """Rounds every few hours over simulated days; what was found beside what there was."""
    clock = Clock()
    hours = every * 3600
    apart = max(8 * 3600.0, 1.4 * hours)  # so that every version is looked at
    town = Town(feeds, items, days, BEGIN.timestamp(), settled=2 * hours, apart=apart, seed=seed)
    site = Site(lambda asked: town.answer(asked, clock.now().timestamp()), lambda: clock.now().timestamp())
    direct = Direct(town, clock)
    began = time.process_time()
    with tempfile.TemporaryDirectory() as folder, site:
        port = f":{site.port}" if sockets else ""
        put_sources(f"{folder}/news.db", [f"http://{town.host(n)}{port}/feed/{n}" for n in range(feeds)], clock.now())
        store = open_store(f"{folder}/news.db")
        limits = Limits()
        fetcher = Fetcher("Headwater/bench", limits, allowed=Allowed.of(["127.0.0.0/8"]), resolve=site.resolve)
        looking = Looking(store, flow.read if read else light, flow.STAGES if read else "light", limits, None)
        watcher = Watcher(store, fetcher if sockets else direct, looking, clock, delay=DELAY)
        rounds = round(days * 24 / every)
        for number in range(rounds + 1):
            clock.time = max(clock.time, BEGIN + timedelta(hours=every * number))
            watcher.round()
        store.close()
        found = found_in(f"{folder}/news.db")
    log = site.log if sockets else direct.log
    return {**judged(town, clock.now().timestamp(), found, log), "cpu": time.process_time() - began}


def found_in(path: str) -> dict[str, Counter[tuple[str, str]]]:
    """How many captures and revisions a store has of every page, by host and path."""
    with sqlite3.connect(path) as db:
        captures = Counter(_split(row[0]) for row in db.execute("SELECT address FROM captures"))
        revisions = Counter(_split(row[0]) for row in db.execute("SELECT address FROM revisions"))
    return {"captures": captures, "revisions": revisions}


def _split(address: str) -> tuple[str, str]:
    host, _, path = address.removeprefix("http://").partition("/")
    return host.partition(":")[0], "/" + path


def judged(
    town: Town, now: float, found: dict[str, Counter[tuple[str, str]]], log: Sequence[Entry]
) -> dict[str, float]:
    """What was found beside what there was, and what the site's log says of our manners."""
    wanted = town.edits(now)
    firsts = {where: found["captures"][where] - found["revisions"][where] for where in found["captures"]}
    gaps = Counter[str]()
    by_host: dict[str, list[Entry]] = {}
    for entry in log:
        by_host.setdefault(entry.host, []).append(entry)
    for host, entries in by_host.items():
        ordered = sorted(entries, key=lambda entry: entry.began)
        # The first request of a round is its robots.txt or follows one at once where that was asked for just now.
        gaps[host] = sum(b.began - a.began < DELAY - 0.01 for a, b in pairwise(ordered))
    return {
        "items": len(wanted),
        "kept once": sum(firsts.get(where, 0) == 1 for where in wanted),
        "kept that should not be": sum(where not in wanted for where in firsts),
        "edits": sum(wanted.values()),
        "edits found": sum(min(count, found["revisions"][where]) for where, count in wanted.items()),
        "edits invented": sum(max(0, found["revisions"][where] - wanted.get(where, 0)) for where in found["revisions"]),
        "requests": len(log),
        "too soon after another": sum(gaps.values()),
        "against robots.txt": sum(entry.path.startswith("/private/") for entry in log),
        "robots.txt asked": sum(entry.path == "/robots.txt" for entry in log),
    }


class Hurried:
    """Time that passes many times as fast as it does, the same in every process."""

    def __init__(self, began: float) -> None:
        self.began = began

    def now(self) -> datetime:
        """The time that it would be."""
        return BEGIN + timedelta(seconds=(time.time() - self.began) * HURRY)

    def sleep(self, seconds: float) -> None:
        """Wait, for as much less long."""
        time.sleep(seconds / HURRY)


def killed(kills: int, items: int = 400, days: float = 1.0, seed: int = 5) -> dict[str, float]:
    """A watcher that is killed at random moments again and again, while pages come and change under it."""
    days = max(days, kills * 1.4 * HURRY / 86_400)
    ladder = 7 * 3_600 if days > 0.8 else 4_000  # the longest wait for pages of this age
    town = Town(20, items, days, BEGIN.timestamp(), apart=days * 20_000)
    clock = Hurried(time.time())
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        path, told = f"{folder}/news.db", f"{folder}/told.txt"
        reading, writing = os.pipe()
        server = os.fork()
        if server == 0:
            with Site(lambda asked: town.answer(asked, clock.now().timestamp())) as site:
                os.write(writing, f"{site.port}\n".encode())
                while True:
                    time.sleep(60)
        port = int(os.read(reading, 20))
        put_sources(path, [f"http://{town.host(n)}:{port}/feed/{n}" for n in range(20)], clock.now())
        try:
            for _ in range(kills):
                child = os.fork()
                if child == 0:
                    _watch_until_killed(path, told, clock)
                time.sleep(chance.uniform(0.05, 1.5))
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)
            for wait in (0, ladder, ladder):
                left = (BEGIN.timestamp() + days * 86_400 - clock.now().timestamp()) / HURRY if not wait else 0.0
                time.sleep(max(0.0, left) + wait / HURRY)
                child = os.fork()
                if child == 0:
                    _watch_until_killed(path, told, clock, once=True)
                os.waitpid(child, 0)
        finally:
            os.kill(server, signal.SIGKILL)
            os.waitpid(server, 0)
        found = found_in(path)
        with sqlite3.connect(path) as db:
            whole = db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        lines = [line.partition(" ") for line in Path(told).read_text().splitlines()]
    kept_told = Counter(_split(where) for kind, _, where in lines if kind == "kept")
    changed_told = Counter(_split(where) for kind, _, where in lines if kind == "changed")
    captures, revisions = found["captures"], found["revisions"]
    wanted = town.edits(clock.now().timestamp())
    return {
        "kills": kills,
        "items": len(wanted),
        "acknowledged": kept_told.total() + changed_told.total(),
        "acknowledged and lost": sum(where not in captures for where in kept_told)
        + sum(n > revisions[where] for where, n in changed_told.items()),
        "kept twice": sum(n > 1 + revisions[where] for where, n in captures.items())
        + sum(n > 1 for n in kept_told.values()),
        "never kept": sum(where not in captures for where in wanted),
        "edits": sum(wanted.values()),
        "edits found": sum(min(n, revisions[where]) for where, n in wanted.items()),
        "edits invented": sum(max(0, n - wanted.get(where, 0)) for where, n in revisions.items()),
        "store whole": float(whole),
    }


def _watch_until_killed(path: str, told: str, clock: Hurried, *, once: bool = False) -> None:
    names = Site(lambda asked: None)  # type: ignore[arg-type,return-value]
    with open(told, "a", buffering=1) as file:  # noqa: PTH123

        def tell(event: Event) -> None:
            if event.kind in ("kept", "changed"):
                file.write(f"{event.kind} {event.address}\n")

        store = open_store(path)
        fetcher = Fetcher("Headwater/bench", Limits(), allowed=Allowed.of(["127.0.0.0/8"]), resolve=names.resolve)
        looking = Looking(store, light, "light", Limits(), None)
        watcher = Watcher(store, fetcher, looking, clock, delay=DELAY, tell=tell)
        while True:
            watcher.round()
            if once:
                os._exit(0)
            time.sleep(0.01)


def large(entries: int) -> dict[str, float]:
    """One feed of very many entries, of which twenty are new when it is looked at again."""
    asked = 0

    class Large:
        agent = "Headwater/bench"

        def ask(self, address: str, *, etag: str = "", modified: str = "") -> Fetched:
            if address.endswith("/feed"):
                rows = "".join(
                    f"<item><title>Title {n} of the paper</title><link>http://large.example/news/{n}.html</link>"
                    f"<guid>{n}</guid></item>"
                    for n in range(entries + 20 * asked, 0, -1)
                )
                body = f"<rss version='2.0'><channel><title>Large</title>{rows}</channel></rss>".encode()
                return Fetched(address, 200, (), body, Response(200, "text/xml", None, body), "192.0.2.1", 0.0)
            return Fetched(address, 404, (), b"", Response(404, "text/plain", None, b""), "192.0.2.1", 0.0)

    clock = Clock()
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        put_sources(f"{folder}/n.db", ["http://large.example/feed"], clock.now())
        store = open_store(f"{folder}/n.db")
        looking = Looking(store, light, "light", Limits(), None)
        for asked in range(2):
            began = time.process_time()
            looked = False

            def tell(event: Event) -> None:
                nonlocal looked
                looked = looked or event.kind == "listed"

            watcher = Watcher(store, Large(), looking, clock, delay=0.0, tell=tell)
            watcher.round(stop=lambda: looked)  # noqa: B023 - asked before the next look
            found[f"CPU seconds of look {asked + 1}"] = time.process_time() - began
            clock.sleep(7 * 3600)
        with store.view() as view:
            (source,) = kept.sources(view)
        store.close()
    found["entries taken"] = source.pages
    found["MB at most"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(source.note)
    return found


def speed(pages: int) -> dict[str, float]:
    """Pages a minute against a fast site on loopback, read by the stages and kept, without relating."""
    clock = SystemClock()
    town = Town(16, pages, 0.0001, time.time() - 10, edited=0.0)
    with tempfile.TemporaryDirectory() as folder, Site(lambda asked: town.answer(asked, time.time())) as site:
        put_sources(f"{folder}/n.db", [site.url(town.host(n), f"/feed/{n}") for n in range(16)], clock.now())
        store = open_store(f"{folder}/n.db")
        fetcher = Fetcher("Headwater/bench", Limits(), allowed=Allowed.of(["127.0.0.0/8"]), resolve=site.resolve)
        flow.read(Page("warm", "The ferry ran aground.", (), "0" * 64))
        looking = Looking(store, flow.read, flow.STAGES, Limits(), None)
        watcher = Watcher(store, fetcher, looking, clock, delay=0.0)
        began, cpu = time.monotonic(), time.process_time()
        done = watcher.round()
        wall, cpu = time.monotonic() - began, time.process_time() - cpu
        store.close()
    return {"pages": done.kept, "pages a minute": 60 * done.kept / wall, "pages a minute of CPU": 60 * done.kept / cpu}


def memory(pages: int) -> dict[str, float]:
    """Memory after a fifth and after all of many pages."""
    found: dict[str, float] = {}
    clock = Clock()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(f"{folder}/n.db")
        looking = Looking(store, light, "light", Limits(), None)
        for part in range(5):
            town = Town(50, pages // 5, 0.0001, BEGIN.timestamp() - 100, edited=0.0, seed=part)
            direct = Direct(town, clock)
            town.host = lambda feed, part=part: f"p{part}x{feed}.example"  # type: ignore[method-assign,misc]
            with store.change() as change:
                for n in range(50):
                    at = f"http://{town.host(n)}/feed/{n}"
                    kept.put_source(change, Source(0, at, at, added_at=stamp(clock.now()), next_at=stamp(clock.now())))
            Watcher(store, direct, looking, clock, delay=0.0).round()
            direct.log.clear()
            with open("/proc/self/statm") as file:  # noqa: PTH123
                held = int(file.read().split()[1]) * resource.getpagesize() / 1e6
            found[f"MB after {(part + 1) * pages // 5}"] = held
        store.close()
    return found


def reached() -> int:
    """How many of the ways to a private address something tries to connect by."""
    tried: list[object] = []
    straight = socket.create_connection

    def connect(address: object, *_: object, **__: object) -> socket.socket:
        tried.append(address)
        raise ConnectionRefusedError

    socket.create_connection = connect  # type: ignore[assignment]
    try:
        fetcher = Fetcher("Headwater/bench", Limits(), resolve=lambda host: NAMES[host], seconds=5)
        for address in INWARD:
            with suppress(NotFetched):
                fetcher.ask(address)
    finally:
        socket.create_connection = straight
    return len(tried)


def rows(shared: Path) -> list[Row]:
    """The rows of the table; a smaller town than the whole measure."""
    done = simulate(40, 2_000, 2.0, sockets=False, read=False)
    over = simulate(10, 100, 1.5, sockets=True, read=False)
    end = killed(10, items=100, days=0.25)
    where = "a made-up web"
    return [
        Row(where, "items kept exactly once", done["kept once"] / done["items"], int(done["items"]), 1.0, 1.0),
        Row(where, "edits found", done["edits found"] / done["edits"], int(done["edits"]), 1.0, 1.0),
        Row(where, "edits invented", done["edits invented"], int(done["items"]), 0.0, 0.0, lower=True),
        Row(where, "requests too soon or against robots.txt",
            done["too soon after another"] + done["against robots.txt"], int(done["requests"]), 0.0, 0.0, lower=True),
        Row("ways to a private address", "that connect", reached(), len(INWARD), 0.0, 0.0, lower=True),
        Row("the same over connections", "items kept exactly once", over["kept once"] / over["items"],
            int(over["items"]), 1.0, 1.0),
        Row("the same, killed", "acknowledged and lost, or twice", end["acknowledged and lost"] + end["kept twice"],
            int(end["kills"]), 0.0, 0.0, lower=True),
    ]  # fmt: skip


def main() -> None:
    """Prints one measure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("what", choices=("simulate", "killed", "speed", "memory", "large", "rows"))
    options.add_argument("--feeds", type=int, default=200)
    options.add_argument("--items", type=int, default=20_000)
    options.add_argument("--days", type=float, default=4.0)
    options.add_argument("--every", type=float, default=6.0)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--sockets", action="store_true")
    options.add_argument("--read", action="store_true")
    options.add_argument("--kills", type=int, default=100)
    options.add_argument("--pages", type=int, default=300)
    asked = options.parse_args()
    if asked.what == "rows":
        for row in rows(Path()):
            print(row)
        return
    found = {
        "simulate": lambda: simulate(
            asked.feeds,
            asked.items,
            asked.days,
            sockets=asked.sockets,
            read=asked.read,
            every=asked.every,
            seed=asked.seed,
        ),
        "killed": lambda: killed(asked.kills),
        "speed": lambda: speed(asked.pages),
        "memory": lambda: memory(asked.pages),
        "large": lambda: large(asked.items),
    }[asked.what]()
    for name, value in found.items():
        print(f"{name:28} {value:,.1f}".removesuffix(".0"))


if __name__ == "__main__":
    main()

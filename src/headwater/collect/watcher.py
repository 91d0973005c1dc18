"""Doing what is due: asks hosts side by side, one request at a time each, and has what came noted in turn.

Only the thread that runs the watcher touches the store; helpers do nothing but ask.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from headwater.collect.clock import Clock, stamp
from headwater.collect.looking import Event, Looking, Outcome
from headwater.collect.rules import LIFETIME, RETRY, Rules
from headwater.collect.visits import Visit, Visits, site_of
from headwater.errors import StoreUnusable
from headwater.ingest.fetched import Fetched, NotFetched, target_problem
from headwater.records import Followed, Source
from headwater.store import Store
from headwater.store import following as kept

_EACH = 50  # pages of one source that are lined up at a time
_MOST = 2_000  # pages that are lined up at a time; bounds memory
_LOW = 100  # lined-up visits under which more are looked for
_SETTLED = 200  # pages kept between two callings of `midway`
_BATCH = 20  # visits between two looks for more
_ROBOTS_HOPS = 5  # RFC 9309 section 2.3.1.2
_REST = 60.0  # seconds after a full disk
_NAP = 30.0  # seconds at most between two looks at what is due

_log = logging.getLogger("headwater")


class Asker(Protocol):
    """What asks; `ingest.fetch.Fetcher` does."""

    agent: str

    def ask(self, address: str, *, etag: str = "", modified: str = "") -> Fetched:
        """One request and its answer."""
        ...


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did: sources and pages asked for, pages kept, changed, gone and refused."""

    sources: int = 0
    pages: int = 0
    kept: int = 0
    changed: int = 0
    gone: int = 0
    refused: int = 0


class Watcher:
    """Looks at sources and pages when they are due.

    Args:
        store: Where everything is kept.
        asker: What asks.
        looking: What notes the answers.
        clock: What the time is.
        delay: Seconds between two requests to a host.
        workers: How many hosts are asked side by side.
        tell: Called with everything worth telling.
    """

    def __init__(
        self,
        store: Store,
        asker: Asker,
        looking: Looking,
        clock: Clock,
        *,
        delay: float = 2.0,
        workers: int = 8,
        tell: Callable[[Event], None] = lambda event: None,
    ) -> None:
        self._store = store
        self._asker = asker
        self._looking = looking
        self._clock = clock
        self._delay = delay
        self._workers = workers
        self._tell = tell
        self._visits = Visits()
        self._held: set[tuple[type, int]] = set()  # what is lined up or asked for right now
        self._flying: dict[Future[Outcome], Visit] = {}
        self._rules: dict[str, tuple[Rules, datetime]] = {}
        self._asked_rules: dict[str, list[Visit]] = {}  # visits that wait for a robots.txt, by site
        self._down: dict[str, NotFetched] = {}  # sites that could not be reached in this round
        self._count: dict[str, int] = {}

    def round(self, *, midway: Callable[[], None] = lambda: None, stop: Callable[[], bool] = lambda: False) -> Round:
        """Do everything that is due, and fetch whatever that brings up.

        Args:
            midway: Called whenever so much was kept that it should not wait for the end of a long round.
            stop: Asked between requests; True ends the round early.
        """
        self._reset()
        horizon = stamp(self._clock.now())
        with self._store.view() as view:
            self._rules = {
                site: (Rules(text, status, self._asker.agent), datetime.fromisoformat(at))
                for site, (text, status, at) in kept.rules(view).items()
            }
        self._line_up(horizon)
        pool = ThreadPoolExecutor(self._workers, thread_name_prefix="headwater-ask")
        since = settled = 0
        try:
            while not stop():
                self._launch(pool)
                if self._flying:
                    since += self._land()
                elif self._visits:
                    self._until_free()
                elif not self._line_up(horizon):
                    break
                if self._count["kept"] + self._count["changed"] >= settled + _SETTLED:
                    settled = self._count["kept"] + self._count["changed"]
                    midway()
                if since >= _BATCH and len(self._visits) < _LOW:
                    since = 0
                    self._line_up(horizon)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        return Round(**self._count)

    def forever(
        self,
        settle: Callable[[Round], None],
        *,
        midway: Callable[[], None] = lambda: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> None:
        """Do what is due whenever it is, until told to stop; a full disk is waited out.

        Args:
            settle: Called after every round with what it did.
            midway: As of `round`.
            stop: Asked between requests.
        """
        while not stop():
            try:
                settle(self.round(midway=midway, stop=stop))
                self._nap(stop)
            except StoreUnusable as problem:
                self._tell(Event("trouble", self._store.name, problem.message))
                self._clock.sleep(_REST)

    def _nap(self, stop: Callable[[], bool]) -> None:
        with self._store.view() as view:
            due = kept.next_due(view)
        now = self._clock.now()
        left = _NAP if due is None else (datetime.fromisoformat(due) - now).total_seconds()
        left = min(_NAP, max(1.0, left))
        while left > 0 and not stop():
            self._clock.sleep(min(1.0, left))
            left -= 1.0

    def _reset(self) -> None:
        self._visits, self._held, self._flying, self._asked_rules, self._down = Visits(), set(), {}, {}, {}
        self._count = dict.fromkeys(("sources", "pages", "kept", "changed", "gone", "refused"), 0)

    # --- lining up ---

    def _line_up(self, horizon: str) -> int:
        """Line up what is due; how much of it is new."""
        with self._store.view() as view:
            sources = kept.due_sources(view, horizon, _MOST)
            pages = kept.due_pages(view, stamp(self._clock.now()), horizon, _EACH, _MOST)
        found = 0
        subjects: tuple[Source | Followed, ...] = (*sources, *pages)
        for subject in subjects:
            if (type(subject), subject.id) not in self._held:
                self._held.add((type(subject), subject.id))
                self._count["sources" if isinstance(subject, Source) else "pages"] += 1
                self._put(Visit(subject, subject.address))
                found += 1
        return found

    def _put(self, visit: Visit, *, first: bool = False) -> None:
        """Line up a visit, or have it noted at once when its address is none that may be asked."""
        problem = target_problem(visit.address)
        if problem is not None:
            self._note(visit, problem)
        else:
            self._visits.put(visit, first=first)

    # --- asking ---

    def _launch(self, pool: ThreadPoolExecutor) -> None:
        now = self._clock.now()
        for visit in self._visits.take(now, self._workers - len(self._flying)):
            if visit.subject is None or self._may(visit, now):
                self._flying[pool.submit(self._ask, visit)] = visit

    def _may(self, visit: Visit, now: datetime) -> bool:
        """Whether the rules of its site let a visit be made; when they are not known they are asked for first."""
        site = site_of(visit.address)
        if (down := self._down.get(site)) is not None:
            self._visits.done(visit.address, now, 0.0)
            self._note(visit, NotFetched(visit.address, down.cause, down.found, hint=down.hint, later=down.later))
            return False
        known = self._rules.get(site)
        if known is None or (now - known[1]).total_seconds() > (LIFETIME if known[0].answered else RETRY):
            self._visits.done(visit.address, now, 0.0)
            waiting = self._asked_rules.setdefault(site, [])
            waiting.append(visit)
            if len(waiting) == 1:
                self._visits.put(Visit(None, f"{site}/robots.txt", site), first=True)
            return False
        if known[0].allow(visit.address):
            return True
        self._visits.done(visit.address, now, 0.0)
        found = "its robots.txt forbids it" if known[0].answered else "its robots.txt cannot be read now"
        later = not known[0].answered
        hint = "" if later else "`headwater add` fetches a page that you name yourself as a browser would"
        cause = "connection" if later else "robots"
        self._note(visit, NotFetched(visit.address, cause, found, hint=hint, later=later))
        return False

    def _ask(self, visit: Visit) -> Outcome:
        subject = visit.subject if visit.hops == 0 else None
        try:
            return self._asker.ask(
                visit.address,
                etag=subject.etag if subject else "",
                modified=subject.modified if subject else "",
            )
        except NotFetched as problem:
            return problem
        except Exception as fault:  # a fault of ours with one address must not stop the others
            _log.exception("asking for %s", visit.address)
            return NotFetched(visit.address, "answer", f"a fault in Headwater ({fault!r})", later=True)

    def _land(self) -> int:
        """Note what has come; how many visits are over."""
        free = self._visits.next_free()
        timeout = None
        if free is not None and len(self._flying) < self._workers:
            timeout = max(0.01, (free - self._clock.now()).total_seconds())
        done, _ = wait(self._flying, timeout=timeout, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=lambda it: self._flying[it].address):
            visit = self._flying.pop(future)
            now = self._clock.now()
            self._visits.done(visit.address, now, self._pause(visit.address))
            self._landed(visit, future.result())
        return len(done)

    def _landed(self, visit: Visit, outcome: Outcome) -> None:
        if visit.subject is None:
            self._robots(visit, outcome)
            return
        onward = visit.onward(outcome) if isinstance(outcome, Fetched) else None
        if onward is not None:
            self._put(onward, first=True)
        else:
            self._note(visit, outcome)

    def _robots(self, visit: Visit, outcome: Outcome) -> None:
        onward = visit.onward(outcome) if isinstance(outcome, Fetched) else None
        if onward is not None and onward.hops <= _ROBOTS_HOPS and target_problem(onward.address) is None:
            self._visits.put(onward, first=True)
            return
        if isinstance(outcome, NotFetched) and outcome.cause not in ("size", "answer"):
            self._down[visit.site] = outcome
        else:
            # A robots.txt without an end is none that anybody could read.
            text = _text(outcome) if isinstance(outcome, Fetched) and outcome.status == 200 else ""
            status = outcome.status if isinstance(outcome, Fetched) else 404
            now = self._clock.now()
            self._rules[visit.site] = (Rules(text, status, self._asker.agent), now)
            with self._store.change() as change:
                kept.put_rules(change, visit.site, text, status, stamp(now))
        for waiting in reversed(self._asked_rules.pop(visit.site, [])):
            self._visits.put(waiting, first=True)

    def _pause(self, address: str) -> float:
        known = self._rules.get(site_of(address))
        return max(self._delay, known[0].delay if known else 0.0)

    def _until_free(self) -> None:
        free = self._visits.next_free()
        if free is not None:
            self._clock.sleep(max(0.0, (free - self._clock.now()).total_seconds()))

    def _note(self, visit: Visit, outcome: Outcome) -> None:
        now = self._clock.now()
        assert visit.subject is not None
        for event in self._looking.note(visit, outcome, now):
            if event.kind in self._count:
                self._count[event.kind] += 1
            self._tell(event)
        self._held.discard((type(visit.subject), visit.subject.id))


def _text(outcome: Fetched) -> str:
    return outcome.answer.body[:600_000].decode("utf-8", "replace").lstrip("\ufeff")

"""Who is asked next: visits queued by host, one at a time to each, with the pause that the host wants between two."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from headwater.ingest.fetched import MOST_REDIRECTS, Fetched
from headwater.ingest.reach import Unreachable, target
from headwater.records import Followed, Source


@dataclass(frozen=True, slots=True)
class Visit:
    """One request that is to be made.

    Attributes:
        subject: What is looked at; None for a robots.txt.
        address: What is asked for, after the redirects so far.
        site: For a robots.txt the site that it speaks for.
        hops: How many redirects led here.
        moved: Where the subject has moved for good, or None.
    """

    subject: Source | Followed | None
    address: str
    site: str = ""
    hops: int = 0
    moved: str | None = None

    def onward(self, answer: Fetched) -> Visit | None:
        """The visit that a redirect asks for; None when there were too many, or the answer is no redirect."""
        where = answer.redirect
        if where is None or self.hops >= MOST_REDIRECTS:
            return None
        lasting = answer.for_good and (self.hops == 0 or self.moved is not None)
        return replace(self, address=where, hops=self.hops + 1, moved=where if lasting else self.moved)


def host_of(address: str) -> str:
    """The host that an address is asked of; "" when it cannot be asked for at all."""
    try:
        return target(address).host
    except Unreachable:
        return ""


def site_of(address: str) -> str:
    """What a robots.txt would speak for."""
    try:
        return target(address).site
    except Unreachable:
        return ""


@dataclass
class _Host:
    waiting: deque[Visit] = field(default_factory=deque)
    free_at: datetime | None = None
    busy: bool = False


class Visits:
    """All that is to be visited, and when each host may be asked again."""

    def __init__(self) -> None:
        self._hosts: dict[str, _Host] = {}
        self._ready: set[str] = set()

    def __len__(self) -> int:
        return sum(len(host.waiting) for host in self._hosts.values())

    def put(self, visit: Visit, *, first: bool = False) -> None:
        """Line up a visit, behind the others of its host unless it is to be the first."""
        name = host_of(visit.address)
        host = self._hosts.setdefault(name, _Host())
        (host.waiting.appendleft if first else host.waiting.append)(visit)
        self._ready.add(name)

    def take(self, now: datetime, most: int) -> Iterator[Visit]:
        """The visits that may be made now, one a host; each host is busy until `done` says otherwise."""
        for name in sorted(self._ready):
            if most <= 0:
                return
            host = self._hosts[name]
            if host.busy or (host.free_at is not None and host.free_at > now):
                continue
            host.busy = True
            visit = host.waiting.popleft()
            if not host.waiting:
                self._ready.discard(name)
            most -= 1
            yield visit

    def done(self, address: str, now: datetime, pause: float) -> None:
        """A visit is over: its host may be asked again after a pause."""
        host = self._hosts[host_of(address)]
        host.busy = False
        host.free_at = now + timedelta(seconds=pause)

    def next_free(self) -> datetime | None:
        """When a host with waiting visits may be asked; None when there is none but busy ones."""
        idle = [self._hosts[name] for name in self._ready if not self._hosts[name].busy]
        return min((host.free_at for host in idle if host.free_at is not None), default=None)

    def has_free(self, now: datetime) -> bool:
        """Whether a host with waiting visits may be asked now."""
        hosts = (self._hosts[name] for name in self._ready)
        return any(not host.busy and (host.free_at is None or host.free_at <= now) for host in hosts)

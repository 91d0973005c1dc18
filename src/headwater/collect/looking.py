"""What a visit brought: a source's news lined up, a page kept or found unchanged, health noted. One transaction each.

Whatever was not noted is still due; so a watcher may die at any point, and what it did counts wholly or not at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from headwater.archive.versions import changed
from headwater.collect import ladder, landing
from headwater.collect.clock import later, seconds_until, stamp
from headwater.collect.listing import Entry, Listing, listing
from headwater.collect.visits import Visit
from headwater.errors import HeadwaterError, InputRefused
from headwater.ingest.fetched import Fetched, NotFetched, refused_status, too_many
from headwater.ingest.limits import Limits
from headwater.records import Captured, Followed, Health, Page, Reading, Source
from headwater.store import Change, Store
from headwater.store import following as kept

_SLOW = 10.0  # seconds that an answer may take before a source is called slow
_DEAD_AFTER = 7 * ladder.DAY  # without an answer
_GONE_AFTER = 3  # looks in a row at which a page was not there
_LONGEST_WAIT = float(ladder.DAY)  # that a server's Retry-After is heeded
_RECENT = 3 * ladder.DAY  # what a sitemap lists as older is not fetched when it is first followed
_MOST_SITEMAPS = 10  # of an index

Read = Callable[[Page], Sequence[Reading]]
Outcome = Fetched | NotFetched


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a watcher tells: `kept`, `changed`, `gone`, `refused`, `listed`, `health`, `trouble`."""

    kind: str
    address: str
    words: str


class Looking:
    """Notes what visits brought.

    Args:
        store: Where.
        read: How a page is read.
        stages: The version of the stages that read it.
        limits: Bounds on size.
        save: Given the answer behind every capture before it is kept, for an archive beside the store.
    """

    def __init__(
        self, store: Store, read: Read, stages: str, limits: Limits, save: Callable[[Fetched, datetime], None] | None
    ) -> None:
        self._store = store
        self._read = read
        self._stages = stages
        self._limits = limits
        self._save = save

    def note(self, visit: Visit, outcome: Outcome, now: datetime) -> tuple[Event, ...]:
        """What the last visit of a chain brought is kept, and told."""
        if isinstance(outcome, Fetched) and outcome.redirect is not None:
            outcome = too_many(visit.subject.address if visit.subject else visit.address)
        if isinstance(visit.subject, Source):
            return self._source(visit, visit.subject, outcome, now)
        assert visit.subject is not None
        try:
            return self._page(visit.subject, outcome, now)
        except HeadwaterError as problem:
            if not isinstance(problem, InputRefused):
                raise
            return self._refused(visit.subject, problem, now)

    # --- sources ---

    def _source(self, visit: Visit, it: Source, outcome: Outcome, now: datetime) -> tuple[Event, ...]:
        if isinstance(outcome, NotFetched) or outcome.status >= 400 or outcome.status in range(204, 300):
            return self._failed(it, outcome, now)
        answered = _answered(it, outcome, visit.moved, now)
        if outcome.status == 304:
            return self._put_source(it, _paced(answered, now, new=False))
        answered = replace(answered, etag=outcome.header("etag")[:500], modified=outcome.header("last-modified")[:100])
        digest = _digest(outcome)
        if digest == it.sha256:
            return self._put_source(it, _paced(answered, now, new=False))
        answered = replace(answered, sha256=digest)
        try:
            said = listing(outcome.answer.body, outcome.address, charset=outcome.answer.charset, limits=self._limits)
        except InputRefused as problem:
            ill = replace(answered, health="ill-formed", note=problem.message)
            return self._put_source(it, _paced(ill, now, new=False))
        if said.kind == "page" and said.page is not None and it.kind == "page":
            return self._followed_page(it, answered, outcome, now)
        return self._listed(it, answered, said, now)

    def _listed(self, before: Source, it: Source, said: Listing, now: datetime) -> tuple[Event, ...]:
        if said.kind in ("page", "opml"):
            what = f"a page (“{said.title[:80]}”)" if said.title else "a page"
            ill = replace(it, health="ill-formed", note=f"It is no feed any more but {what}; follow the site again.")
            return self._put_source(before, _paced(ill, now, new=False))
        new = 0
        with self._store.change() as change:
            known = kept.known(change, it.id, {key for entry in said.entries for key in entry.keys})
            fresh = [entry for entry in said.entries if known.isdisjoint(entry.keys)]
            if said.kind == "sitemaps":
                new = _put_sitemaps(change, it, fresh, now)
            else:
                if said.kind == "sitemap" and before.answered_at is None:  # what is old when it is first followed
                    fresh = [entry for entry in fresh if _recent(entry, now)]
                pages = [(entry.address, entry.title[:500]) for entry in fresh if entry.address]
                new = kept.put_waiting(change, it.id, pages, stamp(now))
            kept.put_known(change, it.id, {key for entry in said.entries for key in entry.keys})
            if said.note:
                health: Health = "ill-formed" if "not well-formed" in said.note else it.health
                it = replace(it, health=health, note=said.note + ".")
            it = replace(it, title=said.title[:200] or it.title, new_at=stamp(now) if new else it.new_at)
            it = landing.with_fault(change, it)
            kept.put_source(change, _paced(it, now, new=bool(new)))
        told = (Event("listed", it.address, f"{new} new of {len(said.entries)}"),) if new else ()
        return told + _health_told(before, it)

    def _failed(self, it: Source, outcome: Outcome, now: datetime) -> tuple[Event, ...]:
        problem = outcome if isinstance(outcome, NotFetched) else refused_status(it.address, outcome)
        failures = it.failures + 1
        last = datetime.fromisoformat(it.answered_at or it.added_at)
        dead = (now - last).total_seconds() >= _DEAD_AFTER
        health: Health = "dead" if dead else "failing"
        wait = max(ladder.after_failure(failures), _asked_to_wait(outcome, now))
        next_at: str | None = later(now, wait)
        note = problem.message
        if problem.status == 410:
            health, next_at = "gone", None
        elif problem.cause in ("address", "robots"):
            health, next_at = "refused", later(now, ladder.DAY)
        elif dead:
            note += f" It last answered on {it.answered_at[:10]}." if it.answered_at else " It never answered."
        done = replace(it, failures=failures, health=health, note=note, looked_at=stamp(now), next_at=next_at)
        return self._put_source(it, done)

    def _put_source(self, before: Source, it: Source) -> tuple[Event, ...]:
        with self._store.change() as change:
            there = kept.source_at(change, it.address)
            if there is not None and there.id != it.id:  # it moved to where another one is followed
                it = replace(it, address=before.address, stopped_at=it.looked_at, next_at=None, health="moved")
            it = landing.with_fault(change, it)
            kept.put_source(change, it)
        return _health_told(before, it)

    def _followed_page(self, before: Source, it: Source, outcome: Fetched, now: datetime) -> tuple[Event, ...]:
        with self._store.view() as view:
            page = kept.page_at(view, before.asked) or kept.page_at(view, it.address)
        told: tuple[Event, ...] = ()
        if page is not None and page.state != "forgotten":
            told = self._page(page, outcome, now, again=False)
        new = any(event.kind in ("kept", "changed") for event in told)
        return told + self._put_source(
            before, _paced(replace(it, new_at=stamp(now) if new else it.new_at), now, new=new)
        )

    # --- pages ---

    def _page(self, it: Followed, outcome: Outcome, now: datetime, *, again: bool = True) -> tuple[Event, ...]:
        if isinstance(outcome, NotFetched):
            return self._missed(it, outcome, outcome, now)
        if outcome.status != 304 and not 200 <= outcome.status < 204:
            return self._missed(it, refused_status(it.address, outcome), outcome, now)
        digest = it.sha256 if outcome.status == 304 else _digest(outcome)
        etag, modified = outcome.header("etag") or it.etag, outcome.header("last-modified") or it.modified
        note = it.note if digest == it.sha256 else ""
        seen = replace(it, looked_at=stamp(now), failures=0, note=note, sha256=digest)
        seen = replace(seen, etag=etag[:500], modified=modified[:100])
        if it.capture is not None and digest == it.sha256:
            with self._store.change() as change:
                kept.put_page(change, _again(seen, now) if again else seen)
            return ()
        if not outcome.answer.whole:
            cut = NotFetched(it.address, "answer", "the answer breaks off", later=True)
            return self._missed(it, cut, cut, now)
        page = outcome.page(seen_at=stamp(now), limits=self._limits)
        if page.media == "feed":
            feed = InputRefused(f"Cannot keep `{it.address}`: it is a feed, no page.", f"headwater follow {it.address}")
            return self._refused(it, feed, now)
        return self._keep(seen, page, outcome, now, again=again)

    def _keep(self, it: Followed, page: Page, outcome: Fetched, now: datetime, *, again: bool) -> tuple[Event, ...]:
        current, before, twin = self._as_kept(it, page)
        if twin is not None:
            return self._same(it, page.address, twin)
        readings = self._read(page)
        moved = changed([r.article for r in before], [r.article for r in readings]) if current is not None else ()
        if current is not None and page.address != current.address and moved and not any(a and b for a, b in moved):
            away = replace(_again(it, now), note=landing.other(page.address))
            with self._store.change() as change:
                kept.put_page(change, away)
            return ()
        if current is not None and not moved:
            done = replace(it, capture=current.id, state="kept", kept_at=it.kept_at or current.captured_at)
            with self._store.change() as change:
                kept.put_page(change, _again(done, now) if again else done)
            return ()
        if self._save is not None:
            self._save(outcome, now)
        with self._store.change() as change:
            change.keep(page, readings, stamp(now), self._stages)
            capture = change.kept(page.address, page.sha256)
            assert capture is not None
            change.put_meta("entities", "stale")
            if current is not None and capture.id != current.id:
                kept.put_revision(change, page.address, current.id, capture.id, stamp(now))
            done = replace(it, capture=capture.id, state="kept", kept_at=it.kept_at or stamp(now))
            kept.put_page(change, _again(done, now) if again else done)
        title = next((r.article.title for r in readings if r.article.title), None) or page.title or it.title
        return (Event("changed" if current is not None else "kept", page.address, title or "no title"),)

    def _same(self, it: Followed, address: str, twin: Followed) -> tuple[Event, ...]:
        """A page that is another one: so be it, unless it only leads to where many others lead."""
        if address == it.address:
            with self._store.change() as change:
                kept.put_page(change, replace(it, state="same", next_at=None, note=f"It is `{twin.address}`."))
            return ()
        note = landing.one(address)
        with self._store.change() as change:
            kept.put_page(change, replace(it, state="same", next_at=None, note=note))
            led = twin.address != address and twin.source == it.source  # the first one led there too
            if not landing.crowded(change, it.source, address, more=int(led and twin.state == "kept")):
                return ()
            if led and twin.state == "kept":
                kept.put_page(change, replace(twin, state="refused", next_at=None, note=landing.many(address)))
            source = None if it.source is None else kept.source(change, it.source)
            if source is not None:
                kept.put_source(change, landing.with_fault(change, source))
        return (Event("refused", it.address, landing.many(address).partition("\n")[0]),)

    def _as_kept(self, it: Followed, page: Page) -> tuple[Captured | None, Sequence[Reading], Followed | None]:
        """What is kept of a page as it was last seen, its readings, and another followed page that is the same."""
        with self._store.view() as view:
            current = None if it.capture is None else kept.capture(view, it.capture)
            if current is None:
                twin = kept.kept_as(view, page.address)
                if twin is not None and twin.id != it.id:
                    return None, (), twin
                current = next(iter(view.captures(page.address)[::-1]), None)
            readings = () if current is None else tuple(view.readings(view.refs(current)).values())
        return current, readings, None

    def _missed(self, it: Followed, problem: NotFetched, outcome: Outcome, now: datetime) -> tuple[Event, ...]:
        failures = it.failures + 1
        seen = replace(it, failures=failures, looked_at=stamp(now), note=problem.message)
        gone = problem.status == 410 or (problem.status == 404 and failures >= _GONE_AFTER)
        wait = max(ladder.after_failure(failures), _asked_to_wait(outcome, now))
        if it.state == "waiting":
            passing = problem.later or problem.status == 404
            if not passing or gone or failures >= ladder.MOST_FAILURES:
                return self._refused(replace(seen, failures=failures), problem, now)
            seen = replace(seen, next_at=later(now, wait))
        elif gone and it.capture is not None:
            seen = replace(seen, state="gone", next_at=None)
            with self._store.change() as change:
                kept.put_revision(change, it.address, it.capture, None, stamp(now))
                kept.put_page(change, seen)
            return (Event("gone", it.address, problem.found),)
        else:
            seen = replace(_again(seen, now), failures=failures)
            if seen.next_at is not None:
                seen = replace(seen, next_at=max(seen.next_at, later(now, wait)))
        with self._store.change() as change:
            kept.put_page(change, seen)
        return ()

    def _refused(self, it: Followed, problem: InputRefused, now: datetime) -> tuple[Event, ...]:
        """A page that cannot be kept; one that was kept before is looked at again as ever.

        Its note is what was found and, in a line of its own, what can be done.
        """
        note = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
        seen = replace(it, looked_at=stamp(now), note=note)
        done = _again(seen, now) if it.capture is not None else replace(seen, state="refused", next_at=None)
        with self._store.change() as change:
            kept.put_page(change, done)
        return (Event("refused", it.address, problem.message),)


def _answered(it: Source, outcome: Fetched, moved: str | None, now: datetime) -> Source:
    """The source as its server answered: whole, slow or moved."""
    health: Health = "slow" if outcome.seconds > _SLOW else "ok"
    note = f"It took {outcome.seconds:.0f} seconds to answer." if health == "slow" else ""
    if moved is not None and moved != it.address:
        health, note = "moved", f"It moved for good from `{it.address}` on {stamp(now)[:10]}."
        it = replace(it, address=moved)
    elif it.health in ("moved", "ok", "slow") and it.note.startswith("It moved"):
        note = it.note
    elif it.health == "ill-formed" and (outcome.status == 304 or it.sha256 == _digest(outcome)):
        health, note = it.health, it.note
    return replace(it, health=health, note=note, failures=0, looked_at=stamp(now), answered_at=stamp(now))


def _paced(it: Source, now: datetime, *, new: bool) -> Source:
    period = ladder.period_of(it.period, new=new)
    return replace(it, period=period, next_at=later(now, period))


def _again(it: Followed, now: datetime) -> Followed:
    """The page with the time of the next look."""
    first = datetime.fromisoformat(it.kept_at) if it.kept_at else now
    wait = ladder.look_again((now - first).total_seconds())
    if wait is None:
        return replace(it, state="old", next_at=None)
    return replace(it, next_at=later(now, wait))


def _asked_to_wait(outcome: Outcome, now: datetime) -> float:
    if isinstance(outcome, NotFetched):
        return min(_LONGEST_WAIT, outcome.wait or 0.0)
    return min(_LONGEST_WAIT, seconds_until(outcome.header("retry-after"), now) or 0.0)


def _digest(outcome: Fetched) -> str:
    return hashlib.sha256(outcome.answer.body).hexdigest()


def _health_told(before: Source, after: Source) -> tuple[Event, ...]:
    if before.health == after.health and before.note == after.note:
        return ()
    if before.health in ("new", "ok") and after.health == "ok" and not after.note:
        return ()
    return (Event("health", after.address, f"{after.health}. {after.note}".strip()),)


def _put_sitemaps(change: Change, it: Source, entries: Sequence[Entry], now: datetime) -> int:
    """The newest sitemaps that an index lists are followed as sources of their own."""
    new = 0
    newest = sorted(entries, key=lambda entry: entry.published, reverse=True)[:_MOST_SITEMAPS]
    for entry in newest:
        if entry.address and kept.source_at(change, entry.address) is None:
            made = Source(0, entry.address, entry.address, "sitemap", it.title, it.folder)
            kept.put_source(change, replace(made, added_at=stamp(now), next_at=stamp(now)))
            new += 1
    return new


def _recent(entry: Entry, now: datetime) -> bool:
    """Whether a sitemap dates an entry within the last days."""
    return entry.published[:10] >= later(now, -_RECENT)[:10]

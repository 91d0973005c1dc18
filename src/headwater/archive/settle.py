"""Relating what waits: whatever was added, renamed or removed is compared, and only what it touches is told anew.

Every step takes the writer's lock, reads what waits, and ends in one transaction. So a process may die at any point,
two may settle at once, and the end is the same as if all had been added together.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from headwater import flow
from headwater.archive.moved import Moved, Progress, silent
from headwater.records import Entity, Reading
from headwater.runners import pair_all
from headwater.store import Store, View

_AT_ONCE = 200  # articles whose pairs are found in one step; bounds memory and what a killed process loses

_log = logging.getLogger("headwater")


def settle(store: Store, *, processes: int = 1, progress: Progress = silent) -> Moved:
    """Relate everything that waits."""
    while _pair_some(store, processes, progress):
        pass
    families = stories = 0
    troubles: dict[str, str] = {}
    while True:
        with store.lock:
            with store.view() as view:
                waiting = [ref for ref in view.waiting("relate") if ref not in troubles]
            if not waiting:
                break
            progress("telling stories", 0, len(waiting))
            moved, refs = _relate_around(store, waiting[0])
        families += moved.families
        stories += moved.stories
        for trouble in moved.troubles:
            troubles.update(dict.fromkeys(refs, trouble))
    return Moved(families, stories, tuple(sorted(set(troubles.values()))))


def _pair_some(store: Store, processes: int, progress: Progress) -> bool:
    """Find the pairs of some articles that wait for it; False when none does."""
    with store.lock:
        with store.view() as view:
            waiting = view.waiting("pair")
            some = waiting[:_AT_ONCE]
            # A couple of which the other one still waits is left to the step that takes that one.
            later = set(waiting[_AT_ONCE:])
            couples = [couple for couple in view.proposed(some) if later.isdisjoint(couple)]
            near = [couple for couple in view.proposed(some, story=True) if later.isdisjoint(couple)]
            readings = view.readings({ref for couple in [*couples, *near] for ref in couple})
        if not some:
            return False
        found = []
        for done, pair in enumerate(pair_all(_couples(couples, readings), processes), start=1):
            progress("comparing", done, len(couples))
            if pair is not None and pair.relation is not None:
                found.append(pair)
        links = [(a, b) for a, b in near if flow.linked(readings[a], readings[b])]
        with store.change() as change:
            change.put_pairs(found)
            change.put_links(links)
            change.wait(some, "relate")
    return True


def _couples(couples: Sequence[tuple[str, str]], readings: dict[str, Reading]) -> list[tuple[Reading, Reading]]:
    return [(readings[a], readings[b]) for a, b in couples]


def _relate_around(store: Store, ref: str) -> tuple[Moved, tuple[str, ...]]:
    """Tell anew everything that hangs together with one article."""
    with store.view() as view:
        refs = view.together([ref])
        readings, pairs = view.readings(refs), view.pairs(refs)
    try:
        related = flow.relate(list(readings.values()), pairs)
    except Exception as error:  # a fault in a stage must not make what is kept unreadable
        _log.exception("relating %d articles around %s", len(refs), ref)
        return Moved(troubles=(f"{len(refs)} articles around `{ref}` could not be related: {error!r}",)), refs
    with store.change() as change:
        families, stories = change.put_related(refs, related)
        change.done(refs)
        change.put_meta("entities", "stale")
    return Moved(families, stories), refs


def entities_of(view: View) -> tuple[Entity, ...]:
    """Everything that the names of all articles name."""
    mentions = {ref: reading.mentions for ref, reading in view.readings(view.refs()).items()}
    return flow.resolve(mentions, view.changes().values())

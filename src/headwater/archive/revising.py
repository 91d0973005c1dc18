"""What kept pages said before: corrections, silent edits, other headlines, pages that are gone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from headwater.archive.desk import Desk
from headwater.archive.versions import changed, how_told, words_moved
from headwater.records import Article, Captured, Revised, Severity
from headwater.store import Store, View
from headwater.store import following as kept

_WEIGHT = {"critical": 3, "meaning": 2, "minor": 1}


def revised(store: Store, since: str = "", *, most: int | None = None) -> tuple[Revised, ...]:
    """What changed on kept pages, the oldest first.

    Pages that were captured more than once by hand or from archives count as well as those that are followed.

    Args:
        store: Where everything is kept.
        since: ISO 8601 day or time; "" for ever.
        most: How many captures are looked at, the latest; None for all.
    """
    desk = Desk(store)
    found: list[Revised] = []
    steps = _steps(store, since)
    for before, after, seen_at in steps if most is None else steps[-most:]:
        with store.view() as view:
            was = _articles(view, before)
            now = () if after is None else _articles(view, after)
        couples = [(article, None) for article in was] if after is None else list(changed(was, now))
        for old, new in couples:
            alterations = desk.compare(old.ref, new.ref).alterations if old is not None and new is not None else ()
            told = how_told(old, new)
            words = words_moved(old, new) if new is not None else (0, 0)
            found.append(Revised(before.address, seen_at, old, new, told, alterations, words))
    return tuple(found)


def severity(it: Revised) -> Severity:
    """How much a change matters: that of its gravest change of fact, `minor` when it has none."""
    found: list[Severity] = [row.severity for row in it.alterations if row.meaning_changed]
    return max(found, key=lambda word: _WEIGHT[word], default="minor")


def _steps(store: Store, since: str) -> list[tuple[Captured, Captured | None, str]]:
    """Every step from one capture of a page to the next, and every step back that a watcher saw."""
    steps: dict[tuple[int, int | str], tuple[Captured, Captured | None, str]] = {}
    with store.view() as view:
        beside = {(before.id, after.id): (before, after) for before, after in _neighbours(view)}
        for _, was, now, seen_at in kept.revisions(view, since):
            before, after = kept.capture(view, was), None if now is None else kept.capture(view, now)
            if before is None:
                continue
            # A page may go back to what it said once and change again: the same two captures, later.
            first = after is not None and (before.id, after.id) in beside and (before.id, after.id) not in steps
            key = (before.id, after.id) if first and after is not None else (before.id, seen_at)
            steps[key] = before, after, seen_at
        for key, (before, after) in beside.items():
            if after.captured_at >= since:
                steps.setdefault(key, (before, after, after.captured_at))
    return sorted(steps.values(), key=lambda step: (step[2], step[0].address, step[0].id))


def _neighbours(view: View) -> Iterator[tuple[Captured, Captured]]:
    for before, after in pairwise(view.captures()):
        if before.address == after.address:
            yield before, after


def _articles(view: View, capture: Captured) -> Sequence[Article]:
    return [reading.article for reading in view.readings(view.refs(capture)).values()]

"""Relating what waits: whatever was added, renamed or removed is compared, and only what it touches is told anew.

Every step takes the writer's lock, reads what waits, and ends in one transaction. So a process may die at any point,
two may settle at once, and the end is the same as if all had been added together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from headwater import flow, names
from headwater.archive.moved import Moved, Progress, silent
from headwater.records import Entity, Judgement, Reading
from headwater.runners import Couple, Crew, Part
from headwater.store import Store, View
from headwater.store.judging import judgements, name_judgements

_AT_ONCE = 200  # articles whose relations are found in one step; bounds memory and what a killed process loses


def settle(store: Store, crew: Crew, *, progress: Progress = silent) -> Moved:
    """Relate everything that waits."""
    while _pair_some(store, crew, progress):
        pass
    moved = Moved()
    while (step := _relate_some(store, crew, progress)) is not None:
        moved = moved.and_then(step)
    return moved


def _pair_some(store: Store, crew: Crew, progress: Progress) -> bool:
    """Find the pairs of some articles that wait for it; False when none does."""
    with store.lock:
        with store.view() as view:
            waiting = view.waiting("pair")
            some = waiting[:_AT_ONCE]
            # A couple of which the other one still waits is left to the step that takes that one.
            later = set(waiting[_AT_ONCE:])
            judged = judgements(view, some)
            said, joined = flow.by_couple(judged), flow.by_couple(judged, flow.OF_STORIES)
            proposed = {*view.proposed(some, enough=flow.ENOUGH_KEYS), *said}
            couples = [couple for couple in sorted(proposed) if later.isdisjoint(couple)]
            near = [couple for couple in view.proposed(some, story=True) if later.isdisjoint(couple)]
            readings = view.readings({ref for couple in [*couples, *near] for ref in couple})
        if not some:
            return False
        found = []
        for done, pair in enumerate(crew.pair(_couples(couples, readings, said)), start=1):
            progress("comparing", done, len(couples))
            if pair is not None and pair.relation is not None:
                found.append(pair)
        links = [(a, b) for a, b in near if flow.linked(readings[a], readings[b])]
        links += [couple for couple in joined if later.isdisjoint(couple) and couple not in links]
        with store.change() as change:
            change.put_pairs(found)
            change.put_links(links)
            change.wait(some, "relate")
    return True


def _couples(
    couples: Sequence[tuple[str, str]], readings: dict[str, Reading], said: Mapping[tuple[str, str], Judgement]
) -> list[Couple]:
    return [(readings[a], readings[b], said.get((a, b))) for a, b in couples]


def _relate_some(store: Store, crew: Crew, progress: Progress) -> Moved | None:
    """Tell anew everything that hangs together with some articles that wait for it; None when none does."""
    with store.lock:
        with store.view() as view:
            parts = _parts(view, view.waiting("relate"))
            work = _work(view, parts)
        if not parts:
            return None
        families = stories = 0
        troubles = []
        with store.change() as change:
            for done, (part, related) in enumerate(zip(parts, crew.relate(work), strict=True), start=1):
                progress("telling stories", done, len(parts))
                if isinstance(related, str):
                    troubles.append(related)
                    change.wait(part, "failed")  # until something joins them, or somebody asks for it again
                    continue
                moved = change.put_related(part, related)
                families, stories = families + moved[0], stories + moved[1]
                change.done(part)
            change.put_meta("entities", "stale")
    return Moved(families, stories, tuple(troubles))


def _work(view: View, parts: Sequence[tuple[str, ...]]) -> list[Part]:
    """Each part's articles and pairs, with what people decided and lists say of its articles and names."""
    known = names.unpacked(view.meta("known names"))
    of_names = name_judgements(view)
    found: list[Part] = []
    for part in parts:
        readings = list(view.readings(part).values())
        lists = names.concerning(known, (m for reading in readings for m in flow.named(reading)))
        found.append((readings, view.pairs(part), (*judgements(view, part), *of_names), lists))
    return found


def _parts(view: View, waiting: Sequence[str]) -> list[tuple[str, ...]]:
    """What hangs together around the articles that wait, as many parts as hold some `_AT_ONCE` articles."""
    parts: list[tuple[str, ...]] = []
    seen: set[str] = set()
    for ref in waiting:
        if len(seen) >= _AT_ONCE:
            break
        if ref not in seen:
            parts.append(view.together([ref]))
            seen.update(parts[-1])
    return parts


def entities_of(view: View) -> tuple[Entity, ...]:
    """Everything that the names of all articles name."""
    refs = view.refs()
    mentions = {ref: flow.named(reading) for ref, reading in view.readings(refs).items()}
    known = names.decided(names.unpacked(view.meta("known names")), name_judgements(view))
    return flow.resolve(mentions, view.changes().values(), known, view.pairs(refs))

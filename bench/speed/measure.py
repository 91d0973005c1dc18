"""Seconds of processor and megabytes that the stages take on a set of pages, one process, cold start.

python bench/speed/measure.py PAGES...
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from typing import Any

BEGAN = time.process_time()

from headwater import articles, copies, families, flow, ingest, names, statements, stories  # noqa: E402
from headwater.records import Page, Reading  # noqa: E402

STAGES = [
    (articles, "split"),
    (names, "find"),
    (statements, "find"),
    (copies, "keys"),
    (stories, "keys"),
    (stories, "linked"),
    (copies, "relate"),
    (families, "grow"),
    (families, "changes"),
    (names, "resolve"),
    (stories, "group"),
    (stories, "tell"),
]
TAKEN: dict[str, float] = {}


def timed(room: Any, name: str) -> None:
    """Count what a stage takes; stages that call stages count both."""
    work: Callable[..., Any] = getattr(room, name)
    label = f"{room.__name__.rpartition('.')[2]}.{name}"

    def measured(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return work(*given, **named)
        finally:
            TAKEN[label] = TAKEN.get(label, 0.0) + time.process_time() - start

    setattr(room, name, measured)


def couples(readings: list[Reading], keys: str) -> list[tuple[Reading, Reading]]:
    """Articles that share a key, each couple once."""
    holders: dict[int, list[int]] = {}
    for at, reading in enumerate(readings):
        for key in getattr(reading, keys):
            holders.setdefault(key, []).append(at)
    found = {(a, b) for held in holders.values() for i, a in enumerate(held) for b in held[i + 1 :]}
    return [(readings[a], readings[b]) for a, b in sorted(found)]


def main() -> None:
    """Run the whole flow on the pages and print what each stage took."""
    TAKEN["import"] = time.process_time() - BEGAN
    for room, name in STAGES:
        timed(room, name)
    start = time.process_time()
    pages = [p for p in ingest.open_inputs(sys.argv[1:], stdin=None, max_bytes=20_000_000) if isinstance(p, Page)]
    TAKEN["ingest"] = time.process_time() - start
    readings = sorted((r for page in pages for r in flow.read(page)), key=lambda reading: reading.article.ref)
    proposed = couples(readings, "keys")
    pairs = [pair for pair in (flow.pair(a, b) for a, b in proposed) if pair.relation is not None]
    near = couples(readings, "story_keys")
    linked = sum(flow.linked(a, b) for a, b in near)
    flow.relate(readings, pairs)
    every = len(readings) * (len(readings) - 1) // 2
    print(
        f"{len(pages)} pages, {len(readings)} articles, {every} couples: {len(proposed)} compared, {len(pairs)} copies;"
    )
    print(f"{len(near)} looked at for stories, {linked} linked")
    for label, seconds in sorted(TAKEN.items(), key=lambda item: -item[1]):
        print(f"{label:20} {seconds:6.2f} s")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(f"{'all':20} {time.process_time() - BEGAN:6.2f} s, {memory:.0f} MB")


if __name__ == "__main__":
    main()

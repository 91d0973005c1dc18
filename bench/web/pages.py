"""How long every page takes and how heavy it is, over an archive that `bench/archive/generate.py` made.

    python bench/web/pages.py /tmp/archive.db [/tmp/larger.db ...] [--each 20]

Every kind of page is asked for with several subjects, large ones among them; the first answer of a kind is left out of
the times, as a server that has just been started fills its caches with it, and stands in a column of its own. Times are
given as work of one core and as waited by the clock, which on a busy machine tells of the other programs too.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

from fastapi.testclient import TestClient

import headwater
from headwater.telling.witnesses import link
from headwater.web import create_app

MOST_MS, MOST_KB = 150.0, 150.0
"""What the slowest twentieth of the answers may take, and what a page may weigh."""


def subjects(archive: headwater.Archive, each: int, seed: int = 1) -> Iterator[tuple[str, list[str]]]:
    """Every kind of page with addresses: the largest subjects, and others drawn at random."""
    drawn = random.Random(seed)
    stories = sorted(archive.stories(), key=lambda it: -len(it.refs))
    families = archive.families()
    entities = archive.entities()
    publishers = [name for name, _ in archive.publishers()]

    def some(rows):  # type: ignore[no-untyped-def]
        large = list(rows[: each // 4])
        return large + drawn.sample(list(rows[each // 4 :]), min(each - len(large), max(0, len(rows) - len(large))))

    refs = [ref for story in some(stories) for ref in story.refs[:1]]
    edges = [edge for family in some(families) for edge in family.edges[:2] if edge.exemplar in family.refs][:each]
    words = [" ".join(story.title.split()[:2]) for story in some(stories) if story.title]
    common = ["the", "said", "police", "percent", '"according to"']
    yield "Today", ["/"] * min(each, 8)
    yield "Story", [f"/story/{it.id}" for it in some(stories)]
    yield "Family", [f"/family/{it.id}" for it in some(families)]
    yield "Compare", [f"/compare?{urlencode({'a': it.exemplar, 'b': it.copy})}" for it in edges]
    yield "Article", [link(ref) for ref in refs]
    yield "Article, marked", [f"{link(ref)}?mark=name" for ref in refs]
    yield "Search", [f"/search?{urlencode({'q': it})}" for it in [*words, *common]]
    filters = [{"source": name} for name in publishers[:3]] + [{"since": "2025-01-01", "q": "said"}, {"language": "en"}]
    filters += [{"entity": it.name} for it in entities[:3]]
    yield "Search, filtered", [f"/search?{urlencode(it)}" for it in filters]
    yield "Names", ["/names", "/names?type=person", "/names?type=place"] * 3
    yield "Names, found", [f"/names?{urlencode({'q': it.name.split()[0]})}" for it in some(entities)]
    yield "Name", [f"/name/{quote(it.id)}" for it in some(entities)]
    yield "Sources", ["/sources"] * 6
    yield "Source", [f"/source/{quote(name, safe='')}" for name in some(publishers)]
    yield "Ledger", ["/ledger", "/ledger?figures=1", "/ledger?topic=police", "/ledger?unit=USD"] * 2
    yield "Coming up", ["/coming"] * 6
    yield "Digest", ["/digest?since=24h", "/digest?since=7d", "/digest?since=30d"] * 2
    yield "Collect", ["/collect"] * 6
    yield "Judgements", ["/judgements"] * 6
    yield "Trace", ["/trace"] * 6


def asked(client: TestClient, paths: list[str]) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds of one core, milliseconds by the clock, and the weights (kB) of the answers to these addresses."""
    times, waits, weights = [], [], []
    for path in paths:
        start, clock = time.process_time(), time.perf_counter()
        answer = client.get(path)
        times.append(1000 * (time.process_time() - start))
        waits.append(1000 * (time.perf_counter() - clock))
        assert answer.status_code == 200, (path, answer.status_code)
        weights.append(len(answer.content) / 1000)
    return times, waits, weights


def late(times: list[float]) -> float:
    """The slowest twentieth begins here."""
    return sorted(times)[max(0, round(0.95 * len(times)) - 1)]


def measured(store: Path, each: int, only: str) -> None:
    """Print the table of one archive."""
    with headwater.open(store, create=False) as archive:
        client = TestClient(create_app(archive))
        print(f"\n{store.name}: {len(archive.refs()):,} articles, {len(archive.stories()):,} stories\n")
        print("| page | n | first ms | median ms | p95 ms | first wait | median | p95 wait | median kB | most kB |")
        print("|---" * 10 + "|")
        for name, paths in subjects(archive, each):
            if only and only not in name:
                continue
            times, waits, kb = asked(client, paths)
            over = " **slow**" * (late(times[1:] or times) > MOST_MS) + " **heavy**" * (max(kb) > MOST_KB)
            cpu, clock = ((it[0], statistics.median(it[1:] or it), late(it[1:] or it)) for it in (times, waits))
            row = (len(paths), *cpu, *clock, statistics.median(kb), max(kb))
            print(f"| {name}{over} | {' | '.join(f'{it:.0f}' for it in row)} |", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("stores", type=Path, nargs="+")
    options.add_argument("--each", type=int, default=20)
    options.add_argument("--only", default="")
    given = options.parse_args()
    for store in given.stores:
        measured(store, given.each, given.only)


if __name__ == "__main__":
    main()

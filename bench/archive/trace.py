"""How fast and how well texts are traced in a large archive that `generate.py` made.

    python bench/archive/trace.py /tmp/archive.db [--queries 200]

Half of the queries are new copies of kept texts (edited, cut, reworded, quoted at length in another text), half are
texts of a round that is not kept. Times are in process and begin with an article that was split from its page: its
keys, its nearest texts, relation, direction, changes, origin. Loading models and tables is left out.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from press import Press, generate, ready

from headwater.archive.tracing import trace
from headwater.records import Relation
from headwater.store import open_store
from rows import Row

CACHE = Path(__file__).parents[1] / ".cache/archive-3000.db"
_KINDS: tuple[Relation, ...] = ("edited", "shortened", "rewritten", "excerpted")


class Query(NamedTuple):
    """One text that was traced: how it was made (None for a stranger), its time, whether it was found."""

    kind: Relation | None
    seconds: float
    busy: float
    right: bool


def run(path: Path, shared: Path, queries: int, seed: int = 1) -> list[Query]:
    """Trace new copies and strangers.

    A copy is right when its nearest text is of the family it was made from, an excerpt when one of the near ones is.
    """
    store = open_store(path, create=False)
    with store.view() as view:
        units = int(view.meta("generated") or 0)
    press = Press(shared, seed)
    order = random.Random(f"{seed}:queries")
    found = []
    for number in range(-2, queries):  # the first two only load what is loaded once
        kind = _KINDS[number // 2 % len(_KINDS)] if number % 2 else None
        unit = order.randrange(min(units, len(press.base)))
        if kind is None:
            article = press.original(unit + 1000 * len(press.base))
        else:
            article = press.copy(press.original(unit), unit, 1000 + number, kind)
        began, busy = time.perf_counter(), time.process_time()
        traced = trace(store, ready(article))
        spent = time.perf_counter() - began, time.process_time() - busy
        homes = [near.article.page.split("/u")[-1].split("c")[0] for near in traced.nearest]
        right = not homes if kind is None else str(unit) in (homes if kind == "excerpted" else homes[:1])
        if number >= 0:
            found.append(Query(kind, *spent, right))
    store.close()
    return found


def table(found: list[Query], articles: int) -> list[Row]:
    """Times and shares that are right."""
    times, busy = [query.seconds for query in found], [query.busy for query in found]
    copies = [query.right for query in found if query.kind is not None]
    strangers = [query.right for query in found if query.kind is None]
    data = f"{articles} kept articles"
    return [
        Row(data, "trace: seconds, 95 of 100 texts", float(np.percentile(times, 95)), len(times), 2.0, 0.3, lower=True),
        Row(data, "trace: processor seconds, 95 of 100 texts", float(np.percentile(busy, 95)), len(times),
            lower=True),
        Row(data, "trace: seconds, median", float(np.median(times)), len(times), lower=True),
        Row(data, "trace: new copies whose nearest text is of their family", float(np.mean(copies)), len(copies)),
        Row(data, "trace: strangers that are left alone", float(np.mean(strangers)), len(strangers)),
    ]  # fmt: skip


def rows(shared: Path) -> list[Row]:
    """A small archive, made once and kept under `bench/.cache`."""
    CACHE.parent.mkdir(exist_ok=True)
    held = generate(CACHE, 3000, shared)
    return table(run(CACHE, shared, 80), held)


def main() -> None:
    """Prints the table for an archive."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("store", type=Path)
    options.add_argument("--queries", type=int, default=200)
    options.add_argument("--shared", type=Path, default=Path(__file__).parents[3] / "shared")
    asked = options.parse_args()
    store = open_store(asked.store, create=False)
    with store.view() as view:
        held = dict(view.counts())["articles"]
    store.close()
    found = run(asked.store, asked.shared, asked.queries)
    for row in table(found, held):
        print(f"{row.data:24} {row.measure:58} {row.figure:.3f} {row.cases}")
    for kind in _KINDS:
        of = [query for query in found if query.kind == kind]
        median = np.median([query.seconds for query in of])
        print(f"    {kind:10} right {sum(query.right for query in of)} of {len(of)}, median {median:.3f} s")


if __name__ == "__main__":
    main()

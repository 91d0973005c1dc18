"""Copies among articles in the wild, the whole way from texts to reported pairs, with its cost.

    python bench/copies/stream.py ../shared/data/news_stream/allsides_2016_2020.jsonl.xz [--take N] [--pairs FILE]

`--pairs` writes what is reported, lowest score first, for reading by eye. `read_pairs.tsv` holds what a reader said
of reported pairs: whether the two texts are copies (of one another or of a third), by the numbers of their rows.
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import os
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
from headwater import copies
from headwater.records import Article, Pair, Span
from rows import Row

STREAM = "data/news_stream/allsides_2016_2020.jsonl.xz"
READ = Path(__file__).parent / "read_pairs.tsv"
_SAMPLE = 3000  # articles that `rows` runs through unless it is asked for all


def article(ref: str, row: Mapping[str, str]) -> Article | None:
    """One row of the stream as an article, or None when it has hardly any text."""
    text = row["text"][:12_000]
    if len(text) < 400:
        return None
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Article(
        ref=ref, page=ref, number=1, span=Span(0, len(text)), body=tuple(spans),
        text="\n".join(s.of(text) for s in spans), title=row["title"], publisher=row["source"],
        published=(row["date"] or "")[:10] or None, language="en",
    )  # fmt: skip


def read(path: str | Path, skip: int = 0, take: int = sys.maxsize) -> dict[str, Article]:
    """`take` articles of the stream from row `skip` on."""
    found: dict[str, Article] = {}
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= skip and len(found) < take and (one := article(f"n{number}", json.loads(line))):
                found[one.ref] = one
    return found


def sharing(keys: Mapping[str, Iterable[int]]) -> Counter[tuple[str, str]]:
    """Pairs that share keys, with the number of keys."""
    holders: dict[int, list[str]] = defaultdict(list)
    for ref, own in keys.items():
        for key in own:
            holders[key].append(ref)
    return Counter(pair for refs in holders.values() for pair in itertools.combinations(sorted(refs), 2))


def candidates(articles: Mapping[str, Article]) -> list[tuple[str, str]]:
    """Pairs that share enough keys to be looked at."""
    shared = sharing({ref: copies.keys(one) for ref, one in articles.items()})
    return sorted(pair for pair, count in shared.items() if count >= copies.ENOUGH_KEYS)


class Run(NamedTuple):
    """What one run reported and what it cost."""

    articles: int
    candidates: int
    pairs: list[Pair]
    seconds: float
    cpu: float
    megabytes: float


_held: dict[str, Article] = {}


def _keys(ref: str) -> tuple[str, tuple[int, ...]]:
    return ref, copies.keys(_held[ref])


def _relate(couple: tuple[str, str]) -> Pair | None:
    a, b = (_held[ref] for ref in couple)
    return copies.relate(a, b) if copies.promising(a, b) else None


def run(articles: dict[str, Article], processes: int = 2) -> Run:
    """Keys, candidates, relations of all articles."""
    began, before = time.perf_counter(), _spent()
    _held.clear()
    _held.update(articles)  # forked helpers have it without being sent it
    with ProcessPoolExecutor(processes) as pool:
        keys = dict(pool.map(_keys, articles, chunksize=64))
        shared = sharing(keys)
        asked = sorted((pair for pair, count in shared.items() if count >= copies.ENOUGH_KEYS), key=_place)
        found = [pair for pair in pool.map(_relate, asked, chunksize=64) if pair is not None and pair.relation]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak += processes * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    spent = time.perf_counter() - began, _spent() - before
    return Run(len(articles), len(asked), sorted(found, key=lambda p: (p.score, p.a, p.b)), *spent, peak / 1024)


def _place(couple: tuple[str, str]) -> tuple[int, int]:
    return int(couple[0][1:]), int(couple[1][1:])


def _spent() -> float:
    own = os.times()
    return own.user + own.system + own.children_user + own.children_system


class Said(NamedTuple):
    """What a reader said of a pair: is it a copy, what is shared, was it read for learning or for measuring."""

    copy: bool
    kind: str
    use: str


def read_pairs(path: Path = READ) -> dict[tuple[str, str], Said]:
    """What a reader said of pairs, by the numbers of their rows."""
    if not path.exists():
        return {}
    lines = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {(a, b): Said(said == "copy", kind, use) for a, b, said, kind, use, *_ in lines}


def rows(shared: Path, *, every: bool = False) -> list[Row]:
    """Share of true copies among what is reported, and the cost; the articles that were read by hand and a sample."""
    told = {pair: said.copy for pair, said in read_pairs().items() if said.use == "measure"}
    articles = read(shared / STREAM)
    wanted = {ref for pair in told for ref in pair} | set(list(articles)[: _SAMPLE])
    found = run(articles if every else {ref: one for ref, one in articles.items() if ref in wanted})
    known = [told[pair.a, pair.b] for pair in found.pairs if (pair.a, pair.b) in told]
    return [
        Row("news_stream", "reported copies that are true, read by hand", sum(known) / max(1, len(known)), len(known),
            .95, .98, learned="read after the constants were set"),
        Row("news_stream", "processor seconds a thousand articles", 1000 * found.cpu / found.articles, found.articles,
            lower=True),
        Row("news_stream", "megabytes, all processes", found.megabytes, found.articles, 3000, lower=True),
        *([Row("news_stream", "seconds, two cores", found.seconds, found.articles, 600, 240, lower=True)] * every),
    ]  # fmt: skip


def lines(found: Run, articles: Mapping[str, Article]) -> Iterator[str]:
    """Reported pairs for reading, lowest score first."""
    for p in found.pairs:
        a, b = articles[p.a], articles[p.b]
        shares = f"{p.shared_of_a:.2f}/{p.shared_of_b:.2f}"
        yield f"{p.score:.2f} {p.relation} {p.direction} {shares} {p.a} {p.b} {a.publisher} | {b.publisher}"
        yield f"     {a.published} {a.title}\n     {b.published} {b.title}\n     {'; '.join(p.evidence[:3])}"


def main() -> None:
    """Prints figures; with `--pairs` the reported pairs go to a file."""
    options = argparse.ArgumentParser()
    options.add_argument("stream")
    options.add_argument("--skip", type=int, default=0)
    options.add_argument("--take", type=int, default=sys.maxsize)
    options.add_argument("--pairs", type=Path)
    asked = options.parse_args()
    articles = read(asked.stream, asked.skip, asked.take)
    found = run(articles)
    print(f"{found.articles} articles, {found.candidates} candidates, {len(found.pairs)} reported as copies; "
          f"{found.seconds:.0f} s, {found.cpu:.0f} s of processor, {found.megabytes:.0f} MB")  # fmt: skip
    if asked.pairs:
        asked.pairs.write_text("\n".join(lines(found, articles)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""What stories and claims of a stream of news cost, and what one more article costs then.

    .venv/bin/python bench/stories/speed.py ../shared [--take 2000] [--more 20]

Reading (names and statements of each article) and copies are other stages and are not counted. Counted is what comes
after: which articles may be of one story, grouping, and telling every story with its claims. The stream has no copies
here, so that every article speaks for itself: the dearest case for claims.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "copies"))

import stream

from headwater import names, statements, stories
from headwater.records import Reading
from rows import Row

_SAMPLE, _MORE = 300, 10  # what `rows` measures; seconds are scaled by the number of articles
_ALL = 10_000


class Cost(NamedTuple):
    """Seconds of processor for all articles, by step, and for one more, on average and at worst."""

    articles: int
    stories: int
    largest: int
    linking: float
    grouping: float
    telling: float
    one_more: float
    worst: float

    @property
    def all(self) -> float:
        """Everything that is counted."""
        return self.linking + self.grouping + self.telling


def readings(path: Path, take: int) -> list[Reading]:
    """Articles of the stream with all that each tells alone."""
    found = []
    for article in stream.read(path, take=take).values():
        mentions = names.find(article)
        one = Reading(article, mentions, statements.find(article, mentions))
        found.append(replace(one, story_keys=stories.keys(one)))
    return found


def couples(held: list[Reading]) -> set[tuple[str, str]]:
    """Pairs that share a story key."""
    holders: dict[int, list[str]] = defaultdict(list)
    for one in held:
        for key in one.story_keys:
            holders[key].append(one.article.ref)
    return {(a, b) for refs in holders.values() if len(refs) <= 200 for i, a in enumerate(refs) for b in refs[i + 1 :]}


def parts(refs: list[str], links: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """What hangs together."""
    seen: set[str] = set()
    for start in refs:
        if start in seen:
            continue
        part, waiting = [], [start]
        seen.add(start)
        while waiting:
            at = waiting.pop()
            part.append(at)
            new = links.get(at, set()) - seen
            seen |= new
            waiting += new
        yield part


def measure(path: Path, take: int, more: int) -> Cost:
    """Stories and claims of `take` articles, and of `more` further ones, one at a time."""
    held = readings(path, take + more)
    by_ref = {one.article.ref: one for one in held}
    first, later = held[:take], held[take:]
    start = time.process_time()
    links: dict[str, set[str]] = defaultdict(set)
    for a, b in couples(first):
        if stories.linked(by_ref[a], by_ref[b]):
            links[a].add(b)
            links[b].add(a)
    linking = time.process_time() - start
    grouping = telling = 0.0
    made = largest = 0
    for part in parts([one.article.ref for one in first], links):
        start = time.process_time()
        grouped = stories.group([by_ref[ref] for ref in part], ())
        grouping += time.process_time() - start
        start = time.process_time()
        for refs in grouped:
            stories.tell([by_ref[ref] for ref in refs])
            made, largest = made + 1, max(largest, len(refs))
        telling += time.process_time() - start
    each = [_one_more(one, by_ref, links, [x.article.ref for x in first]) for one in later]
    return Cost(take, made, largest, linking, grouping, telling, sum(each) / max(1, len(each)), max(each, default=0.0))


def _one_more(one: Reading, by_ref: Mapping[str, Reading], links: Mapping[str, set[str]], known: list[str]) -> float:
    keys = set(one.story_keys)
    near = [ref for ref in known if keys & set(by_ref[ref].story_keys)]  # in the store this is an indexed look-up
    start = time.process_time()
    linked = {ref for ref in near if stories.linked(one, by_ref[ref])}
    part = next(parts([one.article.ref], {**links, one.article.ref: linked}))
    for refs in stories.group([by_ref[ref] for ref in part], ()):
        if one.article.ref in refs:
            stories.tell([by_ref[ref] for ref in refs])
    return time.process_time() - start


def rows(shared: Path) -> list[Row]:
    """Seconds for 10,000 articles, as far as a sample tells, and for one more."""
    cost = measure(shared / stream.STREAM, _SAMPLE, _MORE)
    return [
        Row("news_stream", "stories and claims, s for 10,000 by a sample", cost.all * _ALL / cost.articles,
            cost.articles, 180.0, 60.0, lower=True),
        Row("news_stream", "stories and claims of one more article, s", cost.one_more, _MORE, 0.3, 0.1, lower=True),
    ]  # fmt: skip


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("shared", type=Path)
    words.add_argument("--take", type=int, default=2000)
    words.add_argument("--more", type=int, default=20)
    args = words.parse_args()
    for name, value in measure(args.shared / stream.STREAM, args.take, args.more)._asdict().items():
        print(f"{name}: {value:.3f}" if isinstance(value, float) else f"{name}: {value}", flush=True)


if __name__ == "__main__":
    main()

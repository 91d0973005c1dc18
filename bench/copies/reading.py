"""Reported pairs of the stream for reading by eye: a sample of every relation, what they share and what is around.

    python bench/copies/reading.py ../shared PAIRS [--sample 100] [--seed 2] > /tmp/sample.txt

`PAIRS` is what `stream.py --pairs` wrote. Pairs that were read before are left out. Labels go to `read_pairs.tsv`.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from stream import STREAM, read, read_pairs

from headwater.copies.passages import passages
from headwater.copies.wording import wording
from headwater.records import Article

_PASSAGES, _SHOWN, _BEFORE = 3, 230, 60


def sample(path: Path, size: int, seed: int) -> list[tuple[str, str, str]]:
    """Pairs with their heads: of every relation as many as its share, at least one."""
    known = read_pairs()
    of: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:1].isdigit():
            parts = line.split()
            if (parts[4], parts[5]) not in known:
                of[parts[1]].append((parts[4], parts[5], " ".join(parts[:4])))
    total = sum(map(len, of.values()))
    order = random.Random(seed)
    found = []
    for _, held in sorted(of.items()):
        found += order.sample(held, min(len(held), max(1, round(size * len(held) / total))))
    return sorted(found)


def told(a: Article, b: Article, head: str) -> Iterator[str]:
    """A pair as it is read: outlets, days, headlines, the longest shared passages and what stands before them."""
    ends = (f"{x.publisher} {x.published} {len(x.text)}" for x in (a, b))
    yield f"### {a.ref} {b.ref} {head} :: {' || '.join(ends)}"
    yield f"  {(a.title or '')[:100]} || {(b.title or '')[:100]}"
    one, two = wording(a).sentences, wording(b).sentences
    for p in sorted(passages(a, b), key=lambda p: -p.words)[:_PASSAGES]:
        yield f"  {p.words} words, {p.plain} plain, quoted {p.quoted_both}/{p.quoted_a}/{p.quoted_b}, " \
              f"at {p.a[0]} of {len(one)}, {p.b[0]} of {len(two)}"  # fmt: skip
        for mark, side, at in (("A", one, p.a), ("B", two, p.b)):
            before = side[at[0] - 1].sentence.text[-_BEFORE:] if at[0] else "^"
            text = " ".join(w.sentence.text for w in side[at[0] : at[2] + 1])
            yield f"   {mark} ..{before} ## {text[:_SHOWN]}"


def main() -> None:
    """Prints the sample."""
    options = argparse.ArgumentParser()
    options.add_argument("shared", type=Path)
    options.add_argument("pairs", type=Path)
    options.add_argument("--sample", type=int, default=100)
    options.add_argument("--seed", type=int, default=2)
    asked = options.parse_args()
    articles = read(asked.shared / STREAM)
    for a, b, head in sample(asked.pairs, asked.sample, asked.seed):
        print("\n".join(told(articles[a], articles[b], head)))


if __name__ == "__main__":
    main()

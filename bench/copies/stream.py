"""What is reported as a copy among articles in the wild, with its cost; the pairs are printed for reading by eye.

python bench/copies/stream.py ../shared/data/news_stream/allsides_2016_2020.jsonl.xz --skip 3000 --take 1500
"""

from __future__ import annotations

import argparse
import itertools
import json
import lzma
import time
from collections import Counter, defaultdict

from headwater import copies
from headwater.records import Article, Span


def article(ref: str, row: dict[str, str]) -> Article | None:
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


def read(path: str, skip: int, take: int) -> dict[str, Article]:
    """`take` articles of the stream from row `skip` on."""
    found: dict[str, Article] = {}
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number >= skip and len(found) < take and (one := article(f"n{number}", json.loads(line))):
                found[one.ref] = one
    return found


def candidates(articles: dict[str, Article]) -> Counter[tuple[str, str]]:
    """Pairs that share keys, with the number of keys."""
    holders: dict[int, list[str]] = defaultdict(list)
    for ref, one in articles.items():
        for key in copies.keys(one):
            holders[key].append(ref)
    return Counter(pair for refs in holders.values() for pair in itertools.combinations(sorted(refs), 2))


def main() -> None:
    """Prints figures, then the reported pairs, lowest score first."""
    options = argparse.ArgumentParser()
    options.add_argument("stream")
    options.add_argument("--skip", type=int, default=0)
    options.add_argument("--take", type=int, default=1500)
    asked = options.parse_args()
    started = time.process_time()
    articles = read(asked.stream, asked.skip, asked.take)
    found = candidates(articles)
    print(f"{len(articles)} articles, {len(found)} candidates, {time.process_time() - started:.0f} s")
    started = time.process_time()
    pairs = [copies.relate(articles[a], articles[b]) for a, b in sorted(found)]
    reported = sorted((p for p in pairs if p.relation), key=lambda p: p.score)
    print(f"{len(reported)} reported as copies, {time.process_time() - started:.0f} s")
    for p in reported:
        a, b = articles[p.a], articles[p.b]
        shares = f"{p.shared_of_a:.2f}/{p.shared_of_b:.2f}"
        print(f"{p.score:.2f} {p.relation} {shares} {p.a} {p.b} {a.publisher} | {b.publisher}")
        print(f"     {a.title}\n     {b.title}\n     {'; '.join(p.evidence[:3])}")


if __name__ == "__main__":
    main()

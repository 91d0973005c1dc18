"""Makes `src/headwater/data/collocations.npz`: which two words news texts put side by side, and how often.

    python bench/background/collocations.py ../shared/data/news_stream/allsides_2016_2020.jsonl.xz

Origin: texts of hundreds of outlets, 2016 to 2020, under terms that allow learning. Only counts under hashes are kept,
no text. Words that stand fewer than 20 times and pairs that stand fewer than four times are left out.
"""

from __future__ import annotations

import json
import lzma
import re
import sys
from pathlib import Path

import numpy as np

from headwater.data.background import hash_words
from headwater.data.collocations import hash_pair, unify
from headwater.text.tokens import tokens

TARGET = Path(__file__).parents[2] / "src/headwater/data/collocations.npz"
VERSION = "news-2016-2020.1"
MIN_WORD, MIN_PAIR = 20, 4
LONGEST = 20_000  # characters of an article that are counted
BREAK = re.compile(r"[.!?;:\n]")


def main(source: str) -> None:
    """Counts words and pairs of neighbours inside sentences and writes the table."""
    vocabulary: dict[str, int] = {"": 0}  # the empty word stands for the end of a sentence
    rows = []
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = (json.loads(line).get("text") or "")[:LONGEST]
            row, end = [0], 0
            for token in tokens(text):
                if BREAK.search(text, end, token.span.start):
                    row.append(0)
                row.append(vocabulary.setdefault(unify(token.folded), len(vocabulary)))
                end = token.span.end
            rows.append(np.array([*row, 0], dtype=np.int64))
    run = np.concatenate(rows)
    size = len(vocabulary)
    words = np.bincount(run, minlength=size)
    words[0] = 0
    both, counts = np.unique(run[:-1] * size + run[1:], return_counts=True)
    frequent = (words[both // size] >= MIN_WORD) & (words[both % size] >= MIN_WORD) & (counts >= MIN_PAIR)
    spelt = list(vocabulary)
    pairs = {hash_pair(spelt[p // size], spelt[p % size]): int(c)
             for p, c in zip(both[frequent].tolist(), counts[frequent].tolist(), strict=True)}  # fmt: skip
    kept = sorted((hash_words(spelt[at]), int(words[at])) for at in np.flatnonzero(words >= MIN_WORD).tolist())
    order = sorted(pairs)
    np.savez_compressed(
        TARGET,
        version=VERSION,
        running=int(words.sum()),
        words=np.array([k for k, _ in kept], dtype=np.uint64),
        word_counts=np.array([c for _, c in kept], dtype=np.uint32),
        pairs=np.array(order, dtype=np.uint32),
        pair_counts=np.array([min(pairs[k], 65535) for k in order], dtype=np.uint16),
    )
    print(f"{len(kept)} words, {len(order)} pairs, {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1])

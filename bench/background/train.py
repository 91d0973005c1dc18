"""Makes `src/headwater/data/background.npz`: how common words and five-word sequences are in news.

    python bench/background/train.py ../shared/data/news_stream/allsides_2016_2020.jsonl.xz

Origin: texts of hundreds of outlets, 2016 to 2020, under terms that allow learning. Only counts under 64-bit hashes are
kept, no text. Words in fewer than three articles and sequences in fewer than four are left out.
"""

from __future__ import annotations

import itertools
import json
import lzma
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from headwater.data.background import hash_words
from headwater.text.tokens import tokens

TARGET = Path(__file__).parents[2] / "src/headwater/data/background.npz"
VERSION = "news-2016-2020.1"
MIN_WORD, MIN_PHRASE = 3, 4


def main(source: str) -> None:
    words: Counter[str] = Counter()
    phrases: Counter[int] = Counter()
    upper: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    articles = 0
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row.get("text") or row.get("content") or row.get("body") or ""
            found = tokens(text)
            if len(found) < 30:
                continue
            articles += 1
            folded = [t.folded for t in found]
            words.update(set(folded))
            phrases.update({hash_words(" ".join(folded[i : i + 5])) for i in range(len(folded) - 4)})
            for before, token in itertools.pairwise(found):
                if re.fullmatch(r"[ ,]+", text[before.span.end : token.span.start]) and token.text[0].isalpha():
                    inside[token.folded] += 1
                    upper[token.folded] += token.text[0].isupper()
    kept = sorted((hash_words(w), c, round(255 * upper[w] / inside[w]) if inside[w] else 0)
                  for w, c in words.items() if c >= MIN_WORD)
    common = sorted((p, min(c, 65535)) for p, c in phrases.items() if c >= MIN_PHRASE)
    np.savez_compressed(
        TARGET,
        version=VERSION,
        articles=articles,
        words=np.array([k[0] for k in kept], dtype=np.uint64),
        word_counts=np.array([k[1] for k in kept], dtype=np.uint32),
        capitals=np.array([k[2] for k in kept], dtype=np.uint8),
        phrases=np.array([c[0] for c in common], dtype=np.uint64),
        phrase_counts=np.array([c[1] for c in common], dtype=np.uint16),
    )
    print(f"{articles} articles, {len(kept)} words, {len(common)} sequences, {TARGET.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(sys.argv[1])

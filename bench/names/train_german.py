"""Learns which capitalised words of German are nouns and which are names, and writes `german_nouns.npz`.

    python bench/names/train_german.py [--keep]

Nouns: words with a capital that stand behind a determiner in German pages of the test sets of trafilatura (Apache-2.0)
and Fundus (MIT). Names: cities of the gazetteer, given names, and what stands behind given names in the same pages.
Every fifth word is held out. Signs are a word's last and first letters, under hashes; no word is kept.
"""

from __future__ import annotations

import argparse
import gzip
import html
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import xxhash
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from headwater.data import table
from headwater.names.german import SLOTS, signs
from headwater.names.lexicon import lexicon
from headwater.text.tokens import fold

SHARED = Path(__file__).parents[3] / "shared/data"
TARGET = Path(__file__).parents[2] / "src/headwater/data/german_nouns.npz"
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\s\w]")


def pages() -> Iterator[str]:
    for folder in ("trafilatura_meta", "fundus_eval80/html"):
        for file in sorted((SHARED / folder).rglob("*")):
            if not file.is_file() or file.suffix in {".json", ".tsv"}:
                continue
            raw = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
            text = re.sub(r"(?is)<(script|style).*?</\1>", " ", raw.decode("utf-8", "ignore"))
            text = html.unescape(re.sub(r"<[^>]+>", " ", text))
            words = text.split()
            small = sum(w in {"der", "die", "und", "das", "nicht", "mit", "ist", "ein", "eine"} for w in words)
            if len(words) > 200 and small > 0.06 * len(words):
                yield text


def counted() -> tuple[dict[str, int], dict[str, int]]:
    """Nouns with how often they stood behind a determiner, and names with how often behind a given name."""
    behind: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    called: Counter[str] = Counter()
    given = lexicon().given
    for text in pages():
        row = WORD.findall(text)
        for before, word in pairwise(row):
            if not word[0].isupper() or word.isupper() or len(word) < 3 or not before[0].isalpha():
                continue
            whole[word] += 1
            behind[word] += fold(before) in lexicon().german_articles
            called[word] += before[0].isupper() and fold(before) in given and fold(word) not in given
    places = {fold(name) for name in lexicon().places}
    nouns = {
        w: n for w, n in behind.items() if n > 1 and 5 * n > whole[w] and fold(w) not in given and fold(w) not in places
    }
    names = {w: n for w, n in called.items() if n and behind[w] * 10 < whole[w] and 3 * n > whole[w]}
    return nouns, names


def examples() -> tuple[list[str], list[int], list[float]]:
    nouns, names = counted()
    cities = {}
    for line in table("gazetteer")["rows"].splitlines():
        _, code, name, *_ = [*line.split("\t"), ""]
        if " " not in name and name.isalpha():
            cities[name] = 3.0 if code in {"DE", "AT", "CH"} else 0.5
    forms = {w.capitalize(): 0.5 for w in lexicon().given if w.isalpha()}
    rows = [(w, 1, 1.0) for w in nouns] + [(w, 0, 2.0) for w in names if w not in nouns]
    rows += [(w, 0, weight) for w, weight in {**cities, **forms}.items() if w not in nouns]
    print(len(nouns), "nouns,", len(names), "surnames,", len(cities), "cities,", len(forms), "given names")
    words, labels, weights = zip(*sorted(rows), strict=True)
    return list(words), list(labels), list(weights)


def matrix(words: list[str]) -> csr_matrix:
    indices, pointers = [], [0]
    for word in words:
        indices += signs(word)
        pointers.append(len(indices))
    return csr_matrix((np.ones(len(indices), np.float32), indices, pointers), shape=(len(words), SLOTS))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--keep", action="store_true")
    chosen = parser.parse_args()
    words, labels, weights = examples()
    held = np.array([xxhash.xxh32_intdigest(w.encode()) % 5 == 0 for w in words])
    x, y, w = matrix(words), np.array(labels), np.array(weights)
    model = LogisticRegression(C=1.0, max_iter=300)
    model.fit(x[~held], y[~held], w[~held])
    said = model.predict_proba(x[held])[:, 1]
    for at in (0.1, 0.2, 0.3, 0.5, 0.7):
        nouns, names = said[y[held] == 1], said[(y[held] == 0) & (w[held] > 1)]
        print(f"  under {at}: {np.mean(nouns < at):.3f} of nouns, {np.mean(names < at):.3f} of German names")
    if chosen.keep:
        model.fit(x, y, w)
        kept = model.coef_[0].astype(np.float16)
        np.savez_compressed(TARGET, weights=kept, bias=np.float32(model.intercept_[0]))
        print(TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()

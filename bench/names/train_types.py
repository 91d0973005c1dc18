"""Learns what the words of a name and around it tell about its type, and writes `name_types.npz`.

    python bench/names/label_types.py OUT...     (needs spaCy and its small English model; see there)
    python bench/names/train_types.py LABELS...  [--keep]

Names are those that `names.find` reads in articles of the AllSides news stream; their types are what spaCy's small
English model says, by the majority of an article's mentions of one key. Half of the examples are learned without the
name's own words, so that names never seen are typed by what stands around them. One article in five is held out.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import xxhash
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from headwater import names
from headwater.names.chains import words
from headwater.names.lexicon import name_key
from headwater.names.telling import OWN, TYPES, signs
from headwater.records import Article, Span
from headwater.text.sentences import sentences

SLOTS = 1 << 16
LABELS = {"PERSON": "person", "ORG": "org", "GPE": "place", "LOC": "place", "FAC": "place", "EVENT": "event"}
TARGET = Path(__file__).parents[2] / "src/headwater/data/name_types.npz"
Example = tuple[list[str], str]


def article_of(text: str) -> Article:
    body, at = [], 0
    for line in text.split("\n"):
        body.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Article("a", "a", 1, Span(0, len(text)), tuple(body), text, language="en")


def examples(text: str, ents: list[tuple[int, int, str]]) -> list[Example]:
    """The signs of each name of an article with the type that most of its mentions were given."""
    article = article_of(text)
    rows = [(line.span, words(line.text)) for line in sentences(article)]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    found = []
    at = 0
    starts = {start: (end, label) for start, end, label in ents}
    for mention in names.find(article):
        while at < len(rows) and rows[at][0].end <= mention.span.start:
            at += 1
        if at == len(rows):
            break
        span, row = rows[at]
        own = [i for i, w in enumerate(row) if mention.span.start <= span.start + w.start < mention.span.end]
        if not own:
            continue
        full = name_key(mention.key) == name_key(mention.text)
        found.append((name_key(mention.key), signs(row, own[0], own[-1] + 1) if full else []))
        for start in (mention.span.start, mention.span.start - 4):
            if start in starts and abs(starts[start][0] - mention.span.end) <= 2 and starts[start][1] in LABELS:
                votes[name_key(mention.key)][LABELS[starts[start][1]]] += 1
                break
    kept = []
    for key, row_signs in found:
        if votes[key] and row_signs:
            label, count = votes[key].most_common(1)[0]
            if count * 3 >= 2 * sum(votes[key].values()):
                kept.append((row_signs, label))
    return kept


def matrix(rows: list[list[str]]) -> csr_matrix:
    indices, pointers = [], [0]
    for row in rows:
        indices += [xxhash.xxh32_intdigest(sign.encode()) & (SLOTS - 1) for sign in row]
        pointers.append(len(indices))
    return csr_matrix((np.ones(len(indices), np.float32), indices, pointers), shape=(len(rows), SLOTS))


def bare(row: list[str]) -> list[str]:
    return [sign for sign in row if sign[0] not in OWN]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("labels", nargs="+")
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--strength", type=float, default=0.3)
    chosen = parser.parse_args()
    articles = [row for path in chosen.labels for row in pickle.loads(Path(path).read_bytes())]
    sets: tuple[list[Example], list[Example]] = ([], [])
    for number, text, ents in articles:
        sets[number // 20 % 5 == 0].extend(examples(text, ents))
    learn, held = sets
    draw = random.Random(7)
    rows = [row if draw.random() < 0.5 else bare(row) for row, _ in learn]
    truth = [label for _, label in learn]
    weights = {"person": 1.0, "org": 1.5, "place": 1.5, "event": 3.0}
    model = LogisticRegression(C=chosen.strength, max_iter=60, tol=1e-3, class_weight=weights)
    model.fit(matrix(rows), truth)
    print(len(articles), "articles,", len(learn), "names learned,", len(held), "held out", Counter(truth))
    for label, cut in (("with own words", lambda row: row), ("without", bare)):
        said = model.predict(matrix([cut(row) for row, _ in held]))
        right = np.mean([a == b for a, (_, b) in zip(said, held, strict=True)])
        each = {t: f"{np.mean([a == t for a, (_, b) in zip(said, held, strict=True) if b == t]):.3f}" for t in TYPES}
        print(f"  {label}: {right:.3f} as spaCy's majority, recall {each}")
    if chosen.keep:
        order = [list(model.classes_).index(t) for t in TYPES]
        table = model.coef_[order].T.astype(np.float16)
        table[xxhash.xxh32_intdigest(b"bias") & (SLOTS - 1)] += model.intercept_[order].astype(np.float16)
        np.savez_compressed(TARGET, weights=table)
        print(TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()

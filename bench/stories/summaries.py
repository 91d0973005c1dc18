"""Summaries beside LEAD-3 and LexRank, by ROUGE against what editors wrote.

    .venv/bin/python bench/stories/summaries.py ../shared [--take 150]

Stories of `allsides_stories` with the full texts of two or more articles; the set is only measured on. LEAD-3 is the
first three sentences of the first article; LexRank (Erkan and Radev 2004) takes the three most central sentences of all
articles. ROUGE-1 and ROUGE-L (Lin 2004) as F over stemmed words, averaged over stories.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from grouping import article

from headwater import statements, stories
from headwater.records import Reading
from headwater.text.sentences import sentences
from headwater.text.tokens import folded_words
from rows import Row, fold

SET = "data/allsides_stories"
_SENTENCES, _ALIKE, _DAMPING = 3, 0.1, 0.85
_FOLDS = 20  # `rows` measures one fold of the stories
_SAMPLE = 60


_SEEN = "the formula was changed once after a run on it"


def words(text: str) -> list[str]:
    """Words without their commonest English endings."""
    return [w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in folded_words(text)]


def rouge(told: str, wanted: str) -> tuple[float, float]:
    """ROUGE-1 and ROUGE-L, as F."""
    a, b = words(told), words(wanted)
    if not a or not b:
        return 0.0, 0.0
    shared = sum((Counter(a) & Counter(b)).values())
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], before + 1 if x == y else max(row[j], row[j - 1])
    return 2 * shared / (len(a) + len(b)), 2 * row[-1] / (len(a) + len(b))


def lexrank(texts: Sequence[str], many: int = _SENTENCES) -> str:
    """The most central sentences, by the stationary distribution over sentences that are alike."""
    bags = [Counter(words(text)) for text in texts]
    rarity = {w: math.log(len(bags) / sum(w in b for b in bags)) for w in {w for b in bags for w in b}}
    rows = [{w: c * rarity[w] for w, c in bag.items()} for bag in bags]
    lengths = [math.sqrt(sum(v * v for v in row.values())) or 1.0 for row in rows]
    n = len(rows)
    near = np.zeros((n, n))
    for i in range(n):
        for j in range(i, n):
            dot = sum(v * rows[j].get(w, 0.0) for w, v in rows[i].items()) / lengths[i] / lengths[j]
            near[i, j] = near[j, i] = float(dot > _ALIKE)
    near /= np.maximum(near.sum(axis=1, keepdims=True), 1.0)
    rank = np.full(n, 1 / n)
    for _ in range(60):
        rank = (1 - _DAMPING) / n + _DAMPING * near.T @ rank
    chosen = sorted(sorted(range(n), key=lambda i: (-rank[i], i))[:many])
    return " ".join(texts[i] for i in chosen)


def told(readings: Sequence[Reading]) -> str:
    """What the product tells of a story."""
    full = [Reading(r.article, r.mentions, statements.find(r.article, r.mentions)) for r in readings]
    return " ".join(it.sentence for it in stories.tell(full)[0].summary)


def cases(shared: Path) -> list[tuple[str, str, list[Reading]]]:
    """Stories with the human summary and their articles; names are found when a story is taken."""
    found = []
    with gzip.open(next((shared / SET).glob("*.jsonl.gz")), "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            full = [a for a in row["articles"] if a.get("text")]
            if len(full) > 1 and fold(row["story_id"], _FOLDS) == 0:
                found.append((row["story_id"], row["neutral_summary"], full))
    return found


def measure(shared: Path, take: int) -> dict[str, tuple[float, float, int]]:
    """ROUGE-1, ROUGE-L and words, on average, by method."""
    sums: dict[str, list[float]] = {}
    chosen = cases(shared)[:take]
    for story, wanted, full in chosen:
        readings = [
            article(f"{story}/{n}", a.get("title") or "", a["text"], a.get("date")) for n, a in enumerate(full)
        ]
        split = [[s.text for s in sentences(r.article)] for r in readings]
        made = {
            "headwater": told(readings),
            "LEAD-3": " ".join(split[0][:3]),
            "LexRank": lexrank([s for one in split for s in one][:300]),
        }
        for method, text in made.items():
            one, long = rouge(text, wanted)
            row = sums.setdefault(method, [0.0, 0.0, 0.0])
            for at, value in enumerate((one, long, len(words(text)))):
                row[at] += value / len(chosen)
    return {method: (row[0], row[1], round(row[2])) for method, row in sums.items()}


def rows(shared: Path) -> list[Row]:
    """ROUGE of the summaries, with that of the better of the two others as floor."""
    found = measure(shared, _SAMPLE)
    many = min(_SAMPLE, len(cases(shared)))
    made = []
    for at, name in ((0, "ROUGE-1"), (1, "ROUGE-L")):
        best = max(found["LEAD-3"][at], found["LexRank"][at])
        for method, row in found.items():
            floor = best if method == "headwater" else None
            made.append(Row("allsides_stories", f"{name} of {method}", row[at], many, floor, learned=_SEEN))
    return made


def main() -> None:
    given = argparse.ArgumentParser()
    given.add_argument("shared", type=Path)
    given.add_argument("--take", type=int, default=_SAMPLE)
    asked = given.parse_args()
    for method, row in measure(asked.shared, asked.take).items():
        print(f"{method}: ROUGE-1 {row[0]:.3f}, ROUGE-L {row[1]:.3f}, {row[2]} words")


if __name__ == "__main__":
    main()

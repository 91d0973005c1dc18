"""Grouping measured by B-cubed on collections with known stories.

.venv/bin/python bench/stories/grouping.py ../shared/data/families/open      # gold articles; without, with trees
.venv/bin/python bench/stories/grouping.py ../shared/data/ecbplus            # two confusable events a topic, no dates
.venv/bin/python bench/stories/grouping.py ../shared/data/allsides_stories   # editor-made groups; measure only
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import chain

import gold
from headwater import names, stories
from headwater.records import Article, Family, Reading, Span
from rows import Row, fold

_SEEN = "constants set elsewhere, with this figure in view"


def article(ref: str, title: str, text: str, published: str | None = None) -> Reading:
    whole = Span(0, len(text))
    one = Article(ref, ref, 1, whole, (whole,), text, title=title, published=published, language="en")
    return Reading(one, names.find(one))


def bcubed(truth: Mapping[str, str], told: Sequence[Sequence[str]]) -> tuple[float, float, float]:
    """Precision, recall and F of groups, averaged over articles."""
    real: dict[str, set[str]] = defaultdict(set)
    for ref, story in truth.items():
        real[story].add(ref)
    precision = recall = 0.0
    for refs in told:
        mine = set(refs)
        for ref in refs:
            common = len(mine & real[truth[ref]])
            precision += common / len(mine) / len(truth)
            recall += common / len(real[truth[ref]]) / len(truth)
    return precision, recall, 2 * precision * recall / (precision + recall)


def report(
    name: str, readings: Sequence[Reading], families: Sequence[Family], truth: Mapping[str, str]
) -> tuple[float, float, float]:
    start = time.perf_counter()
    told = stories.group(readings, families)
    found = bcubed(truth, told)
    seconds = time.perf_counter() - start
    size = f"{len(readings)} articles, {len(told)} of {len(set(truth.values()))} stories"
    print(f"{name}: {size}, P R F {' '.join(f'{value:.3f}' for value in found)}, {seconds:.1f} s")
    return found


def families_open(root: Path) -> None:
    readings, trees, truth = [], [], {}
    for folder in gold.families(root):
        case = gold.load(folder)
        refs = {key: one.ref for key, one in case.articles.items()}
        readings += [Reading(one, names.find(one)) for one in case.articles.values()]
        trees += chain.true_family(case, refs)
        truth |= {refs[a]: f"{case.name}/{s['id']}" for s in case.truth["stories"] for a in s["articles"]}
    report("without trees", readings, [], truth)
    report("with true trees", readings, trees, truth)


def ecbplus(root: Path) -> tuple[float, int]:
    readings, truth = [], {}
    with gzip.open(next(root.glob("*.jsonl.gz")), "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            lines = [re.sub(r"\s+([.,;:?!'%)])", r"\1", s) for s in row["sentences"] if not s.startswith("http")]
            readings.append(article(row["doc"], lines[0] if lines else "", "\n".join(lines[1:])))
            truth[row["doc"]] = row["subtopic"]
    return report("ecbplus", readings, [], truth)[2], len(readings)


def allsides(root: Path, folds: int = 1) -> tuple[float, int]:
    readings, truth = [], {}
    with gzip.open(next(root.glob("*.jsonl.gz")), "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            told = [a for a in row["articles"] if a.get("text")]
            if len(told) < 2 or fold(row["story_id"], folds):
                continue
            for number, one in enumerate(told):
                ref = f"{row['story_id']}/{number}"
                readings.append(article(ref, one.get("title") or "", one["text"], one.get("date")))
                truth[ref] = row["story_id"]
    return report("allsides, full texts", readings, [], truth)[2], len(readings)


def rows(shared: Path) -> list[Row]:
    """Stories by B-cubed F on the two collections, of which no constant is chosen; of the larger one a third."""
    ecb, many = ecbplus(shared / "data/ecbplus")
    sides, more = allsides(shared / "data/allsides_stories", 3)
    return [
        Row("ECB+ 1-35", "stories, B-cubed F", ecb, many, 0.93, 0.97, learned=_SEEN),
        Row("allsides_stories, a third", "stories, B-cubed F", sides, more, 0.84, 0.88, learned=_SEEN),
    ]


if __name__ == "__main__":
    place = Path(sys.argv[1])
    {"ecbplus": ecbplus, "allsides_stories": allsides}.get(place.name, families_open)(place)

"""Names on true articles: are all spellings found, those of one thing joined, look-alikes kept apart?

    python bench/names/entities.py [--details] [--half first|second|all] [--aligned] [SET]

Articles and name pairs are taken from the annotation, so that only the names stage is measured. `--aligned` hands over
the pairs of names that a perfect comparison of copies would find. Measures as in the scorer's part "entities".
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import unicodedata
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from gold import Case, families, load
from headwater import names


def spelling(text: str) -> str:
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    folded = " ".join(folded.replace("’", "'").split()).strip(" .,;:'\"()[]")
    return re.sub(r"'s$", "", folded).removeprefix("the ")


def pairs_of(case: Case) -> list[names.NamePair]:
    rows = [r for r in case.truth["alterations"] if r["type"] in {"name", "place"} and r.get("from") and r.get("to")]
    return [names.NamePair(r["from"], r["to"], bool(r["meaning_changed"])) for r in rows]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("set", nargs="?", default=str(Path(__file__).parents[3] / "shared/data/families/open"))
    parser.add_argument("--half", default="all")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--aligned", action="store_true")
    parser.add_argument("--one-store", action="store_true", help="resolve all families together, as the scorer does")
    chosen = parser.parse_args()
    folders = families(chosen.set)
    folders = {"first": folders[::2], "second": folders[1::2]}.get(chosen.half, folders)
    cases = [load(folder) for folder in folders]
    found = {}
    seconds, size = 0.0, 0
    for case in cases:
        for article in case.articles.values():
            start = time.process_time()
            found[article.ref] = names.find(article)
            seconds += time.process_time() - start
            size += len(article.text.split())
    aligned = [p for case in cases for p in pairs_of(case)] if chosen.aligned else []
    start = time.process_time()
    groups = names.resolve(found, aligned)
    resolving = time.process_time() - start
    holds: dict[str, set[int]] = defaultdict(set)
    for number, entity in enumerate(groups):
        for s in entity.spellings:
            holds[spelling(s.text)].add(number)
    total: Counter[str] = Counter()
    for case in cases:
        for row in case.truth.get("entities", []):
            variants = list(dict.fromkeys(map(spelling, row["variants"])))
            for v in variants:
                total["found of"] += 1
                total["found"] += v in holds
                if v in holds:
                    types = {groups[n].type for n in holds[v]}
                    total["typed of"] += 1
                    total["typed"] += row["type"] in types
                    if row["type"] not in types and chosen.details:
                        print("type   ", case.name, repr(v), types, "for", row["type"])
                elif chosen.details:
                    print("missing", case.name, row["name"], repr(v))
            for a, b in combinations(variants, 2):
                total["merged of"] += 1
                one = bool(holds.get(a, set()) & holds.get(b, set()))
                total["merged"] += one
                if not one and chosen.details and a in holds and b in holds:
                    print("apart  ", case.name, repr(a), repr(b))
            mine = set().union(*(holds.get(v, set()) for v in variants))
            for x in map(spelling, row.get("not") or []):
                if x not in variants:
                    total["false of"] += 1
                    total["false"] += bool(holds.get(x, set()) & mine)
                    if holds.get(x, set()) & mine and chosen.details:
                        print("MERGED ", case.name, row["name"], "with", repr(x))
    print(f"{chosen.half}: {len(found)} articles, {size} words, find {seconds:.2f} s, resolve {resolving:.2f} s")
    for what in ("found", "typed", "merged", "false"):
        print(f"  {what:7}{total[what]:4} of {total[what + ' of']:4} = {total[what] / max(1, total[what + ' of']):.3f}")


if __name__ == "__main__":
    main()

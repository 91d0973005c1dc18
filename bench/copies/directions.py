"""Which votes tell the earlier of two copies: how often each is right, and every pair that is left wrong or undecided.

python bench/copies/directions.py ../shared/data/families/open [OTHER_SET ...]

Pairs are all articles of one tradition of which one descends from the other, over any number of steps.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from gold import Case, families, load
from headwater import copies
from headwater.copies.direction import votes
from headwater.copies.evidence import dependence

_DECIDED = 0.7


def above(case: Case, key: str) -> set[str]:
    """Everything that an article descends from."""
    found: set[str] = set()
    for row in case.truth["tree"]:
        if row["child"] == key:
            found |= {row["parent"]} | above(case, row["parent"])
    return found


def main(*roots: str) -> None:
    """Prints the tally of votes, then of pairs."""
    cast: Counter[tuple[str, bool]] = Counter()
    pairs: Counter[str] = Counter()
    for case in (load(folder) for root in roots for folder in families(root)):
        for one, two in itertools.permutations(case.articles, 2):
            if one not in above(case, two):
                continue
            a, b = case.articles[one], case.articles[two]
            pair = copies.relate(a, b)
            if pair.relation is None:
                continue
            for vote in votes(a, b, dependence(a, b)):
                why = re.sub(r"\b(first|second)\b", "X", re.sub(r" \(.*|(credits) .*", r"\1", vote.why))
                cast[why, vote.weight > 0] += 1
            told = "undecided" if abs(pair.prior) < _DECIDED else "right" if pair.prior > 0 else "wrong"
            pairs[told] += 1
            if told != "right":
                print(f"{told}: {case.name} {two} <- {one} ({pair.relation}, {pair.prior:+.2f})")
    for why in sorted({why for why, _ in cast}):
        print(f"{cast[why, True]:4} right {cast[why, False]:4} wrong  {why}")
    print(dict(pairs))


if __name__ == "__main__":
    main(*sys.argv[1:])

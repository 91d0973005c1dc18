"""How long trees of large families take: 200 texts that each were edited, 500 that are equal word for word.

python bench/families/large.py ../shared

Processor seconds of comparing all pairs and of drawing the tree. Of 500 equal texts one stands for all, as the runners
have it, so that hardly a pair is compared.
"""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from rewording import lightly, turned
from sources import bare, sources

from headwater import copies
from headwater.families import fold, grow, unfold
from headwater.records import Article, Pair, Reading
from rows import Row

_EDITED, _EQUAL = 200, 500


def edited(shared: Path, count: int) -> list[Article]:
    """A text and copies of it and of one another, each with some sentences in other words or left out."""
    order = random.Random(3)
    text = max(sources(shared, (0,)), key=lambda source: (sum(map(len, source.paragraphs)), source.name))
    made = [[s for part in text.paragraphs for s in part][:14]]
    while len(made) < count:
        lines = list(order.choice(made))
        for at in order.sample(range(len(lines)), min(4, len(lines))):
            lines[at] = lightly(turned(lines[at], order), order)
        if len(lines) > 8 and order.random() < 0.5:
            del lines[order.randrange(len(lines))]
        made.append(lines)
    return [bare("\n".join(lines), f"t{number:03}#1") for number, lines in enumerate(made)]


def seconds(articles: Sequence[Article]) -> tuple[float, float, int]:
    """Processor seconds of comparing and of drawing, and the edges of the tree."""
    held = {a.ref: a for a in articles}
    began = time.process_time()

    def pair_of(one: str, two: str) -> Pair:
        return copies.relate(held[one], held[two])

    folded = fold([Reading(a) for a in articles], [], pair_of)
    left = sorted(reading.article.ref for reading in folded.readings)
    pairs = [pair_of(one, two) for one, two in itertools.combinations(left, 2)]
    compared = time.process_time()
    told = unfold(grow(folded.readings, pairs), folded.crowds, pair_of)
    drawn = time.process_time()
    return compared - began, drawn - compared, sum(len(family.edges) for family in told)


def rows(shared: Path) -> list[Row]:
    """The table's rows."""
    found = []
    one = edited(shared, 1)[0]
    equal = [bare(one.text, f"t{number:03}#1") for number in range(_EQUAL)]
    for name, texts in ((f"{_EDITED} edited texts", edited(shared, _EDITED)), (f"{_EQUAL} equal texts", equal)):
        compared, drawn, edges = seconds(texts)
        found.append(Row(name, "processor seconds of comparing all pairs", compared, len(texts), lower=True))
        found.append(Row(name, "processor seconds of drawing the tree", drawn, len(texts), lower=True))
        found.append(Row(name, "texts that hang on an exemplar", edges, len(texts)))
    return found


def main() -> None:
    """Prints the seconds."""
    options = argparse.ArgumentParser()
    options.add_argument("shared", type=Path)
    for row in rows(options.parse_args().shared):
        print(f"{row.data}: {row.measure} {row.figure:.2f}")


if __name__ == "__main__":
    main()

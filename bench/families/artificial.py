"""How well the tree of a hand-made tradition is grown: thirteen copies of a French text, one with two exemplars.

    python bench/families/artificial.py ../shared

The texts have neither punctuation nor dates: each is one long sentence. Only measured, never learned from.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from nearness import sign_similarity
from sources import bare

from headwater import copies
from headwater.families import grow
from headwater.records import Reading
from rows import Row

_LOST = "omega"


def truth(folder: Path) -> list[tuple[str, str]]:
    """(copy, exemplar) of the true tree."""
    text = (folder / "notre_besoin_true_stemma.dot").read_text(encoding="utf-8")
    return [(copy, exemplar) for exemplar, copy in re.findall(r"(\w+) -> (\w+)", text)]


def grown(folder: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """(copy, exemplar) of the tree that is found, and the witnesses."""
    texts = json.loads((folder / "notre_besoin_13_witnesses.json").read_text(encoding="utf-8"))
    held = {name: bare(text, name) for name, text in texts.items()}
    pairs = [copies.relate(held[a], held[b]) for a, b in itertools.combinations(sorted(held), 2)]
    families = grow([Reading(a) for a in held.values()], pairs)
    return [(e.copy, e.exemplar) for f in families for e in f.edges], sorted(held)


def rows(shared: Path) -> list[Row]:
    """The table's rows."""
    folder = shared / "data/stemma_artificial"
    true = truth(folder)
    found, nodes = grown(folder)
    kept = {frozenset(e) for e in true if _LOST not in e}
    hit = sum(frozenset(e) in kept for e in found)
    said = "not learned from"
    return [
        Row(
            "stemma_artificial",
            "sign similarity",
            sign_similarity(true, found, nodes),
            len(nodes),
            0.80,
            0.90,
            learned=said,
        ),
        Row("stemma_artificial", "kept edges found", hit, len(kept), 9, 11, learned=said),
    ]


def main() -> None:
    """Prints the figures and the edges that were found."""
    options = argparse.ArgumentParser()
    options.add_argument("shared", type=Path)
    asked = options.parse_args()
    for row in rows(asked.shared):
        print(f"{row.measure}: {row.figure:.3f} ({row.cases})")
    print(sorted(grown(asked.shared / "data/stemma_artificial")[0]))


if __name__ == "__main__":
    main()

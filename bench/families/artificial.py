"""How well the tree of a hand-made tradition is grown: thirteen copies of a French text, one with two exemplars.

    python bench/families/artificial.py ../shared

The texts have neither punctuation nor dates. Where all have the same word they are cut into lines of a dozen words or
more, as collation by hand would do. Only measured, never learned from.
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
from rapidfuzz.distance import LCSseq
from sources import bare

from headwater import copies
from headwater.families import grow
from headwater.records import Reading
from rows import Row

_LOST = "omega"
_LINE = 12  # words
_LACUNA = "#LACUNA#"  # how the set marks lost leaves


def truth(folder: Path) -> list[tuple[str, str]]:
    """(copy, exemplar) of the true tree."""
    text = (folder / "notre_besoin_true_stemma.dot").read_text(encoding="utf-8")
    return [(copy, exemplar) for exemplar, copy in re.findall(r"(\w+) -> (\w+)", text)]


def in_lines(texts: dict[str, str]) -> dict[str, str]:
    """The texts cut at the same places, each place a word that all have in the common course.

    A witness has no line where its leaves are lost, and does not hinder the others from being cut there.
    """
    words = {name: text.split() for name, text in sorted(texts.items())}
    pivot = words[min(words)]
    at = {name: _course(pivot, own) for name, own in words.items()}
    gone = {name: _lacunae(own, at[name], len(pivot)) for name, own in words.items()}
    anchors = [n for n in range(len(pivot)) if all(n in at[name] or n in gone[name] for name in words)]
    cuts, last = [], 0
    for n in anchors:
        if n - last >= _LINE:
            cuts.append(n)
            last = n
    found = {}
    for name, own in words.items():
        here = [0, *(at[name][n] for n in cuts if n in at[name]), len(own)]
        lines = (" ".join(w for w in own[a:b] if w != _LACUNA) for a, b in itertools.pairwise(here))
        found[name] = "\n".join(line for line in lines if line)
    return found


def _lacunae(own: list[str], course: dict[int, int], size: int) -> set[int]:
    """Places of the common course that stood on leaves which a witness has lost."""
    back = {there: here for here, there in course.items()}
    found: set[int] = set()
    for at in (at for at, word in enumerate(own) if word == _LACUNA):
        before = max((back[n] for n in back if n < at), default=-1)
        after = min((back[n] for n in back if n > at), default=size)
        found |= set(range(before + 1, after))
    return found


def _course(pivot: list[str], own: list[str]) -> dict[int, int]:
    """Where each word of one text that both have in the same order stands in the other."""
    found = {}
    for op in LCSseq.opcodes(pivot, own):
        if op.tag == "equal":
            found |= {op.src_start + k: op.dest_start + k for k in range(op.src_end - op.src_start)}
    return found


def grown(folder: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """(copy, exemplar) of the tree that is found, and the witnesses."""
    texts = json.loads((folder / "notre_besoin_13_witnesses.json").read_text(encoding="utf-8"))
    held = {name: bare(text, name) for name, text in in_lines(texts).items()}
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

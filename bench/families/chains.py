"""How well trees of machine-reworded texts are grown: directed edges of chains of round trips through other languages.

python bench/families/chains.py ../shared/data/lineage_llm_translation/mt_chains_open.jsonl.gz --docs 15 [--skip N]

A document's family is its root and four chains, of each the states after 2, 4, 8 and 16 round trips. Texts carry no
date, outlet or credit. Only measured, never learned from.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from nearness import sign_similarity

from headwater import copies
from headwater.families import grow
from headwater.records import Article, Reading, Span
from rows import Row

_STEPS = (2, 4, 8, 16)
_CHAINS = 4
_FAITHFUL = 0.3  # states that a judge found to have less of the facts are left out


def article(ref: str, text: str) -> Article:
    """A bare text as an article, one body span a line."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    body = "\n".join(s.of(text) for s in spans)
    return Article(ref, ref, 1, Span(0, len(text)), tuple(spans), body, language="en")


def families(path: str) -> dict[str, tuple[dict[str, Article], set[tuple[str, str]]]]:
    """By document its articles and true edges (copy, exemplar)."""
    chains: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            chains[row["doc"]].append(row)
    found = {}
    for doc, rows in chains.items():
        rows.sort(key=lambda row: row["chain"])
        some = rows[:: max(1, len(rows) // _CHAINS)][:_CHAINS]
        held: dict[str, Article] = {}
        edges: set[tuple[str, str]] = set()
        for number, row in enumerate(some):
            up = f"{doc}-m"
            for node in row["nodes"]:
                if node["iter"] == 0:
                    held.setdefault(up, article(up, node["text"]))
                elif node["iter"] in _STEPS and (node.get("factscore") or 1.0) >= _FAITHFUL and len(node["text"]) > 200:
                    # Names of the texts must not tell their order.
                    ref = f"{doc}-{'kcxa'[number]}{node['iter'] * 7 % 17:02d}"
                    held[ref] = article(ref, node["text"])
                    edges.add((ref, up))
                    up = ref
        found[doc] = held, edges
    return found


def measure(path: str, skip: int, docs: int) -> Counter[str]:
    """Counts over some documents."""
    tally: Counter[str] = Counter()
    for held, edges in list(families(path).values())[skip : skip + docs]:
        pairs = [copies.relate(held[a], held[b]) for a, b in itertools.combinations(sorted(held), 2)]
        told = grow([Reading(a) for a in held.values()], pairs)
        found = [(e.copy, e.exemplar) for family in told for e in family.edges]
        drawn = {e for e in found if e[1] in held and e[0] in held}
        turned = {(b, a) for a, b in drawn}
        tally.update(got=len(drawn), want=len(edges), both=len(drawn & edges), either=len((drawn | turned) & edges))
        tally.update(roots=any(family.origin.endswith("-m") for family in told), seen=1)
        tally["signs"] += round(1e6 * sign_similarity(sorted(edges), found, sorted(held)))
    return tally


def rows(shared: Path, docs: int = 12) -> list[Row]:
    """The table's rows."""
    path = shared / "data/lineage_llm_translation/mt_chains_open.jsonl.gz"
    told = measure(str(path), 0, docs)
    whole, data, said = max(1, told["got"] + told["want"]), "lineage_llm_translation", "not learned from"
    return [
        Row(data, "edges undirected F1", 2 * told["either"] / whole, told["want"], 0.85, 0.90, learned=said),
        Row(data, "edges directed F1", 2 * told["both"] / whole, told["want"], learned=said),
        Row(data, "sign similarity", told["signs"] / 1e6 / docs, docs, 0.87, 0.92, learned=said),
        Row(data, "origins", told["roots"] / docs, docs, learned=said),
    ]


def main() -> None:
    """Prints directed and undirected F1 of the edges, sign similarity and how often the root is right."""
    options = argparse.ArgumentParser()
    options.add_argument("file")
    options.add_argument("--docs", type=int, default=15)
    options.add_argument("--skip", type=int, default=0)
    asked = options.parse_args()
    told = measure(asked.file, asked.skip, asked.docs)
    whole = max(1, told["got"] + told["want"])
    print(f"edges: directed F1 {2 * told['both'] / whole:.3f}, "
          f"without direction {2 * told['either'] / whole:.3f}, "
          f"sign similarity {told['signs'] / 1e6 / told['seen']:.3f}, origins {told['roots']} of "
          f"{told['seen']}")  # fmt: skip


if __name__ == "__main__":
    main()

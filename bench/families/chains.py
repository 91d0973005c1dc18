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
from collections import defaultdict
from typing import Any

from headwater import copies
from headwater.families import grow
from headwater.records import Article, Reading, Span

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


def main() -> None:
    """Prints directed and undirected F1 of the edges and how often the root is right."""
    options = argparse.ArgumentParser()
    options.add_argument("file")
    options.add_argument("--docs", type=int, default=15)
    options.add_argument("--skip", type=int, default=0)
    asked = options.parse_args()
    got = want = both = either = roots = seen = 0
    for held, edges in list(families(asked.file).values())[asked.skip : asked.skip + asked.docs]:
        pairs = [copies.relate(held[a], held[b]) for a, b in itertools.combinations(sorted(held), 2)]
        told = grow([Reading(a) for a in held.values()], pairs)
        drawn = {(e.copy, e.exemplar) for family in told for e in family.edges}
        turned = {(b, a) for a, b in drawn}
        got, want, both = got + len(drawn), want + len(edges), both + len(drawn & edges)
        either += len((drawn | turned) & edges)
        roots += sum(family.origin.endswith("-m") for family in told)
        seen += len(told)
    whole = max(1, got + want)
    print(f"edges: directed F1 {2 * both / whole:.3f}, without direction {2 * either / whole:.3f}, "
          f"origins {roots} of {seen}")  # fmt: skip


if __name__ == "__main__":
    main()

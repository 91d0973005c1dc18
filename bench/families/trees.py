"""How well families are grown: pairs, directed edges, labels, lost versions; whole and in halves.

python bench/families/trees.py ../shared/data/families/open [--split] [--without dates outlets]
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from gold import Case, families, load
from headwater import articles, copies, ingest
from headwater.families import grow
from headwater.records import Article, Family, Reading
from headwater.text.tokens import folded_words
from rows import Row

_LOST_AGREES = 0.5  # Jaccard of the texts below


def split(folder: Path) -> Case:
    """A case with the articles that the program itself finds in place of the annotated ones."""
    case = load(folder)
    found: dict[str, Article] = {}
    by_page: dict[str, list[str]] = defaultdict(list)
    for row in case.truth["articles"]:
        by_page[row["page"]].append(row["id"])
    for name, ids in by_page.items():
        path = folder / "pages" / name
        here = {a.ref: a for a in articles.split(ingest.read_bytes(path.read_bytes(), f"{folder.name}/{name}"))}
        for key in ids:
            if here:
                ref = max(sorted(here), key=lambda r: likeness(here[r], case.articles[key]))
                found[key] = here.pop(ref)
    return dataclasses.replace(case, articles=found)


def blank(case: Case, what: Sequence[str]) -> Case:
    """A case whose articles do not tell their dates or their outlets, so that their texts must speak for themselves."""
    gone: dict[str, object] = {}
    if "dates" in what:
        gone.update(published=None, published_from="none", updated=None)
    if "outlets" in what:
        gone.update(publisher=None, agency=None, credits=(), authors=())
    held = {key: dataclasses.replace(a, **gone) for key, a in case.articles.items()}  # type: ignore[arg-type]
    return dataclasses.replace(case, articles=held)


def likeness(a: Article, b: Article) -> float:
    """How many words two bodies share, of all they have."""
    one, two = Counter(folded_words(a.text)), Counter(folded_words(b.text))
    return sum((one & two).values()) / max(1, sum((one | two).values()))


def grown(cases: Sequence[Case]) -> tuple[Family, ...]:
    """The families of all cases' articles together."""
    held = {a.ref: a for case in cases for a in case.articles.values()}
    holders: dict[int, list[str]] = defaultdict(list)
    for ref, one in held.items():
        for key in copies.keys(one):
            holders[key].append(ref)
    asked = {pair for refs in holders.values() for pair in itertools.combinations(sorted(refs), 2)}
    pairs = [copies.relate(held[a], held[b]) for a, b in sorted(asked)]
    return grow([Reading(a) for a in held.values()], pairs)


def below(edges: Iterable[tuple[str, str]], node: str) -> set[str]:
    """Everything that descends from a node; edges are (copy, exemplar)."""
    edges = list(edges)
    found, todo = set(), [node]
    while todo:
        at = todo.pop()
        fresh = {c for c, e in edges if e == at} - found
        found |= fresh
        todo += sorted(fresh)
    return found


def compare(case: Case, told: Sequence[Family], tally: Counter[str], misses: list[str]) -> None:
    """Counts one case's pairs, edges, labels and lost versions."""
    twin = {row["id"]: row.get("same_as") or row["id"] for row in case.truth["articles"]}
    name = {a.ref: twin[key] for key, a in case.articles.items()}
    rows = case.truth["tree"]
    truth = {(twin.get(e["child"], e["child"]), twin.get(e["parent"], e["parent"])): e["relation"] for e in rows}
    joined = [*truth, *((k, v) for k, v in twin.items() if k != v)]
    want = {frozenset(p) for p in itertools.combinations(case.articles, 2) if p[1] in reach(joined, p[0])}
    mine = [f for f in told if any(r in name for r in f.refs)]
    key_of = {a.ref: key for key, a in case.articles.items()}
    got = {frozenset((key_of[a], key_of[b])) for f in mine for a, b in itertools.combinations(f.refs, 2)
           if a in key_of and b in key_of}  # fmt: skip
    drawn = {(name[e.copy], name[e.exemplar]): e.relation for f in mine for e in f.edges
             if e.copy in name and e.exemplar in name}  # fmt: skip
    kept = {edge: relation for edge, relation in truth.items() if edge[1] in twin}
    tally.update(pair_both=len(want & got), pair_got=len(got), pair_want=len(want))
    tally.update(edge_both=len(kept.keys() & drawn.keys()), edge_got=len(drawn), edge_want=len(kept))
    tally["label"] += sum(kept[edge] == drawn[edge] for edge in kept.keys() & drawn.keys())
    lost = [below(truth, row["id"]) for row in case.truth["lost"]]
    guesses = [{name[r] for r in below([(e.copy, e.exemplar) for e in f.edges], w.id) if r in name}
               for f in mine for w in f.lost]  # fmt: skip
    tally.update(lost_got=len(guesses), lost_want=len(lost))
    tally["lost_both"] += sum(any(len(g & x) >= _LOST_AGREES * len(g | x) for x in guesses) for g in lost)
    misses += [f"{case.name}: {c} <- {e} ({kept[c, e]}) not found" for c, e in sorted(kept.keys() - drawn.keys())]
    misses += [f"{case.name}: {c} <- {e} not in gold" for c, e in sorted(drawn.keys() - kept.keys())]
    both = sorted(edge for edge in kept.keys() & drawn.keys() if kept[edge] != drawn[edge])
    misses += [f"{case.name}: {c} <- {e} is {kept[c, e]}, not {drawn[c, e]}" for c, e in both]


def reach(joined: Sequence[tuple[str, str]], start: str) -> set[str]:
    """Everything connected with a node."""
    found, todo = {start}, [start]
    while todo:
        at = todo.pop()
        fresh = {y if x == at else x for x, y in joined if at in (x, y)} - found
        found |= fresh
        todo += sorted(fresh)
    return found


def figures(tally: Counter[str]) -> str:
    """Precision, recall and F1 of what was counted."""
    said = []
    for what in ("pair", "edge", "lost"):
        both, got, want = (tally[f"{what}_{side}"] for side in ("both", "got", "want"))
        f1 = 2 * both / max(1, got + want)
        said.append(f"{what}s P {both / max(1, got):.3f} R {both / max(1, want):.3f} F1 {f1:.3f}")
    return "; ".join([*said, f"labels {tally['label'] / max(1, tally['edge_both']):.3f}"])


def rows(shared: Path) -> list[Row]:
    """The table's rows: the set that was learned on, and families of our own that were not."""
    found = []
    told_of = (
        ("families/open", shared / "data/families/open", "learned on: see learn_trees.py --report"),
        ("bench/cases", Path(__file__).parents[1] / "cases", "not learned on"),
    )
    for name, folder, said in told_of:
        cases = [load(case) for case in families(folder)]
        told = grown(cases)
        tally: Counter[str] = Counter()
        for case in cases:
            compare(case, told, tally, [])
        for what, measure in (("edge", "edges directed F1"), ("lost", "lost ancestors F1")):
            both, got, want = (tally[f"{what}_{side}"] for side in ("both", "got", "want"))
            found.append(Row(name, measure, 2 * both / max(1, got + want), want, learned=said))
    return found


def main() -> None:
    """Prints figures for the set and its halves, then every miss."""
    options = argparse.ArgumentParser()
    options.add_argument("set")
    options.add_argument("--split", action="store_true")
    options.add_argument("--without", nargs="*", default=[], choices=("dates", "outlets"))
    asked = options.parse_args()
    cases = [split(folder) if asked.split else load(folder) for folder in families(asked.set)]
    cases = [blank(case, asked.without) for case in cases]
    told = grown(cases)
    misses: list[str] = []
    for title, some in (("all", cases), ("first, third, ...", cases[::2]), ("second, fourth, ...", cases[1::2])):
        tally: Counter[str] = Counter()
        for case in some:
            compare(case, told, tally, misses if some is cases else [])
        print(f"{title}: {figures(tally)}")
    print(*misses, sep="\n")


if __name__ == "__main__":
    main()

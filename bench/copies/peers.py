"""Beside the usual way to find near-duplicates, in one run over the same articles: what is found, at what cost.

    python bench/copies/peers.py ../shared

Articles: families with known truth and the independent reports of their events, among articles of the news stream.
The weights of our way were learned on these families (`train.py` gives figures with each left out). The usual way is
MinHash over three-word shingles (128 permutations), banded so that a Jaccard of .03 is still met, then the exact
Jaccard; its threshold is the lowest whose precision is ours, so it is given the best one. `datasketch` does the same.
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import xxhash
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1]))
from stream import STREAM, candidates, read

from gold import families, load
from headwater import copies
from headwater.records import Article
from headwater.text.tokens import folded_words
from rows import Row

SET = "data/families/open"
_STRANGERS = 400
_PERMUTATIONS, _BANDS = 128, 128


class Pool(NamedTuple):
    """Articles with what is true of them: the family of each, and the pairs one was rewritten or made from another."""

    articles: dict[str, Article]
    family: dict[str, str]
    edges: dict[tuple[str, str], str]


class Found(NamedTuple):
    """Pairs that a method reports, and the processor seconds it took."""

    pairs: set[tuple[str, str]]
    seconds: float


def pool(shared: Path) -> Pool:
    """Families with known truth, with the independent reports of their events, among strangers."""
    articles = dict(read(shared / STREAM, 15_000, _STRANGERS))
    family = {ref: ref for ref in articles}
    edges: dict[tuple[str, str], str] = {}
    for case in map(load, families(shared / SET)):
        home = {key: case.articles[key].ref for key in case.articles}
        articles.update({article.ref: article for article in case.articles.values()})
        family.update({ref: ref for ref in home.values()})
        joins = [(row["child"], row["parent"]) for row in case.truth["tree"]]
        joins += [(row["id"], row["same_as"]) for row in case.truth["articles"] if row.get("same_as")]
        for one, two in joins:
            a, b = (home.get(key, f"{case.name}/{key}") for key in (one, two))
            old, new = family.get(a, a), family.setdefault(b, b)
            family.update({ref: new for ref, of in family.items() if of == old}, **{a: new})
        for row in case.truth["tree"]:
            if row["child"] in home and row["parent"] in home:
                one, two = sorted((home[row["child"]], home[row["parent"]]))
                edges[one, two] = row["relation"]
    return Pool(articles, family, edges)


def ours(held: Pool) -> Found:
    """Keys, gate, relation."""
    began = time.process_time()
    found = set()
    for a, b in candidates(held.articles):
        one, two = held.articles[a], held.articles[b]
        if copies.promising(one, two) and copies.relate(one, two).relation is not None:
            found.add((a, b))
    return Found(found, time.process_time() - began)


def shingles(article: Article) -> NDArray[np.uint64]:
    """Hashed three-word sequences."""
    words = folded_words(article.text)
    threes = {" ".join(words[at : at + 3]) for at in range(max(1, len(words) - 2))}
    hashes = {xxhash.xxh3_64_intdigest(three.encode()) >> 4 for three in threes}
    return np.array(sorted(hashes), dtype=np.uint64)


def minhash(articles: Mapping[str, Article]) -> tuple[dict[tuple[str, str], float], float]:
    """Pairs that fall into one band with their Jaccard, and the processor seconds."""
    began = time.process_time()
    rng = np.random.default_rng(1)
    scale, shift = rng.integers(0, 1 << 63, (2, _PERMUTATIONS), dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    sets = {ref: shingles(article) for ref, article in articles.items()}
    bands: dict[tuple[int, bytes], list[str]] = defaultdict(list)
    width = _PERMUTATIONS // _BANDS
    for ref, own in sets.items():
        signature = ((own[:, None] * scale + shift) >> np.uint64(16)).min(axis=0)
        for band in range(_BANDS):
            bands[band, signature[band * width : (band + 1) * width].tobytes()].append(ref)
    met = {pair for refs in bands.values() for pair in itertools.combinations(sorted(set(refs)), 2)}
    found = {}
    for a, b in met:
        common = np.intersect1d(sets[a], sets[b], assume_unique=True).size
        found[a, b] = common / (len(sets[a]) + len(sets[b]) - common)
    return found, time.process_time() - began


def precision(held: Pool, pairs: set[tuple[str, str]]) -> float:
    """Share of pairs that are of one family; pairs of two strangers are not judged."""
    judged = [held.family[a] == held.family[b] for a, b in pairs if "/" in a or "/" in b]
    return sum(judged) / len(judged) if judged else 1.0


def recall(held: Pool, pairs: set[tuple[str, str]], *relations: str) -> tuple[float, int]:
    """Share of the copyings of some kinds of which the pair is reported, and their number."""
    wanted = [ends for ends, relation in held.edges.items() if relation in relations]
    return sum(ends in pairs for ends in wanted) / max(1, len(wanted)), len(wanted)


def rows(shared: Path) -> list[Row]:
    """Both methods on the same articles."""
    held = pool(shared)
    mine = ours(held)
    jaccard, seconds = minhash(held.articles)
    aim = precision(held, mine.pairs)
    least = next(
        (at for at in np.arange(0.01, 1, 0.01)
         if precision(held, {pair for pair, value in jaccard.items() if value >= at}) >= aim), 1.0,
    )  # fmt: skip
    usual = {pair for pair, value in jaccard.items() if value >= least}
    data = f"families/open among {_STRANGERS} strangers"
    found = [Row(data, "precision of pairs", aim, len(mine.pairs), learned="our weights were learned on families/open")]
    for relation in ("rewritten", "translated", "excerpted", "shortened"):
        for name, pairs in (("", mine.pairs), (f"MinHash, Jaccard of {least:.2f}: ", usual)):
            figure, cases = recall(held, pairs, relation)
            found.append(Row(data, f"{name}recall of {relation} copies", figure, cases))
    found.append(Row(data, "processor seconds", mine.seconds, len(held.articles), lower=True))
    found.append(Row(data, "MinHash: processor seconds", seconds, len(held.articles), lower=True))
    return found


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser()
    options.add_argument("shared", type=Path)
    asked = options.parse_args()
    for row in rows(asked.shared):
        print(f"{row.measure:58} {row.figure:8.3f} {row.cases}")


if __name__ == "__main__":
    main()

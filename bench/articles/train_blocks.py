"""Learns which blocks of an HTML page are the text of an article; writes src/headwater/data/blocks.npz.

    python bench/articles/train_blocks.py ../shared [--report]

Learns from the real pages of `plain_pages.py`, the HTML pages of the open families, all of them sets that allow
learning, and pages composed of articles of the news stream (`marked.py`). A block is text when most of its words stand
in the gold, in the gold's order. Of the pages of which only snippets are known, the other blocks count little, and as
trafilatura takes them. --report prints how well the texts of single-article pages are put together from blocks alone,
by models that saw no page of the site (three folds), and by models that learned from other sets alone. Fold models are
kept in bench/.cache.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import trafilatura

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

import marked
import plain_pages
import pool
from sklearn.ensemble import HistGradientBoostingClassifier

from headwater.articles import blocks, traits
from headwater.data.trees import Trees, trees
from headwater.ingest import read_bytes
from headwater.records import Page
from learning import DATA, keep
from rows import fold

CACHE = Path(__file__).parents[1] / ".cache"
FOLDS = 3
_LEAST_SITES = 8  # sites that must use a label before it may become a column
_MOST_LABELS = 160
_GRAM = 5
_WEAK = 0.35  # how much a block counts of which only another program says what it is
_THIN = 5
_HIDDEN = "hidden"  # a label of copies for machines: the same text stands on the page for readers
_NEARLY = 0.6
_COMPOSED = 300  # pages
_COMPOSED_WEIGHT = 0.25
_TEXT = 0.5  # share of a block's words in the gold from which it is text


@dataclass
class Example:
    """A page, its site and set, and for each block 1 (text), 0 (not) or -1 (unknown)."""

    set: str
    site: str
    name: str
    page: Page
    truth: np.ndarray
    weight: np.ndarray


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def in_order(page: Page, gold: Sequence[str]) -> np.ndarray:
    """Which blocks stand in the gold: not those for machines when the page has nearly as much of it for readers."""
    every = _in_order(page, gold, hidden=True)
    if not any(_HIDDEN in block.labels for block in page.blocks):
        return every
    shown = _in_order(page, gold, hidden=False)
    sizes = np.array([len(block.span) for block in page.blocks])
    return shown if (shown * sizes).sum() >= _NEARLY * (every * sizes).sum() else every


def _in_order(page: Page, gold: Sequence[str], *, hidden: bool) -> np.ndarray:
    """The heaviest chain of blocks that keeps the gold's order."""
    wanted = [word for text in gold for word in _tokens(text)]
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at in range(len(wanted)):
        places[tuple(wanted[at : at + _GRAM])].append(at)
    share, spots = np.zeros(len(page.blocks)), []
    for number, block in enumerate(page.blocks):
        words = _tokens(block.span.of(page.text))
        if len(words) < _GRAM or (not hidden and _HIDDEN in block.labels):
            continue
        grams = [tuple(words[at : at + _GRAM]) for at in range(len(words) - _GRAM + 1)]
        hits = [gram for gram in grams if gram in places]
        share[number] = len(hits) / len(grams)
        if share[number] >= _TEXT:
            first = places[hits[0]]
            spots += [(number, place, len(words)) for place in (first if len(first) < 4 else first[:4])]
    chain = _heaviest(spots)
    found = np.zeros(len(page.blocks))
    for number in chain:
        found[number] = 1.0
    _short_ones(page, wanted, chain, found)
    return found


def _heaviest(spots: list[tuple[int, int, int]]) -> dict[int, int]:
    best: list[tuple[float, int]] = []
    for at, (number, place, weight) in enumerate(spots):
        top, back = 0.0, -1
        for before in range(at):
            if spots[before][0] < number and spots[before][1] < place and best[before][0] > top:
                top, back = best[before][0], before
        best.append((top + weight, back))
    chain: dict[int, int] = {}
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    while at >= 0:
        chain[spots[at][0]] = spots[at][1]
        at = best[at][1]
    return chain


def _short_ones(page: Page, wanted: list[str], chain: dict[int, int], found: np.ndarray) -> None:
    """Blocks of a few words are text when the gold has just these words between the neighbours' places."""
    known = sorted(chain)
    for number, block in enumerate(page.blocks):
        words = _tokens(block.span.of(page.text))
        if number in chain or not words or len(words) >= _GRAM:
            continue
        at = bisect_right(known, number)
        start = chain[known[at - 1]] + len(_tokens(page.blocks[known[at - 1]].span.of(page.text))) if at else 0
        end = chain[known[at]] if at < len(known) else len(wanted)
        stretch = wanted[max(0, start - 2) : min(end + 2, start + 60)]
        found[number] = any(stretch[i : i + len(words)] == words for i in range(len(stretch) - len(words) + 1))


def of_snippets(page: Page, having: Sequence[str], lacking: Sequence[str]) -> np.ndarray:
    """Only blocks that hold a snippet are known."""
    found = np.full(len(page.blocks), -1.0)
    for value, snippets in ((1.0, having), (0.0, lacking)):
        keys = [f" {' '.join(_tokens(snippet))} " for snippet in snippets if len(_tokens(snippet)) >= 1]
        for number, block in enumerate(page.blocks):
            words = f" {' '.join(_tokens(block.span.of(page.text)))} "
            if any(key in words for key in keys):
                found[number] = value
    return found


def _voted(data: bytes, page: Page) -> np.ndarray:
    """Which blocks trafilatura takes for text; -1 everywhere when it takes none."""
    said = f" {' '.join(_tokens(trafilatura.extract(data, include_comments=False) or ''))} "
    words = [_tokens(block.span.of(page.text)) for block in page.blocks]
    found = np.array([float(len(own) >= 2 and f" {' '.join(own)} " in said) for own in words])
    return found if found.any() else np.full(len(page.blocks), -1.0)


def _real(shared: Path) -> Iterator[Example]:
    for name, source in plain_pages.SETS.items():
        for case in source(shared / "data"):
            page = read_bytes(case.data, f"{case.name}.html")
            if not page.blocks:
                continue
            weight = _weights(page)
            if name == "meta":
                truth = of_snippets(page, case.having, case.lacking)
                weight[truth < 0] *= _WEAK
                truth = np.where(truth < 0, _voted(case.data, page), truth)
            else:
                truth = in_order(page, [case.body])
            yield Example(name, case.site, case.name, page, truth, weight)


def _families(root: Path) -> Iterator[Example]:
    for folder in sorted(path.parent for path in root.glob("*/gold.json")):
        texts: defaultdict[str, list[list[str]]] = defaultdict(list)
        for row in json.loads((folder / "gold.json").read_text(encoding="utf-8"))["articles"]:
            if row["page"].endswith(".html"):
                texts[row["page"]].append(list(row["body_text"]))
        for name, bodies in texts.items():
            page = read_bytes((folder / "pages" / name).read_bytes(), name)
            truth = np.max([in_order(page, body) for body in bodies], axis=0)
            yield Example("families", folder.name, name, page, truth, 0.5 * _weights(page))


def _composed(shared: Path) -> Iterator[Example]:
    """Pages of several articles and other habits that the real pages, of one article each, do not show."""
    for number, made in enumerate(marked.pages(_COMPOSED, pool.stream(shared))):
        name = f"composed{number}"
        page = read_bytes(made.html.encode(), f"{name}.html")
        yield Example("composed", name, name, page, _exact(page, made.body), _COMPOSED_WEIGHT * _weights(page))


def _exact(page: Page, body: Sequence[str]) -> np.ndarray:
    """Which blocks are these paragraphs, in their order: what repeats one of them later is not text."""
    found, at = np.zeros(len(page.blocks)), 0
    wanted = [" ".join(words.split()) for words in body]
    for number, block in enumerate(page.blocks):
        if at < len(wanted) and " ".join(block.span.of(page.text).split()) == wanted[at]:
            found[number], at = 1.0, at + 1
    return found


@cache
def examples(shared: Path) -> list[Example]:
    """Every page to learn from, with its truth."""
    return [*_real(shared), *_families(shared / "data/families/open"), *_composed(shared)]


def labels(some: Sequence[Example]) -> tuple[str, ...]:
    """The words of markup that tell most over all sites, in a fixed order.

    A site counts once for each word: with how much likelier its blocks are text when they stand under that word.
    """
    told: defaultdict[str, list[float]] = defaultdict(list)
    by_site: defaultdict[str, list[Example]] = defaultdict(list)
    for example in some:
        by_site[example.site].append(example)
    for group in by_site.values():
        with_label: defaultdict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        total = [0.0, 0.0]
        for example in group:
            for block, truth in zip(example.page.blocks, example.truth.tolist(), strict=True):
                if truth < 0:
                    continue
                total[truth > 0.5] += 1
                for label in set(block.labels):
                    with_label[label][truth > 0.5] += 1
        for label, (no, yes) in with_label.items():
            if len(label) >= 2:
                without = (total[1] - yes + 0.1) / (sum(total) - no - yes + 1.0)
                told[label].append(float((yes + 0.1) / (no + yes + 1.0) - without))
    worth = {k: abs(sum(v)) for k, v in told.items() if len(v) >= _LEAST_SITES}
    return tuple(sorted(sorted(worth, key=lambda k: (-worth[k], k))[:_MOST_LABELS]))


def _weights(page: Page) -> np.ndarray:
    words = np.array([min(80, len(block.span) // 6 + 1) for block in page.blocks], dtype=float)
    return np.sqrt(words) / np.sqrt(len(words) + 30)


def _thinned(rows: np.ndarray, truth: np.ndarray, weight: np.ndarray, columns: tuple[str, ...]) -> np.ndarray:
    """Which rows to learn from: of menus and other blocks far from any running text every fifth, for five."""
    link, words, above, below = (rows[:, columns.index(n)] for n in ("link", "words", "running-above", "running-below"))
    easy = (truth < _TEXT) & (((link > 0.8) & (words < np.log1p(9))) | ((above > 6) & (below > 6)))
    weight[easy] *= _THIN
    return (truth >= 0) & ~(easy & (np.arange(len(rows)) % _THIN > 0))


def learn(some: Sequence[Example], name: str, folder: Path) -> None:
    """Fit a model on these pages and keep it."""
    columns = traits.names(labels(some))
    parts = []
    for example in some:
        rows, weight = traits.rows(example.page, columns), example.weight.copy()
        kept = _thinned(rows, example.truth, weight, columns)
        parts.append((rows[kept].astype(np.float32), example.truth[kept], weight[kept]))
    model = HistGradientBoostingClassifier(
        max_iter=220, learning_rate=0.08, max_leaf_nodes=20, min_samples_leaf=12, l2_regularization=3.0,
        max_features=0.25, max_bins=64, early_stopping=False, random_state=7,
    )  # fmt: skip
    rows, truth, weight = (np.concatenate(part) for part in zip(*parts, strict=True))
    model.fit(rows, truth > _TEXT, sample_weight=weight)
    keep(model, columns, ("other", "text"), name, folder)


@cache
def _folder() -> Path:
    """Where fold models are kept: another place when what they learn with has changed."""
    room = Path(traits.__file__).parents[1]
    own = [Path(__file__), Path(marked.__file__), Path(traits.__file__)]
    sources = [*own, room / "ingest/html.py", room / "articles/phrases.py"]
    folder = CACHE / hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    (CACHE / ".gitignore").write_text("*\n")
    return folder


def _model(shared: Path, name: str, wanted: Callable[[Example], bool]) -> Callable[[], Trees]:
    folder = _folder()
    if not (folder / f"{name}.npz").exists():
        learn([e for e in examples(shared) if wanted(e)], name, folder)
    return lambda: trees(name, folder)


@cache
def _fold_model(shared: Path, number: int) -> Callable[[], Trees]:
    return _model(shared, f"fold{number}", lambda e: fold(e.site, FOLDS) != number)


@cache
def without_set(shared: Path, name: str) -> Callable[[], Trees]:
    """A model that learned from the other sets alone."""
    return _model(shared, f"without-{name}", lambda e: e.set != name)


@contextlib.contextmanager
def reading_with(model: Callable[[], Trees]) -> Iterator[None]:
    """Read pages with another model than the one that is shipped."""
    before = blocks.model
    blocks.model = model
    try:
        yield
    finally:
        blocks.model = before


def unseen(shared: Path, site: str) -> contextlib.AbstractContextManager[None]:
    """Read pages with the model of the fold that saw nothing of this site."""
    return reading_with(_fold_model(shared, fold(site, FOLDS)))


def report(shared: Path) -> None:
    """Texts put together from blocks alone: by models of other sites, and by models of other sets."""
    for name in ("zyte", "fundus"):
        apart = lambda case: unseen(shared, case.site)  # noqa: E731
        other = lambda case, name=name: reading_with(without_set(shared, name))  # noqa: E731
        for told, context in (("other sites", apart), ("other sets", other)):
            got = plain_pages.measure(plain_pages.SETS[name](shared / "data"), lambda c, k=context: _text(c, k(c)))
            print(f"{name} from blocks, learned from {told}: {got.figure:.4f} P {got.precision:.4f} R {got.recall:.4f}")


def _text(case: Any, context: contextlib.AbstractContextManager[None]) -> tuple[str, int]:
    page = read_bytes(case.data, f"{case.name}.html")
    with context:
        taken = blocks.taken(page)
    return "\n".join(b.span.of(page.text) for b, one in zip(page.blocks, taken, strict=True) if one), 1


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("shared", type=Path)
    parse.add_argument("--report", action="store_true")
    options: Any = parse.parse_args()
    if options.report:
        report(options.shared)
    else:
        learn(examples(options.shared), "blocks", DATA)


if __name__ == "__main__":
    main()

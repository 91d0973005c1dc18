"""Learns where articles begin on composite pages, to data/gaps.npz.

    python bench/articles/train_gaps.py ../shared [--out FOLDER] [--pages 30] [--without FAMILY|families]

Learns from composed pages of the learn half of habits, wordings and articles, among them pages of mixed habits
(`mixed.py`), and from the pages of the open families with their true articles.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from composed import STYLES, compose, half_of, pool
from mixed import mixed

from headwater.articles import gaps, lines, segments
from headwater.ingest import read_bytes
from headwater.records import Page
from learning import learn_weighted

Row = tuple[np.ndarray, int, float]


def labelled(page: Page, bodies: list[list[tuple[int, int]]], weight: float) -> Iterator[Row]:
    """The rows of a page's gaps that are in question, and whether an article begins there.

    A paragraph belongs to the article that holds most of it; one that is no article's text tells nothing.
    """
    owner = np.full(len(page.text), -1)
    for number, spans in enumerate(bodies):
        for start, end in spans:
            owner[start:end] = number
    found = lines.read(page)
    body = [at for at, line in enumerate(found) if line.role == "body"]
    if len(body) < 2:
        return
    told = segments.gaps(page, found, body)
    table = gaps.rows(found, body, told)

    def whose(at: int) -> int:
        own = owner[found[at].span.start : found[at].span.end]
        own = own[own >= 0]
        return int(np.bincount(own).argmax()) if len(own) else -1

    for row, gap in zip(table, told, strict=True):
        above, below = whose(gap.above), whose(gap.below)
        if gaps.in_question(found, gap) and above >= 0 and below >= 0:
            yield row, int(above != below), weight


def composed(shared: Path, pages: int) -> Iterator[Row]:
    """Composed pages of the learn half."""
    texts = pool(shared, "learn")
    for style in STYLES:
        if half_of(style) == "learn":
            for number in range(1000, 1000 + pages):
                sheet = compose(style, number, texts, "learn")
                page = read_bytes(sheet.text.encode(), "page.txt")
                yield from labelled(page, [a.body for a in sheet.articles], 1.0)
    for number in range(pages * 12):
        sheet = mixed(random.Random(f"mixed {number}"), texts)
        page = read_bytes(sheet.text.encode(), "page.txt")
        yield from labelled(page, [a.body for a in sheet.articles], 1.0)


def families(shared: Path, without: str) -> Iterator[Row]:
    """The text pages of the families."""
    for file in sorted((shared / "data/families/open").glob("*/gold.json")):
        if without and (without == "families" or without in file.parent.name):
            continue
        truth = json.loads(file.read_text("utf-8"))
        for name in sorted({row["page"] for row in truth["articles"] if row["page"].endswith(".txt")}):
            page = read_bytes((file.parent / "pages" / name).read_bytes(), name)
            yield from labelled(page, [row["body"] for row in truth["articles"] if row["page"] == name], 3.0)


def gathered(shared: Path, pages: int, without: str) -> Iterator[Row]:
    """All that is learned from."""
    yield from composed(shared, pages)
    yield from families(shared, without)


if __name__ == "__main__":
    learn_weighted(
        __doc__, gathered, gaps.NAMES, ("same", "begins"), "gaps", pages=24,
        max_iter=70, learning_rate=0.12, min_samples_leaf=15, l2_regularization=2.0,
    )  # fmt: skip

"""Learns which lines between two articles are the head of the lower and which the foot of the upper, to data/cuts.npz.

    python bench/articles/train_cuts.py ../shared [--out FOLDER] [--pages 16] [--without FAMILY|families]

Learns from the same pages as `train_gaps.py`.
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

from headwater.articles import cuts, lines
from headwater.ingest import read_bytes
from headwater.records import Page
from learning import learn_weighted

Row = tuple[np.ndarray, int, float]


def labelled(page: Page, starts: list[int], bodies: list[list[tuple[int, int]]], weight: float) -> Iterator[Row]:
    """The rows of the lines between an article's last paragraph and the next one's first, and whether each is head."""
    found = lines.read(page)
    body = [at for at, line in enumerate(found) if line.role == "body"]
    if not body:
        return
    edges = cuts.edges(found, body)
    for number in range(1, len(starts)):
        first = min((s for s, _ in bodies[number]), default=None)
        last = max((e for _, e in bodies[number - 1]), default=None)
        if first is None or last is None:
            continue
        below = next((at for at in body if found[at].span.end > first), None)
        above = next((at for at in reversed(body) if found[at].span.start < last), None)
        if below is None or above is None or not above < below - 1:
            continue
        top = max(above + 1, below - cuts._MOST)
        for n, row in enumerate(cuts.rows(found, top, below, edges)):
            yield row, int(found[top + n].span.end > starts[number]), weight


def gathered(shared: Path, pages: int, without: str) -> Iterator[Row]:
    """All that is learned from."""
    texts = pool(shared, "learn")
    sheets = [compose(style, number, texts, "learn") for style in STYLES if half_of(style) == "learn"
              for number in range(2000, 2000 + pages)]  # fmt: skip
    sheets += [mixed(random.Random(f"cuts {number}"), texts) for number in range(pages * 20)]
    for sheet in sheets:
        page = read_bytes(sheet.text.encode(), "page.txt")
        starts = [_begin(page.text, a.start) for a in sheet.articles]
        yield from labelled(page, starts, [a.body for a in sheet.articles], 1.0)
    for file in sorted((shared / "data/families/open").glob("*/gold.json")):
        if without and (without == "families" or without in file.parent.name):
            continue
        truth = json.loads(file.read_text("utf-8"))
        for name in sorted({row["page"] for row in truth["articles"] if row["page"].endswith(".txt")}):
            page = read_bytes((file.parent / "pages" / name).read_bytes(), name)
            own = [row for row in truth["articles"] if row["page"] == name]
            starts = [_begin(page.text, row["start"]) for row in own]
            yield from labelled(page, starts, [row["body"] for row in own], 3.0)


def _begin(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


if __name__ == "__main__":
    learn_weighted(
        __doc__, gathered, cuts.NAMES, ("foot", "head"), "cuts", pages=14,
        max_iter=60, learning_rate=0.12, min_samples_leaf=12, l2_regularization=2.0,
    )  # fmt: skip

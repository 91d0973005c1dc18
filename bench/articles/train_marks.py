"""Learns which lines of text pages are furniture, to data/marks.npz.

    python bench/articles/train_marks.py ../shared [--out FOLDER] [--pages 14] [--without FAMILY|families]

Learns from composed pages of the learn half (habits, wordings and articles) and the text pages of the open families.
What the words of a line weigh is one of the columns. So that the trees trust it as far as it goes on words it has not
seen, those weights come here from models that did not learn from the wordings, or from the family, at hand; they are
made by `train_lines.py --without` and kept under bench/.cache.
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
import train_lines
from composed import STYLES, compose, half_of, pool
from mixed import mixed
from pool import CACHE

from headwater.articles import lines, marks, wording
from headwater.ingest import read_bytes
from headwater.records import Page
from learning import learn_weighted


def weigh_without(shared: Path, name: str) -> None:
    """Let the weights of words come from a model that did not learn from a family, or from the invented wordings."""
    kept = CACHE / f"lines_without_{name}.npz"
    if not kept.exists():
        np.savez_compressed(kept, **train_lines.learn(train_lines.levelled(train_lines.gather(shared, name))))
    wording.model = lambda: _read(kept)


_read = wording.model


def labelled(page: Page, furniture: list[tuple[int, int]]) -> Iterator[tuple[np.ndarray, int]]:
    """The rows of a page's lines that are asked about, and whether each is furniture."""
    told = bytearray(len(page.text))
    for start, end in furniture:
        told[start:end] = b"\1" * (end - start)
    found = lines.read(page, marked=False)
    table = marks.rows(found)
    for at, line in enumerate(found):
        if line.role in marks._ASKED and line.words <= marks._MOST_WORDS:
            size = max(1, len(line.span))
            yield table[at], int(sum(told[line.span.start : line.span.end]) > 0.5 * size)


def composed(shared: Path, pages: int) -> Iterator[tuple[np.ndarray, int, float]]:
    """Lines of composed pages of the learn half."""
    texts = pool(shared, "learn")
    weigh_without(shared, "wordings")
    for style in STYLES:
        if half_of(style) != "learn":
            continue
        for number in range(1000, 1000 + pages):
            sheet = compose(style, number, texts, "learn")
            page = read_bytes(sheet.text.encode(), "page.txt")
            for row, label in labelled(page, [f[:2] for f in sheet.furniture]):
                yield row, label, 1.0
    for number in range(pages * 10):
        sheet = mixed(random.Random(f"marks {number}"), texts)
        page = read_bytes(sheet.text.encode(), "page.txt")
        for row, label in labelled(page, [f[:2] for f in sheet.furniture]):
            yield row, label, 1.0


def families(shared: Path, without: str) -> Iterator[tuple[np.ndarray, int, float]]:
    """Lines of the text pages of the families."""
    for file in sorted((shared / "data/families/open").glob("*/gold.json")):
        if without and (without == "families" or without in file.parent.name):
            continue
        truth = json.loads(file.read_text("utf-8"))
        weigh_without(shared, file.parent.name)
        for name in sorted({row["page"] for row in truth["articles"] if row["page"].endswith(".txt")}):
            page = read_bytes((file.parent / "pages" / name).read_bytes(), name)
            spans = [tuple(f["span"]) for row in truth["articles"] if row["page"] == name for f in row["furniture"]]
            for row, label in labelled(page, spans):  # type: ignore[arg-type]
                yield row, label, 4.0


def gathered(shared: Path, pages: int, without: str) -> Iterator[tuple[np.ndarray, int, float]]:
    """All that is learned from."""
    yield from composed(shared, pages)
    yield from families(shared, without)


if __name__ == "__main__":
    learn_weighted(
        __doc__, gathered, marks.NAMES, ("text", "furniture"), "marks", pages=14,
        max_iter=60, learning_rate=0.15, min_samples_leaf=12, l2_regularization=1.0,
    )  # fmt: skip

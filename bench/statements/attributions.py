"""Sources and what they are given as saying, against PolNeAR (measuring only): overlap of characters.

    python bench/statements/attributions.py [--first N] [FILE]

Of an article all characters that the first annotator marks as content (or source) stand against all that are found. The
annotators mark no attribution inside another's content, so only outermost reports count; every direct quote is content.
Nothing is learned or tuned on this set.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from headwater.records import Article, Span
from headwater.statements import reported
from headwater.statements.quotes import blotted, quoted
from headwater.text.sentences import sentences
from rows import Row

SHARED = Path(__file__).parents[3] / "shared"
SET = "data/polnear/dev.jsonl.gz"
_QUOTE = 12  # characters; shorter quoted words are terms


_APART = "never learned from; misses were read while building"


def article(doc: str, text: str) -> Article:
    body = tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))
    whole = Span(0, len(text))
    return Article(f"{doc}#1", doc, 1, whole, body, "\n".join(s.of(text) for s in body), language="en")


def gold(row: dict[str, Any], part: str) -> set[int]:
    marked = row["annotations"][0]["attributions"]
    return {
        i for a in marked for piece in a.get(part) or [] for start, end in piece["offsets"] for i in range(start, end)
    }


def found(one: Article) -> tuple[set[int], set[int]]:
    """The characters of all content and of all sources."""
    content: set[int] = set()
    source: set[int] = set()
    bare: dict[int, tuple[int, str]] = {}
    for number, (place, words) in enumerate(one.paragraphs()):
        quotes = quoted(words)
        bare[number] = (place.start, blotted(words, quotes))
        for quote in quotes:
            if len(quote.content) > _QUOTE:
                content |= set(range(place.start + quote.outer.start, place.start + quote.outer.end))
    for sentence in sentences(one):
        start, text = bare[sentence.paragraph]
        at = sentence.span.start
        for report in reported.find(text[at - start : sentence.span.end - start]):
            if report.source is not None and not report.depth:
                source |= set(range(at + report.source.start, at + report.source.end))
            for piece in report.content:
                content |= set(range(at + piece.start, at + piece.end))
    return content, source


def articles(file: Path, first: int) -> Iterator[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for n, line in enumerate(lines):
            if n >= first:
                break
            yield json.loads(line)


def measured(file: Path, first: int = 10_000) -> dict[str, tuple[float, float, float, int]]:
    """Of content and source: precision, recall, F1, and how many attributions there are."""
    totals = {"content": [0, 0, 0], "source": [0, 0, 0]}
    many = 0
    for row in articles(file, first):
        content, source = found(article(row["doc"], row["text"]))
        many += len(row["annotations"][0]["attributions"])
        for part, got in (("content", content), ("source", source)):
            want = gold(row, part)
            for k, size in enumerate((len(got & want), len(got), len(want))):
                totals[part][k] += size
    figures = {}
    for part, (hit, got_n, want_n) in totals.items():
        p, r = hit / max(1, got_n), hit / max(1, want_n)
        figures[part] = (p, r, 2 * p * r / max(1e-9, p + r), many)
    return figures


def rows(shared: Path) -> list[Row]:
    """The figures of the whole development set."""
    got = measured(shared / SET)
    return [
        Row("polnear dev", "content overlap F1", got["content"][2], got["content"][3], 0.70, 0.83, learned=_APART),
        Row("polnear dev", "source overlap F1", got["source"][2], got["source"][3], 0.65, 0.80, learned=_APART),
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?", type=Path, default=SHARED / SET)
    parser.add_argument("--first", type=int, default=10_000)
    chosen = parser.parse_args()
    for part, (p, r, f, _) in measured(chosen.file, chosen.first).items():
        print(f"{part}: precision {p:.3f} recall {r:.3f} F1 {f:.3f}")


if __name__ == "__main__":
    main()

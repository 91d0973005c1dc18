"""Sources and what they are given as saying, against PolNeAR (measuring only): overlap of characters.

    python bench/statements/attributions.py [--first N] [FILE]

Of an article all characters that the annotators mark as content (or source) stand against all that are found. Found
content is a sentence with a source, without the words of source and cue, and every direct quote.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from pathlib import Path
from typing import Any

from headwater import names
from headwater.records import Article, Span
from headwater.statements import scene


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
    content: set[int] = set()
    source: set[int] = set()
    for line in scene.lines(one, names.find(one)):
        shift = line.sentence.span.start
        for quote in line.quotes:
            content |= set(range(quote.outer.start, quote.outer.end))
        for said in line.said:
            place = said.place.shifted(shift)
            verb = said.verb.shifted(shift)
            words = set(range(place.start, place.end))
            source |= words - set(range(verb.start, verb.end))
        if line.said:
            first = min(s.place.start for s in line.said)
            last = max(s.place.end for s in line.said)
            before, after = range(shift, shift + first), range(shift + last, line.sentence.span.end)
            content |= set(max(before, after, key=len))
    return content, source


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", nargs="?", default=str(Path(__file__).parents[3] / "shared/data/polnear/dev.jsonl.gz"))
    parser.add_argument("--first", type=int, default=60)
    chosen = parser.parse_args()
    totals = {"content": [0, 0, 0], "source": [0, 0, 0]}
    with gzip.open(chosen.file, "rt", encoding="utf-8") as rows:
        for n, line in enumerate(rows):
            if n >= chosen.first:
                break
            row = json.loads(line)
            content, source = found(article(row["doc"], row["text"]))
            for part, got in (("content", content), ("source", source)):
                want = gold(row, part)
                for k, size in enumerate((len(got & want), len(got), len(want))):
                    totals[part][k] += size
    for part, (hit, got_n, want_n) in totals.items():
        p, r = hit / max(1, got_n), hit / max(1, want_n)
        print(f"{part}: precision {p:.3f} recall {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f}")


if __name__ == "__main__":
    main()

"""How well dateline and byline of wire copy are read: 3,000 items of Reuters-21578, each as a page of text.

    python bench/articles/reuters.py ../shared [--all]

Only measured on, never tuned: the set's terms allow no more. A page is the headline, the byline where there is one, and
the text with its dateline, a paragraph a line (the wire broke lines at 60 characters). The dateline's place is
right when its words are those before the date; the authors are right when they are exactly the persons of the byline,
none where it has none.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from pathlib import Path
from typing import Any

from headwater.articles import split
from headwater.ingest import read_bytes

sys.path.insert(0, str(Path(__file__).parents[1]))
from rows import Row, fold

SAMPLE = 3000
_BYLINE = re.compile(r"^\s*by\s+", re.I)
_END = re.compile(r"\s*,?\s*(?:reuters?|of reuters|\(reuters\)).*$", re.I)
_DATE = re.compile(
    r",?\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*\d{1,2}\b.*$|\s*-+\s*$", re.I | re.S
)


def items(shared: Path) -> list[dict[str, Any]]:
    """The items with title and text."""
    with gzip.open(shared / "data/reuters21578/reuters21578.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row for row in rows if row.get("title") and row.get("body") and row.get("dateline")]


def sampled(rows: list[dict[str, Any]], every: bool) -> list[dict[str, Any]]:
    """All items, or a sample by a fixed hash."""
    share = max(1, len(rows) // SAMPLE)
    return rows if every else [row for row in rows if fold(str(row["id"]), share) == 0][:SAMPLE]


def page(row: dict[str, Any]) -> str:
    """An item as the wire prints it."""
    head = [row["title"]] + ([row["author"].strip()] if row.get("author") else [])
    told = f"{row['dateline'].strip()} {row['body'].strip()}"
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n|\n {2,}", told)]
    return "\n".join([*head, "", *paragraphs]) + "\n"


def place(dateline: str) -> str:
    """The words of a dateline before its date, folded.

    >>> place("NEW YORK, March 3 - ")
    'new york'
    """
    return " ".join(re.findall(r"[^\W\d_]+", _DATE.sub("", " ".join(dateline.split())))).lower()


def persons(author: str) -> list[str]:
    """The persons of a byline field, folded.

    >>> persons("By Jane Roe and John Doe, Reuters"), persons("")
    (['jane roe', 'john doe'], [])
    """
    words = _END.sub("", _BYLINE.sub("", " ".join(author.split())))
    names = re.split(r"\s*,\s*|\s+and\s+", words)
    return sorted(" ".join(re.findall(r"[^\W\d_]+", name)).lower() for name in names if name.strip())


def judge(row: dict[str, Any]) -> tuple[bool, bool, str]:
    """Whether the place and the authors of an item are right, and what was read."""
    found = split(read_bytes(page(row).encode(), f"{row['id']}.txt"))
    if not found:
        return False, not persons(row["author"]), "no article"
    article = found[0]
    told = place(article.dateline or "")
    wanted = place(row["dateline"])
    # A dateline may name the country or a second place after the first: the first is what is asked for.
    right = bool(told) and (told == wanted or wanted.startswith(f"{told} "))
    names = sorted(" ".join(re.findall(r"[^\W\d_]+", name)).lower() for name in article.authors)
    return right, names == persons(row["author"]), f"{article.dateline!r} {article.authors!r}"


_HOW = "nothing is learned; kinds of misses and some missed items were read"


def rows(shared: Path, every: bool = False, show: int = 0) -> list[Row]:
    """The two figures."""
    told = sampled(items(shared), every)
    judged = [judge(row) for row in told]
    signed = [at for at, row in enumerate(told) if row.get("author")]
    for row, (where, who, read) in zip(told, judged, strict=True):
        if show and not (where and who):
            show -= 1
            print("  ", row["id"], repr(row["dateline"]), repr(row["author"]), "->", read)
    places = sum(j[0] for j in judged) / len(judged)
    bylines = sum(j[1] for j in judged) / len(judged)
    printed = sum(judged[at][1] for at in signed) / max(1, len(signed))
    return [
        Row("reuters21578", "dateline place", places, len(judged), 0.98, learned=_HOW),
        Row("reuters21578", "byline, none where none", bylines, len(judged), 0.95, learned=_HOW),
        Row("reuters21578", "byline, of items that have one", printed, len(signed), 0.95, learned=_HOW),
    ]


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("shared", type=Path)
    parse.add_argument("--all", action="store_true")
    options = parse.parse_args()
    for row in rows(options.shared, options.all):
        print(f"{row.data:16} {row.measure:32} {row.figure:.3f} of {row.cases}  floor {row.floor}")


if __name__ == "__main__":
    main()

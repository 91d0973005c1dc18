"""Items of one agency that were sent again or revised, against form letters that only share their form.

    python bench/copies/reuters.py ../shared [--wrong]

The set is for measuring only: nothing is learned or chosen on it. Labels stand in `reuters_labels.tsv`: by a rule
(`rule`: hours apart, figures that both have, likeness of the opening), looked through by eye; a hundred of each.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
from rapidfuzz.fuzz import ratio

from headwater import copies
from headwater.records import Article, Pair, Span
from rows import Row

SET = "data/reuters21578"
LABELS = Path(__file__).parent / "reuters_labels.tsv"
_EACH = 100
_SOON, _LATE = 48, 72  # hours


class Couple(NamedTuple):
    """Two items that share many five-word sequences."""

    a: Article
    b: Article
    hours: float


def couples(shared: Path) -> dict[tuple[str, str], Couple]:
    """All near duplicates of the set by their numbers."""
    with gzip.open(shared / SET / "reuters21578.jsonl.gz", "rt", encoding="utf-8") as lines:
        items = {str(row["id"]): row for row in map(json.loads, lines)}
    found = {}
    with (shared / SET / "near_duplicate_pairs.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            one, two = (items[row[key]] for key in ("id_a", "id_b"))
            times = [_when(item["date"]) for item in (one, two)]
            if times[0] and times[1]:
                hours = abs((times[1] - times[0]).total_seconds()) / 3600
                found[row["id_a"], row["id_b"]] = Couple(_article(one), _article(two), hours)
    return found


def _when(stamp: str) -> datetime | None:
    hit = re.match(r"\s*(\d+)-(\w+)-(\d+)\s+(\d+):(\d+):(\d+)", stamp)
    return datetime.strptime(" ".join(hit.groups()), "%d %b %Y %H %M %S") if hit else None


def _article(item: dict[str, str]) -> Article:
    body = re.sub(r"\s*\bReuter\b\W*$", "", item["body"])
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s{2,}", body) if part.strip()]
    text = "\n".join(paragraphs)
    spans, at = [], 0
    for part in paragraphs:
        spans.append(Span(at, at + len(part)))
        at += len(part) + 1
    when = _when(item["date"])
    return Article(
        f"{item['id']}#1", str(item["id"]), 1, Span(0, len(text)), tuple(spans), text, " ".join(item["title"].split()),
        publisher="Reuters", agency="Reuters", published=when.isoformat() if when else None, language="en",
        published_from="explicit" if when else "none",
    )  # fmt: skip


def rule(it: Couple) -> str | None:
    """What the label would be: soon after, with the same figures and opening; or late, or with other figures."""
    one, two = (set(re.findall(r"\d[\d,./-]*", x.text)) for x in (it.a, it.b))
    agree = len(one & two) / max(1, min(len(one), len(two))) if one and two else 1.0
    opening = ratio(it.a.text[:160], it.b.text[:160])
    if it.hours <= _SOON and agree >= 0.8 and opening >= 55:
        return "sent-again"
    return "form" if it.hours > _LATE or agree <= 0.5 else None


def choose(found: dict[tuple[str, str], Couple]) -> Iterator[tuple[str, str, str]]:
    """A hundred of each label by fixed hash."""
    left = {"sent-again": _EACH, "form": _EACH}
    for a, b in sorted(found, key=lambda ids: hashlib.sha256("-".join(ids).encode()).hexdigest()):
        said = rule(found[a, b])
        if said and left[said]:
            left[said] -= 1
            yield a, b, said


def labels() -> dict[tuple[str, str], str]:
    """The labels as they were kept."""
    kept = (line.split("\t") for line in LABELS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {(a, b): said for a, b, said in kept}


def told(it: Couple) -> Pair | None:
    """The pair when it is reported as a copy."""
    found = copies.relate(it.a, it.b) if copies.promising(it.a, it.b) else None
    return found if found is not None and found.relation is not None else None


def rows(shared: Path) -> list[Row]:
    """How well what was sent again is told from form letters."""
    found = couples(shared)
    right = wrong = missed = 0
    for ids, said in labels().items():
        reported = told(found[ids]) is not None
        right += reported and said == "sent-again"
        wrong += reported and said == "form"
        missed += not reported and said == "sent-again"
    f1 = 2 * right / max(1, 2 * right + wrong + missed)
    return [
        Row("reuters21578", "sent again or revised, not form letters: F1", f1, len(labels()), 0.90, None,
            learned="one rule was written after misses had been read"),
        Row("reuters21578", "... precision", right / max(1, right + wrong), right + wrong),
        Row("reuters21578", "... recall", right / max(1, right + missed), right + missed),
    ]  # fmt: skip


def main() -> None:
    """Prints the figures, or pairs for reading by eye."""
    options = argparse.ArgumentParser()
    options.add_argument("shared", type=Path)
    options.add_argument("--choose", action="store_true", help="write the labels anew by the rule")
    options.add_argument("--wrong", action="store_true", help="show what is told otherwise than labelled")
    asked = options.parse_args()
    if asked.choose:
        LABELS.write_text("".join("\t".join(row) + "\n" for row in choose(couples(asked.shared))), encoding="utf-8")
    if asked.wrong:
        found = couples(asked.shared)
        for ids, said in labels().items():
            pair = told(found[ids])
            if (pair is not None) != (said == "sent-again"):
                it = found[ids]
                print(said, *ids, f"{it.hours:.0f} h", pair and (pair.relation, pair.score, pair.evidence[:2]))
                print("   ", it.a.title, "|", it.a.text[:260].replace("\n", " "))
                print("   ", it.b.title, "|", it.b.text[:260].replace("\n", " "))
    for row in rows(asked.shared):
        print(f"{row.measure:50} {row.figure:.3f} {row.cases}")


if __name__ == "__main__":
    main()

"""Commitments of single passages against hand labels: precision and recall, and how often each part is right.

    python bench/closely/commitments.py [--details] [HALF ...]

A find is right when it overlaps a label's clause and has its status; who, towards whom, how much and "previously
announced" are counted apart, over the finds that are right. Mere plans (status `planned`) are no commitments.
`--details` prints misses and false alarms of the passages that may be read; those marked late are only counted,
and only when they are asked for.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from check import load, place

from headwater import names, statements
from headwater.records import Article, Span, Statement
from rows import Row

READ = ("seen", "kept", "fresh")  # halves that may be read
LATE = "late"  # counted only

PARTS = ("by", "to", "amount")


def article(record: dict[str, Any]) -> Article:
    """The passage as an article of its own."""
    text, spans, at = record["text"], [], 0
    for paragraph in text.split("\n"):
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    return Article(ref="p#1", page="p", number=1, span=Span(0, len(text)), body=tuple(spans), text=text,
                   language=record["language"], published=record.get("published"))  # fmt: skip


def finds(record: dict[str, Any]) -> list[Statement]:
    """The commitments that are read in a passage, each place once."""
    made = article(record)
    found = [s for s in statements.find(made, names.find(made)) if s.commitment and s.commitment.status != "planned"]
    kept: list[Statement] = []
    for statement in found:
        terms = statement.commitment
        same = [k for k in kept if k.commitment and terms and k.sentence == statement.sentence
                and (k.commitment.status, k.commitment.what) == (terms.status, terms.what)]  # fmt: skip
        if not same:
            kept.append(statement)
    return kept


def _words(text: str | None) -> set[str]:
    small = {
        "the",
        "a",
        "an",
        "of",
        "der",
        "die",
        "das",
        "le",
        "la",
        "les",
        "el",
        "los",
        "las",
        "president",
        "du",
        "de",
    }
    return set(re.findall(r"[^\W_]+", (text or "").lower())) - small


def same(a: str | None, b: str | None) -> bool:
    """Whether two wordings name the same: most words of the shorter are in the longer."""
    x, y = _words(a), _words(b)
    return not x and not y if not x or not y else len(x & y) * 2 >= min(len(x), len(y)) and bool(x & y)


def measured(record: dict[str, Any], details: list[str] | None = None) -> Counter[str]:
    """What was found of one passage."""
    counts: Counter[str] = Counter()
    left = finds(record)
    for label in record["commitments"]:
        start, end = place(record["text"], label)
        counts["labels"] += 1
        near = [s for s in left if s.span.start < end and start < s.span.end]
        hit = next((s for s in near if s.commitment and s.commitment.status == label["status"]), None)
        if hit is None or hit.commitment is None:
            if details is not None:
                read = [(s.text, s.commitment.status) for s in near if s.commitment]
                details.append(f"{record['id']} missed {label['words']!r} {label['status']}; read {read}")
            continue
        left.remove(hit)
        counts["right"] += 1
        counts["finds"] += 1
        for part in PARTS:
            counts[part] += same(getattr(hit.commitment, part), label.get(part))
            if details is not None and not same(getattr(hit.commitment, part), label.get(part)):
                read_part = getattr(hit.commitment, part)
                details.append(f"{record['id']} {part} of {label['words']!r} {label.get(part)!r}; read {read_part!r}")
        counts["before"] += hit.commitment.before == bool(label.get("previously_announced"))
    excused = [place(record["text"], label) for label in record.get("maybe") or ()]
    for statement in left:
        if not any(statement.span.start < end and start < statement.span.end for start, end in excused):
            counts["finds"] += 1
            if details is not None and statement.commitment:
                details.append(f"{record['id']} false {statement.text!r} {statement.commitment.status}")
    return counts


def total(half: str, details: list[str] | None = None) -> Counter[str]:
    """All passages of a half together."""
    counts: Counter[str] = Counter()
    for record in load("commitments", half):
        counts += measured(record, details if half in READ else None)
    return counts


def rows(_shared: Path) -> list[Row]:
    """Precision and recall of both halves, and the parts of what is right."""
    made = []
    for half in (*READ, LATE):
        c = total(half)
        name = f"closely/commitments ({half})"
        made.append(Row(name, "commitments, precision", c["right"] / max(1, c["finds"]), c["finds"], 0.85, 0.95))
        made.append(Row(name, "commitments, recall", c["right"] / max(1, c["labels"]), c["labels"], 0.85, 0.95))
        for part in (*PARTS, "before"):
            made.append(Row(name, f"{part} right", c[part] / max(1, c["right"]), c["right"]))
    return made


def main() -> None:
    details: list[str] = []
    for half in [a for a in sys.argv[1:] if a in (*READ, LATE)] or READ:
        c = total(half, details)
        parts = ", ".join(f"{part} {c[part] / max(1, c['right']):.2f}" for part in (*PARTS, "before"))
        print(f"{half}: precision {c['right'] / max(1, c['finds']):.3f} recall {c['right'] / max(1, c['labels']):.3f} "
              f"({c['labels']} labels, {c['finds']} finds); {parts}")  # fmt: skip
    if "--details" in sys.argv:
        print(*details, sep="\n")


if __name__ == "__main__":
    main()

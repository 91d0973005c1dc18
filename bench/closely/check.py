"""Checks the hand-labelled reading cases: every quoted label stands in its text, no label is ambiguous; prints counts.

python bench/closely/check.py
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KINDS = ("figures", "quotes", "chains", "commitments", "names")
HALVES = ("seen", "kept", "fresh", "late")
TYPES = {"direct", "indirect", "mixed"}
CHANNELS = {
    "statement",
    "interview",
    "document",
    "outlet",
    "observation",
    "post",
    "conference",
    "briefing",
    "unspecified",
}
STATUS = {
    "announced", "pledged", "agreed", "initialled", "signed", "allocated", "delivered", "denied", "not ruled out",
    "proposed", "withdrawn",
}  # fmt: skip
ENTITY = {"person", "org", "place", "event"}


def load(kind: str, half: str) -> list[dict[str, Any]]:
    """The records of one kind and half, in file order."""
    path = HERE / f"{kind}.{half}.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def place(text: str, label: dict[str, Any]) -> tuple[int, int]:
    """Where a label stands: the only occurrence of its words, or the `nth` from 1; ValueError when there is no such."""
    words, wanted = label["words"], label.get("nth", 1)
    at = -1
    for _ in range(wanted):
        at = text.find(words, at + 1)
        if at < 0:
            raise ValueError(f"not found: {words!r} ({wanted})")
    if "nth" not in label and text.find(words, at + 1) >= 0:
        raise ValueError(f"stands more than once, give nth: {words!r}")
    return at, at + len(words)


def labels(kind: str, record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every quoted label of a record."""
    for row in record[kind]:
        if kind == "quotes":
            yield from row["parts"]
        elif kind != "names":
            yield row
    for other in ("vague", "maybe", "none"):
        yield from record.get(other, ())


def further(kind: str, record: dict[str, Any]) -> Iterator[str]:
    """Words that must stand somewhere in the text, which place does not matter."""
    for row in record[kind]:
        if kind == "quotes":
            yield from (row[key] for key in ("speaker", "cue", "addressee", "medium") if row[key])
        elif kind == "chains":
            for link in row["chain"]:
                yield link["who"]
                yield from (piece for piece in (link["cue"] or "").split(" … ") if piece)
        elif kind == "commitments":
            yield from (row[key] for key in ("by", "to", "what", "amount", "condition", "date") if row[key])


def faults(kind: str, record: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a record."""
    text = record["text"]
    for label in labels(kind, record):
        try:
            place(text, label)
        except ValueError as reason:
            yield str(reason)
    for words in further(kind, record):
        if words not in text:
            yield f"not found: {words!r}"
    for row in record[kind]:
        if kind == "quotes" and row["type"] not in TYPES:
            yield f"type {row['type']!r}"
        if kind == "chains" and any(link["channel"] not in CHANNELS for link in row["chain"]):
            yield f"channel in {row['chain']}"
        if kind == "commitments" and row["status"] not in STATUS:
            yield f"status {row['status']!r}"
        if kind == "names":
            if row["type"] not in ENTITY:
                yield f"type {row['type']!r}"
            for label in row["mentions"]:
                if label["words"] not in text or ("nth" in label and text.count(label["words"]) < label["nth"]):
                    yield f"not found: {label['words']!r}"
    if kind == "figures":
        spots = sorted(place(text, row) for row in record[kind] if row["words"] in text)
        for (_, end), (start, _) in pairwise(spots):
            if start < end:
                yield f"labels overlap at {text[start:end]!r}"


def main() -> int:
    wrong, ids = 0, Counter[str]()
    for kind in KINDS:
        for half in HALVES:
            records = load(kind, half)
            for record in records:
                ids[record["id"]] += 1
                for fault in faults(kind, record):
                    wrong += 1
                    print(f"{kind}.{half} {record['id']}: {fault}", file=sys.stderr)
                if record["half"] != half:
                    wrong += 1
                    print(f"{record['id']} stands in the wrong file", file=sys.stderr)
            by_language = Counter(record["language"] for record in records)
            marked = Counter[str]()
            for record in records:
                marked[record["language"]] += len(record[kind])
            none = sum(len(record["none"]) for record in records)
            words = ", ".join(f"{name} {marked[name]} in {by_language[name]}" for name in sorted(by_language))
            print(f"{kind:12} {half}: {sum(marked.values())} labels in {len(records)} passages ({words}); {none} none")
    for name in (name for name, n in ids.items() if n > 1):
        wrong += 1
        print(f"{name} is given twice", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

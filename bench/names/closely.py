"""Names in single passages labelled by hand: found, no others, typed right, one thing one entity, look-alikes apart.

    python bench/names/closely.py [--details]

Data: bench/closely/names.*.jsonl, fiction of our own. Of the fresh set only the counts are shown.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from headwater import names
from headwater.records import Article, Span
from rows import Row

FOLDER = Path(__file__).parents[1] / "closely"


def article_of(text: str, language: str) -> Article:
    body, at = [], 0
    for line in text.split("\n"):
        body.append(Span(at, at + len(line)))
        at += len(line) + 1
    kept = tuple(span for span in body if len(span))
    return Article("p#1", "p", 1, Span(0, len(text)), kept, "\n".join(s.of(text) for s in kept), language=language)


def places(text: str, words: str) -> list[Span]:
    found, at = [], text.find(words)
    while at >= 0:
        if not text[at - 1 : at].isalnum() and not text[at + len(words) : at + len(words) + 1].isalnum():
            found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return found


def labels(row: dict[str, Any]) -> dict[Span, int]:
    """Every labelled place with the number of what it names; the longest spelling at a place wins."""
    spans: dict[Span, int] = {}
    for number, entity in enumerate(row.get("names") or row.get("entities")):
        for mention in entity["mentions"]:
            at = places(row["text"], mention["words"])
            chosen = [at[mention["nth"] - 1]] if mention.get("nth") and mention["nth"] <= len(at) else at
            for span in chosen:
                spans[span] = number
    return {s: n for s, n in spans.items() if not any(o != s and o.covers(s) and len(o) > len(s) for o in spans)}


def measure(rows: list[dict[str, Any]], details: bool) -> Counter[str]:
    total: Counter[str] = Counter()
    for row in rows:
        gold, text = labels(row), row["text"]
        entities = row.get("names") or row.get("entities")
        loose = [s for it in (*(row.get("maybe") or []), *(row.get("none") or [])) for s in places(text, it["words"])]
        wrong = [s for it in (row.get("none") or []) for s in places(text, it["words"])]
        article = article_of(text, row["language"])
        mentions = names.find(article)
        bearers: dict[str, set[int]] = defaultdict(set)
        for number, entity in enumerate(names.resolve({"p#1": mentions})):
            for s in entity.spellings:
                bearers[s.text].add(number)
        # One spelling of two things belongs to the thing whose full name the mention has.
        group = {
            m: min(bearers[m.text] & bearers[m.key] or bearers[m.text], default=-1 - at)
            for at, m in enumerate(mentions)
        }
        met: dict[int, set[int]] = defaultdict(set)
        for span, number in gold.items():
            hit = next((m for m in mentions if m.span.overlaps(span) and _near(m, span, text)), None)
            total["of"] += 1
            total["found"] += hit is not None
            if hit is not None:
                total["typed"] += hit.type == entities[number]["type"]
                met[number].add(group[hit])
            if details and (hit is None or hit.type != entities[number]["type"]):
                print(
                    row["id"],
                    "missed" if hit is None else f"typed {hit.type}",
                    repr(span.of(text)),
                    entities[number]["type"],
                )
        for m in mentions:
            if any(m.span.overlaps(s) for s in gold):
                continue
            if any(m.span.overlaps(s) for s in loose) and not any(m.span.overlaps(s) for s in wrong):
                continue
            total["false"] += 1
            if details:
                print(row["id"], "FALSE ", repr(m.text), m.type)
        for number in met:
            total["one of"] += 1
            total["one"] += len(met[number]) == 1
            if details and len(met[number]) > 1:
                print(row["id"], "in parts", entities[number]["name"])
        for a, b in combinations(sorted(met), 2):
            total["merged"] += bool(met[a] & met[b])
            if details and met[a] & met[b]:
                print(row["id"], "MERGED", entities[a]["name"], entities[b]["name"])
    return total


def _near(m: Any, span: Span, text: str) -> bool:
    """Whether the words found are those labelled, up to a title, an article or a word of kind."""
    mine, theirs = set(m.text.casefold().split()), set(span.of(text).casefold().split())
    wide = set(m.wide.casefold().split()) or mine
    return (
        mine == theirs
        or wide == theirs
        or (mine < theirs and len(theirs - mine) == 1)
        or (theirs < mine and len(mine - theirs) == 1)
    )


def rows(shared: Path) -> list[Row]:
    """The figures of all sets; the fresh one is only counted."""
    made = []
    for half in ("seen", "kept", "fresh"):
        total = measure(_load(half), details=False)
        learned = "counted only" if half == "fresh" else "read while building"
        precision = total["found"] / max(1, total["found"] + total["false"])
        recall = total["found"] / max(1, total["of"])
        data = f"bench/closely names, {half}"
        made += [
            Row(data, "names: precision", precision, total["found"] + total["false"], 0.85, 0.95, learned=learned),
            Row(data, "names: recall", recall, total["of"], 0.85, 0.95, learned=learned),
            Row(data, "names: type right", total["typed"] / max(1, total["found"]), total["found"], learned=learned),
            Row(data, "names: one entity", total["one"] / max(1, total["one of"]), total["one of"], learned=learned),
            Row(data, "names: two things merged", float(total["merged"]), total["one of"], lower=True, learned=learned),
        ]
    return made


def _load(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / f"names.{half}.jsonl").read_text(encoding="utf-8").splitlines()]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--details", action="store_true")
    if parser.parse_args().details:
        measure(_load("seen"), details=True)
    for row in rows(Path()):
        print(f"{row.data:28} {row.measure:26} {row.figure:.3f} of {row.cases}")


if __name__ == "__main__":
    main()

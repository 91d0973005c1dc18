# ruff: noqa: E402
"""Quotes of single passages against hand labels: precision and recall, speakers, and the quotes with their speakers.

    python bench/closely/quotes.py [--details] [HALF ...]

A find is right when its words are a label's (content words, token F1 of .8). `--details` prints misses and false alarms
of the halves that may be read; the passages marked late are only counted, and only when they are asked for.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

from check import load

from headwater import names
from headwater.records import Article, Span
from headwater.statements import voices
from headwater.statements.voice import Voice
from rows import Row

SAME = 0.8  # token F1 of two readings of one quote
READ = ("seen", "kept", "fresh")  # halves that may be read
LATE = "late"  # counted only


class Counts(NamedTuple):
    """Labels found, labels with the right speaker, finds that are right, and how many of each there are."""

    hit: int = 0
    speaker: int = 0
    right: int = 0
    found: int = 0
    labels: int = 0

    def plus(self, other: Counts) -> Counts:
        """The sum of both."""
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


def article(record: dict[str, Any]) -> Article:
    """A passage as an article of its own."""
    text = record["text"]
    body = tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))
    return Article(f"{record['id']}#1", record["id"], 1, Span(0, len(text)), body, "\n".join(s.of(text) for s in body),
                   language=record["language"])  # fmt: skip


def heard(record: dict[str, Any]) -> list[Voice]:
    """Every voice of a passage."""
    one = article(record)
    mentions = names.find(one)
    return voices.find(one, mentions)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def f1(a: list[str], b: list[str]) -> float:
    shared = sum((Counter(a) & Counter(b)).values())
    return 2 * shared / (len(a) + len(b)) if a and b else 0.0


def one_per_cue(quotes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The labels of a passage, where direct speech that goes on after its tag is one, as README says of every label."""
    made: list[dict[str, Any]] = []
    for quote in quotes:
        last = made[-1] if made else None
        goes_on = quote["cue"] is None and quote["type"] == "direct" and last is not None and last["type"] == "direct"
        if last is not None and goes_on and last["cue"] and last["speaker"] == quote["speaker"]:
            made[-1] = {**last, "parts": [*last["parts"], *quote["parts"]]}
        else:
            made.append(quote)
    return made


def judged(record: dict[str, Any], *, details: bool) -> Counts:
    text = record["text"]
    labels = [(q, words(" ".join(p["words"] for p in q["parts"]))) for q in one_per_cue(record["quotes"])]
    maybe = [words(m["words"]) for m in record.get("maybe", [])]
    found = [(v, words(" ".join(p.of(text) for p in v.parts))) for v in heard(record) if v.form != "stance"]
    hit = speakers = 0
    used: set[int] = set()
    for label, wanted in labels:
        best = max(range(len(found)), key=lambda i: f1(found[i][1], wanted) if i not in used else -1.0, default=None)
        if best is None or best in used or f1(found[best][1], wanted) < SAME:
            if details:
                missed = " / ".join(p["words"] for p in label["parts"])
                print(f"MISS {record['id']}: {missed} | {label['speaker']} | {text!r}")
            continue
        used.add(best)
        hit += 1
        said = found[best][0].speaker
        ok = (said is None and label["speaker"] is None) or f1(words(said or ""), words(label["speaker"] or "")) >= SAME
        speakers += ok
        if details and not ok:
            print(f"WHO  {record['id']}: {said} for {label['speaker']} ({found[best][0].why}) | {text!r}")
    wrong = [i for i in range(len(found)) if i not in used and not any(f1(found[i][1], m) > 0.4 for m in maybe)]
    if details:
        for i in wrong:
            extra = " / ".join(p.of(text) for p in found[i][0].parts)
            print(f"EXTRA {record['id']}: {found[i][0].form} {extra} | {found[i][0].speaker} | {text!r}")
    return Counts(hit, speakers, hit, hit + len(wrong), len(labels))


def counted(half: str, *, details: bool = False) -> dict[str, Counts]:
    """Counts of a half, by language and for all."""
    found: dict[str, Counts] = {}
    for record in load("quotes", half):
        got = judged(record, details=details and half != LATE)
        for key in (record["language"], "all"):
            found[key] = found.get(key, Counts()).plus(got)
    return found


def rows(shared: Path) -> list[Row]:
    """The figures of the halves that were read while building, and of the one that never was."""
    made = []
    for half in (*READ, LATE):
        c, name = counted(half).get("all", Counts()), f"closely/quotes ({half})"
        made += [
            Row(name, "precision", c.right / max(1, c.found), c.found, 0.85, 0.95),
            Row(name, "recall", c.hit / max(1, c.labels), c.labels, 0.85, 0.95),
            Row(name, "speaker of those found", c.speaker / max(1, c.hit), c.hit, 0.85, 0.95),
        ]
    return made


def main() -> None:
    for half in [a for a in sys.argv[1:] if a in (*READ, LATE)] or READ:
        for key, c in counted(half, details="--details" in sys.argv).items():
            print(f"{half} {key}: precision {c.right / max(1, c.found):.3f} recall {c.hit / max(1, c.labels):.3f} "
                  f"speaker {c.speaker / max(1, c.hit):.3f} ({c.labels} labels)")  # fmt: skip


if __name__ == "__main__":
    main()

# ruff: noqa: E402
"""Attribution chains of single passages against hand labels: precision and recall of their links.

    python bench/closely/chains.py [--details] [HALF ...]

A label's claim is met by the voice with most of its words. Of the two chains a link is right when it names the same
source (token F1 of .6) in the same order; beside it stand how many right links have their channel and are rightly
called unnamed, and how many chains are right from end to end. Links of claims that nobody labelled are false alarms.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, NamedTuple

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

from check import load
from quotes import f1, heard, words

from headwater.statements.voice import Link, Voice
from rows import Row

SAME = 0.6  # token F1 of two ways of writing a source
READ = ("seen", "kept", "fresh")  # halves that may be read
LATE = "late"  # counted only
NEAR = 0.4  # token F1 of claim and voice, or most of the claim's words stand in the voice


class Counts(NamedTuple):
    """Right links, links found, links labelled, with channel, with anonymity, whole chains, chains."""

    right: int = 0
    found: int = 0
    labels: int = 0
    channel: int = 0
    unnamed: int = 0
    whole: int = 0
    chains: int = 0

    def plus(self, other: Counts) -> Counts:
        """The sum of both."""
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


def meets(voice: Voice, claim: list[str], text: str) -> float:
    told = words(" ".join(p.of(text) for p in voice.parts))
    inside = len(set(told) & set(claim)) / max(1, len(set(claim)))
    return max(f1(told, claim), 0.9 * inside if len(told) < 4 * len(claim) + 8 else 0.0)


def aligned(got: tuple[Link, ...], wanted: list[dict[str, Any]], text: str) -> list[tuple[Link, dict[str, Any]]]:
    """The links that are the same, in order."""
    found, at = [], 0
    for link in got:
        names = (words(link.who), words(link.span.of(text)))
        for j in range(at, len(wanted)):
            if max(f1(n, words(wanted[j]["who"])) for n in names) >= SAME:
                found.append((link, wanted[j]))
                at = j + 1
                break
    return found


def judged(record: dict[str, Any], *, details: bool) -> Counts:
    text = record["text"]
    voices = [v for v in heard(record) if v.chain]
    total = Counts()
    used: set[int] = set()
    for label in record["chains"]:
        claim = words(label["words"])
        best = max(
            range(len(voices)), key=lambda i: (meets(voices[i], claim, text), len(voices[i].chain)), default=None
        )
        got = voices[best].chain if best is not None and meets(voices[best], claim, text) >= NEAR else ()
        if best is not None and got:
            used.add(best)
        same = aligned(got, label["chain"], text)
        whole = len(same) == len(got) == len(label["chain"])
        channel = sum(link.channel == want["channel"] for link, want in same)
        unnamed = sum(link.anonymous == want["anonymous"] for link, want in same)
        total = total.plus(Counts(len(same), len(got), len(label["chain"]), channel, unnamed, whole, 1))
        if details and not (whole and channel == unnamed == len(same)):
            print(f"{record['id']}: {label['words']}")
            print("    found ", [(x.who, x.channel, x.anonymous) for x in got])
            print("    wanted", [(x["who"], x["channel"], x["anonymous"]) for x in label["chain"]])
    maybe = [words(m["words"]) for m in record.get("maybe", [])]
    for i, voice in enumerate(voices):
        if i in used or voice.form == "stance" or any(meets(voice, m, text) >= NEAR for m in maybe):
            continue
        if any(p.overlaps(q) for j in used for p in voice.parts for q in voices[j].parts):
            continue  # the same words, read once more inside a longer report
        total = total.plus(Counts(found=len(voice.chain)))
        if details:
            print(f"{record['id']}: EXTRA {' / '.join(p.of(text) for p in voice.parts)} {[x.who for x in voice.chain]}")
    return total


def counted(half: str, *, details: bool = False) -> dict[str, Counts]:
    """Counts of a half, by language and for all."""
    found: dict[str, Counts] = {}
    for record in load("chains", half):
        got = judged(record, details=details and half != LATE)
        for key in (record["language"], "all"):
            found[key] = found.get(key, Counts()).plus(got)
    return found


def rows(shared: Path) -> list[Row]:
    """The figures of the halves that were read while building, and of the one that never was."""
    made = []
    for half in (*READ, LATE):
        c, name = counted(half).get("all", Counts()), f"closely/chains ({half})"
        made += [
            Row(name, "precision of links", c.right / max(1, c.found), c.found, 0.85, 0.95),
            Row(name, "recall of links", c.right / max(1, c.labels), c.labels, 0.85, 0.95),
            Row(name, "channel of right links", c.channel / max(1, c.right), c.right),
            Row(name, "unnamed or named of right links", c.unnamed / max(1, c.right), c.right),
        ]
    return made


def main() -> None:
    for half in [a for a in sys.argv[1:] if a in (*READ, LATE)] or READ:
        for key, c in counted(half, details="--details" in sys.argv).items():
            print(
                f"{half} {key}: links precision {c.right / max(1, c.found):.3f} "
                f"recall {c.right / max(1, c.labels):.3f} "
                f"channel {c.channel / max(1, c.right):.3f} unnamed {c.unnamed / max(1, c.right):.3f} "
                f"whole chains {c.whole}/{c.chains}"
            )


if __name__ == "__main__":
    main()

"""Distorted statements asked through `trace`: how many are told apart from the true ones.

    .venv/bin/python bench/stories/distortions.py ../shared [--alone] [--details]

Of sixty statements of the open families the sentence that tells them, with the sentences beside it, is asked as a text
of its own: as it stands, and with one figure, one name or the sense changed, a third each. Everything is made by fixed
rules from the annotation, so that each run asks the same. A pair is told apart when the change is shown as a change of
meaning where it was made, and the true text shows none. `--alone` asks the one sentence without its neighbours.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import gold
import headwater
from headwater import names
from headwater.records import Article, Span, Traced
from headwater.text import numbers
from headwater.text.sentences import sentences
from rows import Row

OPEN = "data/families/open"
_EACH, _A_FAMILY = 20, 6
_LEFT_OUT = ("negation", "modality", "causality")  # a lost "not" stands nowhere in the text
_AUXILIARY = re.compile(r"\b(was|were|is|are|had|has|have|will|would|could|can|did|does|should)\b(?! not\b)(?!n't)")
_DENIED = re.compile(r"\b(was|were|is|are|had|has|have|will|would|could|can|did|does|should) not\b")


@dataclass(frozen=True)
class Asked:
    """A text, what was made of it, and where the change lies in that."""

    kind: str
    true: str
    distorted: str
    place: Span


def figure(text: str, language: str) -> tuple[str, Span] | None:
    """The text with the first figure that has two digits turned round, or one digit more."""
    for found in numbers.find(text, language):
        written = found.span.of(text)
        digits = re.search(r"\d[\d.,]*\d|\d", written)
        if found.quantity.kind in ("date", "time") or digits is None:
            continue
        old = digits[0]
        new = old[1] + old[0] + old[2:] if len(old) > 1 and old[1].isdigit() and old[0] != old[1] != "0" else "1" + old
        start = found.span.start + digits.start()
        return text[:start] + new + text[start + len(old) :], Span(start, start + len(new))
    return None


def name(article: Article, place: Span, others: list[tuple[str, str]]) -> tuple[str, Span] | None:
    """The sentence with a person or place in it replaced by one of another event, of as many words."""
    text = place.of(article.text)
    held = [m for m in names.find(article) if m.type in ("person", "place")]
    for mention in held:
        found = re.search(rf"\b{re.escape(mention.text)}\b", text)
        if found and len(mention.text) > 4:
            like = [o for kind, o in others if kind == mention.type and o not in article.text]
            new = next((o for o in like if len(o.split()) == len(mention.text.split())), "")
            if new:
                return text[: found.start()] + new + text[found.end() :], Span(found.start(), found.start() + len(new))
    return None


def sense(text: str) -> tuple[str, Span] | None:
    """The text with its first "not" taken out, or one put in."""
    if denied := _DENIED.search(text):
        return text[: denied.end(1)] + text[denied.end() :], Span(denied.start(1), denied.end(1) + 1)
    if said := _AUXILIARY.search(text):
        return text[: said.end()] + " not" + text[said.end() :], Span(said.start(), said.end() + 4)
    return None


def made(shared: Path, *, alone: bool = False) -> list[Asked]:
    """Twenty distortions of each kind, spread over the families."""
    cases = [gold.load(folder) for folder in gold.families(shared / OPEN)]
    people: dict[str, list[tuple[str, str]]] = {
        case.name: [(e["type"], e["name"]) for e in case.truth.get("entities", [])] for case in cases
    }
    found: dict[str, list[Asked]] = {"figure": [], "name": [], "sense": []}
    for at, case in enumerate(cases):
        foreign = people[cases[(at + 1) % len(cases)].name]
        held: dict[str, int] = dict.fromkeys(found, 0)
        for article, around, sentence in _told(case, alone=alone):
            text, inside = around.of(article.text), Span(sentence.start - around.start, sentence.end - around.start)
            clause = inside.of(text)
            tried = {
                "figure": figure(clause, article.language or "en"),
                "name": name(article, sentence, foreign),
                "sense": sense(clause),
            }
            open_kinds = [k for k, v in tried.items() if v and held[k] * 3 < _A_FAMILY and len(found[k]) < _EACH]
            if open_kinds:
                kind = min(open_kinds, key=lambda k: (held[k], k))
                new, place = tried[kind] or ("", Span(0, 0))
                held[kind] += 1
                whole = text[: inside.start] + new + text[inside.end :]
                found[kind].append(Asked(kind, text, whole, place.shifted(inside.start)))
    return [asked for rows_ in found.values() for asked in rows_]


def _told(case: gold.Case, *, alone: bool) -> Iterator[tuple[Article, Span, Span]]:
    """Of each statement the first article in English that tells it: the sentence, and it with what stands beside it."""
    for statement in case.truth["statements"]:
        for said in statement["asserted_by"]:
            article = case.articles[said["article"]]
            text = article.text
            at = text.find(said["quote"])
            if at < 0 or (article.language or "en")[:2] != "en":
                continue
            flat = _flat(article)
            number = next((i for i, s in enumerate(flat) if s.start <= at < s.end), None)
            if number is not None:
                beside = flat[max(0, number - 1) : number + 2]
                yield article, flat[number] if alone else Span(beside[0].start, beside[-1].end), flat[number]
                break


def _flat(article: Article) -> list[Span]:
    """Places of the sentences in the article's own text."""
    found, at = [], 0
    for sentence in sentences(article):
        start = article.text.find(sentence.text, at)
        if start >= 0:
            at = start + len(sentence.text)
            found.append(Span(start, at))
    return found


def asked(archive: headwater.Archive, text: str) -> tuple[Traced, ...]:
    """What the archive tells of a text on standard input."""
    return archive.trace("-", stdin=text.encode())[0]


def changed(told: tuple[Traced, ...], place: Span | None = None) -> bool:
    """Whether a change of meaning is shown in what was asked, at a place if one is given.

    What the source has besides is left out by every excerpt and changes nothing that is said.
    """
    for it in (it for one in told for it in one.alterations):
        if it.meaning_changed and not it.type.startswith(("sentence", "quote-dropped")):
            if it.b is None and it.type in _LEFT_OUT:
                return True
            if it.b is not None and (place is None or it.b.overlaps(place)):
                return True
    return False


def measure(shared: Path, *, alone: bool = False, details: bool = False) -> dict[str, tuple[int, int, int, int]]:
    """Of each kind: pairs, told apart, distorted seen, true ones taken for distorted."""
    counts: dict[str, list[int]] = {}
    with tempfile.TemporaryDirectory() as folder, headwater.open(Path(folder) / "news.db") as archive:
        archive.add([str(p) for p in sorted((shared / OPEN).glob("*/pages/*"))])
        for one in made(shared, alone=alone):
            true, distorted = asked(archive, one.true), asked(archive, one.distorted)
            seen, false = changed(distorted, one.place), changed(true)
            row = counts.setdefault(one.kind, [0, 0, 0, 0])
            for at, value in enumerate((True, seen and not false, seen, false)):
                row[at] += value
            if details and not (seen and not false):
                near = bool(distorted and distorted[0].nearest)
                print(f"{one.kind} {'seen' if seen else 'not seen'} {'FALSE' if false else ''} near {near}: "
                      f"{one.distorted!r} [{one.place.of(one.distorted)}]")  # fmt: skip
                for it in (*true, *distorted):
                    print("     ", [(x.type, x.before, x.after) for x in it.alterations
                                   if x.meaning_changed and not x.type.startswith(("sentence", "quote-d"))])
    return {kind: (row[0], row[1], row[2], row[3]) for kind, row in counts.items()}


def rows(shared: Path) -> list[Row]:
    """Distorted statements told apart from the true ones."""
    found = measure(shared)
    many = sum(row[0] for row in found.values())
    apart = sum(row[1] for row in found.values())
    return [
        Row("open families, distorted", "told apart by trace", apart / max(1, many), many, 0.75, 0.92, learned="no"),
        *(
            Row("open families, distorted", f"told apart: {kind}", row[1] / max(1, row[0]), row[0], learned="no")
            for kind, row in sorted(found.items())
        ),
    ]


def main() -> None:
    found = measure(Path(sys.argv[1]), alone="--alone" in sys.argv, details="--details" in sys.argv)
    for kind, row in sorted(found.items()):
        print(f"{kind}: {row[0]} pairs, {row[1]} told apart; distorted seen {row[2]}, true taken for it {row[3]}")
    print(f"all: {sum(r[1] for r in found.values())} of {sum(r[0] for r in found.values())}")


if __name__ == "__main__":
    main()

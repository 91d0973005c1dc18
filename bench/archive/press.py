"""Writes large archives: originals of the news stream, aged, with copies in realistic shares, kept as if read.

Texts are cut to the length of a report. From the second round on they are aged: dates move by five years, figures
change, and all but everyday words change places with others that are as rare, so that no two rounds share a story.
Three in ten articles are copies: reprints, edited and cut ones, later versions, rewordings, passages inside other
texts. Families are kept as they were made; stories are not told. The same seed gives the same archive, and a run that
was broken off goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import insert

sys.path.insert(0, str(Path(__file__).parents[1] / "copies"))
sys.path.insert(0, str(Path(__file__).parents[1] / "families"))
sys.path.insert(0, str(Path(__file__).parents[1]))
import rewording
from stream import STREAM, read

from headwater import copies, flow
from headwater.copies.wording import weight
from headwater.families.stemma import family_id
from headwater.records import Article, Block, Edge, Family, Mention, Page, Reading, Relation, Span
from headwater.shapes.kept import pack
from headwater.store import Store, open_store, tables
from headwater.store.view import signed
from headwater.text.tokens import words_key

_LONGEST = 3500  # characters of a text
_RARE = 2.5  # nats: words that change places when a text ages
_YEARS = 5
_COPIES = ((0.86, 0, 0), (0.07, 1, 1), (0.05, 2, 4), (0.02, 5, 20))  # share of originals, fewest and most copies
_KINDS: tuple[tuple[float, Relation], ...] = (
    (0.35, "verbatim"), (0.30, "edited"), (0.15, "shortened"), (0.10, "revised"), (0.05, "rewritten"),
    (0.05, "excerpted"),
)  # fmt: skip
_UNITS = 400  # originals with their copies that are kept in one step
_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"[0-9]")
_NAME = re.compile(r"[A-Z][a-z]+(?: [A-Z][a-z]+)+")


class Made(NamedTuple):
    """An original with its copies, ready to be kept."""

    readings: tuple[Reading, ...]
    relations: tuple[Relation, ...]


class Press:
    """Writes originals and their copies; everything follows from the seed and the number of the original."""

    def __init__(self, shared: Path, seed: int) -> None:
        self.base = list(read(shared / STREAM).values())
        self.seed = seed
        self.publishers = sorted({a.publisher or "" for a in self.base})
        texts = [a.text for a in self.base]
        rewording.learn_vocabulary(texts[::9])
        classes: dict[tuple[int, bool], set[str]] = defaultdict(set)
        for word in {word for text in texts for word in _WORD.findall(text[:_LONGEST])}:
            if len(word) > 3 and weight(word.casefold()) >= _RARE and word[1:].islower():
                classes[int(weight(word.casefold())), word[0].isupper()].add(word)
        self._classes = {key: sorted(words) for key, words in sorted(classes.items())}
        self._turned: tuple[int, dict[str, str]] = (0, {})

    def original(self, unit: int) -> Article:
        """The text that a unit's copies are made from."""
        turn, at = divmod(unit, len(self.base))
        article = self.base[at]
        text = "\n".join(_within(article.text.split("\n"), _LONGEST))
        published = article.published
        if turn:
            text = _WORD.sub(lambda m: self._words(turn).get(m[0], m[0]), text)
            text = _DIGIT.sub(lambda m: str((int(m[0]) * 7 + turn) % 10), text)
            published = published and f"{int(published[:4]) + _YEARS * turn}{published[4:]}"
        return _article(f"u{unit}", text, article.title or "", article.publisher, published)

    def _words(self, turn: int) -> dict[str, str]:
        if self._turned[0] != turn:
            found = {}
            for words in self._classes.values():
                order = random.Random(f"{self.seed}:{turn}:{words[0]}").sample(words, len(words))
                found.update(zip(words, order, strict=True))
            self._turned = (turn, found)
        return self._turned[1]

    def unit(self, unit: int) -> Made:
        """An original and its copies."""
        order = random.Random(f"{self.seed}:{unit}")
        first = self.original(unit)
        kinds = [_pick(order, _KINDS) for _ in range(self.size(unit) - 1)]
        made = [self.copy(first, unit, number, kind) for number, kind in enumerate(kinds, start=1)]
        return Made(tuple(map(ready, (first, *made))), tuple(kinds))

    def size(self, unit: int) -> int:
        """How many articles a unit has."""
        order = random.Random(f"{self.seed}:{unit}:size")
        share = order.random()
        for part, fewest, most in _COPIES:
            share -= part
            if share < 0:
                return 1 + order.randint(fewest, most)
        return 1

    def copy(self, first: Article, unit: int, number: int, kind: Relation) -> Article:
        """A copy of an original."""
        order = random.Random(f"{self.seed}:{unit}:{number}")
        lines = first.text.split("\n")
        publisher = first.publisher if kind == "revised" else order.choice(self.publishers)
        if kind == "edited":
            lines = [rewording.lightly(line, order) if order.random() < 0.3 else line for line in lines]
            del lines[order.randrange(len(lines))]
        elif kind == "shortened":
            lines = lines[: max(2, len(lines) * order.randint(40, 75) // 100)]
        elif kind == "revised":
            lines.insert(min(2, len(lines)), self.base[order.randrange(len(self.base))].text.split("\n")[0])
        elif kind == "rewritten":
            lines = [rewording.spun(line, 0.5, order) for line in lines]
        elif kind == "excerpted":
            other = self.original((unit + 7 + order.randrange(50)) % max(1, unit + 50)).text.split("\n")
            lines = [*other[: len(other) // 2], *lines[1 : max(3, len(lines) // 2)], *other[len(other) // 2 :]]
        text = "\n".join(line for line in lines if line.strip()) or first.text
        return _article(f"u{unit}c{number}", text, first.title or "", publisher, first.published)


def _within(lines: Sequence[str], most: int) -> Iterator[str]:
    for at, line in enumerate(lines):
        most -= len(line) + 1
        if most < 0 and at:
            return
        yield line[:_LONGEST]


def _pick(order: random.Random, shares: Sequence[tuple[float, Relation]]) -> Relation:
    return order.choices([kind for _, kind in shares], [share for share, _ in shares])[0]


def _article(name: str, body: str, title: str, publisher: str | None, published: str | None) -> Article:
    lines = [line for line in body.split("\n") if line.strip()]
    spans, at = [], len(title) + 1
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    page = f"https://archive.test/{name}"
    return Article(
        f"{page}#1", page, 1, Span(0, at - 1), tuple(spans), "\n".join(lines), title, Span(0, len(title)), publisher,
        published=published, published_from="explicit" if published else "none", language="en",
        sha256=hashlib.sha256(f"{title}\n{body}".encode()).hexdigest(),
    )  # fmt: skip


def ready(article: Article) -> Reading:
    """A reading with keys and plain mentions; statements are left out, as nothing here asks for them."""
    names = tuple(
        Mention(article.ref, Span(m.start(), m.end()).shifted(article.body[0].start), m[0], "person", m[0])
        for m in islice(_NAME.finditer(article.text.split("\n")[0]), 20)
    )
    return Reading(article, names, (), copies.keys(article))


_press: Press | None = None


def _made(unit: int) -> list[dict[str, Any]]:
    """The rows of one unit, packed where there are many hands."""
    assert _press is not None
    made = _press.unit(unit)
    return [{"reading": reading, **_rows(reading)} for reading in made.readings] + [{"family": _family(made)}]


def _rows(reading: Reading) -> dict[str, Any]:
    article = reading.article
    text = f"{article.title}\n{article.text}"
    page = Page(article.page, text, (Block(Span(0, len(text))),), article.sha256, title=article.title)
    words = words_key(article.text)
    return {
        "capture": {
            "address": article.page, "sha256": article.sha256, "captured_at": f"{article.published or '2020-01-01'}",
            "media": "text", "text": text, "page": pack(page),
        },
        "article": {
            "number": 1, "ref": article.ref, "title": article.title, "publisher": article.publisher,
            "published": article.published, "language": "en", "same_as": None, "body": article.text,
            "reading": pack(reading), "stages": flow.STAGES, "words": None if words is None else signed(words),
        },
        "keys": [signed(key) for key in reading.keys],
    }  # fmt: skip


def _family(made: Made) -> Family | None:
    refs = [reading.article.ref for reading in made.readings]
    if len(refs) == 1:
        return None
    edges = tuple(Edge(ref, refs[0], kind, 1.0, ()) for ref, kind in zip(refs[1:], made.relations, strict=True))
    return Family(family_id(refs), tuple(sorted(refs)), edges, (), refs[0])


def keep(store: Store, units: Sequence[list[dict[str, Any]]], done: int) -> None:
    """Keep the rows of some units in one step, and how far the archive is."""
    rows = [row for unit in units for row in unit if "article" in row]
    with store.change() as change:
        first = dict(change.counts())["articles"] + 1
        change.run(insert(tables.captures), [{"id": first + at, **row["capture"]} for at, row in enumerate(rows)])
        held = [{"id": first + at, "capture": first + at, **row["article"]} for at, row in enumerate(rows)]
        change.run(insert(tables.articles), held)
        keys = [
            {"key": key, "article": first + at, "language": "en"} for at, row in enumerate(rows) for key in row["keys"]
        ]
        change.run(insert(tables.copy_keys), keys)
        families = [unit[-1]["family"] for unit in units if unit[-1]["family"] is not None]
        ids = change.ids(ref for family in families for ref in family.refs)
        packed = [{"id": family.id, "size": len(family.refs), "family": pack(family)} for family in families]
        change.run(insert(tables.families), packed)
        members = [{"article": ids[ref], "family": family.id} for family in families for ref in family.refs]
        change.run(insert(tables.family_members), members)
        change.put_meta("generated", str(done))


def generate(path: Path, articles: int, shared: Path, seed: int = 1, processes: int = 2) -> int:
    """Fill the archive at `path` until it holds `articles`; the number it holds then."""
    global _press
    store = open_store(path)
    began, held = time.monotonic(), 0
    with store.view() as view:
        held, unit = dict(view.counts())["articles"], int(view.meta("generated") or 0)
    if held < articles:
        _press = Press(shared, seed)
        with ProcessPoolExecutor(processes) as pool:
            while held < articles:
                made = list(pool.map(_made, range(unit, unit + _UNITS), chunksize=20))
                unit += _UNITS
                keep(store, made, unit)
                held += sum(len(rows) - 1 for rows in made)
                print(f"{held} articles, {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    store.flush()
    store.close()
    return held

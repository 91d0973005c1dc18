"""Articles that traditions are made from: those of sets whose terms allow learning, in folds by article."""

from __future__ import annotations

import json
import lzma
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from gold import families, load
from headwater.records import Article, Span
from headwater.text.sentences import sentences
from rows import fold

FOLDS = 5
_STREAM_EVERY = 9  # of the news stream every ninth article is enough
_SHORTEST, _LONGEST = 900, 6500  # characters
_FEWEST = 7  # sentences
_MOST = 36


@dataclass(frozen=True)
class Source:
    """An article to begin with: its title and its paragraphs cut into sentences."""

    name: str
    title: str
    paragraphs: tuple[tuple[str, ...], ...]


def bare(text: str, ref: str = "x") -> Article:
    """A text as an article, one body span a line that is not blank."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Article(ref, ref, 1, Span(0, len(text)), tuple(spans), "\n".join(s.of(text) for s in spans), language="en")


def cut(name: str, title: str, text: str) -> Source | None:
    """A source from running text, or None when it is too short or no prose."""
    text = re.sub(r"[ \t\xa0]+", " ", text.replace("\r", "")).strip()
    if not len(text) >= _SHORTEST:
        return None
    article = bare(text[:_LONGEST])
    found: dict[int, list[str]] = {}
    for sentence in sentences(article)[:_MOST]:
        words = sentence.text.split()
        if 4 <= len(words) <= 70 and sentence.text[-1:] in '.!?”"':
            found.setdefault(sentence.paragraph, []).append(" ".join(words))
    kept = tuple(tuple(part) for _, part in sorted(found.items()))
    return Source(name, " ".join(title.split()), kept) if sum(map(len, kept)) >= _FEWEST else None


@cache
def sources(shared: Path, folds: Sequence[int]) -> tuple[Source, ...]:
    """Sources of some folds: a news stream, a set of pages and the originals of the fictional families."""
    return tuple(s for s in _all(shared) if s is not None and fold(s.name.split("/")[0], FOLDS) in folds)


@cache
def _all(shared: Path) -> tuple[Source, ...]:
    """All sources; cutting thousands of articles takes a while, so that they are kept outside the repository."""
    kept = cache_folder() / "sources.json"
    if kept.is_file():
        return tuple(Source(n, t, tuple(map(tuple, p))) for n, t, p in json.loads(kept.read_text(encoding="utf-8")))
    found = tuple(s for s in _cut_all(shared / "data") if s is not None and _english(s))
    rows = json.dumps([[s.name, s.title, s.paragraphs] for s in found])
    kept.write_text(rows, encoding="utf-8")
    return found


def cache_folder() -> Path:
    """Where what is dear to make is kept: outside the repository."""
    folder = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "headwater-bench"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _cut_all(data: Path) -> list[Source | None]:
    found: list[Source | None] = []
    with lzma.open(data / "news_stream/allsides_2016_2020.jsonl.xz", "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number % _STREAM_EVERY == 0:
                row = json.loads(line)
                found.append(cut(row["id"], row["title"] or "", row["text"] or ""))
    zyte = json.loads((data / "zyte_articles/ground-truth.json").read_text(encoding="utf-8"))
    found += [cut(key, "", row["articleBody"]) for key, row in sorted(zyte.items())]
    for folder in families(data / "families/open"):
        case = load(folder)
        children = {row["child"] for row in case.truth["tree"]}
        found += [cut(a.ref, a.title or "", a.text.replace("\n", "\n\n")) for key, a in case.articles.items()
                  if key not in children and not a.same_as and (a.language or "en")[:2] == "en"]  # fmt: skip
    return found


def _english(source: Source) -> bool:
    words = " ".join(s for p in source.paragraphs for s in p).lower().split()
    return sum(w in {"the", "of", "and", "to", "in", "a"} for w in words) > 0.12 * len(words)

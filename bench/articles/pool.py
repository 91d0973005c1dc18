"""True articles to compose pages of: from the stream of news articles, and from the families of pages with truth."""

from __future__ import annotations

import json
import lzma
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from gold import families, load
from rows import fold

CACHE = Path(__file__).parents[1] / ".cache"
_SENTENCE = re.compile(r"[.!?:…][\"”’')\]]*$")
# Articles of the stream keep furniture of their own in places; of those that show it nothing can be told for certain.
_MARKED = re.compile(
    r"advertis|read more|subscri|newsletter|getty|click here|KMORE|[a-z]MORE\b|photo|http|www\.|sign up|copyright|watch"
    r"\b|related|enlarge|©|follow .{0,30} on|@|read also|image|caption|story continues|all rights|updated|file\)|\*"
    r"|contributed to this|reporting by|editing by|exclusive|podcast|this article|this story|hide caption",
    re.I,
)
_MOST = 3000  # articles kept


@dataclass(frozen=True)
class Text:
    """One true article: its headline and its paragraphs."""

    key: str
    title: str
    body: tuple[str, ...]


def stream(shared: Path) -> list[Text]:
    """Clean articles of the news stream, kept between runs."""
    kept = CACHE / "composed_pool.json"
    if kept.exists():
        return [Text(k, t, tuple(b)) for k, t, b in json.loads(kept.read_text("utf-8"))]
    rows = []
    with lzma.open(shared / "data/news_stream/allsides_2016_2020.jsonl.xz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            rows.append((row["id"], " ".join((row["title"] or "").split()), row["text"]))
    times = Counter(p for _, _, text in rows for p in set(text.split("\n\n")))
    found = [text for row in rows if (text := _clean(*row, times)) is not None]
    found.sort(key=lambda text: fold(text.key, 1 << 40))
    found = found[:_MOST]
    CACHE.mkdir(exist_ok=True)
    kept.write_text(json.dumps([(t.key, t.title, t.body) for t in found], ensure_ascii=False), "utf-8")
    return found


def _clean(key: str, title: str, text: str, times: Counter[str]) -> Text | None:
    paragraphs = [" ".join(p.split()) for p in text.split("\n\n")]
    paragraphs = [p for p in paragraphs if p]
    if not 4 <= len(title.split()) <= 18 or not 5 <= len(paragraphs) <= 60 or "|" in title:
        return None
    for p in paragraphs:
        words = len(p.split())
        if not 7 <= words <= 150 or not _SENTENCE.search(p) or _MARKED.search(p) or times[p] > 1 or title in p:
            return None
    return Text(key, title, tuple(paragraphs))


def invented(root: Path) -> list[Text]:
    """The articles of families of invented pages."""
    return [
        Text(f"{folder.name}:{ref}", a.title, tuple(words for _, words in a.paragraphs()))
        for folder in families(root)
        for ref, a in load(folder).articles.items()
        if a.title and not a.same_as and len(a.text) > 600
    ]

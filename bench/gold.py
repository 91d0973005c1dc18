"""Page families with known truth as records, so that a stage can be measured before or without the ones below it.

from gold import families, load
for folder in families("../shared/data/families/open"):
case = load(folder)          # case.articles: gold Articles; case.truth: the gold.json as it stands
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater.records import Article, Block, Furniture, Page, Span


@dataclass(frozen=True)
class Case:
    """One family folder: its gold articles by gold id, pages by name and the whole truth."""

    name: str
    pages: dict[str, Page]
    articles: dict[str, Article]
    truth: dict[str, Any]


def families(root: str | Path) -> list[Path]:
    """The folders of a set that hold a `gold.json`, by name."""
    return sorted(path.parent for path in Path(root).glob("*/gold.json"))


def load(folder: Path) -> Case:
    """One family with articles exactly as the annotation has them.

    Html articles carry no offsets in the annotation; they get a page of their own that holds title and body.
    """
    truth = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    pages: dict[str, Page] = {}
    articles: dict[str, Article] = {}
    numbers: dict[str, int] = {}
    for row in truth["articles"]:
        name = row["page"]
        numbers[name] = numbers.get(name, 0) + 1
        ref = f"{folder.name}/{name}#{numbers[name]}"
        title = row.get("title")
        if row["body"]:
            with (folder / "pages" / name).open(encoding="utf-8", newline="") as file:
                text = file.read()
            body = tuple(Span(*s) for s in row["body"])
            span = Span(row["start"], row["end"])
            at = text.find(title, span.start) if title else -1
            address = f"{folder.name}/{name}"
        else:
            parts = ([title] if title else []) + list(row["body_text"])
            text = "\n".join(parts)
            spans, start = [], 0
            for part in parts:
                spans.append(Span(start, start + len(part)))
                start += len(part) + 1
            body = tuple(spans[1:] if title else spans)
            span = Span(0, len(text))
            at = 0 if title else -1
            address = f"{folder.name}/{name}!{numbers[name]}"
        pages[address] = Page(address, text, (Block(Span(0, len(text))),), hashlib.sha256(text.encode()).hexdigest())
        articles[row["id"]] = Article(
            ref=ref,
            page=address,
            number=numbers[name],
            span=span,
            body=body,
            text="\n".join(s.of(text) for s in body),
            title=title,
            title_span=Span(at, at + len(title)) if title and at >= 0 else None,
            publisher=row.get("publisher"),
            agency=row.get("agency"),
            credits=(row["agency"],) if row.get("agency") else (),
            authors=tuple(row.get("authors") or ()),
            published=row.get("published"),
            published_from=row.get("published_from") or "none",
            dateline=row.get("dateline"),
            language=row.get("language"),
            furniture=tuple(Furniture(f["kind"], Span(*f["span"])) for f in row["furniture"] if "span" in f),
            same_as=row.get("same_as"),
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )
    refs = {key: article.ref for key, article in articles.items()}
    for key, article in list(articles.items()):
        if article.same_as:
            articles[key] = _with_twin(article, refs.get(article.same_as, article.same_as))
    return Case(folder.name, pages, articles, truth)


def _with_twin(article: Article, ref: str) -> Article:
    from dataclasses import replace

    return replace(article, same_as=ref)

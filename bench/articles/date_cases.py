"""Web pages with known dates, read, with the articles whose dates are asked for."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock
from urllib.parse import urlsplit

from headwater.articles import split, when
from headwater.errors import InputRefused
from headwater.ingest import read_bytes
from headwater.records import Article, Page

META, WORLD = "trafilatura_meta", "htmldate_mediacloud200"
_FILES = {META: "evaldata_subset.json", WORLD: "eval_mediacloud_2020.json"}


@dataclass(frozen=True)
class Case:
    """A page with its article as split, before metadata is weighed; `gold` is None where the set has no date.

    `own` says that the page's claims are about this article, so that its day is ranked.
    """

    name: str
    address: str
    gold: str | None
    data: bytes
    page: Page
    article: Article
    own: bool = True

    @property
    def site(self) -> str:
        """The last two parts of the host, which tell sites apart well enough to keep them in one fold."""
        return ".".join((urlsplit(self.address).hostname or self.address).split(".")[-2:])


def raw(data: Path, name: str) -> Iterator[tuple[str, bytes, str | None]]:
    """Address, bytes and date of every page of a set."""
    folder = data / name
    for address, row in json.loads((folder / _FILES[name]).read_text(encoding="utf-8")).items():
        paths = [folder / "html" / f"{row['file']}{end}" for end in ("", ".gz")]
        path = next(path for path in paths if path.exists())
        content = path.read_bytes()
        gold = row.get("date")
        yield (
            address,
            gzip.decompress(content) if path.suffix == ".gz" else content,
            gold if isinstance(gold, str) else None,
        )


def cases(data: Path, names: tuple[str, ...] = (META, WORLD)) -> list[Case]:
    """All pages that can be read. They are read without their addresses, as other tools are given them."""
    found = []
    with mock.patch.object(when, "dated", lambda page, articles: list(articles)):
        for name in names:
            for address, content, gold in raw(data, name):
                try:
                    page = read_bytes(content, "page.html")
                except InputRefused:
                    continue
                articles = split(page)
                if articles:
                    own = when.main(page, articles) is not None
                    found.append(Case(name, address, gold or None, content, page, asked(page, articles), own))
    return found


def asked(page: Page, articles: tuple[Article, ...]) -> Article:
    """The article that a page is about: the one its metadata names, else the longest with its title."""
    at = when.main(page, articles)
    if at is not None:
        return articles[at]
    return max(articles, key=lambda a: (bool(a.title and page.title and a.title[:40] in page.title), len(a.text)))

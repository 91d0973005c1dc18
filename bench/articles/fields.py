"""How well the fields of an article are read: title and authors of real pages, title, publisher, agency of families.

    python bench/articles/fields.py ../shared

trafilatura_meta: exact title and exact set of authors of the main article, compared by words without case, as
`plain_pages.py` does. The authors are chosen by learned trees; the figure is out of fold (folds by site). Families: the
outward conventions of the scorer, field by field.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))
from headwater.articles import split
from headwater.errors import InputRefused
from headwater.ingest import read_bytes
from headwater.records import Article, Page
from rows import Row

TITLE_FLOOR, TITLE_AIM = 360, 400
AUTHORS_FLOOR, AUTHORS_AIM = 330, 380


_JOINTS = frozenset({"and", "und", "et", "y", "von", "by"})


class Case(NamedTuple):
    """A real page with what was noted of it by hand."""

    url: str
    gold: dict[str, Any]
    page: Page
    articles: tuple[Article, ...]


def plain(text: object) -> str:
    """Words without case and marks, as the public sets are compared."""
    return " ".join(re.findall(r"\w+", str(text or "").lower()))


def meta_cases(data: Path) -> list[Case]:
    """The pages of trafilatura_meta, read."""
    out = []
    for url, row in json.loads((data / "trafilatura_meta/evaldata_subset.json").read_text()).items():
        path = data / "trafilatura_meta/html" / row["file"]
        try:
            page = read_bytes(gzip.decompress(path.read_bytes()), f"{row['file']}.html")
        except InputRefused:
            page = Page(row["file"], "", (), "", "html")
        out.append(Case(url, row, page, split(page)))
    return out


def main_article(case: Case) -> Article | None:
    """The article that a page is about: the longest of those that its title names."""
    told = case.page.title or ""
    return max(
        case.articles, key=lambda a: (bool(a.title and told and a.title[:40] in told), len(a.text)), default=None
    )


def authors_of(gold: dict[str, Any]) -> list[str]:
    """The authors noted for a page."""
    noted = gold.get("author") or ""
    parts = noted if isinstance(noted, list) else re.split(";", str(noted))
    return [part for part in parts if part.strip()]


def right_authors(gold: dict[str, Any], names: Iterable[str], *, joined: bool = False) -> bool:
    """Whether these are exactly the authors noted.

    Args:
        gold: The notes on the page.
        names: The authors found.
        joined: Whether several persons noted as one ("A. Berg, C. Diaz und E. Falk") may be found one by one.
    """
    noted = {plain(name) for name in authors_of(gold)}
    found = {plain(name) for name in names}
    if noted == found or not joined or len(found) < 2:
        return noted == found
    return sorted(" ".join(found).split()) == sorted(w for n in noted for w in n.split() if w not in _JOINTS)


def right_title(gold: dict[str, Any], article: Article | None) -> bool:
    """Whether this is exactly the title noted."""
    return article is not None and plain(article.title) == plain(gold.get("title"))


def real_pages(shared: Path) -> list[Row]:
    """Title and authors of trafilatura_meta."""
    from train_bylines import authors, gather

    cases = meta_cases(shared / "data")
    titles = sum(right_title(case.gold, main_article(case)) for case in cases)
    found = authors(gather(cases))
    hits, joined = 0, 0
    for case, names in zip(cases, found, strict=True):
        hits += right_authors(case.gold, names)
        joined += right_authors(case.gold, names, joined=True)
    data = "trafilatura_meta"
    return [
        Row(
            data, "title exact", titles, len(cases), TITLE_FLOOR, TITLE_AIM,
            learned="rules, not learned; misses were read",
        ),
        Row(
            data, "author set exact", hits, len(cases), AUTHORS_FLOOR, AUTHORS_AIM, learned="out of fold, folds by site"
        ),
        Row(data, "author set, persons noted as one apart", joined, len(cases), learned="out of fold, folds by site"),
    ]


FIELDS = (
    ("found f1", 0.95, 0.98), ("body f1", 0.97, 0.985), ("leak", 0.02, 0.01), ("title", 0.90, 0.95),
    ("publisher", None, None), ("agency", 0.90, 0.95), ("published", 0.93, 0.95), ("authors", None, None),
)  # fmt: skip


_OPEN = "read while building; the models of furniture, blocks and beginnings learned from it too"


def families(root: Path) -> list[Row]:
    """Fields of the articles of families, by the scorer's conventions; the mean over families that have the field."""
    from measure import rows as read

    sys.path.insert(0, str(Path(__file__).parents[2] / "../shared/score"))
    sys.dont_write_bytecode = True
    import score

    gold = score.Gold(root)
    predictions = score.Predictions(gold)
    for family in sorted(path.parent for path in root.glob("*/gold.json")):
        articles, texts = read(root, family)
        predictions.take("read", "\n".join(json.dumps(row) for row in articles))
        predictions.take("text", "\n".join(json.dumps(row) for row in texts))
    predictions.settle()
    tally = score.score(gold, predictions, ["articles"])
    out = []
    for name, floor, aim in (("fields", None, None), *FIELDS):
        each = [tally.value(f"articles.{name}", family) for family in sorted(gold.families)]
        given = [value for value in each if value is not None]
        mean = sum(given) / max(1, len(given))
        out.append(Row(f"families/{root.name}", name, mean, len(given), floor, aim, name == "leak", _OPEN))
    return out


def rows(shared: Path) -> list[Row]:
    """All figures of this bench."""
    return [*real_pages(shared), *families(shared / "data/families/open")]


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("shared", type=Path)
    options = parse.parse_args()
    for row in rows(options.shared):
        print(f"{row.data:18} {row.measure:40} {row.figure:9.3f} of {row.cases}  floor {row.floor} aim {row.aim}")


if __name__ == "__main__":
    main()

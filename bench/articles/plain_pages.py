"""How well pages of real sites that hold one article each are read: body words on three public sets.

    python bench/articles/plain_pages.py ../shared/data [--set zyte|fundus|meta] [--worst N] [--limit N] [--rouge]
        [--beside] [--shipped]

zyte: 4-gram shingles counted page by page, F1 of the mean precision and the mean recall over pages, as the set's own
script does (github scrapinghub/article-extraction-benchmark, evaluate.py). fundus: mean over pages of the F1 of the
bags of words; with --rouge also ROUGE-LSum. meta: shares of the snippets that belong to the text and were found, and of
those that do not and were kept out. Where several articles are found on a page, the page's main article counts alone:
the one whose title `<title>` repeats, else the longest. --beside runs trafilatura through the same code.

What the classifier of blocks learned from these sets is kept apart by site: every page is read with the model that saw
no page of its site (`train_blocks.py`); --shipped reads with the model that is shipped, which saw them all.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parents[1]))

from headwater.articles import split
from headwater.errors import InputRefused
from headwater.ingest import read_bytes
from rows import Row

Reader = Callable[["Case"], tuple[str, int]]


class Case(NamedTuple):
    """A page with its gold; `site` keeps pages of one publisher together."""

    set: str
    name: str
    site: str
    data: bytes
    body: str = ""
    having: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


def _read(path: Path) -> bytes | None:
    for one in (path, path.with_name(f"{path.name}.gz")):
        if one.exists():
            data = one.read_bytes()
            return gzip.decompress(data) if one.suffix == ".gz" else data
    return None


def _site(url: str) -> str:
    host = urlsplit(url if "//" in url else f"//{url}").netloc.lower().removeprefix("www.")
    return ".".join(host.split(".")[-2:]) if host.count(".") > 1 and len(host.split(".")[-2]) > 3 else host


_DECLARED = re.compile(rb"""(?:canonical|og:url)["'][^>]{0,40}?(?:href|content)=["']?https?://([^/"'\s>]{4,80})""")


def zyte(data: Path) -> Iterator[Case]:
    """181 pages of news sites and blogs."""
    folder = data / "zyte_articles"
    for name, row in sorted(json.loads((folder / "ground-truth.json").read_text()).items()):
        page = _read(folder / "html" / f"{name}.html")
        if page is not None:
            yield Case("zyte", name, _site(row.get("url") or name), page, row["articleBody"])


def fundus(data: Path) -> Iterator[Case]:
    """80 pages of 16 publishers, paragraph by paragraph."""
    folder = data / "fundus_eval80"
    for name, row in sorted(json.loads((folder / "ground_truth.json").read_text()).items()):
        page = _read(folder / "html" / name)
        if page is not None:
            yield Case("fundus", name, _site(row["url"]), page, "\n".join(row["body"]))


def meta(data: Path) -> Iterator[Case]:
    """448 pages of which a few snippets are known to be text, or not to be."""
    folder = data / "trafilatura_meta"
    for row in json.loads((folder / "evaldata_subset.json").read_text()).values():
        page = _read(folder / "html" / row["file"])
        if page is not None:
            told = _DECLARED.search(page[:200_000])
            site = _site(told[1].decode("ascii", "replace")) if told else row["file"]
            yield Case("meta", row["file"], site, page, "", tuple(row["with"] or ()), tuple(row["without"] or ()))


SETS: dict[str, Callable[[Path], Iterator[Case]]] = {"zyte": zyte, "fundus": fundus, "meta": meta}


# --- measures ---------------------------------------------------------------------------------------------------------


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)) if words)


def shingled(found: str, gold: str) -> tuple[float, float]:
    """Precision and recall of four-word shingles, counted."""
    return _shares(_shingles(found), _shingles(gold))


def worded(found: str, gold: str) -> tuple[float, float]:
    """Precision and recall of words, whatever their order."""
    return _shares(Counter(re.findall(r"\w+", found.lower())), Counter(re.findall(r"\w+", gold.lower())))


def _shares(a: Counter[Any], b: Counter[Any]) -> tuple[float, float]:
    both = sum((a & b).values())
    return both / max(1, sum(a.values())), both / max(1, sum(b.values()))


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def rouge(found: str, gold: str) -> float:
    """ROUGE-LSum F1: for every line of the gold the words in a longest common sequence with any line found."""
    lines = [re.findall(r"[a-z0-9]+", line.lower()) for line in found.split("\n")]
    golds = [re.findall(r"[a-z0-9]+", line.lower()) for line in gold.split("\n")]
    left, wanted = Counter(w for line in lines for w in line), Counter(w for line in golds for w in line)
    sizes, hits = (sum(left.values()), sum(wanted.values())), 0
    for line in golds:
        union: set[int] = set()
        for other in lines:
            if set(line) & set(other):
                union |= _common(line, other)
        for at in sorted(union):
            if left[line[at]] > 0 and wanted[line[at]] > 0:
                hits += 1
                left[line[at]] -= 1
                wanted[line[at]] -= 1
    return f1(hits / max(1, sizes[0]), hits / max(1, sizes[1]))


def _common(a: list[str], b: list[str]) -> set[int]:
    """Places in `a` of one longest common sequence of `a` and `b`."""
    table = [[0] * (len(b) + 1)]
    for word in a:
        above, row = table[-1], [0]
        for at, other in enumerate(b):
            row.append(above[at] + 1 if word == other else max(above[at + 1], row[at]))
        table.append(row)
    found, i, j = set(), len(a), len(b)
    while i and j:
        if a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
            found.add(i)
        elif table[i][j - 1] > table[i - 1][j]:
            j -= 1
        else:
            i -= 1
    return found


# --- readers ----------------------------------------------------------------------------------------------------------


def ours(case: Case) -> tuple[str, int]:
    """The main article's text as Headwater reads it, and how many articles were found."""
    try:
        page = read_bytes(case.data, f"{case.name}.html")
    except InputRefused:
        return "", 0
    articles = split(page)
    title = page.title or ""
    best = max(articles, key=lambda a: (bool(a.title and a.title[:40] in title), len(a.text)), default=None)
    return (best.text if best else ""), len(articles)


def held_out(shared: Path) -> Reader:
    """Like `ours`, every page read with the model that saw no page of its site."""
    from train_blocks import unseen

    def read(case: Case) -> tuple[str, int]:
        with unseen(shared, case.site):
            return ours(case)

    return read


def beside(case: Case) -> tuple[str, int]:
    """What trafilatura takes for the text."""
    import trafilatura

    return trafilatura.extract(case.data, include_comments=False) or "", 1


class Figures(NamedTuple):
    """One reader on one set: F1 in the set's way, mean precision and recall, pages read as one article, pages."""

    figure: float
    precision: float
    recall: float
    ones: int
    pages: int
    worst: list[tuple[float, float, float, str, int]]
    seconds: float
    rouge: float


def measure(cases: Iterable[Case], read: Reader, *, with_rouge: bool = False) -> Figures:
    """Read every page of a set and compare."""
    rows, rouges, began = [], [], time.perf_counter()
    kind = ""
    for case in cases:
        kind = case.set
        text, count = read(case)
        p, r = shingled(text, case.body) if kind == "zyte" else worded(text, case.body)
        if kind == "meta":
            plain = f" {' '.join(re.findall(chr(92) + 'w+', text.lower()))} "
            keys = [[" ".join(re.findall(r"\w+", s.lower())) for s in some] for some in (case.having, case.lacking)]
            r = sum(k in plain for k in keys[0]) / max(1, len(keys[0]))
            p = 1 - sum(k in plain for k in keys[1]) / max(1, len(keys[1]))
        rows.append((f1(p, r), p, r, case.name, count))
        rouges.append(rouge(text, case.body) if with_rouge else 0.0)
    n = max(1, len(rows))
    precision, recall = sum(row[1] for row in rows) / n, sum(row[2] for row in rows) / n
    figure = sum(row[0] for row in rows) / n if kind == "fundus" else f1(precision, recall)
    ones = sum(row[4] == 1 for row in rows)
    seconds = time.perf_counter() - began
    return Figures(figure, precision, recall, ones, len(rows), sorted(rows), seconds, sum(rouges) / n)


def rows(shared: Path) -> list[Row]:
    """The rows for the table of all measures."""
    read = held_out(shared)
    found = {name: measure(source(shared / "data"), read) for name, source in SETS.items()}
    apart = "pages of a site read with a model that saw none of it"
    return [
        Row("zyte_articles", "body, 4-gram F1", found["zyte"].figure, 181, 0.962, 0.975, learned=apart),
        Row("fundus_eval80", "body, word F1", found["fundus"].figure, 80, 0.940, 0.960, learned=apart),
        Row("trafilatura_meta", "snippets of text kept, others left out, F1", found["meta"].figure, 448, learned=apart),
        *(
            Row(name, "read as one article", figures.ones / figures.pages, figures.pages, learned=apart)
            for name, figures in found.items()
        ),
    ]


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("data", type=Path)
    parse.add_argument("--set", choices=tuple(SETS))
    parse.add_argument("--worst", type=int, default=0)
    parse.add_argument("--limit", type=int)
    parse.add_argument("--rouge", action="store_true")
    parse.add_argument("--beside", action="store_true")
    parse.add_argument("--shipped", action="store_true")
    options = parse.parse_args()
    own = ours if options.shipped else held_out(options.data.parent)
    readers = {"headwater": own, **({"trafilatura": beside} if options.beside else {})}
    for name, source in SETS.items():
        if options.set not in (None, name):
            continue
        for reader, read in readers.items():
            cases = islice(source(options.data), options.limit)
            got = measure(cases, read, with_rouge=options.rouge and name == "fundus")
            print(
                f"{name:7} {reader:12} {got.figure:.4f}  P {got.precision:.4f} R {got.recall:.4f}  one article on"
                f" {got.ones} of {got.pages}; {got.seconds:.1f} s{f'; ROUGE-LSum {got.rouge:.4f}' * bool(got.rouge)}"
            )
            for row in got.worst[: options.worst]:
                print("   ", *(f"{x:.2f}" if isinstance(x, float) else x for x in row))


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        main()

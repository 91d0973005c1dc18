"""How well single-article pages of real sites are read: body words and metadata on three public sets.

    python bench/articles/plain_pages.py ../shared/data [--set zyte|fundus|meta] [--worst N] [--limit N]

zyte and fundus: mean over pages of the F1 of word 4-gram shingles, of the page's main article. meta: title, authors
and day right, out of all pages. Also prints how many pages give one article, the slowest page, and every failure.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from headwater.articles import split
from headwater.errors import InputRefused
from headwater.ingest import read_bytes
from headwater.records import Article


def _read(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix == ".gz" else data


def zyte(root: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    folder = root / "zyte_articles"
    for name, row in sorted(json.loads((folder / "ground-truth.json").read_text()).items()):
        path = folder / "html" / f"{name}.html.gz"
        if path.exists():
            yield name, _read(path), {"body": row["articleBody"]}


def fundus(root: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    folder = root / "fundus_eval80"
    truth = json.loads((folder / "ground_truth.json").read_text())
    for name, row in sorted(truth.items()):
        path = next(
            (
                folder / "html" / f"{name}{end}"
                for end in ("", ".gz", ".html.gz", ".html")
                if (folder / "html" / f"{name}{end}").exists()
            ),
            None,
        )
        if path:
            yield name, _read(path), {"body": "\n".join(_flat(row))}


def _flat(row: Any) -> list[str]:
    if isinstance(row, str):
        return [row]
    if isinstance(row, dict):
        row = row.get("body", list(row.values()))
    return [text for one in row for text in _flat(one)] if isinstance(row, list | dict) else [str(row)]


def meta(root: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    folder = root / "trafilatura_meta"
    rows = json.loads((folder / "evaldata_subset.json").read_text())
    for row in rows.values() if isinstance(rows, dict) else rows:
        path = next(
            (
                folder / "html" / f"{row['file']}{end}"
                for end in ("", ".gz")
                if (folder / "html" / f"{row['file']}{end}").exists()
            ),
            None,
        )
        if path:
            yield row["file"], _read(path), row


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))


def _f1(found: str, gold: str) -> tuple[float, float, float]:
    a, b = _shingles(found), _shingles(gold)
    both = sum((a & b).values())
    p, r = both / max(1, sum(a.values())), both / max(1, sum(b.values()))
    return (2 * p * r / (p + r) if p + r else 0.0), p, r


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("data", type=Path)
    parse.add_argument("--set", choices=("zyte", "fundus", "meta"))
    parse.add_argument("--worst", type=int, default=0)
    parse.add_argument("--limit", type=int, default=0)
    options = parse.parse_args()
    for name, source in (("zyte", zyte), ("fundus", fundus), ("meta", meta)):
        if options.set in (None, name):
            _run(name, source(options.data), options)


def _run(name: str, cases: Iterator[tuple[str, bytes, dict[str, Any]]], options: argparse.Namespace) -> None:
    rows, ones, slow = [], 0, (0.0, "")
    fields: Counter[str] = Counter()
    began = time.perf_counter()
    for at, (key, data, gold) in enumerate(cases):
        if options.limit and at >= options.limit:
            break
        started = time.perf_counter()
        try:
            page = read_bytes(data, f"{key}.html")
            articles = split(page)
        except InputRefused as refused:
            print("  refused", key, refused.message)
            articles = ()
        slow = max(slow, (time.perf_counter() - started, key))
        ones += len(articles) == 1
        best = max(
            articles,
            key=lambda a: (bool(a.title and page.title and a.title[:40] in page.title), len(a.text)),
            default=None,
        )
        rows.append(
            (*_f1(best.text if best else "", gold["body"]), key, len(articles))
            if "body" in gold
            else (*_meta(best, gold, fields), key, len(articles))
        )
    n = max(1, len(rows))
    took = time.perf_counter() - began
    print(
        f"{name}: {len(rows)} pages, mean {sum(r[0] for r in rows) / n:.3f} P {sum(r[1] for r in rows) / n:.3f} R"
        f" {sum(r[2] for r in rows) / n:.3f}; "
        f"one article on {ones}; {took:.1f} s, slowest {slow[0]:.1f} s {slow[1]}; {dict(fields)}"
    )
    for row in sorted(rows)[: options.worst]:
        print("   ", *(f"{x:.2f}" if isinstance(x, float) else x for x in row))


def _meta(found: Article | None, gold: dict[str, Any], fields: Counter[str]) -> tuple[float, float, float]:
    def plain(text: object) -> str:
        return " ".join(re.findall(r"\w+", str(text or "").lower()))

    title = bool(found and plain(found.title) == plain(gold.get("title")))
    day = bool(found and (found.published or "")[:10] == str(gold.get("date") or "")[:10] and gold.get("date"))
    wanted = {plain(a) for a in re.split(r"[;]", str(gold.get("author") or "")) if a.strip()}
    author = bool(found) and {plain(a) for a in found.authors} == wanted
    fields.update({"title": title, "date": day, "authors": author})
    snippets = gold.get("with") or []
    without = gold.get("without") or []
    text = plain(found.text if found else "")
    hits = sum(plain(s) in text for s in snippets) / max(1, len(snippets))
    clean = 1 - sum(plain(s) in text for s in without) / max(1, len(without))
    return (hits + clean) / 2, clean, hits


if __name__ == "__main__":
    main()

"""Statements on true articles: how many of the annotated ones are found, with the right value, and how many are told.

    python bench/statements/recall.py [--details] [--half first|second|all] [SET]

A gold row (article, quote) is found when a statement of that article has its words (token F1 of .5) or shares half of
the shorter place with it, as the scorer counts. A value is right when a figure of a found statement has a number of the
gold value. Halves are every other family by name; thresholds are set on the first.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from gold import families, load
from headwater import names, statements
from headwater.records import Span, Statement
from headwater.text import numbers


def tokens(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def f1(a: list[str], b: list[str]) -> float:
    shared = sum((Counter(a) & Counter(b)).values())
    return 2 * shared / (len(a) + len(b)) if a and b else 0.0


def places(text: str, quote: str) -> list[Span]:
    pattern = r"\s+".join(map(re.escape, quote.split()))
    return [Span(*m.span()) for m in re.finditer(pattern, text)]


def overlap(a: Span, b: Span) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and shared >= min(len(a), len(b)) / 2


def hits(found: tuple[Statement, ...], quote: str, spans: list[Span]) -> list[Statement]:
    return [s for s in found if f1(tokens(s.text), tokens(quote)) >= 0.5 or any(overlap(s.span, at) for at in spans)]


def values(gold: str, language: str) -> set[object]:
    return {f.quantity.value for f in numbers.find(gold, "en") if f.quantity.kind not in ("date",)}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("set", nargs="?", default=str(Path(__file__).parents[3] / "shared/data/families/open"))
    parser.add_argument("--half", default="all")
    parser.add_argument("--details", action="store_true")
    chosen = parser.parse_args()
    folders = families(chosen.set)
    folders = {"first": folders[::2], "second": folders[1::2]}.get(chosen.half, folders)
    told: Counter[str] = Counter()
    rows: Counter[str] = Counter()
    kinds: Counter[tuple[str, bool]] = Counter()
    seconds, words, articles = 0.0, 0, 0
    for folder in folders:
        case = load(folder)
        found: dict[str, tuple[Statement, ...]] = {}
        for key, article in case.articles.items():
            mentions = names.find(article)
            start = time.process_time()
            found[key] = statements.find(article, mentions)
            seconds += time.process_time() - start
            words += len(article.text.split())
            articles += 1
            told.update(s.kind for s in found[key])
        for row in case.truth.get("statements", []):
            for said in row["asserted_by"]:
                article = case.articles[said["article"]]
                text = case.pages[article.page].text
                got = hits(found[said["article"]], said["quote"], places(text, said["quote"]))
                gold = values(str(said.get("value") or ""), article.language or "en")
                right = not gold or any(s.quantity is not None and s.quantity.value in gold for s in got)
                rows["all"] += 1
                rows["found"] += bool(got)
                rows["valued"] += bool(gold)
                rows["right"] += bool(gold and right)
                kinds[row["kind"], bool(got)] += 1
                if chosen.details and (not got or (row["kind"] == "figure" and not right)):
                    place = f"{folder.name[:10]} {row['id']} {said['article']} {row['kind']:8}"
                    print(f"{place} gold={said.get('value')!r} {said['quote'][:110]!r}")
                    for s in got:
                        print(f"      {s.kind} {s.text!r} {s.quantity and (str(s.quantity.value), s.quantity.unit)}")
    print(f"rows found {rows['found']}/{rows['all']} = {rows['found'] / max(1, rows['all']):.3f}")
    print(f"values right {rows['right']}/{rows['valued']} = {rows['right'] / max(1, rows['valued']):.3f}")
    for kind in ("figure", "quote", "event", "commitment"):
        yes, no = kinds[kind, True], kinds[kind, False]
        print(f"  {kind:10} {yes}/{yes + no} = {yes / max(1, yes + no):.3f}")
    print(
        f"told {sum(told.values()) / max(1, articles):.1f} an article: "
        + ", ".join(f"{k} {v / articles:.1f}" for k, v in told.items())
    )
    print(f"{seconds:.1f} s for {articles} articles of {words} words")


if __name__ == "__main__":
    main()

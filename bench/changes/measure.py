"""How many annotated changes of fact `families.changes` finds on true articles, and how many of its rows are true.

    python bench/changes/measure.py [SET] [--score FOLDER] [--half a|b] [--family NAME ...] [--details]

Articles come from the annotation, so that only the comparison is measured; alignment, names and numbers are ours.
The counting is the public scorer's own (`score.py` in FOLDER, by default beside the repository).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))

from gold import load  # noqa: E402
from headwater.families.changes import changes, witness  # noqa: E402
from headwater.records import AlignedSentences, Article, Reading, Span  # noqa: E402

GROUPS = ("figures", "names", "said", "sentences")


def scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def align(a: Article, b: Article) -> tuple[AlignedSentences, ...]:
    from headwater.copies import align as found

    return found(a, b)


def reading(article: Article) -> Reading:
    from headwater.names import find

    return Reading(article, find(article))


def gold_articles(root: Path, family: str) -> tuple[dict[str, Article], dict[str, str]]:
    """Gold articles and the reading text of each page; html articles of one page are put one after the other."""
    case = load(root / family)
    texts: dict[str, str] = {}
    out: dict[str, Article] = {}
    for row in case.truth["articles"]:
        article = case.articles[row["id"]]
        page = f"{family}/pages/{row['page']}"
        own = case.pages[article.page].text
        if "!" in article.page:
            by = len(texts.get(page, ""))
            texts[page] = texts.get(page, "") + own + "\n"
            article = replace(
                article,
                span=article.span.shifted(by),
                body=tuple(s.shifted(by) for s in article.body),
                title_span=article.title_span.shifted(by) if article.title_span else None,
            )
        else:
            texts[page] = own
        out[f"{family}/{row['id']}"] = replace(article, page=page, ref=f"{page}#{article.number}")
    return out, texts


def pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def lines(rows: list[dict[str, Any]]) -> str:
    return "\n".join(json.dumps(row) for row in rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", nargs="?", type=Path, default=HERE.parents[3] / "shared/data/families/open")
    parser.add_argument("--score", type=Path, default=HERE.parents[3] / "shared/score")
    parser.add_argument("--half", choices="ab")
    parser.add_argument("--family", nargs="*", default=[])
    parser.add_argument("--details", action="store_true")
    asked = parser.parse_args()
    names = [path.parent.name for path in sorted(asked.set.glob("*/gold.json"))]
    if asked.half:
        names = names["ab".index(asked.half) :: 2]
    if asked.family:
        names = [n for n in names if any(f in n for f in asked.family)]
    tally, compare, spent = compared(scorer(asked.score), asked.set, names)
    report(tally, names, asked.details, len(compare), spent)
    by_type(tally, compare)


def compared(score: ModuleType, folder: Path, names: Sequence[str] = ()) -> tuple[Any, list[dict[str, Any]], float]:
    """The scorer's tally over true pairs of some families of a set, or of all; what was printed; seconds spent."""
    gold = score.Gold(folder)
    names = [n for n in sorted(gold.families) if n in names or not names]
    gold.families = {n: row for n, row in gold.families.items() if n in names}
    gold.edges = [e for e in gold.edges if e.family in names]
    predictions = score.Predictions(gold)
    read, text, compare = [], [], []
    articles: dict[str, Article] = {}
    for name in names:
        mine, texts = gold_articles(folder, name)
        articles.update(mine)
        text += [{"page": page, "text": words} for page, words in texts.items()]
        for article in mine.values():
            read.append({"ref": article.ref, "page": article.page, "article": article.number,
                         "body": [pair(s) for s in article.body], "text": article.text})  # fmt: skip
    readings = {key: reading(article) for key, article in articles.items()}
    languages = {key: article.language and article.language[:2] for key, article in articles.items()}
    tree = [(edge.parent, edge.child) for edge in gold.edges if edge.relation != "excerpted"]
    spent = 0.0
    for a, b in score.pairs_to_compare(gold):
        if a not in readings or b not in readings:
            continue
        alignment = align(articles[a], articles[b])
        start = time.perf_counter()
        third = witness(tree, a, b, languages)
        found = changes(readings[a], readings[b], alignment, third=readings.get(third or ""))
        spent += time.perf_counter() - start
        compare.append({"a": articles[a].ref, "b": articles[b].ref, "alterations": [
            {"type": x.type, "from": x.before, "to": x.after, "a": pair(x.a), "b": pair(x.b),
             "meaning_changed": x.meaning_changed, "severity": x.severity} for x in found]})  # fmt: skip
    for command, rows in (("read", read), ("text", text), ("compare", compare)):
        predictions.take(command, lines(rows))
    predictions.settle()
    tally = score.Tally()
    score.score_alterations(gold, predictions, score.Match(gold, predictions), tally)
    score.score_honesty(predictions, tally)
    return tally, compare, spent


def by_type(tally: Any, compare: list[dict[str, Any]]) -> None:
    printed = Counter(x["type"] for row in compare for x in row["alterations"] if x["meaning_changed"])
    wrong = [m for m in tally.details["alterations"] if m.endswith("not in gold")]
    false = Counter(m.split(": ")[0].rsplit(" ", 1)[1] for m in wrong)
    judged = sorted((kind, count) for kind, count in printed.items() if "sentence" not in kind)
    print("true of printed: " + ", ".join(f"{kind} {count - false[kind]}/{count}" for kind, count in judged))


def report(tally: Any, names: list[str], details: bool, pairs: int, spent: float) -> None:
    if details:
        for miss in sorted(tally.details.get("alterations", []), key=lambda m: re.sub(r"-> (\S+) .*", r"\1", m)):
            print(miss)
    columns = ("meaning precision", "meaning recall", "meaning f1", "figures", "names", "said", "sentences", "type")
    print(f"{'':34}" + "".join(f"{c.removeprefix('meaning '):>11}" for c in columns))
    for name in ("*", *names):
        values = [tally.value(f"alterations.{c}", name) for c in columns]
        shown = "".join("          -" if v is None else f"{v:11.3f}" for v in values)
        print(f"{'all' if name == '*' else name:34}{shown}")
    print(f"verbatim {tally.value('honesty.alterations')}; {pairs} pairs, {1000 * spent / max(1, pairs):.0f} ms a pair")


if __name__ == "__main__":
    main()

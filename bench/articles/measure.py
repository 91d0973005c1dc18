"""How well pages are split: the scorer's articles part run in process, for all families and for the two halves.

python bench/articles/measure.py SET [--details] [--half a|b] [--family NAME]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from headwater.articles import split
from headwater.ingest import read_bytes

# Thresholds were set on the families that open so and checked on the rest.
HALF_A = ("airline", "chemical", "ferry", "merger", "rail")


def rows(root: Path, family: Path) -> tuple[list[dict], list[dict]]:
    articles, texts = [], []
    for path in sorted((family / "pages").iterdir()):
        address = path.relative_to(root).as_posix()
        page = read_bytes(path.read_bytes(), address)
        texts.append({"page": address, "text": page.text})
        for a in split(page):
            articles.append(
                {
                    "ref": a.ref,
                    "page": a.page,
                    "article": a.number,
                    "title": a.title,
                    "publisher": a.publisher,
                    "agency": a.agency,
                    "authors": list(a.authors),
                    "published": a.published,
                    "published_from": a.published_from,
                    "updated": a.updated,
                    "dateline": a.dateline,
                    "language": a.language,
                    "start": a.span.start,
                    "end": a.span.end,
                    "same_as": a.same_as,
                    "body": [[s.start, s.end] for s in a.body],
                    "text": a.text,
                    "furniture": [{"kind": f.kind, "start": f.span.start, "end": f.span.end} for f in a.furniture],
                }
            )
    return articles, texts


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("set", type=Path)
    parse.add_argument("--details", action="store_true")
    parse.add_argument("--half", choices=("a", "b"))
    parse.add_argument("--family", default="")
    options = parse.parse_args()
    sys.path.insert(0, str(Path(__file__).parents[2] / "../shared/score"))
    sys.dont_write_bytecode = True
    import score

    gold = score.Gold(options.set)
    started = time.perf_counter()
    predictions = score.Predictions(gold)
    for family in sorted(p.parent for p in options.set.glob("*/gold.json")):
        articles, texts = rows(options.set, family)
        predictions.take("read", "\n".join(json.dumps(r) for r in articles))
        predictions.take("text", "\n".join(json.dumps(r) for r in texts))
    seconds = time.perf_counter() - started
    predictions.settle()
    tally = score.score(gold, predictions, ["articles"])
    families = sorted(gold.families) if hasattr(gold, "families") else []
    wanted = [f for f in families if not options.half or f.startswith(HALF_A) == (options.half == "a")]
    wanted = [f for f in wanted if options.family in f]
    names = [m[0] for m in score.METRICS if m[0].startswith("articles.")]
    for name in names:
        shown = [tally.value(name, f) for f in wanted]
        given = [v for v in shown if v is not None]
        mean = sum(given) / len(given) if given else float("nan")
        print(f"{name:32} {mean:.3f}  " + " ".join("  - " if v is None else f"{v:.2f}" for v in shown))
    print(f"families: {', '.join(wanted)}; {seconds:.1f} s")
    if options.details:
        for line in tally.details["articles"]:
            if any(line.startswith(f) for f in wanted):
                print("  ", line)


if __name__ == "__main__":
    main()

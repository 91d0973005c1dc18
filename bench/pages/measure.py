"""How well reading does on pages that nothing was learned or tuned on.

python bench/pages/measure.py [--half seen|kept] [--details] [--shared FOLDER]

The scorer's articles part, on pages, feeds and mails alike, and four things that it does not ask: the kind of article,
whether it is cut short, when it was updated, and what kind of furniture stands where.
Misses of the half `kept` are counted and never listed.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from headwater.articles import split  # noqa: E402
from headwater.errors import InputRefused  # noqa: E402
from headwater.ingest import read_bytes  # noqa: E402
from headwater.records import Article  # noqa: E402
from rows import Row  # noqa: E402

HALVES = ("seen", "kept")
_SHOWN = ("articles.found f1", "articles.body f1", "articles.leak", "articles.loss", "articles.fields")
_PLAIN = ("title", "publisher", "agency", "published", "updated", "dateline", "language", "text", "kind", "access")
_ASIDE = ("kind", "access", "updated", "language", "furniture")


def pages(half: str) -> list[tuple[Path, str]]:
    """Every page of a half with the name that the scorer knows it by: what is no text counts as markup."""
    found = [*(HERE / half / "pages").iterdir(), *(HERE / "odd" / half / "pages").iterdir()]
    return [(p, _name(p.name)) for p in sorted(found)]


def _name(name: str) -> str:
    return name if name.endswith((".txt", ".html")) else f"{name}.html"


def gold(half: str) -> list[dict[str, Any]]:
    """The articles of a half, as the scorer shall see them."""
    told: list[dict[str, Any]] = []
    for path in (HERE / half / "gold.json", HERE / "odd" / half / "gold.json"):
        told += json.loads(path.read_text(encoding="utf-8"))["articles"]
    return [{**row, "page": _name(row["page"])} for row in told]


def lay_out(folder: Path) -> None:
    """Both halves as two families of one set, every page in UTF-8."""
    for half in HALVES:
        (folder / half / "pages").mkdir(parents=True)
        for path, name in pages(half):
            text = path.read_bytes().decode("utf-8", "replace")
            (folder / half / "pages" / name).write_bytes(text.encode())
        told = json.dumps({"articles": gold(half)})
        (folder / half / "gold.json").write_text(told, encoding="utf-8")


def read(half: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[str]]:
    """What `read` and `read --text` print for the pages of a half, and what was refused."""
    printed, texts, refused = [], [], []
    for path, name in pages(half):
        address = f"{half}/pages/{name}"
        try:
            page = read_bytes(path.read_bytes(), path.name)
            articles = split(page)
        except InputRefused as error:
            refused.append(f"{name}: {error}")
            continue
        texts.append({"page": address, "text": page.text})
        printed += [_row(address, page.text, a) for a in articles]
    return printed, texts, refused


def _row(address: str, text: str, a: Article) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(a, name) for name in _PLAIN}
    return row | {
        "ref": f"{address}#{a.number}", "page": address, "article": a.number, "authors": list(a.authors),
        "same_as": f"{address}#{a.same_as.rpartition('#')[2]}" if a.same_as else None,
        "body": [[s.start, s.end] for s in a.body],
        "furniture": [{"kind": f.kind, "words": f.span.of(text)} for f in a.furniture],
    }  # fmt: skip


def measure(shared: Path) -> tuple[Any, Counter[tuple[str, str, bool]], list[str]]:
    """The scorer's tally, counts of (half, question, right) for the rest, and the misses that may be read."""
    sys.path.insert(0, str(shared / "score"))
    sys.dont_write_bytecode = True
    import score

    counts: Counter[tuple[str, str, bool]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        lay_out(Path(folder))
        truth = score.Gold(Path(folder))
        told, refused = score.Predictions(truth), []
        for half in HALVES:
            printed, texts, no = read(half)
            refused += [f"refused: {half}/{x}" for x in no]
            told.take("read", "\n".join(map(json.dumps, printed)))
            told.take("text", "\n".join(map(json.dumps, texts)))
        told.settle()
        tally, match = score.score(truth, told, ["articles"]), score.Match(truth, told)
        misses = [*refused, *tally.details["articles"]]
        for key, a in truth.articles.items():
            found = match.by_gold.get(key)
            for question, right, why in _asked(a.row, found.row if found else None, truth.pages[a.page]):
                counts[a.family, question, right] += 1
                if not right:
                    misses.append(f"{key} {question}: {why}")
    return tally, counts, [m for m in misses if not m.startswith(("kept/", "refused: kept"))]


def _asked(want: dict[str, Any], got: dict[str, Any] | None, page: str) -> list[tuple[str, bool, str]]:
    """For one article: (question, answered rightly, what was said)."""
    if got is None:
        return [(q, False, "article not found") for q in ("kind", "language")]
    said = [(q, got[q] == want[q], f"gold {want[q]!r}, got {got[q]!r}") for q in ("kind", "language")]
    if want["access"] == "truncated" or got["access"] == "truncated":
        said.append(("access", got["access"] == want["access"], f"gold {want['access']!r}, got {got['access']!r}"))
    if want["updated"] or got["updated"]:
        right = (want["updated"] or "")[:10] == (got["updated"] or "")[:10]
        said.append(("updated", right, f"gold {want['updated']!r}, got {got['updated']!r}"))
    for piece in want["furniture"]:
        words = piece.get("text") or page[slice(*piece["span"])]
        kinds = [f["kind"] for f in got["furniture"] if _within(words, f["words"])]
        said.append(("furniture", piece["kind"] in kinds, f"{piece['kind']} {words!r}, got {kinds or 'no furniture'}"))
    return said


def _within(one: str, other: str) -> bool:
    """Whether one of two pieces holds the other, white space aside."""
    one, other = _bare(one), _bare(other)
    return one in other or other in one


def _bare(words: str) -> str:
    return "".join(words.split())


def rows(shared: Path) -> list[Row]:
    """The figures as rows of the table of measures."""
    tally, counts, _ = measure(shared)
    kept_apart = "not learned from; misses were not listed to those who build, counts were watched"
    told = []
    for half in HALVES:
        note = kept_apart if half == "kept" else "not learned from; misses were read by those who build"
        data = f"unseen pages, {half}"
        for name in _SHOWN:
            lower, measured = name in ("articles.leak", "articles.loss"), name.removeprefix("articles.")
            value = tally.value(name, half) or 0.0
            told.append(Row(data, measured, value, len(gold(half)), lower=lower, learned=note))
        for question in _ASIDE:
            share, cases = _share(counts, question, half)
            told.append(Row(data, question, share, cases, learned=note))
    return told


def _share(counts: Counter[tuple[str, str, bool]], question: str, half: str) -> tuple[float, int]:
    """How often a question was answered rightly, and how often it was asked; `*` is both halves."""
    asked = {r: sum(counts[h, question, r] for h in HALVES if half in (h, "*")) for r in (True, False)}
    return asked[True] / max(1, sum(asked.values())), sum(asked.values())


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("--half", choices=HALVES)
    parse.add_argument("--details", action="store_true")
    parse.add_argument("--shared", type=Path, default=HERE.parents[2] / "shared")
    options = parse.parse_args()
    tally, counts, misses = measure(options.shared)
    import score

    halves = [options.half] if options.half else [*HALVES, "*"]
    print(f"{'':32}" + " ".join(f"{'both' if h == '*' else h:>6}" for h in halves))
    for name in (m for m in score.PRINTED if m.startswith("articles.")):
        values = [tally.value(name, h) for h in halves]
        if any(v is not None for v in values):
            print(f"{name:32}" + " ".join(f"{'-' if v is None else f'{v:.3f}':>6}" for v in values))
    for question in _ASIDE:
        print(f"{question:32}" + " ".join(f"{_share(counts, question, h)[0]:6.3f}" for h in halves))
    if options.details:
        print(*sorted(misses), sep="\n")


if __name__ == "__main__":
    main()

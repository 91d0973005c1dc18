"""Stories and claims measured: on true articles and trees, or on what the product itself makes of the pages.

    .venv/bin/python bench/stories/chain.py ../shared/data/families/open              # true articles, true trees
    .venv/bin/python bench/stories/chain.py ../shared/data/families/open --grown      # true articles, own trees
    .venv/bin/python bench/stories/chain.py ../shared/data/families/open --read       # everything from the pages on
    .venv/bin/python bench/stories/chain.py ... --half 0 | --half 1 | --details | --claims FAMILY

The scorer beside the sets does the counting; nothing of it is copied here.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import gold
from headwater import copies, families, flow, ingest, names, statements, stories
from headwater.records import Article, Edge, Family, Furniture, LostWitness, Pair, Reading
from headwater.shapes import make

PARTS = ["statements", "stories", "timeline", "honesty"]


def true_articles(case: gold.Case) -> dict[str, tuple[Article, str]]:
    """Gold articles whose places count in one text a page, with that text, by gold id."""
    texts: dict[str, str] = {}
    found: dict[str, tuple[Article, str]] = {}
    for key, article in case.articles.items():
        page = case.pages[article.page]
        name = article.page.partition("!")[0]
        shift = 0
        if "!" in article.page:
            before = texts.get(name, "")
            shift = len(before) + 1 if before else 0
            texts[name] = f"{before}\n{page.text}" if before else page.text
        else:
            texts[name] = page.text
        found[key] = (_shifted(article, name, shift), name)
    return {key: (article, texts[name]) for key, (article, name) in found.items()}


def _shifted(article: Article, page: str, by: int) -> Article:
    return replace(
        article,
        page=page,
        span=article.span.shifted(by),
        body=tuple(s.shifted(by) for s in article.body),
        title_span=article.title_span.shifted(by) if article.title_span else None,
        furniture=tuple(Furniture(f.kind, f.span.shifted(by)) for f in article.furniture),
    )


def read(article: Article) -> Reading:
    mentions = names.find(article)
    return Reading(article, mentions, statements.find(article, mentions))


def true_family(case: gold.Case, refs: dict[str, str]) -> list[Family]:
    """The true trees as families, one a connected tree."""
    edges = [
        Edge(refs.get(t["child"], t["child"]), refs.get(t["parent"], t["parent"]), t["relation"], 1.0, ("true",))
        for t in case.truth["tree"]
    ]
    groups: list[set[str]] = []
    for edge in edges:
        touched = [g for g in groups if g & {edge.copy, edge.exemplar}]
        groups = [g for g in groups if g not in touched] + [set().union({edge.copy, edge.exemplar}, *touched)]
    found = []
    for number, group in enumerate(groups):
        mine = tuple(e for e in edges if e.copy in group)
        lost = sorted(x for x in group if x.startswith("lost"))
        found.append(
            Family(
                id=f"{case.name}-{number}",
                refs=tuple(sorted(group - set(lost))),
                edges=mine,
                lost=tuple(LostWitness(x, "", tuple(e.copy for e in mine if e.exemplar == x)) for x in lost),
                origin=min(group - {e.copy for e in mine}),
            )
        )
    return found


def true_pairs(found: Sequence[Family], readings: dict[str, Reading]) -> list[Pair]:
    pairs = []
    for family in found:
        refs = [r for r in family.refs if r in readings]
        for at, a in enumerate(refs):
            for b in refs[at + 1 :]:
                alignment = copies.align(readings[a].article, readings[b].article)
                if any(row.a and row.b for row in alignment):
                    pairs.append(Pair(a, b, "edited", "siblings", 1.0, 0.5, 0.5, alignment))
    for reading in readings.values():
        twin = reading.article.same_as
        if twin in readings:
            a, b = sorted((reading.article.ref, str(twin)))
            alignment = copies.align(readings[a].article, readings[b].article)
            pairs.append(Pair(a, b, "verbatim", "siblings", 1.0, 1.0, 1.0, alignment))
    return pairs


def changes(found: Sequence[Family], readings: dict[str, Reading]) -> dict[tuple[str, str], Any]:
    result = {}
    for family in found:
        edges = [(e.exemplar, e.copy) for e in family.edges]
        for lost in family.lost:
            edges += [(a, b) for a in lost.children for b in lost.children if a != b]
        for a, b in edges:
            if a in readings and b in readings:
                alignment = copies.align(readings[a].article, readings[b].article)
                result[a, b] = families.changes(readings[a], readings[b], alignment)
    return result


def grown(readings: dict[str, Reading]) -> tuple[list[Family], list[Pair]]:
    refs = sorted(readings)
    pairs = []
    for at, a in enumerate(refs):
        for b in refs[at + 1 :]:
            pair = copies.relate(
                readings[a].article, readings[b].article, readings[a].mentions, readings[b].mentions
            )
            if pair.relation is not None:
                pairs.append(pair)
    return list(families.grow([readings[r] for r in refs], pairs)), pairs


def run(root: Path, half: int | None, own_trees: bool) -> dict[str, list[dict[str, Any]]]:
    """What the commands would print about the set (or every second family of it)."""
    rows: dict[str, list[dict[str, Any]]] = {"read": [], "text": [], "stories": [], "statements": []}
    everything: dict[str, Reading] = {}
    trees: list[Family] = []
    pairs: list[Pair] = []
    pages: dict[str, str] = {}
    for number, folder in enumerate(gold.families(root)):
        if half is not None and number % 2 != half:
            continue
        case = gold.load(folder)
        held = true_articles(case)
        readings = {article.ref: read(article) for article, _ in held.values()}
        pages |= {article.page: text for article, text in held.values()}
        refs = {key: article.ref for key, (article, _) in held.items()}
        if own_trees:
            mine, related = grown(readings)
        else:
            mine = true_family(case, refs)
            related = true_pairs(mine, readings)
        everything |= readings
        trees += mine
        pairs += related
    altered = changes(trees, everything)
    entities = names.resolve({r.article.ref: r.mentions for r in everything.values()})
    for refs in stories.group(list(everything.values()), trees):
        mine = [f for f in trees if set(f.refs) & set(refs)]
        inside = [p for p in pairs if p.a in refs and p.b in refs]
        story, found = stories.tell([everything[r] for r in refs], mine, inside, entities, altered)
        rows["stories"].append(_plain(make.story(story)))
        rows["statements"] += [_plain(make.statement(c)) for c in found]
    rows["read"] = [_plain(make.article(r.article)) for r in everything.values()]
    rows["text"] = [{"page": page, "text": text} for page, text in pages.items()]
    return rows


def run_flow(root: Path, half: int | None) -> dict[str, list[dict[str, Any]]]:
    """The same from the pages on: what the product reads, pairs and relates by itself."""
    readings: list[Reading] = []
    pages: dict[str, str] = {}
    pairs: list[Pair] = []
    for number, folder in enumerate(gold.families(root)):
        if half is not None and number % 2 != half:
            continue
        mine: list[Reading] = []
        for path in sorted((folder / "pages").iterdir()):
            page = ingest.read_bytes(path.read_bytes(), f"{folder.name}/pages/{path.name}")
            pages[page.address] = page.text
            mine += flow.read(page)
        found = [flow.pair(a, b) for at, a in enumerate(mine) for b in mine[at + 1 :]]
        pairs += [pair for pair in found if pair.relation is not None]
        readings += mine
    related = flow.relate(readings, pairs)
    return {
        "read": [_plain(make.article(r.article)) for r in readings],
        "text": [{"page": page, "text": text} for page, text in pages.items()],
        "stories": [_plain(make.story(story)) for story in related.stories],
        "statements": [_plain(make.statement(claim)) for claim in related.claims],
    }


def _plain(shape: Any) -> dict[str, Any]:
    return json.loads(json.dumps(shape, default=str))


def scorer(root: Path) -> Any:
    place = root.resolve().parents[2] / "score" / "score.py"
    spec = importlib.util.spec_from_file_location("score", place)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["score"] = module
    spec.loader.exec_module(module)
    return module


def main() -> None:
    words = argparse.ArgumentParser()
    words.add_argument("root", type=Path)
    words.add_argument("--half", type=int)
    words.add_argument("--grown", action="store_true")
    words.add_argument("--read", action="store_true")
    words.add_argument("--details", action="store_true")
    words.add_argument("--claims")
    args = words.parse_args()
    rows = run_flow(args.root, args.half) if args.read else run(args.root, args.half, args.grown)
    score = scorer(args.root)
    truth = score.Gold(args.root)
    if args.half is not None:
        keep = {f.name for n, f in enumerate(gold.families(args.root)) if n % 2 == args.half}
        truth.families = {k: v for k, v in truth.families.items() if k in keep}
        truth.articles = {k: v for k, v in truth.articles.items() if v.family in keep}
        truth.edges = [e for e in truth.edges if e.family in keep]
        for page in [p for p, found in truth.by_page.items() if found[0].family not in keep]:
            del truth.by_page[page]
            truth.pages.pop(page)
    told = score.Predictions(truth)
    for command, found in rows.items():
        told.take(command, "".join(json.dumps(row) + "\n" for row in found))
    told.settle()
    tally = score.score(truth, told, PARTS)
    print(score.table(truth, tally, PARTS))
    for name, counts in tally.tables.items():
        print(name, dict(counts))
    if args.details:
        for part in PARTS:
            for line in tally.details.get(part, []):
                print(part, line)
    if args.claims:
        for row in rows["statements"]:
            if any(args.claims in ref for value in row["values"] for ref in value["refs"]):
                _show(row)


def _show(row: dict[str, Any]) -> None:
    print(f"{row['kind']} {row['verdict']}/{row['cause']} {row['independent']} {row['origins']} | {row['text']}")
    print("    why:", row["why"])
    for value in row["values"]:
        print("   ", value["value"], "|", value["normalized"])
        for quote in value["quotes"]:
            print("        ", quote["ref"].split("/")[-1], "|", quote["text"])


if __name__ == "__main__":
    main()

"""All measures in one table, written to bench/RESULTS.md; ends with status 1 when a figure falls below its floor.

    python bench/run.py [--only sets,reading,...] [--shared ../shared] [--program .venv/bin/headwater] [--raise-floors]

Sections: `sets` runs the scorer on whole sets of pages; the others gather the `rows` of the scripts named in
`SECTIONS`, each in a process of its own. What was measured is frozen in bench/results.json, from which bench/RESULTS.md
is written, so that `--only` renews a part. The sets with known truth are not part of this repository: where the folder
given by --shared lacks them, everything stays as it was last frozen and the run says so. Floors of the sets stand in
bench/floors.json; --raise-floors lifts each to the figure just measured and never lowers one. Floors of the other
sections stand beside their measures.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parent
FLOORS = HERE / "floors.json"
RESULTS = HERE / "RESULTS.md"
FROZEN = HERE / "results.json"
SECTIONS: dict[str, tuple[str, ...]] = {
    "reading": (
        "articles/fields.py", "articles/composed.py", "pages/measure.py", "articles/plain_pages.py",
        "articles/dates.py", "articles/reuters.py", "ingest/feeds.py", "ingest/archives.py", "articles/speed.py",
    ),
    "copies": ("copies/reuters.py", "copies/peers.py"),
    "families": ("families/trees.py", "families/traditions.py", "families/chains.py", "families/artificial.py"),
    "changes": ("changes/kinds.py",),
    "stories": ("stories/grouping.py", "stories/ledger.py", "stories/distortions.py", "stories/summaries.py"),
    "closely": (
        "closely/figures.py", "closely/commitments.py", "closely/quotes.py", "closely/chains.py", "names/closely.py",
        "names/train_pairs.py", "statements/attributions.py", "statements/quantities.py",
    ),
    "collect": ("collect/measure.py",),
}
SETS = {
    "open": "data/families/open", "own": str(HERE / "cases"), "kept": str(HERE / "cases"),
    "seeds": "data/families/seeds",
}  # fmt: skip
KEPT = (
    "prison-break-ankumah", "battery-plant-valdecarre", "court-ruling-lolkerri", "hoard-saint-aubrac",
)
"""Families of our own that are only counted: nobody reads them or what is missed in them."""
INTRODUCTION = (
    "Made by `make bench`. Sets with known truth: ten families of fictional pages (*open*), all of which were read",
    "while the stages were built; families of our own (`bench/cases/`), those that were read (*own*) apart from those",
    "that are only counted (*kept*); three real pages annotated by hand (*seeds*). What each measure means stands in",
    "the scorer's own table. Expect the figures of *kept* on other pages, not those of *open*.",
)
SHOWN = (
    "articles.found f1", "articles.body f1", "articles.leak", "articles.fields",
    "copies.pairs precision", "copies.pairs recall", "copies.pairs f1", "copies.edges f1", "copies.edges_directed f1",
    "copies.direction", "copies.relation", "copies.lost f1", "copies.origin",
    "alterations.meaning precision", "alterations.meaning recall", "alterations.meaning f1", "alterations.figures",
    "alterations.names", "alterations.said", "alterations.sentences",
    "statements.found", "statements.verdict_found", "statements.independent_found", "statements.verdict",
    "statements.independent", "statements.false_independent",
    "stories.bcubed f1", "entities.found", "entities.merged", "entities.false_merge", "timeline.rows",
    "honesty.verbatim", "honesty.bounds", "honesty.refs",
)
LESS_IS_BETTER = {"articles.leak", "statements.false_independent", "entities.false_merge"}


def score(shared: Path, name: str, program: str, folder: Path) -> dict[str, Any]:
    """Everything the scorer prints for one set, as its JSON."""
    out = folder / f"{name}.json"
    families = chosen(shared / SETS[name], name, folder / f"{name}-families")
    command = [sys.executable, str(shared / "score/score.py"), str(families), "--program", program]
    subprocess.run([*command, "--json", str(out)], check=True, stdout=subprocess.DEVNULL)
    return json.loads(out.read_text(encoding="utf-8"))


def chosen(all_: Path, name: str, folder: Path) -> Path:
    """The folder of a set's families; of our own those that were read, or those that were kept unread."""
    if name not in ("own", "kept"):
        return all_
    folder.mkdir()
    for family in sorted(path for path in all_.iterdir() if path.is_dir()):
        if (family.name in KEPT) == (name == "kept"):
            (folder / family.name).symlink_to(family.resolve(), target_is_directory=True)
    return folder


def cost(shared: Path, program: str, folder: Path) -> tuple[int, float, float]:
    """Pages, seconds and megabytes (largest process) of one cold `add` of the open set."""
    pages = sorted(str(p) for p in (shared / SETS["open"]).glob("*/pages/*"))
    store = folder / "cost.db"
    began = time.perf_counter()
    command = [*program.split(), "add", "--json", "--store", str(store), *pages]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit("add failed")
    return len(pages), time.perf_counter() - began, usage.ru_maxrss / 1024


def table(name: str, result: dict[str, Any]) -> list[str]:
    """One set as Markdown rows."""
    lines = [f"## {name}: {result['articles']} articles in {len(result['families'])} families", "",
             "| measure | all together | mean over families | cases |", "|---|---|---|---|"]
    for part, head in result["headline"].items():
        if head["value"] is not None:
            lines.append(f"| **{part}** | **{head['value']:.3f}** | | {head['n']} |")
    for metric in SHOWN:
        row = result["metrics"].get(metric)
        if row and row["micro"] is not None:
            macro = "" if row["macro"] is None else f"{row['macro']:.3f}"
            less = " (less is better)" if metric in LESS_IS_BETTER else ""
            lines.append(f"| {metric}{less} | {row['micro']:.3f} | {macro} | {row['n']} |")
    return [*lines, ""]


def below(name: str, result: dict[str, Any], floors: dict[str, dict[str, float]]) -> list[str]:
    """The measures of a set that fell under their floor, in words."""
    found = []
    for metric, floor in floors.get(name, {}).items():
        value = (result["metrics"].get(metric) or {}).get("micro")
        if value is None or value + 5e-4 < floor:
            found.append(f"{name}: {metric} is {value if value is None else round(value, 3)}, floor {floor}")
    return found


def lift(floors: dict[str, dict[str, float]], results: dict[str, dict[str, Any]]) -> None:
    """Raise every floor to what was just measured; never lower one."""
    for name, result in results.items():
        for metric in floors.get(name, {}):
            value = (result["metrics"].get(metric) or {}).get("micro")
            if value is not None:
                floors[name][metric] = max(floors[name][metric], int(value * 1000) / 1000)
    FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")


def rows(script: Path, shared: Path) -> list[list[Any]]:
    """The rows of one script, measured in a process of its own."""
    asked = [sys.executable, __file__, "--rows", str(script), "--shared", str(shared)]
    done = subprocess.run(asked, stdout=subprocess.PIPE, check=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def print_rows(script: Path, shared: Path) -> int:
    """Measure one script's rows here and print them as one line of JSON."""
    sys.path[:0] = [str(HERE), str(script.parent)]
    spec = importlib.util.spec_from_file_location(f"measured_{script.stem}", script)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    print()
    print(json.dumps([list(row) for row in module.rows(shared)]))
    return 0


def rows_table(name: str, measured: list[list[Any]]) -> list[str]:
    """A section's rows as Markdown; a figure under its floor is marked."""
    lines = [f"## {name}", "", "| data | measure | figure | floor | aim | cases | learned and reported apart |",
             "|---|---|---|---|---|---|---|"]
    for data, measure, figure, cases, floor, aim, lower, learned in measured:
        less = " (less is better)" if lower else ""
        shown = f"**{figure:.3f}**" if missed_row(figure, floor, lower) else f"{figure:.3f}"
        bounds = " | ".join("" if v is None else f"{v:g}" for v in (floor, aim))
        lines.append(f"| {data} | {measure}{less} | {shown} | {bounds} | {cases} | {learned} |")
    return [*lines, ""]


def missed_row(figure: float, floor: float | None, lower: bool) -> bool:
    """Whether a figure fails its floor."""
    return floor is not None and (figure > floor + 5e-4 if lower else figure < floor - 5e-4)


def measure_sets(shared: Path, program: str) -> dict[str, Any]:
    """The scorer's results for every set, and what adding the open set costs."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        results = {name: score(shared, name, program, folder) for name in SETS}
        kept = ("articles", "families", "headline", "metrics")
        slim = {name: {key: result[key] for key in kept} for name, result in results.items()}
        for result in slim.values():
            result["families"] = list(result["families"])
            result["metrics"] = {metric: result["metrics"][metric] for metric in SHOWN if metric in result["metrics"]}
        return {"scored": slim, "cost": cost(shared, program, folder)}


def main() -> int:
    ap = argparse.ArgumentParser(description="All measures in one table.")
    ap.add_argument("--rows", type=Path, help=argparse.SUPPRESS)
    ap.add_argument("--only", default=",".join(("sets", *SECTIONS)))
    ap.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    ap.add_argument("--program", default=str(ROOT / ".venv/bin/headwater"))
    ap.add_argument("--raise-floors", action="store_true")
    asked = ap.parse_args()
    if asked.rows:
        return print_rows(asked.rows, asked.shared)
    shared = asked.shared.resolve()
    if not (shared / "score/score.py").is_file():
        print(f"no sets with known truth at {asked.shared}: bench/RESULTS.md stays as it is")
        return 0
    frozen = json.loads(FROZEN.read_text(encoding="utf-8")) if FROZEN.is_file() else {}
    for name in asked.only.split(","):
        if name == "sets":
            frozen["sets"] = measure_sets(shared, asked.program)
        else:
            frozen[name] = [row for script in SECTIONS[name] for row in rows(HERE / script, shared)]
        FROZEN.write_text(json.dumps(frozen, indent=1) + "\n", encoding="utf-8")
    return report(frozen, lift_floors=asked.raise_floors)


def report(frozen: dict[str, Any], *, lift_floors: bool) -> int:
    """Write bench/RESULTS.md from what is frozen; 1 when something is below its floor."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    scored = frozen["sets"]["scored"] if "sets" in frozen else {}
    lines = ["# Results", "", *INTRODUCTION, ""]
    for name, result in scored.items():
        lines += table(name, result)
    if scored:
        pages, seconds, megabytes = frozen["sets"]["cost"]
        spent = f"{pages} pages, two cores: {seconds:.0f} s, {megabytes:.0f} MB in the largest process."
        lines += ["## Cost", "", f"One cold `headwater add` of the open set's {spent}", ""]
    for name in SECTIONS:
        lines += rows_table(name, frozen.get(name, [])) if frozen.get(name) else []
    RESULTS.write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))
    missed = [line for name, result in scored.items() for line in below(name, result, floors)]
    missed += [
        f"{name}: {data}, {measure} is {figure:.3f}, floor {floor:g}"
        for name in SECTIONS
        for data, measure, figure, _, floor, _, lower, _ in frozen.get(name, [])
        if missed_row(figure, floor, lower)
    ]
    print("\n".join(missed) or "no measure is below its floor")
    if lift_floors:
        lift(floors, scored)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

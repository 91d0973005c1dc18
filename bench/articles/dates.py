"""How well the dates of web pages are read, beside htmldate and trafilatura on the same pages.

    python bench/articles/dates.py ../shared/data [--misses] [--fresh]

Counts pages whose exact day is given, of all pages of a set (htmldate_mediacloud200 has pages without a date: no date
is right there). Every page is judged by a ranking that was learned without its site, in five folds, and by one that
was learned on the other set alone.
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from date_cases import META, WORLD, Case, cases, raw
from train_dates import learned, material

from headwater.articles import when
from headwater.articles.dayfacts import Facts
from rows import Row, fold

_FOLDS = 5
_FLOORS = {META: (410, 430), WORLD: (0.90, 0.93)}

Material = Sequence[tuple[Case, Facts, float]]
Answers = dict[tuple[str, str], str | None]


def answers(asked: Material, model: Any) -> Answers:
    """The days that a model gives for pages as they are."""
    out: Answers = {}
    for case, found, weight in asked:
        if weight != 1.0:
            continue
        day = None
        if found.days and case.own:
            day = when.best(case.article, found, model.predict_proba(np.array(found.rows))[:, 1])
        out[case.name, case.address] = day.iso if day else (case.article.published or "")[:10] or None
    return out


def crossed(rows: Material, part: Callable[[Case], Any]) -> Answers:
    """Answers for every part of the pages by what was learned on all the others."""
    out: Answers = {}
    for one in sorted({part(case) for case, _, _ in rows}):
        model = learned([row for row in rows if part(row[0]) != one])
        out.update(answers([row for row in rows if part(row[0]) == one], model))
    return out


def right(given: Answers, golds: Iterable[tuple[str, str, str | None]]) -> int:
    """How many days are exactly those of the gold."""
    return sum(given.get((name, address)) == gold for name, address, gold in golds)


def rows(shared: Path) -> list[Row]:
    """The rows of the common table; `shared` is the folder that holds `data`."""
    data = shared / "data"
    known = material(cases(data))
    given = crossed(known, lambda case: fold(case.site, _FOLDS))
    out = []
    for name in (META, WORLD):
        golds = [(name, address, gold) for address, _, gold in raw(data, name)]
        good, (floor, aim) = right(given, golds), _FLOORS[name]
        figure = float(good) if name == META else good / len(golds)
        measure = f"exact day of {len(golds)}" if name == META else "date accuracy"
        out.append(
            Row(name, measure, figure, len(golds), floor, aim, learned=f"{_FOLDS} folds by site, pages of both sets")
        )
    return out


def others(shared: Path, name: str) -> dict[str, Answers]:
    """What the installed htmldate and trafilatura answer, called as their own evaluations do."""
    import htmldate
    import trafilatura

    logging.disable(logging.CRITICAL)
    out: dict[str, Answers] = {"htmldate": {}, "trafilatura": {}}
    for address, content, _ in raw(shared, name):
        for tool, ask in (
            ("htmldate", lambda page: htmldate.find_date(page, original_date=True, extensive_search=True)),
            ("trafilatura", lambda page: getattr(trafilatura.extract_metadata(page), "date", None)),
        ):
            try:
                out[tool][name, address] = ask(content)
            except (ValueError, TypeError, AttributeError):
                out[tool][name, address] = None
    return out


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("data", type=Path)
    parse.add_argument("--misses", action="store_true", help="print every page that the folded ranking gets wrong")
    options = parse.parse_args()
    found = cases(options.data)
    known = material(found)
    by_site = crossed(known, lambda case: fold(case.site, _FOLDS))
    by_set = crossed(known, lambda case: case.name)
    for name in (META, WORLD):
        golds = [(name, address, gold) for address, _, gold in raw(options.data, name)]
        mine = [case for case in found if case.name == name]
        heads: Answers = {(name, c.address): (c.article.published or "")[:10] or None for c in mine}
        offered = {(name, c.address): {day.iso for day in f.days} for c, f, w in known if w == 1.0 and c.name == name}
        within = sum(gold is None or gold in offered.get((n, a), ()) for n, a, gold in golds)
        table = {"heads alone": heads, "folded by site": by_site, "learned on the other set": by_set}
        table.update(others(options.data, name))
        print(f"{name}: {len(golds)} pages, right day among the candidates or no date on {within}")
        for label, given in table.items():
            good = right(given, golds)
            print(f"  {label:26} {good:4d}  {good / len(golds):.3f}")
        if options.misses:
            for n, address, gold in golds:
                if by_site.get((n, address)) != gold:
                    print("   ", gold, by_site.get((n, address)), gold in offered.get((n, address), ()), address[:110])


if __name__ == "__main__":
    main()

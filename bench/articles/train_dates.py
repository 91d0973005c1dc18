"""Learns to rank the days that a page gives (src/headwater/data/dates.npz).

    python bench/articles/train_dates.py ../shared/data

From two public sets of web pages with their dates (both may be learned from): the day of the gold is right, all other
days of its page are wrong. Pages of templates with wrong metadata are rare there and common elsewhere: every page on
which the right day stands beside the text is learned a second time with its metadata moved by up to years. What is
reported about the sets comes from models that did not see a page's site: see dates.py.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from date_cases import Case, cases

import learning
from headwater.articles import datings
from headwater.articles.dayfacts import NAMES, Facts, facts

_MOVED_WEIGHT = 0.3  # of a page with moved metadata beside the page as it is
_SETTINGS = {
    "max_iter": 300,
    "learning_rate": 0.03,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 8,
    "l2_regularization": 2.0,
}


def moved(case: Case) -> Case | None:
    """The page with all its metadata as wrong as a template's, or None where the right day is not beside the text."""
    head = (case.article.published or "")[:10]
    if head != case.gold:
        return None
    draw = random.Random(hashlib.sha256(case.address.encode()).digest())
    days = draw.choice((-1, 1)) * draw.choice((1, 2, 3, 7, 20, 60, 200, 365, 700, 1500))
    meta = [(key, _moved(key, value, days)) for key, value in case.page.meta]
    return replace(case, page=replace(case.page, meta=tuple(meta), parts=()))


def _moved(key: str, value: str, days: int) -> str:
    iso = datings.moment(value) if datings.kind_of(key) else None
    if iso is None:
        return value
    try:
        return (date.fromisoformat(iso[:10]) + timedelta(days=days)).isoformat() + iso[10:]
    except OverflowError:
        return value


def learned(rows: Sequence[tuple[Case, Facts, float]]) -> Any:
    """Trees for the days of cases, each case with its weight."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    told, right, weights = [], [], []
    for case, found, weight in rows:
        if not any(day.iso == case.gold for day in found.days):
            continue
        for day, row in zip(found.days, found.rows, strict=True):
            told.append(row)
            right.append(day.iso == case.gold)
            weights.append(weight)
    model = HistGradientBoostingClassifier(random_state=0, early_stopping=False, **_SETTINGS)
    return model.fit(np.array(told), np.array(right), sample_weight=np.array(weights))


def material(found: Sequence[Case]) -> list[tuple[Case, Facts, float]]:
    """What is learned from: every page, and where possible the page with moved metadata."""
    rows = [(case, facts(case.page, case.article), 1.0) for case in found]
    for case in found:
        wrong = moved(case)
        if wrong is not None:
            rows.append((wrong, facts(wrong.page, wrong.article), _MOVED_WEIGHT))
    return rows


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("data", type=Path)
    options = parse.parse_args()
    rows = material(cases(options.data))
    path = learning.keep(learned(rows), NAMES, ("other", "right"), "dates")
    print(f"{len(rows)} pages learned, {path} {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()

"""How fast real pages are read, beside trafilatura alone, in one process and on one core.

    python bench/articles/speed.py ../shared [--pages 60] [--profile]

Every page is read by both, right after one another and in alternating order, after a few pages to warm up: Headwater's
`read_bytes` and `split` (articles with all their fields), trafilatura's `extract` (one text). The figure is how many
pages Headwater reads in the time in which trafilatura reads one.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from itertools import islice
from pathlib import Path

import trafilatura

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))

from plain_pages import zyte

from headwater.articles import split
from headwater.ingest import read_bytes
from rows import Row

_WARM = 8
_PAGES = 90


def _ours(data: bytes) -> None:
    split(read_bytes(data, "page.html"))


def _theirs(data: bytes) -> None:
    trafilatura.extract(data)


def ratio(shared: Path, pages: int = _PAGES) -> tuple[float, float, float]:
    """Trafilatura's time by ours, and the seconds of both, over the first pages of the set."""
    data = [case.data for case in islice(zyte(shared / "data"), pages)]
    for one in data[:_WARM]:
        _ours(one)
        _theirs(one)
    spent = {_ours: 0.0, _theirs: 0.0}
    for at, one in enumerate(data):
        for read in (_ours, _theirs) if at % 2 else (_theirs, _ours):
            began = time.process_time()
            read(one)
            spent[read] += time.process_time() - began
    return spent[_theirs] / spent[_ours], spent[_ours], spent[_theirs]


def rows(shared: Path) -> list[Row]:
    """The row for the table of all measures."""
    return [Row("zyte_articles", "pages a second, by trafilatura's", ratio(shared)[0], _PAGES, 0.5, 0.8)]


def main() -> None:
    parse = argparse.ArgumentParser()
    parse.add_argument("shared", type=Path)
    parse.add_argument("--pages", type=int, default=_PAGES)
    parse.add_argument("--profile", action="store_true")
    options = parse.parse_args()
    figure, own, their = ratio(options.shared, options.pages)
    print(f"ratio {figure:.2f}: {own:.2f} s beside {their:.2f} s for {options.pages} pages")
    if options.profile:
        data = [case.data for case in islice(zyte(options.shared / "data"), options.pages)]
        profile = cProfile.Profile()
        profile.enable()
        for one in data:
            _ours(one)
        profile.disable()
        pstats.Stats(profile).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()

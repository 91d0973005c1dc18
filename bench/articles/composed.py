"""How well composite pages are taken apart: pages composed at random from true articles, in many habits, with truth.

    python bench/articles/composed.py ../shared [--pages 12] [--style NAME] [--half learn|report] [--show]

Habits (`styles.py`, `single.py`), wordings of furniture (`wordings.yaml`) and articles (`pool.py`) are each divided by
a fixed hash into a half that is learned from and a half that is only reported on; a page never mixes them.
Measured: where articles begin (F1, one line of tolerance, empty lines not counted), second pastes found, how much of
the furniture stays out of the texts, how much of the texts is lost, and pages of one article that stay whole.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parent))
from pool import Text, invented, stream
from sheets import Sheet, item
from single import ONE
from styles import SEVERAL

from headwater.articles import split
from headwater.ingest import read_bytes
from headwater.records import Article
from rows import Row, fold

HALVES = ("learn", "report")
STYLES = {**SEVERAL, **ONE}
_SPACED = 0.12  # share of the pages with an empty line after every line
_DENSE = 0.2  # ... with no empty line at all


def half_of(style: str) -> str:
    """Which half a habit belongs to."""
    return HALVES[fold(style, 2)]


def pool(shared: Path, half: str) -> list[Text]:
    """The articles of one half; those of invented families are to be learned from."""
    texts = [t for t in stream(shared) if HALVES[fold(t.key, 2)] == half]
    return texts + (invented(shared / "data/families/open") if half == "learn" else [])


def compose(style: str, number: int, texts: list[Text], half: str) -> Sheet:
    """The page of a style and a number: always the same for the same pool."""
    dice = random.Random(f"{style} {number}")
    shape = dice.random()
    sheet = Sheet(dice, half, spaced=shape < _SPACED, dense=shape > 1 - _DENSE)
    items = [item(t, dice, half) for t in dice.sample(texts, dice.randint(2, 5))]
    STYLES[style](sheet, items)
    return sheet


@dataclass
class Tally:
    """Sums over pages."""

    hits: int = 0
    found: int = 0
    wanted: int = 0
    pasted: int = 0
    pasted_found: int = 0
    pasted_false: int = 0
    pages: int = 0
    whole: int = 0
    furniture: int = 0
    leaked: int = 0
    printed: int = 0
    body: int = 0
    lost: int = 0
    kinds: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))

    def add(self, other: Tally) -> None:
        """Add another's sums."""
        for name, value in vars(other).items():
            if name == "kinds":
                for kind, row in value.items():
                    self.kinds[kind] = [a + b for a, b in zip(self.kinds[kind], row, strict=True)]
            else:
                setattr(self, name, getattr(self, name) + value)

    @property
    def f1(self) -> float:
        """Of boundaries."""
        return 2 * self.hits / max(1, self.found + self.wanted)


def judge(sheet: Sheet, text: str, articles: tuple[Article, ...]) -> Tally:
    """What was found on a page against what is true of it."""
    tally = Tally(pages=1)
    starts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(at)
        at += len(line) + 1
    true = [bisect_right(starts, a.start) - 1 if _on(text, a.start) else bisect_right(starts, a.start)
            for a in sheet.articles[1:]]  # fmt: skip
    seen = [bisect_right(starts, a.span.start) - 1 for a in articles[1:]]
    left = list(true)
    for place in seen:
        near = min(left, key=lambda t: abs(t - place), default=None)
        if near is not None and abs(near - place) <= 1:
            left.remove(near)
            tally.hits += 1
    tally.found, tally.wanted = len(seen), len(true)
    tally.whole = int(not left and len(seen) == len(true))
    _pastes(sheet, articles, starts, true, tally)
    mask = bytearray(len(text))  # 1 text, 2 furniture
    for a in sheet.articles:
        for start, end in a.body:
            mask[start:end] = b"\1" * (end - start)
    for start, end, _ in sheet.furniture:
        mask[start:end] = b"\2" * (end - start)
    own = bytearray(len(text))
    kinds: dict[int, str] = {}
    for found in articles:
        for span in found.body:
            own[span.start : span.end] = b"\1" * len(span)
        for piece in found.furniture:
            kinds.update(dict.fromkeys(range(piece.span.start, piece.span.end), piece.kind))
    for start, end, kind in sheet.furniture:
        leaked = sum(own[start:end])
        row = tally.kinds[kind]
        right = sum(kinds.get(at) == kind for at in range(start, end))
        for n, value in enumerate((end - start, leaked, right)):
            row[n] += value
        tally.furniture += end - start
        tally.leaked += leaked
    tally.printed = sum(own)
    tally.body = mask.count(1)
    tally.lost = sum(m == 1 and not o for m, o in zip(mask, own, strict=True))
    return tally


def _on(text: str, at: int) -> bool:
    return at < len(text) and not text[at].isspace()


def _pastes(sheet: Sheet, articles: tuple[Article, ...], starts: list[int], true: list[int], tally: Tally) -> None:
    """Second pastes found: an article that begins there and points to the one that begins where the first does."""
    places = {a.ref: bisect_right(starts, a.span.start) - 1 for a in articles}
    lines = [0, *true]
    for number, a in enumerate(sheet.articles):
        if a.same_as is None:
            continue
        tally.pasted += 1
        tally.pasted_found += any(
            x.same_as and abs(places[x.ref] - lines[number]) <= 1 and abs(places[x.same_as] - lines[a.same_as]) <= 1
            for x in articles
        )
    told, wanted = sum(bool(x.same_as) for x in articles), sum(a.same_as is not None for a in sheet.articles)
    tally.pasted_false += max(0, told - wanted)


def measured(shared: Path, half: str, pages: int, style: str = "") -> Iterator[tuple[str, Tally]]:
    """The sums of every style of a half."""
    texts = pool(shared, half)
    for name in STYLES:
        if half_of(name) != half or style not in name:
            continue
        tally = Tally()
        for number in range(pages):
            sheet = compose(name, number, texts, half)
            page = read_bytes(sheet.text.encode(), "page.txt")
            tally.add(judge(sheet, page.text, split(page)))
        yield name, tally


def rows(shared: Path, pages: int = 8) -> list[Row]:
    """The figures of the half that nothing was learned from."""
    several, one = Tally(), Tally()
    for name, tally in measured(shared, "report", pages):
        (one if name in ONE else several).add(tally)
    both = Tally()
    both.add(several)
    both.add(one)
    how = "habits, wordings and articles of the report half, by fixed hash"
    return [
        Row("composed pages", "boundary F1", several.f1, several.pages, 0.93, 0.97, learned=how),
        Row("composed pages", "pasted twice found", several.pasted_found / max(1, several.pasted), several.pasted,
            0.95, 1.0, learned=how),
        Row("composed pages", "furniture in text", both.leaked / max(1, both.printed), both.pages, 0.02, 0.01,
            lower=True, learned=how),
        Row("composed pages", "share of furniture kept out", 1 - both.leaked / max(1, both.furniture), both.pages,
            learned=how),
        Row("composed pages", "text lost", both.lost / max(1, both.body), both.pages, lower=True, learned=how),
        Row("pages of one article", "stay whole", one.whole / max(1, one.pages), one.pages, learned=how),
    ]  # fmt: skip


def _print(name: str, t: Tally) -> None:
    paste = f"pasted {t.pasted_found}/{t.pasted}" if t.pasted or t.pasted_false else ""
    print(
        f"{name:22} F1 {t.f1:.3f}  whole {t.whole}/{t.pages}  leak {t.leaked / max(1, t.printed):.3f}"
        f"  out {1 - t.leaked / max(1, t.furniture):.2f}  lost {t.lost / max(1, t.body):.3f}  {paste}"
    )


def _show(shared: Path, half: str, style: str, pages: int) -> None:
    """The pages of a style that come out wrong, line by line: >> true beginning, ** found, ~ leaked, - lost."""
    texts = pool(shared, half)
    for name in (n for n in STYLES if half_of(n) == half and style in n):
        for number in range(pages):
            sheet = compose(name, number, texts, half)
            page = read_bytes(sheet.text.encode(), "page.txt")
            articles = split(page)
            tally = judge(sheet, page.text, articles)
            if tally.whole and not tally.leaked and tally.lost < 50:
                continue
            print(f"===== {name} {number}: true {len(sheet.articles)} found {len(articles)}")
            body = {at for a in articles for s in a.body for at in range(s.start, s.end)}
            at = 0
            for line in page.text.split("\n"):
                end = at + len(line)
                begins = any(at <= a.start <= end for a in sheet.articles)
                found = any(at <= a.span.start <= end for a in articles)
                leaked = any(f[0] < end and at < f[1] and (set(range(f[0], f[1])) & body) for f in sheet.furniture)
                lost = any(s < end and at < e and len(set(range(max(s, at), min(e, end))) - body) > 3
                           for a in sheet.articles for s, e in a.body)  # fmt: skip
                mark = ">>" * begins + "**" * found + "~" * leaked + "-" * lost
                print(f"{mark:7}|{line[:110]}")
                at = end + 1


def main() -> None:
    parse = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parse.add_argument("shared", type=Path)
    parse.add_argument("--pages", type=int, default=10)
    parse.add_argument("--style", default="")
    parse.add_argument("--half", choices=HALVES)
    parse.add_argument("--show", action="store_true")
    options = parse.parse_args()
    for half in HALVES if options.half is None else (options.half,):
        if options.show:
            _show(options.shared, half, options.style, options.pages)
            continue
        several, one, started = Tally(), Tally(), time.perf_counter()
        for name, tally in measured(options.shared, half, options.pages, options.style):
            _print(name, tally)
            (one if name in ONE else several).add(tally)
        _print(f"= {half}: several", several)
        _print(f"= {half}: one", one)
        several.add(one)
        _print(f"= {half}: all", several)
        print({k: f"leak {r[1] / r[0]:.2f} kind {r[2] / r[0]:.2f}" for k, r in sorted(several.kinds.items()) if r[0]})
        print(f"{time.perf_counter() - started:.0f} s\n")


if __name__ == "__main__":
    main()

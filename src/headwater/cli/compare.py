"""`headwater compare`: what changed from one article to another."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Store
from headwater.cli.printing import complain, console, count, json_lines, table
from headwater.errors import HeadwaterError, InputRefused, UnknownReference, UsageError

if TYPE_CHECKING:
    from headwater.archive.desk import Desk
    from headwater.records import Alteration, Article, Comparison, Pair, Span

_PLACE = {"critical": 0, "meaning": 1, "minor": 2}
_SPEAK = frozenset({"name", "place", "quote-dropped", "quote-altered", "sentence-dropped", "sentence-added"})
# Up to two words before a place, up to two after it, with what is glued to it.
_BEFORE = re.compile(r"(?:\S{1,30}\s{1,3}){0,2}\S{0,30}$")
_AFTER = re.compile(r"\S{0,30}(?:\s{1,3}\S{1,30}){0,2}")


def compare(
    a: Annotated[str | None, typer.Argument(metavar="A", help="An article: a page on disk, or a reference.")] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="The other one.")] = None,
    pairs: Annotated[
        str | None, typer.Option("--pairs", metavar="FILE|-", help="Compare many: a file with `A<TAB>B` a line.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Also what changed without changing the meaning.")] = False,
    store: Store = None,
    json: Json = False,
) -> None:
    """Show what changed from one article to another: figures, names, quotes, sentences.

    Pages on disk are read; other references come from the store. PAGE#2 is the second article of a page. Of two kept
    texts of one family the tree says which was made from which.

    Example: headwater compare pages/wire.txt#1 pages/copy.html#1
    """
    from headwater.shapes import make

    refused: list[HeadwaterError] = []
    desk = _desk(store)
    for first, second in _asked(a, b, pairs):
        try:
            found = desk.compare(first, second)
        except (UnknownReference, InputRefused) as problem:
            refused.append(problem)
            continue
        if json:
            json_lines([make.comparison(found.pair, found.alterations)])
        else:
            _show(found, every, (desk.reading(first).article, desk.reading(second).article))
    if complain(_Reason(problem) for problem in refused):
        raise typer.Exit(1)


class _Reason:
    def __init__(self, problem: HeadwaterError) -> None:
        self.reason = problem.message
        self.hint = problem.hint


def _desk(store: str | None) -> Desk:
    """A desk over the store, or over files alone when there is no store yet."""
    from pathlib import Path

    from headwater import archive
    from headwater.settings import Settings

    where = store or Settings().store
    if store is None and not Path(where).exists():
        from headwater.archive.desk import Desk

        return Desk()
    return archive.open(where, create=False).desk()


def _asked(a: str | None, b: str | None, pairs: str | None) -> Iterator[tuple[str, str]]:
    if pairs is None:
        if a is None or b is None:
            raise UsageError("Cannot compare: two articles are needed.", "headwater compare wire.txt#1 copy.html#1")
        yield a, b
        return
    if pairs == "-":
        lines = sys.stdin.read().splitlines()
    else:
        from pathlib import Path

        try:
            lines = Path(pairs).read_text(encoding="utf-8").splitlines()
        except OSError as problem:
            raise UsageError(f"Cannot read the pairs in `{pairs}`: {problem.strerror}.") from problem
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        parts = line.split("\t")
        if len(parts) != 2:
            raise UsageError(f"Cannot read line {number} of the pairs: it has {len(parts)} of 2 references.", "A<TAB>B")
        yield parts[0].strip(), parts[1].strip()


def _show(found: Comparison, every: bool, told: tuple[Article, Article]) -> None:
    out = console()
    out.print(f"{found.pair.a}\n{found.pair.b}")
    out.print(_verdict(found.pair))
    if found.pair.relation is None:
        _reasons(found.pair)
        return
    kinds = Counter(row.kind for row in found.pair.alignment)
    out.print("Sentences: " + ", ".join(f"{number} {kind}" for kind, number in kinds.most_common()) + ".")
    shown = [row for row in found.alterations if every or row.meaning_changed]
    changed = sum(row.meaning_changed for row in found.alterations)
    alike = len(found.alterations) - changed
    kept = f" {count(alike, 'fact')} told in another way with the same meaning (--all)." if alike and not every else ""
    out.print(f"{count(changed, 'change', 'changes') if changed else 'No change'} of meaning.{kept}")
    if shown:
        out.print(rows(shown, told))
    _reasons(found.pair)


def _reasons(pair: Pair) -> None:
    """Why the two are said to be related, and which way: below the facts, as most readers come for those."""
    out = console()
    for reason in pair.evidence:
        out.print(f"  because {reason}", style="dim")
    out.print()


def rows(changed: Sequence[Alteration], told: tuple[Article, Article] | None = None) -> object:
    """Changed facts as a table; a bare word is shown with the words beside it when the two articles are given."""
    made = table("weight", "what", "from", "to")
    for row in sorted(changed, key=lambda row: _PLACE[row.severity]):
        weight = row.severity if row.meaning_changed else "same meaning"
        style = "bold" if row.severity == "critical" else None
        before, after = row.before or "", row.after or ""
        if told is not None and row.type not in _SPEAK and " " not in before + after:
            before, after = beside(told[0], row.a) or before, beside(told[1], row.b) or after
        made.add_row(weight, row.type, before, after, style=style)
    return made


def beside(article: Article, span: Span | None) -> str:
    """A place with a few words before and after, as far as its paragraph or headline goes; empty for no place."""
    if span is None:
        return ""
    places = list(article.paragraphs())
    if article.title_span is not None and article.title is not None:
        places.append((article.title_span, article.title))
    for home, text in places:
        if home.covers(span):
            here = span.shifted(-home.start)
            before, after = text[: here.start], text[here.end :]
            first, last = _BEFORE.search(before), _AFTER.match(after)
            start = first.start() if first else 0
            end = last.end() if last else 0
            words = f"{before[start:]}{here.of(text)}{after[:end]}".strip()
            return f"{'… ' if before[:start].strip() else ''}{words}{' …' if after[end:].strip() else ''}"
    return ""


def _verdict(pair: Pair) -> str:
    if pair.relation is None:
        return "Neither text derives from the other."
    shared = (
        f"{pair.shared_of_a:.0%} of the first stands in the second, {pair.shared_of_b:.0%} of the second in the first"
    )
    way = {
        "a->b": f"The second was made from the first ({pair.relation})",
        "b->a": f"The first was made from the second ({pair.relation})",
        "siblings": f"Both were made from a third text ({pair.relation})",
        "none": f"They share text ({pair.relation}); which came first is not known",
    }[pair.direction]
    return f"{way}, score {pair.score:.2f}; {shared}."

"""A story in plain text: sources before articles, the tree in box-drawing lines, changed facts, statements."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from headwater.telling.points import CAUSES, Point, Value, survey
from headwater.telling.tree import Node, grow
from headwater.telling.weights import WEIGHTS, weight
from headwater.telling.witnesses import Company, Source, Witness, assemble
from headwater.telling.wording import count, stretch
from headwater.web.templating import quoted

if TYPE_CHECKING:
    from headwater.telling.dossier import Dossier

MARKS = {"source": "●", "version": "•", "copy": "○", "changed": "×", "lost": "◌"}
STANDING = {"said": "●", "repeated": "○", "withdrawn": "◌", "changed": "×"}
HEADS = {"rev": "reversed", "fig": "figure", "nam": "name", "quo": "quote"}
FACTS_SHOWN = 14
_NAME_MOST = 34
STATEMENTS_SHOWN = 10
_RED, _BOLD, _PLAIN = "\ue000", "\ue001", "\ue002"  # stand for colours until a line is clean
_COLOURS = {_RED: "\x1b[31m", _BOLD: "\x1b[1m", _PLAIN: "\x1b[0m"}


def retell(dossier: Dossier, width: int, *, colour: bool = False) -> Iterator[str]:
    """The lines of one story, none wider than `width`; a story of one article takes three.

    Page text may hold characters that steer a terminal; they become blanks.
    """
    for line in _lines(dossier, width):
        yield "".join(
            char if char.isprintable() else (_COLOURS[char] if colour else "") if char in _COLOURS else " "
            for char in line
        )


def _lines(dossier: Dossier, width: int) -> Iterator[str]:
    company = assemble(dossier)
    story = dossier.story
    pen = _Pen(width)
    yield ""
    spread = f"{count(len(company.articles), 'article')}, {stretch(story.first_published, story.last_published)}"
    yield f"{pen.bold(count(story.independent_sources, 'independent source'))} · {spread}"
    yield from pen.wrapped(story.title)
    if len(company.articles) < 2:
        yield from pen.wrapped(", ".join(source.name for source in company.sources), "  ")
        return
    yield ""
    yield from _sources(company, pen)
    yield ""
    yield pen.bold("Family tree")
    tree = grow(company)
    loans = {loan.node.witness.key: loan.text for loan in tree.loans}
    for root in tree.roots:
        yield from _branch(root, "  ", "  ", pen, loans)
    yield ""
    yield from _facts(company, pen)
    yield from _statements(survey(dossier.claims, company), pen)


class _Pen:
    """Wraps to a width and colours."""

    def __init__(self, width: int) -> None:
        self.width = width

    def bold(self, words: str) -> str:
        return f"{_BOLD}{words}{_PLAIN}"

    def red(self, words: str) -> str:
        return f"{_RED}{words}{_PLAIN}"

    def wrapped(self, words: str, indent: str = "", hanging: str | None = None) -> list[str]:
        return textwrap.wrap(
            " ".join(words.split()), self.width, initial_indent=indent,
            subsequent_indent=indent if hanging is None else hanging, break_on_hyphens=False,
        )  # fmt: skip


def _sources(company: Company, pen: _Pen) -> Iterator[str]:
    names = min(_NAME_MOST, max((len(source.name) for source in company.sources), default=0))
    strips = {source.letter: _strip(source) for source in company.sources}
    wide = max((len(strip) for strip in strips.values()), default=0)
    for source in company.sources:
        copies = count(source.copies, "copy", "copies") if source.copies else "no copies"
        name = source.name if len(source.name) <= _NAME_MOST else source.name[: _NAME_MOST - 1] + "…"
        yield f"  {source.letter}  {name:{names}}  {strips[source.letter]:{wide}}  {copies}"
    yield from pen.wrapped("● source, • later version, ○ copy, × copy that changed facts, ◌ lost earlier version", "  ")


def _strip(source: Source, most: int = 12) -> str:
    shown = "─".join(MARKS[w.kind] for w in source.witnesses[:most])
    return shown + (f" + {len(source.witnesses) - most}" if len(source.witnesses) > most else "")


def _branch(node: Node, lead: str, below: str, pen: _Pen, loans: Mapping[str, str]) -> Iterator[str]:
    """A row of the tree and those under it, in box-drawing lines."""
    w = node.witness
    if node.folded:
        yield f"{lead}{node.relation} ○ {len(node.folded)} copies, nothing changed"
        return
    way = f"{node.relation} " if node.parent else ""
    facts = f"  {node.changed}" if node.changed else ""
    words = f"{way}{MARKS[w.kind]} {w.mark} {w.name}"
    room = pen.width - len(lead) - len(facts)
    when = f"  {w.when.short}" if w.kind != "lost" else f"  {node.note}"
    when += f", {loans[w.key]}" if w.key in loans else ""
    if len(words) + len(when) > room:
        words = words[: room - len(when) - 1] + "…"
    yield lead + words + when + (pen.red(facts) if facts else "")
    for child in node.children:
        last = child is node.children[-1]
        yield from _branch(child, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "), pen, loans)


def _facts(company: Company, pen: _Pen) -> Iterator[str]:
    changed = company.changed
    if not changed:
        yield pen.bold("No copy changed facts")
        yield ""
        return
    yield pen.bold(f"{count(len(changed), 'copy', 'copies')} changed facts")
    for w in changed:
        yield from pen.wrapped(f"{w.mark} {w.name}, {_descent(company, w)}: {count(w.damaged, 'fact')}", "  ")
        order = [look for look, _ in WEIGHTS]
        facts = sorted(w.facts, key=lambda change: order.index(weight(change)))
        for change in facts[:FACTS_SHOWN]:
            head = "source" if change.type == "attribution" else HEADS[weight(change)]
            before, after = (" ".join((side or "nothing").split()) for side in (change.before, change.after))
            yield from pen.wrapped(f"{before} → {after}", f"     {head:<9} ", " " * 15)
        if len(facts) > FACTS_SHOWN:
            yield f"     and {len(facts) - FACTS_SHOWN} more"
    yield ""


def _descent(company: Company, w: Witness) -> str:
    above = [company.get(key) for key in w.exemplars]
    marks = " and ".join(e.mark or e.name for e in above if e is not None)
    return f"{w.way} from {marks}" if marks else w.way


def _statements(points: Iterable[Point], pen: _Pen) -> Iterator[str]:
    found = sorted(points, key=lambda p: (not p.disputed, -p.claim.independent, p.number))
    yield pen.bold("Statements") + " (independent sources · articles)"
    for point in found[:STATEMENTS_SHOWN]:
        head = f"  {point.claim.independent:>3} · {point.articles:<3}"
        words = quoted(point.claim.text) if point.claim.kind == "quote" else point.claim.text
        yield from pen.wrapped(words, f"{head}  ", " " * 13)
        if len(point.values) > 1:
            for value in point.values:
                line = f"{STANDING[value.standing]} {value.text}  {_holders(value)}"
                lines = pen.wrapped(line, " " * 13, " " * 15)
                yield from (pen.red(line) for line in lines) if value.standing == "changed" else lines
        if point.disputed and point.claim.cause:
            yield from pen.wrapped(f"{CAUSES[point.claim.cause]}. {point.claim.why}", " " * 13)
    if len(found) > STATEMENTS_SHOWN:
        yield f"  and {len(found) - STATEMENTS_SHOWN} more statements"


def _holders(value: Value) -> str:
    own = " ".join(w.mark for w in value.heads)
    first = " ".join(w.mark for w in value.first)
    others = " ".join(w.mark for w in value.others)
    if value.standing == "changed":
        return first + (f", passed on to {others}" if others else "")
    if value.standing == "withdrawn":
        return (f"{own}, withdrawn" if own else "lost") + (f"; kept in {others}" if others else "")
    copies = count(len(value.others), "copy", "copies") if value.others else ""
    return " and ".join(part for part in (own, copies) if part)

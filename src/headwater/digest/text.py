"""A brief as plain text and as Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from headwater.digest.brief import Brief, Entry, Footnote, Line, by_article
from headwater.telling.tree import Node, Tree
from headwater.telling.witnesses import Witness

_STEERS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")


def text(brief: Brief, width: int = 96) -> Iterator[str]:
    """The lines of a brief, none wider than `width` but for long addresses."""
    yield from _wrapped(brief.title, width)
    yield from _wrapped(brief.told, width)
    for number, entry in enumerate(brief.entries, 1):
        yield ""
        yield from _wrapped(f"{number}. {entry.story.title}", width)
        yield from _wrapped(entry.counts, width, "   ")
        yield from _wrapped(entry.new, width, "   ")
        for part in entry.parts:
            yield f"   {part.head}"
            for line in part.lines:
                yield from _wrapped(f"{line.text}{_cited(line)}", width, "   - ", "     ")
        if entry.tree is not None:
            yield "   Family tree"
            yield from (f"   {row}" for row in branches(entry.tree))
    if brief.named:
        yield from ("", "Also")
        for story in brief.named:
            yield from _wrapped(story.title, width, "- ", "  ")
    if brief.coming:
        yield from ("", "Coming up")
        for row, notes in brief.coming:
            yield from _wrapped(f"{row.when}: {row.event}{_cited(Line('', notes))}", width, "- ", "  ")
    if brief.footnotes:
        yield from ("", "Where it stands")
        for witness, held in by_article(brief.footnotes):
            places = ", ".join(f"[{note.number}]{_place(note)}" for note in held)
            yield from _wrapped(f"{stands(witness)} {places}", width, "", "    ")


def branches(tree: Tree) -> Iterator[str]:
    """The rows of a family tree in lines of text."""
    for root in tree.roots:
        yield from _branch(root, "", "")


def _branch(node: Node, lead: str, below: str) -> Iterator[str]:
    w = node.witness
    facts = f", {node.changed}" if node.changed else ""
    if node.folded:
        yield f"{lead}{len(node.folded)} copies, {node.relation}, nothing changed"
        return
    way = f"{node.relation}: " if node.parent is not None else ""
    yield _plain(f"{lead}{way}{w.mark} {w.name}".rstrip() + (f", {node.note}" if node.note else "") + facts)
    for child in node.children:
        last = child is node.children[-1]
        yield from _branch(child, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "))


def stands(w: Witness) -> str:
    """Which article words stand in: who printed it, headline, time, reference."""
    mark = f"{w.mark} " if w.mark else ""
    return f"{mark}{w.name}: “{w.title}”, {w.when.full}. {w.key}"


def _place(note: Footnote) -> str:
    return f" {note.span.start}-{note.span.end}" if note.span else ""


def markdown(brief: Brief) -> Iterator[str]:
    """The lines of a brief in Markdown (CommonMark); what sources say is escaped."""
    yield f"# {_escaped(brief.title)}"
    yield from ("", _escaped(brief.told))
    for entry in brief.entries:
        yield from _section(entry)
    if brief.named:
        yield from ("", "## Also", "")
        yield from (f"- {_escaped(story.title)}" for story in brief.named)
    if brief.coming:
        yield from ("", "## Coming up", "")
        yield from (
            f"- **{row.when}**: {_escaped(row.event)}{_escaped(_cited(Line('', notes)))}" for row, notes in brief.coming
        )
    if brief.footnotes:
        yield from ("", "## Where it stands", "")
        for witness, held in by_article(brief.footnotes):
            places = ", ".join(f"[{note.number}]{_place(note)}" for note in held)
            yield f"- {_escaped(f'{stands(witness)} {places}')}"


def _section(entry: Entry) -> Iterator[str]:
    yield from ("", f"## {_escaped(entry.story.title)}", "", f"**{_escaped(entry.counts)}**")
    if entry.new:
        yield from ("", _escaped(entry.new))
    for part in entry.parts:
        yield from ("", f"### {part.head}", "")
        for line in part.lines:
            lead = "> " if line.verbatim else "- "
            yield f"{lead}{_escaped(line.text)}{_escaped(_cited(line))}"
            if line.verbatim and line is not part.lines[-1]:
                yield ">"
    if entry.tree is not None:
        yield from ("", "### Family tree", "", "```text", *branches(entry.tree), "```")


def _cited(line: Line) -> str:
    return "".join(f" [{number}]" for number in line.notes)


def _plain(words: str) -> str:
    """Words on one line that cannot steer a terminal."""
    return _STEERS.sub(" ", " ".join(words.split()) if "\n" in words else words)


def _escaped(words: str) -> str:
    return _MARKDOWN.sub(r"\\\1", _plain(" ".join(words.split())))


def _wrapped(words: str, width: int, lead: str = "", below: str | None = None) -> list[str]:
    return textwrap.wrap(
        _plain(" ".join(words.split())), width, initial_indent=lead,
        subsequent_indent=lead if below is None else below, break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip

"""How `show` looks: paragraphs with numbered marks in place, and below each what was read and why."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

from headwater.cli.printing import count, cut, harmless
from headwater.records import Span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from headwater.archive.closely import Close
    from headwater.statements.marks import Mark

_STYLES = {
    "name": "cyan",
    "figure": "green",
    "quote": "yellow",
    "commitment": "magenta",
    "event": "blue",
    "furniture": "bright_black",
}
_UNSAID = frozenset({"reads as a name by its form and place", "a day or time as written"})  # what goes without saying
_LONGEST = 6000  # characters of a paragraph that are printed


def print_marked(close: Close, kinds: frozenset[str], out: Console) -> None:
    """Print the paragraphs of an article, body and furniture in page order, with marks and their reasons."""
    article = close.article
    wanted = [mark for mark in close.marks if mark.kind in kinds]
    inline = [mark for mark in wanted if mark.kind != "furniture"]
    places = [(span, "") for span in article.body]
    if article.title_span is not None:
        places.append((article.title_span, "title"))
    if "furniture" in kinds:
        places += [(f.span, f.kind) for f in article.furniture]
    number = 0
    for place, label in sorted(places, key=lambda p: p[0]):
        out.print()
        if label and label != "title":
            line = cut(harmless(place.of(close.text)), max(20, out.width - len(label) - 4))
            out.print(_text(f"[{label}] {line}", _STYLES["furniture"]))
            continue
        here = [mark for mark in inline if place.start <= mark.spans[0].start < place.end]
        touching = [(mark, span) for mark in inline for span in mark.spans if place.start <= span.start < place.end]
        numbers = {id(mark): number + 1 + i for i, mark in enumerate(here)}
        out.print(
            _marked(
                close.text, place, [(m, s) for m, s in touching if id(m) in numbers], numbers, bold=label == "title"
            )
        )
        for mark in here:
            for row in _reason(mark, numbers[id(mark)], out.width):
                out.print(row)
        number += len(here)
    out.print()
    out.print(_tally(wanted))


def _marked(text: str, place: Span, marks: list[tuple[Mark, Span]], numbers: dict[int, int], *, bold: bool) -> Text:
    """A paragraph with brackets around what was read, each closed with its number: "[Ilse Brandt]2"."""
    from rich.text import Text

    end = min(place.end, place.start + _LONGEST)
    opens: dict[int, list[Mark]] = {}
    closes: dict[int, list[tuple[int, Mark]]] = {}
    for mark, span in marks:
        opens.setdefault(max(span.start, place.start), []).append(mark)
        closes.setdefault(min(span.end, end), []).append((span.start, mark))
    made = Text(style="bold" if bold else "")
    styles: list[str] = []
    at = place.start
    for spot in sorted({*opens, *closes, place.start, end}):
        if spot > end:
            break
        made.append(harmless(text[at:spot]), style=styles[-1] if styles else "")
        at = spot
        for _, mark in sorted(closes.get(spot, []), key=lambda c: -c[0]):
            style = _STYLES[mark.kind]
            made.append(f"]{numbers[id(mark)]}", style=f"{style} dim")
            if style in styles:
                styles.reverse()
                styles.remove(style)
                styles.reverse()
        for mark in opens.get(spot, []):
            made.append("[", style=f"{_STYLES[mark.kind]} dim")
            styles.append(_STYLES[mark.kind])
    return made


def _reason(mark: Mark, number: int, width: int) -> list[Text]:
    """What a mark was taken as and why, wrapped below its paragraph."""
    from rich.text import Text

    lead = f"  {number:>3} {mark.kind:<10} "
    why = "" if mark.why in _UNSAID else f": {mark.why}"
    room = max(20, width - len(lead))
    lines = textwrap.wrap(harmless(mark.what + why), room, break_long_words=True) or [""]
    made = []
    told = 0  # characters of what it was taken as that are told already
    for i, line in enumerate(lines):
        row = Text(lead if i == 0 else " " * len(lead), style=_STYLES[mark.kind])
        bold = max(0, min(len(line), len(mark.what) - told))
        row.append(line[:bold], style="not dim bold")
        row.append(line[bold:], style="bright_black")
        told += len(line) + 1
        made.append(row)
    return made


def _tally(marks: list[Mark]) -> str:
    from collections import Counter

    kinds = Counter(mark.kind for mark in marks)
    many = {"furniture": "pieces of furniture"}
    parts = [count(number, kind, many.get(kind, "")) for kind, number in sorted(kinds.items())]
    return ", ".join(parts) if parts else "nothing was read in it"


def _text(words: str, style: str) -> Text:
    from rich.text import Text

    return Text(unicodedata.normalize("NFC", words), style=style)

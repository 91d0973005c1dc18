"""How `read --explain` looks: a page in reading order with a gutter that says what each line was taken as."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from headwater.cli.printing import count, harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console
    from rich.text import Text

    from headwater.articles.explain import Explanation, Piece
    from headwater.records import Page

_GUTTER = 12  # columns of a label, as long as the longest
_REASONS = 44  # columns of a reason, or two fifths of a narrow terminal
_NARROW = 72  # columns from which the reasons have a place of their own
_STYLES = {
    "title": "bold", "body": "", "dateline": "cyan", "byline": "cyan", "date": "cyan", "publisher": "cyan",
    "credit": "cyan", "header": "dim cyan", "outside": "dim", "advert": "yellow", "subscription": "yellow",
    "newsletter": "yellow", "related": "magenta", "comment-form": "magenta", "caption": "blue", "photo-credit": "blue",
}  # fmt: skip
_APART = frozenset({"title", "body", "dateline", "byline", "date", "publisher", "credit"})  # each on a line of its own
_SHORT = 60  # characters; longer lines stand alone too
_MOST = 1000  # characters of a line that are looked at: more than any terminal shows
_JOINT = " · "
_OTHER = "bright_black"  # what surrounds every page: menus, share buttons, notices
_UNSAID = frozenset({"reads as a paragraph"})  # what goes without saying


def print_explained(page: Page, told: Explanation, out: Console) -> None:
    """Print what a page was taken as: for every article its fields and where they were found, then its lines."""
    out.print(_text(f"{harmless(page.address)}: {count(len(told.articles), 'article')}", "bold"))
    current, shown = 0, ""
    for run in _runs(told):
        if _opens(run[0], current, told):
            current += 1
            out.print()
            for line in _head(told, current, out.width):
                out.print(line)
            shown = ""
        for words in _packed(page, run, out.width - _GUTTER - 3 - _reasons(out.width)):
            why = run[0].why if len({piece.why for piece in run}) == 1 else _sort(run[0]) + " so"
            out.print(_row(words, replace(run[0], why=why), shown, out))
            shown = run[0].named
    out.print()


def _runs(told: Explanation) -> Iterator[list[Piece]]:
    """Pieces one by one; menus and the like, taken as the same thing for the same reason, together."""
    run: list[Piece] = []
    for piece in told.pieces:
        like = run and (run[-1].named, _sort(run[-1]), run[-1].article) == (piece.named, _sort(piece), piece.article)
        if run and not (like and piece.named not in _APART and not piece.continues and len(piece.span) < _SHORT):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _sort(piece: Piece) -> str:
    """The sort of a reason: lines that give themselves away by their words go together whatever the words are."""
    return next((start for start in ("says", "marked up") if piece.why.startswith(start)), piece.why)


def _opens(piece: Piece, current: int, told: Explanation) -> bool:
    """Whether the next article's share begins with this piece."""
    return current < len(told.articles) and piece.span.end > told.articles[current].span.start


def _head(told: Explanation, number: int, width: int) -> Iterator[Text]:
    article = told.articles[number - 1]
    yield _text(_fitting(harmless(f"#{number}  {article.title or '(no title)'}"), width), "bold")
    why = told.begins[number - 1] if number > 1 else ""
    if why:
        yield _told("begins", "", why, width)
    if article.same_as:
        yield _told("same text", article.same_as, "", width)
    for field in told.origins[number - 1]:
        if field.value or field.found:
            yield _told(field.field, "" if field.field == "title" else field.value or "unknown", field.found, width)
    for note in article.notes:
        yield _told("note", "", note.text, width)


def _told(name: str, value: str, found: str, width: int) -> Text:
    """A field with its value and, dim, where it was found."""
    line = _text(f"{name:>{_GUTTER}} : ", "dim")
    line.append(_fitting(harmless(value), max(20, width // 2)) + ("  " if value and found else ""))
    line.append(_fitting(harmless(found), max(10, width - line.cell_len)), "dim")
    return line


def _packed(page: Page, run: list[Piece], room: int) -> Iterator[str]:
    """The words of a run of pieces, several short ones on a line."""
    line = ""
    for piece in run:
        words = harmless(page.text[piece.span.start : min(piece.span.end, piece.span.start + _MOST)])
        words = " ".join(words.split())
        if line and len(line) + len(words) + len(_JOINT) > room:
            yield line
            line = words
        else:
            line += (_JOINT if line else "") + words
    yield line


def _reasons(width: int) -> int:
    """Columns of the reasons, with the space before them; none on a narrow terminal."""
    return min(_REASONS, width * 2 // 5) + 2 if width >= _NARROW else 0


def _row(words: str, piece: Piece, shown: str, out: Console) -> Text:
    """One line: the label, as much of the words as fit, and the reason at the right."""
    style = _STYLES.get(piece.named, _OTHER)
    again = out.is_terminal and shown == piece.named and not piece.continues
    line = _text(f"{'' if again else piece.named:>{_GUTTER}} {'┊' if piece.continues else '│'} ", style or "green")
    why = "" if piece.why in _UNSAID else piece.why
    for_why = _reasons(out.width) if why else 0
    line.append(_fitting(words, out.width - line.cell_len - for_why), style)
    if for_why:
        line.append(" " * (out.width - line.cell_len - for_why + 2))
        line.append(_fitting(harmless(why), for_why - 2), "dim italic")
    return line


def _fitting(words: str, room: int) -> str:
    """The words on one line of so many columns; wide letters take two."""
    from rich.cells import cell_len, set_cell_size

    flat = " ".join(words.split())
    if cell_len(flat) <= room:
        return flat
    return set_cell_size(flat, max(1, room - 1)).rstrip() + "…"


def _text(words: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(no_wrap=True, overflow="ellipsis").append(words, style)

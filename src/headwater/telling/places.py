"""Text with places in it marked: what stands where, ready to be drawn, nested and never crossing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from headwater.records import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a text that the page points at.

    Attributes:
        anchors: Names by which links reach it.
        href: Where a press on it leads; empty when it is no link.
        look: The class that draws it; empty when only a link's target shows it.
        says: What it is, for those who point at it.
        note: A number printed behind it, like a footnote's; 0 for none.
    """

    span: Span
    anchors: tuple[str, ...] = ()
    look: str = ""
    says: str = ""
    href: str = ""
    note: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """One step through a marked text: words to print, or a place that begins (`opens`) or ends (`closes`) here."""

    words: str = ""
    opens: Place | None = None
    closes: Place | None = None


def merged(places: Iterable[Place]) -> list[Place]:
    """Places in reading order, the same place given twice as one; what would cross an earlier one ends with it."""
    same: dict[tuple[Span, tuple[str, ...]], Place] = {}
    for place in places:
        key = place.span, place.anchors
        if len(place.span) == 0:
            continue
        had = same.get(key)
        if had is None:
            same[key] = place
        else:
            same[key] = replace(
                had, look=had.look or place.look, says=had.says or place.says, href=had.href or place.href,
                note=had.note or place.note,
            )  # fmt: skip
    kept: list[Place] = []
    open_: list[Span] = []
    for place in sorted(same.values(), key=lambda p: (p.span.start, -p.span.end)):
        while open_ and open_[-1].end <= place.span.start:
            open_.pop()
        if open_ and place.span.end > open_[-1].end:
            place = replace(place, span=Span(place.span.start, open_[-1].end))
        open_.append(place.span)
        kept.append(place)
    return kept


def pieces(text: str, at: int, places: Iterable[Place]) -> Iterator[Piece]:
    """Steps through `text`, which stands at offset `at`, with the places that lie wholly inside it.

    >>> found = pieces("The wall holds", 10, [Place(Span(14, 18), ("w1",))])
    >>> [p.words or bool(p.opens) for p in found]
    ['The ', True, 'wall', False, ' holds']
    """
    end = at + len(text)
    here = at
    open_: list[Place] = []

    def close_until(point: int) -> Iterator[Piece]:
        while open_ and open_[-1].span.end <= point:
            place = open_.pop()
            yield from words_until(place.span.end)
            yield Piece(closes=place)

    def words_until(point: int) -> Iterator[Piece]:
        nonlocal here
        if point > here:
            yield Piece(text[here - at : point - at])
            here = point

    for place in merged(p for p in places if p.span.start >= at and p.span.end <= end):
        yield from close_until(place.span.start)
        yield from words_until(place.span.start)
        yield Piece(opens=place)
        open_.append(place)
    yield from close_until(end)
    yield from words_until(end)

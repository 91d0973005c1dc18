"""A headline settled with what the page claims as its title: kicker and site off, the right line of several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from headwater.articles.outlets import unsuffixed
from headwater.records import Furniture, Note, Page, Span

_WORD = re.compile(r"\w+")
_CLAIMS = ("og:title", "ld:headline", "item:headline", "twitter:title")
_LEAST_OF_PART = 4  # words of a claimed title that may stand for a part of the printed one
_MOST_KICKER = 6  # words before it in the same line
_LONGEST = 300
_ASIDE = frozenset({"navigation", "aside", "footer", "form", "list-item", "caption"})


class Settled(NamedTuple):
    """The headline, its place (None when the page does not print it) and what is odd about it."""

    title: str | None
    span: Span | None
    notes: tuple[Note, ...] = ()


def settled(page: Page, title: str | None, span: Span | None, body: Sequence[Span], *, sole: bool) -> Settled:
    """The headline of the only article of an HTML page, weighed against the titles that the page claims.

    What is printed wins; a claim only tells which printed line is the headline, or where in its line it begins and
    ends. Where nothing is printed that can be a headline, the claim is taken.

    Args:
        page: The page.
        title: The headline as it was read from the lines above the text, if any.
        span: Its place.
        body: The places of the text.
        sole: Whether the page holds no other article; else nothing is changed.
    """
    claimed = _claimed(page) if sole and page.media == "html" and body else {}
    own = _folded(title or "")
    if not claimed or own in claimed:
        return Settled(title, span)
    if title and span:
        part = _part(title, claimed)
        if part:
            return Settled(part.of(title), part.shifted(span.start))
    shown = _shown(page, claimed, body[0].start)
    if shown:
        return Settled(shown.of(page.text), shown)
    if title is None:
        return Settled(max(claimed.values(), key=lambda words: (len(words), words)), None)
    return Settled(title, span, _conflict(title, claimed))


def _folded(words: str) -> str:
    return " ".join(_WORD.findall(words[:_LONGEST])).casefold()


def _claimed(page: Page) -> dict[str, str]:
    """The titles that a page claims, by their words: as given and without the site's name."""
    given = [value for key in _CLAIMS for value in page.claims(key)[:1]]
    # A `<title>` that names no site beside may be nothing but the site's name.
    titles = [page.title] if page.title and unsuffixed(page.title) != page.title else []
    forms = [form for value in (*given, *titles) for form in (unsuffixed(value), value)]
    return {_folded(form): form for form in forms if _folded(form)}


def _part(title: str, claimed: dict[str, str]) -> Span | None:
    """The end of a headline after a kicker, or its beginning before what is glued on, when that is a claimed title."""
    words = list(_WORD.finditer(title[:_LONGEST]))
    own = [match[0].casefold() for match in words]
    for folded in sorted(claimed, key=lambda form: (-len(form), form)):
        told = folded.split()
        left = len(own) - len(told)
        if len(told) < _LEAST_OF_PART or left <= 0:
            continue
        if own[left:] == told and left <= _MOST_KICKER:
            start = words[left].start()
            return Span(start - (title[start - 1] in "\"“„«'‘(¿¡"), len(title))
        if own[: len(told)] == told and _breaks(title, words[len(told) - 1].end(), words[len(told)].start()):
            return Span(0, len(title[: words[len(told)].start()].rstrip()))
    return None


def _breaks(title: str, end: int, start: int) -> bool:
    """Whether what follows in a line begins anew: a capital after nothing that joins the two."""
    return title[start].isupper() and not title[end:start].strip(' .!?"”“»…')


def _shown(page: Page, claimed: dict[str, str], until: int) -> Span | None:
    """The line above the text that is exactly a claimed title."""
    best: tuple[int, Span] | None = None
    for block in page.blocks:
        if block.span.start >= until:
            break
        if len(block.span) > _LONGEST or block.role in _ASIDE or _folded(block.span.of(page.text)) not in claimed:
            continue
        rank = (7 - block.level) if block.role == "heading" else 0
        if best is None or rank > best[0]:
            best = (rank, block.span)
    return best[1] if best else None


def _conflict(title: str, claimed: dict[str, str]) -> tuple[Note, ...]:
    """Said when no claimed title has half the words of the printed one."""
    own = set(_folded(title).split())
    if any(2 * len(own & set(form.split())) >= min(len(own), len(form.split())) for form in claimed):
        return ()
    other = next(iter(claimed.values()))
    return (Note("title-conflict", f"The page prints “{title[:80]}” as its headline; it claims “{other[:80]}”."),)


def beside(furniture: Sequence[Furniture], title: Span | None) -> list[Furniture]:
    """The furniture without what turned out to be the headline."""
    return [piece for piece in furniture if title is None or not piece.span.overlaps(title)]

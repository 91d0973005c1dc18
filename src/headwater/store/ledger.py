"""What the ledger is made from, without opening what it does not show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import func, select

from headwater.records import Claim
from headwater.shapes.kept import unpack
from headwater.store import tables as t
from headwater.store.view import View, chunks


class Heading(NamedTuple):
    """What a list tells of a story."""

    id: str
    title: str
    first_published: str | None


def promised(view: View, *, figures: bool) -> tuple[Claim, ...]:
    """The claims that promise something, with `figures` those that name one too, in the order of `stories`."""
    last = func.coalesce(t.stories.c.last, "")
    query = select(t.claims.c.claim).join(t.stories, t.stories.c.id == t.claims.c.story)
    query = query.where(t.claims.c.kind.in_(("commitment", "figure") if figures else ("commitment",)))
    query = query.order_by(last.desc(), t.stories.c.sources.desc(), t.stories.c.id, t.claims.c.place)
    return tuple(unpack(Claim, packed) for (packed,) in view.rows(query))


def headings(view: View) -> tuple[Heading, ...]:
    """Every story's id, title and first day."""
    query = select(t.stories.c.id, t.stories.c.title, t.stories.c.first)
    return tuple(Heading(*row) for row in view.rows(query))


def languages(view: View, refs: Iterable[str]) -> dict[str, str]:
    """The languages of articles by reference, as far as they are known."""
    found: dict[str, str] = {}
    for some in chunks(sorted(set(refs))):
        query = select(t.articles.c.ref, t.articles.c.language).where(t.articles.c.ref.in_(some))
        found.update({ref: language for ref, language in view.rows(query) if language})
    return found

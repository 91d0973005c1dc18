"""The stories that moved last, without taking the others out of the store."""

from __future__ import annotations

from sqlalchemy import func, select

from headwater.records import Story
from headwater.shapes.kept import unpack
from headwater.store import tables as t
from headwater.store.view import View


def newest(view: View, most: int) -> tuple[tuple[Story, ...], int]:
    """The stories with the newest articles, so many at most, and how many there are."""
    last = func.coalesce(t.stories.c.last, "")
    order = select(t.stories.c.id).order_by(last.desc(), t.stories.c.sources.desc(), t.stories.c.id).limit(most)
    ids = [row[0] for row in view.rows(order)]
    packed = select(t.stories.c.id, t.stories.c.story).where(t.stories.c.id.in_(ids))
    held = {row[0]: row[1] for row in view.rows(packed)}
    total = view.rows(select(func.count()).select_from(t.stories))[0][0]
    return tuple(unpack(Story, held[id]) for id in ids), int(total)

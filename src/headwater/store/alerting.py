"""Watches, and the alerts that wait for delivery or were delivered. Functions on views and changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import func, insert, select, update

from headwater.records import Alert, Watch
from headwater.shapes.kept import pack, unpack
from headwater.store import tables as t
from headwater.store.change import Change
from headwater.store.view import View


class Waiting(NamedTuple):
    """An alert that is to be delivered."""

    id: int
    alert: Alert
    failures: int


def watches(view: View) -> tuple[Watch, ...]:
    """The watches that hold, in the order in which they were made."""
    rows = view.rows(select(*t.watches.c).where(t.watches.c.stopped_at.is_(None)).order_by(t.watches.c.id))
    return tuple(Watch(**row._asdict()) for row in rows)


def put_watch(change: Change, it: Watch) -> int:
    """Keep a watch; its number."""
    values = dataclasses.asdict(it)
    del values["id"]
    return change.insert_row(insert(t.watches).values(**values))


def stop_watch(change: Change, id: int, at: str) -> None:
    """Tell a watch nothing more."""
    change.run(update(t.watches).where(t.watches.c.id == id).values(stopped_at=at, secret=""))
    change.run(update(t.outbox).where(t.outbox.c.watch == id).values(next_at=None))


def put_alerts(change: Change, watch: int, alerts: Iterable[Alert], now: str, *, told: bool = False) -> int:
    """Line up alerts whose key the watch does not have yet; how many are new.

    Args:
        change: The store.
        watch: Whose they are.
        alerts: In any order.
        now: When.
        told: Only mark them as known: they were there before the watch was made.
    """
    count = select(func.count()).select_from(t.outbox).where(t.outbox.c.watch == watch)
    before = change.rows(count)[0][0]
    rows = [
        {
            "watch": watch, "key": it.key, "made_at": now, "alert": pack(it), "next_at": None if told else now,
            "sent_at": now if told else None, "failures": 0, "note": "known before" if told else "",
        }
        for it in alerts
    ]  # fmt: skip
    if rows:
        change.run(change.upsert(t.outbox).on_conflict_do_nothing(), rows)
    return int(change.rows(count)[0][0] - before)


def waiting(view: View, watch: int, now: str) -> tuple[Waiting, ...]:
    """What a watch is to be told by now, the oldest first."""
    row = t.outbox.c
    query = select(row.id, row.alert, row.failures).where(row.watch == watch, row.next_at <= now)
    return tuple(Waiting(it[0], unpack(Alert, it[1]), it[2]) for it in view.rows(query.order_by(row.id)))


def told(view: View, watch: int, most: int) -> tuple[Alert, ...]:
    """What a watch was told or is about to be, the latest first."""
    row = t.outbox.c
    query = select(row.alert).where(row.watch == watch, row.note != "known before").order_by(row.id.desc())
    return tuple(unpack(Alert, it[0]) for it in view.rows(query.limit(most)))


def delivered(change: Change, ids: Iterable[int], at: str) -> None:
    """These were delivered."""
    for id in ids:
        change.run(update(t.outbox).where(t.outbox.c.id == id).values(sent_at=at, next_at=None, note=""))


def failed(change: Change, id: int, failures: int, next_at: str | None, note: str) -> None:
    """This could not be delivered; None for `next_at` when it is given up."""
    values = {"failures": failures, "next_at": next_at, "note": note}
    change.run(update(t.outbox).where(t.outbox.c.id == id).values(**values))

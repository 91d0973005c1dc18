"""What was kept as it came, and what people decided, taken out of one store and put into another that may hold more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select

from headwater.records import Captured, Page
from headwater.store import tables as t
from headwater.store.change import Change
from headwater.store.view import View

_DECIDED = ("kind", "by", "at", "note", "undone_at")
_PART = ("ref", "address", "sha256", "number", "words")


def captures(view: View) -> Iterator[tuple[Captured, Page]]:
    """Every capture with its page, those of an address in the order in which they were made."""
    for capture in view.captures():
        yield capture, view.page(capture)


def decisions(view: View) -> Iterator[dict[str, Any]]:
    """Every judgement with what it is about, also those that were taken back, in the order in which they were made."""
    parts: dict[int, list[dict[str, Any]]] = {}
    for row in view.rows(select(t.judged).order_by(t.judged.c.judgement, t.judged.c.place)):
        parts.setdefault(row.judgement, []).append({name: getattr(row, name) for name in _PART})
    for row in view.rows(select(t.judgements).order_by(t.judgements.c.id)):
        yield {**{name: getattr(row, name) for name in _DECIDED}, "about": parts.get(row.id, [])}


def name_of(decision: Mapping[str, Any]) -> tuple[Any, ...]:
    """What tells a judgement from every other: its kind, when and by whom it was made, and what it is about.

    Raises:
        KeyError: A part of it is missing.
    """
    return decision["kind"], decision["at"], decision["by"], *(part["ref"] for part in decision["about"])


def put_decision(change: Change, decision: Mapping[str, Any]) -> frozenset[str]:
    """Keep a judgement that was taken out of another store; the references that it is about.

    Raises:
        KeyError: A part of it is missing.
    """
    head = {name: decision[name] for name in _DECIDED}
    about: Sequence[Mapping[str, Any]] = decision["about"]
    id = change.insert_row(insert(t.judgements).values(**head))
    rows = [
        {"judgement": id, "place": place, **{name: part[name] for name in _PART}} for place, part in enumerate(about)
    ]
    change.run(insert(t.judged), rows)
    return frozenset(str(part["ref"]) for part in about)


def edits(view: View) -> Iterator[dict[str, Any]]:
    """Every change of a page that was seen, by the hashes of the bytes before and after."""
    hashes = {row.id: row.sha256 for row in view.rows(select(t.captures.c.id, t.captures.c.sha256))}
    for row in view.rows(select(t.revisions).order_by(t.revisions.c.id)):
        after = None if row.after is None else hashes[row.after]
        yield {"address": row.address, "before": hashes[row.before], "after": after, "seen_at": row.seen_at}


def put_edit(change: Change, edit: Mapping[str, Any]) -> bool:
    """Keep a change of a page whose captures are kept; False when they are not, or it is kept already."""
    ids = {capture.sha256: capture.id for capture in change.captures(edit["address"])}
    before, after = ids.get(edit["before"]), ids.get(edit["after"] or "")
    if before is None or (edit["after"] and after is None):
        return False
    row = t.revisions.c
    known = select(row.id).where(row.address == edit["address"], row.before == before, row.seen_at == edit["seen_at"])
    if change.rows(known):
        return False
    values = {"address": edit["address"], "before": before, "after": after, "seen_at": edit["seen_at"]}
    change.run(insert(t.revisions), [values])
    return True

"""What people decided about articles, found again under whatever name the articles have now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import insert, select, update

from headwater.records import Judgement, JudgementKind
from headwater.store import tables as t
from headwater.store.change import Change
from headwater.store.view import View, chunks

_OF_NAMES = ("same-name", "other-name", "name-note")
_RELATE = ("same-text", "not-a-copy", "parent", "same-story", "other-story")
"""Kinds after which the articles are related anew."""


def name_judgements(view: View, *, undone: bool = False) -> tuple[Judgement, ...]:
    """What people decided about names, in the order in which they did."""
    rows = {id: row for id, row in _heads(view, undone).items() if row.kind in _OF_NAMES}
    parts: dict[int, list[str]] = {id: [] for id in rows}
    for some in chunks(sorted(rows)):
        query = select(t.judged).where(t.judged.c.judgement.in_(some)).order_by(t.judged.c.judgement, t.judged.c.place)
        for row in view.rows(query):
            parts[row.judgement].append(row.ref)
    return tuple(
        Judgement(id, row.kind, tuple(parts[id]), row.by, row.at, row.note, row.undone_at) for id, row in rows.items()
    )


def put_name_judgement(change: Change, kind: JudgementKind, said: Sequence[str], by: str, at: str, note: str) -> int:
    """Keep what was decided about names."""
    id = change.insert_row(insert(t.judgements).values(kind=kind, by=by, at=at, note=note))
    change.run(insert(t.judged), [_words(id, place, name) for place, name in enumerate(said)])
    return id


def _words(id: int, place: int, words: str) -> dict[str, Any]:
    """A part of a judgement that is no article: a name, or the words of a claim."""
    return {"judgement": id, "place": place, "ref": words, "address": "", "sha256": "", "number": 0, "words": None}


def judgements(view: View, refs: Iterable[str] | None = None, *, undone: bool = False) -> tuple[Judgement, ...]:
    """The judgements on articles that hold, in the order in which they were made.

    Args:
        view: The store.
        refs: Only those of which one of these is a part and all parts are kept.
        undone: Also those that were taken back.
    """
    heads = {id: row for id, row in _heads(view, undone).items() if row.kind not in _OF_NAMES}
    if not heads:
        return ()
    parts: dict[int, list[Any]] = {id: [] for id in heads}
    for some in chunks(sorted(heads)):
        query = select(t.judged).where(t.judged.c.judgement.in_(some)).order_by(t.judged.c.judgement, t.judged.c.place)
        for row in view.rows(query):
            parts[row.judgement].append(row)
    wanted = None if refs is None else set(refs)
    found = []
    for id, head in heads.items():
        now = [_now(view, row) if row.address else row.ref for row in parts[id]]
        named = tuple(ref or row.ref for ref, row in zip(now, parts[id], strict=True))
        if wanted is None or (None not in now and not wanted.isdisjoint(named)):
            found.append(Judgement(id, head.kind, named, head.by, head.at, head.note, head.undone_at))
    return tuple(found)


def _heads(view: View, undone: bool) -> Mapping[int, Any]:
    query = select(t.judgements).order_by(t.judgements.c.id)
    if not undone:
        query = query.where(t.judgements.c.undone_at.is_(None))
    return {row.id: row for row in view.rows(query)}


def _now(view: View, part: Any) -> str | None:
    """What the article is called now: the same place of the same bytes, else the latest with the same words there."""
    joined = select(t.articles.c.ref).join(t.captures, t.captures.c.id == t.articles.c.capture)
    here = joined.where(t.captures.c.address == part.address).order_by(t.captures.c.id.desc(), t.articles.c.number)
    same = here.where(t.captures.c.sha256 == part.sha256, t.articles.c.number == part.number)
    for query in (same, here.where(t.articles.c.words == part.words)):
        rows = view.rows(query.limit(1))
        if rows:
            return str(rows[0][0])
    return None


def put_judgement(change: Change, kind: JudgementKind, refs: Sequence[str], by: str, at: str, note: str) -> int:
    """Keep a judgement about kept articles; they are related anew, unless it is a note. What is no article is words."""
    id = change.insert_row(insert(t.judgements).values(kind=kind, by=by, at=at, note=note))
    query = select(
        t.articles.c.ref, t.captures.c.address, t.captures.c.sha256, t.articles.c.number, t.articles.c.words
    ).join(t.captures, t.captures.c.id == t.articles.c.capture)
    known = {row.ref: row for row in change.rows(query.where(t.articles.c.ref.in_(list(refs))))}
    rows = [
        {"judgement": id, "place": place, **known[ref]._asdict()} if ref in known else _words(id, place, ref)
        for place, ref in enumerate(refs)
    ]
    change.run(insert(t.judged), rows)
    if kind in _RELATE:
        change.relate_anew(refs)
    return id


def undo_judgement(change: Change, id: int, at: str) -> Judgement | None:
    """Take a judgement back; None when none of this number holds. Its articles are related anew."""
    found = next((it for it in (*judgements(change), *name_judgements(change)) if it.id == id), None)
    if found is None:
        return None
    change.run(update(t.judgements).where(t.judgements.c.id == id).values(undone_at=at))
    if found.kind in _RELATE:
        change.relate_anew(found.refs)
    return Judgement(found.id, found.kind, found.refs, found.by, found.at, found.note, at)

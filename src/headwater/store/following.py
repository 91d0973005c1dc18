"""What is followed: sources, the pages that they listed, and what changed. Functions on views and changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import and_, delete, func, insert, or_, select, update

from headwater.records import Captured, Followed, Source
from headwater.store import tables as t
from headwater.store.change import Change
from headwater.store.view import View, chunks, signed

_SOURCE = list(t.sources.c)
_FOLLOWED = list(t.followed.c)
_COUNTED = frozenset({"pages", "kept", "waiting"})


# --- sources ---


def sources(view: View, *, stopped: bool = False) -> tuple[Source, ...]:
    """The sources that are followed, by folder and title; with `stopped` also those that were."""
    query = select(*_SOURCE).order_by(t.sources.c.folder, t.sources.c.title, t.sources.c.address)
    if not stopped:
        query = query.where(t.sources.c.stopped_at.is_(None))
    counts = _counts(view)
    return tuple(_source(row, counts) for row in view.rows(query))


def source(view: View, id: int) -> Source | None:
    """The source of this number."""
    rows = view.rows(select(*_SOURCE).where(t.sources.c.id == id))
    return _source(rows[0], {}) if rows else None


def source_at(view: View, address: str) -> Source | None:
    """The source that is, or was asked for, at this address, whether it is stopped or not."""
    where = or_(t.sources.c.address == address, t.sources.c.asked == address)
    rows = view.rows(select(*_SOURCE).where(where).order_by(t.sources.c.id))
    return _source(rows[0], {}) if rows else None


def due_sources(view: View, now: str, most: int) -> tuple[Source, ...]:
    """The sources to be looked at by now, the longest due first."""
    query = select(*_SOURCE).where(t.sources.c.next_at <= now).order_by(t.sources.c.next_at, t.sources.c.id)
    return tuple(_source(row, {}) for row in view.rows(query.limit(most)))


def put_source(change: Change, it: Source) -> int:
    """Keep a source: a new one when its number is 0; its number."""
    values = {field.name: getattr(it, field.name) for field in dataclasses.fields(it) if field.name not in _COUNTED}
    del values["id"]
    if it.id == 0:
        return change.insert_row(insert(t.sources).values(**values))
    change.run(update(t.sources).where(t.sources.c.id == it.id).values(**values))
    return it.id


def _source(row: Any, counts: Mapping[int, Mapping[str, int]]) -> Source:
    states = counts.get(row.id, {})
    kept = states.get("kept", 0) + states.get("old", 0) + states.get("gone", 0)
    return Source(**row._asdict(), pages=sum(states.values()), kept=kept, waiting=states.get("waiting", 0))


def _counts(view: View) -> dict[int, dict[str, int]]:
    query = select(t.followed.c.source, t.followed.c.state, func.count()).group_by(
        t.followed.c.source, t.followed.c.state
    )
    found: dict[int, dict[str, int]] = {}
    for id, state, count in view.rows(query.where(t.followed.c.source.is_not(None))):
        found.setdefault(id, {})[state] = count
    return found


# --- what sources listed ---


def known(view: View, source: int, keys: Iterable[int]) -> set[int]:
    """Which of these keys a source listed before."""
    wanted = {signed(key): key for key in keys}
    found: set[int] = set()
    for some in chunks(sorted(wanted)):
        query = select(t.entries.c.key).where(t.entries.c.source == source, t.entries.c.key.in_(some))
        found.update(wanted[row[0]] for row in view.rows(query))
    return found


def put_known(change: Change, source: int, keys: Iterable[int]) -> None:
    """Note that a source listed these."""
    rows = [{"source": source, "key": signed(key)} for key in sorted(set(keys))]
    if rows:
        change.run(change.upsert(t.entries).on_conflict_do_nothing(), rows)


def put_waiting(change: Change, source: int, pages: Sequence[tuple[str, str]], found_at: str) -> int:
    """Line up pages, as (address, title), to be fetched; how many were not known from any source."""
    before = _number(change, t.followed)
    rows = [
        {
            "address": address, "source": source, "title": title, "state": "waiting", "found_at": found_at,
            "next_at": found_at, "etag": "", "modified": "", "sha256": "", "failures": 0, "note": "",
        }
        for address, title in dict(reversed(pages)).items()
    ]  # fmt: skip
    if rows:
        change.run(change.upsert(t.followed).on_conflict_do_nothing(), rows[::-1])
    return _number(change, t.followed) - before


def _number(view: View, table: Any) -> int:
    return int(view.rows(select(func.count()).select_from(table))[0][0])


# --- pages ---


def due_pages(view: View, now: str, horizon: str, each: int, most: int) -> tuple[Followed, ...]:
    """The pages to be fetched by now or looked at again by the horizon, the longest due first.

    Args:
        view: The store.
        now: Pages never fetched count up to here.
        horizon: Pages that are kept count up to here.
        each: How many of one source are given at most, so that a source with many keeps none waiting.
        most: How many are given in all.
    """
    row = t.followed.c
    again = row.state != "waiting"
    place = func.row_number().over(partition_by=row.source, order_by=(again, row.next_at, row.id))
    due = or_(and_(again, row.next_at <= horizon), and_(row.state == "waiting", row.next_at <= now))
    ranked = select(*_FOLLOWED, place.label("place")).where(row.next_at.is_not(None), due).subquery()
    query = select(*(ranked.c[column.name] for column in _FOLLOWED)).where(ranked.c.place <= each)
    rows = view.rows(query.order_by(ranked.c.place, ranked.c.next_at, ranked.c.id).limit(most))
    return tuple(Followed(**it._asdict()) for it in rows)


def page_at(view: View, address: str) -> Followed | None:
    """The page that is followed at this address."""
    rows = view.rows(select(*_FOLLOWED).where(t.followed.c.address == address))
    return Followed(**rows[0]._asdict()) if rows else None


def put_page(change: Change, it: Followed) -> None:
    """Keep how it stands with a page."""
    values = dataclasses.asdict(it)
    id = values.pop("id")
    if id:
        change.run(update(t.followed).where(t.followed.c.id == id).values(**values))
    else:
        change.insert_row(insert(t.followed).values(**values))


def kept_as(view: View, address: str) -> Followed | None:
    """The page, if any, whose captures are kept under this address."""
    query = select(*_FOLLOWED).join(t.captures, t.captures.c.id == t.followed.c.capture)
    rows = view.rows(query.where(t.captures.c.address == address).order_by(t.followed.c.id).limit(1))
    return Followed(**rows[0]._asdict()) if rows else None


def refused(view: View, most: int) -> tuple[Followed, ...]:
    """The pages that could not be kept, the one that was looked at last first."""
    row = t.followed.c
    query = select(*_FOLLOWED).where(row.state == "refused").order_by(row.looked_at.desc(), row.id)
    return tuple(Followed(**it._asdict()) for it in view.rows(query.limit(most)))


def noted(view: View, source: int, notes: Sequence[str]) -> int:
    """How many pages of a source have one of these notes."""
    row = t.followed.c
    query = select(func.count()).select_from(t.followed).where(row.source == source, row.note.in_(notes))
    return int(view.rows(query)[0][0])


def refuse(change: Change, source: int, note: str, reason: str) -> None:
    """Refuse all pages of a source that have a note, for a reason."""
    row = t.followed.c
    those = update(t.followed).where(row.source == source, row.note == note)
    change.run(those.values(state="refused", next_at=None, note=reason))


def commonest_refusal(view: View, source: int, ending: str) -> tuple[str, int] | None:
    """The note with this ending that most refused pages of a source have, and how many."""
    row, n = t.followed.c, func.count()
    query = select(row.note, n).where(row.source == source, row.state == "refused", row.note.endswith(ending))
    rows = view.rows(query.group_by(row.note).order_by(n.desc(), row.note).limit(1))
    return (rows[0][0], int(rows[0][1])) if rows else None


def next_due(view: View) -> str | None:
    """When the next source or page is due."""
    found = [view.rows(select(func.min(table.c.next_at)))[0][0] for table in (t.sources, t.followed)]
    return min(filter(None, found), default=None)


def capture(view: View, id: int) -> Captured | None:
    """The capture of this number."""
    columns = (t.captures.c.id, t.captures.c.address, t.captures.c.sha256, t.captures.c.captured_at, t.captures.c.media)
    rows = view.rows(select(*columns).where(t.captures.c.id == id))
    return Captured(*rows[0]) if rows else None


# --- revisions ---


def put_revision(change: Change, address: str, before: int, after: int | None, seen_at: str) -> None:
    """Note that a page reads otherwise than before, or is gone."""
    row = {"address": address, "before": before, "after": after, "seen_at": seen_at}
    change.insert_row(insert(t.revisions).values(**row))


def revisions(view: View, since: str = "") -> tuple[tuple[str, int, int | None, str], ...]:
    """What changed since then: address, capture before, capture after (None when the page is gone), when seen."""
    row = t.revisions.c
    query = select(row.address, row.before, row.after, row.seen_at).where(row.seen_at >= since)
    return tuple((it[0], it[1], it[2], it[3]) for it in view.rows(query.order_by(row.seen_at, row.id)))


def matching(view: View, source: str | None, before: str | None) -> tuple[Captured, ...]:
    """The captures with an article by a publisher or listed by a followed source, made before a moment; oldest first.

    Args:
        view: The store.
        source: A publisher's name, or a source's title or address; None for all.
        before: ISO 8601 day or time; None for ever.
    """
    columns = (t.captures.c.id, t.captures.c.address, t.captures.c.sha256, t.captures.c.captured_at, t.captures.c.media)
    query = select(*columns).order_by(t.captures.c.captured_at, t.captures.c.id)
    if source is not None:
        printed = select(t.articles.c.capture).where(t.articles.c.publisher == source)
        now = t.captures.alias("now")
        named = or_(t.sources.c.address == source, t.sources.c.asked == source, t.sources.c.title == source)
        listed = (
            select(now.c.address)
            .join(t.followed, t.followed.c.capture == now.c.id)
            .join(t.sources, t.sources.c.id == t.followed.c.source)
            .where(named)
        )
        query = query.where(or_(t.captures.c.id.in_(printed), t.captures.c.address.in_(listed)))
    if before is not None:
        query = query.where(t.captures.c.captured_at < before)
    return tuple(Captured(*row) for row in view.rows(query))


# --- robots.txt ---


def rules(view: View) -> dict[str, tuple[str, int, str]]:
    """By site what its robots.txt said: text, status, and when it was asked."""
    row = t.hosts.c
    return {it.site: (it.robots, it.status, it.asked_at) for it in view.rows(select(*t.hosts.c).order_by(row.site))}


def put_rules(change: Change, site: str, robots: str, status: int, asked_at: str) -> None:
    """Keep what a site's robots.txt says."""
    into = change.upsert(t.hosts)
    change.run(
        into.on_conflict_do_update(
            index_elements=["site"],
            set_={name: into.excluded[name] for name in ("robots", "status", "asked_at")},
        ),
        [{"site": site, "robots": robots, "status": status, "asked_at": asked_at}],
    )


def drop_source(change: Change, id: int) -> None:
    """Forget a source; pages that it listed stay."""
    change.run(delete(t.sources).where(t.sources.c.id == id))


def stop_pages(change: Change, source: int) -> None:
    """Look at no page of a source any more."""
    change.run(update(t.followed).where(t.followed.c.source == source).values(next_at=None))


def resume_pages(change: Change, source: int, now: str) -> None:
    """Look again at the pages of a source that was stopped."""
    again = t.followed.c.state.in_(("waiting", "kept"))
    change.run(update(t.followed).where(t.followed.c.source == source, again).values(next_at=now))

"""Taking up and dropping sources: what a user names is looked at once to find out what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from headwater.collect.clock import Clock, stamp
from headwater.collect.discover import feeds_of
from headwater.collect.listing import Listing, absolute, listing
from headwater.collect.opml import read_opml
from headwater.errors import InputRefused, UnknownReference
from headwater.ingest.fetch import Fetcher
from headwater.ingest.fetched import Fetched, refused_status
from headwater.records import Followed, Refusal, Source, SourceKind
from headwater.store import Store
from headwater.store import following as kept

_LISTS: dict[str, SourceKind] = {"feed": "feed", "sitemap": "sitemap", "sitemaps": "sitemap", "page": "page"}


@dataclass(frozen=True, slots=True)
class Taken:
    """A source that was taken up.

    Attributes:
        new: False when it was followed already.
        entries: How many entries it lists now; None when it was not looked at.
        note: What is odd about it.
        others: Further feeds, as (address, title), that the site offers.
    """

    source: Source
    new: bool
    entries: int | None = None
    note: str = ""
    others: tuple[tuple[str, str], ...] = ()


def follow(
    store: Store, what: Sequence[str], fetcher: Fetcher, clock: Clock, *, folder: str = ""
) -> tuple[tuple[Taken, ...], tuple[Refusal, ...]]:
    """Follow feeds, sites, sitemaps, pages, and all feeds of OPML files.

    Args:
        store: Where it is kept.
        what: Web addresses and OPML files.
        fetcher: How addresses are looked at.
        clock: What the time is.
        folder: The folder to put sources in that come without one.

    Returns:
        What is followed now, and what could not be.
    """
    taken: list[Taken] = []
    refused: list[Refusal] = []
    for name in what:
        try:
            if name.startswith(("http://", "https://")):
                taken += _at(store, name, fetcher, clock, folder, refused)
            else:
                taken += _outlines(store, _file(name), name, clock, folder, refused)
        except InputRefused as problem:
            refused.append(Refusal(name, problem.message, problem.hint))
    return tuple(taken), tuple(refused)


def stop(store: Store, what: str, clock: Clock) -> Source:
    """Look at a source and its pages no more; what was kept stays.

    Args:
        store: Where it is kept.
        what: Its address or title.
        clock: What the time is.

    Raises:
        UnknownReference: No such source is followed.
    """
    with store.change() as change:
        every = kept.sources(change)
        found = [it for it in every if what in (it.address, it.asked, it.title)]
        if len(found) != 1:
            hint = "`headwater follow --list` names them"
            count = "no such source is followed" if not found else f"{len(found)} sources have this title"
            raise UnknownReference(f"Cannot stop following `{what}`: {count}.", hint)
        done = replace(found[0], stopped_at=stamp(clock.now()), next_at=None, health="stopped")
        kept.put_source(change, done)
        kept.stop_pages(change, done.id)
    return done


def _file(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise InputRefused(
            f"Cannot follow `{name}`: {(error.strerror or str(error)).lower()}.",
            "give a web address with http:// or https://, or an OPML file",
        ) from error


def _outlines(
    store: Store, data: bytes, name: str, clock: Clock, folder: str, refused: list[Refusal]
) -> list[Taken]:
    """The feeds that an OPML file lists; an outline without a web address is refused, the others go on."""
    taken = []
    for it in read_opml(data, name):
        where = absolute(it.address, it.address)
        if where:
            taken.append(_take(store, Source(0, where, where, "feed", it.title, it.folder or folder), clock))
        else:
            told = f"Cannot follow `{it.address[:200]}` of `{name}`: it is no web address."
            refused.append(Refusal(it.address[:200], told, "only http:// and https:// addresses are followed"))
    return taken


def _at(
    store: Store, address: str, fetcher: Fetcher, clock: Clock, folder: str, refused: list[Refusal]
) -> list[Taken]:
    found, said = _looked_at(address, fetcher)
    if said.kind == "opml":
        return _outlines(store, found.answer.body, address, clock, folder, refused)
    others: tuple[tuple[str, str], ...] = ()
    where = found.moved or absolute(address, address) or address
    if said.kind == "page":
        offered = feeds_of(found.answer.body, found.address)
        for named, _ in offered:
            try:
                feed, lists = _looked_at(named, fetcher)
            except InputRefused:
                continue
            if lists.kind == "feed":
                where, said = feed.moved or named, lists
                others = tuple(row for row in offered if row[0] != named)
                break
    made = Source(0, where, address, _LISTS[said.kind], said.title[:200], folder)
    return [replace(_take(store, made, clock), entries=len(said.entries), note=said.note, others=others)]


def _looked_at(address: str, fetcher: Fetcher) -> tuple[Fetched, Listing]:
    found = fetcher.get(address)
    if found.status >= 300:
        raise refused_status(address, found)
    return found, listing(found.answer.body, found.address, charset=found.answer.charset, limits=fetcher.limits)


def _take(store: Store, made: Source, clock: Clock) -> Taken:
    now = stamp(clock.now())
    with store.change() as change:
        there = kept.source_at(change, made.address) or kept.source_at(change, made.asked)
        if there is not None and there.stopped_at is None and there.next_at is not None:
            return Taken(there, False)
        if there is not None:
            made = replace(there, stopped_at=None, next_at=now, health="new", note="", failures=0)
            kept.resume_pages(change, there.id, now)
        else:
            made = replace(made, added_at=now, next_at=now)
        id = kept.put_source(change, made)
        if made.kind == "page" and kept.page_at(change, made.address) is None:
            kept.put_page(change, Followed(0, made.address, id, made.title, found_at=now))
    return Taken(replace(made, id=id), True)

"""Making and dropping watches, and telling them what is new."""

from __future__ import annotations

import secrets
from datetime import datetime
from pathlib import Path
from typing import Literal

from headwater.archive import Archive
from headwater.collect.alerts import gathered
from headwater.collect.clock import stamp
from headwater.collect.delivery import write_feed
from headwater.errors import UsageError
from headwater.ingest.fetched import target_problem
from headwater.records import Watch, WatchKind
from headwater.store import Store, alerting


def make(archive: Archive, store: Store, kind: WatchKind, what: str, to: str, now: datetime) -> Watch:
    """Keep a watch; what is there already counts as known to it.

    Args:
        archive: What is kept.
        store: The store beneath it.
        kind: What sort of thing is watched.
        what: Words of a search, a name, a story's id, a publisher.
        to: A web address for webhooks, a mail address, or a file that ends in .atom or .xml.
        now: The time.

    Raises:
        UsageError: Nothing can be sent there.
    """
    channel = _channel(to)
    secret = secrets.token_hex(32) if channel == "webhook" else ""
    target = str(Path(to).resolve()) if channel == "feed" else to
    watch = Watch(0, kind, what, channel, target, secret, stamp(now))
    if channel == "feed":
        write_feed(Path(target), watch, ())
    known = gathered(archive, store, watch, stamp(now))
    with store.change() as change:
        id = alerting.put_watch(change, watch)
        alerting.put_alerts(change, id, known, stamp(now), told=True)
    return Watch(id, kind, what, channel, target, secret, stamp(now))


def stop(store: Store, id: int, now: datetime) -> Watch:
    """Drop a watch by its number.

    Raises:
        UsageError: There is none.
    """
    with store.change() as change:
        found = next((it for it in alerting.watches(change) if it.id == id), None)
        if found is None:
            raise UsageError(f"Cannot stop alert {id}: none of this number holds.", "`headwater alert` lists them")
        alerting.stop_watch(change, id, stamp(now))
    return found


def gather(archive: Archive, store: Store, now: datetime) -> int:
    """Line up what is new for every watch; how much it is."""
    with store.view() as view:
        every = alerting.watches(view)
    new = 0
    for watch in every:
        found = gathered(archive, store, watch, stamp(now))
        with store.change() as change:
            new += alerting.put_alerts(change, watch.id, found, stamp(now))
    return new


def _channel(to: str) -> Literal["webhook", "mail", "feed"]:
    if to.startswith(("http://", "https://")):
        if (problem := target_problem(to)) is not None:
            raise UsageError(problem.message, "headwater alert --search WORDS --to https://desk.example/hook")
        return "webhook"
    if to.endswith((".atom", ".xml")):
        if not Path(to).resolve().parent.is_dir():
            raise UsageError(f"Cannot write the feed `{to}`: there is no such folder.")
        return "feed"
    if "@" in to and " " not in to and not to.startswith("@"):
        return "mail"
    raise UsageError(
        f"Cannot send alerts to `{to}`: it is no web address, mail address or file that ends in .atom.",
        "headwater alert --search WORDS --to desk.atom",
    )

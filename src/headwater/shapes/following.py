"""What is followed and what changed, as outward JSON: the objects and how they are made."""

from __future__ import annotations

from typing import Literal

from typing_extensions import TypedDict

from headwater.records import Health, Revised, Severity, Source, SourceKind, Told, Watch, WatchKind
from headwater.shapes import make
from headwater.shapes.outward import AlterationShape


class SourceShape(TypedDict):
    """`follow`: a feed, sitemap or page that is followed, and how it is with it."""

    source: str
    asked: str
    kind: SourceKind
    title: str
    folder: str
    health: Health
    note: str
    added: str
    looked: str | None
    answered: str | None
    new: str | None
    next: str | None
    period: int
    pages: int
    kept: int
    waiting: int


class WatchedShape(TypedDict):
    """`watch`: something that happened, or at its end (`round`) how much did."""

    event: Literal["kept", "changed", "gone", "refused", "listed", "health", "trouble", "round"]
    address: str
    text: str
    sources: int
    pages: int
    kept: int
    changed: int
    gone: int
    refused: int


class HeadlineShape(TypedDict):
    """What a headline was and what it is."""

    was: str | None
    now: str | None


class ChangeShape(TypedDict):
    """`changes`: an article of a kept page that reads otherwise than before."""

    page: str
    seen: str
    told: Told
    severity: Severity
    before: str | None
    after: str | None
    publisher: str | None
    headline: HeadlineShape | None
    words_gone: int
    words_new: int
    alterations: list[AlterationShape]


class WatchShape(TypedDict):
    """`alert`: who is told what; `secret` is given once, when it is made."""

    alert: int
    kind: WatchKind
    what: str
    by: Literal["webhook", "mail", "feed"]
    to: str
    made: str
    secret: str | None


def watch(it: Watch, *, secret: bool = False) -> WatchShape:
    """A watch as `alert` prints it."""
    shown = (it.secret or None) if secret else None
    return {
        "alert": it.id,
        "kind": it.kind,
        "what": it.what,
        "by": it.channel,
        "to": it.target,
        "made": it.made_at,
        "secret": shown,
    }


def source(it: Source) -> SourceShape:
    """A source as `follow` prints it."""
    return {
        "source": it.address,
        "asked": it.asked,
        "kind": it.kind,
        "title": it.title,
        "folder": it.folder,
        "health": it.health,
        "note": it.note,
        "added": it.added_at,
        "looked": it.looked_at,
        "answered": it.answered_at,
        "new": it.new_at,
        "next": it.next_at,
        "period": it.period,
        "pages": it.pages,
        "kept": it.kept,
        "waiting": it.waiting,
    }


def change(it: Revised, severity: Severity) -> ChangeShape:
    """A change as `changes` prints it."""
    was, now = it.before, it.after
    titles: HeadlineShape = {"was": was.title if was else None, "now": now.title if now else None}
    either = now or was
    return {
        "page": it.address,
        "seen": it.seen_at,
        "told": it.told,
        "severity": severity,
        "before": was.ref if was else None,
        "after": now.ref if now else None,
        "publisher": either.publisher if either else None,
        "headline": titles if was and now and titles["was"] != titles["now"] else None,
        "words_gone": it.words[0],
        "words_new": it.words[1],
        "alterations": [make.alteration(row) for row in it.alterations],
    }

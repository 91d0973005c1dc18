"""What is followed, and what was seen of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from headwater.records.families import Alteration
from headwater.records.pages import Article

SourceKind = Literal["feed", "sitemap", "page"]
Health = Literal["new", "ok", "slow", "ill-formed", "failing", "dead", "moved", "gone", "refused", "stopped"]
Told = Literal["correction", "update", "silent", "gone"]


@dataclass(frozen=True, slots=True)
class Source:
    """A feed, sitemap or page that is followed; times are ISO 8601 in UTC.

    Attributes:
        address: Where it is asked for now; `asked` is what the user named.
        folder: Its folder in an OPML file, or "".
        next_at: When it is looked at again; None when it is stopped or gone.
        period: Seconds between two looks while all is well.
        etag: What the server gave to ask whether something changed, as `modified`; `sha256` is of the bytes seen last.
        note: What is to be said about its health, in words.
        failures: Looks in a row that brought no answer.
        answered_at: When it last answered; `new_at` when it last brought something new.
        pages: How many pages it listed, and how many of these are kept and waiting.
    """

    id: int
    address: str
    asked: str
    kind: SourceKind = "feed"
    title: str = ""
    folder: str = ""
    added_at: str = ""
    stopped_at: str | None = None
    next_at: str | None = None
    period: int = 0
    etag: str = ""
    modified: str = ""
    sha256: str = ""
    health: Health = "new"
    note: str = ""
    failures: int = 0
    looked_at: str | None = None
    answered_at: str | None = None
    new_at: str | None = None
    pages: int = 0
    kept: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Followed:
    """A page that a source listed.

    Attributes:
        state: `waiting` to be fetched, `kept` and looked at again, `refused`, `same` as another, `gone`, `old` (no
            longer looked at) or `forgotten`.
        kept_at: When it was first kept.
        capture: The number of the capture that it reads as now.
        sha256: Of the bytes seen last, whether they were kept or not.
    """

    id: int
    address: str
    source: int | None = None
    title: str = ""
    state: str = "waiting"
    found_at: str = ""
    kept_at: str | None = None
    looked_at: str | None = None
    next_at: str | None = None
    etag: str = ""
    modified: str = ""
    sha256: str = ""
    failures: int = 0
    note: str = ""
    capture: int | None = None


@dataclass(frozen=True, slots=True)
class Revised:
    """A kept page that changed, as told of one of its articles.

    Attributes:
        address: The page.
        seen_at: When the change was seen.
        before: The article as it was, `after` as it is; None when it was not there, or the page is gone.
        told: Whether the page says so itself: `correction`, `update`, `silent`; `gone` when the page is.
        alterations: Changes of fact.
        words: Words of the body that went and that came.
    """

    address: str
    seen_at: str
    before: Article | None
    after: Article | None
    told: Told
    alterations: tuple[Alteration, ...] = ()
    words: tuple[int, int] = (0, 0)

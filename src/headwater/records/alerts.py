"""Who wants to be told of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

WatchKind = Literal["search", "name", "story", "source"]
AlertKind = Literal["origin", "conflict", "changed"]


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved search, name, story or source of which somebody wants to be told what is new.

    Attributes:
        channel: `webhook` (to an address), `mail` (to an address of that sort) or `feed` (an Atom file).
        secret: What webhooks are signed with; "" for the others.
    """

    id: int
    kind: WatchKind
    what: str
    channel: Literal["webhook", "mail", "feed"]
    target: str
    secret: str = ""
    made_at: str = ""
    stopped_at: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """Something new for a watch: who reports it for themselves, what contradicts, what was changed.

    Attributes:
        key: Equal for everything that tells the same; of a watch no key is told twice.
        text: One line.
        refs: The articles that it rests on.
        evidence: Lines that a reader can check, with the words that stand there.
        at: ISO 8601.
    """

    key: str
    kind: AlertKind
    text: str
    refs: tuple[str, ...]
    evidence: tuple[str, ...]
    at: str
    story: str | None = None

"""Who may do what at a server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Scope = Literal["read", "add", "judge", "admin"]
"""`read` asks and traces, `add` keeps pages, `judge` decides, `admin` removes, watches and reads the audit."""

Role = Literal["reader", "contributor", "editor", "admin"]
"""What somebody is in a team."""


@dataclass(frozen=True, slots=True)
class Token:
    """What lets somebody in; the words of the token itself are known to its holder alone.

    Attributes:
        who: Whose it is; what is written with it is written under this name.
        made_at: ISO 8601, UTC, as are the others.
        expires_at: None when it never does.
    """

    id: int
    who: str
    scopes: frozenset[Scope]
    made_at: str
    expires_at: str | None = None
    revoked_at: str | None = None

    def holds(self, now: str) -> bool:
        """Whether it lets in at a time (ISO 8601, UTC)."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)


@dataclass(frozen=True, slots=True)
class Written:
    """Something that was written at a server: when, by whom, with which token, and what."""

    at: str
    who: str
    what: str
    token: int | None

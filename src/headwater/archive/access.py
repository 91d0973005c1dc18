"""Tokens for a server that others reach, and the audit of what they wrote."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta

from headwater.errors import UsageError
from headwater.records import Role, Scope, Token, Written
from headwater.store import Store, access

ROLES: dict[Role, frozenset[Scope]] = {
    "reader": frozenset({"read"}),
    "contributor": frozenset({"read", "add"}),
    "editor": frozenset({"read", "add", "judge"}),
    "admin": frozenset({"read", "add", "judge", "admin"}),
}
"""What somebody with a role in a team may do."""
PREFIX = "hw_"
"""How every token begins, so that it is known for one where it should not be."""


class Access:
    """Who may do what. Made by `Archive.access`."""

    def __init__(self, store: Store, clock: Callable[[], str]) -> None:
        self._store = store
        self._clock = clock

    def make(self, who: str, role: Role = "reader", days: int | None = None) -> tuple[Token, str]:
        """A new token, and its words, which are told this once.

        Args:
            who: Whose it is; judgements made with it are theirs.
            role: What it lets its holder do.
            days: After how many days it holds no longer; None for never.

        Raises:
            UsageError: Nobody is named.
        """
        if not who.strip():
            raise UsageError("Cannot make a token for nobody.", "headwater token NAME --role reader")
        now = self._clock()
        ends = None if days is None else (datetime.fromisoformat(now) + timedelta(days=days)).isoformat("T", "seconds")
        secret = PREFIX + secrets.token_urlsafe(32)
        with self._store.change() as change:
            id = access.put_token(change, who.strip(), ROLES[role], secret, now, ends)
        return Token(id, who.strip(), ROLES[role], now, ends), secret

    def tokens(self) -> tuple[Token, ...]:
        """Every token that was ever made."""
        with self._store.view() as view:
            return access.tokens(view)

    def revoke(self, id: int) -> Token:
        """Let a token hold no longer.

        Raises:
            UsageError: There is none of this number.
        """
        with self._store.change() as change:
            access.revoke(change, id, self._clock())
            found = next((it for it in access.tokens(change) if it.id == id), None)
        if found is None:
            raise UsageError(f"Cannot revoke token {id}: there is none.", "`headwater token` lists them")
        return found

    def enter(self, secret: str) -> Token | None:
        """The token that these words are, when it holds now."""
        with self._store.view() as view:
            found = access.token_of(view, secret)
        return found if found is not None and found.holds(self._clock()) else None

    def wrote(self, what: str, token: Token | None) -> None:
        """Keep in the audit that something was written."""
        who = token.who if token is not None else ""
        with self._store.change() as change:
            access.put_written(change, Written(self._clock(), who, what, token.id if token else None))

    def audit(self, most: int = 100) -> tuple[Written, ...]:
        """What was written last, the latest first."""
        with self._store.view() as view:
            return access.written(view, most)

"""Tokens and the audit in the store."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from typing import Any, cast

from sqlalchemy import insert, select, update

from headwater.records import Scope, Token, Written
from headwater.store import tables as t
from headwater.store.change import Change
from headwater.store.view import View


def fingerprint(secret: str) -> str:
    """What is kept of a token. It is 256 random bits, so that no dictionary helps against a plain hash."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def put_token(change: Change, who: str, scopes: Collection[Scope], secret: str, at: str, expires_at: str | None) -> int:
    """Keep a token; its number."""
    row = {"who": who, "scopes": " ".join(sorted(scopes)), "sha256": fingerprint(secret)}
    return change.insert_row(insert(t.tokens).values(**row, made_at=at, expires_at=expires_at))


def token_of(view: View, secret: str) -> Token | None:
    """The token with these words, whether it holds or not."""
    rows = view.rows(select(t.tokens).where(t.tokens.c.sha256 == fingerprint(secret)))
    return _token(rows[0]) if rows else None


def tokens(view: View) -> tuple[Token, ...]:
    """Every token, in the order in which they were made."""
    return tuple(map(_token, view.rows(select(t.tokens).order_by(t.tokens.c.id))))


def revoke(change: Change, id: int, at: str) -> None:
    """Let a token hold no longer."""
    change.run(update(t.tokens).where(t.tokens.c.id == id, t.tokens.c.revoked_at.is_(None)).values(revoked_at=at))


def put_written(change: Change, written: Written) -> None:
    """Keep a line of the audit."""
    change.run(insert(t.audit), [{"at": written.at, "token": written.token, "who": written.who, "what": written.what}])


def written(view: View, most: int) -> tuple[Written, ...]:
    """The last lines of the audit, the latest first."""
    rows = view.rows(select(t.audit).order_by(t.audit.c.id.desc()).limit(most))
    return tuple(Written(row.at, row.who, row.what, row.token) for row in rows)


def _token(row: Any) -> Token:
    scopes = cast("frozenset[Scope]", frozenset(row.scopes.split()))
    return Token(row.id, row.who, scopes, row.made_at, row.expires_at, row.revoked_at)

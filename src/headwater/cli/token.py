"""`headwater token`: who may use a server that others reach."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.printing import console, json_lines, table
from headwater.errors import UsageError
from headwater.records import Role


def token(
    who: Annotated[str | None, typer.Argument(metavar="NAME", help="Whose token it is.")] = None,
    role: Annotated[
        Role, typer.Option("--role", help="reader asks; contributor also adds; editor also judges; admin does all.")
    ] = "reader",
    days: Annotated[int | None, typer.Option("--days", min=1, help="After how many days it holds no longer.")] = None,
    revoke: Annotated[
        int | None, typer.Option("--revoke", metavar="NUMBER", help="Let a token hold no longer.")
    ] = None,
    audit: Annotated[
        bool, typer.Option("--audit", help="Tell what was written with tokens, the latest first.")
    ] = False,
    store: Store = None,
    json: Json = False,
) -> None:
    """Make a token for somebody, list those there are, or take one back.

    A server that listens on other addresses than this machine's own asks for one: programs send it as
    `Authorization: Bearer TOKEN`, people paste it once. It is printed when it is made and kept nowhere.

    Example: headwater token Ada --role editor --days 90
    """
    if sum((who is not None, revoke is not None, audit)) > 1:
        raise UsageError("Cannot do several things at once.", "name somebody, or --revoke NUMBER, or --audit")
    with opened(store, create=who is not None, relate=False) as archive:
        if who is not None:
            made, words = archive.access.make(who, role, days)
            typer.echo(f"Token {made.id} of {made.who} ({role}), told this once:", err=True)
            typer.echo(words)
        elif revoke is not None:
            typer.echo(f"Token {archive.access.revoke(revoke).id} holds no longer.")
        elif audit:
            lines = [
                {"at": it.at, "who": it.who, "what": it.what, "token": it.token} for it in archive.access.audit()
            ]
            _show(lines, ("at", "who", "what"), json)
        else:
            now = [
                {
                    "token": it.id, "who": it.who, "scopes": sorted(it.scopes), "made": it.made_at,
                    "expires": it.expires_at, "revoked": it.revoked_at,
                }
                for it in archive.access.tokens()
            ]  # fmt: skip
            _show(now, ("token", "who", "scopes", "made", "expires", "revoked"), json)


def _show(rows: Sequence[Mapping[str, object]], columns: tuple[str, ...], json: bool) -> None:
    if json:
        json_lines(rows)
        return
    if not rows:
        typer.echo("There is none.")
        return
    made = table(*columns)
    for row in rows:
        made.add_row(*(_cell(row[name]) for name in columns))
    console().print(made)


def _cell(value: object) -> str:
    return " ".join(value) if isinstance(value, list) else "" if value is None else str(value)

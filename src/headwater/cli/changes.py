"""`headwater changes`: what kept pages said before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Store
from headwater.cli.printing import count, cut, day, harmless, json_lines

if TYPE_CHECKING:
    from headwater.records import Alteration, Revised

_SAID = {
    "correction": "says that it was corrected",
    "update": "says that it was updated",
    "silent": "silent edit",
    "gone": "the page is gone",
}
_MOST = 8  # changes of fact that are shown of one


def changes(
    since: Annotated[
        str | None, typer.Option("--since", metavar="TIME", help="Only what was seen since a date, or 24h, 7d, 2w ago.")
    ] = None,
    silent: Annotated[bool, typer.Option("--silent", help="Only edits that the page does not tell of.")] = False,
    store: Store = None,
    json: Json = False,
) -> None:
    """What kept pages said before: corrections, silent edits, other headlines, pages that are gone.

    White space, counters and whatever stands around an article are no change. Every version stays as it was kept.

    Example: headwater changes --since 7d
    """
    from datetime import UTC, datetime

    from headwater.archive.revising import revised, severity
    from headwater.archive.times import first_moment
    from headwater.settings import Settings
    from headwater.shapes import following as shapes
    from headwater.store import open_store

    first = "" if since is None else first_moment(since, datetime.now(UTC))
    kept = open_store(store or Settings().store, create=False)
    try:
        found = [it for it in revised(kept, first) if not silent or it.told == "silent"]
    finally:
        kept.close()
    if json:
        json_lines(shapes.change(it, severity(it)) for it in found)
        return
    if not found:
        typer.echo("No kept page has changed." if since is None else f"No kept page has changed since {since}.")
        return
    for at, it in enumerate(found):
        typer.echo("\n" if at else "", nl=False)
        _tell(it, severity(it))
    silently = sum(it.told == "silent" for it in found)
    typer.echo(f"\n{count(len(found), 'change')}, {silently} of them silent.")


def _tell(it: Revised, weight: str) -> None:
    either = it.after or it.before
    publisher = (either.publisher if either else None) or "publisher unknown"
    heading = f"{day(it.seen_at)}  {publisher}: {_SAID[it.told]}"
    typer.echo(harmless(heading if it.told == "gone" else f"{heading}, {weight}"))
    typer.echo(harmless(f"    {either.ref if either else it.address}"))
    if it.before and it.after and it.before.title != it.after.title:
        typer.echo(harmless(f"    headline was  “{it.before.title or ''}”"))
        typer.echo(harmless(f"    headline is   “{it.after.title or ''}”"))
    elif either and either.title:
        typer.echo(harmless(f"    “{either.title}”"))
    if it.after:
        typer.echo(f"    {count(it.words[0], 'word')} went, {it.words[1]} came")
    for row in it.alterations[:_MOST]:
        typer.echo(harmless(f"    {_fact(row)}"))
    if len(it.alterations) > _MOST:
        typer.echo(f"    and {len(it.alterations) - _MOST} more changes of fact")
    if it.before and it.after:
        typer.echo(harmless(f"    before: {it.before.ref}"))


def _fact(row: Alteration) -> str:
    was, now = (f"“{cut(words, 70)}”" if words else "nothing" for words in (row.before, row.after))
    mark = "" if row.meaning_changed else " (same meaning)"
    return f"{row.type}: {was} → {now}{mark}"

"""`headwater alert`: be told what is new about a search, a name, a story or a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, cast

import typer

from headwater.cli.options import Json, Store
from headwater.cli.printing import console, cut, day, harmless, json_lines, table
from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.records import Watch, WatchKind


def alert(
    search: Annotated[str | None, typer.Option("--search", metavar="WORDS", help="Watch a search.")] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="Watch a person, body or place.")] = None,
    story: Annotated[str | None, typer.Option("--story", metavar="STORY", help="Watch a story.")] = None,
    source: Annotated[str | None, typer.Option("--source", metavar="NAME", help="Watch a publisher.")] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="WHERE", help="A web address (webhook), a mail address, or FILE.atom.")
    ] = None,
    stop: Annotated[int | None, typer.Option("--stop", metavar="NUMBER", help="Be told no more.")] = None,
    store: Store = None,
    json: Json = False,
) -> None:
    """Be told of new origins, conflicts and changed facts; without options, list who is told what.

    `headwater watch` sends what is new, each thing once, with its evidence. What is kept already counts as known.

    Example: headwater alert
    """
    from headwater.archive import Archive
    from headwater.collect import watches
    from headwater.collect.clock import SystemClock
    from headwater.settings import Settings
    from headwater.shapes import following as shapes
    from headwater.store import alerting, open_store

    asked = [(kind, what) for kind, what in zip(_KINDS, (search, name, story, source), strict=True) if what]
    if len(asked) > 1 or bool(asked) != (to is not None) or (asked and stop is not None):
        raise UsageError(
            "Cannot tell what to watch: give one thing and where to.", "headwater alert --name NAME --to a.atom"
        )
    kept = open_store(store or Settings().store)
    try:
        if asked and to is not None:
            kind, what = asked[0]
            made = watches.make(Archive(kept), kept, cast("WatchKind", kind), what, to, SystemClock().now())
            _made(made, json=json)
            return
        if stop is not None:
            stopped = watches.stop(kept, stop, SystemClock().now())
            if not json:
                typer.echo(harmless(f"Nobody is told of {stopped.kind} “{stopped.what}” at {stopped.target} any more."))
            return
        with kept.view() as view:
            every = alerting.watches(view)
    finally:
        kept.close()
    if json:
        json_lines(shapes.watch(it) for it in every)
    else:
        _list(every)


_KINDS = ("search", "name", "story", "source")


def _made(it: Watch, *, json: bool) -> None:
    from headwater.shapes import following as shapes

    if json:
        json_lines([shapes.watch(it, secret=True)])
        return
    typer.echo(harmless(f"Alert {it.id}: {it.kind} “{it.what}”, by {it.channel} to {it.target}."))
    if it.secret:
        typer.echo(f"Its messages are signed with this secret, which is shown once: {it.secret}")


def _list(every: tuple[Watch, ...]) -> None:
    if not every:
        typer.echo("Nobody is told anything. Begin with: headwater alert --name NAME --to alerts.atom")
        return
    rows = table("alert", "what", "by", "to", "since", right=("alert",))
    for it in every:
        what = harmless(f"{it.kind} “{cut(it.what, 40)}”")
        rows.add_row(str(it.id), what, it.channel, harmless(it.target), day(it.made_at))
    console().print(rows)

"""`headwater watch`: do what is due for the sources that are followed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from headwater.cli.options import Json, Store
from headwater.cli.printing import count, error, harmless, json_lines, listed

if TYPE_CHECKING:
    from headwater.collect.looking import Event
    from headwater.collect.watcher import Round

_TOLD = {
    "kept": "kept",
    "changed": "changed",
    "gone": "gone",
    "refused": "refused",
    "listed": "found",
    "health": "feed",
}


def watch(
    once: Annotated[bool, typer.Option("--once", help="Do what is due now, and end.")] = False,
    warc: Annotated[
        Path | None, typer.Option("--warc", metavar="FOLDER", help="Write what is kept as WARC files too, one a day.")
    ] = None,
    store: Store = None,
    json: Json = False,
) -> None:
    """Fetch what the followed sources bring, and look again at kept pages for edits.

    Runs until stopped, and goes on where it was stopped. Hosts are asked one request at a time, as their robots.txt
    allows.

    Example: headwater watch --once
    """
    from headwater.collect import watching
    from headwater.settings import Settings

    tell = _print_json if json else _print
    with watching.opened(store or Settings().store, Settings(), tell=tell, warc=warc) as desk:
        if not once:
            typer.echo("Watching until stopped (Ctrl+C).", err=True)
            desk.forever()
            return
        done = desk.once()
    if json:
        json_lines([_shape("round", "", "", done)])
    else:
        typer.echo(_summed(done))


def _print(event: Event) -> None:
    if event.kind == "trouble":
        error(event.words, "it is tried again by itself")
    else:
        typer.echo(harmless(f"{_TOLD[event.kind]:8} {event.address}  {event.words}"))


def _print_json(event: Event) -> None:
    json_lines([_shape(event.kind, event.address, event.words, None)])


def _shape(kind: str, address: str, words: str, done: Round | None) -> dict[str, Any]:
    names = ("sources", "pages", "kept", "changed", "gone", "refused")
    counts = {name: 0 if done is None else getattr(done, name) for name in names}
    return {"event": kind, "address": address, "text": words, **counts}


def _summed(done: Round) -> str:
    if not done.sources and not done.pages:
        return "Nothing is due."
    parts = [f"{done.kept} new", f"{done.changed} changed"]
    parts += [f"{done.gone} gone"] if done.gone else []
    parts += [f"{done.refused} refused"] if done.refused else []
    looked = f"{count(done.sources, 'source')} and {count(done.pages, 'page')} looked at"
    return f"{looked}: {listed(parts)}."

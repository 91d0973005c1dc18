"""`headwater follow`: take up feeds, sites and pages, list them, drop them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Json, Store
from headwater.cli.printing import complain, console, count, cut, day, harmless, json_lines, table
from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.collect.following import Taken
    from headwater.records import Source

_MOST_OTHERS = 5  # further feeds of a site that are named


def follow(
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="URL|OPML...", help="A feed, a site, a news sitemap, a page, or a file with a list."),
    ] = None,
    listing: Annotated[bool, typer.Option("--list", help="List what is followed, and how it is with it.")] = False,
    stop: Annotated[
        str | None, typer.Option("--stop", metavar="SOURCE", help="Follow this one no more; what was kept stays.")
    ] = None,
    opml: Annotated[
        Path | None, typer.Option("--opml", metavar="FILE", help="Write what is followed as OPML, - for the output.")
    ] = None,
    folder: Annotated[str, typer.Option("--folder", help="The folder to put new sources in.")] = "",
    store: Store = None,
    json: Json = False,
) -> None:
    """Follow sources: their pages are kept by `headwater watch`, and looked at again for edits.

    Of a site its feed is found. Without a name, what is followed is listed.

    Example: headwater follow --list
    """
    from headwater.collect import following
    from headwater.collect.clock import SystemClock
    from headwater.ingest.fetch import Fetcher
    from headwater.settings import Settings
    from headwater.shapes import following as shapes
    from headwater.store import open_store
    from headwater.store.following import sources

    if sum(map(bool, (what, stop, opml, listing))) > 1:
        raise UsageError("Cannot follow, list and stop in one call.", "headwater follow --list")
    settings = Settings()
    kept = open_store(store or settings.store)
    try:
        if what:
            taken, refused = following.follow(kept, what, Fetcher.of(settings), SystemClock(), folder=folder)
            if json:
                json_lines(shapes.source(it.source) for it in taken)
            else:
                _tell(taken)
            if complain(refused):
                raise typer.Exit(1)
            return
        if stop is not None:
            stopped = following.stop(kept, stop, SystemClock())
            if json:
                json_lines([shapes.source(stopped)])
            else:
                typer.echo(harmless(f"No longer following {_named(stopped)}. What was kept stays."))
            return
        with kept.view() as view:
            every = sources(view)
    finally:
        kept.close()
    if opml is not None:
        _write(opml, every)
    elif json:
        json_lines(shapes.source(it) for it in every)
    else:
        _list(every)


def _tell(taken: tuple[Taken, ...]) -> None:
    for it in taken:
        listed = "" if it.entries is None or it.source.kind == "page" else f", {count(it.entries, 'entry', 'entries')}"
        begun = "Following" if it.new else "Already following"
        typer.echo(harmless(f"{begun} {_named(it.source)}: a {it.source.kind}{listed}."))
        if it.note:
            typer.echo(harmless(f"  note: {it.note}."))
        if it.others:
            named = ", ".join(where for where, _ in it.others[:_MOST_OTHERS])
            typer.echo(harmless(f"  The site also offers {named}."))
    if any(it.new for it in taken):
        typer.echo("Their pages are kept when `headwater watch` runs.")


def _named(it: Source) -> str:
    return f"“{cut(it.title, 60)}” ({it.address})" if it.title else it.address


def _write(path: Path, every: tuple[Source, ...]) -> None:
    from headwater.collect.opml import write_opml

    text = write_opml(every)
    if str(path) == "-":
        typer.echo(text, nl=False)
        return
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        told = (error.strerror or str(error)).lower()
        raise UsageError(f"Cannot write `{path}`: {told}.", "headwater follow --opml feeds.opml") from error
    typer.echo(f"{count(len(every), 'source')} written to {path}.")


def _list(every: tuple[Source, ...]) -> None:
    if not every:
        typer.echo("Nothing is followed. Begin with: headwater follow https://news.example/")
        return
    rows = table("source", "health", "pages", "waiting", "new", right=("pages", "waiting"))
    for it in every:
        title = cut(it.title or it.address, 44)
        rows.add_row(harmless(title), it.health, str(it.kept), str(it.waiting), day(it.new_at) or "nothing yet")
    out = console()
    out.print(rows)
    told = [it for it in every if it.note or it.title]
    out.print()
    for it in told:
        out.print(harmless(f"{cut(it.title or it.address, 60)}: {it.address}"), soft_wrap=True)
        if it.note:
            out.print(harmless(f"  {it.health}: {it.note}"), soft_wrap=True)

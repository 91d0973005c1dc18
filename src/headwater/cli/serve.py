"""`headwater serve`: the pages a newsroom looks at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.options import Store, opened

if TYPE_CHECKING:
    from headwater.collect.looking import Event
    from headwater.settings import Settings


def serve(
    store: Store = None,
    port: Annotated[
        int | None,
        typer.Option("--port", min=0, max=65_535, help="The port, or the next free one; else HEADWATER_PORT."),
    ] = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
    watch: Annotated[
        bool, typer.Option("--watch", help="Also do what `headwater watch` does, as long as it runs.")
    ] = False,
) -> None:
    """Serve the stories as web pages, on this machine only unless told otherwise; others need a token.

    Example: headwater serve --port 8010
    """
    from headwater.server import serve as run
    from headwater.settings import Settings

    settings = Settings()
    with opened(store, create=True) as archive:
        end = _watching(archive.where, settings) if watch else None
        try:
            first = settings.port if port is None else port
            run(archive, host, first, lambda words: typer.echo(words, err=True), per_minute=settings.per_minute)
        finally:
            if end is not None:
                end()


def _watching(store: str, settings: Settings) -> Callable[[], None]:
    """Watch in a thread of its own; what it has to tell goes to standard error."""
    from headwater.cli.printing import error
    from headwater.collect.watching import beside

    def tell(event: Event) -> None:
        if event.kind in ("trouble", "health"):
            error(f"{event.address} {event.words}".strip())

    return beside(store, settings, tell)

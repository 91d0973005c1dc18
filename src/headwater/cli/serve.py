"""`headwater serve`: the pages a newsroom looks at."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.options import Store, opened


def serve(
    store: Store = None,
    port: Annotated[
        int | None,
        typer.Option("--port", min=0, max=65_535, help="The port, or the next free one; else HEADWATER_PORT."),
    ] = None,
    host: Annotated[str, typer.Option("--host", help="The address to listen on.")] = "127.0.0.1",
) -> None:
    """Serve the stories as web pages, on this machine only unless told otherwise.

    Example: headwater serve --port 8010
    """
    from headwater.server import serve as run
    from headwater.settings import Settings

    with opened(store, create=True) as archive:
        run(archive, host, Settings().port if port is None else port, lambda words: typer.echo(words, err=True))

"""`headwater mcp`: what is kept, for language models."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.options import Store, opened


def mcp(
    http: Annotated[
        bool, typer.Option("--http", help="Serve streamable HTTP on this machine instead of standard input and output.")
    ] = False,
    port: Annotated[int, typer.Option("--port", min=1, max=65_535, help="The port of --http.")] = 8011,
    store: Store = None,
) -> None:
    """Serve what is kept to a language model, over the Model Context Protocol; it reads, and changes nothing.

    Tools: search, stories, story, statements, ledger, names, families, compare, trace, article. Every answer carries
    references and independent sources, so that a model can cite. Needs the extra `headwater[mcp]`.

    Example: headwater mcp --store news.db
    """
    from headwater.mcp_server import create_mcp

    with opened(store) as archive:
        server = create_mcp(archive)
        if http:
            typer.echo(f"Serving http://127.0.0.1:{port}/mcp until stopped (Ctrl+C).", err=True)
            server.run("streamable-http", host="127.0.0.1", port=port)
        else:
            server.run("stdio")

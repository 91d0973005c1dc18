"""`headwater digest`: what came in, what disagrees, what is coming."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.telling import Form, Out, give


def digest(
    since: Annotated[str, typer.Option("--since", metavar="TIME", help="A date, a time, or 24h, 7d, 2w ago.")] = "24h",
    watch: Annotated[
        str, typer.Option("--watch", metavar="NAME", help="Only what this watch matches; `headwater alert` lists them.")
    ] = "",
    form: Form = "text",
    out: Out = None,
    store: Store = None,
    json: Json = False,
) -> None:
    """Tell what came in since a time: stories that moved, what their sources disagree on, what copies changed.

    What counts is when a page was kept, not the day on it. Every sentence has a number that leads to article and
    place.

    Example: headwater digest --since 7d
    """
    from datetime import UTC, datetime

    from headwater.digest.choose import digest as choose

    with opened(store) as archive:
        brief = choose(archive, since, datetime.now(UTC).isoformat(timespec="seconds"), watch=watch)
    give(brief, form, out, json=json)

"""`headwater report`: all that is kept on a topic."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.options import Json, Store, opened
from headwater.cli.telling import Form, Out, give


def report(
    topic: Annotated[str, typer.Option("--topic", metavar="QUERY", help="Words, as for `headwater search`.")],
    since: Annotated[str | None, typer.Option("--from", metavar="TIME", help="Published from then on.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="TIME", help="Published until then.")] = None,
    form: Form = "text",
    out: Out = None,
    store: Store = None,
    json: Json = False,
) -> None:
    """Tell all that is kept on a topic: its stories with sources, disagreements, changed facts and family trees.

    Example: headwater report --topic dam --format html --out dam.html
    """
    from headwater.digest.choose import report as choose

    with opened(store) as archive:
        brief = choose(archive, topic, since, until)
    give(brief, form, out, json=json)

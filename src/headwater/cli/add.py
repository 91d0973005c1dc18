"""`headwater add`: read pages and keep them."""

from __future__ import annotations

from typing import Annotated

import typer

from headwater.cli.options import Json, Seen, Store, opened, standard_input
from headwater.cli.printing import Watch, complain, count, error, json_lines, without_article
from headwater.cli.tallies import tell

_NAMED_AT_MOST = 5  # pages of an archive without an article that are named one by one


def add(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="PAGE|FOLDER|URL|-...", help="Pages, feeds, mails, archives, folders, patterns, addresses, or -."
        ),
    ],
    seen: Seen = None,
    store: Store = None,
    json: Json = False,
) -> None:
    """Read pages, keep them, and find out what they share with those kept before.

    Every page is kept as soon as it is read. Adding the same bytes from the same place again changes nothing; the order
    of adding makes no difference.

    Example: headwater add pages
    """
    from headwater.runners import cores
    from headwater.shapes import make

    with opened(store, create=True, relate=False, processes=cores()) as archive, Watch() as watch:
        added = archive.add(inputs, stdin=standard_input(inputs), seen=seen, progress=watch)
    failed = complain(added.refused)
    for trouble in added.troubles:
        error(trouble, "what was added is kept; `headwater check` tells more")
    if json:
        json_lines([make.added(added)])
    else:
        new = "all new" if added.new_articles == added.articles else f"{added.new_articles or 'none'} new"
        told = f", {new}" if added.articles else ""
        typer.echo(f"{count(added.pages, 'page')} with {count(added.articles, 'article')}{told}.")
        families = count(added.families_changed, "family", "families")
        typer.echo(f"{families} and {count(added.stories_changed, 'story', 'stories')} changed.")
    tell(added.tallies)
    if added.tallies and len(added.empty) > _NAMED_AT_MOST:
        error(f"No article was found on {count(len(added.empty), 'page')}; they are kept, and nothing rests on them.")
    else:
        for page in added.empty:
            without_article(page, "it is kept, and nothing rests on it")
    if failed or added.troubles or (added.empty and not added.tallies):
        raise typer.Exit(1)

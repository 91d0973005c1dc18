"""`headwater demo`: what Headwater finds in the sample pages, printed, then served as web pages."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from headwater.cli.printing import Watch, complain, count

if TYPE_CHECKING:
    from headwater.archive import Archive
    from headwater.records import Added

_PLAIN_WIDTH, _WIDEST = 96, 100


def demo(
    pages: Annotated[
        str | None, typer.Argument(metavar="FOLDER", help="Pages of your own instead of the samples.")
    ] = None,
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the pages after printing.")] = True,
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65_535, help="The port, or the next free one.")
    ] = None,
) -> None:
    """Read sample pages into a store that is thrown away, print what was found, and serve it as web pages.

    Example: headwater demo --no-serve
    """
    from headwater import archive as archives
    from headwater.runners.local import cores

    folder = _samples() if pages is None else pages
    with tempfile.TemporaryDirectory(prefix="headwater-demo-") as place:
        store = Path(place) / "demo.db"
        with archives.open(store, relate=False, processes=cores()) as archive:
            with Watch() as watch:
                added = archive.add([folder], progress=watch)
            failed = complain(added.refused)
            _tell(archive, added)
            if serve:
                from headwater.server import serve as run
                from headwater.settings import Settings

                sys.stdout.flush()
                run(archive, "127.0.0.1", Settings().port if port is None else port, typer.echo)
    if failed:
        raise typer.Exit(1)


def _samples() -> str:
    """The folder of sample pages: below the working directory, or beside the program's own source."""
    from headwater.errors import UsageError

    here, beside = Path("examples/pages"), Path(__file__).parents[3] / "examples" / "pages"
    for folder in (here, beside):
        if folder.is_dir():
            return folder.as_posix()
    raise UsageError(
        "Cannot find the sample pages: there is no folder `examples/pages` here.",
        "headwater demo FOLDER takes pages of your own",
    )


def _tell(archive: Archive, added: Added) -> None:
    from headwater.cli.retelling import retell
    from headwater.telling.dossier import gather

    stories = archive.stories()
    families = archive.families()
    twice = sum(article.same_as is not None for article in archive.articles(archive.refs()).values())
    again = f" ({twice} of them pasted a second time)" if twice else ""
    typer.echo(
        f"{count(added.pages, 'page')} hold {count(added.articles, 'article')}{again}: "
        f"{count(len(families), 'family', 'families')} of copies, {count(len(stories), 'story', 'stories')}."
    )
    wide = min(_WIDEST, shutil.get_terminal_size((_PLAIN_WIDTH, 24)).columns) if sys.stdout.isatty() else _PLAIN_WIDTH
    told = sorted(stories, key=lambda story: -len(story.refs))
    for story in told:
        for line in retell(gather(archive, story), wide, colour=sys.stdout.isatty()):
            typer.echo(line)

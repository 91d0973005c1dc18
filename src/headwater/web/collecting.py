"""What is followed and how it is with it, what kept pages said before, and what was refused."""

from __future__ import annotations

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

from headwater.telling.collecting import EditLine, RefusedLine, SourceLine, source_lines
from headwater.telling.door import Door
from headwater.telling.wording import count, moment
from headwater.web.templating import render

SOURCES_SHOWN = 500
EDITS_SHOWN = 100
REFUSED_SHOWN = 100


def add(app: FastAPI, archive: Door) -> None:
    """Add the page of what is followed."""

    @app.get("/collect")
    def collect_page(silent: str = "") -> Response:
        only = silent == "1"
        sources = source_lines(archive.followed())
        edits = [EditLine(it) for it in archive.revised(most=EDITS_SHOWN)][::-1]
        quiet = sum(line.silent for line in edits)
        shown = [line for line in edits if line.silent or not only]
        refused = [RefusedLine(it) for it in archive.not_kept(REFUSED_SHOWN)]
        looks = sorted(filter(None, (line.source.looked_at for line in sources)))
        page = render(
            "collect.html", here="collect", head=head(sources), last=moment(looks[-1] if looks else None),
            sources=sources[:SOURCES_SHOWN], total=len(sources), edits=shown, quiet=quiet, only=only,
            refused=refused, full=len(refused) == REFUSED_SHOWN,
        )  # fmt: skip
        return HTMLResponse(page)


def head(sources: list[SourceLine]) -> str:
    """How it is with what is followed, in a sentence.

    >>> head([])
    'Nothing is followed.'
    """
    if not sources:
        return "Nothing is followed."
    ill = sum(not line.well for line in sources)
    told = f"{count(len(sources), 'source')} {'is' if len(sources) == 1 else 'are'} followed"
    return f"{told}, {ill} of them {'needs' if ill == 1 else 'need'} a look." if ill else f"{told}; all answer."

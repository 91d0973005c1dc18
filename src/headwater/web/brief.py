"""Digests and reports as pages: one of the server's own, and one that stands alone, fit for e-mail."""

from __future__ import annotations

from datetime import UTC, datetime

from fastapi import FastAPI
from fastapi.responses import HTMLResponse, Response

from headwater.digest.brief import Brief, by_article
from headwater.digest.choose import digest
from headwater.digest.text import branches, stands
from headwater.telling.door import Door
from headwater.web.templating import STATIC, render


def add(app: FastAPI, archive: Door) -> None:
    """Add the page of what came in."""

    @app.get("/digest")
    def digest_page(since: str = "24h") -> Response:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        brief = digest(archive, since[:60], now)
        return HTMLResponse(render("digest.html", here="digest", brief=brief, since=since, stands=stands,
                                   branches=branches, by_article=by_article))


def standalone(brief: Brief) -> str:
    """A brief as one HTML document that needs nothing else; e-mail programs show it without its style too."""
    style = (STATIC / "brief.css").read_text(encoding="utf-8")
    return render("brief.html", brief=brief, style=style, stands=stands, branches=branches, by_article=by_article)

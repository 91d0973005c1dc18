"""Where a person pastes a token, once for each browser."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from headwater.archive.access import Access
from headwater.server.guard import COOKIE
from headwater.web.forms import field, form_of
from headwater.web.templating import render

_DAYS = 30


def add(app: FastAPI, access: Access) -> None:
    """Add the page where a token is pasted, and the way out."""

    @app.get("/enter")
    def enter_page(next: str = "/") -> Response:
        return HTMLResponse(render("enter.html", next=_here(next), wrong=False))

    @app.post("/enter")
    async def enter(request: Request) -> Response:
        form = await form_of(request)
        secret, then = field(form, "words", 200), _here(field(form, "next"))
        token = await run_in_threadpool(access.enter, secret) if secret else None
        if token is None:
            return HTMLResponse(render("enter.html", next=then, wrong=True), 401)
        answer = RedirectResponse(then, 303)
        secure = request.url.scheme == "https"
        answer.set_cookie(COOKIE, secret, _DAYS * 86_400, httponly=True, samesite="strict", secure=secure)
        return answer

    @app.post("/enter/leave")
    def leave() -> Response:
        answer = RedirectResponse("/enter", 303)
        answer.delete_cookie(COOKIE, httponly=True, samesite="strict")
        return answer


def _here(place: str) -> str:
    """A path of this server; the first page for anything else."""
    local = place.startswith("/") and not place.startswith(("//", "/\\"))
    return place if local and place.isprintable() else "/"

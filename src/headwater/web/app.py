"""The pages behind their addresses, and what every answer carries for safety."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from headwater.errors import HeadwaterError, StoreUnusable, UnknownReference, UsageError
from headwater.telling.door import Door
from headwater.web import brief, collecting, coming, deciding, family, ledger, names, pages, search, sources, tracing
from headwater.web.remembering import remembering
from headwater.web.templating import STATIC, render

SAFETY = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
HTTP_STATUS = {UnknownReference.code: 404, UsageError.code: 400, StoreUnusable.code: 503}

Next = Callable[[Request], Awaitable[Response]]


def create_app(archive: Door, hosts: Iterable[str] | None = None) -> FastAPI:
    """The web application over one archive.

    Args:
        archive: Where stories, families and pages come from.
        hosts: The host names it answers to, so that no other site can reach it through a visitor's browser; None for
            any.
    """
    app = FastAPI(title="Headwater", docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    archive = remembering(archive)
    allowed = None if hosts is None else frozenset(host.lower() for host in hosts)

    @app.middleware("http")
    async def guard(request: Request, call: Next) -> Response:
        if allowed is not None and (request.url.hostname or "").lower() not in allowed:
            return _error(400, "Cannot answer: this server has another name.", "Open it by the address it printed.")
        answer = await call(request)
        for name, value in SAFETY.items():
            answer.headers.setdefault(name, value)
        kept = request.url.path.startswith("/static/") and "v" in request.query_params
        answer.headers.setdefault("Cache-Control", "public, max-age=31536000, immutable" if kept else "no-cache")
        return answer

    _errors(app)
    for part in (pages, search, tracing, family, sources, names, ledger, coming, collecting, brief, deciding):
        part.add(app, archive)

    @app.get("/healthz")
    def health() -> Response:
        return JSONResponse({"ok": True})

    return app


def _errors(app: FastAPI) -> None:
    @app.exception_handler(HeadwaterError)
    async def known(request: Request, error: HeadwaterError) -> Response:
        status = HTTP_STATUS.get(error.code, 500)
        return _error(status, error.message, error.hint or "Look it up among all stories.", error.code)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return _error(404, "No page has this address.", "Stories are listed on the first page.")
        return _error(error.status_code, f"Cannot answer: {error.detail}.", "Go back, or begin at the first page.")

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, error: RequestValidationError) -> Response:
        name = str(error.errors()[0]["loc"][-1])[:40]
        return _error(400, f"Cannot read what was asked: `{name}` has no sense here.", "Leave it out of the address.")

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        head = "Cannot show this page: something broke on the way."
        then = "Try it again; the server's own messages say what happened."
        answer = _error(500, head, then, "internal")
        answer.headers.update(SAFETY)  # an answer made here does not pass the guard
        return answer


def _error(status: int, head: str, then: str, code: str = "") -> Response:
    return HTMLResponse(render("error.html", status=status, head=head, then=then, code=code), status)

"""The pages behind their addresses, and what every answer carries for safety."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from headwater.errors import HeadwaterError, StoreUnusable, UnknownReference, UsageError
from headwater.records import Story
from headwater.web import article, story, today
from headwater.web import compare as comparing
from headwater.web.dossier import Door, Dossier, gather
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
LONGEST_REFERENCE = 4_000

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
    _pages(app, archive)
    return app


def _pages(app: FastAPI, archive: Door) -> None:
    @app.get("/")
    def first_page() -> Response:
        stories = archive.stories()
        lines = today.ordered([today.line(dossier) for dossier in _first(archive, stories)])
        heads = [{row[0] for row in one.rows} for one in lines]
        differ, damaged = (sum(key in head for head in heads) for key in ("Sources differ", "Copies"))
        return HTMLResponse(
            render("today.html", here="today", lines=lines, total=len(stories), differ=differ, damaged=damaged)
        )

    @app.get("/story/{id}")
    def story_page(id: str) -> Response:
        found = archive.story(_reference(id))
        if found.id != id:
            return RedirectResponse(f"/story/{quote(found.id, safe='')}", 301)
        view = story.view(gather(archive, found))
        return HTMLResponse(render("story.html", view=view, related=_related(archive, found)))

    @app.get("/article/{ref:path}")
    def article_page(ref: str, at: str | None = None) -> Response:
        one = archive.article(_reference(ref))
        view = article.view(one, archive.page(ref), _story_of(archive, one.ref), at)
        return HTMLResponse(render("article.html", view=view))

    @app.get("/compare")
    def compare_page(a: str = "", b: str = "") -> Response:
        if not a or not b:
            hint = "Stories lead here: press an edge of a family tree."
            raise UsageError("Cannot compare: two references are needed, `a` and `b`.", hint)
        left, right = archive.article(_reference(a)), archive.article(_reference(b))
        found = archive.compare(left.ref, right.ref)
        told = _story_of(archive, right.ref)
        return HTMLResponse(render("compare.html", view=comparing.view(found, left, right, told)))

    @app.get("/healthz")
    def health() -> Response:
        return JSONResponse({"ok": True})


def _first(archive: Door, stories: Sequence[Story]) -> Iterator[Dossier]:
    """The newest stories: the carried ones whole, as many as a page may cost, the others by their articles alone."""
    shown = sorted(stories, key=lambda s: s.last_published or "", reverse=True)[: today.STORIES_SHOWN]
    whole = {one.id for one in [one for one in shown if len(one.refs) > 1][: today.WHOLE_SHOWN]}
    articles = archive.articles([ref for one in shown if one.id not in whole for ref in one.refs[:1]])
    for one in shown:
        if one.id in whole:
            yield gather(archive, one)
        else:
            yield Dossier(one, (), (), {ref: articles[ref] for ref in one.refs[:1] if ref in articles}, {})


def _story_of(archive: Door, ref: str) -> Story | None:
    try:
        return archive.story(ref)
    except UnknownReference:
        return None


def _related(archive: Door, one: Story) -> list[tuple[Story, str]]:
    found: list[tuple[Story, str]] = []
    for link in one.related[: story.RELATED_SHOWN]:
        with suppress(UnknownReference):
            found.append((archive.story(link.story), link.kind))
    return found


def _reference(text: str) -> str:
    if len(text) > LONGEST_REFERENCE:
        raise UsageError(f"Cannot look up the reference: it has {len(text):,} characters.", "References are shorter.")
    return text


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

    @app.exception_handler(Exception)
    async def broken(request: Request, error: Exception) -> Response:
        head = "Cannot show this page: something broke on the way."
        then = "Try it again; the server's own messages say what happened."
        answer = _error(500, head, then, "internal")
        answer.headers.update(SAFETY)  # an answer made here does not pass the guard
        return answer


def _error(status: int, head: str, then: str, code: str = "") -> Response:
    return HTMLResponse(render("error.html", status=status, head=head, then=then, code=code), status)

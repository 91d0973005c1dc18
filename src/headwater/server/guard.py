"""Who may ask what: tokens and their scopes in front of every face, limits, and the audit of what was written."""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Callable
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Send
from starlette.types import Scope as Connection

from headwater.archive.access import Access
from headwater.records import Scope, Token

COOKIE = "headwater"
_OPEN = ("/static/", "/healthz", "/readyz", "/enter")
_ASKING = ("/trace", "/api/v1/trace")
"""Paths that are sent a text and keep nothing of it."""
_JUDGING = ("/judge", "/api/v1/judgements")
_ADDING = ("/api/v1/pages", "/api/v1/links")
_WATCHING = ("/metrics", "/api/v1/audit")
_MINUTE = 60


def needed(method: str, path: str) -> Scope | None:
    """The scope that a request needs; None for what is open to all. What is not known needs the most.

    >>> needed("GET", "/story/s-1"), needed("POST", "/api/v1/pages"), needed("DELETE", "/api/v1/pages")
    ('read', 'add', 'admin')
    >>> needed("GET", "/healthz"), needed("POST", "/trace"), needed("POST", "/anything")
    (None, 'read', 'admin')
    """
    if _within(path, _OPEN):
        return None
    if _within(path, _WATCHING):
        return "admin"
    if method in ("GET", "HEAD", "OPTIONS") or (method == "POST" and _within(path, _ASKING)):
        return "read"
    if _within(path, _JUDGING) and method in ("POST", "DELETE"):
        return "judge"
    return "add" if method == "POST" and _within(path, _ADDING) else "admin"


def _within(path: str, places: tuple[str, ...]) -> bool:
    return any(path == place or path.startswith(place if place.endswith("/") else f"{place}/") for place in places)


def of_our_own(app: ASGIApp) -> ASGIApp:
    """The application, but nothing can be written by a page of another site that a visitor's browser has open."""

    async def guarded(connection: Connection, receive: Receive, send: Send) -> None:
        if connection["type"] == "http" and connection["method"] not in ("GET", "HEAD", "OPTIONS"):
            request = Request(connection)
            if _foreign(request):
                refusal = _problem(403, "Cannot take this: another site sent it.", "foreign", "send it from here")
                await refusal(connection, receive, send)
                return
        await app(connection, receive, send)

    return guarded


def _foreign(request: Request) -> bool:
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site not in ("same-origin", "none"):
        return True
    if origin == "null" and site == "same-origin":  # a form of ours: our pages tell nobody where they were left from
        return False
    return origin is not None and urlsplit(origin).netloc != request.headers.get("host", "")


class Guard:
    """Lets in whoever has a token that holds and covers what is asked.

    The name of the holder stands in `request.state.who` for the faces; what was written is kept in the audit.
    """

    def __init__(
        self, app: ASGIApp, access: Access, *, per_minute: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._app = app
        self._access = access
        self._per_minute = per_minute
        self._clock = clock
        self._asked: dict[int, tuple[int, int]] = {}

    async def __call__(self, connection: Connection, receive: Receive, send: Send) -> None:
        """Answers one request."""
        if connection["type"] != "http":
            await self._app(connection, receive, send)
            return
        request = Request(connection)
        scope = needed(request.method, request.url.path)
        if scope is None:
            await self._app(connection, receive, send)
            return
        secret = given(request)
        token = await run_in_threadpool(self._access.enter, secret) if secret else None
        refusal = self._refused(request, scope, token, bool(secret))
        if refusal is not None or token is None:
            await (refusal or _unknown(request, False))(connection, receive, send)
            return
        connection.setdefault("state", {})["who"] = token.who
        status = await self._answered(connection, receive, send)
        if scope != "read" and request.method not in ("GET", "HEAD") and status < 400:
            what = f"{request.method} {request.url.path}"
            await run_in_threadpool(self._access.wrote, what, token)

    def _refused(self, request: Request, scope: Scope, token: Token | None, tried: bool) -> Response | None:
        if token is None:
            return _unknown(request, tried)
        if scope not in token.scopes:
            words = f"Cannot {request.method} `{request.url.path}`: the token of {token.who} has no scope `{scope}`."
            return _problem(403, words, "scope-missing", "headwater token NAME --role editor makes one that has")
        wait = self._too_many(token)
        if wait:
            words = f"Cannot answer: more than {self._per_minute} requests in a minute with one token."
            return _problem(429, words, "too-many", f"try again in {wait} seconds", {"Retry-After": str(wait)})
        return None

    def _too_many(self, token: Token) -> int:
        """Seconds to wait before the token may ask again; 0 when it may."""
        now = self._clock()
        minute = int(now // _MINUTE)
        last, count = self._asked.get(token.id, (minute, 0))
        count = count + 1 if last == minute else 1
        self._asked[token.id] = minute, count
        return int(_MINUTE - now % _MINUTE) + 1 if count > self._per_minute else 0

    async def _answered(self, connection: Connection, receive: Receive, send: Send) -> int:
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        await self._app(connection, receive, noting)
        return status


def given(request: Request) -> str:
    """The token that a request brings: `Bearer`, the password of `Basic` (readers of feeds know no other), a cookie."""
    kind, _, words = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return words.strip()
    if kind.lower() == "basic":
        try:
            return base64.b64decode(words, validate=True).decode("utf-8", "replace").partition(":")[2]
        except (binascii.Error, ValueError):
            return ""
    return request.cookies.get(COOKIE, "")


def _unknown(request: Request, tried: bool) -> Response:
    """Nobody we know: people are led to where they paste their token, programs are told what to send."""
    path = request.url.path
    if request.method == "GET" and "text/html" in request.headers.get("accept", "") and not path.startswith("/api/"):
        return RedirectResponse(f"/enter?next={quote(path)}", 303)
    found = "the token is unknown, has expired or was revoked" if tried else "no token was sent"
    hint = "send `Authorization: Bearer TOKEN`; `headwater token NAME` makes one"
    asks = 'Basic realm="Headwater"' if path.startswith("/feeds/") else 'Bearer realm="Headwater"'
    return _problem(401, f"Cannot let you in: {found}.", "token-missing", hint, {"WWW-Authenticate": asks})


def _problem(status: int, title: str, code: str, hint: str, more: dict[str, str] | None = None) -> Response:
    told = {"type": f"urn:headwater:{code}", "title": title, "status": status, "code": code, "hint": hint}
    return JSONResponse(told, status, headers=more, media_type="application/problem+json")

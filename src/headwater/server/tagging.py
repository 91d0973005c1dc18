"""Answers that programs may keep: a tag of what they hold, and the word that nothing changed (RFC 9110, 8.8 and 13)."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_MOST = 5_000_000  # bytes; what is larger goes out as it comes
_KIND = "application/json"


def tagged(app: ASGIApp) -> ASGIApp:
    """The application, its JSON under an `ETag`; a reader that has it already is answered with 304."""

    async def answering(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await app(scope, receive, send)
            return
        await app(scope, receive, _Held(Headers(scope=scope).get("if-none-match", ""), send))

    return answering


class _Held:
    """Holds an answer back until it is whole."""

    def __init__(self, known: str, send: Send) -> None:
        self._known = known
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            kind = Headers(raw=message["headers"]).get("content-type", "")
            if message["status"] == 200 and kind.startswith(_KIND):
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if message.get("more_body") and len(self._body) <= _MOST:
                return
            await self._go(more=bool(message.get("more_body")))
            return
        await self._send(message)

    async def _go(self, *, more: bool) -> None:
        start, self._start = self._start, None
        assert start is not None
        if not more:
            tag = f'"{hashlib.sha256(self._body).hexdigest()[:32]}"'
            headers = MutableHeaders(raw=list(start["headers"]))
            headers["ETag"] = tag
            if tag in self._known:
                del headers["content-length"]
                start, self._body = {**start, "status": 304}, b""
            start = {**start, "headers": headers.raw}
        await self._send(start)
        await self._send({"type": "http.response.body", "body": self._body, "more_body": more})
        self._body = b""

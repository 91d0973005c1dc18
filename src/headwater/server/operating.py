"""What those ask who keep a server running: does it answer, can it read what is kept, how much does it do."""

from __future__ import annotations

import time

from fastapi import FastAPI
from fastapi.responses import JSONResponse, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from headwater.archive import Archive
from headwater.errors import HeadwaterError

_FACES = ("api", "feeds", "static")
_SECONDS = (0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)


def add(app: FastAPI, archive: Archive) -> ASGIApp:
    """Add `/readyz` and `/metrics` (Prometheus); the application that counts its requests."""
    registry = CollectorRegistry()
    asked = Counter("headwater_requests", "Requests by face and status.", ("face", "status"), registry=registry)
    took = Histogram("headwater_request_seconds", "Time to answer.", ("face",), buckets=_SECONDS, registry=registry)
    held = Gauge("headwater_kept", "How much is kept, by kind.", ("kind",), registry=registry)

    @app.get("/readyz")
    def ready() -> Response:
        try:
            counts = archive.counts()
        except HeadwaterError as error:
            return JSONResponse({"ok": False, "why": error.message}, 503)
        return JSONResponse({"ok": True, "kept": dict(counts)})

    @app.get("/metrics")
    def metrics() -> Response:
        for kind, number in archive.counts():
            held.labels(kind).set(number)
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    async def counted(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        face = next((it for it in _FACES if scope["path"].startswith(f"/{it}/")), "pages")
        status, begun = "500", time.perf_counter()

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await app(scope, receive, noting)
        finally:
            asked.labels(face, status).inc()
            took.labels(face).observe(time.perf_counter() - begun)

    return counted

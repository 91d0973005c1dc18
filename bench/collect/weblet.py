"""A small web of made-up hosts on loopback for tests and measures: every host by name, every request in a log.

Names end in `.example`; `Site.resolve` gives their addresses in 127.0.0.0/8. What a host answers is a function, so it
can be slow, broken, lying or changing.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

PLACES = ("127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4")


@dataclass(frozen=True)
class Request:
    """What was asked: by the name of the host, without the port."""

    host: str
    path: str
    headers: dict[str, str]
    method: str = "GET"
    body: bytes = b""


@dataclass(frozen=True)
class Answer:
    """What is sent. `raw` goes out as it is, head and all, piece by piece; a number among the pieces is a pause."""

    body: bytes = b""
    status: int = 200
    type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    raw: Iterable[bytes | float] | None = None


@dataclass
class Entry:
    """One line of the log; `began` and `ended` by the clock that the site was given."""

    host: str
    path: str
    agent: str
    began: float
    ended: float = 0.0
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)


class Site:
    """Serves from when it is entered until it is left.

    Args:
        answer: What every host answers.
        clock: Where the log's times come from.
    """

    def __init__(self, answer: Callable[[Request], Answer], clock: Callable[[], float] = time.monotonic) -> None:
        self.answer = answer
        self.clock = clock
        self.log: list[Entry] = []
        self.port = 0
        self._servers: list[ThreadingHTTPServer] = []

    def __enter__(self) -> Site:
        site = self

        class Handler(_Handler):
            served = site

        for place in PLACES:
            server = _Server((place, self.port), Handler)
            self.port = server.server_address[1]
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
            self._servers.append(server)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def resolve(self, host: str) -> Sequence[str]:
        """The address of a made-up host; OSError for others."""
        if not host.endswith(".example"):
            raise OSError(f"{host} is no host of this test")
        return [PLACES[sum(map(ord, host)) % len(PLACES)]]

    def url(self, host: str, path: str = "/") -> str:
        """The address of a path on a host, of which the ending may be left out."""
        name = host if host.endswith(".example") else f"{host}.example"
        return f"http://{name}:{self.port}{path}"

    def asked(self, host: str = "", path: str = "") -> list[Entry]:
        """The requests to a host, or for a path, or both."""
        name = host if not host or host.endswith(".example") else f"{host}.example"
        return [e for e in list(self.log) if (not host or e.host == name) and (not path or e.path == path)]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, address: Any) -> None:
        """Nobody minds a client that goes away."""


class _Handler(BaseHTTPRequestHandler):
    served: Site
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: Any) -> None:
        """The site has a log of its own."""

    def do_GET(self) -> None:
        self._serve("GET")

    def do_POST(self) -> None:
        self._serve("POST")

    def _serve(self, method: str) -> None:
        host = self.headers.get("Host", "").partition(":")[0]
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", 0)))
        entry = Entry(host, self.path, headers.get("user-agent", ""), self.served.clock(), headers=headers)
        self.served.log.append(entry)
        answer = self.served.answer(Request(host, self.path, headers, method, body))
        entry.status = answer.status
        with suppress(OSError):
            self._send(answer)
        entry.ended = self.served.clock()

    def _send(self, answer: Answer) -> None:
        self.close_connection = True
        if answer.raw is not None:
            for piece in answer.raw:
                if isinstance(piece, bytes):
                    self.wfile.write(piece)
                    self.wfile.flush()
                else:
                    time.sleep(piece)
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send_response(answer.status)
        told = {name.lower() for name, _ in answer.headers}
        if "content-type" not in told:
            self.send_header("Content-Type", answer.type)
        if "content-length" not in told:
            self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

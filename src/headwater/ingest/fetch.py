"""The only file that opens connections to addresses that come from pages, feeds or users.

A name is looked up once; every address that it has must be public (or named in a setting); the connection goes to
exactly that address, with the name as Host and in TLS. So a name that points inward, or points elsewhere a moment
later, reaches nothing. There are no cookies, no proxies, no passwords; bytes, time and redirects are bounded.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

import httpcore2

from headwater.errors import InputRefused
from headwater.ingest.fetched import MOST_REDIRECTS, Fetched, NotFetched, moved_to, refused_status, told, too_many
from headwater.ingest.http import response
from headwater.ingest.limits import Limits
from headwater.ingest.reach import Allowed, Target, Unreachable, target
from headwater.records import Page, Refusal
from headwater.settings import Settings

_CONNECTING = 10.0  # seconds
_RETRIES = (1.0, 4.0)  # seconds before the second and the third attempt of somebody who waits for a page
_PATIENCE = 30.0  # seconds that such a somebody waits where a server says how long
_ACCEPT = (
    "text/html, application/xhtml+xml, application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/plain;q=0.8, */*;q=0.5"
)

Resolve = Callable[[str], Sequence[str]]
"""The numeric addresses of a name; raises OSError when it has none."""


def system_names(host: str) -> Sequence[str]:
    """The addresses of a name as this machine resolves it."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


class Fetcher:
    """Fetches from addresses that nobody vouches for. May be used by several threads at once.

    Args:
        agent: What it calls itself.
        limits: Bounds on size.
        seconds: Bound on the time one request may take in all.
        allowed: What may be reached although it is not public.
        resolve: How names are looked up.
        tls: How certificates are checked; as this machine does when None.
    """

    def __init__(
        self,
        agent: str,
        limits: Limits,
        *,
        seconds: float = 30.0,
        allowed: Allowed | None = None,
        resolve: Resolve = system_names,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.agent = agent
        self.limits = limits
        self._seconds = seconds
        self._allowed = allowed or Allowed()
        self._resolve = resolve
        self._tls = tls

    @staticmethod
    def of(settings: Settings) -> Fetcher:
        """One as the settings ask for."""
        allowed = Allowed.of(settings.allow.split(","))
        return Fetcher(settings.agent, Limits.of(settings), seconds=settings.fetch_seconds, allowed=allowed)

    def ask(self, address: str, *, etag: str = "", modified: str = "") -> Fetched:
        """One request and its answer, whatever its status; redirects are not followed.

        Args:
            address: A web address.
            etag: What the last answer gave as `ETag`; an unchanged page is answered with 304 and no body.
            modified: What it gave as `Last-Modified`.

        Raises:
            NotFetched: It may not be connected to, or no whole answer came.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {name: value for name, value in conditions.items() if value and value.isprintable()}
        return self._ask("GET", address, {"Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate", **headers}, b"")

    def send(self, address: str, body: bytes, headers: Mapping[str, str]) -> Fetched:
        """Post bytes and give the answer, whatever its status; redirects are not followed.

        Raises:
            NotFetched: It may not be connected to, or no whole answer came.
        """
        return self._ask("POST", address, {**headers, "Content-Length": str(len(body))}, body)

    def get(self, address: str) -> Fetched:
        """What stands at an address, redirects followed and failures that pass waited out; any final status.

        Raises:
            NotFetched: It cannot be reached, or sends us round in circles.
        """
        asked, moved, good = address, None, True
        for _ in range(MOST_REDIRECTS + 1):
            found = self._patiently(asked)
            onward = found.redirect
            if onward is None:
                return moved_to(found, moved)
            good = good and found.for_good
            moved = onward if good else moved
            asked = onward
        raise too_many(address)

    def _patiently(self, address: str) -> Fetched:
        for pause in (*_RETRIES, None):
            wait: float | None = None
            try:
                found = self.ask(address)
                if not found.later or pause is None:
                    return found
                wait = found.wait
            except NotFetched as problem:
                if not problem.later or pause is None:
                    raise
            time.sleep(min(_PATIENCE, max(pause, wait or 0.0)))
        raise AssertionError("the last attempt either returns or raises")

    def _ask(self, method: str, address: str, headers: Mapping[str, str], body: bytes) -> Fetched:
        began = time.monotonic()
        until = began + self._seconds
        try:
            where = target(address)
        except Unreachable as problem:
            raise NotFetched(address, "address", str(problem)) from problem
        backend = _Straight(self._addresses(address, where, until), until)
        sent = {"Host": where.site.partition("://")[2], "User-Agent": self.agent, "Connection": "close", **headers}
        origin = httpcore2.Origin(where.scheme.encode(), where.host.encode(), where.port)
        context = (self._tls or _certificates()) if where.scheme == "https" else None
        url = httpcore2.URL(
            scheme=where.scheme.encode(), host=where.host.encode(), port=where.port, target=where.path.encode()
        )
        request = httpcore2.Request(
            method, url, headers=[(name.encode(), value.encode("latin-1", "replace")) for name, value in sent.items()],
            content=body, extensions={"timeout": dict.fromkeys(("connect", "read", "write"), self._seconds)},
        )  # fmt: skip
        try:
            with httpcore2.HTTPConnection(origin, context, network_backend=backend) as connection:
                answer = connection.handle_request(request)
                try:
                    packed = self._body(address, answer.iter_stream())
                finally:
                    answer.close()
        except Exception as problem:
            raise told(address, problem, self._seconds) from problem
        return self._fetched(where.address, answer, packed, backend.reached, time.monotonic() - began)

    def _body(self, address: str, stream: Iterable[bytes]) -> bytes:
        parts: list[bytes] = []
        size = 0
        for part in stream:
            size += len(part)
            if size > self.limits.max_bytes:
                raise NotFetched(
                    address, "size", f"it sends more than the {self.limits.max_bytes} bytes allowed",
                    hint="raise `HEADWATER_MAX_BYTES` if the site can be trusted",
                )  # fmt: skip
            parts.append(part)
        return b"".join(parts)

    def _fetched(self, address: str, answer: Any, packed: bytes, numeric: str, seconds: float) -> Fetched:
        headers = tuple((k.decode("latin-1").lower(), v.decode("latin-1").strip()) for k, v in answer.headers)
        told = "".join(f"{k}: {v}\r\n" for k, v in headers if k in ("content-type", "content-encoding"))
        try:
            taken = response(f"HTTP/1.1 {answer.status}\r\n{told}\r\n".encode("latin-1") + packed, address, self.limits)
        except InputRefused as problem:
            found = problem.message.partition("`: ")[2].rstrip(".")
            raise NotFetched(address, "size", found, hint=problem.hint) from problem
        return Fetched(address, answer.status, headers, packed, taken, numeric, seconds)

    def _addresses(self, asked: str, where: Target, until: float) -> list[str]:
        """The numeric addresses of a host, all of which may be connected to."""
        found = [where.host] if _is_numeric(where.host) else _looked_up(asked, where.host, self._resolve, until)
        closed = [numeric for numeric in found if not self._reaches(where.host, numeric)]
        if closed:
            is_it = "" if closed[0] == where.host else f" (`{where.host}` is {closed[0]})"
            raise NotFetched(
                asked, "address", f"the address is not on the public internet{is_it}",
                hint="name the host or network in `HEADWATER_ALLOW` if it is yours",
            )  # fmt: skip
        return found

    def _reaches(self, host: str, numeric: str) -> bool:
        try:
            return self._allowed.reaches(host, numeric)
        except ValueError:  # what a resolver gives need not be an address
            return False


def fetch_page(address: str, fetcher: Fetcher | None = None) -> Page | Refusal:
    """The page at an address that a person asked for.

    Args:
        address: A web address.
        fetcher: How to fetch; as the settings say when None.
    """
    try:
        fetcher = fetcher or Fetcher.of(Settings())
        found = fetcher.get(address)
        if found.status >= 300:
            raise refused_status(address, found)
        return found.page(seen_at=datetime.now(UTC).isoformat(timespec="seconds"), limits=fetcher.limits)
    except InputRefused as problem:
        return Refusal(address, problem.message, problem.hint)


def _is_numeric(host: str) -> bool:
    return ":" in host or host.replace(".", "").isdigit()


def _looked_up(asked: str, host: str, resolve: Resolve, until: float) -> list[str]:
    """The addresses of a name, or an error; a resolver that does not answer is not waited for."""
    found: list[str] = []
    problems: list[Exception] = []

    def look() -> None:
        try:
            found.extend(resolve(host))
        except Exception as problem:
            problems.append(problem)

    asking = threading.Thread(target=look, daemon=True)
    asking.start()
    asking.join(max(0.0, until - time.monotonic()))
    if asking.is_alive():
        raise NotFetched(asked, "time", f"nobody told in time where `{host}` is", later=True)
    if problems or not found:
        raise NotFetched(asked, "name", f"there is no host `{host}`", hint="check the address", later=True)
    return list(found)


@cache
def _certificates() -> ssl.SSLContext:
    return httpcore2.default_ssl_context()


class _Straight(httpcore2.NetworkBackend):
    """Connects to addresses that were looked up and judged before, whatever the name says by now."""

    def __init__(self, addresses: Sequence[str], until: float) -> None:
        self._addresses = addresses
        self._until = until
        self.reached = ""

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:  # fmt: skip
        """A connection to the first of the addresses that answers."""
        system = httpcore2.SyncBackend()
        problem: Exception | None = None
        for numeric in self._addresses:
            left = self._until - time.monotonic()
            if left <= 0:
                break
            try:
                made = system.connect_tcp(numeric, port, min(_CONNECTING, left), socket_options=socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                problem = failed
                continue
            self.reached = numeric
            return _Timed(made, self._until)
        raise problem or httpcore2.ConnectTimeout("no time left")

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        """Never: a page cannot name a socket of this machine."""
        raise httpcore2.ConnectError("sockets of this machine are not connected to")


class _Timed(httpcore2.NetworkStream):
    """A connection whose every step ends at one time, however many steps the other side makes of it."""

    def __init__(self, inner: httpcore2.NetworkStream, until: float) -> None:
        self._inner = inner
        self._until = until

    def _left(self) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("no time left")
        return left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """As of the inner stream."""
        return self._inner.read(max_bytes, self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """As of the inner stream."""
        self._inner.write(buffer, self._left())

    def close(self) -> None:
        """As of the inner stream."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """As of the inner stream."""
        return _Timed(self._inner.start_tls(ssl_context, server_hostname, self._left()), self._until)

    def get_extra_info(self, info: str) -> Any:
        """As of the inner stream."""
        return self._inner.get_extra_info(info)

"""The faces behind one port: finds a free one, says where, and serves until stopped."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING

from headwater.errors import UsageError

if TYPE_CHECKING:
    from starlette.types import ASGIApp

    from headwater.archive import Archive

PORTS_TRIED = 50
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(archive: Archive, host: str, port: int, say: Callable[[str], None], *, per_minute: int = 600) -> None:
    """Serves the pages of an archive until the process is told to stop.

    Args:
        archive: What the pages show.
        host: The address to listen on; on anything but a loopback address everybody needs a token.
        port: The port to begin with; the next free one is taken when it is in use.
        say: Told the address as soon as it answers, and every doubt about it.
        per_minute: How many requests may be made with one token.

    Raises:
        UsageError: No port is free, the host is no address of this machine, or others could reach it and nobody has
            a token.
    """
    import uvicorn

    if host not in LOOPBACK and not any(it.revoked_at is None for it in archive.access.tokens()):
        raise UsageError(
            f"Cannot listen on {host}: others could reach it, and nobody has a token.",
            "headwater token NAME --role editor",
        )
    listening, taken = listen(host, port)
    if taken != port:
        say(f"Port {port} is in use.")
    hosts = None if _open_to_all(host) else {host, *LOOPBACK}
    app = create(archive, hosts, per_minute=None if host in LOOPBACK else per_minute)
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False, access_log=False)
    say(f"Serving http://{_in_address(host)}:{taken} until stopped (Ctrl+C).")
    with listening, suppress(KeyboardInterrupt), _stoppable():
        uvicorn.Server(config).run(sockets=[listening])


def create(archive: Archive, hosts: Iterable[str] | None = None, *, per_minute: int | None = None) -> ASGIApp:
    """All faces of an archive as one application.

    Args:
        archive: What they show.
        hosts: The host names it answers to; None for any.
        per_minute: How many requests may be made with one token; None when nobody needs one.
    """
    from headwater.api import create_api
    from headwater.feeds_out import create_feeds
    from headwater.server import entering, operating
    from headwater.server.guard import Guard, of_our_own
    from headwater.server.tagging import tagged
    from headwater.web import create_app

    app = create_app(archive, hosts)
    app.mount("/api/v1", tagged(create_api(archive)))
    app.mount("/feeds", create_feeds(archive))
    measured = of_our_own(operating.add(app, archive))
    if per_minute is None:
        return measured
    entering.add(app, archive.access)
    return Guard(measured, archive.access, per_minute=per_minute)


@contextmanager
def _stoppable() -> Iterator[None]:
    """Lets a request to end (SIGTERM) come back as Ctrl+C does, so that whoever called can tidy up."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def listen(host: str, port: int) -> tuple[socket.socket, int]:
    """A listening socket on the first free port from `port` on, and that port; port 0 takes any."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    problem: OSError | None = None
    for number in range(port, port + PORTS_TRIED) if port else (0,):
        made = socket.socket(family, socket.SOCK_STREAM)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((host, number))
            made.listen(128)
        except (OSError, OverflowError) as found:
            made.close()
            problem = found if isinstance(found, OSError) else OSError(str(found))
            if isinstance(found, socket.gaierror) or number > 65_535:
                break
            continue
        return made, int(made.getsockname()[1])
    raise UsageError(
        f"Cannot listen on {host}, port {port} and the {PORTS_TRIED - 1} after it: {problem}.",
        "headwater serve --port 9000",
    )


def _open_to_all(host: str) -> bool:
    return host in ("0.0.0.0", "::", "")  # noqa: S104 - compared, not listened on


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host

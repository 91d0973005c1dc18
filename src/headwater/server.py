"""The faces behind one port: finds a free one, says where, and serves until stopped."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING

from headwater.errors import UsageError

if TYPE_CHECKING:
    from headwater.telling.door import Door

PORTS_TRIED = 50
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(archive: Door, host: str, port: int, say: Callable[[str], None]) -> None:
    """Serves the pages of an archive until the process is told to stop.

    Args:
        archive: What the pages show.
        host: The address to listen on; anything but a loopback address is open to others.
        port: The port to begin with; the next free one is taken when it is in use.
        say: Told the address as soon as it answers, and every doubt about it.

    Raises:
        UsageError: No port is free, or the host is no address of this machine.
    """
    import uvicorn

    from headwater.api import create_api
    from headwater.feeds_out import create_feeds
    from headwater.web import create_app

    listening, taken = listen(host, port)
    if taken != port:
        say(f"Port {port} is in use.")
    hosts = None if _open_to_all(host) else {host, *LOOPBACK}
    if host not in LOOPBACK:
        say(f"Listening on {host}: everybody who reaches this machine can read what is kept.")
    app = create_app(archive, hosts)
    app.mount("/api/v1", create_api(archive))
    app.mount("/feeds", create_feeds(archive))
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False, access_log=False)
    say(f"Serving http://{_in_address(host)}:{taken} until stopped (Ctrl+C).")
    with listening, suppress(KeyboardInterrupt), _stoppable():
        uvicorn.Server(config).run(sockets=[listening])


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

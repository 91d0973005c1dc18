"""A real Chromium over pages of a real archive; what is missing is told as the reason to skip."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")


def chromium_path() -> str | None:
    """Chromium, where HEADWATER_CHROMIUM says or where systems put it."""
    given = os.environ.get("HEADWATER_CHROMIUM")
    found = [place for place in (given, *PLACES) if place and Path(place).exists()]
    return found[0] if found else shutil.which("chromium")


@contextmanager
def launched():
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium_path()
    if path is None:
        pytest.skip("no Chromium here; HEADWATER_CHROMIUM says where it is")
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def served(archive, per_minute: int | None = None) -> Iterator[str]:
    """The address of a server over an archive; with `per_minute` one that asks for a token."""
    import uvicorn

    from headwater.server import create
    from headwater.web import create_app

    app = create_app(archive) if per_minute is None else create(archive, per_minute=per_minute)
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    until = time.monotonic() + 20
    while not server.started and time.monotonic() < until:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listening.close()

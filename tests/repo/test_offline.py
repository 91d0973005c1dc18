"""Nothing is fetched: the whole way from page to statements runs with sockets blocked."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCRIPT = """
import socket, sys
def blocked(*_, **__):
    raise AssertionError("a socket was opened")
socket.socket.connect = blocked
socket.create_connection = blocked
socket.getaddrinfo = blocked
from headwater.__main__ import main
main()
"""


def test_adding_pages_opens_no_connection(tmp_path: Path) -> None:
    pages = sorted(str(p) for p in (ROOT / "examples/pages").iterdir() if p.suffix in {".txt", ".html"})[:4]
    assert pages
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, "add", "--json", "--store", str(tmp_path / "news.db"), *pages],
        capture_output=True, text=True, check=False, timeout=300,
    )
    assert done.returncode == 0, done.stderr

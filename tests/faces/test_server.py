"""One port for all faces: the next free one is found and said."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from headwater.errors import UsageError
from headwater.server import listen

ROOT = Path(__file__).parents[2]


def test_a_port_in_use_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        listening, found = listen("127.0.0.1", number)
        with listening:
            assert found > number


def test_a_host_that_is_not_ours_is_told():
    with pytest.raises(UsageError, match=r"Cannot listen on 203\.0\.113\.7"):
        listen("203.0.113.7", 8010)
    with pytest.raises(UsageError, match="Cannot listen on"):
        listen("no such host", 8010)


def test_no_port_past_the_last_one_is_tried():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 65_535))
        taken.listen()
        with pytest.raises(UsageError, match="port 65535"):
            listen("127.0.0.1", 65_535)


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_serve_answers_on_the_address_that_it_says_and_stops_quietly(tmp_path, stop):
    command = [sys.executable, "-m", "headwater", "serve", "--store", str(tmp_path / "news.db"), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT) as running:
        try:
            said = ""
            while "Serving " not in said:
                line = running.stderr.readline()
                assert line, said
                said += line
            address = said.split("Serving ")[1].split(" ")[0]
            assert address.startswith("http://127.0.0.1:")
            assert b"No texts yet." in fetch(address + "/")
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(urllib.request.Request(address, headers={"Host": "news.example"}), timeout=10)
            assert refused.value.code == 400
            refused.value.close()
            running.send_signal(stop)
            assert running.wait(20) == 0
            assert "Traceback" not in running.stderr.read()
        finally:
            running.kill()


def fetch(address: str) -> bytes:
    until = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return answer.read()
        except urllib.error.URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)

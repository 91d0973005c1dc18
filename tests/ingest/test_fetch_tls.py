"""Certificates are checked against the name that was asked for, though the connection goes to a number."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from headwater.ingest.fetch import Fetcher
from headwater.ingest.fetched import NotFetched
from headwater.ingest.limits import Limits
from headwater.ingest.reach import Allowed

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="makes its certificate with openssl")


class Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = self.headers["Host"].encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """A visitor that does not trust us goes away."""


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("tls")
    key, made = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        [str(OPENSSL), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-keyout", str(key), "-out", str(made), "-days", "2", "-subj", "/CN=lind.example",
         "-addext", "subjectAltName=DNS:lind.example"],
        check=True, capture_output=True,
    )  # fmt: skip
    return key, made


@pytest.fixture(scope="module")
def port(certificate: tuple[Path, Path]) -> Iterator[int]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    server = Server(("127.0.0.1", 0), Page)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()
    thread.join(10)


def fetcher(tls: ssl.SSLContext | None) -> Fetcher:
    allowed = Allowed.of(["127.0.0.0/8"])
    return Fetcher("Test/1", Limits(), allowed=allowed, resolve=lambda _: ["127.0.0.1"], tls=tls, seconds=10)


def trusting(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate[1]))


def test_a_known_certificate_of_the_name_that_was_asked_for_is_enough(certificate, port: int) -> None:
    found = fetcher(trusting(certificate)).ask(f"https://lind.example:{port}/")
    assert found.answer.body == f"lind.example:{port}".encode()


@pytest.mark.parametrize("host", ["tide.example", "127.0.0.1", "lind.example.evil.example"])
def test_a_certificate_of_another_name_is_refused(certificate, port: int, host: str) -> None:
    with pytest.raises(NotFetched) as found:
        fetcher(trusting(certificate)).ask(f"https://{host}:{port}/")
    assert found.value.cause == "tls"


def test_a_certificate_that_nobody_vouches_for_is_refused(port: int) -> None:
    with pytest.raises(NotFetched) as found:
        fetcher(None).ask(f"https://lind.example:{port}/")
    assert found.value.cause == "tls"
    assert "certificate" in found.value.message


def test_a_server_that_speaks_no_tls_is_told_as_that(port: int) -> None:
    plain = Server(("127.0.0.1", 0), Page)
    threading.Thread(target=plain.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        with pytest.raises(NotFetched) as found:
            fetcher(None).ask(f"https://lind.example:{plain.server_address[1]}/")
        assert found.value.cause in ("tls", "connection")
    finally:
        plain.shutdown()
        plain.server_close()

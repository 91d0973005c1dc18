"""Alerts by mail, against a server of a few lines: what it is given, what it refuses, what is sent again."""

from __future__ import annotations

import asyncio
import base64
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from headwater.collect import delivery
from headwater.records import Alert, Watch
from headwater.store import Store, alerting, open_store

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)


class Post:
    """A mail server on loopback that wants a password; `refuses` is answered in the place of taking a mail."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.users: list[str] = []
        self.refuses = ""
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._up = threading.Event()

    def __enter__(self) -> Post:
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        assert self._up.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def _run(self) -> None:
        server = self._loop.run_until_complete(asyncio.start_server(self._talk, "127.0.0.1", 0))
        self.port = server.sockets[0].getsockname()[1]
        self._up.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def say(line: str) -> None:
            writer.write(line.encode() + b"\r\n")

        say("220 post.example")
        while line := (await reader.readline()).decode().strip():
            word = line.split()[0].upper()
            if word == "EHLO":
                say("250-post.example")
                say("250 AUTH PLAIN")
            elif word == "AUTH":
                self.users.append(base64.b64decode(line.split()[2]).decode().replace("\0", " ").strip())
                say("235 welcome")
            elif word == "DATA":
                say("354 go on")
                body = await reader.readuntil(b"\r\n.\r\n")
                if not self.refuses:
                    self.taken.append(body[:-3])
                say(self.refuses or "250 taken")
            elif word == "QUIT":
                say("221 bye")
                break
            else:
                say("250 fine")
        writer.close()


@pytest.fixture
def post() -> Iterator[Post]:
    with Post() as made:
        yield made


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "news.db")
    with made.change() as change:
        watch = alerting.put_watch(change, Watch(0, "search", "ferry", "mail", "desk@courier.example", made_at="2026"))
        told = Alert("k1", "conflict", "They disagree: 41 or 43", ("http://a/#1",), ("“41 people”", "“Größe”"), "2026")
        alerting.put_alerts(change, watch, [told], "2026-03-04T08:00:00+00:00")
    yield made
    made.close()


class Nobody:
    def send(self, address: str, body: bytes, headers: dict[str, str]):
        raise AssertionError("nothing is posted")


def deliver(store: Store, post: Post, now: datetime) -> tuple[str, ...]:
    mail = delivery.smtp(f"smtp://desk%40x:se%3Acret@127.0.0.1:{post.port}", "headwater@courier.example")
    return delivery.deliver(store, Nobody(), mail, now)


def test_a_mail_comes_once_with_the_words_behind_it(store: Store, post: Post) -> None:
    assert deliver(store, post, NOW) == ()
    assert deliver(store, post, NOW + timedelta(days=1)) == ()
    (raw,) = post.taken
    mail = message_from_bytes(raw, policy=policy.default)
    assert (mail["To"], mail["From"]) == ("desk@courier.example", "headwater@courier.example")
    assert mail["Subject"] == "[ferry] They disagree: 41 or 43"
    assert "“41 people”" in mail.get_content() and "“Größe”" in mail.get_content()
    assert post.users == ["desk@x se:cret"]


def test_what_the_server_does_not_take_is_said_and_sent_again(store: Store, post: Post) -> None:
    post.refuses = "451 come back later"
    (trouble,) = deliver(store, post, NOW)
    assert "451" in trouble and "come back later" in trouble
    post.refuses = ""
    assert deliver(store, post, NOW + timedelta(seconds=5)) == ()
    assert post.taken == [], "not yet due"
    assert deliver(store, post, NOW + timedelta(minutes=6)) == ()
    assert len(post.taken) == 1


def test_a_server_that_is_not_there_is_said(store: Store) -> None:
    mail = delivery.smtp("smtp://127.0.0.1:1", "")
    (trouble,) = delivery.deliver(store, Nobody(), mail, NOW)
    assert "desk@courier.example" in trouble and "refused" in trouble.lower()

"""Alerts on their way: signed webhooks, mails, feeds. Each is sent at least once and bears an id to know it by."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import smtplib
import ssl
from collections.abc import Callable, Sequence
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote, urlsplit

from headwater.collect import ladder
from headwater.collect.clock import later, stamp
from headwater.errors import InputRefused
from headwater.ingest.fetched import Fetched, NotFetched
from headwater.records import Alert, Watch
from headwater.shapes.feeds import Feed, Item, atom
from headwater.store import Store, alerting

_MOST_FAILURES = 12  # then it is given up; the last ones lie a day apart
_IN_FEED = 100  # alerts that a feed holds
_SECONDS = 30.0
_VERSION = re.compile(r"(?:@[0-9a-f]{8})?#\d+$")


class Sender(Protocol):
    """What posts; `ingest.fetch.Fetcher` does."""

    def send(self, address: str, body: bytes, headers: dict[str, str]) -> Fetched:
        """Post bytes."""
        ...


Mail = Callable[[EmailMessage], None]


def deliver(store: Store, sender: Sender, mail: Mail, now: datetime) -> tuple[str, ...]:
    """Deliver what waits; what could not be, in words.

    An alert is marked as delivered after it was accepted. Who dies in between delivers it again, under the same id.
    """
    troubles = []
    with store.view() as view:
        every = alerting.watches(view)
    for watch in every:
        with store.view() as view:
            left = alerting.waiting(view, watch.id, stamp(now))
        for at, waiting in enumerate(left):
            try:
                _send(store, watch, waiting.alert, sender, mail, now)
            except (InputRefused, OSError, smtplib.SMTPException) as problem:
                said = problem.message if isinstance(problem, InputRefused) else str(problem)
                troubles.append(f"watch {watch.id} ({watch.channel} to {watch.target}): {said}")
                # What waits behind it would fare no better.
                _put_off(store, left[at:], said, now, passing=getattr(problem, "later", True))
                break
            with store.change() as change:
                alerting.delivered(change, [waiting.id], stamp(now))
    return tuple(troubles)


def _put_off(store: Store, left: Sequence[alerting.Waiting], said: str, now: datetime, *, passing: bool) -> None:
    with store.change() as change:
        for it in left:
            failures = it.failures + 1
            give_up = failures >= _MOST_FAILURES
            wait = ladder.after_failure(failures) if passing else ladder.DAY
            alerting.failed(change, it.id, failures, None if give_up else later(now, wait), said)


def _send(store: Store, watch: Watch, alert: Alert, sender: Sender, mail: Mail, now: datetime) -> None:
    if watch.channel == "webhook":
        post(watch, alert, sender, now)
    elif watch.channel == "mail":
        mail(letter(watch, alert))
    else:
        with store.view() as view:
            write_feed(Path(watch.target), watch, alerting.told(view, watch.id, _IN_FEED))


# --- webhooks ---


def post(watch: Watch, alert: Alert, sender: Sender, now: datetime) -> None:
    """Post an alert as signed JSON.

    Raises:
        NotFetched: Nobody took it.
    """
    body = json.dumps(payload(watch, alert), ensure_ascii=False).encode("utf-8", "replace")
    at = str(int(now.timestamp()))
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "Headwater-Alert": f"{watch.id}-{alert.key}",
        "Headwater-Signature": f"t={at},v1={signature(watch.secret, at, body)}",
    }
    answer = sender.send(watch.target, body, headers)
    if not 200 <= answer.status < 300:
        raise NotFetched(watch.target, "status", f"the server answers with HTTP {answer.status}", later=True)


def signature(secret: str, at: str, body: bytes) -> str:
    """HMAC-SHA256 over the time, a full stop and the body, in hexadecimal.

    >>> signature("s", "1", b"{}")[:8]
    'b253639b'
    """
    return hmac.new(secret.encode(), at.encode() + b"." + body, hashlib.sha256).hexdigest()


def payload(watch: Watch, alert: Alert) -> dict[str, object]:
    """An alert as JSON."""
    return {
        "id": f"{watch.id}-{alert.key}",
        "watch": {"kind": watch.kind, "what": watch.what},
        "kind": alert.kind,
        "text": alert.text,
        "articles": list(alert.refs),
        "story": alert.story,
        "evidence": list(alert.evidence),
        "at": alert.at,
    }


# --- mails ---


def letter(watch: Watch, alert: Alert) -> EmailMessage:
    """An alert as a mail."""
    made = EmailMessage()
    made["Subject"] = " ".join(f"[{watch.what}] {alert.text}".split())[:200]
    made["To"] = watch.target
    made["Message-ID"] = f"<{watch.id}-{alert.key}@headwater.invalid>"
    made.set_content("\n".join([alert.text, "", *alert.evidence, "", *alert.refs, ""]))
    return made


def smtp(server: str, sender: str) -> Mail:
    """Sends mails by the server that a setting names: `smtp://`, or `smtps://`, `user:password@host:port`."""

    def send(mail: EmailMessage) -> None:
        if not server:
            raise InputRefused(
                f"Cannot send a mail to `{mail['To']}`: no server is set.",
                "HEADWATER_SMTP=smtps://user:password@mail.example",
            )
        parts = urlsplit(server)
        mail["From"] = sender or unquote(parts.username or "") or "headwater@localhost"
        host, context = parts.hostname or "localhost", ssl.create_default_context()
        made: smtplib.SMTP
        if parts.scheme == "smtps":
            made = smtplib.SMTP_SSL(host, parts.port or 465, timeout=_SECONDS, context=context)
        else:
            made = smtplib.SMTP(host, parts.port or 587, timeout=_SECONDS)
        with made:
            if parts.scheme != "smtps" and made.has_extn("starttls"):
                made.starttls(context=context)
            if parts.username:
                made.login(unquote(parts.username), unquote(parts.password or ""))
            made.send_message(mail)

    return send


# --- feeds ---


def write_feed(path: Path, watch: Watch, alerts: Sequence[Alert]) -> None:
    """The last alerts of a watch as an Atom file, put in its place whole."""
    items = tuple(
        Item(
            f"urn:headwater:alert:{watch.id}-{it.key}", it.text, it.at, "\n".join([it.text, *it.evidence]),
            tuple(dict.fromkeys(page_of(ref) for ref in it.refs if ref.startswith(("http://", "https://")))), it.kind,
        )
        for it in alerts
    )  # fmt: skip
    name = f"urn:headwater:watch:{watch.id}:{hashlib.sha256(watch.what.encode()).hexdigest()[:16]}"
    updated = alerts[0].at if alerts else watch.made_at
    new = path.with_name(path.name + ".new")
    new.write_bytes(atom(Feed(name, f"Headwater: {watch.what}", updated, items)))
    os.replace(new, path)  # noqa: PTH105 - in one step, whoever reads it meanwhile


def page_of(ref: str) -> str:
    """The address that an article stands at, whichever capture is meant.

    >>> page_of("http://news.example/@desk/a#1"), page_of("http://news.example/a@1a2b3c4d#2")
    ('http://news.example/@desk/a', 'http://news.example/a')
    """
    return _VERSION.sub("", ref)

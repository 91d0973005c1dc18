"""E-mails to Pages: one file with one mail, or a mailbox with many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import BinaryIO, cast

from headwater.errors import InputRefused
from headwater.ingest.decode import decode
from headwater.ingest.limits import Limits
from headwater.ingest.mojibake import mended
from headwater.ingest.plain import lines
from headwater.records import Block, Note, Page

_HEADER = re.compile(rb"(?:[!-9;-~]{1,60}:[^\r\n]{0,2000}\r?\n(?:[ \t][^\r\n]{0,2000}\r?\n){0,200}){3}")
_MARKS = re.compile(rb"(?im)^(?:from|subject|date|message-id|received|mime-version|return-path|delivered-to|to):")
_CLAIMS = ("Subject", "From", "Sender", "Date", "List-Id", "List-Post", "Reply-To", "Message-ID")
_FORWARDED = re.compile(
    r"^[>\s]*-{2,}\s*(?:forwarded message|original message|weitergeleitete nachricht|message transféré"
    r"|mensaje reenviado)\s*-{2,}\s*$|^[>\s]*begin forwarded message:\s*$",
    re.I,
)
_QUOTED_HEADER = re.compile(
    r"^[>\s*]*(?P<key>from|von|de|subject|betreff|objet|asunto|date|sent|datum|gesendet|fecha|to|an|para|à|cc)"
    r"\s?:\*?\s*(?P<value>.{0,1000})$",
    re.I,
)
_KEYS = {
    "from": "mail:from", "von": "mail:from", "de": "mail:from", "subject": "mail:subject", "betreff": "mail:subject",
    "objet": "mail:subject", "asunto": "mail:subject", "date": "mail:date", "sent": "mail:date",
    "datum": "mail:date", "gesendet": "mail:date", "fecha": "mail:date",
}  # fmt: skip
_MOST_HEADER = 5000  # characters
_MOST_HEADERS = 12
HEADER = "mail-header"
"""Label of the lines that stand for the headers of an inline forwarded mail."""
_MOST_NESTED = 5
_MARKUP = re.compile(r"<(?:html|body|table|p|div|br)\b", re.I)
_NEW_MAIL = re.compile(rb"From \S[^\r\n]{0,300}\r?\n")


class _Bounded(policy.EmailPolicy):
    """The usual reading of headers, each cut: the parser takes time with the square of their length."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_MOST_HEADER]


def is_mail(data: bytes) -> bool:
    """Whether bytes open as a mail does, with at least three of the headers that mails have.

    >>> is_mail(b"Subject: Rates\\nFrom: a@b.cd\\nDate: Mon, 3 Mar 2025 10:00:00 +0000\\n\\nText.")
    True
    """
    head = data[:20_000].lstrip(b"\r\n")
    if _NEW_MAIL.match(head):
        head = head.split(b"\n", 1)[1]
    if not _HEADER.match(head):
        return False
    headers = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    return len({mark.lower() for mark in _MARKS.findall(headers)}) >= 3


def read_mail(data: bytes, address: str, *, sha256: str, seen_at: str | None = None, limits: Limits) -> Page:
    """A mail as a page: its HTML part, else its text; what its headers say stands in `meta` (`mail:subject`, ...).

    A mail that is forwarded, as an attachment or inline, is read for the one inside; its headers come first.

    Args:
        data: The mail as kept.
        address: As for `read_bytes`.
        sha256: Digest of the captured bytes.
        seen_at: Time of the capture.
        limits: Bounds on what is read.

    Raises:
        InputRefused: Mails are packed into mails hundreds of times.
    """
    try:
        message = cast("EmailMessage", message_from_bytes(data, policy=_Bounded()))
        layers, notes = _layers(message)
        part = _body(layers[0])
        claims = [claim for layer in layers for claim in _claims(layer)]
    except RecursionError as fault:
        raise InputRefused(
            f"Cannot read `{address}`: mails are packed into mails too many times.",
            hint="save the inner mail and give it",
        ) from fault
    text, html, damaged = _text(part, address) if part is not None else ("", False, False)
    if damaged:
        notes.append(Note("undecodable", "Some bytes are not in the encoding of the mail; they stand as \ufffd."))
    text, twice = mended(text)
    if twice > 1:
        notes.append(Note("encoded-twice", f"{twice} letters or signs were encoded twice; they were read rightly."))
    if html:
        from headwater.ingest.html import read_html  # its second reader takes a second to load

        page = read_html(text, address, sha256=sha256, seen_at=seen_at, max_tags=limits.max_tags)
        page = replace(page, media="mail", notes=(*page.notes, *notes))
    else:
        notes += [] if text.strip() else [Note("no-text", "The mail shows no text.")]
        page = Page(address, text, lines(text), sha256, "mail", seen_at=seen_at, notes=tuple(notes))
    blocks, inside = _forwarded(page)
    claims = [*inside, *claims]
    title = next((value for key, value in claims if key == "mail:subject"), None)
    return replace(page, blocks=blocks, title=title, meta=(*claims, *page.meta))


def mails(stream: BinaryIO, limits: Limits) -> Iterator[tuple[int, bytes | None]]:
    """The mails of a mailbox one by one: the byte each begins at and its bytes, None when they are too many.

    A line "From ..." after an empty one begins a mail.
    """
    at = start = 0
    held: list[bytes] | None = []
    size, empty, begun = 0, True, False
    while line := stream.readline(1 << 20):
        if empty and _NEW_MAIL.match(line):
            if begun:
                yield start, None if held is None else b"".join(held)
            held, size, begun, start = [], 0, True, at
        else:
            size += len(line)
            if held is not None:
                held.append(line[1:] if line.startswith(b">From ") else line)
                held = held if size <= limits.max_bytes else None
        empty = not line.strip(b"\r\n")
        at += len(line)
    if begun:
        yield start, None if held is None else b"".join(held)


def _layers(message: EmailMessage) -> tuple[list[EmailMessage], list[Note]]:
    """A mail after the one that it forwards as an attachment, and notes on other attachments."""
    layers, notes, names = [message], [], []
    for _ in range(_MOST_NESTED):
        inner = None
        for part in layers[0].walk():
            if part.get_content_type() == "message/rfc822" and part is not layers[0]:
                payload = part.get_payload()
                inner = payload[0] if isinstance(payload, list) and payload else None
                break
        if not isinstance(inner, EmailMessage):
            break
        layers.insert(0, inner)
    for part in layers[0].walk():
        if part.get_content_disposition() == "attachment" or part.get_content_maintype() not in (
            "text", "multipart", "message",
        ):  # fmt: skip
            names.append(part.get_filename() or part.get_content_type())
    if names:
        told = ", ".join(f"`{' '.join(str(name).split())[:80]}`" for name in names[:5])
        notes.append(Note("attachments", f"Attachments are not read: {told}{', ...' if len(names) > 5 else ''}."))
    return layers, notes


def _body(message: EmailMessage) -> EmailMessage | None:
    """The part with the text; None when there is none."""
    try:
        part = message.get_body(preferencelist=("html", "plain"))
    except (AttributeError, KeyError, ValueError, LookupError):
        part = None
    if part is None and message.get_content_maintype() == "text":
        return message
    return cast("EmailMessage | None", part)


def _text(part: EmailMessage, address: str) -> tuple[str, bool, bool]:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")
    if not data.strip():
        return "", False, False
    text, _, damaged = decode(data, address, declared=part.get_content_charset())
    text = text.replace("\r\n", "\n")
    html = part.get_content_subtype() == "html" or bool(_MARKUP.match(text.lstrip()[:200]))
    return text, html, damaged


def _claims(message: EmailMessage) -> Iterator[tuple[str, str]]:
    for name in _CLAIMS:
        try:
            value = " ".join(str(message.get(name) or "").split())[:1000]
        except (ValueError, IndexError, LookupError, AttributeError, TypeError):
            continue  # headers are written by anybody; the parser of some stumbles
        if not value:
            continue
        yield f"mail:{name.lower()}", _moment(value) if name == "Date" else value


def _moment(words: str) -> str:
    try:
        return parsedate_to_datetime(words[:100]).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return words


def _forwarded(page: Page) -> tuple[tuple[Block, ...], list[tuple[str, str]]]:
    """The blocks with the headers of an inline forwarded mail told apart, and what those headers claim."""
    blocks = list(page.blocks)
    claims: list[tuple[str, str]] = []
    left = 0
    for at, block in enumerate(blocks):
        words = block.span.of(page.text)
        if len(words) > 1000:
            left = 0
        elif _FORWARDED.match(words):
            left, claims = _MOST_HEADERS, []
            blocks[at] = replace(block, role="navigation", labels=(HEADER, *block.labels))
        elif left and (header := _QUOTED_HEADER.match(words)):
            left -= 1
            key = _KEYS.get(header["key"].lower())
            if key and header["value"]:
                value = header["value"].strip()
                claims.append((key, _moment(value) if key == "mail:date" else value))
            blocks[at] = replace(block, role="navigation", labels=(HEADER, *block.labels))
        else:
            left = 0
    return tuple(blocks), claims

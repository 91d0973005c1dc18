"""Mails and mailboxes to pages."""

from __future__ import annotations

import base64
from pathlib import Path

from headwater.ingest import open_inputs, read_bytes
from headwater.records import Page

HEAD = "From: The Post <news@post.example>\nSubject: {0}\nDate: Tue, 10 Mar 2026 12:05:00 +0100\nMIME-Version: 1.0\n"


def mail(head: str, body: str | bytes, subject: str = "Ferry") -> Page:
    page = read_bytes(
        (HEAD.format(subject) + head + "\n").encode() + (body if isinstance(body, bytes) else body.encode()), "m"
    )
    assert page.media == "mail"
    return page


def test_headers_are_claims() -> None:
    page = mail("List-Id: Morning <m.post.example>\nContent-Type: text/plain\n", "Text.", "=?utf-8?Q?F=C3=A4hre?=")
    assert page.claims("mail:subject") == ("Fähre",)
    assert page.claims("mail:from") == ("The Post <news@post.example>",)
    assert page.claims("mail:date") == ("2026-03-10T12:05:00+01:00",)
    assert page.claims("mail:list-id") == ("Morning <m.post.example>",)


def test_quoted_printable_and_base64_are_unpacked_in_their_encoding() -> None:
    quoted = "Content-Type: text/plain; charset=windows-1250\nContent-Transfer-Encoding: quoted-printable\n"
    assert mail(quoted, "Pr=F9myslov=E1 z=\n=F3na").text == "Průmyslová zóna"
    packed = "Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n"
    assert mail(packed, base64.b64encode("Премьер".encode("koi8-r"))).text == "Премьер"


def test_the_html_part_is_read_and_attachments_are_told() -> None:
    page = mail(
        'Content-Type: multipart/mixed; boundary="x"\n',
        "--x\nContent-Type: text/plain\n\nPlain.\n--x\nContent-Type: text/html\n\n<p>One.</p><p>Two.</p>\n"
        '--x\nContent-Type: image/png\nContent-Disposition: attachment; filename="a.png"\n\nxx\n--x--\n',
    )
    assert "attachments" in [note.code for note in page.notes]
    assert "a.png" in page.notes[-1].text
    alternative = mail(
        'Content-Type: multipart/alternative; boundary="x"\n',
        "--x\nContent-Type: text/plain\n\nPlain.\n--x\nContent-Type: text/html\n\n<p>One.</p><p>Two.</p>\n--x--\n",
    )
    assert alternative.text == "One.\nTwo."


def test_a_mail_forwarded_as_attachment_is_the_one_that_is_read() -> None:
    inner = "From: Radio <r@radio.example>\nSubject: Bridge\nDate: Mon, 9 Mar 2026 08:00:00 +0000\n\nThe inner text."
    page = mail(
        'Content-Type: multipart/mixed; boundary="x"\n',
        f"--x\nContent-Type: text/plain\n\nSee below.\n--x\nContent-Type: message/rfc822\n\n{inner}\n--x--\n",
    )
    assert page.text.strip() == "The inner text."
    assert page.claims("mail:subject") == ("Bridge", "Ferry")


def test_text_that_only_begins_like_a_mail_is_text() -> None:
    assert read_bytes(b"From: the archive\nA ferry ran aground.\n", "a.txt").media == "text"


def test_a_mailbox_gives_a_page_a_mail(tmp_path: Path) -> None:
    one = HEAD.format("One") + "\nFirst text.\n\n>From the quay it was seen.\n"
    two = HEAD.format("Two") + "\nSecond text.\n"
    path = tmp_path / "post"
    path.write_text(
        f"From a@b.example Tue Mar 10 12:05:00 2026\n{one}\nFrom a@b.example Tue Mar 10 12:06:00 2026\n{two}"
    )
    tallies: list[object] = []
    pages = [
        p for p in open_inputs([str(path)], stdin=None, max_bytes=10_000, tell=tallies.append) if isinstance(p, Page)
    ]
    assert [page.address for page in pages] == [f"{path.as_posix()}!1", f"{path.as_posix()}!2"]
    assert "From the quay" in pages[0].text
    assert pages[1].text.strip() == "Second text."
    assert len(tallies) == 1


def test_broken_headers_do_not_stop_a_mail() -> None:
    page = mail("Content-Type: text/plain; charset=no-such\nTo: <<<\nMessage-ID: <[\xff>\n", "Größe".encode("latin-1"))
    assert page.text == "Größe"

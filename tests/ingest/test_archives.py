"""Archives record by record: what is a page, what is passed over, and what a break costs."""

from __future__ import annotations

import gzip
import io
import zlib
from pathlib import Path

import pytest

from headwater.ingest import Limits, open_inputs
from headwater.records import Page, Refusal, Tally

TEXT = "A ferry ran aground off Saltgate on Tuesday, and nobody was hurt."


def response(
    number: int,
    body: bytes | str = "",
    kind: str = "text/html",
    *,
    status: str = "200 OK",
    head: str = "",
    length: int = 0,
) -> bytes:
    words = body or f"<html><body><p>{number}. {TEXT}</p></body></html>"
    data = words if isinstance(words, bytes) else words.encode()
    block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{head}\r\n".encode() + data
    return warc("response", f"http://town.example/{number}", block, length)


def warc(kind: str, uri: str, block: bytes, length: int = 0) -> bytes:
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2026-03-10T08:00:00Z\r\n"
    head += f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {length or len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def read(
    data: bytes, name: str = "crawl.warc", limits: Limits | None = None
) -> tuple[list[Page], list[Refusal], list[Tally]]:
    tallies: list[Tally] = []
    stream = io.BytesIO(data)
    found = list(open_inputs(["-"], stdin=stream, max_bytes=1_000_000, limits=limits, tell=tallies.append))
    return [f for f in found if isinstance(f, Page)], [f for f in found if isinstance(f, Refusal)], tallies


def numbers(pages: list[Page]) -> list[int]:
    return [int(page.address.rpartition("/")[2]) for page in pages]


MANY = [response(n) for n in range(1, 7)]


@pytest.mark.parametrize(
    "data",
    [b"".join(MANY), gzip.compress(b"".join(MANY)), b"".join(gzip.compress(one) for one in MANY)],
    ids=["plain", "whole", "by-record"],
)
def test_pages_have_their_uri_and_the_time_of_their_capture(data: bytes) -> None:
    pages, refused, tallies = read(data)
    assert numbers(pages) == [1, 2, 3, 4, 5, 6]
    assert pages[2].text == f"3. {TEXT}"
    assert {page.seen_at for page in pages} == {"2026-03-10T08:00:00Z"}
    assert not refused
    assert tallies == [Tally("-", 6)]


def test_what_is_no_page_is_counted() -> None:
    records = [
        warc("warcinfo", "", b"software: x"), warc("request", "http://town.example/1", b"GET / HTTP/1.1\r\n\r\n"),
        response(1), warc("revisit", "http://town.example/1", b"HTTP/1.1 200 OK\r\n\r\n"),
        response(2, b"\x89PNG\r\n", "image/png"), response(3, "a{}", "text/css"), response(4, " ", "text/html"),
        response(5, "moved", status="301 Moved"), response(6, "gone", status="404 Not Found"),
        response(7, b"\x89PNG\r\n\x1a\n" + bytes(99), "text/html"), response(8, '{"a": 1}', "application/json"),
        warc("response", "http://town.example/robots.txt", b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *"),
    ]  # fmt: skip
    pages, refused, tallies = read(b"".join(records))
    assert numbers(pages) == [1]
    assert not refused
    assert dict(tallies[0].skipped) == {
        "about the archive": 1, "binary data": 1, "empty": 1, "errors": 1, "pictures, sound and fonts": 1,
        "redirects": 1, "requests": 1, "revisits": 1, "robots.txt and the like": 1, "scripts, styles and data": 2,
    }  # fmt: skip


def chunked(data: bytes) -> bytes:
    return (
        b"".join(b"%x\r\n%s\r\n" % (len(data[at : at + 9]), data[at : at + 9]) for at in range(0, len(data), 9))
        + b"0\r\n\r\n"
    )


PAGE = f"<html><body><p>{TEXT}</p></body></html>".encode()


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (chunked(PAGE), "Transfer-Encoding: chunked\r\n"),
        (PAGE, "Transfer-Encoding: chunked\r\n"),
        (gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
        (PAGE, "Content-Encoding: gzip\r\n"),
        (chunked(gzip.compress(PAGE)), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        (zlib.compress(PAGE), "Content-Encoding: deflate\r\n"),
    ],
)
def test_bodies_are_unpacked_as_they_are_and_not_as_they_say(body: bytes, head: str) -> None:
    pages, refused, _ = read(response(1, body, head=head))
    assert [page.text for page in pages] == [TEXT]
    assert not refused


def test_the_encoding_of_the_response_is_evidence() -> None:
    words = "<html><meta charset='utf-8'><body><p>Премьер-министр, 5 мая</p></body></html>"
    pages, _, _ = read(response(1, words.encode("cp1251"), "text/html; charset=windows-1251"))
    assert pages[0].text == "Премьер-министр, 5 мая"


def test_a_broken_record_costs_only_itself_where_records_are_packed_one_by_one() -> None:
    packed = [gzip.compress(one) for one in MANY]
    packed[2] = packed[2][:30] + b"\0" * 20 + packed[2][50:]
    pages, refused, _ = read(b"".join(packed))
    assert numbers(pages) == [1, 2, 4, 5, 6]
    assert len(refused) == 1
    at = len(packed[0]) + len(packed[1])
    assert refused[0].reason.startswith(f"Cannot read record 3 of `-` (byte {at}): ")


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("length", [20, 700])
def test_a_wrong_length_loses_no_record_behind_it(packed: bool, length: int) -> None:
    records = [*MANY[:2], response(3, length=length), *MANY[3:]]
    pages, refused, _ = read(b"".join(gzip.compress(one) if packed else one for one in records))
    assert [n for n in numbers(pages) if n != 3] == [1, 2, 4, 5, 6]
    assert len(refused) == 1
    assert "byte" in refused[0].reason


@pytest.mark.parametrize("pack", [lambda data: data, gzip.compress], ids=["plain", "gzip"])
def test_a_file_that_ends_early_gives_what_comes_before(pack: object) -> None:
    assert callable(pack)
    data = pack(b"".join(MANY))
    pages, refused, _ = read(data[: len(data) - 60])
    assert numbers(pages)[:5] == [1, 2, 3, 4, 5] or pack is gzip.compress
    assert len(refused) == 1
    assert "ends inside" in refused[0].reason


def test_arc_files_are_read() -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    arc = b"filedesc://a.arc 127.0.0.1 20260310080000 text/plain 20\n1 0 Fiction\nURL IP\n\n"
    arc += b"http://town.example/a b 10.0.0.1 20260310080000 text/html %d\n%s\n" % (len(block), block)
    for data in (arc, gzip.compress(arc)):
        pages, refused, _ = read(data)
        assert [(p.address, p.text, p.seen_at) for p in pages] == [
            ("http://town.example/a b", TEXT, "2026-03-10T08:00:00Z")
        ]
        assert not refused


def test_a_record_that_swells_is_refused_and_names_the_setting() -> None:
    bomb = gzip.compress(response(1, b"<p>" + b" " * 9_000_000))
    pages, refused, _ = read(gzip.compress(MANY[1]) + bomb + gzip.compress(MANY[3]), limits=Limits(max_ratio=50))
    assert numbers(pages) == [2, 4]
    assert "HEADWATER_MAX_RATIO" in refused[0].reason


def test_a_large_record_is_refused_and_those_around_it_are_read() -> None:
    pages, refused, _ = read(MANY[0] + response(2, "<p>" + "a " * 300_000) + MANY[2], limits=Limits(max_bytes=50_000))
    assert numbers(pages) == [1, 3]
    assert "HEADWATER_MAX_BYTES" in refused[0].hint


def test_an_archive_is_told_by_what_it_holds_and_read_as_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "crawl.txt"
    path.write_bytes(MANY[0] + b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 1000000000000\r\n\r\n")
    found = open_inputs([str(path)], stdin=None, max_bytes=1000)
    assert isinstance(next(found), Page)
    rest = list(found)
    assert len(rest) == 1
    assert isinstance(rest[0], Refusal)


SAMPLES = Path(__file__).parents[2] / "../shared/data/warc_samples"


@pytest.mark.shared
@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")
def test_every_sample_is_read_to_its_end_or_refused_at_its_record() -> None:
    for path in sorted(SAMPLES.iterdir()):
        refused = [f for f in open_inputs([str(path)], stdin=None, max_bytes=10**7) if isinstance(f, Refusal)]
        assert all("record" in r.reason and "byte" in r.reason for r in refused), path.name
        assert bool(refused) == (path.name in ("bad.arc", "example-space-in-url.arc")), path.name

"""What is fetched and what is refused, against a site on loopback that is slow, broken and lying."""

import gzip
import itertools
import sys
import zlib
from pathlib import Path

import pytest

from headwater.ingest.fetch import Fetcher, fetch_page
from headwater.ingest.fetched import NotFetched
from headwater.ingest.limits import Limits
from headwater.ingest.reach import Allowed
from headwater.records import Page, Refusal

sys.path.insert(0, str(Path(__file__).parents[2] / "bench/collect"))

from weblet import Answer, Request, Site

PAGE = "<html><body><h1>Größe der Fähre</h1><p>Die Fähre fuhr am Montag nicht.</p></body></html>"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def answer(asked: Request) -> Answer:
    found = PAGES.get(asked.path)
    if callable(found):
        return found(asked)
    return found or Answer(b"nothing here", 404)


def moved(status: int, where: str) -> Answer:
    return Answer(b"", status, headers=(("Location", where),))


def conditional(asked: Request) -> Answer:
    if asked.headers.get("if-none-match") == '"v1"':
        return Answer(b"", 304, headers=(("ETag", '"v1"'),))
    return Answer(b"<p>one</p>", headers=(("ETag", '"v1"'), ("Last-Modified", "Mon, 02 Mar 2026 10:00:00 GMT")))


def once_busy():
    times = itertools.count()

    def busy(asked: Request) -> Answer:
        if next(times) == 0:
            return Answer(b"", 503, headers=(("Retry-After", "0"),))
        return Answer(b"<p>at last</p>")

    return busy


def endless():
    yield HEAD + b"\r\n"
    while True:
        yield b"<p>more</p>" * 1000


def dripping():
    yield HEAD + b"\r\n"
    while True:
        yield b"."
        yield 0.05


PAGES = {
    "/page": Answer(PAGE.encode("latin-1"), type="text/html; charset=ISO-8859-1"),
    "/lying-charset": Answer(PAGE.encode(), type="text/html; charset=us-ascii"),
    "/lying-type": Answer(PAGE.encode(), type="image/jpeg"),
    "/picture": Answer(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, type="text/html"),
    "/packed": Answer(gzip.compress(PAGE.encode()), headers=(("Content-Encoding", "gzip"),)),
    "/bomb": Answer(gzip.compress(b"a" * 60_000_000), headers=(("Content-Encoding", "gzip"),)),
    "/bomb-raw": Answer(zlib.compress(b"\0" * 60_000_000), headers=(("Content-Encoding", "deflate"),)),
    "/once": moved(302, "/twice"),
    "/twice": moved(301, "/page"),
    "/gone-for-good": moved(301, "/moved"),
    "/moved": moved(308, "/page"),
    "/round": lambda asked: moved(302, asked.path + "?x"),
    "/inward": moved(302, "http://169.254.169.254/latest/"),
    "/file": moved(302, "file:///etc/passwd"),
    "/conditional": conditional,
    "/cookie": lambda asked: Answer(b"<p>" + asked.headers.get("cookie", "none").encode() + b"</p>",
                                    headers=(("Set-Cookie", "a=b"),)),
    "/busy": once_busy(),
    "/forbidden": Answer(b"", 403),
    "/gone": Answer(b"", 410),
    "/endless": lambda _: Answer(raw=endless()),
    "/dripping": lambda _: Answer(raw=dripping()),
    "/silent": lambda _: Answer(raw=iter([3.0])),
    "/short": lambda _: Answer(raw=iter([HEAD + b"Content-Length: 5000\r\n\r\n<p>cut"])),
    "/no-http": lambda _: Answer(raw=iter([b"220 mail.example ESMTP\r\n"])),
    "/long-head": lambda _: Answer(raw=iter([HEAD + b"X: " + b"a" * 300_000 + b"\r\n\r\n"])),
}  # fmt: skip


def chain(asked: Request) -> Answer:
    at = int(asked.path.rpartition("/")[2])
    return moved(302, f"/chain/{at + 1}") if at < 10_000 else Answer(b"<p>end</p>")


@pytest.fixture(scope="module")
def site():
    def served(asked: Request) -> Answer:
        if asked.path.startswith("/chain/"):
            return chain(asked)
        if asked.path.startswith("/round"):
            return moved(302, asked.path + "?x")
        return answer(asked)

    with Site(served) as made:
        yield made


def fetcher(site: Site, seconds: float = 10.0, **more) -> Fetcher:
    allowed = Allowed.of(["127.0.0.0/8"])
    limits = Limits(max_bytes=1_000_000)
    return Fetcher("Test/1 (tests)", limits, allowed=allowed, resolve=site.resolve, seconds=seconds, **more)


def test_a_page_is_read_in_the_encoding_that_its_bytes_are_in(site: Site) -> None:
    for path in ("/page", "/lying-charset", "/lying-type", "/packed"):
        page = fetch_page(site.url("paper", path), fetcher(site))
        assert isinstance(page, Page)
        assert "Größe der Fähre" in page.text
        assert page.address == site.url("paper", path)
        assert page.media == "html"


def test_the_name_is_sent_though_the_connection_goes_to_its_number(site: Site) -> None:
    found = fetcher(site).ask(site.url("paper", "/page"))
    assert found.numeric in site.resolve("paper.example")
    assert site.log[-1].host == "paper.example"
    assert site.log[-1].agent == "Test/1 (tests)"


def test_what_is_no_page_is_refused_whatever_it_is_called(site: Site) -> None:
    refused = fetch_page(site.url("paper", "/picture"), fetcher(site))
    assert isinstance(refused, Refusal)
    assert "/picture" in refused.reason


def test_redirects_are_followed_and_only_lasting_ones_move_an_address(site: Site) -> None:
    found = fetcher(site).get(site.url("paper", "/once"))
    assert (found.address, found.moved) == (site.url("paper", "/page"), None)
    found = fetcher(site).get(site.url("paper", "/gone-for-good"))
    assert (found.address, found.moved) == (site.url("paper", "/page"), site.url("paper", "/page"))


@pytest.mark.parametrize(
    ("path", "cause"),
    [("/round", "redirects"), ("/chain/1", "redirects"), ("/inward", "address"), ("/file", "address"),
     ("/bomb", "size"), ("/bomb-raw", "size"), ("/endless", "size")],
)  # fmt: skip
def test_what_has_no_end_or_leads_inward_is_refused(site: Site, path: str, cause: str) -> None:
    before = len(site.log)
    with pytest.raises(NotFetched) as told:
        fetcher(site).get(site.url("paper", path))
    assert told.value.cause == cause
    assert told.value.message.startswith("Cannot fetch `")
    assert len(site.log) - before <= 11


@pytest.mark.parametrize(("path", "cause"), [("/dripping", "time"), ("/silent", "time")])
def test_time_is_bounded_in_all_and_not_per_step(site: Site, path: str, cause: str) -> None:
    with pytest.raises(NotFetched) as told:
        fetcher(site, seconds=0.5).ask(site.url("paper", path))
    assert told.value.cause == cause
    assert told.value.later


@pytest.mark.parametrize("path", ["/short", "/no-http", "/long-head"])
def test_a_broken_answer_is_no_page(site: Site, path: str) -> None:
    with pytest.raises(NotFetched) as told:
        fetcher(site).ask(site.url("paper", path))
    assert told.value.cause in ("answer", "connection")


def test_an_unchanged_page_is_not_sent_again(site: Site) -> None:
    first = fetcher(site).ask(site.url("paper", "/conditional"))
    again = fetcher(site).ask(
        site.url("paper", "/conditional"), etag=first.header("etag"), modified=first.header("last-modified")
    )
    assert (first.status, again.status, again.packed) == (200, 304, b"")
    assert "if-modified-since" in site.log[-1].headers


def test_no_cookie_comes_back(site: Site) -> None:
    one = fetcher(site)
    for _ in range(2):
        assert b"none" in one.ask(site.url("paper", "/cookie")).packed


def test_a_server_that_is_busy_is_asked_again(site: Site, monkeypatch) -> None:
    pauses = []
    monkeypatch.setattr("headwater.ingest.fetch.time.sleep", pauses.append)
    assert b"at last" in fetcher(site).get(site.url("paper", "/busy")).packed
    assert len(pauses) == 1


def test_an_answer_without_a_page_is_told_in_words(site: Site) -> None:
    for path, words in (("/forbidden", "forbids"), ("/gone", "for good"), ("/nowhere", "no such page")):
        refused = fetch_page(site.url("paper", path), fetcher(site))
        assert isinstance(refused, Refusal)
        assert words in refused.reason
        assert site.url("paper", path) in refused.reason


def test_a_host_that_is_not_there_is_told_as_such(site: Site, monkeypatch) -> None:
    monkeypatch.setattr("headwater.ingest.fetch.time.sleep", lambda _: None)
    with pytest.raises(NotFetched) as told:
        fetcher(site).get("http://nowhere.invalid/")
    assert told.value.cause == "name"

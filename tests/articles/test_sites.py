"""Publishers by the domain of a page."""

from __future__ import annotations

from headwater.articles import split
from headwater.articles.sites import owner
from headwater.data import table
from headwater.ingest import read_bytes

_TEXT = "<p>The harbour of Port Ellwick was closed again, and the pilots said that nobody had told them why.</p>" * 4


def _publisher(head: str, address: str = "p.html") -> str | None:
    top = f"<title>The harbour stays closed</title>{head}"
    page = f"<html><head>{top}</head><body><h1>The harbour stays closed</h1>{_TEXT}"
    return split(read_bytes(page.encode(), address))[0].publisher


def test_a_listed_domain_gives_the_outlet_its_usual_name() -> None:
    head = '<link rel="canonical" href="https://www.zeit.de/a"><meta property="og:site_name" content="ZEIT ONLINE">'
    assert _publisher(head) == "Die Zeit"


def test_an_unlisted_domain_leaves_the_name_that_the_page_gives() -> None:
    address = '<link rel="canonical" href="https://lantern.example/a">'
    name = '<meta property="og:site_name" content="Ellwick Lantern">'
    assert _publisher(address + name) == "Ellwick Lantern"


def test_an_unlisted_domain_alone_tells_nothing() -> None:
    assert _publisher('<link rel="canonical" href="https://lantern.example/a">') is None


def test_a_domain_is_matched_whole() -> None:
    assert owner("https://notzeit.de/") is None
    assert owner("https://zeit.de.example.org/") is None
    assert owner("https://[broken/") is None


def test_every_row_of_the_list_is_a_domain_and_a_name_and_stands_once() -> None:
    rows = [row.strip() for rows in table("sites").values() for row in rows.split(";")]
    domains = [row.split("=")[0] for row in rows]
    assert all(row.count("=") == 1 and "." in row.split("=")[0] and row.split("=")[1].strip() for row in rows)
    assert len(domains) == len(set(domains)) > 1000

"""A page that says it is an article and shows little of it still gives one."""

from dataclasses import replace

from headwater.articles import split
from headwater.articles.votes import VOTE
from headwater.ingest import read_bytes
from headwater.records import Page

_CLAIM = '<meta property="og:type" content="article">'


def _page(head: str) -> bytes:
    shown = "".join(f"<li>Best net of the {year}: Ida Holm, Lindholm</li>" for year in ("spring", "summer", "autumn"))
    return (
        f"<html><head><title>Prizes of the net makers</title>{head}</head><body><article>"
        f"<h1>Prizes of the net makers</h1><div class='comments'><p>The list of all winners in one place</p>"
        f"<ul>{shown}</ul></div></article></body></html>"
    ).encode()


def _voted(data: bytes) -> Page:
    """The page as when the second reader takes its list for text."""
    page = read_bytes(data, "prizes.html")
    blocks = (
        replace(block, labels=(*block.labels, VOTE)) if block.role == "list-item" else block for block in page.blocks
    )
    return replace(page, blocks=tuple(blocks))


def test_a_page_of_a_list_is_an_article_when_it_says_so() -> None:
    (article,) = split(_voted(_page(_CLAIM)))
    assert "Best net of the summer: Ida Holm, Lindholm" in article.text
    assert not split(_voted(_page("")))


def test_a_page_without_text_gives_none_whatever_it_says() -> None:
    page = f"<html><head>{_CLAIM}</head><body><article><h1>Prizes</h1><p>Log in</p></article></body></html>"
    assert not split(read_bytes(page.encode(), "empty.html"))

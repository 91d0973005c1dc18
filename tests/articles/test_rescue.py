"""A page that says it is an article and shows little of it still gives one."""

from headwater.articles import split
from headwater.ingest import read_bytes

_CLAIM = '<meta property="og:type" content="article">'


def _page(head: str) -> bytes:
    shown = "".join(f"<li>Best net of the {year}: Ida Holm, Lindholm</li>" for year in ("spring", "summer", "autumn"))
    return (
        f"<html><head><title>Prizes of the net makers</title>{head}</head><body><article>"
        f"<h1>Prizes of the net makers</h1><div class='text'><p>The list of all winners in one place</p>"
        f"<ul>{shown}</ul></div></article></body></html>"
    ).encode()


def test_a_page_of_a_list_is_an_article_when_it_says_so() -> None:
    (article,) = split(read_bytes(_page(_CLAIM), "prizes.html"))
    assert "Best net of the summer: Ida Holm, Lindholm" in article.text


def test_a_page_without_text_gives_none_whatever_it_says() -> None:
    page = f"<html><head>{_CLAIM}</head><body><article><h1>Prizes</h1><p>Log in</p></article></body></html>"
    assert not split(read_bytes(page.encode(), "empty.html"))

"""Bytes to pages: encodings, markup, refusals."""

from __future__ import annotations

import random

import pytest

from headwater.errors import InputRefused
from headwater.ingest import read_bytes
from headwater.records import Block, Page

WORDS = "Siliņa met Władysław in Kyjiw — “at last”, she said."


def block(page: Page, words: str) -> Block:
    return next(b for b in page.blocks if words in b.span.of(page.text))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (WORDS.encode(), WORDS),
        (b"\xef\xbb\xbf" + WORDS.encode(), WORDS),
        (WORDS.encode("utf-16"), WORDS),
        (WORDS.encode("utf-16-le"), WORDS),
        ("“Café”, he said – née".encode("cp1252"), "“Café”, he said – née"),
    ],
)
def test_text_is_decoded_by_what_its_bytes_are(data: bytes, text: str) -> None:
    assert read_bytes(data, "a.txt").text == text


def test_a_wrong_declaration_does_not_win_over_valid_utf8() -> None:
    page = f"<html><head><meta charset='iso-8859-1'></head><body><p>{WORDS}</p></body></html>"
    assert read_bytes(page.encode(), "a.html").text == WORDS


def test_a_right_declaration_of_another_encoding_is_followed() -> None:
    page = "<html><head><meta charset='windows-1251'></head><body><p>Премьер-министр, 5 мая</p></body></html>"
    assert read_bytes(page.encode("cp1251"), "a.html").text == "Премьер-министр, 5 мая"


def test_damaged_utf8_stays_utf8_with_a_note() -> None:
    page = read_bytes("Größe über allem. ".encode() * 20 + b"\xc3", "a.txt")
    assert page.text.startswith("Größe über allem.")
    assert [n.code for n in page.notes] == ["undecodable"]


def test_text_pages_keep_every_character_in_its_place() -> None:
    text = "  First line \r\n\r\n\tsecond\u00a0line\n"
    page = read_bytes(text.encode(), "a.txt")
    assert page.text == text
    assert [b.span.of(text) for b in page.blocks] == ["First line", "second\u00a0line"]


def test_inline_text_stays_together_and_blocks_part() -> None:
    page = read_bytes(b"<div>One <b>two</b>,<i> three</i><br>four<p>five\n  six</p>seven</div>", "a.html")
    assert page.text == "One two, three\nfour\nfive six\nseven"
    assert all(b.span.of(page.text) for b in page.blocks)


def test_scripts_and_styles_are_dropped_and_all_else_is_kept() -> None:
    page = read_bytes(
        b"<html><head><title>T</title><style>x</style></head><body><script>var a = '<p>no</p>'</script>"
        b"<nav><a>Home</a><a>News</a></nav><p>Text</p><footer>Foot</footer></body></html>",
        "a.html",
    )
    assert page.text == "Home News\nText\nFoot"
    assert [b.role for b in page.blocks] == ["navigation", "paragraph", "footer"]


def test_roles_groups_labels_and_links_are_told() -> None:
    page = read_bytes(
        b"<main><article><h1>Head</h1><p class='by-line'>By X</p><figure><img><figcaption>Cap</figcaption></figure>"
        b"<ul><li><a href='/'>Linked words</a> rest</li></ul></article><article><h2>Two</h2></article></main>",
        "a.html",
    )
    assert (block(page, "Head").role, block(page, "Head").level, block(page, "Head").group) == ("heading", 1, 1)
    assert block(page, "By X").labels[:2] == ("by", "line")
    assert block(page, "Cap").role == "caption"
    assert block(page, "Linked").role == "list-item"
    assert 0.5 < block(page, "Linked").link_share < 0.9
    assert block(page, "Two").group == 2


def test_claims_of_the_page_are_kept_as_claims() -> None:
    page = read_bytes(
        b"<html lang='en-GB'><head><title>Head | Site</title><meta property='og:site_name' content='Site'>"
        b'<script type=\'application/ld+json\'>{"@graph":[{"@type":"NewsArticle","headline":"H",'
        b'"author":[{"name":"A B"},{"name":"C D"}],"publisher":{"name":"Site"}}]}</script>'
        b"<script type='application/ld+json'>{broken</script></head><body><p>x</p></body></html>",
        "a.html",
    )
    assert (page.title, page.language) == ("Head | Site", "en-GB")
    assert page.claims("ld:author") == ("A B", "C D")
    assert page.claims("og:site_name") == ("Site",)


def test_a_form_around_the_whole_page_is_no_form() -> None:
    page = read_bytes(b"<body><form><h1>Head</h1><p>One.</p><p>Two.</p><p>Three.</p></form></body>", "a.html")
    assert {b.role for b in page.blocks} == {"heading", "paragraph"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x00" * 100, "empty"),
        (b"%PDF-1.7\n%abc", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (random.Random(1).randbytes(5000), "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_its_name_and_a_way_out(data: bytes, says: str) -> None:
    with pytest.raises(InputRefused, match=says) as refused:
        read_bytes(data, "pages/x.txt")
    assert refused.value.message.startswith("Cannot read `pages/x.txt`: ")
    assert refused.value.hint


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 20_000 + "<p>deep words here</p>",
        "<span>" * 30_000 + "deep words here",
        "<" * 50_000 + "p>deep words here",
        "<p>deep words here<!--" + "x" * 100_000,
        "<div class='" + "a " * 100_000 + "'>deep words here",
        "<html><body><script>" * 2_000 + "</script><p>deep words here",
    ],
)
def test_hostile_markup_neither_crashes_nor_loses_the_text(page: str) -> None:
    assert "deep words here" in read_bytes(f"<html><body>{page}".encode(), "a.html").text


def test_page_without_visible_text_says_so() -> None:
    page = read_bytes(b"<html><head><title>T</title></head><body><img src='a'></body></html>", "a.html")
    assert page.text == ""
    assert [n.code for n in page.notes] == ["no-text"]

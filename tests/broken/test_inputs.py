"""Broken and hostile files: every one is read for what it holds, or refused with a reason and a way out."""

from __future__ import annotations

import gzip
import io
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from headwater.articles import split
from headwater.errors import InputRefused
from headwater.ingest import Limits, open_inputs, read_bytes
from headwater.records import Page, Refusal

TEXT = (
    "A ferry ran aground off Saltgate on Tuesday, and nobody of the 41 people on board was hurt, the coastguard said."
)
PAGE = f"<html><head><title>Ferry</title></head><body><h1>Ferry aground</h1><p>{TEXT}</p></body></html>".encode()


def zipped(size: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("page.html", b"0" * size)
    return made.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n\x00", "empty"),
        (gzip.compress(b""), "empty"),
        (random.Random(2).randbytes(20_000), "binary"),
        (gzip.compress(random.Random(3).randbytes(20_000)), "binary"),
        (gzip.compress(gzip.compress(PAGE)), "gzip"),
        (zipped(50_000_000), "zip"),
        (gzip.compress(b"<p>" + b"a" * 40_000_000), "HEADWATER_MAX"),
        (gzip.compress(PAGE)[:12], "gzip"),
        (b"\x1f\x8b\x08\x00" + b"\xff" * 100, "gzip"),
        (b"x" * 3_000_001, "HEADWATER_MAX_BYTES"),
    ],
    ids=["nothing", "blanks", "packed-nothing", "noise", "packed-noise", "packed-twice", "zip-bomb", "gzip-bomb",
         "gzip-head", "gzip-noise", "large"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_reason_and_a_way_out(data: bytes, says: str) -> None:
    (found,) = open_inputs(["-"], stdin=data, max_bytes=3_000_000)
    assert isinstance(found, Refusal)
    assert found.reason.startswith("Cannot read `-`: ")
    assert says in found.reason + found.hint
    assert found.hint


@pytest.mark.parametrize("filling", [b"\x00", b"<p>x</p>", b"a b "])
def test_a_page_that_swells_is_refused_whole_under_the_bounds_that_hold_without_settings(filling: bytes) -> None:
    bomb = gzip.compress(filling * (30_000_000 // len(filling)))
    with pytest.raises(InputRefused) as refused:
        read_bytes(bomb, "bomb.html.gz")
    assert "times its size" in refused.value.message
    assert "HEADWATER_MAX_RATIO" in (refused.value.hint or "")


def test_every_cut_of_a_page_is_read_or_refused() -> None:
    whole = read_bytes(PAGE, "a.html").text
    for at in range(0, len(PAGE), 7):
        try:
            page = read_bytes(PAGE[:at], "a.html")
        except InputRefused:
            assert at < 7
            continue
        assert len(page.text) <= len(whole)
        split(page)


def test_half_a_download_says_so() -> None:
    assert [n.code for n in read_bytes(PAGE[: PAGE.index(b"</h1>") + 3], "a.html").notes] == ["cut-off"]
    page = read_bytes(gzip.compress(PAGE * 200)[:-30], "a.html.gz")
    assert TEXT in page.text
    assert "cut-off" in [n.code for n in page.notes]


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 100_000 + "{0}" + "</div>" * 100_000,
        "<b>" * 100_000 + "{0}",
        "<table><tr><td>" * 20_000 + "{0}",
        "<p>x" * 60_000 + "<p>{0}",
        "</p>" * 500_000 + "{0}",
        "<p>{0}<a href='never closed " + "x " * 200_000,
        '<p title="' + "<" * 100_000 + '">{0}',
        "<p>{0}</p><!-- " + "never closed " * 50_000,
        "<p>{0}</p><script>" + "never closed " * 50_000,
        "<p>{0}" + "&#x41;&bogus;&#99999999999;" * 20_000,
        "<![CDATA[" * 10_000 + "]]><p>{0}",
    ],
    ids=["deep", "deep-inline", "deep-tables", "many-tags", "many-ends", "quote", "angles", "comment", "script",
         "entities", "cdata"],
)  # fmt: skip
def test_markup_gone_wrong_still_gives_its_text(markup: str) -> None:
    page = read_bytes(f"<html><body>{markup.format(TEXT)}".encode(), "a.html")
    assert TEXT[:60] in page.text
    for block in page.blocks:
        assert block.span.of(page.text).strip()


def test_more_tags_than_the_setting_allows_are_left_out_with_a_note() -> None:
    page = read_bytes(f"<html><body>{'<p>' * 3000}{TEXT}".encode(), "a.html", limits=Limits(max_tags=1000))
    assert page.text == TEXT
    assert "too-many-tags" in [n.code for n in page.notes]


@pytest.mark.slow
@pytest.mark.parametrize("make", [lambda words: words, lambda words: f"<p>{words}</p>"], ids=["text", "html"])
def test_fifty_megabytes_on_one_line_are_read(make: Callable[[str], str]) -> None:
    page = read_bytes(make("One two three four five. " * 2_000_000).encode(), "a.txt")
    assert len(page.blocks) == 1


@pytest.mark.slow
def test_a_feed_of_many_entries_is_read_whole() -> None:
    items = "".join(f"<item><title>{n}</title><description>{n}. {TEXT}</description></item>" for n in range(20_000))
    page = read_bytes(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode(), "feed.xml")
    assert len(page.parts) == 20_000


@pytest.mark.parametrize("mark", ["\x1b[31m", "\x07", "\x08", "\u202e", "\u2066", "\u200f", "\x9b", "\ud800"])
def test_signs_that_steer_a_screen_do_no_harm_to_reading(mark: str) -> None:
    data = f"Ferry {mark}aground\n\n{TEXT}{mark}\n".encode("utf-8", "surrogatepass")
    page = read_bytes(data, "a.txt")
    assert "aground" in page.text
    split(page)


def test_signs_that_steer_a_screen_are_not_printed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"Ferry \x1b]0;owned\x07 runs aground\nBy Ana Sousa\n\n{TEXT} \x1b[31m{TEXT}\n")
    shown = subprocess.run([sys.executable, "-m", "headwater", "read", str(path)], capture_output=True, check=False)
    assert b"runs aground" in shown.stdout
    assert b"\x1b" not in shown.stdout + shown.stderr
    assert b"\x07" not in shown.stdout + shown.stderr


def test_a_name_that_steers_a_screen_is_not_printed(tmp_path: Path) -> None:
    name = str(tmp_path / "no\x1b[31mthing.txt")
    shown = subprocess.run([sys.executable, "-m", "headwater", "read", name], capture_output=True, check=False)
    assert shown.returncode == 1
    assert b"\x1b" not in shown.stderr


def test_dates_in_the_future_are_read_as_they_stand() -> None:
    page = read_bytes(f"Ferry aground\n12 May 2931\n\n{TEXT}\n".encode(), "a.txt")
    assert all(article.title for article in split(page))


def test_a_folder_gives_what_its_files_hold_and_leaves_out_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(
        f'<rss version="2.0"><channel><item><description>{TEXT}</description></item></channel></rss>'
    )
    (tmp_path / "b.php").write_bytes(PAGE)
    (tmp_path / "c.html.gz").write_bytes(gzip.compress(PAGE))
    (tmp_path / "d.json").write_text('{"version": "1", "items": []}')
    (tmp_path / "e.xml").write_text("<?xml version='1.0'?><urlset><url><loc>http://a.example/</loc></url></urlset>")
    (tmp_path / "f.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "g.py").write_text("print('<html><body>')")
    found = list(open_inputs([str(tmp_path)], stdin=None, max_bytes=100_000))
    assert [Path(p.address).name for p in found if isinstance(p, Page)] == ["a.xml", "b.php", "c.html.gz"]
    assert len(found) == 3

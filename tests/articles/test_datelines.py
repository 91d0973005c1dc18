"""Datelines of wires: places in small letters, briefs, figures after the dash."""

from __future__ import annotations

import pytest

from headwater.articles import split
from headwater.articles.credits import dateline, opens_dated
from headwater.ingest import read_bytes


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Port Ellwick, Norland, March 3 - The pier was shut.", "Port Ellwick"),
        ("ELLWICK, March 3 - <Ellwick Harbour Co> said it has bought the pier.", "Ellwick"),
        ("Ellwick, 3. März – Der Hafen blieb zu.", "Ellwick"),
        ("Ellwick, 3 de marzo – El puerto siguió cerrado.", "Ellwick"),
        ("EDEN HARLOW, MINN.,March 3 - The pier was shut.", "Eden Harlow"),
        ("ST. HARLOW, Mo., April, 13 - The pier was shut.", "St. Harlow"),
        ("HARLOW, N.C, June 19, - The pier was shut.", "Harlow"),
        ("HARLOW/PORT ELLWICK, March 3 -- The pier was shut.", "Harlow/Port Ellwick"),
        ("THE HARLOW, N.Y. - March 16 - The pier was shut.", "The Harlow"),
        ("The pier - shut since March 3 - was opened.", None),
        ("Ida Holmgren, who left on March 3 - a Monday - came back.", None),
    ],
)
def test_the_place_is_read_before_the_day(text: str, place: str | None) -> None:
    assert dateline(text).place == place


def test_a_brief_with_a_dateline_is_an_article_under_its_headline() -> None:
    page = b"ELLWICK HARBOUR CO SETS PAYOUT\n\nELLWICK, March 3 - Ellwick Harbour Co said it set a payout of 12 cts.\n"
    found = split(read_bytes(page, "p.txt"))
    assert [(a.title, a.dateline) for a in found] == [("ELLWICK HARBOUR CO SETS PAYOUT", "Ellwick")]


def test_a_stamp_is_no_dateline() -> None:
    assert not opens_dated("Politics, March 3 - 12:30")


NOTE = "NOTE: Net of the year leaves out a gain of 100,000 dlrs from the sale of a ferry, the company said."


def test_a_table_after_a_dateline_stays_with_the_note_below_it() -> None:
    table = "Shr 12 cts vs 10 cts\nNet 120,000 vs 98,000\nYear\nShr 40 cts vs 31 cts"
    page = f"OSTER CO 4TH QTR NET\n\nEDEN HARLOW, March 3 - {table}\n{NOTE}\n"
    (article,) = split(read_bytes(page.encode(), "p.txt"))
    assert article.dateline == "Eden Harlow"
    assert article.text.splitlines()[1:3] == ["Net 120,000 vs 98,000", "Year"]


def test_a_headline_in_capitals_may_end_in_a_stop() -> None:
    told = "Oster Co said it will buy the old ferry line for two mln dlrs in cash."
    page = f"OSTER CO TO BUY FERRY LINE OF THE U.S.\n\nHARLOW, March 3 - {told}\n"
    (article,) = split(read_bytes(page.encode(), "p.txt"))
    assert (article.title, article.dateline) == ("OSTER CO TO BUY FERRY LINE OF THE U.S.", "Harlow")


def test_a_remark_below_a_long_dated_paragraph_is_no_table() -> None:
    long = (
        "HARLOW, March 3 - " + "The ferry line was sold to the town after a long talk about its price on Monday. " * 5
    )
    page = f"Ferry line goes to the town after years of talk\n\n{long}\n(I cut it here, see P7)\n"
    (article,) = split(read_bytes(page.encode(), "p.txt"))
    assert "P7" not in article.text

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

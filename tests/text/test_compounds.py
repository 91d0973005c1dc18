"""Figures in two pieces, and numbers that count nothing."""

from __future__ import annotations

import pytest

from headwater.text import numbers


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("It cost 1 billion 240 million rubles.", "en", "1240000000", "RUB"),
        ("She won in 2 hours and 40 minutes.", "en", "160", "minute"),
        ("Duró 2 horas y 40 minutos.", "es", "160", "minute"),
        ("Cela a duré deux mois et demi.", "fr", "2.5", "month"),
    ],
)
def test_one_figure_in_two_pieces(text: str, language: str, value: str, unit: str) -> None:
    assert [(str(f.quantity.value), f.quantity.unit) for f in numbers.find(text, language)] == [(value, unit)]


@pytest.mark.parametrize(
    "text",
    ["The access code is 774411.", "Squad numbers 1, 10 and 23 are vacant.", "The plan is called “Fit in 500 Days”.",
     "Sign in | 4 min read | 35 comments"],
)  # fmt: skip
def test_codes_titles_and_counts_of_a_site_are_none(text: str) -> None:
    assert not [f for f in numbers.find(text) if f.quantity.kind != "time"]


def test_a_deadline_lies_ahead() -> None:
    found = numbers.find("The window closes on 1 September.", "en", "2026-05-30")
    assert [f.quantity.iso for f in found] == ["2026-09-01"]

"""Dates and clock times keep what they say and are resolved as far as the day of publication allows."""

import pytest

from headwater.text import dates


def iso(text: str, language: str = "en", published: str | None = None) -> list[str]:
    return [d.quantity.iso for d in dates.find(text, language, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aug. 24, 1991", ["1991-08-24"]),
        ("24 August 1991", ["1991-08-24"]),
        ("July 22", ["--07-22"]),
        ("2025-07-22", ["2025-07-22"]),
        ("9.3.2026", ["2026-03-09"]),
        ("in July 2025", ["2025-07"]),
        ("Tuesday", ["W2"]),
        ("at 8:40 a.m.", ["T08:40"]),
        ("at 8:40 P.M.", ["T20:40"]),
        ("at 20:48", ["T20:48"]),
        ("at 11 a.m.", ["T11:00"]),
        ("at 12 a.m.", ["T00:00"]),
        ("at noon", ["T12:00"]),
        ("1:04 in the afternoon", ["T13:04"]),
        ("It may rain in the march of time", []),
        ("31 February 2025", []),
    ],
)
def test_english_dates_and_times(text: str, expected: list[str]) -> None:
    assert iso(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "um 8.40 Uhr am 24. August 2025", ["T08:40", "2025-08-24"]),
        ("fr", "le 3 mars 2024 à 20h15", ["2024-03-03", "T20:15"]),
        ("es", "el 5 de mayo de 2023", ["2023-05-05"]),
    ],
)
def test_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert iso(text, language) == expected


def test_the_day_of_publication_resolves_what_is_left_open() -> None:
    assert iso("on Monday", published="2026-03-11") == ["2026-03-09"]
    assert iso("yesterday", published="2026-03-11T08:00:00") == ["2026-03-10"]
    assert iso("on Dec. 30", published="2026-01-02") == ["2025-12-30"]
    assert iso("next Friday", published="2026-03-11") == ["2026-03-13"]
    assert iso("They will meet on Friday", published="2026-03-11") == ["2026-03-13"]
    assert iso("They met on Thursday", published="2026-03-11") == ["2026-03-12"]
    assert iso("on Monday", published="no date") == ["W1"]

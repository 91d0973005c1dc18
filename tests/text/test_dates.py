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


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("Rain is foreseen until Sunday.", "en", "2025-05-18"),
        ("The court will rule on Monday.", "en", "2025-05-19"),
        ("The bridge fell on Monday.", "en", "2025-05-12"),
        ("The bridge will close, the mayor said on Tuesday.", "en", "2025-05-13"),
        ("They have paid it by Friday.", "en", "2025-05-16"),
        ("The strike lasted until Sunday.", "en", "2025-05-11"),
        ("Since Monday nobody drives.", "en", "2025-05-12"),
        ("Die Brücke bleibt bis Sonntag gesperrt.", "de", "2025-05-18"),
        ("Die Brücke wurde am Sonntag gesperrt.", "de", "2025-05-11"),
        ("Der Rat wird am Freitag entscheiden.", "de", "2025-05-16"),
        ("Le pont restera fermé jusqu'à dimanche.", "fr", "2025-05-18"),
        ("Le conseil votera vendredi.", "fr", "2025-05-16"),
        ("Le pont a été fermé vendredi.", "fr", "2025-05-09"),
        ("Depuis lundi, personne.", "fr", "2025-05-12"),
        ("El puente seguirá cerrado hasta el domingo.", "es", "2025-05-18"),
        ("El consejo votará el viernes.", "es", "2025-05-16"),
        ("El puente fue cerrado el viernes.", "es", "2025-05-09"),
        ("La ministra dijo el martes que irá.", "es", "2025-05-13"),
        ("Next Monday they meet.", "en", "2025-05-19"),
        ("Last Friday they met.", "en", "2025-05-09"),
        ("On Friday they met.", "en", "2025-05-09"),
        ("Firefighters pulled out a man on Sunday", "en", "2025-05-11"),
        ("The vote is due on Saturday", "en", "2025-05-17"),
        ("Ab Montag fahren Busse.", "de", "2025-05-19"),
        ("It will open a park on Monday.", "en", "2025-05-19"),
    ],
)
def test_words_before_a_weekday_tell_whether_it_lies_ahead(text: str, language: str, day: str) -> None:
    assert iso(text, language, "2025-05-14") == [day]

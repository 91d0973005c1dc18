"""Stamps are read in the forms and languages that news pages write them in."""

from datetime import timedelta

import pytest

from headwater.articles.stamps import find


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("10:20 AM EST, Tue March 4, 2031", "2031-03-04T10:20-05:00"),
        ("5 Mayıs 2031 Salı", "2031-05-05"),
        ("2031年5月5日(月) 10時30分", "2031-05-05T10:30"),
        ("2031년 5월 5일 오후 3:20", "2031-05-05T15:20"),
        ("5 de maio de 2031 às 10h20", "2031-05-05T10:20"),
        ("5 d'agost del 2031", "2031-08-05"),
        ("२३ मई 2031, 11:20", "2031-05-23T11:20"),
        ("٥ مايو / أيار ٢٠٣١", "2031-05-05"),
        ("20 كانون الثاني 2031", "2031-01-20"),
        ("ב-5 במאי 2031", "2031-05-05"),
        ("2031. május 5. 12:30", "2031-05-05T12:30"),
        ("Ngày 5 tháng 3 năm 2031", "2031-03-05"),
        ("5 Μαΐου 2031", "2031-05-05"),
        ("3 лютого 2031, 10:15", "2031-02-03T10:15"),
        ("1 aout 2031", "2031-08-01"),
        ("5. května 2031", "2031-05-05"),
    ],
)
def test_dates_of_many_languages(text: str, iso: str) -> None:
    assert [stamp.iso for stamp in find(text)] == [iso]


@pytest.mark.parametrize(
    ("text", "hours"),
    [("hace 3 horas", 3), ("3 saat önce", 3), ("2 години тому", 2), ("vor 2 Stunden", 2), ("2 giờ trước", 2)],
)
def test_ages_of_many_languages(text: str, hours: int) -> None:
    assert [stamp.back for stamp in find(text)] == [timedelta(hours=hours)]


def test_figures_that_may_stand_in_either_order_keep_both_readings() -> None:
    assert [(s.iso, s.other) for s in find("05/06/2031 10:11")] == [("2031-06-05T10:11", "2031-05-06T10:11")]
    assert [(s.iso, s.other) for s in find("2031-05-06, 31/05/2031")] == [("2031-05-06", ""), ("2031-05-31", "")]


def test_words_beside_numbers_are_no_months() -> None:
    assert not find("In 2031 they 5 times won 12 of 2031 games, seat 5 row 20")


def test_hostile_lines_are_read_in_no_time() -> None:
    for text in ("1 " * 5000, "5 May " * 2000, "a-" * 5000, "2031 " * 2000, "10:20 " * 2000):
        assert all(stamp.span.end <= 400 for stamp in find(text))

"""Figures as the news of four languages and of India writes them; what only looks like one is none."""

import itertools
import time

import pytest

from headwater.text import exchange, numbers


def read(text: str, language: str = "en") -> list[tuple[str, str]]:
    """(value or range, unit) of every figure but dates and times."""
    return [
        (str(q.value) if q.upper is None else f"{q.value}..{q.upper}", q.unit)
        for _, q in numbers.find(text, language, "2026-03-01")
        if q.kind not in ("date", "time")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1½ miles and 2-3 days", [("1.5", "mile"), ("2..3", "day")]),
        ("₹3.5 lakh crore for 1.5 lakh farmers", [("3500000000000", "INR"), ("150000", "farmer")]),
        ("a quarter of a million people", [("250000", "person")]),
        ("four and a half million barrels", [("4500000", "barrel")]),
        ("two-and-a-half hours", [("2.5", "hour")]),
        ("5-7,000 troops", [("5000..7000", "troops")]),
        ("of 3% to 5%", [("3..5", "%")]),
        ("fell 3% to 5%", [("3", "%"), ("5", "%")]),
        ("one in five homes", [("20", "%")]),
        ("nine in 10 people", [("90", "%")]),
        ("99 cents", [("0.99", "USD")]),
        ("a man of 6ft 3in", [("6.25", "foot")]),
        ("minus 12 degrees", [("-12", "degree")]),
        ("3m people and 20m euros over 5m of road", [("3000000", "person"), ("20000000", "EUR"), ("5", "m")]),
        ("10 000 homes", [("10000", "home")]),
        ("Three of the five climbers", [("3", "climber"), ("5", "climber")]),
        ("Two are still missing", [("2", "person")]),
        ("Paolo Henn, 19, scored", [("19", "year")]),
        ("3.5 lakh people, against 2.8 lakh", [("350000", "person"), ("280000", "person")]),
        ("a 45-second call", [("45", "second")]),
        ("an hour and a half", [("1.5", "hour")]),
        ("19 tankers came from Orland, 14 from Marnia", [("19", "tanker"), ("14", "tanker")]),
    ],
)  # fmt: skip
def test_english_and_indian_usage(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "3,5 millions d'euros et 45 M€", [("3500000", "EUR"), ("45000000", "EUR")]),
        ("fr", "un million et demi de foyers", [("1500000", "foyer")]),
        ("fr", "une vingtaine de blessés", [("20", "person")]),
        ("fr", "un Français sur dix", [("10", "%")]),
        ("fr", "recul de 0,2 point", [("0.2", "percentage point")]),
        ("fr", "quatre hôpitaux", [("4", "hôpital")]),
        ("de", "1,2 Mrd. Euro", [("1200000000", "EUR")]),
        ("de", "zweihundertfünfzig Fahrgäste", [("250", "fahrgast")]),
        ("de", "zweieinhalb Millionen Menschen", [("2500000", "person")]),
        ("de", "ein halbes Dutzend Kinder", [("6", "kind")]),
        ("de", "mehr als 140 wurden verletzt", [("140", "person")]),
        ("de", "der 12. Mann", []),
        ("es", "2 mil millones de dólares", [("2000000000", "USD")]),
        ("es", "13 mil 200 hectáreas", [("13200", "hectare")]),
        ("es", "medio millón de votos", [("500000", "voto")]),
        ("es", "tres cuartas partes", [("75", "%")]),
        ("es", "uno de cada cuatro", [("25", "%")]),
        ("es", "5 grados bajo cero", [("-5", "°C")]),
        ("es", "Cerrará 62 de sus 780 oficinas", [("62", "oficina"), ("780", "oficina")]),
    ],
)  # fmt: skip
def test_french_german_and_spanish_usage(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    "text",
    ["call 0800 123 456 now", "+44 20 7946 0018", "(555) 123-4567", "won 6-3, 4-6, 7-5", "a Boeing 737-800", "10.0.0.1",
     "version 2.1.3", "on 31.02.2024", "Form 10-K", "seat 22C", "tank 12", "the Group of 20", "see https://a.org/2024/12",
     "the residents of Nine Elms", "Room 101", "1. Harlow", "@news24 wrote", "We compare 15 news sites",
     "mail to desk24@example.org"],
)  # fmt: skip
def test_what_only_looks_like_a_figure(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [("8-12 May 2026", "2026-05-08/2026-05-12"), ("May 8-12, 2027", "2027-05-08/2027-05-12"), ("1914-18", "1914/1918"),
     ("the 2022-23 season", "2022/2023")],
)  # fmt: skip
def test_stretches_of_time_have_both_ends(text: str, iso: str) -> None:
    assert [f.quantity.iso for f in numbers.find(text, "en", "2026-03-01")] == [iso]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("50-odd people", "about"), ("200-plus people", "more than"), ("north of 60 people", "more than"),
     ("just under 60 people", "less than"), ("60 people or so", "about")],
)  # fmt: skip
def test_how_exactly_a_figure_is_meant(text: str, qualifier: str) -> None:
    assert [f.quantity.qualifier for f in numbers.find(text)] == [qualifier]


def test_a_rate_that_a_text_gives_is_kept() -> None:
    (told,) = exchange.stated("It costs C$1 billion ($723 million) a year.")
    assert (told.unit, told.to, round(told.rate, 3)) == ("CAD", "USD", round(told.rate.__class__("0.723"), 3))
    (told,) = exchange.stated("It rose ($1 = 1.3826 Canadian dollars).")
    assert (told.unit, told.to, str(told.rate)) == ("USD", "CAD", "1.3826")
    assert exchange.stated("It lies 5 km (3 miles) away and costs $5 million (a lot).") == []


@pytest.mark.parametrize(
    "text",
    ["9" * 100, "one two three " * 3_000, "twenty-" * 5_000, "1,23,456 " * 3_000, "5-6, " * 4_000, "0 12 34 " * 3_000,
     "$" * 8_000, "a third of a half of " * 1_500, "zweihundert" * 2_000, "12 | 13 | 4.5 | +1.2% | ACME\n" * 700,
     "Ã©tÃ© 12 â‚¬ 5 " * 1_000, "99 Nope 100 ZZZ 12 xyz " * 800, "+1 (" * 4_000, "http://" * 3_000],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "de"])
def test_strange_rows_of_figures_take_little_time(text: str, language: str) -> None:
    start = time.process_time()
    found = numbers.find(text, language, "2026-03-01")
    assert time.process_time() - start < 5
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


def test_far_and_impossible_dates_are_kept_or_left_but_no_error() -> None:
    found = numbers.find(
        "On 30 February 2026, on 12 May 2999 and in 9999 nothing happened on 45 June.", "en", "2026-01-01"
    )
    assert all(not f.quantity.iso.startswith("2026-02-30") for f in found)

"""Figures are read with value, unit and exact place, in four languages; labels are none."""

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.text import numbers

Row = tuple[str, str, str]


def read(text: str, language: str = "en") -> list[Row]:
    return [
        (f.span.of(text), str(f.quantity.value), f.quantity.unit)
        for f in numbers.find(text, language)
        if f.quantity.kind not in ("date", "time")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a $50-billion plan", ("$50-billion", "50000000000", "USD")),
        ("15 billion dollar in all", ("15 billion dollar", "15000000000", "USD")),
        ("some $ 2 billion", ("$ 2 billion", "2000000000", "USD")),
        ("€1.2bn was lost", ("€1.2bn", "1200000000", "EUR")),
        ("a fine of Rs 1.42 lakh", ("Rs 1.42 lakh", "142000", "INR")),
        ("1,42,318 valid votes", ("1,42,318 valid votes", "142318", "vote")),
        ("Forty-one people came", ("Forty-one people", "41", "person")),
        ("two dead", ("two dead", "2", "person")),
        ("half a million people", ("half a million people", "500000", "person")),
        ("three-quarters of a mile away", ("three-quarters of a mile", "0.75", "mile")),
        ("two dozen tanks", ("two dozen tanks", "24", "tank")),
        ("An estimated 1.8 tons escaped", ("1.8 tons", "1.8", "tonne")),
        ("the 118-member House", ("118-member", "118", "member")),
        ("41 injured passengers", ("41 injured passengers", "41", "passenger")),
        ("71,4% of the cases", ("71,4%", "71.4", "%")),
        ("Some 46.000 passengers", ("46.000 passengers", "46000", "passenger")),
        ("A$3m for roads", ("A$3m", "3000000", "AUD")),
    ],
)  # fmt: skip
def test_figures_of_english(text: str, expected: Row) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "testé sur 18 204 personnes", [("18 204 personnes", "18204", "person")]),
        ("fr", "réduit de 71,4 %", [("71,4 %", "71.4", "%")]),
        ("fr", "quatre-vingt-dix-sept personnes", [("quatre-vingt-dix-sept personnes", "97", "person")]),
        ("de", "14.500 Lokführer", [("14.500 Lokführer", "14500", "lokführer")]),
        ("de", "9,6 Milliarden Lira", [("9,6 Milliarden Lira", "9600000000", "TRY")]),
        ("de", "einundvierzig Menschen", [("einundvierzig Menschen", "41", "person")]),
        ("es", "unas 5.200 personas", [("5.200 personas", "5200", "person")]),
        ("es", "18.400 millones de liras", [("18.400 millones de liras", "18400000000", "TRY")]),
        ("es", "treinta y un muertos", [("treinta y un muertos", "31", "person")]),
    ],
)  # fmt: skip
def test_separators_and_words_follow_the_language(language: str, text: str, expected: list[Row]) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    "text",
    ["The G7 met", "Flight 17 left", "a T-7 gauge", "by J.J. Doe", "an F-16 jet", "COVID-19 rules", "a 3-0 win",
     "the Boeing 737", "5G masts", "in Section 4", "a one-off visit", "the 2nd of them", "Lynx-2 rose"],
)  # fmt: skip
def test_labels_are_no_figures(text: str) -> None:
    assert read(text) == []


def test_a_range_has_two_ends_and_a_change_two_figures() -> None:
    (aged,) = numbers.find("between 24 and 57 cars")
    assert (aged.quantity.value, aged.quantity.upper, aged.quantity.unit) == (Decimal(24), Decimal(57), "car")
    (sums,) = numbers.find("$10-12 million")
    assert (sums.quantity.value, sums.quantity.upper) == (Decimal(10_000_000), Decimal(12_000_000))
    assert [value for _, value, _ in read("The toll rose from 3 to 4")] == ["3", "4"]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [("more than 30 boats", "more than"), ("up to 30 boats", "up to"), ("at least 30 boats", "at least"),
     ("about 30 boats", "about"), ("30 boats", ""), ("30 boats or more", "at least")],
)  # fmt: skip
def test_the_qualifier_is_kept_outside_the_place(text: str, qualifier: str) -> None:
    (found,) = numbers.find(text)
    assert (found.span.of(text), found.quantity.qualifier) == ("30 boats", qualifier)


def test_a_conversion_gives_both_sums() -> None:
    assert [row[1:] for row in read("C$1 billion ($723 million)")] == [("1000000000", "CAD"), ("723000000", "USD")]


def test_the_context_tells_whose_dirham_is_meant() -> None:
    alone, told = numbers.find("90 dirhams")[0], numbers.find("90 dirhams", context="Rabat and other Moroccan towns")[0]
    assert (alone.quantity.unit, told.quantity.unit, told.quantity.inferred) == ("AED", "MAD", True)


def test_no_text_has_no_figures() -> None:
    assert numbers.find("") == [] and numbers.find("Nothing to count here.") == []


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="0123456789.,- $€%abmk½ toandvingt\n'’“()/:", max_size=120),
    st.sampled_from(["en", "fr", "de", "es", None]),
)
def test_any_text_is_read_without_overlap(text: str, language: str | None) -> None:
    found = numbers.find(text, language, "2025-03-01")
    spans = sorted(f.span for f in found)
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_long_rows_of_figures_take_linear_time() -> None:
    start = time.process_time()
    numbers.find("12,345 67.8 % 9 million to 10 million and " * 1000)
    numbers.find("1" * 40_000)
    numbers.find("twenty " * 10_000)
    assert time.process_time() - start < 6


@pytest.mark.parametrize(
    "text", ["5-² and ²-5", "x² 10² km²", "١٢ 1٢ ١,٢", "½-½ ¾", "9" * 60, "1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1", "①②③ 4①"]
)
def test_odd_digits_are_no_error(text: str) -> None:
    numbers.find(text)

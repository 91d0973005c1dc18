"""Right conversions and number formats are the same value; wrong ones are not."""

import pytest

from headwater.records import Quantity
from headwater.text import numbers


def figure(text: str, language: str = "en") -> Quantity:
    return numbers.find(text, language)[0].quantity


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("fifty tanks", "50 tanks"),
        ("1.8 tons", "1.8 tonnes"),
        ("1.42 lakh votes", "142,000 votes"),
        ("1.2 km", "0.75 mile"),
        ("96 kilometres", "60 miles"),
        ("8:40 p.m.", "20:40"),
        ("$2 billion", "2bn dollars"),
        ("640 kg", "0.64 tonnes"),
        ("two thirds of them", "66.7 percent"),
        ("14,500 drivers", "14.5 thousand drivers"),
    ],
)
def test_another_way_of_writing_is_the_same(a: str, b: str) -> None:
    assert numbers.same_value(figure(a), figure(b)) and numbers.same_value(figure(b), figure(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("$50-billion", "15 billion dollar"),
        ("96 km", "96 miles"),
        ("8:40 a.m.", "8:40 p.m."),
        ("41 people", "14 people"),
        ("$1.8 billion", "$18 billion"),
        ("€6 billion", "$6 billion"),
        ("61%", "16%"),
        ("10 to 12 men", "10 men"),
        ("48%", "$48"),
    ],
)
def test_another_value_is_not_the_same(a: str, b: str) -> None:
    assert not numbers.same_value(figure(a), figure(b))


def test_a_currency_is_converted_at_the_rate_of_the_day() -> None:
    euros, dollars = figure("€100 million"), figure("US$117 million")
    assert numbers.same_value(euros, dollars, published="2025-08-22")
    assert not numbers.same_value(euros, dollars)
    assert not numbers.same_value(euros, figure("US$171 million"), published="2025-08-22")


def test_a_currency_without_a_rate_is_unknown_not_an_error() -> None:
    assert not numbers.same_value(figure("5 million hryvnias"), figure("$120,000"), published="2025-08-22")


def test_a_measure_that_says_about_is_rounded_to_its_last_digit() -> None:
    assert numbers.same_value(figure("3.4 nautical miles"), figure("about six kilometres"))
    assert not numbers.same_value(figure("3.4 nautical miles"), figure("about four kilometres"))

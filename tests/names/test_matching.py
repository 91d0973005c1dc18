"""The chance that two names are one; names of public knowledge or invented."""

import pytest

from headwater import names


@pytest.mark.parametrize(("a", "b"), [("Orla Vane", "Vane, Orla"), ("Надія Фаренко", "Nadiia Farenko"), ("", "Vane")])
def test_order_of_the_two_names_does_not_matter(a: str, b: str) -> None:
    assert names.chance(a, b) == names.chance(b, a)


def test_order_of_words_and_script_weigh_less_than_another_given_name() -> None:
    assert names.chance("Nadia Farenko", "Farenko Nadia") > 0.7
    assert names.chance("Nadia Farenko", "Надія Фаренко") > 0.7
    assert names.chance("Nadia Farenko", "Pavo Lindqvist") < 0.1


def test_endless_and_empty_names_are_no_match() -> None:
    assert names.chance("", "Orla Vane") < 0.5
    assert 0.0 <= names.chance("Orla " * 5000, "Vane " * 5000) <= 1.0

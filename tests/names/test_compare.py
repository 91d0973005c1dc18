"""Accepted spellings and mangled ones; the pairs are respellings by published systems or invented damage."""

import pytest

from headwater import names

ACCEPTED = [
    ("Volodymyr Zelenskyy", "Vladimir Zelensky"),
    ("Zelenskyy", "Зеленський"),
    ("Kyiv", "Kiev"),
    ("Turquía", "Turkey"),
    ("Ostap Halushchenko", "Ostap Galuschenko"),
    ("Hryhorii Lysenko", "Grigorii Lysenko"),
    ("Kim Yeong-ho", "Kim Young-ho"),
    ("Park Geun-hye", "Pak Kun-hye"),
    ("Choi Sung-joo", "Choe Seong-ju"),
    ("Hsu Cheng-ming", "Xu Zhengming"),
    ("Tsai Ing-wen", "Cai Yingwen"),
    ("许正明", "Xu Zhengming"),
    ("Abd al-Karim al-Tazi", "Abdelkarim Tazi"),
    ("Mohammed Hussein", "Muhammad Husain"),
    ("Hatzidakis", "Chatzidakis"),
    ("Gülşen Dağcı", "Gulsen Dagci"),
    ("Hovsepyan", "Hovsepian"),
    ("Jürgen Köhler", "Juergen Koehler"),
    ("Pellworth Gas Co.", "Pellworth Gas"),
    ("Bill Harlow", "William Harlow"),
]
DAMAGED = [
    ("Mark Rutte", "Mark Roti"),
    ("Andriy Yermak", "Andre Yermak"),
    ("Mark Carney", "Mark Carne"),
    ("Volodymyr Zelenskyy", "Folodimir Zellinski"),
    ("Carignan", "Carney"),
    ("Kim Min-su", "Kim Min-seo"),
    ("Xu Zhengming", "Xu Zhenmin"),
    ("North Korea", "South Korea"),
    ("Hassan Ali", "Hussein Ali"),
    ("Sushila Rao", "Sushil Rao"),
    ("Ivanov", "Ivanova"),
    ("Pellworth Gas", "Pellworth Gas America"),
    ("Pellworth", "Pellwroth"),
]


@pytest.mark.parametrize(("a", "b"), ACCEPTED)
def test_respelling_by_a_system_is_accepted(a: str, b: str) -> None:
    assert names.accepted_variant(a, b)
    assert names.accepted_variant(b, a)


@pytest.mark.parametrize(("a", "b"), DAMAGED)
def test_damage_and_other_people_are_not_accepted(a: str, b: str) -> None:
    assert not names.accepted_variant(a, b)
    assert not names.accepted_variant(b, a)


def test_likeness_runs_from_nothing_to_the_same() -> None:
    assert names.likeness("Orla Vane", "Orla Vane") == 1.0
    assert names.likeness("", "Orla Vane") == 0.0
    assert names.likeness("Folodimir Zellinski", "Volodymyr Zelenskyy") > names.likeness("Carignan", "Carney")


def test_endless_names_are_compared_in_no_time() -> None:
    assert 0.0 <= names.likeness("a" * 100_000, "b " * 50_000) <= 1.0
    assert not names.accepted_variant("x" * 100_000, "(" * 100_000)

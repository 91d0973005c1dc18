"""Transliteration and the consonants that spellings share."""

import pytest

from headwater.text.script import latin, skeleton


@pytest.mark.parametrize(
    ("written", "plain"),
    [("Зеленський", "Zelenskiy"), ("Karaağaç", "Karaagac"), ("O’Brien", "OBrien"), ("plain", "plain"), ("", "")],
)
def test_any_script_becomes_plain_latin_letters(written: str, plain: str) -> None:
    assert latin(written) == plain


def test_spellings_of_one_name_share_a_skeleton() -> None:
    assert skeleton("Chaudhary") == skeleton("Choudhury")
    assert skeleton("Зеленський") == skeleton("Zelensky")
    assert skeleton("Carney") != skeleton("Carignan")


def test_odd_letters_and_endless_words_do_no_harm() -> None:
    assert skeleton("") == ""
    assert len(latin("\u202e許" * 10_000)) < 10_000

"""Words of a sentence have their kinds, and any text can be cut into pieces."""

import pytest

from headwater.text.wordkinds import kinds, pieces


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He didn't go.", ["He", "did", "n't", "go", "."]),
        ("Bill O'Rourke's well-known dog", ["Bill", "O'Rourke", "'s", "well-known", "dog"]),
        ("c'est l'eau, dit-elle", ["c'", "est", "l'", "eau", ",", "dit", "-elle"]),
        ("In the U.S.A. 1,200.5 left", ["In", "the", "U.S.A.", "1,200.5", "left"]),
    ],
)
def test_pieces_are_words_marks_and_clitics(text: str, words: list[str]) -> None:
    found = pieces(text)
    assert [p.text for p in found] == words
    assert all(text[p.start : p.end] == p.text for p in found)


def test_a_noun_and_a_verb_of_one_form_are_told_apart_by_their_neighbours() -> None:
    assert kinds(["The", "report", "was", "long", "."])[1] == "NN"
    assert kinds(["They", "report", "that", "it", "rained", "."])[1] == "VP"


def test_no_words_have_no_kinds() -> None:
    assert kinds([]) == []

"""Folding makes spellings of one word equal and keeps different words apart."""

import pytest

from headwater.text.tokens import fold, folded_words, tokens


@pytest.mark.parametrize(("word", "folded"), [("Siliņa’s", "silina"), ("CARNEY", "carney"), ("l'État", "l'etat")])
def test_fold_drops_case_accents_and_possessive(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_tokens_point_at_their_words() -> None:
    text = "Canada’s aid: C$1.5 bn — “now”"
    assert [t.span.of(text) for t in tokens(text)] == [t.text for t in tokens(text)]
    assert folded_words(text) == ["canada", "aid", "c", "1.5", "bn", "now"]

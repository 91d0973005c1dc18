"""Sentence vectors put translations beside each other and do not depend on the batch."""

import numpy as np

from headwater.text.vectors import embed


def test_a_translation_is_nearer_than_another_sentence() -> None:
    rows = embed(["The ferry sank near the island.", "Le ferry a coulé près de l'île.", "Shares fell in late trading."])
    assert rows is not None
    assert rows.shape == (3, 512)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.3


def test_vectors_do_not_depend_on_the_batch() -> None:
    together = embed(["A short one.", "A much longer sentence about the same thing, with more words."])
    alone = embed(["A short one."])
    assert together is not None and alone is not None
    np.testing.assert_allclose(together[0], alone[0], atol=1e-5)


def test_no_text_gives_no_rows() -> None:
    rows = embed([])
    assert rows is not None and rows.shape == (0, 512)

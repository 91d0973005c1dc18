"""A text without a known exemplar that has a copy's own mistakes is a further copy, not a second source."""

from headwater import stories

SOUND = (
    "The yard of Tolvannes has dismissed 214 welders, its owner said on Monday.\n"
    "The debts of the yard come to 48 million crowns.\n"
    "The crane fell 19 metres."
)
SPOILT = SOUND.replace("214", "24").replace("48 million", "84 million")
LETTER = (
    "Why does nobody ask who runs the yard of Tolvannes, which has dismissed 24 welders?\n"
    "I read that the debts of the yard come to 84 million crowns. Who lends to such people?"
)


def _claim(told, words):
    return next(c for c in told[1] if any(words in q.text for v in c.values for q in v.quotes))


def _tell(reading, tree, laid_out, letter, published="2024-03-14"):
    readings = [
        reading("a#1", SOUND, publisher="Grenmark Wire"),
        reading("b#1", SPOILT, publisher="Ostra Mail", published="2024-03-13"),
        reading("c#1", letter, publisher="Harbour Sceptic", published=published),
    ]
    return stories.tell(readings, **laid_out(readings, [tree("f", ("b#1", "a#1", "rewritten"))]))


def test_two_changed_values_in_common_make_a_text_a_copy(reading, tree, laid_out):
    claim = _claim(_tell(reading, tree, laid_out, LETTER), "welders")
    assert {ref for value in claim.values for ref in value.refs} == {"a#1", "b#1", "c#1"}
    assert (claim.independent, claim.verdict, claim.cause) == (1, "conflict", "changed-in-copying")


def test_one_changed_value_in_common_may_be_chance(reading, tree, laid_out):
    claim = _claim(_tell(reading, tree, laid_out, LETTER.replace("84 million", "48 million")), "welders")
    assert claim.independent == 2


def test_a_text_that_came_before_the_copy_has_nothing_from_it(reading, tree, laid_out):
    claim = _claim(_tell(reading, tree, laid_out, LETTER, published="2024-03-01"), "welders")
    assert claim.independent == 2

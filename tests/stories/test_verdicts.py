"""How a difference came about: one change in several copies of one text is its earlier wording, in one copy damage."""

from headwater import stories


def _claim(told, words):
    return next(c for c in told[1] if any(words in q.text for v in c.values for q in v.quotes))


def _tell(reading, tree, laid_out, wire, *dead):
    readings = [reading("a#1", wire, publisher="Grenmark Wire")]
    for number, word in enumerate(dead):
        text = wire.replace("Fourteen", word)
        readings.append(reading(f"b{number}#1", text, publisher=f"Paper {number}", published="2024-03-13"))
    edges = [(r.article.ref, "a#1", "edited") for r in readings[1:]]
    return _claim(stories.tell(readings, **laid_out(readings, [tree("f", *edges)])), "injured")


def test_one_other_value_in_two_copies_is_the_earlier_text(reading, tree, laid_out, wire):
    claim = _tell(reading, tree, laid_out, wire, "Twelve", "Twelve")
    assert (claim.verdict, claim.cause, claim.independent) == ("refined", "corrected-by-source", 1)
    assert "Grenmark Wire changed 12 people to 14 people" in claim.why


def test_one_other_value_in_one_copy_was_made_there(reading, tree, laid_out, wire):
    claim = _tell(reading, tree, laid_out, wire, "Twelve", "Fourteen")
    assert (claim.verdict, claim.cause, claim.independent) == ("conflict", "changed-in-copying", 1)

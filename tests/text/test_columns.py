"""Figures of a table take the unit and scale of their column's head."""

from headwater.text import columns, numbers

TABLE = "Lake | Volume (million m3) | Visitors\nOber | 12.4 | 3,100\nUnter | 8.05 | 950"


def test_a_bare_number_is_what_the_head_says() -> None:
    found = numbers.find("Ober | 12.4 | 3,100", context=TABLE)
    assert [(str(f.quantity.value), f.quantity.unit) for f in found] == [("12400000", "cubic m"), ("3100", "visitor")]


def test_without_a_table_nothing_is_added() -> None:
    assert columns.heads("Ober | 12.4", "Ober | 12.4") == []
    assert [f.quantity.unit for f in numbers.find("Ober | 12.4", context="Ober | 12.4")] == [""]


def test_days_and_scales_of_german_end_no_sentence() -> None:
    from headwater.text.sentences import split

    text = "Am 12. Mai lag der Umsatz bei 4,36 Mrd. Euro. Das ist viel."
    assert len(split(text)) == 2

"""Figures come in the words that tell them, with what they count, who says so and as of when."""

from decimal import Decimal

import pytest


def figures(found):
    return [s for s in found if s.kind == "figure"]


def test_the_span_is_the_clause_and_not_the_sentence(tell) -> None:
    (first, second) = figures(
        tell("The mudslide at Ovre killed four people, with 41 others injured, after a week of rain.")
    )
    assert first.text == "The mudslide at Ovre killed four people"
    assert second.text == "41 others injured"
    assert (second.quantity.value, second.quantity.unit) == (Decimal(41), "person")


def test_two_figures_of_one_clause_do_not_cover_each_other(tell) -> None:
    (a, b) = figures(tell("There were 28 severe cases in the first group and 98 in the second group."))
    assert a.text == "There were 28 severe cases in the first group"
    assert b.text == "98 in the second group"
    assert not a.span.overlaps(b.span)


def test_a_part_of_a_whole_is_told_with_its_whole(tell) -> None:
    found = figures(tell("Divers recovered two of the three bells on Monday."))
    assert found[0].quantity.value == 2 and found[0].text.startswith("Divers recovered two of the three bells")


def test_wordings_and_languages_share_what_is_measured(tell) -> None:
    texts = [
        ("Eleven people were killed.", "en"),
        ("At least eleven dead in the crash.", "en"),
        ("Once personas han muerto.", "es"),
        ("Onze personnes sont mortes.", "fr"),
        ("Elf Menschen starben.", "de"),
    ]
    for text, language in texts:
        (found,) = figures(tell(text, language=language))
        assert {"person", "die"} <= set(found.measures) and found.quantity.value == 11, text


def test_who_says_so_is_kept(tell) -> None:
    (found,) = figures(tell("The mine held 1.8 tonnes of acid, fire authorities said."))
    assert [(a.who, a.cue, a.outlet, a.anonymous) for a in found.chain] == [("fire authorities", "said", False, False)]
    (found,) = figures(tell("Some 300 barrels leaked, according to the harbour office."))
    assert [a.who for a in found.chain] == ["the harbour office"]


def test_a_newsroom_stands_outside_those_it_cites(tell) -> None:
    (found,) = figures(tell("Some 300 barrels leaked, the Norvik news agency reported, citing port officials."))
    assert [(a.who, a.outlet) for a in found.chain] == [("the Norvik news agency", True), ("port officials", False)]


@pytest.mark.parametrize(
    "source", ["a source familiar with the matter", "two officials", "people familiar with the talks"]
)
def test_anonymous_sources_are_marked(tell, source: str) -> None:
    (found,) = figures(tell(f"The loan is worth $40 million, {source} said.".replace("  ", " ")))
    assert [a.anonymous for a in found.chain] == [True]


def test_as_of_is_the_day_the_clause_names(tell) -> None:
    (found,) = figures(tell("The toll rose to 14 on Tuesday.", published="2025-05-14"))
    assert found.as_of == "2025-05-13"


@pytest.mark.parametrize(
    "text",
    [
        "Jana Novak, 41, left.",
        "a 29-year-old nurse left",
        "It happened in 1987.",
        "($1 = 43.8 liras)",
        "I left home at four.",
    ],
)
def test_ages_years_rates_and_hours_of_the_day_are_no_statements(tell, text: str) -> None:
    assert figures(tell(text, names=["Jana Novak"])) == []


def test_a_sum_that_is_promised_has_its_terms(tell) -> None:
    (found,) = figures(tell("The Canadian cabinet pledged C$2 million to Orland on Monday.", names=["Orland"]))
    assert found.commitment is not None
    assert (found.commitment.amount, found.commitment.status, found.commitment.to) == (
        "C$2 million",
        "pledged",
        "Orland",
    )


def test_the_title_counts_and_says_that_it_is_one(tell) -> None:
    found = figures(tell("Rain fell.", title="Twelve rescued from quarry at Ovre"))
    assert [(s.title, s.quantity.value) for s in found] == [(True, Decimal(12))]

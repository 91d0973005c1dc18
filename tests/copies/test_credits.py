"""Outlets that a text names, by whatever name: what it has from them, in its own language or in another."""

from __future__ import annotations

from dataclasses import replace

from brenica import WIRE, article
from headwater.copies import keys, promising, relate, same_matter
from headwater.copies.leaning import credit
from headwater.copies.naming import named, spelt_out
from headwater.families import grow
from headwater.records import Article, Pair, Reading

STATION = article(
    "We counted 38 wet cellars in Brenica before breakfast.\n"
    "Nine of the people in the hall have asthma, says the nurse, Darja Kolnik, and two were driven to the clinic.\n"
    "The siren on the fire station has been silent since March. A stork lives in it.\n"
    "Nobody from the authority has come by.",
    "s#1", publisher="Radio Vrelec",
)  # fmt: skip
COLUMN = (
    "Rivers are honest. They go where they are let.\n"
    "Radio Vrelec, which two brothers run from a garage, went and looked. It counted 38 wet cellars before breakfast, "
    "and found the siren of the fire station silent, with a stork in it.\n"
    "I shall vote for the stork."
)


def test_an_outlet_that_is_only_named_is_enough_where_its_news_is_told() -> None:
    column = article(COLUMN, "c#1", publisher="The Slow Letter")
    assert len(set(keys(column)) & set(keys(STATION))) >= 2
    assert promising(column, STATION)
    assert relate(column, STATION).relation == "excerpted"
    bare = article(COLUMN.replace("Radio Vrelec", "Somebody"), "c#1", publisher="The Slow Letter")
    assert not credit(bare, STATION).sentences


def test_a_text_has_nothing_from_what_was_printed_days_later() -> None:
    column = article(COLUMN, "c#1", publisher="The Slow Letter")
    early = replace(column, published="2031-03-04")
    assert credit(early, replace(STATION, published="2031-03-03")).sentences
    assert not credit(early, replace(STATION, published="2031-03-06")).sentences


def test_initials_stand_for_the_name_that_a_text_spells_out() -> None:
    text = article("The Vrelec News Service reported on Monday that two cellars were dry.")
    assert spelt_out(text)["vns"] == ("vrelec news service",)
    assert credit(text, replace(STATION, publisher="VNS")).cued


def test_common_words_alone_name_no_outlet() -> None:
    assert named(" the harbour echo went to see ", "The Harbour Echo")
    assert not named(" a court in new york has ruled ", "New York Post")


def test_a_round_up_of_the_day_does_not_chain_its_items() -> None:
    strange = article(
        "The tram drivers of Castel Ombrone will strike on Friday, their union secretary Ilario Bencetti said.\n"
        "The 412 drivers want a fourth toilet at the Fosdina depot.\n"
        "Mayor Gualtiera Moschin called the demand a matter of plumbing.",
        "t#1",
    )
    letter = article("Petra Wolkan opened the gates. Ilario Bencetti wants a toilet.", "l#1")
    near = article("Petra Wolkan has opened the Orlath gates, and Brenica sleeps in a hall, Tellwire reports.", "n#1")

    def excerpt(source: Article, leaner: Article, score: float) -> Pair:
        one, two = sorted((source.ref, leaner.ref))
        prior = 2.0 if one == source.ref else -2.0
        return Pair(one, two, "excerpted", "a->b" if prior > 0 else "b->a", score, 0.1, 0.1, prior=prior)

    assert not same_matter([WIRE], [strange])
    readings = [Reading(it) for it in (WIRE, strange, letter, near)]
    pairs = [excerpt(WIRE, letter, 0.9), excerpt(strange, letter, 0.8), excerpt(WIRE, near, 0.7)]
    families = {family.refs for family in grow(readings, pairs)}
    assert families == {tuple(sorted((WIRE.ref, letter.ref, near.ref)))}
    assert {family.refs for family in grow(readings[::-1], pairs[::-1])} == families

"""What hardly comes in: hundreds of values, a crowd of copies, circles, nothing dated, one name of two people."""

from dataclasses import replace

import pytest

from headwater import stories

FIRST = "Fourteen people were injured when the ferry Malvina struck the pier at Tolvannes, the harbour office said."


def moved(one, ref, **told):
    """The same article under another reference."""
    article = replace(one.article, ref=ref, page=ref.partition("#")[0], **told)
    return replace(
        one,
        article=article,
        statements=tuple(replace(it, ref=ref) for it in one.statements),
        mentions=tuple(replace(it, ref=ref) for it in one.mentions),
    )


def test_three_hundred_values_of_one_claim_are_no_crash(reading, tree, laid_out):
    told = [
        reading(f"p{n}#1", f"{n} people were injured when the ferry struck the pier.", publisher=f"Paper {n}")
        for n in range(2, 302)
    ]
    story, claims = stories.tell(told)
    assert sum(len(claim.values) for claim in claims) >= 290
    assert all(claim.independent <= 300 for claim in claims)
    assert story.independent_sources == 300


def test_a_story_of_many_copies_has_one_source(reading, tree):
    first = reading("p0#1", FIRST, publisher="Grenmark Wire")
    many = [first, *(moved(first, f"p{n}#1", publisher=f"Paper {n}") for n in range(1, 301))]
    family = tree("f", *((f"p{n}#1", "p0#1", "verbatim") for n in range(1, 301)))
    story, claims = stories.tell(many, [family])
    assert story.independent_sources == 1
    assert {claim.independent for claim in claims} == {1}


@pytest.mark.parametrize(
    "texts",
    [
        ("The repair costs 3.2 million crowns, Quay Radio reported.", "The repair costs 3.2 million crowns, the "
         "Tolvannes Post reported."),
        ("The repair costs 3.2 million crowns, Quay Radio reported that the Tolvannes Post reported.",
         "The repair costs 3.2 million crowns, Quay Radio reported."),
    ],
)  # fmt: skip
def test_newsrooms_that_name_one_another_are_counted_at_most_once_each(reading, texts):
    told = [
        reading("a#1", texts[0], publisher="Tolvannes Post"),
        reading("b#1", texts[1], publisher="Quay Radio"),
    ]
    _, claims = stories.tell(told)
    assert claims
    assert all(1 <= claim.independent <= 2 for claim in claims)


def test_without_any_date_everything_is_told_and_nothing_is_planned(reading, wire, witness):
    told = [
        reading("a#1", wire, publisher="Grenmark Wire", published=None, published_from="none"),
        reading("b#1", witness, publisher="Tolvannes Post", published=None, published_from="none"),
    ]
    assert len(stories.group(told, ())) == 1
    story, claims = stories.tell(told)
    assert story.first_published is None and story.last_published is None
    assert not any(row.planned for row in story.timeline)
    assert claims and all(claim.independent <= 2 for claim in claims)


def test_a_figure_that_only_copies_have_has_the_source_they_were_made_from(reading, tree, laid_out):
    more = "The ferry carried 212 passengers."
    told = [
        reading("a#1", FIRST, publisher="Grenmark Wire"),
        reading("b#1", f"{FIRST}\n{more}", publisher="Elsewhere Daily", published="2024-03-13"),
        reading("c#1", f"{FIRST}\n{more}", publisher="Farther Daily", published="2024-03-14"),
    ]
    trees = [tree("f", ("b#1", "a#1", "edited"), ("c#1", "b#1", "verbatim"))]
    _, claims = stories.tell(told, **laid_out(told, trees))
    old = [claim for claim in claims if "212" in claim.text]
    assert old and {claim.independent for claim in old} == {1}


def test_two_people_of_one_name_do_not_make_one_story(reading):
    told = [
        reading("a#1", "Pilot Oskar Brandvold has been fined for striking the pier at Tolvannes with the Malvina.\n"
                "Judge Ylva Sternhagen said the harbour office had warned the crew of the Malvina twice.",
                title="Malvina pilot fined over Tolvannes pier", publisher="Grenmark Wire"),
        reading("b#1", "Oskar Brandvold scored twice as the skating club of Rovinje won the regional cup on Saturday.\n"
                "Coach Tadeja Krapec praised the goalkeeper Milun Sorge and supporters from Brod Kamen.",
                title="Rovinje win the cup in Brod Kamen", publisher="Rovinje Sport"),
    ]  # fmt: skip
    assert len(stories.group(told, ())) == 2

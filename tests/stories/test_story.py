from headwater import stories
from headwater.stories.sigla import letter


def test_letters_are_sources_and_numbers_their_copies(reading, tree, laid_out, wire, witness):
    readings = [
        reading("a#1", wire, publisher="Grenmark Wire", published="2024-03-11"),
        reading("b#1", wire, publisher="Ostra Mail", published="2024-03-12"),
        reading("c#1", witness, publisher="Quay Radio", published="2024-03-13"),
    ]
    story, _ = stories.tell(readings, **laid_out(readings, [tree("f", ("b#1", "a#1", "verbatim"))]))
    assert dict(story.sigla) == {"a#1": "A", "b#1": "A1", "c#1": "B"}
    assert story.independent_sources == 2 and story.refs == ("a#1", "b#1", "c#1")


def test_a_lost_version_is_nought_and_its_house_keeps_the_letter(reading, tree, laid_out, wire):
    readings = [
        reading("a#1", wire, publisher="Grenmark Wire", published="2024-03-12"),
        reading("b#1", wire, publisher="Ostra Mail", published="2024-03-13"),
    ]
    lost = tree("f", ("a#1", "lost:1", "revised"), ("b#1", "lost:1", "rewritten"))
    story, _ = stories.tell(readings, **laid_out(readings, [lost]))
    assert dict(story.sigla) == {"lost:1": "A0", "a#1": "A", "b#1": "A1"}


def test_after_z_comes_aa():
    assert [letter(n) for n in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_weekdays_count_from_the_articles_own_date(reading):
    text = "The ferry Malvina struck the pier on Monday.\nA hearing will be held on March 20 in Tolvannes."
    story, _ = stories.tell([reading("a#1", text, published="2024-03-13")])
    rows = {row.date: row for row in story.timeline}
    assert "2024-03-11" in rows and not rows["2024-03-11"].planned
    assert rows["2024-03-20"].planned and rows["2024-03-20"].precision == "day"


def test_days_from_one_to_another_are_one_row_of_the_timeline(reading):
    story, _ = stories.tell(
        [reading("a#1", "The fair of Tolvannes runs from 8-12 May on the old pier.", published="2024-03-12")]
    )
    assert [(row.date, row.precision, row.planned) for row in story.timeline if "fair" in row.event] == [
        ("2024-05-08/2024-05-12", "day", True)
    ]


def test_without_a_date_of_its_own_a_weekday_is_left_out(reading):
    story, _ = stories.tell([reading("a#1", "The ferry struck the pier on Monday.", published=None)])
    assert story.timeline == ()


def test_the_timeline_is_in_order_and_names_who_dates_it(reading):
    readings = [
        reading("a#1", "The pier was built in May 2019. The Malvina struck it on March 11, 2024.", title="Hit"),
        reading("b#1", "On March 11, 2024 the Malvina struck the pier.", title="Pier hit"),
    ]
    story, _ = stories.tell(readings)
    assert [row.date for row in story.timeline] == sorted(row.date for row in story.timeline)
    assert {"a#1", "b#1"} <= {ref for row in story.timeline if row.date == "2024-03-11" for ref in row.refs}


def test_a_summary_has_at_most_five_sentences_and_none_twice(reading, tree, laid_out, wire, witness):
    readings = [
        reading("a#1", wire, publisher="Grenmark Wire"),
        reading("b#1", wire, publisher="Ostra Mail"),
        reading("c#1", witness, publisher="Quay Radio"),
    ]
    story, _ = stories.tell(readings, **laid_out(readings, [tree("f", ("b#1", "a#1", "verbatim"))]))
    assert 1 <= len(story.summary) <= 5
    assert len({s.sentence for s in story.summary}) == len(story.summary)
    assert "b#1" not in {s.ref for s in story.summary}

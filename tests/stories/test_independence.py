import pytest

from headwater import stories


def _claim(told, words):
    return next(c for c in told[1] if any(words in q.text for v in c.values for q in v.quotes))


def test_a_reprint_is_no_second_source(reading, tree, laid_out, wire):
    readings = [reading("a#1", wire, publisher="Grenmark Wire"), reading("b#1", wire, publisher="Tolvannes Post")]
    told = stories.tell(readings, **laid_out(readings, [tree("f", ("b#1", "a#1", "verbatim"))]))
    claim = _claim(told, "injured")
    assert claim.independent == 1 and claim.origins == ("a#1",) and claim.verdict == "single"


def test_two_reporters_who_heard_one_pilot_are_two_sources_and_one_voice(reading, wire, witness):
    readings = [reading("a#1", wire, publisher="Grenmark Wire"), reading("b#1", witness, publisher="Quay Radio")]
    claim = _claim(stories.tell(readings), "fenders")
    assert claim.independent == 2
    assert len(claim.voices) == 1 and "Brandvold" in claim.voices[0]


def test_a_later_version_by_the_same_house_is_no_second_source(reading, tree, laid_out, wire):
    later = wire.replace("Fourteen", "Nineteen")
    readings = [
        reading("a#1", wire, publisher="Grenmark Wire"),
        reading("b#1", later, publisher="Grenmark Wire", published="2024-03-13"),
    ]
    told = stories.tell(readings, **laid_out(readings, [tree("f", ("b#1", "a#1", "revised"))]))
    claim = _claim(told, "injured")
    assert (claim.independent, claim.verdict, claim.cause) == (1, "refined", "corrected-by-source")


def test_an_outlet_that_prints_an_agency_we_do_not_hold_speaks_for_the_agency(reading, wire):
    readings = [
        reading("a#1", wire, publisher="Tolvannes Post", agency="Grenmark Wire"),
        reading("b#1", wire, publisher="Ostra Mail", agency="Grenmark Wire"),
    ]
    claim = _claim(stories.tell(readings), "injured")
    assert claim.independent == 1


def test_copies_of_a_lost_version_have_one_source(reading, tree, laid_out, wire):
    readings = [
        reading("a#1", wire, publisher="Tolvannes Post", agency="Grenmark Wire"),
        reading("b#1", wire, publisher="Ostra Mail"),
    ]
    lost = tree("f", ("a#1", "lost:1", "verbatim"), ("b#1", "lost:1", "edited"))
    assert _claim(stories.tell(readings, **laid_out(readings, [lost])), "injured").independent == 1


@pytest.mark.parametrize("words", ["injured", "fenders", "crowns", "northern quay"])
@pytest.mark.parametrize("publisher", ["Ostra Mail", "Grenmark Wire", None])
def test_adding_an_exact_copy_never_changes_a_count(reading, tree, laid_out, wire, witness, words, publisher):
    readings = [reading("a#1", wire, publisher="Grenmark Wire"), reading("b#1", witness, publisher="Quay Radio")]
    before = _claim(stories.tell(readings), words)
    readings.append(reading("c#1", wire, publisher=publisher, published="2024-03-14"))
    told = stories.tell(readings, **laid_out(readings, [tree("f", ("c#1", "a#1", "verbatim"))]))
    after = _claim(told, words)
    assert (after.independent, after.verdict, after.origins) == (before.independent, before.verdict, before.origins)


def test_circular_copying_ends_and_counts_no_more_than_the_houses(reading, tree, laid_out, wire):
    readings = [reading(f"{n}#1", wire, publisher=f"House {n}") for n in "abc"]
    ring = tree("f", ("a#1", "b#1", "verbatim"), ("b#1", "c#1", "verbatim"), ("c#1", "a#1", "verbatim"))
    told = stories.tell(readings, **laid_out(readings, [ring]))
    assert all(1 <= c.independent <= 3 for c in told[1])


def test_who_repeats_a_release_without_another_source_is_no_origin(reading):
    text = "Norkai carried {} passengers through Tolvannes last year."
    readings = [
        reading("a#1", text.format("46,112"), publisher="Norkai", kind="release", published="2024-03-11"),
        reading("b#1", text.format("46,112"), publisher="Quay Radio"),
    ]
    assert _claim(stories.tell(readings), "passengers").independent == 1


def test_a_report_that_names_another_newsroom_leads_back_to_it(reading):
    readings = [
        reading("a#1", "Police found 312 crates of arms in the port of Tolvannes.", publisher="Quay Radio"),
        reading("b#1", "Police found 312 crates of arms in the port, Quay Radio reported.", publisher="Ostra Mail"),
    ]
    claim = _claim(stories.tell(readings), "crates")
    assert claim.independent == 1 and claim.origins == ("a#1",)


NOTICE = "Norkai plc has repaired the northern quay. We will spend 3.25 million euros on the repair of the pier."


def test_what_the_company_said_in_its_notice_is_the_notices(reading):
    readings = [
        reading("a#1", NOTICE, publisher="Norkai plc", kind="release", published="2024-03-12T06:00"),
        reading(
            "b#1", "It will spend 3.25 million euros on the repair of the pier, the company said.",
            publisher="Quay Radio", published="2024-03-12",
        ),
    ]
    claim = _claim(stories.tell(readings), "3.25 million")
    assert len(claim.values[0].refs) == 2
    assert claim.origins == ("a#1",)


def test_a_notice_has_no_passage_from_a_report_that_came_after_it(reading, tree):
    readings = [
        reading("a#1", NOTICE, publisher="Norkai plc", kind="release", published="2024-03-12T06:00"),
        reading("b#1", NOTICE, publisher="Quay Radio", published="2024-03-12T09:00"),
    ]
    told = stories.tell(readings, [tree("f", ("a#1", "b#1", "excerpted"))])
    assert _claim(told, "3.25 million").origins == ("a#1",)


@pytest.mark.parametrize(("whom", "sources"), [("a television channel", 1), ("reporters", 2)])
def test_a_quote_given_to_another_newsroom_is_not_ones_own(reading, whom, sources):
    said = '"We had asked for new fenders for three years," pilot Oskar Brandvold told {}.'
    readings = [
        reading("a#1", said.format(whom), publisher="Grenmark Wire"),
        reading("b#1", said.format("us in the studio"), publisher="Fjord Television"),
    ]
    assert _claim(stories.tell(readings), "fenders").independent == sources


def test_a_figure_from_before_anothers_correction_is_no_conflict(reading, tree, laid_out):
    first = "The yard at Tolvannes has arrested work on 14 ferries, the harbour office said."
    readings = [
        reading("a#1", first, publisher="Grenmark Wire", published="2024-03-12T08:00"),
        reading("b#1", first.replace("14", "13"), publisher="Grenmark Wire", published="2024-03-12T15:00"),
        reading("c#1", "Work on 14 ferries has been arrested at the Tolvannes yard.", publisher="Quay Radio"),
    ]
    claim = _claim(stories.tell(readings, **laid_out(readings, [tree("f", ("b#1", "a#1", "revised"))])), "ferries")
    assert claim.verdict == "refined" and claim.cause == "corrected-by-source"

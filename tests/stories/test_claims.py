import random

from headwater import stories


def _claim(told, words):
    return next(c for c in told[1] if any(words in q.text for v in c.values for q in v.quotes))


def _copy(reading, tree, laid_out, wire, change, **more):
    readings = [
        reading("a#1", wire, publisher="Grenmark Wire", title="Ferry strikes pier at Tolvannes"),
        reading("b#1", wire.replace(*change), publisher="Ostra Mail", **more),
    ]
    return stories.tell(readings, **laid_out(readings, [tree("f", ("b#1", "a#1", "rewritten"))]))


def test_a_damaged_figure_is_one_claim_with_one_source_and_names_the_copy(reading, tree, laid_out, wire):
    claim = _claim(_copy(reading, tree, laid_out, wire, ("Fourteen", "Forty")), "injured")
    assert (claim.verdict, claim.cause, claim.independent) == ("conflict", "changed-in-copying", 1)
    assert {v.normalized for v in claim.values} == {"14 people", "40 people"}
    assert "Ostra Mail" in claim.why and "Grenmark Wire" in claim.why


def test_a_lost_not_is_a_conflict_made_in_copying(reading, tree, laid_out, wire):
    claim = _claim(_copy(reading, tree, laid_out, wire, ("has not closed", "has closed")), "northern quay")
    assert (claim.verdict, claim.cause) == ("conflict", "changed-in-copying")


def test_sources_that_count_differently_conflict_between_sources(reading):
    readings = [
        reading("a#1", "Police said 14 people were injured in the crash of the ferry Malvina.", publisher="Wire"),
        reading("b#1", "Doctors said 17 people were injured in the crash of the ferry Malvina.", publisher="Radio"),
    ]
    claim = _claim(stories.tell(readings), "injured")
    assert (claim.verdict, claim.cause, claim.independent) == ("conflict", "sources-differ", 2)


def test_a_rounded_figure_agrees_with_the_exact_one(reading):
    readings = [
        reading("a#1", "About 46,000 passengers hold tickets of the airline Malvina.", publisher="Wire"),
        reading("b#1", "In all 46,112 passengers hold tickets of the airline Malvina.", publisher="Radio"),
    ]
    assert _claim(stories.tell(readings), "tickets").verdict == "agree"


def test_a_sum_told_in_two_currencies_is_one_figure(reading):
    text = "Grenmark will lend the port 2.6 billion crowns ($240 million) for the pier."
    told = stories.tell([reading("a#1", text, publisher="Wire")])
    assert sum(c.kind == "figure" for c in told[1]) == 1


def test_quotes_stand_verbatim_at_their_place(reading, tree, laid_out, wire):
    told = _copy(reading, tree, laid_out, wire, ("Fourteen", "Forty"))
    texts = {"a#1": f"Ferry strikes pier at Tolvannes\n{wire}", "b#1": wire.replace("Fourteen", "Forty")}
    quotes = [q for c in told[1] for v in c.values for q in v.quotes]
    assert quotes and all(q.span.of(texts[q.ref]) == q.text for q in quotes)
    assert all(s.span.of(texts[s.ref]) == s.sentence for s in told[0].summary)


def test_order_of_articles_and_pairs_does_not_matter(reading, tree, laid_out, wire, witness):
    readings = [
        reading("a#1", wire, publisher="Grenmark Wire"),
        reading("b#1", wire.replace("Fourteen", "Forty"), publisher="Ostra Mail"),
        reading("c#1", witness, publisher="Quay Radio"),
    ]
    more = laid_out(readings, [tree("f", ("b#1", "a#1", "edited"))])
    first = stories.tell(readings, **more)
    for seed in range(4):
        mixed = readings[:]
        random.Random(seed).shuffle(mixed)
        more["pairs"] = list(reversed(more["pairs"]))
        assert stories.tell(mixed, **more) == first


def test_what_all_articles_say_comes_before_what_one_says(reading, tree, laid_out, wire, witness):
    readings = [reading("a#1", wire, publisher="Grenmark Wire"), reading("c#1", witness, publisher="Quay Radio")]
    told = stories.tell(readings)
    ranks = [len({q.ref for v in c.values for q in v.quotes}) for c in told[1]]
    assert ranks[0] == 2 and ranks[-1] == 1


def test_sixty_values_of_one_figure_are_one_crowd_and_no_crash(reading):
    texts = [f"{n + 20} people were injured at the pier." for n in range(60)]
    readings = [reading(f"{n}#1", text, publisher=f"House {n}") for n, text in enumerate(texts)]
    story, claims = stories.tell(readings)
    assert all(c.independent <= 60 for c in claims) and story.independent_sources == 60


def test_an_empty_article_tells_nothing(reading):
    story, claims = stories.tell([reading("a#1", "", published=None)])
    assert claims == () and story.summary == () and story.first_published is None

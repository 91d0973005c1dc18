"""What `families.changes` lists between an exemplar and a copy, on fiction of our own."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from headwater.copies import align
from headwater.families.changes import changes
from headwater.names import find
from headwater.records import AlignedSentences, Alteration, Article, Reading, Span


def article(text: str, *, title: str | None = None, language: str = "en", page: str = "p.txt") -> Article:
    """An article whose page holds its title and one paragraph a line."""
    lines = ([title] if title else []) + text.split("\n")
    ends = list(itertools.accumulate(len(line) + 1 for line in lines))
    spans = [Span(end - len(line) - 1, end - 1) for line, end in zip(lines, ends, strict=True)]
    body = tuple(spans[1:] if title else spans)
    whole = "\n".join(lines)
    return Article(
        f"{page}#1", page, 1, Span(0, len(whole)), body, "\n".join(s.of(whole) for s in body),
        title=title, title_span=spans[0] if title else None, language=language, published="2025-06-03",
    )  # fmt: skip


def compared(one: str, other: str, *, languages: tuple[str, str] = ("en", "en")) -> tuple[Alteration, ...]:
    a, b = article(one, language=languages[0], page="a.txt"), article(other, language=languages[1], page="b.txt")
    return changes(Reading(a, find(a)), Reading(b, find(b)), align(a, b))


def rows(one: str, other: str, **how: tuple[str, str]) -> set[tuple[str, str | None, str | None, bool]]:
    return {(x.type, x.before, x.after, x.meaning_changed) for x in compared(one, other, **how)}


FIRE = (
    "Fire destroyed 14 barns near the village of Oberlund on Tuesday, the regional police said.\n"
    "Farmer Anders Lindqvist told reporters that nobody was hurt and that the loss came to 1.8 million euros.\n"
    "The flames spread within nine minutes and reached the western edge of the forest, 12 kilometres from the coast."
)


def test_verbatim_copy_has_no_changes() -> None:
    assert compared(FIRE, FIRE) == ()


def test_style_is_not_listed() -> None:
    spun = (
        "A blaze destroyed 14 barns close to the village of Oberlund on Tuesday, regional police stated.\n"
        "Farmer Anders Lindqvist told journalists that nobody was injured and that the loss came to €1.8 million.\n"
        "The flames spread inside nine minutes and reached the western border of the woods, 12 km from the coast."
    )
    assert [x for x in compared(FIRE, spun) if x.meaning_changed] == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("14 barns", "40 barns", "number"),
        ("1.8 million euros", "18 million euros", "money"),
        ("nine minutes", "nine hours", "unit"),
        ("on Tuesday", "on Thursday", "date"),
        ("Oberlund", "Oberland", "name place"),
        ("Anders Lindqvist", "Andrew Lindkist", "name"),
        ("western", "eastern", "place"),
        ("nobody was hurt", "somebody was hurt", "negation"),
        ("The flames spread", "The flames may have spread", "modality"),
        ("Farmer Anders", "Fire captain Anders", "role"),
    ],
)
def test_one_changed_fact_is_told_with_its_place(old: str, new: str, kind: str) -> None:
    copy = FIRE.replace(old, new)
    found = [x for x in compared(FIRE, copy) if x.meaning_changed]
    assert {x.type for x in found} <= set(kind.split()) and found
    at = copy.index(new)
    assert any(x.b is not None and x.b.overlaps(Span(at, at + len(new))) for x in found)


def test_words_stand_verbatim_at_their_places() -> None:
    copy = FIRE.replace("14", "41").replace("nobody", "somebody").replace("Lindqvist", "Lindkist")
    copy += "\nMore reports will follow soon."
    found = compared(FIRE, copy)
    assert found
    for x in found:
        assert x.before == (None if x.a is None else x.a.of(FIRE))
        assert x.after == (None if x.b is None else x.b.of(copy))


def test_right_conversion_changes_no_meaning() -> None:
    found = compared(FIRE, FIRE.replace("12 kilometres", "7.5 miles"))
    assert [(x.type, x.meaning_changed) for x in found] == [("unit", False)]


def test_figure_is_found_in_a_reworded_sentence() -> None:
    one = "The council will spend 50 million crowns on the new bridge, officials announced on Monday."
    other = "Officials announced on Monday that 15 million crowns will be spent by the council on the bridge."
    assert ("money", "50 million crowns", "15 million crowns", True) in rows(one, other)


def test_lost_denial_is_found_across_languages() -> None:
    one = "Das Unternehmen hat den Vertrag mit der Stadt nicht unterschrieben."
    other = "The company has signed the contract with the city."
    assert "negation" in {x.type for x in compared(one, other, languages=("de", "en"))}


def test_thousands_of_another_language_are_no_change() -> None:
    one = "Die Stadt zählt 14.500 Einwohner und 71,4 Prozent davon arbeiten im Hafen."
    other = "The city has 14,500 inhabitants, and 71.4 percent of them work in the port."
    assert not [x for x in compared(one, other, languages=("de", "en")) if x.type in ("number", "unit")]


def test_quotation_that_lost_its_marks_is_told() -> None:
    one = 'He was invited as a "special guest," according to officials who briefed the press about the visit.'
    other = "He was invited as a special guest, according to officials who briefed the press about the visit."
    assert ("quote-dropped", '"special guest,"', "special guest", True) in rows(one, other)


def test_changed_words_inside_a_quotation_are_told_as_quotation_too() -> None:
    one = '"We have not sold the harbour and we never will," mayor Ines Calvet said on Friday.'
    other = '"We have sold the harbour and we never will," mayor Ines Calvet said on Friday.'
    assert {"negation", "quote-altered"} <= {x.type for x in compared(one, other)}


def test_source_left_out_is_told() -> None:
    one = "The bridge was closed because two cables had rusted, the transport ministry said."
    other = "The bridge was closed because two cables had rusted."
    assert ("attribution", "the transport ministry said", None, True) in rows(one, other)


def test_weakened_and_firmed_up_statements_are_modality() -> None:
    one = "The party did not accept the result and would approach the constitutional court."
    other = "The party did not accept the result and might approach the constitutional court."
    assert ("modality", "would", "might", True) in rows(one, other)


def test_dropped_and_added_sentences_are_told_once() -> None:
    gone = " The mayor of the town promised new houses before the winter."
    kinds = [(x.type, x.before, x.after) for x in compared(FIRE + gone, FIRE)]
    assert kinds == [("sentence-dropped", gone.strip(), None)]
    assert [x.type for x in compared(FIRE, FIRE + gone)] == ["sentence-added"]


def test_nothing_aligned_gives_no_rows_of_change() -> None:
    a, b = article("One sentence about ships."), article("Another text about bees.")
    assert changes(Reading(a), Reading(b), ()) == ()
    assert changes(Reading(article("")), Reading(article("")), ()) == ()


def test_a_huge_sentence_costs_little() -> None:
    words = " ".join(f"word{n} {n} million euros," for n in range(30_000))
    a, b = article(words), article(words.replace("7", "8"))
    row = AlignedSentences(a.body[0], b.body[0], "edited", 0.9)
    changes(Reading(a), Reading(b), (row,))


def test_order_of_the_alignment_does_not_matter() -> None:
    copy = FIRE.replace("14", "41").replace("western", "eastern").replace("nobody", "somebody")
    a, b = article(FIRE), article(copy)
    alignment = align(a, b)
    one, other = Reading(a, find(a)), Reading(b, find(b))
    assert changes(one, other, alignment) == changes(one, other, tuple(reversed(alignment)))


def test_figures_that_changed_places_are_told() -> None:
    one = "Doctors counted 28 grave cases among the vaccinated volunteers and 98 in the placebo group of the trial."
    other = "Doctors counted 98 grave cases among the vaccinated volunteers and 28 in the placebo group of the trial."
    assert any("28" in (x.before or "") and "98" in (x.after or "") for x in compared(one, other))


def test_sum_in_another_currency_is_a_change_only_when_it_is_not_worth_the_same() -> None:
    one = "The harbour authority of Tolmund paid 100 million euros for the two new cranes last year."
    right = {(x.type, x.meaning_changed) for x in compared(one, one.replace("100 million euros", "$114 million"))}
    wrong = {(x.type, x.meaning_changed) for x in compared(one, one.replace("100 million euros", "$100 million"))}
    assert right == {("money", False)}
    assert wrong == {("money", True)}


def test_person_who_is_renamed_everywhere_is_told_once() -> None:
    one = "Mayor Hanna Brodersen opened the pool.\nBrodersen said it was late.\nHanna Brodersen then swam a length."
    found = [x for x in compared(one, one.replace("Brodersen", "Bradersan")) if x.type == "name"]
    assert len({(x.before, x.after) for x in found}) == len(found)
    assert ("Hanna Brodersen", "Hanna Bradersan") in {(x.before, x.after) for x in found}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("9" * 400 + " people came to the harbour.", "8" * 400 + " people came to the harbour."),
        ("It cost 0." + "0" * 300 + "1 euros, the town said.", "It cost 0." + "0" * 200 + "2 euros, the town said."),
        ('"""" “„« said said said not no.', '" „» not said «“ no said.'),
        ("A-B-C- -- 1,,,2 €€ $$ %%.", "A-B-D- -- 2,,,1 $$ €€ %%."),
        ("Ω≈ç√ 中文 тест \u202e abc", "中文 Ω≈ç тест abc \u200b"),
    ],
)
def test_odd_characters_and_figures_do_not_crash(one: str, other: str) -> None:
    a, b = article(one), article(other)
    changes(Reading(a, find(a)), Reading(b, find(b)), (AlignedSentences(a.body[0], b.body[0], "edited", 0.5),))


def test_what_a_later_sibling_has_more_was_put_in_there() -> None:
    speech = '\n"We will rebuild every barn before the first snow falls on us," Lindqvist said on the square.'
    a, b = article(FIRE + speech, page="a.txt"), article(FIRE.replace("14 barns", "40 barns"), page="b.txt")
    readings = Reading(a, find(a)), Reading(b, find(b))
    blamed = {(x.type, x.a is None, x.b is None) for x in changes(*readings, align(a, b)) if x.type != "number"}
    assert blamed == {("quote-dropped", False, True)}
    told = changes(*readings, align(a, b), later="a")
    assert [(x.type, x.a is None, x.b is None) for x in told if x.type != "number"] == [("sentence-added", False, True)]
    assert any(x.type == "number" and x.after == "40 barns" for x in told)


@pytest.mark.parametrize(
    ("old", "new", "kind", "before", "after"),
    [
        (
            "A Danish trawler was towed to port on Monday.",
            "A trawler from Sweden was towed to port on Monday.",
            "place",
            "Danish",
            "Sweden",
        ),
        (
            "The transport ministry sent two boats to the bay on Monday.",
            "The dangerous ministry sent two boats to the bay on Monday.",
            "role",
            "transport ministry",
            "dangerous ministry",
        ),
        (
            "Chief Minister Arun Velkar ruled out a new vote on Monday.",
            "Main Minister Arun Velkar ruled out a new vote on Monday.",
            "role",
            "Chief Minister",
            "Main Minister",
        ),
        (
            "An explosion tore through the mill on Thursday, killing seven workers and hurting 38 others.",
            "Nine workers died and 36 others were hurt when an explosion tore through the mill on Thursday.",
            "number",
            "seven workers",
            "Nine workers",
        ),
        (
            'The painting "Woman with a Quince" was found in a barn near the river.',
            'The painting "Woman with a Quill" was found in a barn near the river.',
            "name",
            "Quince",
            "Quill",
        ),
    ],
)
def test_what_became_another_is_listed(old: str, new: str, kind: str, before: str, after: str) -> None:
    assert (kind, before, after, True) in rows(old, new)


def test_another_word_for_the_same_body_is_not_listed() -> None:
    old, new = ("The labour ministry sent two inspectors.", "The ministry of labor sent two inspectors.")
    assert not [x for x in rows(old, new) if x[0] == "role"]


@pytest.mark.parametrize("tag", ["UPDATE 2-", "CORRECTED-", "WRAPUP 3-"])
def test_the_version_tag_of_a_headline_is_no_figure(tag: str) -> None:
    a = article(FIRE, title=f"{tag}Nine barns burn in Oberlund", page="a.txt")
    b = article(FIRE, title="Nine barns burn in Oberlund", page="b.txt")
    assert changes(Reading(a, find(a)), Reading(b, find(b)), align(a, b)) == ()


def test_a_word_that_denies_in_another_language_is_a_denial() -> None:
    old, new = "The union Varsel disputed this on Monday.", "Die Gewerkschaft Varsel bestritt das am Montag."
    told = rows(old, new, languages=("en", "de"))
    assert not [x for x in told if x[0] == "negation"]


def test_a_part_of_a_name_that_became_another_word_is_listed_across_languages() -> None:
    told = rows(
        "El barco cubría el trayecto entre Porto Mirella y la isla de Onsea cuando golpeó la barcaza.",
        "The boat covered the way between Carry Mirella and the island of Onsea when it struck the barge.",
        languages=("es", "en"),
    )
    assert {x for x in told if x[1] == "Porto Mirella"} == {("name", "Porto Mirella", "Carry Mirella", True)}


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("a 17th-century portrait", "a 18th-century portrait", ("date", "17", "18", True)),
        ("one in ten canvases", "nine in ten canvases", ("number", "one in ten", "nine in ten", True)),
        ("a chair in a boathouse", "a chair in a houseboat", ("role", "boathouse", "houseboat", True)),
    ],
)
def test_small_slips_of_ranks_shares_and_compounds_are_listed(
    old: str, new: str, row: tuple[str, str, str, bool]
) -> None:
    frame = "Detectives in Oberlund recovered {} near the river on Monday, the museum said."
    assert row in rows(frame.format(old), frame.format(new))


def test_an_office_that_another_language_tells_otherwise_is_the_same() -> None:
    old = "Chief Executive Anna Berg rejected the offer on Monday."
    new = "La directora ejecutiva y director Anna Berg rechazó la oferta el lunes."
    assert not [x for x in rows(old, new, languages=("en", "es")) if x[0] == "role"]


def test_a_report_need_not_quote_all_of_a_release() -> None:
    speech = '\n"We will rebuild every barn before the first snow falls on us all," Lindqvist said on the square.'
    a, b = article(FIRE + speech, page="a.txt"), article(FIRE.replace("14 barns", "40 barns"), page="b.txt")
    kinds = {
        kind: {x.type for x in changes(Reading(replace(a, kind=kind)), Reading(b), align(a, b))}
        for kind in ("report", "release")
    }
    assert kinds == {"report": {"number", "quote-dropped"}, "release": {"number", "sentence-dropped"}}


@pytest.mark.parametrize(
    ("old", "new", "row"),
    [
        ("the minister", "the deputy minister", ("role", "minister", "deputy minister", True)),
        ("the vice president", "the president", ("role", "vice president", "president", True)),
        ("police closed the road because", "police closed the road although",
         ("causality", "because", "although", True)),
        ("the bridge may open", "the bridge will open", ("modality", "may", "will", True)),
        ("all ships", "some ships", ("number", "all", "some", True)),
        ("Farmers in Lindau of the Oberlund-born clerk", "Farmers in Lindau of the Kesselby-born clerk",
         ("name", "Oberlund", "Kesselby", True)),
    ],
)  # fmt: skip
def test_one_exchanged_word_that_turns_a_fact_is_listed(old: str, new: str, row: tuple[str, str, str, bool]) -> None:
    frame = "A crowd had waited near the old harbour of Brevik since dawn, and {} the storm came in from the lake."
    assert row in rows(frame.format(old), frame.format(new))


def test_a_day_that_no_calendar_has_is_listed() -> None:
    one = "The council of Oberlund met on February 29, 2024 and voted for the new harbour wall in the old town."
    assert ("date", "29", "92", True) in rows(one, one.replace("29", "92"))


def test_short_forms_of_a_name_are_no_change_and_lost_letters_are() -> None:
    one = "The U.S. Senate heard Peter Halvorsen on the loss of the ferry, and Halvorsen answered for two hours."
    assert not {r for r in rows(one, one.replace("U.S.", "United States")) if r[3]}
    two = "A crowd in the old harbour said that Peter Nolan had signed the lease of the ferry before the storm came."
    assert ("name", "Peter Nolan", "Peter Noln", True) in rows(two, two.replace("Nolan", "Noln"))


def test_a_denial_told_by_another_verb_of_the_same_sense_is_style() -> None:
    one = "The mayor of Oberlund declined to say whether the harbour wall would be built before the winter storms."
    assert not {r for r in rows(one, one.replace("declined", "refused")) if r[0] == "negation"}
    assert {r for r in rows(one, one.replace("declined to say", "said")) if r[0] == "negation"}


def test_a_report_in_its_own_words_owes_the_release_nothing() -> None:
    release = (
        "Brevik Shipyard today announced the delivery of its tenth ferry to the county of Oberlund.\n"
        "\u201cThis vessel is the result of nine years of patient work by our people,\u201d said its head Ana Holt.\n"
        "\u201cNo other yard has built a ferry that runs so quietly for so long,\u201d Holt said on the quay.\n"
        "The ferry carries 240 passengers and will not need diesel on the lake route.\n"
        "The company expects further orders from three counties before the end of next year."
    )
    report = (
        "After long delays the county of Oberlund has received a tenth boat from the yard in Brevik.\n"
        "It can take 240 passengers across the lake, and it runs on batteries alone, the builder says.\n"
        "Residents who have waited two winters for it were less cheerful than the guests on the quay.\n"
        "Critics of the deal say that it has cost twice what the county was told at the start."
    )
    assert not {r for r in rows(release, report) if r[0] in ("quote-dropped", "attribution", "negation", "modality")}


def test_what_lies_past_the_compared_part_of_a_dump_is_no_change() -> None:
    lines = [f"Entry {n} of the harbour log says that boat {n} left the quay of Brevik at dawn." for n in range(900)]
    tail = "\u201cNobody in this town has ever seen such a storm in June,\u201d said harbour master Ana Holt on Friday."
    found = compared("\n".join([*lines, tail]), "\n".join(lines))
    assert [x for x in found if x.type == "quote-dropped"] == []


def test_another_currency_in_words_that_stand_otherwise_is_listed() -> None:
    one = "The ferry line of Oberlund lost $3.1 million last winter, the county said after the storm."
    assert ("money", "$3.1 million", "€3.1 million", True) in rows(one, one.replace("$", "€"))


def test_a_speaker_told_between_commas_or_after_the_verb_is_the_same_source() -> None:
    one = "Its chief engineer, Anders Holt, said the wall had been repaired in the same week as the bridge of Brevik."
    two = "Anders Holt, its chief engineer, said that the wall had been repaired in one week with the bridge of Brevik."
    assert not {r for r in rows(one, two) if r[0] == "attribution"}
    three = "More rain is forecast for the valley of Oberlund until Sunday, the weather institute said."
    four = "More rain is forecast for the valley of Oberlund until Sunday, said the weather institute."
    assert not {r for r in rows(three, four) if r[0] == "attribution"}


def test_a_lost_denial_is_listed_once() -> None:
    one = "The harbour wall of Brevik could be repaired before the winter, the county of Oberlund said on Monday."
    kinds = [r[0] for r in rows(one, one.replace("could be", "could not be"))]
    assert kinds == ["negation"]


@pytest.mark.parametrize(
    ("said", "copied"),
    [
        ("The yard owner denied this.", "The yard owner refused to comment."),
        ("The yard owner declined to comment.", "The yard owner confirmed this."),
        ("The yard owner could not be reached.", "The yard owner refused to comment."),
    ],
)
def test_another_answer_is_a_change(said: str, copied: str) -> None:
    found = rows(f"{FIRE}\nThe forest was full of fuel, Lindqvist said. {said}",
                 f"{FIRE}\nThe forest was full of fuel, Lindqvist said. {copied}")  # fmt: skip
    assert "negation" in {kind for kind, *_, meaning in found if meaning}


def test_how_often_something_happened_is_a_figure() -> None:
    told = rows(f"{FIRE}\nThe smoke drove them back twice.", f"{FIRE}\nThe smoke drove them back twelve times.")
    assert ("number", "twice", "twelve", True) in told


def test_another_given_name_is_another_person() -> None:
    told = f"{FIRE}\nThe barns were insured, said lawyer Konstantin Hallgrimsen."
    one, other = told, told.replace("Konstantin", "Konrad")
    assert ("name", "Konstantin Hallgrimsen", "Konrad Hallgrimsen", True) in rows(one, other)


def test_a_day_in_a_dateline_is_no_date_of_the_news() -> None:
    one = "Between 4 and 12 March the customers of the bank withdrew 1.3 billion euros from branches."
    other = "VALBRUNA, Italy, March 13 (Norlicht) - The customers of the bank withdrew 1.3 billion euros from branches."
    assert not [x for x in compared(one, other) if x.after and "13" in x.after]


GERMAN = (
    "Bei einem Brand nahe Oberlund wurden am Dienstag 14 Scheunen zerstört, teilte die Polizei mit.\n"
    "Der Sensor war nicht kaputt, sagte Staatsanwältin Ingrid Hallgrimsen am 4. Juni.\n"
    "Die Gewerkschaft Szelky erklärte, der Schaden betrage 1,8 Millionen Euro."
)
ENGLISH = (
    "In a fire near Oberlund 14 barns were destroyed on Tuesday, the police announced.\n"
    "The sensor was not broken, said prosecutor Ingrid Hallgrimsen on 4 June.\n"
    "The union Szelky explained that the damage came to 1.8 million euros."
)


def test_a_right_translation_has_no_changed_facts() -> None:
    found = [x for x in compared(GERMAN, ENGLISH, languages=("de", "en")) if x.meaning_changed]
    assert found == []


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("not broken", "broken", "negation"),
        ("prosecutor Ingrid", "lawyer Ingrid", "role"),
        ("Szelky", "Layer", "name"),
        ("14 barns", "41 barns", "number"),
    ],
)
def test_a_fact_changed_in_translation_is_told(old: str, new: str, kind: str) -> None:
    found = [x for x in compared(GERMAN, ENGLISH.replace(old, new), languages=("de", "en")) if x.meaning_changed]
    assert [x.type for x in found] == [kind]
    assert found[0].after is not None and new.split()[0] in found[0].after


def test_a_witness_in_the_copys_language_shows_what_words_of_two_languages_do_not() -> None:
    spanish = "Su consejero delegado, Duarte Falk, dimitió el jueves tras la fuga de depósitos de 310 millones."
    back = "Its sent adviser, Duarte Falk, resigned on Thursday after the flight of deposits of 310 million."
    first = back.replace("sent adviser", "chief executive").replace("flight of", "run on")
    a, b, c = article(spanish, language="es", page="a.txt"), article(back, page="b.txt"), article(first, page="c.txt")
    one, other, third = (Reading(it, find(it)) for it in (a, b, c))
    assert not [x for x in changes(one, other, align(a, b)) if x.type == "role"]
    shown = [x for x in changes(one, other, align(a, b), third=third) if x.type == "role"]
    assert [x.after for x in shown] == ["adviser"]
    assert shown[0].a is not None and a.cut(shown[0].a) == shown[0].before


def test_a_source_left_out_of_a_kept_sentence_is_told_in_a_shortened_copy() -> None:
    one = f"{FIRE}\n" + "\n".join(
        f"The {word} of the village had been closed for the season, and its keeper was away in the mountains."
        for word in ("inn", "mill", "school", "chapel", "harbour")
    )
    other = "Fire destroyed 14 barns near the village of Oberlund on Tuesday."
    assert "attribution" in {x.type for x in compared(one, other)}


def test_a_figure_whose_digits_changed_places_is_found_in_loose_sentences() -> None:
    one = f"{FIRE}\nA first look at the books shows a shortfall of 480 million euros."
    other = f"{FIRE}\nThe cooperative, with 61 barns in the valley, hides a hole of 840 million euros in its books."
    assert ("money", "480 million euros", "840 million euros", True) in rows(one, other)


def test_a_sentence_taken_into_another_is_compared_where_it_stands() -> None:
    one = f"{FIRE}\nThe keeper of the chapel confirmed the hour.\nThe siren on the roof remained silent."
    other = f"{FIRE}\nThe keeper of the chapel confirmed the hour, and the siren on the roof was heard."
    assert [x.type for x in compared(one, other) if x.meaning_changed] == ["negation"]


def test_a_president_in_the_place_of_a_governor_is_another_office() -> None:
    one = f"{FIRE}\nGovernor Ilse Brandvold praised the crews on Tuesday and spoke of a lucky night for the valley."
    found = compared(one, one.replace("Governor Ilse", "President Ilse"))
    assert [(x.type, x.after) for x in found] == [("role", "President")]


def test_quotations_in_single_marks_are_quotations() -> None:
    one = f'{FIRE}\nThe keeper said: "We had no water and nobody in the village knew why."'
    other = f"{FIRE}\nThe keeper said: 'We had no water and nobody in the village knew why.'"
    assert compared(one, other) == ()


def test_least_in_the_place_of_most_is_another_number() -> None:
    one = f"{FIRE}\nThe farms had paid more than 40 million euros for the new dam."
    found = compared(one, one.replace("more than 40", "less than 40"))
    assert {(x.type, x.after) for x in found if x.meaning_changed} == {("number", "less than 40 million euros")}


def test_a_measure_told_elsewhere_with_another_unit_is_a_change() -> None:
    one = f"{FIRE}\nThe dam lies 22 kilometres up the valley.\nThe chapel had been opened for the crews in the evening."
    other = f"{FIRE}\nThe chapel, 22 miles away, had been opened for the crews in the evening."
    assert ("unit", "22 kilometres", "22 miles", True) in rows(one, other)


def test_an_office_taken_word_by_word_is_told() -> None:
    german = "Der Schichtleiter Nils Brandvold sagte am Dienstag, dass der Wagen um 14 Uhr in Oberlund ankam."
    english = "The layer manager Nils Brandvold said on Tuesday that the car arrived in Oberlund at 2 p.m."
    found = rows(german, english, languages=("de", "en"))
    assert ("role", "Schichtleiter", "layer manager", True) in found


def test_a_name_taken_for_words_in_one_sentence_is_told() -> None:
    spanish = "La empresa Hidro Azucena abrió las puertas.\nEl embalse La Azucena dista 31 kilómetros de Oberlund."
    english = "The firm Hydro Lily opened the gates.\nThe La Azucena reservoir is 31 kilometres from Oberlund."
    assert ("name", "Hidro Azucena", "Hydro Lily", True) in rows(spanish, english, languages=("es", "en"))


def test_a_name_written_by_ear_is_no_change_of_meaning() -> None:
    one = f"{FIRE}\nMayor Ewa Wiśniewska visited the crews on Tuesday."
    found = compared(one, one.replace("Ewa Wiśniewska", "Eva Visnievska"))
    assert [(x.type, x.meaning_changed) for x in found] == [("name", False)]


def test_a_source_left_out_beside_another_is_told() -> None:
    one = (
        f"{FIRE}\nThe insurer will pay for the barns, the union said, and the state will pay the rest, the mayor said."
    )
    other = f"{FIRE}\nThe insurer will pay for the barns, and the state will pay the rest, the mayor said."
    assert "attribution" in {x.type for x in compared(one, other)}


def test_denials_that_changed_places_are_told() -> None:
    one = f"{FIRE}\nThe pump had been repaired in May without being inspected."
    other = f"{FIRE}\nThe pump had been inspected in May but never repaired."
    assert "negation" in {x.type for x in compared(one, other)}

"""What `names.find` reads from one article; all people, firms and places are invented."""

import itertools

import pytest

from headwater import names
from headwater.records import Article, Mention, Span


def article(text: str, title: str | None = None, **fields: str | None) -> Article:
    """An article whose page is its title, a line break and its paragraphs."""
    start = len(title) + 1 if title else 0
    body, at = [], start
    for paragraph in text.split("\n"):
        body.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 1
    title_span = Span(0, len(title)) if title else None
    return Article("p#1", "p", 1, Span(0, at), tuple(body), text, title=title, title_span=title_span, **fields)  # type: ignore[arg-type]


def found(text: str, title: str | None = None, **fields: str | None) -> dict[str, Mention]:
    return {m.text: m for m in names.find(article(text, title, **fields))}


def test_every_span_cuts_out_exactly_the_words_of_the_mention() -> None:
    title, text = (
        "Mayor Orla Vane warns Tarin Bay",
        "TARIN BAY, Ireland — Mayor Orla Vane’s plan failed.\nVane said so.",
    )
    page = f"{title}\n{text}"
    mentions = names.find(article(text, title))
    assert mentions
    assert all(m.span.of(page) == m.text for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(mentions))


def test_title_of_office_makes_a_person_and_is_kept_as_role() -> None:
    vane = found("On Monday Shipping Minister Orla Vane resigned.")["Orla Vane"]
    assert (vane.type, vane.role) == ("person", "Shipping Minister")


def test_small_lettered_office_before_and_apposition_behind_are_roles() -> None:
    mentions = found(
        "She met returning officer Tilda Brask and Pavo Lindqvist, deputy head of the harbour council, there."
    )
    assert mentions["Tilda Brask"].role == "officer"
    assert mentions["Pavo Lindqvist"].role == "deputy head of the harbour council"


def test_office_of_the_next_person_is_not_taken_for_an_apposition() -> None:
    mentions = found("He lost to Pavo Lindqvist of the NDP, mayor Tilda Brask announced on Friday.")
    assert mentions["NDP"].role == ""
    assert mentions["Tilda Brask"].role == "mayor"


def test_surname_carries_the_full_name_as_key() -> None:
    mentions = found("Commander Tilda Brask spoke first. Brask said the sea was calm.")
    assert mentions["Brask"].key == "Tilda Brask"
    assert mentions["Brask"].type == "person"


def test_two_persons_of_one_surname_keep_their_own_full_name() -> None:
    text = "Captain Ivo Galan came home. Galan was tired. Later Doctor Mira Galan arrived. Galan brought bread."
    keys = [m.key for m in names.find(article(text)) if m.text == "Galan"]
    assert keys == ["Ivo Galan", "Mira Galan"]


def test_acronym_in_brackets_stands_for_the_organisation() -> None:
    mentions = found("The Institute for Harbour Studies (IHS) was closed. IHS staff went home.")
    assert mentions["IHS"].key == "Institute for Harbour Studies"
    assert mentions["IHS"].type == "org"


def test_other_script_in_brackets_is_the_same_name() -> None:
    assert found("The founder, Xu Mingde (许明德), left.")["许明德"].key == "Xu Mingde"


def test_firm_branch_and_firm_stay_two() -> None:
    mentions = found("Pellworth Gas Co. closed. Pellworth Gas America did not. Pellworth is old.")
    assert mentions["Pellworth Gas America"].key != mentions["Pellworth Gas Co."].key
    assert mentions["Pellworth"].key == "Pellworth Gas Co."


def test_agency_tag_takes_the_full_name_of_the_credit() -> None:
    mentions = found(
        "TARIN BAY, Ireland, May 3 (NWS) - It rained.", agency="Northern Wire Service", dateline="Tarin Bay"
    )
    assert mentions["NWS"].key == "Northern Wire Service"
    assert mentions["TARIN BAY"].type == "place"


def test_ordinary_words_that_open_a_sentence_are_no_names() -> None:
    assert set(found("Meanwhile nobody came. Forty-eight is a small number. Police left. However, it rained.")) == set()


def test_line_set_like_a_heading_gives_only_names_known_from_the_text() -> None:
    mentions = names.find(article("Mayor Orla Vane spoke.", "Top Mayor Vane Joins Great Talks On Peace And War"))
    assert [m.text for m in mentions] == ["Vane", "Orla Vane"]


def test_possessive_and_tied_words_stay_outside() -> None:
    mentions = found("The Brandel-led union met Tilda Brask's brother and Vanuatu’s envoy.")
    assert {"Brandel", "Tilda Brask"} <= set(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "He lives in Havermark.",
        "the port city of Havermark was dark",
        "Havermark mayor Ann Lee said no.",
        "the quay of Havermark",
    ],
)
def test_invented_place_is_known_by_what_stands_beside_it(text: str) -> None:
    assert found(text)["Havermark"].type == "place"


def test_unknown_name_in_a_list_of_places_is_a_place() -> None:
    assert found("It demands Ukraine, Luhansk, Zabrisvia and Donetsk.")["Zabrisvia"].type == "place"


def test_many_names_of_one_country_share_a_key() -> None:
    mentions = found("The U.S. and the US are the United States.")
    assert {mentions[t].key for t in ("U.S.", "US", "United States")} == {"United States"}


def test_particles_and_hyphens_belong_to_the_name() -> None:
    mentions = found("Ministers Abd al-Karim al-Tazi, Pieter van der Laan and Kim Ha-neul met José de la Cruz.")
    assert {"Abd al-Karim al-Tazi", "Pieter van der Laan", "Kim Ha-neul", "José de la Cruz"} <= set(mentions)


def test_german_nouns_are_no_names() -> None:
    text = (
        "YENDORF. (dpa) Die Gewerkschaft fordert mehr Lohn. Verkehrsminister Oskar Brandner sagte am Montag, "
        "die Züge der NordBahn fielen aus. Brandner nannte die Kosten im Fernsehen."
    )
    mentions = names.find(article(text, language="de", dateline="Yendorf", agency="dpa"))
    assert [m.text for m in mentions] == ["YENDORF", "dpa", "Oskar Brandner", "NordBahn", "Brandner"]


def test_spanish_and_french_openings_are_no_names() -> None:
    spanish = (
        "Teníamos una firma. El director ejecutivo, Luis Ferrán, dijo que no. Empezó a llover en el estrecho de Tarina."
    )
    mentions = found(spanish, language="es")
    assert set(mentions) == {"Luis Ferrán", "estrecho de Tarina"}
    french = "J'aimerais savoir. Selon Pellier Biologie, le ministre Paul Ardent viendra. Nos amis aussi."
    assert set(found(french, language="fr")) == {"Pellier Biologie", "Paul Ardent"}


def test_mangled_surname_of_the_same_text_belongs_to_its_person() -> None:
    mentions = found("President Volodar Zellinska spoke. He thanked Zelinska.")
    assert mentions["Zelinska"].key == "Volodar Zellinska"


def test_hostile_text_neither_crashes_nor_takes_long() -> None:
    for text in (
        "A" * 50_000,
        "Al- " * 9000,
        "X. " * 9000,
        "Ann Lee, " * 6000,
        "(" * 20_000,
        "许" * 20_000,
        "\u202eabc Ann",
        "É́ " * 5000,
    ):
        names.find(article(text))


def test_words_that_describe_an_office_belong_to_the_role() -> None:
    mentions = found("On Monday, returning officer Tilda Brask left. The coast guard spokeswoman Ann Lee stayed.")
    assert mentions["Tilda Brask"].role == "returning officer"
    assert mentions["Ann Lee"].role == "coast guard spokeswoman"


def test_form_of_address_is_no_office() -> None:
    mention = found("They thanked Mrs. Brask.")["Brask"]
    assert (mention.type, mention.role) == ("person", "")


def test_given_name_that_is_a_month_is_read_beside_a_surname() -> None:
    assert set(found("On Jan 5 the judge heard Jan Molen and June Harrow.")) == {"Jan Molen", "June Harrow"}


def test_german_names_without_a_known_given_name_stand_as_names_do() -> None:
    text = "Die Feuerwehr in Norvanien half. Vom Deichverband Nordmarsch kam Hilfe, das Landgericht Ulm prüft es."
    found = {m.text for m in names.find(article(text, language="de"))}
    assert {"Norvanien", "Deichverband Nordmarsch", "Landgericht Ulm"} <= found
    assert not {"Feuerwehr", "Hilfe"} & found


def test_a_german_genitive_is_its_bearer() -> None:
    text = "Ministerin Greta Sauer kam am Montag. Greta Sauers Ministerium schwieg."
    mentions = {m.text: m.key for m in names.find(article(text, language="de"))}
    assert mentions["Greta Sauers"] == mentions["Greta Sauer"]


def test_forms_of_address_tell_bearers_of_one_surname_apart() -> None:
    text = "Thomas Vane met Helen Vane. Mr Vane left. Mrs Vane stayed."
    keys = [(m.text, m.key) for m in names.find(article(text)) if m.text == "Vane"]
    assert keys == [("Vane", "Thomas Vane"), ("Vane", "Helen Vane")]


def test_whoever_cannot_be_addressed_so_is_somebody_else() -> None:
    keys = [m.key for m in names.find(article("Jane Ashby spoke. Lord Ashby did not."))]
    assert keys == ["Jane Ashby", "Lord Ashby"]


def test_a_town_behind_based_in_is_no_firm() -> None:
    text = "Corvane Rail, a company based in Corvane, sued."
    assert {m.text: m.type for m in names.find(article(text))} == {"Corvane Rail": "org", "Corvane": "place"}


def test_elided_and_spoken_kinds_in_french() -> None:
    text = "L'Organisation des Ports a répondu. L'hôpital Saint-Luc de Pont-Aurel se tait."
    names_ = found(text, language="fr")
    assert {"Organisation des Ports", "Saint-Luc", "Pont-Aurel"} <= names_.keys()
    assert names_["Saint-Luc"].wide == "hôpital Saint-Luc"


def test_a_name_spelled_out_before_its_acronym_is_whole() -> None:
    text = "La Banque européenne d'investissement (BEI) prête. La BEI confirme."
    keys = {m.text: m.key for m in names.find(article(text, language="fr"))}
    assert keys == dict.fromkeys(("Banque européenne d'investissement", "BEI"), "Banque européenne d'investissement")


def test_a_town_that_bears_a_surname_is_not_its_bearer() -> None:
    text = "Otto Brask left. Brask, 61, was born in Brask."
    types = [(m.text, m.type) for m in names.find(article(text))]
    assert types == [("Otto Brask", "person"), ("Brask", "person"), ("Brask", "place")]


def test_two_surnames_tied_by_a_hyphen_are_a_person_though_nouns_have_capitals() -> None:
    mentions = found("Das sagte Landrat Brank Torlams-Vehn am Montag.", language="de")
    assert mentions["Brank Torlams-Vehn"].type == "person"


@pytest.mark.parametrize(
    ("language", "text", "wide"),
    [
        ("de", "Im Landkreis Tarinmoor sind alle Ställe zu.", "Landkreis Tarinmoor"),
        ("de", "Im Kreis Tarinmoor sind alle Ställe zu.", "Kreis Tarinmoor"),
        ("en", "Barns in the Tarinmoor district are closed.", "Tarinmoor district"),
        ("en", "Barns in the municipality of Tarinmoor are closed.", "municipality of Tarinmoor"),
        ("fr", "Dans le comté de Tarinmoor, tout est fermé.", "comté de Tarinmoor"),
        ("es", "En el distrito alemán de Tarinmoor todo está cerrado.", "distrito alemán de Tarinmoor"),
    ],
)
def test_districts_are_long_forms_of_their_place(language: str, text: str, wide: str) -> None:
    mention = found(text, language=language)["Tarinmoor"]
    assert (mention.type, mention.wide) == ("place", wide)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Der Naturschutzbund Licht und Luft zählte mehr Vögel.", "Licht und Luft"),
        ("en", "The conservation group Licht und Luft counted more birds.", "Licht und Luft"),
        ("en", "The charity Hope and Harbour counted more birds.", "Hope and Harbour"),
        ("es", "La asociación ecologista Agua y Vida contó más aves.", "Agua y Vida"),
        ("fr", "L’Association Terre et Mer a compté les oiseaux.", "Terre et Mer"),
        ("es", "El Ministerio de Agricultura y Pesca calla.", "Ministerio de Agricultura y Pesca"),
        ("en", "Members of the Hope and Harbour Trust met.", "Hope and Harbour Trust"),
        ("fr", "Le Conseil départemental de la Tarine se tait.", "Conseil départemental de la Tarine"),
        ("es", "La Diputación de Tarinal calla.", "Diputación de Tarinal"),
        ("de", "Gestern warnte das Landratsamt Tarinmoor.", "Landratsamt Tarinmoor"),
        ("fr", "Le ministère de l'Agriculture et de la Pêche se tait.", "ministère de l'Agriculture et de la Pêche"),
    ],
)
def test_small_words_inside_a_body_s_name_do_not_part_it(language: str, text: str, name: str) -> None:
    assert found(text, language=language)[name].type == "org"


def test_an_and_between_two_names_parts_them() -> None:
    mentions = found("The newspaper Brask and Orla Vane agreed. The groups Tarin and Oskol agreed.")
    assert {"Brask", "Orla Vane"} <= mentions.keys()
    assert not any(" and " in name for name in mentions)


def test_newspapers_of_a_place_are_found_in_every_case_and_by_their_own_word() -> None:
    mentions = found(
        "Das sagte sie dem Tariner Tagesboten. Der Brasker Anzeiger schwieg.",
        language="de",
        publisher="Tariner Tagesbote",
    )
    assert mentions["Tariner Tagesboten"].type == mentions["Brasker Anzeiger"].type == "org"
    alone = found("Das sagte sie dem Tagesboten.", language="de", publisher="Tariner Tagesbote")
    assert alone["Tagesboten"].key == "Tariner Tagesbote"

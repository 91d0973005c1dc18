"""Which mentions of several articles become one entity; all people, firms and places are invented."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import permutations

from headwater import names
from headwater.records import AlignedSentences, Entity, Mention, MentionType, Pair, Span


def mention(ref: str, text: str, type_: MentionType = "person", key: str | None = None, role: str = "") -> Mention:
    return Mention(ref, Span(0, len(text)), text, type_, key or text, role)


def held(*mentions: Mention) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for m in mentions:
        found.setdefault(m.ref, []).append(m)
    return found


def together(entities: Sequence[Entity], *texts: str) -> bool:
    return any(set(texts) <= {s.text for s in e.spellings} for e in entities)


AROUND = ("Tilda Brask", "Pavo Lindqvist", "Mira Galan", "Oskar Brandner")


def with_neighbours(*mentions: Mention, around: Sequence[str] = AROUND) -> Mapping[str, Sequence[Mention]]:
    refs = dict.fromkeys(m.ref for m in mentions)
    return held(*mentions, *(mention(ref, name) for ref in refs for name in around))


def test_accepted_spellings_join_across_articles() -> None:
    entities = names.resolve(held(mention("a", "Ostap Halushko"), mention("b", "Ostap Galushko")))
    assert together(entities, "Ostap Halushko", "Ostap Galushko")


def test_surname_of_one_article_joins_the_full_name_of_another_on_the_same_matter() -> None:
    entities = names.resolve(with_neighbours(mention("a", "Orla Vane"), mention("b", "Vane")))
    assert together(entities, "Orla Vane", "Vane")


def test_surname_alone_does_not_join_a_stranger_of_another_matter() -> None:
    entities = names.resolve(held(mention("a", "Orla Vane"), mention("a", "Ivo Galan"), mention("b", "Vane")))
    assert not together(entities, "Orla Vane", "Vane")


def test_look_alikes_stay_two() -> None:
    mentions = held(mention("a", "Jeanne Carvignan"), mention("a", "Mark Carvey"), mention("b", "Carvey"))
    assert not together(names.resolve(mentions), "Jeanne Carvignan", "Carvey")
    branch = held(mention("a", "Pellworth Gas", "org"), mention("b", "Pellworth Gas America", "org"))
    assert not together(names.resolve(branch), "Pellworth Gas", "Pellworth Gas America")


def test_mangled_name_in_nearly_the_same_company_joins() -> None:
    entities = names.resolve(with_neighbours(mention("a", "Ingrid Haugland"), mention("b", "Ingrid Hauglant")))
    assert together(entities, "Ingrid Haugland", "Ingrid Hauglant")
    suspects = {s.text for e in entities for s in e.spellings if s.suspect}
    assert len(suspects) == 1
    assert suspects <= {"Ingrid Haugland", "Ingrid Hauglant"}


def test_like_names_in_other_company_stay_two() -> None:
    other = {"b": [mention("b", "Ingrid Hauglant"), mention("b", "Per Moen")]}
    entities = names.resolve({**with_neighbours(mention("a", "Ingrid Haugland")), **other})
    assert not together(entities, "Ingrid Haugland", "Ingrid Hauglant")


def test_like_names_side_by_side_in_one_article_stay_two() -> None:
    mentions = with_neighbours(
        mention("a", "Ingrid Haugland"), mention("b", "Ingrid Haugland"), mention("b", "Ingrid Hauglant")
    )
    assert not together(names.resolve(mentions), "Ingrid Haugland", "Ingrid Hauglant")


def test_aligned_names_join_and_the_damaged_one_is_suspect() -> None:
    pair = names.NamePair("Marjolein Oosterbeek", "Marjorie Easterbrook", suspect=True)
    mentions = held(mention("a", "Marjolein Oosterbeek"), mention("b", "Marjorie Easterbrook"))
    entities = names.resolve(mentions, [pair])
    assert together(entities, "Marjolein Oosterbeek", "Marjorie Easterbrook")
    suspects = {s.text: s.suspect for e in entities for s in e.spellings}
    assert suspects == {"Marjolein Oosterbeek": False, "Marjorie Easterbrook": True}


def test_another_known_place_at_the_same_spot_is_no_spelling() -> None:
    mentions = held(mention("a", "South Korea", "place"), mention("b", "North Korea", "place"))
    assert not together(
        names.resolve(mentions, [names.NamePair("South Korea", "North Korea", True)]), "South Korea", "North Korea"
    )


def test_short_name_of_a_firm_and_its_acronym_join_it() -> None:
    firm = mention("a", "Pellworth Gas", "org")
    entities = names.resolve(with_neighbours(firm, mention("b", "Pellworth", "org"), mention("c", "PG", "org")))
    assert together(entities, "Pellworth Gas", "Pellworth", "PG")


def test_order_of_articles_changes_nothing() -> None:
    mentions = with_neighbours(
        mention("a", "Orla Vane"),
        mention("b", "Vane"),
        mention("c", "Orla Vain"),
        mention("d", "Ivo Vane"),
        around=AROUND[:3],
    )
    results = {names.resolve({ref: mentions[ref] for ref in order}) for order in permutations(mentions)}
    assert len(results) == 1


def test_nothing_gives_nothing() -> None:
    assert names.resolve({}) == ()
    assert names.resolve({"a": []}, [names.NamePair("x", "y")]) == ()


def test_surname_of_two_bearers_goes_to_the_one_who_shares_the_office() -> None:
    mentions = with_neighbours(
        mention("a", "Orla Vane", role="mayor"),
        mention("a", "Ivo Vane", role="captain"),
        mention("b", "Vane", role="mayor"),
    )
    entities = names.resolve(mentions)
    assert any({s.text for s in e.spellings} == {"Orla Vane", "Vane"} for e in entities)
    nobody = with_neighbours(mention("a", "Orla Vane"), mention("a", "Ivo Vane"), mention("b", "Vane"))
    assert any({s.text for s in e.spellings} == {"Vane"} for e in names.resolve(nobody))


def test_good_spellings_are_not_suspect() -> None:
    entities = names.resolve(
        held(
            mention("a", "Ostap Halushko"),
            mention("a", "Halushko", key="Ostap Halushko"),
            mention("b", "Ostap Galushko"),
        )
    )
    assert not any(s.suspect for e in entities for s in e.spellings)


def standing(ref: str, text: str, names_: Sequence[tuple[str, MentionType]]) -> list[Mention]:
    return [
        Mention(ref, Span(text.index(name), text.index(name) + len(name)), name, type_, name) for name, type_ in names_
    ]


def copies(one: str, other: str) -> Pair:
    row = AlignedSentences(Span(0, len(one)), Span(0, len(other)), "rewritten", 0.7)
    return Pair("a", "b", "translated", "a->b", 0.9, 1.0, 1.0, (row,))


def test_a_name_that_a_machine_took_for_words_joins_the_one_in_its_place() -> None:
    one, other = "Hidro Tarinal abrió las puertas, dijo Orla Vane.", "Hydro Cormorant opened the gates, said Orla Vane."
    mentions = {
        "a": standing("a", one, [("Hidro Tarinal", "org"), ("Orla Vane", "person")]),
        "b": standing("b", other, [("Hydro Cormorant", "org"), ("Orla Vane", "person")]),
    }
    entities = names.resolve(mentions, pairs=(copies(one, other),))
    assert together(entities, "Hidro Tarinal", "Hydro Cormorant")


def test_names_at_other_places_of_two_copies_stay_apart() -> None:
    one = "Gates opened after rain that nobody had foretold, Tarin Wire reported."
    other = "Harbour Council opened gates after rain that nobody had foretold in all these years."
    mentions = {
        "a": standing("a", one, [("Tarin Wire", "org")]),
        "b": standing("b", other, [("Harbour Council", "org")]),
    }
    assert not together(names.resolve(mentions, pairs=(copies(one, other),)), "Tarin Wire", "Harbour Council")


def test_an_article_all_of_slips_joins_the_one_it_comes_from() -> None:
    good, slips = ("Brendan Tollis", "Ruslana Modreanu", "Vasile Ungurean"), ("Brandon Tollins", "Ruslan Modryanu")
    entities = names.resolve(held(*(mention("a", n) for n in good), *(mention("b", n) for n in slips)))
    assert together(entities, "Brendan Tollis", "Brandon Tollins")
    assert together(entities, "Ruslana Modreanu", "Ruslan Modryanu")


def test_one_slip_among_other_names_joins_nothing() -> None:
    good, other = ("Brendan Tollis", "Ruslana Modreanu"), ("Brandon Tollins", "Edda Quist", "Pavo Lindqvist")
    entities = names.resolve(held(*(mention("a", n) for n in good), *(mention("b", n) for n in other)))
    assert not together(entities, "Brendan Tollis", "Brandon Tollins")


def test_a_county_and_its_town_of_one_name_are_not_one_thing() -> None:
    said = [
        ("a", "Landkreis Tarinmoor"),
        ("b", "Landkreis Tarinmoor"),
        ("c", "Stadt Tarinmoor"),
        ("d", "Tarinmoor county"),
    ]
    place = [replace(mention(ref, "Tarinmoor", "place"), wide=wide) for ref, wide in said]
    entities = names.resolve(held(*place))
    assert together(entities, "Tarinmoor", "Landkreis Tarinmoor", "Tarinmoor county")
    assert not together(entities, "Stadt Tarinmoor")
    assert together(names.resolve(held(place[2])), "Tarinmoor", "Stadt Tarinmoor")


def test_a_newspaper_is_one_thing_in_every_case_and_by_its_own_word() -> None:
    entities = names.resolve(
        with_neighbours(
            mention("a", "Tariner Tagesbote", "org"),
            mention("b", "Tagesboten", "org"),
            mention("c", "Tagesbote", "org"),
        )
    )
    assert together(entities, "Tariner Tagesbote", "Tagesboten", "Tagesbote")

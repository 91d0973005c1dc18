"""Sources are found before, behind and around their cue; nouns and names that look like cues are none."""

import pytest


def chains(found):
    return [[a.who for a in s.chain] for s in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The dam lost 18 tons of water, the firm that built it said.", "the firm that built it"),
        ("Mayor Jo Doe, head of the council and a former minister, said 300 homes were flooded.", "Jo Doe"),
        ("Jo Doe, 41, said 300 homes were flooded.", "Jo Doe"),
        ("The company put the loss at $4 million, according to Jo Doe.", "Jo Doe"),
        ("In a statement, the water board said 300 homes were flooded.", "the water board"),
    ],
)
def test_the_source_is_named(tell, text: str, who: str) -> None:
    assert chains(tell(text, names=["Jo Doe"]))[0] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "An estimated 18 tons of acid escaped before noon.",
        "Ukraine and the United States signed a $5 million pact.",
        "The institute tracks 40 wars in regular reports.",
        "The bridge was said to cost $4 million.",
    ],
)
def test_what_only_looks_like_a_cue_names_nobody(tell, text: str) -> None:
    assert [c for c in chains(tell(text)) if c] == []


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("de", "Nach Angaben der Polizei wurden 40 Menschen verletzt.", "Polizei"),
        ("fr", "Le pont a coûté 40 millions d'euros, selon la mairie.", "la mairie"),
        ("es", "Murieron siete personas, según la policía.", "la policía"),
    ],
)
def test_sources_of_other_languages(tell, language: str, text: str, who: str) -> None:
    assert any(who in chain[0] for chain in chains(tell(text, language=language)) if chain)


def test_a_chain_runs_from_the_newsroom_to_whom_it_cites(tell) -> None:
    (found,) = tell("Some 300 barrels leaked, the Norvik news agency reported, citing port officials.")
    assert [(a.who, a.outlet, a.anonymous) for a in found.chain] == [
        ("the Norvik news agency", True, False),
        ("port officials", False, True),
    ]


def test_only_what_is_said_has_the_source(tell) -> None:
    found = {
        s.text: [a.who for a in s.chain]
        for s in tell("Mayor Jo Doe said 300 homes were flooded.", "The river rose by 4 metres.", names=["Jo Doe"])
    }
    assert list(found.values()) == [["Jo Doe"], []]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("es", "Se perdieron 300 casas, informó el miércoles el ministerio.", "el ministerio"),
        ("fr", "Le pont a coûté 40 millions d'euros, a annoncé jeudi la mairie.", "la mairie"),
        ("es", "Los piratas cifraron los datos de 400 pacientes.", None),
    ],
)
def test_a_day_stands_between_verb_and_source(tell, language: str, text: str, who: str | None) -> None:
    (found,) = [s for s in tell(text, language=language) if s.kind == "figure"]
    assert [a.who for a in found.chain] == ([who] if who else [])


def test_a_clock_time_parts_no_clause(tell) -> None:
    found = [
        s.text for s in tell("The tank was sealed at 11:52 a.m. by two crews of 40 firefighters.") if s.kind == "figure"
    ]
    assert any("11:52 a.m." in text for text in found)

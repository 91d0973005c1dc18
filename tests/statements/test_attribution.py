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


def test_an_office_leads_to_its_holder() -> None:
    from headwater.records import Mention, Span
    from headwater.statements.attribution import Heard, sources

    heard = Heard(offices={"prime minister": "Ana Roth"})
    text = "The prime minister said so."
    (said,) = sources(text, [Mention("p#1", Span(0, 3), "The", "org", "The")], heard=heard)
    assert said.person == "Ana Roth"


def test_a_clock_time_parts_no_clause(tell) -> None:
    found = [
        s.text for s in tell("The tank was sealed at 11:52 a.m. by two crews of 40 firefighters.") if s.kind == "figure"
    ]
    assert any("11:52 a.m." in text for text in found)

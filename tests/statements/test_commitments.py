"""Commitments: who binds himself towards whom, how firmly, to how much, on what condition, by when."""

import time

import pytest


def terms(found):
    return [s.commitment for s in found if s.commitment and s.commitment.status != "planned"]


@pytest.mark.parametrize(
    ("text", "status", "by", "amount"),
    [
        ("Orland will send 40 trucks to Marnia by June.", "announced", "Orland", "40 trucks"),
        ("The council promised the club 2 million crowns.", "pledged", "The council", "2 million crowns"),
        ("The two sides initialled a fisheries accord.", "initialled", "The two sides", None),
        ("The cabinet approved $75 million for dykes.", "allocated", "The cabinet", "$75 million"),
        ("The bank's board has not ruled out selling its stake.", "not ruled out", "The bank's board", None),
        ("The mayor denied having promised the club a stadium.", "denied", "The mayor", None),
        ("The club has withdrawn its offer of 2 million pounds.", "withdrawn", "The club", "2 million pounds"),
        ("Norvik is ready to host the talks if both sides agree.", "proposed", "Norvik", None),
        ("Some $12 million was pledged by the Hessel Fund.", "pledged", "the Hessel Fund", "$12 million"),
    ],
)  # fmt: skip
def test_how_firm_a_commitment_is(tell, text: str, status: str, by: str, amount: str | None) -> None:
    (found,) = terms(tell(text))
    assert (found.status, found.by, found.amount) == (status, by, amount)


@pytest.mark.parametrize(
    ("language", "text", "status", "to"),
    [
        ("de", "Die Stadt versprach den Eltern 70 Plätze.", "pledged", "den Eltern"),
        ("de", "Am Freitag unterzeichneten beide Länder ein Abkommen.", "signed", None),
        ("fr", "La mairie versera 25 millions d'euros au Secours d'ici mars.", "announced", "Secours"),
        ("fr", "Le ministre n'exclut pas une baisse des impôts.", "not ruled out", None),
        ("es", "La empresa donará 2.000 toneladas de trigo a Sudán.", "announced", "Sudán"),
        ("es", "El Gobierno niega haber prometido un dique.", "denied", None),
    ],
)  # fmt: skip
def test_commitments_in_other_languages(tell, language: str, text: str, status: str, to: str | None) -> None:
    (found,) = terms(tell(text, language=language))
    assert (found.status, found.to) == (status, to)


def test_condition_and_time_are_kept_as_written(tell) -> None:
    (found,) = terms(tell("Orland will pay 3 million euros by 2028 if the parliament agrees."))
    assert (found.condition, found.due) == ("if the parliament agrees", "by 2028")


def test_what_was_said_before_is_marked_and_told_once(tell) -> None:
    (found,) = terms(tell("Orland will give Marnia 40 boats. The boats had been promised in May."))
    assert found.before


@pytest.mark.parametrize(
    "text",
    ["Analysts expect the bank to cut rates in June.", "The union demanded that the firm pay more.",
     "The river will rise again on Monday.", "Last year the council spent 20 million crowns.", "I would like a lift."],
)  # fmt: skip
def test_wishes_forecasts_and_past_deeds_bind_nobody(tell, text: str) -> None:
    assert terms(tell(text)) == []


@pytest.mark.parametrize(
    "text", ["will give " * 2_000, "pledged to " * 2_000, "X will pay Y if " * 800, "signed a deal, " * 1_500]
)
def test_strange_promises_take_little_time(tell_any, text: str) -> None:
    for language in ("en", "de"):
        start = time.process_time()
        tell_any([text], language)
        assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        ("The council announced in January that it would spend 1.2 million euros on the quay.", "The council", None),
        ('Ana Roth came. "Sorry," she said, and promised every household 1,500 euros.', "Ana Roth", "every household"),
        ("Last week 2 million euros were approved for the school.", "", "the school"),
    ],
)  # fmt: skip
def test_words_of_a_clause_are_no_party(tell, text: str, by: str, to: str | None) -> None:
    found = [s.commitment for s in tell(text, names=["Ana Roth"]) if s.commitment and s.commitment.status != "planned"]
    assert [(c.by, c.to) for c in found] == [(by, to)]


@pytest.mark.parametrize(
    "text",
    [
        "It would take nine days to bring the lake down, the firm said.",
        "Nineteen days will be needed to empty the lake, which holds 310 million cubic metres.",
        "Firefighters pulled out a man and a bicycle on Sunday.",
        "Water was released by the gates at 1,900 cubic metres a second.",
    ],
)
def test_what_only_sounds_like_giving_binds_nobody(tell, text: str) -> None:
    assert [s.commitment for s in tell(text) if s.commitment and s.commitment.status != "planned"] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Orland pledged 40 million euros, Marnia 30 million and Norvik 10 million.",
            [("Orland", "40 million euros"), ("Marnia", "30 million"), ("Norvik", "10 million")],
        ),
        ("£3m will be given to the hospice by the county, officials said.", [("the county", "£3m")]),
        ("The premier repeated a promise of €40m to the port.", [("The premier", "€40m")]),
        ("The last six of the 20 boats that Orland promised have arrived in Marnia.", [("Orland", "six")]),
        ("The deal commits Orland to buying 8 million tonnes of gas.", [("Orland", "8 million tonnes")]),
    ],
)  # fmt: skip
def test_who_gives_in_lists_passives_and_nouns_of_promising(tell, text: str, told: list[tuple[str, str]]) -> None:
    assert [(found.by, found.amount) for found in terms(tell(text))] == told


@pytest.mark.parametrize(
    "text",
    [
        "The company refused to comment.",
        "The board suspended trading in the shares.",
        "She will travel to Norvik on Friday for talks.",
        "The pact is due to be signed in May.",
        "The town has made no such promise to the club.",
        "A court approved the extradition of two men.",
    ],
)
def test_what_binds_nobody(tell, text: str) -> None:
    assert not terms(tell(text))


def test_two_sides_of_an_agreement_are_its_parties(tell) -> None:
    (found,) = terms(tell("An accord between Orland and Marnia on gas was signed on Monday."))
    assert (found.status, found.by, found.to) == ("signed", "Orland", "Marnia")

"""Quotes and reported speech of an article with speakers, hearers and chains of sources."""

import pytest

from headwater.statements.voice import Voice


def told(text: str, found: list[Voice]) -> list[tuple[str, str | None, str]]:
    return [(v.form, v.speaker, " / ".join(p.of(text) for p in v.parts)) for v in found]


def test_a_quote_of_two_sentences_with_its_tag_is_one(hear) -> None:
    text, found = hear('"We knew it. We did not know how weak," Jo Doe said.', names=("Jo Doe",))
    assert told(text, found) == [("direct", "Jo Doe", "We knew it. We did not know how weak")]


def test_an_interrupted_quote_is_one_with_two_parts(hear) -> None:
    text, found = hear('"If they sell," said Jo Doe, "we will walk." "All of us."', names=("Jo Doe",))
    assert told(text, found) == [("direct", "Jo Doe", "If they sell / we will walk. / All of us.")]


def test_marks_opened_again_in_the_next_paragraph_go_on(hear) -> None:
    text, found = hear('"First we lost the roof.', '"Then the school went," said Jo Doe.', names=("Jo Doe",))
    assert told(text, found) == [("direct", "Jo Doe", "First we lost the roof. / Then the school went")]


def test_indirect_speech_with_words_in_marks_is_mixed(hear) -> None:
    text, found = hear('The union said the gate had been "wide open".')
    assert told(text, found) == [("mixed", "The union", 'the gate had been "wide open"')]


def test_she_is_who_spoke_before(hear) -> None:
    text, found = hear('"It held," said Jo Doe. She told Radio Halse that nobody was hurt.', names=("Jo Doe",))
    assert [v.speaker for v in found] == ["Jo Doe", "Jo Doe"]
    assert found[1].hearer is not None
    assert found[1].hearer.of(text) == "Radio Halse"
    assert "she" in found[1].why.lower()


def test_who_reports_stands_before_who_is_cited(hear) -> None:
    _, found = hear("The fleets will meet, state news agency Norpress reported, citing a source close to the navy.")
    (voice,) = [v for v in found if v.form == "indirect"]
    assert [(x.who, x.channel, x.anonymous) for x in voice.chain] == [
        ("Norpress", "outlet", False),
        ("a source close to the navy", "unspecified", True),
    ]


def test_what_one_newsroom_was_told_passed_through_it(hear) -> None:
    _, found = hear("Jo Doe told the Halse Post that the dam had held.", names=("Jo Doe",))
    assert [(x.who, x.channel) for x in found[0].chain] == [("Halse Post", "outlet"), ("Jo Doe", "interview")]


def test_a_photo_credit_is_no_source(hear) -> None:
    assert hear("Photo: Jo Doe/dpa", names=("Jo Doe",))[1] == []


@pytest.mark.parametrize(
    "text",
    ['He saw "Woman with a Quince" at night.', 'The so-called "security zone" is closed.'],
)
def test_terms_and_titles_are_no_quotes(hear, text: str) -> None:
    assert hear(text)[1] == []


@pytest.mark.parametrize(
    ("language", "text", "speaker", "words"),
    [
        ("de", "„Die Brücke hält“, versichert Ingenieurin Dana Wolff.", "Dana Wolff", "Die Brücke hält"),
        ("fr", "« C'est fini », lâche-t-il.", None, "C'est fini"),
        ("es", "«Vivos», zanjó Ana Ruiz.", "Ana Ruiz", "Vivos"),
    ],
)
def test_marks_and_tags_of_other_languages(hear, language: str, text: str, speaker: str | None, words: str) -> None:
    page, found = hear(text, language=language, names=(speaker,) if speaker else ())
    assert [(v.speaker, v.parts[0].of(page).strip()) for v in found] == [(speaker, words)]

"""Speakers who are described first and named next, and what a claim holds."""

from __future__ import annotations

import re

import pytest

from headwater import names
from headwater.records import Article, Span
from headwater.statements import voices
from headwater.statements.voice import Voice


def heard(text: str, language: str = "en") -> list[Voice]:
    """The voices of a text."""
    body = tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", text))
    article = Article("p#1", "p", 1, Span(0, len(text)), body, text, language=language)
    return [v for v in voices.find(article, names.find(article)) if v.form != "stance"]


def test_a_description_is_named_by_who_speaks_next() -> None:
    text = 'The airline\'s chief executive said no flights were at risk.\n"We fly," Marta Ellwood told investors.'
    assert [v.speaker for v in heard(text)] == ["Marta Ellwood", "Marta Ellwood"]


def test_a_body_is_not_named_by_who_speaks_next() -> None:
    text = 'The ministry said no flights were at risk.\n"We fly," Marta Ellwood told investors.'
    assert heard(text)[0].speaker == "The ministry"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The dam would hold, the mayor told reporters on Friday, though he gave no reason.", "The dam would hold"),
        ("IT WAS the smell that gave it away, according to Tom Barrow, who found the money.",
         "IT WAS the smell that gave it away"),
        ("The firm denied that it had sold the boats, which it described as “museum pieces”.",
         "it had sold the boats"),
    ],
)  # fmt: skip
def test_a_claim_ends_where_the_writer_goes_on(text: str, words: str) -> None:
    assert words in [v.parts[0].of(text).rstrip(" ,") for v in heard(text)]


def test_an_asked_question_is_a_quote() -> None:
    text = '"By what?" asked the chairman, Paul Orme.'
    assert [(v.parts[0].of(text), v.speaker) for v in heard(text)] == [("By what?", "Paul Orme")]


def test_words_after_reported_speech_are_a_quote_of_their_own() -> None:
    text = "A spokeswoman for the bridge said gusts had been recorded. “We do not open below seventy, full stop.”"
    found = heard(text)
    assert len(found) == 2
    assert found[0].speaker == found[1].speaker

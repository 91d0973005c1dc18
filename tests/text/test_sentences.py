"""Sentences are verbatim, in place, and cut where a reader would cut."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.records import Article, Span
from headwater.text.sentences import sentences, split


def cut(text: str) -> list[str]:
    return [s.of(text) for s in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met U.S. Secretary of State Ann Lee. It rained.",
         ["He met U.S. Secretary of State Ann Lee.", "It rained."]),
        ("Gen. Ada Roy spoke at 2 p.m. Wednesday. She left.", ["Gen. Ada Roy spoke at 2 p.m. Wednesday.", "She left."]),
        ("It costs $4 per month. Get it now.", ["It costs $4 per month.", "Get it now."]),
        ('"We go." She left.', ['"We go."', "She left."]),
        ("'It is,' he said. 'We don't know.'", ["'It is,' he said.", "'We don't know.'"]),
        ("Sales rose 1.5 percent.", ["Sales rose 1.5 percent."]),
        ("", []),
        ("One\nTwo", ["One", "Two"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@given(st.text(alphabet=st.sampled_from("aB .!?\"'\n(U.S.)1,é"), max_size=120))
def test_splitting_loses_no_visible_character_and_never_overlaps(text: str) -> None:
    spans = split(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    kept = "".join(s.of(text) for s in spans)
    assert "".join(kept.split()) == "".join(text.split())


def test_sentence_spans_point_into_the_page() -> None:
    page = "Title\nFirst one. Second one.\nADVERT\nThird one."
    body = (Span(6, 28), Span(36, 46))
    article = Article("p#1", "p", 1, Span(0, 46), body, "\n".join(s.of(page) for s in body), "Title", Span(0, 5))
    found = sentences(article, title=True)
    assert [s.text for s in found] == ["Title", "First one.", "Second one.", "Third one."]
    assert all(s.span.of(page) == s.text for s in found)
    assert [s.paragraph for s in found] == [-1, 0, 0, 1]

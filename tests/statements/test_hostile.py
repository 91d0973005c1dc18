"""No page text makes the stage fail, lose its place or take long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

ALPHABET = "abc ABC 019.,;:!?\"'“”‘’«»„“()-–—%$€\n said told that and in of und que \u00a0\u202f\ufffc\u200f"


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.text(alphabet=ALPHABET, max_size=150).map(lambda t: t.replace("\n", " ")), min_size=1, max_size=3),
    st.sampled_from(["en", "de", "fr", "es", "uk"]),
)
def test_any_text_keeps_its_places(tell_any, paragraphs: list[str], language: str) -> None:
    tell_any(paragraphs, language)


@pytest.mark.parametrize(
    "text",
    ['"' * 8_000, "“" * 8_000, "he said " * 2_000, "12 people, " * 1_000, "a, " * 8_000, "(" * 8_000, "'a " * 4_000,
     "X said Y told Z that " * 500, "word " * 8_000, '"never closed ' * 3_000],
    ids=["straight", "curly", "said", "figures", "commas", "brackets", "single", "nested", "words", "unclosed"],
)  # fmt: skip
def test_strange_texts_take_little_time(tell_any, text: str) -> None:
    start = time.process_time()
    tell_any([text], "en")
    assert time.process_time() - start < 3


def test_an_article_without_a_body_has_no_statements(tell) -> None:
    assert tell() == ()


@pytest.mark.parametrize(
    "text",
    ['"' * 8_000, "“" * 8_000, '"never closed ' * 3_000, "X said Y told Z that " * 500, "he said, " * 3_000,
     "THE MAYOR SAID IT WAS OVER. " * 300, "ÃƒÂ© said â€œit is overâ€ " * 300, "قال الوزير إن السد صامد. " * 300,
     "— " * 5_000, ", who said, " * 1_500, "according to " * 2_000, "said " * 8_000, "(" * 8_000, ": " * 5_000,
     "the claim that " * 1_500, "«" * 5_000 + "»" * 5_000, "a-t-elle " * 2_000],
    ids=range(17),
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_who_says_what_is_read_of_any_text_in_little_time(hear, text: str, language: str) -> None:
    start = time.process_time()
    page, found = hear(text, language=language)
    assert time.process_time() - start < 6
    assert all(0 <= part.start < part.end <= len(page) for voice in found for part in voice.parts)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(alphabet=ALPHABET, max_size=150).map(lambda t: t.replace("\n", " ")), min_size=1, max_size=3),
    st.sampled_from(["en", "de", "fr", "es", "uk"]),
)
def test_voices_of_any_text_keep_their_places(hear, paragraphs: list[str], language: str) -> None:
    page, found = hear(*paragraphs, language=language)
    for voice in found:
        assert all(part.of(page).strip() for part in voice.parts)

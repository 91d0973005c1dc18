"""What is kept about articles is bounded by how much text they have."""

from __future__ import annotations

from dataclasses import replace

from headwater.copies.memory import kept
from headwater.records import Article, Span


def article(text: str) -> Article:
    return Article("p#1", "p", 1, Span(0, len(text)), (Span(0, len(text)),), text)


def test_results_are_kept_until_newer_ones_need_the_room() -> None:
    asked: list[str] = []

    @kept(2000)
    def first_word(one: Article) -> str:
        asked.append(one.text[:1])
        return one.text[:1]

    texts = [article(letter * 700) for letter in "abc"]
    for _ in range(2):
        assert first_word(texts[0]) == "a"
    assert asked == ["a"]
    for one in texts:
        first_word(one)
    assert asked == ["a", "b", "c"]
    first_word(texts[2])
    first_word(texts[0])
    assert asked == ["a", "b", "c", "a"]


def test_a_text_that_would_fill_the_room_is_not_kept() -> None:
    asked: list[str] = []

    @kept(1000)
    def size(one: Article) -> int:
        asked.append(one.ref)
        return len(one.text)

    short, long = article("a" * 300), article("b" * 900)
    for one in (short, long, long, short):
        size(one)
    assert len(asked) == 3


def test_two_articles_are_told_apart_by_all_that_is_known_of_them() -> None:
    @kept(5000)
    def publisher(one: Article) -> str | None:
        return one.publisher

    one = article("a" * 300)
    assert publisher(one) is None
    assert publisher(replace(one, publisher="The Lantern")) == "The Lantern"

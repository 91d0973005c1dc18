"""Words that two texts have from a third outlet."""

from __future__ import annotations

from headwater.copies.passages import passages
from headwater.copies.thirds import credited, from_a_third
from headwater.records import Article, Span

_TOLD = "The dredger had been idle for eleven weeks before its owner quietly sold the anchor chains to a scrapyard"


def _article(ref: str, publisher: str, *lines: str) -> Article:
    text = "\n".join(lines)
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Article(
        ref=ref, page=ref, number=1, span=Span(0, len(text)), body=tuple(spans), text=text, publisher=publisher,
        published="2024-05-02", language="en",
    )  # fmt: skip


def _plain(a: Article, b: Article) -> int:
    return sum(p.plain for p in passages(a, b))


def test_words_that_both_have_from_a_third_outlet_carry_nothing() -> None:
    a = _article("a", "The Quay Daily", "Harbour workers met today.", f"{_TOLD}, the Marlow Gazette reported.")
    b = _article("b", "Inland Radio", "A council inquiry opens.", "The Marlow Gazette reported on it.", f"{_TOLD}.")
    assert [t.name for t in credited(a)] == [("marlow", "gazette")]
    assert _plain(a, b) == 0


def test_words_that_only_one_credits_still_count() -> None:
    a = _article("a", "The Quay Daily", "Harbour workers met today.", f"{_TOLD}, the Marlow Gazette reported.")
    b = _article("b", "Inland Radio", "A council inquiry opens.", f"{_TOLD}.")
    assert _plain(a, b) > 8


def test_an_outlet_of_one_of_the_two_is_no_third() -> None:
    a = _article("a", "The Marlow Gazette", "Seen at the quay.", f"{_TOLD}, the Marlow Gazette reported.")
    b = _article("b", "Inland Radio", "A council inquiry opens.", "The Marlow Gazette reported on it.", f"{_TOLD}.")
    assert from_a_third(a, b) == (frozenset(), frozenset())


def test_a_credit_that_was_taken_over_with_its_sentence_hides_nothing() -> None:
    line = f"{_TOLD}, the Marlow Gazette reported."
    a = _article("a", "The Quay Daily", "Harbour workers met today.", line)
    b = _article("b", "Inland Radio", "A council inquiry opens.", line)
    assert _plain(a, b) > 8

"""A form filled in twice is no copy; a revision that changes a figure is one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from headwater.copies import promising, relate
from headwater.records import Article, Span


def article(text: str, ref: str) -> Article:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Article(ref, ref.split("#")[0], 1, Span(0, len(text)), tuple(s for s in spans if len(s)), text)


WEEK = (
    "Power stations of the province made {0} gigawatt hours in the week to {1}, the Brenica Energy Office said.\n"
    "That was {2} percent more than in the week before and {3} percent less than a year ago.\n"
    "Water power gave {4} gigawatt hours, wind gave {5}, and {6} were bought from abroad at {7} crowns each.\n"
    "The office reports every week on Thursday."
)
FIRST = ("412", "March 6", "2.4", "7.1", "230", "88", "94", "61.5")
LATER = ("377", "May 15", "5.9", "1.3", "198", "121", "58", "70.2")


def notice(values: tuple[str, ...], ref: str, published: str) -> Article:
    made = article(WEEK.format(*values), ref)
    return replace(made, publisher="Tellwire", title="Power output of the week", published=published, language="en")


def test_a_weekly_notice_is_no_copy_of_an_earlier_one() -> None:
    one, two = notice(FIRST, "a#1", "2031-03-08"), notice(LATER, "b#1", "2031-05-17")
    assert relate(one, two).relation is None


def test_the_same_notice_with_a_corrected_figure_is_a_revision() -> None:
    one = notice(FIRST, "a#1", "2031-03-08T08:00Z")
    two = replace(notice(("421", *FIRST[1:]), "b#1", "2031-03-08T10:00Z"), title="CORRECTED: Power output of the week")
    pair = relate(one, two)
    assert pair.relation in {"revised", "verbatim"}
    assert pair.direction == "a->b"


def test_short_notices_of_one_outlet_are_told_apart_by_their_headlines() -> None:
    text = "The board declared a dividend of 12 crowns a share, payable April 30 to holders of record on April 15."
    one = replace(article(text, "a#1"), publisher="Tellwire", title="Orlath Mills sets dividend")
    two = replace(article(text, "b#1"), publisher="Tellwire", title="Harlund Shipping sets dividend")
    assert relate(one, two).relation is None
    assert relate(one, replace(two, title="Orlath Mills keeps its dividend")).relation is not None


@pytest.mark.parametrize("text", ["", "Read more.", "Nobody was hurt, the fire service of Brenica said on Monday."])
def test_articles_of_no_or_one_sentence_are_no_trouble(text: str) -> None:
    one, two = article(text, "a#1"), notice(FIRST, "b#1", "2031-03-08")
    assert relate(one, two).relation is None
    assert not promising(one, two) or text


def test_strangers_of_one_language_are_not_worth_an_alignment() -> None:
    other = article(
        "Coffee growers in the hills of Vale Fundo counted frozen blossoms on Thursday after a cold night.\n"
        "Cooperative head Joaquim Bastião spoke of 700 hectares and of a silence he had not heard since he was six.",
        "c#1",
    )
    assert not promising(notice(FIRST, "a#1", "2031-03-08"), other)
    assert promising(notice(FIRST, "a#1", "2031-03-08"), notice(("421", *FIRST[1:]), "b#1", "2031-03-08"))

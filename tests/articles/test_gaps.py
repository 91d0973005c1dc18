"""Where articles begin on pages with several: habits that nothing was tuned on."""

from __future__ import annotations

import pytest

from headwater.articles import split
from headwater.articles.openings import Openings
from headwater.articles.topics import Trail, shift
from headwater.ingest import read_bytes
from headwater.records import Article

TEXTS = (
    (
        "Storm closes harbour of Vesterlund",
        "The harbour of Vesterlund was closed on Friday after a storm tore a crane from its rails, its office said.",
        "Two ships were turned away and will wait outside the breakwater until the wind drops on Sunday.",
        "The port handles 3.1 million tonnes a year, most of it timber and salt, and employs about 400 people.",
    ),
    (
        "Hail takes a third of the plums",
        "Growers in the Orbe valley have lost a third of their plums to hail, the farmers' union said on Tuesday.",
        "Insurance covers frost but not hail, and the union asked the agriculture ministry for bridging loans.",
        "The ministry said it would send a team, but did not say when it would arrive in the valley.",
    ),
    (
        "Lost book comes back to the library",
        "A book lent in 1931 has come back to the town library of Quessant, found in an attic by a roofer.",
        "The librarian waived the fee, which she put at more than the price of a small car.",
        "The novel, about a lighthouse keeper, will be shown behind glass until the end of the year.",
    ),
)


def found(*lines: str) -> tuple[Article, ...]:
    return split(read_bytes("\n".join(lines).encode(), "page.txt"))


def starts(articles: tuple[Article, ...], page: str) -> list[str]:
    return [page[a.span.start :].split("\n", 1)[0] for a in articles]


def test_print_outs_of_an_archive_begin_at_their_first_field() -> None:
    rows: list[str] = []
    for number, (title, *text) in enumerate(TEXTS, 1):
        rows += [f"Item {number} of 3", f"Paper: Ledger {number}", f"Head: {title}", "", *text, "", "Words: 60", ""]
    page = "\n".join(rows)
    articles = found(*rows)
    assert starts(articles, page) == ["Item 1 of 3", "Item 2 of 3", "Item 3 of 3"]


def test_forwarded_mails_begin_at_their_header() -> None:
    rows: list[str] = []
    for title, *text in TEXTS:
        rows += ["Begin forwarded message:", "From: desk@example.org", f"Subject: {title}", "", *text, ""]
    assert starts(found(*rows), "\n".join(rows)) == ["Begin forwarded message:"] * 3


@pytest.mark.parametrize("heading", ["{}", "= {} =", "{n}. {}", "-- {} --"])
def test_texts_under_nothing_but_headlines_are_parted(heading: str) -> None:
    rows: list[str] = []
    for number, (title, *text) in enumerate(TEXTS, 1):
        rows += ["", heading.format(title, n=number), "", *text]
    assert len(found(*rows)) == 3


def test_crossheads_of_one_text_do_not_part_it() -> None:
    title, *text = TEXTS[0]
    rows = [title, "By Ana Sousa", "2 May 2025", text[0], "Ships turned away", text[1], "Timber and salt", text[2]]
    assert len(found(*rows)) == 1


def test_a_text_that_begins_again_points_to_the_first() -> None:
    rows = [line for text in (*TEXTS, TEXTS[0]) for line in text]
    articles = found(*rows)
    assert [a.same_as for a in articles] == [None, None, None, "page.txt#1"]


def test_openings_are_found_again_among_many() -> None:
    openings = Openings()
    for number in range(3000):
        openings.again(tuple(f"word{number + k}" for k in range(0, 40000, 1000)))
    assert openings.seen(tuple(f"word{2000 + k}" for k in range(0, 39000, 1000)))
    assert not openings.seen(tuple(f"other{k}" for k in range(40)))


def test_what_was_told_before_an_article_began_does_not_count() -> None:
    trail = Trail()
    trail.follow(" ".join(TEXTS[1]))
    again = list(TEXTS[1][1:3])
    assert shift(trail.told(again)) == 0.0
    trail.begin()
    trail.follow(" ".join(TEXTS[0]))
    assert shift(trail.told(again)) > 0.0

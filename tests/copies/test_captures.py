"""What an address said before and says now are versions of one text, whatever the two look like."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from headwater.copies import relate
from headwater.copies.captures import captured_first, of_one_address
from headwater.families import grow
from headwater.records import Article, Reading, Span

LINES = [
    "The night ferry ran aground off Saltgate on Tuesday with 41 people aboard, the harbour office said.",
    "Two of them were taken to hospital with broken ribs, and fishing boats brought the others ashore at noon.",
    '"Nobody saw the sandbank because it was not there last week," harbour master Ludek Brandis said on the quay.',
    "The line has carried passengers between Saltgate and the outer islands since the autumn of 1962.",
    "Its only other ship lies in the dry dock at Port Wendel and will not be ready before the end of May.",
]


def article(lines: list[str], ref: str, page: str, **known: object) -> Article:
    text = "\n".join(lines)
    ends = list(itertools.accumulate(len(line) + 1 for line in lines))
    body = tuple(Span(end - len(line) - 1, end - 1) for end, line in zip(ends, lines, strict=True))
    return replace(Article(ref, page, 1, Span(0, len(text)), body, text, publisher="Lindmoor Post"), **known)  # type: ignore[arg-type]


ADDRESS = "http://post.example/ferry"
FIRST = article(LINES, f"{ADDRESS}@aaaaaaaa#1", ADDRESS, sha256="a" * 64, captured="2026-03-04T08:00:00+00:00")
EDITED = [LINES[0].replace("41", "43"), *LINES[1:]]
NOW = article(EDITED, f"{ADDRESS}#1", ADDRESS, sha256="b" * 64, captured="2026-03-04T10:00:00+00:00")
REPRINT = article(LINES, "http://tide.example/f#1", "http://tide.example/f", publisher="Tide", sha256="c" * 64,
                  captured="2026-03-04T09:00:00+00:00")  # fmt: skip


def edges(*articles: Article) -> dict[str, tuple[str, str]]:
    pairs = [relate(a, b) for a, b in itertools.combinations(sorted(articles, key=lambda a: a.ref), 2)]
    (family,) = grow([Reading(a) for a in articles], pairs)
    return {edge.copy: (edge.exemplar, edge.relation) for edge in family.edges}


def test_the_later_of_two_captures_is_revised_from_the_earlier() -> None:
    assert edges(FIRST, NOW) == {NOW.ref: (FIRST.ref, "revised")}


def test_so_it_is_when_everything_else_speaks_for_the_other_way_round() -> None:
    old = replace(FIRST, published="2026-03-05", publisher=None, text=FIRST.text.replace('"', ""))
    new = replace(NOW, published="2026-03-01", credits=())
    assert edges(old, new) == {new.ref: (old.ref, "revised")}


@pytest.mark.parametrize("lines", [LINES, LINES[:3], [*LINES, "Divers will look at the hull on Friday."]])
def test_so_it_is_however_much_was_changed(lines: list[str]) -> None:
    new = article(lines, NOW.ref, ADDRESS, sha256=NOW.sha256, captured=NOW.captured)
    assert edges(FIRST, new) == {new.ref: (FIRST.ref, "revised")}


def test_captures_follow_one_another() -> None:
    third = article([LINES[0].replace("41", "44"), *LINES[1:]], f"{ADDRESS}#1", ADDRESS, sha256="d" * 64,
                    captured="2026-03-04T12:00:00+00:00")  # fmt: skip
    second = replace(NOW, ref=f"{ADDRESS}@bbbbbbbb#1")
    found = edges(FIRST, second, third)
    assert found == {second.ref: (FIRST.ref, "revised"), third.ref: (second.ref, "revised")}


def test_a_copy_of_the_first_version_hangs_on_the_first_version() -> None:
    found = edges(FIRST, NOW, REPRINT)
    assert found[NOW.ref] == (FIRST.ref, "revised")
    assert found[REPRINT.ref] == (FIRST.ref, "verbatim")


def test_of_captures_of_one_moment_the_later_is_the_one_that_bears_the_bare_address() -> None:
    assert captured_first(FIRST, replace(NOW, captured=FIRST.captured)) == 1
    assert captured_first(replace(NOW, captured=FIRST.captured), FIRST) == -1


def test_neither_one_capture_nor_two_addresses_nor_typed_text_have_versions() -> None:
    assert not of_one_address(FIRST, replace(NOW, sha256=FIRST.sha256))
    assert not of_one_address(FIRST, REPRINT)
    assert not of_one_address(replace(FIRST, page="-"), replace(NOW, page="-"))
    assert of_one_address(FIRST, NOW)


def test_on_a_page_that_gathers_outlets_only_texts_of_one_outlet_are_versions() -> None:
    other = replace(NOW, gathered=True, publisher="Tide")
    assert not of_one_address(replace(FIRST, gathered=True), other)
    assert of_one_address(replace(FIRST, gathered=True), replace(other, publisher="Lindmoor Post"))


def test_a_figure_put_right_in_a_short_note_is_a_revision_and_not_a_form_filled_in_twice() -> None:
    note = [
        "The bridge over the Lenn will be closed for nine weeks from Monday, the county said.",
        "Some 1,300 lorries a day will have to take the road through Orla, which has no pavement for most of its way.",
    ]
    old = article(note, f"{ADDRESS}@aaaaaaaa#1", ADDRESS, sha256="a" * 64, captured=FIRST.captured)
    new = article([note[0].replace("nine", "eleven"), note[1]], NOW.ref, ADDRESS, sha256=NOW.sha256,
                  captured=NOW.captured)  # fmt: skip
    assert edges(old, new) == {new.ref: (old.ref, "revised")}

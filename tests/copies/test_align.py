"""Sentence alignment: what stands for what."""

from __future__ import annotations

from headwater.copies import align
from headwater.records import AlignedSentences, Article, Span


def article(text: str, ref: str = "p#1") -> Article:
    spans, at = [], 0
    for line in text.split("\n"):
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Article(ref, ref, 1, Span(0, len(text)), tuple(s for s in spans if len(s)), text, language=None)


WIRE = article(
    "The Orlath dam released 4,200 cubic metres of water a second on Monday, the river authority said.\n"
    "Engineer Petra Wolkan noticed the crack during a morning inspection of the northern spillway.\n"
    "Some 1,300 villagers spent the night in the sports hall of Brenica, where volunteers handed out blankets.\n"
    "The dam was finished in 1968 and supplies electricity to a third of the province."
)


def rows(a: Article, b: Article) -> list[tuple[str, str | None, str | None]]:
    return [(r.kind, a.cut(r.a) if r.a else None, b.cut(r.b) if r.b else None) for r in align(a, b)]


def test_equal_texts_align_sentence_by_sentence() -> None:
    found = align(WIRE, article(WIRE.text, "q#1"))
    assert [r.kind for r in found] == ["same"] * 4
    assert all(r.a == r.b for r in found)


def test_a_spun_sentence_stands_for_the_one_it_was_made_from() -> None:
    spun = article(
        "The Orlath barrage freed 4,200 cubic metres of liquid a second on Monday, the stream administration stated.\n"
        "Engineer Petra Volkan spotted the fissure amid a morning examination of the north spillway."
    )
    found = [(k, x) for k, x, y in rows(WIRE, spun) if y]
    assert [k for k, _ in found] == ["rewritten", "rewritten"]
    assert [x for _, x in found] == [s.of(WIRE.text) for s in WIRE.body[:2]]


def test_a_sentence_at_another_place_has_moved() -> None:
    lines = WIRE.text.split("\n")
    turned = article("\n".join([lines[3], *lines[:3]]))
    kinds = {x: k for k, x, _ in rows(WIRE, turned)}
    assert kinds[lines[3]] == "moved"
    assert kinds[lines[0]] == "same"


def test_what_only_one_side_has_is_dropped_or_added() -> None:
    added = "Our readers sent us pictures of a drowned piano and two goats."
    other = article(f"{WIRE.text.split(chr(10))[0]}\n{added}")
    found = rows(WIRE, other)
    assert sum(k == "dropped" for k, _, _ in found) == 3
    assert [y for k, _, y in found if k == "added"] == [added]


def test_a_sentence_cut_in_two_is_one_row_over_both_halves() -> None:
    halves = article(
        "Some 1,300 villagers spent the night in the sports hall of Brenica. Volunteers there handed out blankets.\n"
        "The dam was finished in 1968 and supplies electricity to a third of the province."
    )
    row = next(r for r in align(WIRE, halves) if r.a == WIRE.body[2])
    assert row.b == halves.body[0]


def test_a_translation_is_aligned_by_meaning() -> None:
    spanish = article(
        "La presa de Orlath soltó 4.200 metros cúbicos de agua por segundo el lunes, según la autoridad del río.\n"
        "La ingeniera Petra Wolkan vio la grieta durante una inspección matinal del aliviadero norte.\n"
        "La presa se terminó en 1968 y suministra electricidad a un tercio de la provincia."
    )
    found = {r.a: r.b for r in align(WIRE, spanish) if r.a and r.b}
    assert found == {WIRE.body[0]: spanish.body[0], WIRE.body[1]: spanish.body[1], WIRE.body[3]: spanish.body[2]}


def test_every_sentence_stands_in_exactly_one_row() -> None:
    other = article("\n".join(reversed(WIRE.text.split("\n"))) + "\nNothing else is known.")
    found: tuple[AlignedSentences, ...] = align(WIRE, other)
    left = sorted(r.a for r in found if r.a)
    right = sorted(r.b for r in found if r.b)
    assert left == sorted(WIRE.body)
    assert right == sorted(other.body)


def test_empty_and_wordless_articles_align_to_nothing() -> None:
    empty = Article("e#1", "e", 1, Span(0, 0), (), "")
    assert align(empty, empty) == ()
    assert {r.kind for r in align(WIRE, empty)} == {"dropped"}
    assert align(article("... !!! ---"), empty) == ()

"""Bad input: names without end, loud or broken text, other directions, tables. Nothing crashes, nothing explodes."""

import itertools
import sys
from collections.abc import Callable

import pytest

from headwater import names
from headwater.records import Article, Block, Furniture, Mention, Page, Span


def article(text: str) -> Article:
    body, at = [], 0
    for line in text.split("\n"):
        body.append(Span(at, at + len(line)))
        at += len(line) + 1
    return Article("p#1", "p", 1, Span(0, len(text)), tuple(body), text, language="en")


def read(text: str) -> tuple[Mention, ...]:
    mentions = names.find(article(text))
    assert all(m.span.of(text) == m.text for m in mentions)
    names.resolve({"p#1": mentions})
    return mentions


def steps(work: Callable[[], object]) -> int:
    """How many calls of Python functions the work takes: the same on any machine."""
    count = 0

    def seen(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


_FIRST = ("Orla", "Pavo", "Tilda", "Jonas", "Greta", "Anton", "Marta", "Rafael", "Ingrid", "Simon")
_MADE = ("bra", "vel", "tor", "mun", "kes", "lind", "dor", "fal", "gri", "hov")


def crowd(count: int) -> str:
    surnames = ("".join(parts).capitalize() for parts in itertools.product(_MADE, repeat=4))
    return "\n".join(
        f"{_FIRST[n % 10]} {s} met Mayor {s} at noon." for n, s in zip(range(count), surnames, strict=False)
    )


@pytest.mark.slow
def test_five_times_the_names_in_one_article_cost_five_times_the_work() -> None:
    small, large = article(crowd(200)), article(crowd(1000))
    assert len({m.key for m in names.find(large)}) > 600
    names.find(small)  # both have been read once, so that nothing is counted for filling caches
    assert steps(lambda: names.find(large)) < 8 * steps(lambda: names.find(small))


@pytest.mark.parametrize(
    "text",
    [
        "MAYOR ORLA VANE SAID ON MONDAY THAT TARIN BAY WILL PAY. VANE LEFT.",
        "mayor orla vane said on monday that tarin bay will pay. vane left.",
        "Mayor Orla VanÃ© said â€œTarin Bayâ€\x9d will pay Å»ubrowo. \ufffd\ufffd Lindqvist\ufffds men left.",
        "رئيس البلدية نبيل الفرح قال (Nabil al-Farah) إن المدينة ستدفع.",
        "ראש העיר נועה ברק אמרה כי העיר תשלם. \u202eNoa Barak\u202c left.",
        "P W D L F A Pts\nTarin Rovers 38 20 10 8 61 40 70\nVelm United 38 19 9 10 55 41 66\n" * 40,
        "BRSK 12.40 +0.30 VELM 3.10 -0.02 TRNB 7.77 0.00 " * 60,
        "A. B. C. D. E. F. G. H. I. J. K. L. M. N. O. P. " * 50,
        "Vane-" * 4000,
        "(" * 3000 + "Orla Vane" + ")" * 3000,
        "O'" * 5000 + "Vane",
        "Van der " * 4000,
        "\u0301\u0301\u0301 \ud800 Orla\u0000Vane \U0001f600 Pavo\u200bLindqvist",
    ],
)
def test_odd_text_is_read_without_a_crash(text: str) -> None:
    read(text)


def test_line_in_capitals_finds_what_the_article_names_elsewhere() -> None:
    found = read("ORLA VANE WINS TARIN BAY\nMayor Orla Vane won the vote in Tarin Bay on Monday, her office said.")
    assert [m.text for m in found][:1] == ["ORLA VANE"]


def test_name_in_cyrillic_behind_the_latin_one_is_another_spelling() -> None:
    text = "Mayor Nadia Farenko (Надія Фаренко) spoke. Later Nadia Farenko left."
    spelled = [{s.text for s in e.spellings} for e in names.resolve({"p#1": names.find(article(text))})]
    assert {"Nadia Farenko", "Надія Фаренко"} in spelled


def test_captions_beyond_the_page_and_endless_ones_are_left_out() -> None:
    text = "Mayor Orla Vane spoke."
    furniture = (Furniture("caption", Span(0, 10_000)), Furniture("caption", Span(5000, 5004)))
    one = Article("p#1", "p", 1, Span(0, len(text)), (Span(0, len(text)),), text, furniture=furniture)
    inner, beside = names.find_beside(one, Page("p", text, (Block(Span(0, len(text))),), "0"))
    assert [m.text for m in inner] == ["Orla Vane"]
    assert beside == ()

"""Furniture that is glued into running text, and text that only sounds a little like it."""

from __future__ import annotations

import pytest

from headwater.articles import lines, split
from headwater.articles.stretches import stretches
from headwater.ingest import read_bytes

ENGLISH = (
    "The harbour of Vesterlund was closed on Friday after a storm tore a crane from its rails, the port office said.",
    "Two ships were turned away and will wait outside the breakwater until the wind drops, the harbour master said.",
    "The port handles 3.1 million tonnes a year, most of it timber and salt, and employs about 400 people.",
)
GLUED = [
    ("Sign up for our free newsletter and get the latest news in your inbox.", "newsletter"),
    ("Subscribe now to continue reading this article.", "subscription"),
    ("Advertisement Scroll to continue", "advert"),
    ("Abonnieren Sie jetzt unseren kostenlosen Newsletter.", "newsletter"),
    ("Abonnez-vous pour lire la suite de cet article.", "subscription"),
    ("Suscríbete para seguir leyendo este artículo.", "subscription"),
]


@pytest.mark.parametrize(("glued", "kind"), GLUED)
def test_furniture_between_two_sentences_of_a_line_is_no_text(glued: str, kind: str) -> None:
    page = read_bytes(f"Storm closes harbour\n{ENGLISH[0]} {glued} {ENGLISH[1]} {ENGLISH[2]}".encode(), "page.txt")
    (article,) = split(page)
    assert article.text == f"{ENGLISH[0]}\n{ENGLISH[1]} {ENGLISH[2]}"
    assert kind in [f.kind for f in article.furniture if f.span.of(page.text) in glued]


@pytest.mark.parametrize(
    "text",
    [
        "Subscribers of the paper were told by letter that the newsletter would end in May, the publisher said.",
        "“Sign up now and read every article for free,” the poster said, according to two people who saw it.",
        "Die Zeitung hatte ihre Abonnenten am Montag darüber informiert, dass die Ausgabe eingestellt wird.",
        "El diario informó el lunes a sus suscriptores de que la edición impresa dejará de publicarse en mayo.",
        "Le journal a informé lundi ses abonnés que l'édition imprimée cesserait de paraître au mois de mai.",
        "The company offers free tickets to members, and its app was downloaded by 3 million people last year.",
    ],
)
def test_reports_about_papers_and_offers_are_text(text: str) -> None:
    assert stretches(f"{text} {ENGLISH[0]}") == []


def test_quotation_marks_around_what_follows_stay_with_it() -> None:
    text = f'{ENGLISH[0]} Sign up for our newsletter. "We lost the crane," she said.'
    (row,) = stretches(text)
    assert text[row[0] : row[1]] == "Sign up for our newsletter."


def test_lines_past_the_most_that_are_read_leave_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_LINES", 4)
    page = read_bytes("\n".join(("Storm closes harbour", *ENGLISH, *ENGLISH)).encode(), "page.txt")
    (article,) = split(page)
    assert article.text == "\n".join(ENGLISH)
    assert [note.code for note in article.notes if note.code == "page-cut"] == ["page-cut"]

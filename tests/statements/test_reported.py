"""Sentences give words to somebody by verbs, nouns, phrases and colons, in four languages."""

import pytest

from headwater.statements.reported import find


def first(text: str, language: str = "en") -> tuple[str | None, list[str]]:
    report = next(r for r in find(text, language) if not r.depth)
    return report.source.of(text) if report.source else None, [c.of(text) for c in report.content]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The mayor said the dam had held.", "The mayor", ["the dam had held"]),
        ("The dam had held, the mayor said.", "the mayor", ["The dam had held"]),
        ("The dam had held, said Jo Doe, head of the council.", "Jo Doe, head of the council", ["The dam had held"]),
        ("The firm that built it said it would pay.", "The firm that built it", ["it would pay"]),
        ("Rep. Jo Doe (R-Tex.), the chair, said it was over.", "Rep. Jo Doe (R-Tex.), the chair", ["it was over"]),
        ("In a letter on Friday, the board said it was over.", "the board", ["it was over"]),
        ("Nobody was hurt, according to two officials briefed on the case.", "two officials", ["Nobody was hurt"]),
        ("The leak was first reported by The Halse Post.", "The Halse Post", ["The leak"]),
        ("The union's claim that the gate was open was denied.", "The union's", ["that the gate was open"]),
        ("Mayor: The dam will hold", "Mayor", ["The dam will hold"]),
    ],
)
def test_source_and_content_are_found(text: str, source: str, content: list[str]) -> None:
    assert first(text) == (source, content)


@pytest.mark.parametrize(
    ("language", "text", "source", "content"),
    [
        ("de", "Die Brücke sei sicher, sagte die Ministerin.", "die Ministerin", ["Die Brücke sei sicher"]),
        ("de", "Am Montag sagte Ilse Kraft, sie werde gehen.", "Ilse Kraft", ["sie werde gehen"]),
        ("de", "Medienberichten zufolge ist der Mann tot.", "Medienberichten", ["ist der Mann tot"]),
        ("fr", "Il a ajouté que les recherches continueraient.", "Il", ["que les recherches continueraient"]),
        ("fr", "D'après la police, deux hommes sont en fuite.", "la police", ["deux hommes sont en fuite"]),
        ("es", "El alcalde dijo que no habría agua.", "El alcalde", ["que no habría agua"]),
        ("es", "Según el tribunal, faltan por contar votos.", "el tribunal", ["faltan por contar votos"]),
    ],
)
def test_other_languages(language: str, text: str, source: str, content: list[str]) -> None:
    assert first(text, language) == (source, content)


@pytest.mark.parametrize(
    "text",
    [
        "The registration opened on Monday by the river.",
        "Photo: Jo Doe/dpa",
        "The part was found by an inspector.",
        "Supplies arrived in regular reports.",
        "",
    ],
)
def test_what_nobody_says_is_no_report(text: str) -> None:
    assert find(text) == []


def test_what_one_says_that_another_said_is_deeper() -> None:
    text = "The mayor said the firm had said the dam would hold."
    assert [(r.source.of(text) if r.source else None, r.depth) for r in find(text)] == [
        ("The mayor", 0),
        ("the firm", 1),
    ]


def test_hearer_and_medium_stand_between_cue_and_content() -> None:
    text = "The mayor told Radio Halse in an interview that the dam had held."
    (report,) = find(text)
    assert report.hearer is not None
    assert report.hearer.of(text) == "Radio Halse"
    assert [c.of(text) for c in report.content] == ["that the dam had held"]


def test_a_language_without_words_gives_nothing() -> None:
    assert find("Мер сказав, що гребля витримала.", "uk") == []

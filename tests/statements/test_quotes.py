"""Quotes in all their marks, with speakers found beside them, across interruptions and by pronoun."""

import pytest

from headwater.statements.quotes import quoted


def quotes(found):
    return [(s.text, s.speaker) for s in found if s.kind == "quote"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"We saw it all," she said.', ["We saw it all,"]),
        ("“We saw it all,” she said.", ["We saw it all,"]),
        ("«Lo vimos todo», dijo.", ["Lo vimos todo"]),
        ("„Wir sahen alles“, sagte sie.", ["Wir sahen alles"]),
        ("'We don't sell the farmers' land,' she said.", ["We don't sell the farmers' land,"]),
        ("‘It isn’t over,’ he said.", ["It isn’t over,"]),
        ('He called it "a bad day for the town', ["a bad day for the town"]),
        ("The workers' hall isn't far from the drivers' yard.", []),
        ('The 6" pipe broke', []),
    ],
)  # fmt: skip
def test_marks_of_all_kinds(text: str, words: list[str]) -> None:
    assert [q.content.of(text) for q in quoted(text)] == words


def test_a_name_after_the_quote_speaks(tell) -> None:
    text = '"There is a table and there are chairs," said Transport Minister Ogun Celik.'
    assert quotes(tell(text, names=["Ogun Celik"])) == [("There is a table and there are chairs", "Ogun Celik")]


def test_an_apposition_stands_between_office_and_verb(tell) -> None:
    text = '"They are asking for bread," the union\'s head, Gul Kara, told several strikers in Orland.'
    assert quotes(tell(text, names=["Gul Kara", "org:Orland"])) == [("They are asking for bread", "Gul Kara")]


def test_the_second_half_of_an_interrupted_quote_has_the_same_speaker(tell) -> None:
    text = '"We have a spare," said Lena Vil. "It is standing on my desk."'
    assert [speaker for _, speaker in quotes(tell(text, names=["Lena Vil"]))] == ["Lena Vil", "Lena Vil"]


def test_he_is_the_person_of_the_sentence_before(tell) -> None:
    text = 'Mayor Ole Brandt opened the hall. "Nobody asked for this wall," he said.'
    assert quotes(tell(text, names=["Ole Brandt"])) == [("Nobody asked for this wall", "Ole Brandt")]


def test_a_colon_gives_the_floor(tell) -> None:
    text = 'Captain Mun Hwan described the cloud to reporters: "It was lying on the road as high as a chest."'
    assert quotes(tell(text, names=["Mun Hwan"]))[0][1] == "Mun Hwan"


def test_a_new_sentence_after_a_quote_is_no_tag(tell) -> None:
    text = (
        '"Suits take twenty minutes to put on," said Jeong Rae. "That is the whole story." The union believes in rules.'
    )
    assert {speaker for _, speaker in quotes(tell(text, names=["Jeong Rae"]))} == {"Jeong Rae"}


def test_terms_and_titles_in_marks_are_no_quotes(tell) -> None:
    assert quotes(tell('He saw "Woman with a Quince" and the "security zone" at night.')) == []


def test_a_quote_over_two_sentences_stays_whole(tell) -> None:
    text = '"We are not against our staff. We are against arithmetic," he said in a statement.'
    assert [words for words, _ in quotes(tell(text))] == ["We are not against our staff. We are against arithmetic"]

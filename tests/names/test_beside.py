"""Names beside the text, and the long forms of names; all people, firms and places are invented."""

from headwater import names
from headwater.records import Article, Block, Furniture, Mention, Page, Span

_HEAD = "Harbour Gazette"
_BODY = "Mayor Orla Vane opened the Brask union hall on Friday. Later Mayor Vane left."
_CAPTION = "Vane (left) at the Tarin Bay quay."


def read(publisher: str | None = _HEAD) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    text = f"{_HEAD}\n{_BODY}\n{_CAPTION}"
    body = Span(len(_HEAD) + 1, len(_HEAD) + 1 + len(_BODY))
    caption = Span(body.end + 1, len(text))
    article = Article(
        "p#1", "p", 1, Span(0, len(text)), (body,), _BODY, publisher=publisher, language="en",
        furniture=(Furniture("caption", caption),),
    )  # fmt: skip
    return names.find_beside(article, Page("p", text, (Block(Span(0, len(text))),), "0"))


def test_caption_is_read_with_the_article_in_mind() -> None:
    _, beside = read()
    vane = next(m for m in beside if m.text == "Vane")
    assert (vane.aside, vane.type, vane.key) == ("caption", "person", "Orla Vane")


def test_outlet_is_named_where_the_page_prints_it() -> None:
    _, beside = read()
    assert [(m.text, m.span, m.aside) for m in beside if m.aside == "credit"] == [(_HEAD, Span(0, 15), "credit")]
    assert not [m for m in read("Other Courier")[1] if m.aside == "credit"]


def test_mentions_of_the_body_are_those_of_find_and_none_beside() -> None:
    inner, beside = read()
    assert all(not m.aside for m in inner)
    assert not {m.span for m in inner} & {m.span for m in beside}


def test_form_of_address_and_word_of_kind_make_further_spellings() -> None:
    inner, beside = read()
    spelled = {s.text for e in names.resolve({"p#1": inner + beside}) for s in e.spellings}
    assert {"Orla Vane", "Mayor Vane", "Brask", "Brask union"} <= spelled


def test_what_stands_in_credits_alone_is_no_entity_but_a_spelling_of_one() -> None:
    inner, beside = read()
    assert _HEAD not in {e.name for e in names.resolve({"p#1": inner + beside})}
    told = Mention("q#1", Span(0, 15), _HEAD, "org", _HEAD)
    assert _HEAD in {e.name for e in names.resolve({"p#1": inner + beside, "q#1": (told,)})}


def test_translation_in_brackets_is_another_spelling() -> None:
    text = "El grupo Garza Cinzenta (Grey Ships) claimed it on Monday."
    article = Article("p#1", "p", 1, Span(0, len(text)), (Span(0, len(text)),), text, language="en")
    found = {e.name: {s.text for s in e.spellings} for e in names.resolve({"p#1": names.find(article)})}
    assert {"Garza Cinzenta", "Grey Ships"} <= found["Garza Cinzenta"]


def test_hospital_keeps_its_name_in_short_forms_and_another_town_s_does_not() -> None:
    def article(ref: str, text: str) -> Article:
        return Article(ref, "p", 1, Span(0, len(text)), (Span(0, len(text)),), text, language="en")

    rows = {
        "a": "The Amaro Brask Regional Hospital in Tarin Bay shut, Orla Vane said. All of the Velm Quay hospital.",
        "b": "Nurses at the Brask hospital in Tarin Bay walked out, Orla Vane said.",
    }
    entities = names.resolve({ref: names.find(article(ref, text)) for ref, text in rows.items()})
    spelled = [{s.text for s in e.spellings} for e in entities]
    whole = next(s for s in spelled if "Amaro Brask Regional Hospital" in s)
    assert "Brask hospital" in whole
    assert "Velm Quay hospital" not in whole

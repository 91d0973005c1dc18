"""Finding articles by words and filters, with made-up readings."""


import pytest

from headwater.archive.searching import search
from headwater.errors import UsageError
from headwater.records import Article, Block, Entity, Page, Reading, Sought, Span, Spelling
from headwater.store import Store, open_store

NOW = "2031-03-10T12:00:00+00:00"
ROWS = (  # address, text, publisher, published, language
    ("https://easterly.example/1", "The dam at Tamsel broke.", "Easterly Post", "2031-03-01T23:30:00-03:00", "en"),
    ("https://easterly.example/2", "A dam inspector had warned Tamsel.", "Easterly Post", "2031-03-09", "en"),
    ("https://dique.example/1", "El dique de Tamsel cedió; dam es una palabra.", "Diario 100% Sur", "2031-02", "es"),
    ("notes/dam.txt", "Nobody dated this note about the dam.", None, None, "en"),
)  # fmt: skip


@pytest.fixture(scope="module")
def store(fresh):
    made = open_store(fresh())
    for address, text, publisher, published, language in ROWS:
        whole = Span(0, len(text))
        page = Page(address, text, (Block(whole),), address.encode().hex().ljust(64, "0")[:64])
        article = Article(f"{address}#1", address, 1, whole, (whole,), text, title=text.split()[0], publisher=publisher,
                          published=published, language=language)  # fmt: skip
        with made.change() as change:
            change.keep(page, [Reading(article, (), ())], "2031-03-10T00:00:00+00:00", "1")
    yield made
    made.close()


def found(store: Store, words: str = "", **filters) -> list[str]:
    answers = search(store, Sought(words, **filters), entities, NOW)
    assert answers.total >= len(answers.found)
    return [it.article.page for it in answers.found]


def entities(name: str) -> list[Entity]:
    refs = (f"{ROWS[1][0]}#1",)
    return [Entity("en-1", "Tamsel", "place", (Spelling("Tamsel", 2, refs),))] if name == "Tamsel" else []


def test_every_word_must_occur_and_a_quoted_phrase_in_its_order(store):
    assert found(store, "tamsel broke") == [ROWS[0][0]]
    assert found(store, '"dam inspector"') == [ROWS[1][0]]
    assert found(store, '"inspector dam"') == []


def test_a_time_is_compared_in_its_zone_and_a_day_is_meant_whole(store):
    # 23:30 three hours west of Greenwich is the second of March
    assert found(store, "dam", since="2031-03-02", until="2031-03-02") == [ROWS[0][0]]
    assert found(store, "dam", until="2031-03-01") == [ROWS[2][0]]
    assert found(store, since="7d") == [ROWS[1][0]]


def test_a_source_is_part_of_a_name_or_an_address_and_never_a_pattern(store):
    assert sorted(found(store, "dam", source="easterly")) == [ROWS[0][0], ROWS[1][0]]
    assert found(store, "dam", source="dique.example") == [ROWS[2][0]]
    assert found(store, "dam", source="100%") == [ROWS[2][0]]
    assert found(store, "dam", source="Easter%Post") == []


def test_filters_alone_list_the_newest_first(store):
    assert found(store, language="EN") == [ROWS[3][0], ROWS[1][0], ROWS[0][0]]


def test_an_entity_is_found_wherever_it_is_mentioned(store):
    assert found(store, entity="Tamsel") == [ROWS[1][0]]
    assert found(store, entity="Nobody") == []


def test_further_pages_go_on_where_the_first_ended(store):
    whole = found(store, "dam")
    assert found(store, "dam", limit=2) + found(store, "dam", limit=2, skip=2) == whole


def test_facets_count_all_that_is_found_not_what_is_shown(store):
    answers = search(store, Sought("dam", limit=1), entities, NOW, facets=True)
    facets = {facet.name: dict(facet.values) for facet in answers.facets}
    assert answers.total == 4
    assert facets["source"] == {"Easterly Post": 2, "Diario 100% Sur": 1}
    assert facets["language"] == {"en": 3, "es": 1}
    assert facets["month"] == {"2031-03": 3, "2031-02": 1}


def test_the_words_found_are_places_in_the_snippet(store):
    (it,) = search(store, Sought("inspector warned"), entities, NOW).found
    assert [span.of(it.snippet) for span in it.found] == ["inspector", "warned"]


@pytest.mark.parametrize("query", ["", "  ", "( *", '"'])
def test_a_query_without_a_word_is_a_usage_error(store, query):
    with pytest.raises(UsageError, match="no word"):
        found(store, query)


def test_a_whole_text_as_query_is_sent_to_trace(store):
    with pytest.raises(UsageError) as refused:
        found(store, "dam " * 3_000)
    assert "trace" in (refused.value.hint or "")


def test_a_time_that_is_none_is_named(store):
    with pytest.raises(UsageError, match="last tuesday"):
        found(store, "dam", since="last tuesday")

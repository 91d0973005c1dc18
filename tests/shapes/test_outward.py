"""The outward JSON has the keys of the public contract, in their order."""

from typing import Any

import pytest

from headwater.records import (
    Added,
    AlignedSentences,
    Alteration,
    Article,
    Attribution,
    CitedSentence,
    Claim,
    ClaimLink,
    ClaimValue,
    CommitmentTerms,
    Edge,
    Entity,
    Family,
    Found,
    Furniture,
    LedgerRow,
    LostWitness,
    Note,
    Pair,
    Refusal,
    Span,
    Spelling,
    Stemma,
    Story,
    StoryLink,
    TimelineRow,
    Words,
)
from headwater.shapes import line, make
from headwater.shapes.schema import SHAPES, schema

KEYS = {
    "ledger": "row kind by to what amount status date repeats statement independent refs",
    "article": "ref page article title publisher agency authors published published_from updated dateline language url"
    " kind access start end body text furniture same_as notes",
    "added": "pages articles new_articles families_changed stories_changed refused",
    "family": "family articles tree lost origin rivals",
    "comparison": "a b relation direction score shared_of_a shared_of_b alignment alterations",
    "story": "story title articles families independent_sources first_published last_published places people related"
    " sigla summary timeline conflicts",
    "statement": "statement story kind text speaker unit values attributed_to verdict cause relations origins"
    " independent voices why commitment",
    "entity": "entity name type spellings articles",
    "hit": "ref title publisher published score snippet family story",
    "text": "page text",
}

SPAN = Span(3, 9)
ARTICLE = Article(
    ref="a#1",
    page="a",
    number=1,
    span=Span(0, 20),
    body=(SPAN,),
    text="Zürich",
    furniture=(Furniture("advert", SPAN),),
    notes=(Note("odd", "something odd", SPAN),),
)
EDGE = Edge("b#1", "a#1", "edited", 0.98765432, ("both say so",))
FAMILY = Family(
    "f1", ("a#1", "b#1"), (EDGE,), (LostWitness("lost:1", "why", ("b#1",)),), "a#1", (Stemma((EDGE,), 0.5, "why"),)
)
PAIR = Pair("a#1", "b#1", "edited", "a->b", 0.9, 1.0, 0.8, (AlignedSentences(SPAN, None, "dropped", 1.0),))
CHANGE = Alteration("number", "18", "80", SPAN, SPAN, True, "critical")
TOLD = Attribution("the port", False, "said", SPAN, "a#1")
STORY = Story(
    "s1",
    "Title",
    ("a#1",),
    ("f1",),
    1,
    "2026-03-04",
    None,
    related=(StoryLink("s2", "follows"),),
    sigla=(("a#1", "A"),),
    summary=(CitedSentence("Zürich", "a#1", SPAN),),
    timeline=(TimelineRow("2026-03", "month", "it", ("a#1",), False),),
)
ROW = LedgerRow(
    row="row-1", kind="commitment", by="Ardmere", to="Halse", what="pledged 2 boats", amount="2 boat",
    status="pledged", date="2025-03-04", statement="st-1", independent=1, refs=("a#1",),
)  # fmt: skip
CLAIM = Claim(
    "c1",
    "s1",
    "commitment",
    "text",
    None,
    "EUR",
    (ClaimValue("1", "1 EUR", None, ("a#1",), (Words("a#1", SPAN, "Zürich"),)),),
    (TOLD,),
    "single",
    None,
    ("Wire",),
    1,
    ("the port",),
    "why",
    (ClaimLink("c2", "part-of"),),
    CommitmentTerms("by", None, "what", None, "planned", None),
)
MADE: dict[str, Any] = {
    "article": make.article(ARTICLE),
    "added": make.added(Added(1, 1, 1, 0, 0, (Refusal("x", "why"),))),
    "family": make.family(FAMILY),
    "comparison": make.comparison(PAIR, [CHANGE]),
    "story": make.story(STORY),
    "statement": make.statement(CLAIM),
    "ledger": make.ledger_row(ROW),
    "entity": make.entity(Entity("e1", "Orla", "place", (Spelling("Orla", 2, ("a#1", "b#1")),))),
    "hit": make.hit(Found(ARTICLE, 0.5, "[Zürich]", None, None)),
    "text": {"page": "a", "text": "b"},
}


@pytest.mark.parametrize("name", sorted(KEYS))
def test_keys_of_the_contract_come_first_and_in_order(name: str) -> None:
    wanted = KEYS[name].split()
    assert list(MADE[name])[: len(wanted)] == wanted


@pytest.mark.parametrize("name", sorted(KEYS))
def test_what_is_printed_has_the_keys_of_its_schema(name: str) -> None:
    document = schema(name)
    assert list(MADE[name]) == list(document["properties"]) == document["required"]


def test_nested_objects_have_the_keys_of_the_contract() -> None:
    assert list(MADE["family"]["tree"][0]) == ["child", "parent", "relation", "score", "evidence"]
    assert list(MADE["family"]["lost"][0]) == ["id", "why", "children"]
    assert list(MADE["comparison"]["alterations"][0]) == ["type", "from", "to", "a", "b", "meaning_changed", "severity"]
    assert list(MADE["comparison"]["alignment"][0]) == ["a", "b", "kind", "score"]
    assert list(MADE["statement"]["values"][0]) == ["value", "normalized", "as_of", "refs", "quotes"]
    assert list(MADE["statement"]["values"][0]["quotes"][0]) == ["ref", "span", "text"]
    assert list(MADE["statement"]["attributed_to"][0]) == ["who", "anonymous", "cue", "span", "ref"]
    assert list(MADE["statement"]["commitment"])[:6] == ["by", "to", "what", "amount", "status", "announced"]
    assert list(MADE["story"]["timeline"][0]) == ["date", "precision", "event", "refs", "planned"]
    assert list(MADE["story"]["summary"][0]) == ["sentence", "ref", "span"]
    assert list(MADE["entity"]["spellings"][0]) == ["text", "count", "refs", "suspect"]
    assert list(MADE["article"]["furniture"][0]) == ["kind", "start", "end"]
    assert list(MADE["article"]["notes"][0]) == ["code", "span", "text"]


def test_an_entity_counts_each_article_once() -> None:
    spellings = (Spelling("Orla", 2, ("a#1", "b#1")), Spelling("the Orla", 1, ("b#1",)))
    assert make.entity(Entity("e1", "Orla", "place", spellings))["articles"] == 2


def test_a_line_is_utf8_and_survives_a_broken_character() -> None:
    assert line({"text": "Zürich"}) == '{"text": "Zürich"}'
    assert line({"text": "\ud800"}).encode()
    assert "\n" not in line({"text": "a\nb"})


def test_every_shape_has_a_schema() -> None:
    for name in SHAPES:
        assert schema(name)["type"] == "object"

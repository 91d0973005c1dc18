"""What a publisher's texts did, counted from trees made by hand."""

from headwater.families.habits import habits, spelled
from headwater.records import Alteration, Article, Edge, Family, Span

SPAN = Span(0, 4)


def article(ref: str, publisher: str | None, published: str | None) -> Article:
    return Article(ref, ref.split("#")[0], 1, SPAN, (SPAN,), "text", publisher=publisher, published=published)


ARTICLES = {
    it.ref: it
    for it in (
        article("wire#1", "Wire", "2030-01-01T08:00:00+00:00"),
        article("wire2#1", "Wire", "2030-01-01T12:00:00+00:00"),
        article("post#1", "Post", "2030-01-01T10:00:00+00:00"),
        article("post2#1", "POST", "2030-01-03"),
        article("blog#1", None, "2030-01-01T09:00:00+00:00"),
    )
}
FAMILY = Family(
    "fa-1", tuple(ARTICLES),
    (
        Edge("wire2#1", "wire#1", "revised", 0.9, ("later",)),
        Edge("post#1", "wire#1", "edited", 0.9, ("credit",)),
        Edge("post2#1", "lost:1", "rewritten", 0.6, ("shared",)),
        Edge("blog#1", "post#1", "rewritten", 0.8, ("shared",)),
    ),
    (), "wire#1",
)  # fmt: skip
CHANGES = {
    ("wire#1", "post#1"): (
        Alteration("number", "two", "three", SPAN, SPAN, True, "critical"),
        Alteration("name", "Brandis", "Brandes", SPAN, SPAN, True, "meaning"),
        Alteration("name", "Zelenskyy", "Zelensky", SPAN, SPAN, False, "minor"),
        Alteration("sentence-dropped", "Gone.", None, SPAN, None, True, "minor"),
    )
}


def told(name: str, *refs: str):
    return habits(name, refs, [FAMILY], ARTICLES, CHANGES)


def test_a_source_has_own_texts_and_later_versions_and_copiers():
    wire = told("Wire", "wire#1", "wire2#1")
    assert (wire.own, wire.versions, wire.copies) == (("wire#1",), ("wire2#1",), ())
    assert [(it.name, it.texts, it.hours, it.facts) for it in wire.copiers] == [("Post", 1, 2.0, 2)]


def test_a_copier_is_told_with_delay_and_changed_facts_alone():
    post = told("Post", "post#1", "post2#1")
    assert post.own == ()
    assert {it.ref: (it.exemplar, it.hours, len(it.facts)) for it in post.copies} == {
        "post#1": ("wire#1", 2.0, 2), "post2#1": (None, None, 0),
    }  # fmt: skip
    assert [it.name for it in post.copied] == ["Wire", None]
    assert [it.name for it in post.copiers] == [None]


def test_a_copy_dated_before_its_exemplar_has_no_delay():
    (copier,) = told("Post", "post#1").copiers
    assert copier.hours is None


def test_names_are_counted_as_they_are_spelled_here_and_there():
    assert spelled(told("Post", "post#1").facts) == (("Brandes", "Brandis", 1),)

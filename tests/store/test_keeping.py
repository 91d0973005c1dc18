"""What is kept and what of it can be asked, with made-up readings: no stage runs here."""


import pytest

from headwater.errors import StoreUnusable
from headwater.records import Article, Block, Edge, Family, Page, Pair, Reading, Related, Sought, Span, Story
from headwater.store import Store, open_store
from headwater.store.finding import MARKS, find


@pytest.fixture
def store(fresh):
    made = open_store(fresh())
    yield made
    made.close()


def page(address: str, text: str, sha: str = "") -> Page:
    return Page(address, text, (Block(Span(0, len(text))),), (sha or address.encode().hex()).ljust(64, "0"))


def reading(of: Page, number: int = 1, keys: tuple[int, ...] = (), story_keys: tuple[int, ...] = (), **more) -> Reading:
    whole = Span(0, len(of.text))
    article = Article(f"{of.address}#{number}", of.address, number, whole, (whole,), of.text, title=of.text, **more)
    return Reading(article, keys=keys, story_keys=story_keys)


def keep(store: Store, of: Page, *readings: Reading, at: str = "2026-03-04T00:00:00+00:00") -> bool:
    with store.change() as change:
        return change.keep(of, readings, at, "1")


def related(*refs: str, family: str = "f1", story: str = "s1") -> Related:
    edges = (Edge(refs[1], refs[0], "edited", 1.0, ("why",)),)
    return Related(
        families=(Family(family, refs, edges, (), refs[0]),),
        stories=(Story(story, "Title", refs, (family,), 1, None, None),),
    )


def test_the_same_bytes_of_the_same_place_are_kept_once(store: Store) -> None:
    one = page("a.txt", "Words")
    assert keep(store, one, reading(one))
    assert not keep(store, one, reading(one), at="2027-01-01T00:00:00+00:00")
    with store.view() as view:
        assert view.refs() == ("a.txt#1",)
        assert [capture.captured_at for capture in view.captures("a.txt")] == ["2026-03-04T00:00:00+00:00"]


def test_a_page_comes_out_as_it_was_captured(store: Store) -> None:
    one = page("a.txt", "Größe\n")
    keep(store, one, reading(one))
    with store.view() as view:
        assert view.page(view.captures("a.txt")[0]) == one
        assert view.readings(["a.txt#1"]) == {"a.txt#1": reading(one, captured="2026-03-04T00:00:00+00:00")}


def test_a_later_capture_takes_the_plain_reference(store: Store) -> None:
    old, new = page("a.txt", "Old", "aa11bb22"), page("a.txt", "New", "cc33dd44")
    keep(store, old, reading(old))
    keep(store, new, reading(new), at="2026-03-05T00:00:00+00:00")
    with store.view() as view:
        assert view.refs() == ("a.txt#1", "a.txt@aa11bb22#1")
        found = view.readings(view.refs())
        assert found["a.txt#1"].article.text == "New"
        assert found["a.txt@aa11bb22#1"].article.ref == "a.txt@aa11bb22#1"


def test_forgetting_the_latest_capture_gives_the_plain_reference_back(store: Store) -> None:
    old, new = page("a.txt", "Old", "aa11bb22"), page("a.txt", "New", "cc33dd44")
    keep(store, old, reading(old))
    keep(store, new, reading(new), at="2026-03-05T00:00:00+00:00")
    with store.change() as change:
        change.forget(change.captures("a.txt")[-1])
    with store.view() as view:
        assert view.refs() == ("a.txt#1",)
        assert view.readings(["a.txt#1"])["a.txt#1"].article.text == "Old"


def test_an_older_capture_that_comes_later_leaves_the_plain_reference_alone(store: Store) -> None:
    old, new = page("a.txt", "Old", "aa11bb22"), page("a.txt", "New", "cc33dd44")
    keep(store, new, reading(new), at="2026-03-05T00:00:00+00:00")
    keep(store, old, reading(old), at="2026-03-04T00:00:00+00:00")
    with store.view() as view:
        found = view.readings(view.refs())
        assert {ref: it.article.text for ref, it in found.items()} == {"a.txt#1": "New", "a.txt@aa11bb22#1": "Old"}
        assert [capture.captured_at[:10] for capture in view.captures("a.txt")] == ["2026-03-04", "2026-03-05"]


def test_articles_that_share_a_key_are_proposed_once(store: Store) -> None:
    for name, keys in (("a", (1, 2**64 - 1)), ("b", (2**64 - 1, 1)), ("c", (3,))):
        keep(store, one := page(name, name), reading(one, keys=keys))
    with store.view() as view:
        assert view.proposed(["a#1", "b#1", "c#1"]) == (("a#1", "b#1"),)
        assert view.proposed(["c#1"]) == ()


def test_together_follows_copies_links_and_second_pastes(store: Store) -> None:
    pages = [page(name, name) for name in "abcdef"]
    for one in pages:
        keep(store, one, reading(one))
    blog = page("blog", "words")
    keep(store, blog, reading(blog), reading(blog, 2, same_as="blog#1"))
    with store.change() as change:
        change.put_pairs([Pair("a#1", "b#1", "edited", "a->b", 1.0, 1.0, 1.0)])
        change.put_links([("b#1", "c#1"), ("c#1", "blog#2")])
        assert change.together(["a#1"]) == ("a#1", "b#1", "blog#1", "blog#2", "c#1")
        assert change.together(["d#1"]) == ("d#1",)


def test_what_is_told_replaces_what_was_told_and_former_ids_are_remembered(store: Store) -> None:
    for name in "abc":
        keep(store, one := page(name, name), reading(one))
    with store.change() as change:
        assert change.put_related(["a#1", "b#1"], related("a#1", "b#1")) == (1, 1)
    with store.change() as change:
        assert change.put_related(["a#1", "b#1"], related("a#1", "b#1")) == (0, 0)
        assert change.put_related(["a#1", "b#1", "c#1"], related("a#1", "b#1", "c#1", family="f2", story="s2")) == (
            1,
            1,
        )
        assert [family.id for family in change.families()] == ["f2"]
        assert change.former("f1") == change.former("s1") == ("a#1", "b#1")
        assert change.family_of("c#1") == "f2"
        assert change.story_of("c#1") == "s2"


def test_forgetting_a_member_makes_the_others_wait(store: Store) -> None:
    for name in "abc":
        keep(store, one := page(name, name), reading(one))
    with store.change() as change:
        change.put_related(["a#1", "b#1", "c#1"], related("a#1", "b#1", "c#1"))
        change.done(["a#1", "b#1", "c#1"])
        change.forget(change.captures("b")[0])
    with store.view() as view:
        assert view.waiting("relate") == ("a#1", "c#1")
        assert view.families() == view.stories() == ()


def test_a_change_that_fails_leaves_nothing(store: Store) -> None:
    one = page("a.txt", "Words")
    with pytest.raises(RuntimeError), store.change() as change:
        change.keep(one, [reading(one)], "2026-03-04T00:00:00+00:00", "1")
        raise RuntimeError
    with store.view() as view:
        assert view.refs() == ()


def test_a_view_does_not_see_what_is_changed_meanwhile(store: Store) -> None:
    one = page("a.txt", "Words")
    with store.view() as view:
        assert view.refs() == ()
        keep(store, one, reading(one))
        assert view.refs() == ()
    with store.view() as view:
        assert view.refs() == ("a.txt#1",)


def test_words_are_found_in_title_and_body_whatever_their_accents(store: Store) -> None:
    one = page("a.txt", "Die Brücke von Tamsel")
    keep(store, one, reading(one))
    with store.view() as view:
        ((ref, score, snippet),) = find(view, Sought('"brucke"', limit=5)).rows
        assert ref == "a.txt#1"
        assert 0 <= score <= 1
        assert f"{MARKS[0]}Brücke{MARKS[1]}" in snippet
    with store.change() as change:
        change.forget(change.captures("a.txt")[0])
        assert find(change, Sought('"brucke"', limit=5)).rows == ()


def test_what_a_later_headwater_packed_is_refused_in_words(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    one = page("a.txt", "Words")
    monkeypatch.setattr("headwater.shapes.kept.FORM", 99)
    keep(store, one, reading(one))
    monkeypatch.setattr("headwater.shapes.kept.FORM", 1)
    with pytest.raises(StoreUnusable, match="form 99"), store.view() as view:
        view.readings(["a.txt#1"])

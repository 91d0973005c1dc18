"""The drawing of the tree: nothing crosses, everything fits, time never runs backwards."""

from __future__ import annotations

from random import Random

import pytest

from faces.dam import Dam
from headwater.records import (
    Alteration,
    Article,
    Claim,
    ClaimValue,
    Edge,
    Family,
    LostWitness,
    Span,
    Story,
    Words,
)
from headwater.telling import tree
from headwater.telling.dossier import Dossier, gather
from headwater.telling.witnesses import assemble
from headwater.web.story import view
from headwater.web.templating import render


def made(parents: dict[int, int | None], times: dict[int, str | None], names: dict[int, str] | None = None) -> Dossier:
    """A story of one family whose articles hang on one another as told."""
    articles = {
        f"p{n}#1": Article(
            f"p{n}#1", f"p{n}", 1, Span(0, 1), (Span(0, 1),), "x", title=f"Title {n}",
            publisher=(names or {}).get(n, f"Paper {n}"), published=times.get(n),
        )
        for n in parents
    }  # fmt: skip
    edges = tuple(
        Edge(f"p{n}#1", f"p{parent}#1", "verbatim" if n % 2 else "rewritten", 0.9, ())
        for n, parent in parents.items()
        if parent is not None
    )
    refs = tuple(articles)
    sigla = tuple((ref, "A" if parents[n] is None else f"A{n}") for n, ref in zip(parents, refs, strict=True))
    family = Family("f", refs, edges, (), refs[0])
    return Dossier(Story("s", "t", refs, ("f",), 1, None, None, sigla=sigla), (family,), (), articles, {})


def random_story(seed: int, size: int) -> Dossier:
    random = Random(seed)
    parents: dict[int, int | None] = {0: None}
    times: dict[int, str | None] = {0: "2026-03-12T06:00Z"}
    for n in range(1, size):
        parents[n] = random.randrange(max(0, n - 6), n)
        day, hour = 12 + n // 12, random.randrange(24)
        times[n] = random.choice([f"2026-03-{day:02}T{hour:02}:10Z", f"2026-03-{day:02}", None])
    return made(parents, times)


def lines(drawn: tree.Tree):
    """Every edge as its two straight parts."""
    for node in drawn.nodes:
        if node.parent is not None:
            yield node, (node.parent.x, node.parent.y, node.parent.x, node.y), (node.parent.x, node.y, node.x, node.y)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("size", [2, 9, 30])
def test_no_edge_crosses_an_edge_or_a_label(seed, size):
    drawn = tree.grow(assemble(random_story(seed, size)))
    for node, down, right in lines(drawn):
        x, top, _, bottom = down
        for other in drawn.nodes:
            if other in (node, node.parent) or not top < other.y < bottom:
                continue
            assert other.x > x, "what stands between exemplar and copy stands right of the line down"
        for other, _, across in lines(drawn):
            if other is not node and across[1] != right[1] and top < across[1] < bottom:
                assert min(across[0], across[2]) >= x


@pytest.mark.parametrize("seed", range(12))
def test_every_edge_has_room_for_its_relation_and_ticks_and_every_label_for_itself(seed):
    drawn = tree.grow(assemble(random_story(seed, 24)))
    for node in drawn.nodes:
        assert node.x + node.reach <= drawn.width + 0.5
        if node.parent is not None:
            assert node.x >= node.parent.x + node.room - 0.5


def test_time_runs_from_left_to_right_on_one_scale():
    drawn = tree.grow(assemble(gather(Dam(), Dam().stories()[0])))
    at = sorted((node.hours, node.x) for node in drawn.nodes)
    assert [x for _, x in at] == sorted(x for _, x in at)
    assert [day.label for day in drawn.days] == ["12 March 2026", "13 March"]


def test_a_copy_known_only_by_its_day_is_not_drawn_before_what_it_copied():
    company = assemble(made({0: None, 1: 0}, {0: "2026-03-12T18:00Z", 1: "2026-03-12"}))
    drawn = tree.grow(company)
    assert drawn.nodes[1].x > drawn.nodes[0].x
    assert [w.mark for w in company.sources[0].witnesses] == ["A", "A1"]


def test_forty_leaf_copies_that_changed_nothing_share_rows():
    drawn = tree.grow(assemble(made({n: None if n == 0 else 0 for n in range(41)}, {0: "2026-03-12T06:00Z"})))
    assert len(drawn.nodes) == 3
    assert sorted(len(node.folded) for node in drawn.nodes) == [0, 20, 20]
    assert all(len(node.dots) == len(node.folded) for node in drawn.nodes)


def test_three_hundred_witnesses_are_drawn_in_reasonable_time():
    drawn = tree.grow(assemble(random_story(1, 300)))
    assert sum(max(1, len(node.folded)) for node in drawn.nodes) == 300


def test_a_chain_of_two_thousand_copies_is_drawn_and_listed():
    dossier = made({n: n - 1 if n else None for n in range(2000)}, {0: "2026-03-12"})
    page = render("story.html", view=view(dossier))
    drawn = tree.grow(assemble(dossier)).nodes
    assert page.count('class="node ') == len(drawn) <= tree.MOST_ROWS
    assert sum(len(node.folded) or 1 for node in drawn) == 2000


def test_long_names_stand_on_two_lines():
    name = "Ytre Skogvær og Omegns Samvældige Kystfiskeritidende, morgenutgaven"
    node = tree.grow(assemble(made({0: None}, {}, {0: name}))).nodes[0]
    assert " ".join(node.names) == name


def test_a_story_without_any_date_has_no_axis():
    assert tree.grow(assemble(made({0: None, 1: 0}, {}))).days == ()


def test_a_circle_among_edges_does_not_hang():
    dossier = made({0: None, 1: 2, 2: 1}, {0: "2026-03-12", 1: "2026-03-13", 2: "2026-03-14"})
    assert tree.grow(assemble(dossier)).nodes


def test_a_copy_of_a_lost_version_is_not_blamed_for_what_its_source_corrected_since():
    dossier = made({0: None, 1: None}, {0: "2026-03-12T12:00Z", 1: "2026-03-12T15:00Z"})
    lost = LostWitness("lost:1", "the source says that it corrected its text", ("p0#1", "p1#1"))
    edges = (Edge("p0#1", "lost:1", "revised", 0.8, ()), Edge("p1#1", "lost:1", "verbatim", 0.8, ()))
    family = Family("f", dossier.story.refs, edges, (lost,), "lost:1")
    story = Story("s", "t", dossier.story.refs, ("f",), 1, None, None, sigla=(("p0#1", "A"), ("p1#1", "A1")))
    signed = Alteration("modality", "initialled", "signed", Span(5, 15), Span(5, 11), True, "critical")
    slip = Alteration("number", "five", "six", Span(20, 24), Span(16, 19), True, "critical")
    quotes = (Words("p1#1", Span(0, 11), "They signed"),)
    value = ClaimValue("signed", None, None, ("p1#1",), quotes)
    claim = Claim(
        "c", "s", "event", "signed", None, None, (value,), (), "refined", "corrected-by-source", (), 1, (), ""
    )
    changes = {("p0#1", "p1#1"): (signed, slip), ("p1#1", "p0#1"): (signed, slip)}
    company = assemble(Dossier(story, (family,), (claim,), dossier.articles, changes))
    assert company.get("p1#1").facts == (slip,)
    assert company.get("p0#1").facts == ()


def test_a_lost_version_stands_first_with_the_number_nought_and_blames_no_source():
    dossier = made({0: None, 1: None}, {0: "2026-03-12T12:00Z", 1: "2026-03-12T15:00Z"})
    lost = LostWitness("lost:1", "only these two have a sentence that the other lacks", ("p0#1", "p1#1"))
    edges = (Edge("p0#1", "lost:1", "revised", 0.8, ()), Edge("p1#1", "lost:1", "rewritten", 0.8, ()))
    family = Family("f", dossier.story.refs, edges, (lost,), "lost:1")
    story = Story("s", "t", dossier.story.refs, ("f",), 1, None, None, sigla=(("p0#1", "A"), ("p1#1", "A1")))
    company = assemble(Dossier(story, (family,), (), dossier.articles, {}))
    assert [(w.mark, w.kind) for w in company.all] == [("A0", "lost"), ("A", "source"), ("A1", "copy")]
    assert company.get("p1#1").bases == ("p0#1",)
    assert company.get("p0#1").bases == ()
    drawn = tree.grow(company)
    assert drawn.nodes[0].witness.mark == "A0"
    assert drawn.nodes[0].note == "before 12:00"

"""What a person decides holds against what is found, is shown, outlives adding anew, and can be taken back."""

from pathlib import Path

import pytest

import headwater
from headwater.errors import UnknownReference, UsageError
from town import PAGES, settle_in

REF = "{}#1"


@pytest.fixture
def archive(fresh, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    settle_in(tmp_path)
    monkeypatch.chdir(tmp_path)
    with headwater.open(fresh()) as made:
        made.add(list(PAGES))
        yield made


def edges(archive: headwater.Archive) -> dict[str, tuple[str, tuple[str, ...]]]:
    return {edge.copy: (edge.exemplar, edge.evidence) for family in archive.families() for edge in family.edges}


def trees(archive: headwater.Archive) -> list:
    return [(family.refs, family.edges) for family in archive.families()]


def a_copy(archive: headwater.Archive) -> tuple[str, str]:
    """A copy and its exemplar that are both kept."""
    kept = set(archive.refs())
    return next((copy, up) for copy, (up, _) in sorted(edges(archive).items()) if up in kept)


def test_a_judged_parent_stands_in_the_tree_and_says_so(archive: headwater.Archive) -> None:
    copy, exemplar = a_copy(archive)
    before = trees(archive)
    made = archive.judge("parent", copy, exemplar, by="Ada", note="seen in the newsroom")
    assert made.refs == (copy, exemplar)
    parent, evidence = edges(archive)[exemplar]
    assert parent == copy
    assert "judged by Ada" in evidence[0]
    assert "the second was made from the first (seen in the newsroom)" in evidence[0]
    assert archive.compare(copy, exemplar).pair.direction == "a->b"
    archive.undo(made.id)
    assert trees(archive) == before


def test_what_is_judged_no_copy_is_in_no_edge(archive: headwater.Archive) -> None:
    copy, exemplar = a_copy(archive)
    archive.judge("not-a-copy", copy, exemplar, by="Ada")
    assert edges(archive).get(copy, ("", ()))[0] != exemplar
    assert edges(archive).get(exemplar, ("", ()))[0] != copy
    found = archive.compare(copy, exemplar).pair
    assert found.relation is None
    assert "neither is a copy" in found.evidence[0]


def test_texts_judged_the_same_are_of_one_family(archive: headwater.Archive) -> None:
    homes = {ref: family.id for family in archive.families() for ref in family.refs}
    lone = [ref for ref in archive.refs() if ref not in homes]
    member = sorted(homes)[0]
    assert lone, "the town has an article that is in no family"
    archive.judge("same-text", lone[0], member, by="Ada")
    assert archive.family(lone[0]).id == archive.family(member).id


def test_a_judgement_outlives_reading_and_adding_anew(archive: headwater.Archive) -> None:
    copy, exemplar = a_copy(archive)
    archive.judge("parent", copy, exemplar, by="Ada")
    said = trees(archive)
    archive.rebuild()
    assert trees(archive) == said
    archive.remove([copy])
    assert copy not in edges(archive)
    archive.add([copy.split("#")[0]])
    assert trees(archive) == said


def test_the_last_judgement_on_two_texts_counts_and_all_stay_listed(archive: headwater.Archive) -> None:
    copy, exemplar = a_copy(archive)
    first = archive.judge("not-a-copy", copy, exemplar, by="Ada")
    second = archive.judge("same-text", exemplar, copy, by="Ben")
    assert archive.compare(copy, exemplar).pair.relation is not None
    assert [it.id for it in archive.judgements()] == [first.id, second.id]
    archive.undo(second.id)
    assert archive.compare(copy, exemplar).pair.relation is None
    assert [it.id for it in archive.judgements()] == [first.id]
    assert [it.undone_at is None for it in archive.judgements(undone=True)] == [True, False]


def test_what_cannot_be_judged_is_refused(archive: headwater.Archive) -> None:
    copy, _ = a_copy(archive)
    with pytest.raises(UnknownReference, match="nowhere"):
        archive.judge("parent", "nowhere.txt#1", copy)
    with pytest.raises(UsageError, match="one article"):
        archive.judge("parent", copy, copy)
    with pytest.raises(UsageError, match="judgement 7"):
        archive.undo(7)

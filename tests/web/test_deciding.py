"""People join and part stories, note, and say which names are one; the pages say so, and it can be taken back."""

from __future__ import annotations

import re

import pytest

from headwater.errors import UsageError


def stories(archive):
    """The stories by the words of their titles, largest first."""
    return sorted(archive.stories(), key=lambda it: -len(it.refs))


def send(client, token, **data):
    return client.post("/judge", data={"token": token, **data}, follow_redirects=False)


def test_two_stories_are_joined_shown_and_parted_again(client, token, archive):
    first, *others = stories(archive)
    other = next(it for it in others if "Choir" in it.title)
    page = client.get(f"/story/{first.id}/decide?q=choir").text
    assert other.title in page
    said = {"by": "Ada", "note": "one day, one <b>town</b>", "back": f"/story/{first.id}#decided"}
    made = send(client, token, kind="same-story", a=first.refs[0], b=other.refs[0], **said)
    assert made.status_code == 303
    joined = archive.story(first.refs[0])
    assert set(joined.refs) == {*first.refs, *other.refs}
    for old in (first.id, other.id):  # addresses last
        answer = client.get(f"/story/{old}")
        assert answer.url.path == f"/story/{joined.id}"
    assert "Ada" in answer.text
    assert "one &lt;b&gt;town&lt;/b&gt;" in answer.text
    assert "tell one story" in answer.text
    number = re.search(r'name="id" value="(\d+)"', answer.text)[1]
    client.post("/judge/undo", data={"token": token, "id": number, "back": "/"})
    assert {it.id for it in archive.stories()} == {it.id for it in (first, *others)}
    assert "taken back" in client.get(f"/story/{first.id}").text


def test_articles_are_taken_out_with_what_was_copied_from_them(client, token, archive):
    first = stories(archive)[0]
    family = next(it for it in archive.families() if set(it.refs) < set(first.refs))
    going = family.refs[0]
    stays = next(ref for ref in first.refs if ref not in family.refs)
    assert send(client, token, kind="other-story", a=going, b=stays).status_code == 303
    assert set(archive.story(stays).refs).isdisjoint(family.refs)
    assert set(archive.story(going).refs) == set(family.refs)
    archive.undo(archive.judgements()[-1].id)
    assert archive.story(going).id == first.id


def test_ticked_articles_leave_together_but_never_all(client, token, archive):
    first = stories(archive)[0]
    going = list(next(it for it in archive.families() if set(it.refs) < set(first.refs)).refs)
    stays = next(ref for ref in first.refs if ref not in going)
    assert send(client, token, kind="other-story", a=going, b=first.id).status_code == 303
    assert set(archive.story(going[0]).refs) == set(going)
    assert len(archive.judgements()) == 1
    whole = send(client, token, kind="other-story", a=going, b=going[0])
    assert whole.status_code == 400
    assert "the whole story" in whole.text
    assert archive.story(stays).id != archive.story(going[0]).id


def test_copies_of_one_text_stay_in_one_story(archive):
    edge = next(it for family in archive.families() for it in family.edges if it.exemplar in family.refs)
    with pytest.raises(UsageError, match="copies of one text"):
        archive.judge("other-story", edge.copy, edge.exemplar, by="Ada")


def test_a_judged_story_holds_when_pages_are_read_anew(archive):
    first, *others = stories(archive)
    archive.judge("same-story", first.refs[0], others[-1].refs[0], by="Ada")
    before = archive.stories()
    archive.rebuild()
    assert archive.stories() == before


def test_notes_stand_on_stories_families_names_and_claims(client, token, archive):
    first = stories(archive)[0]
    family, name = archive.families()[0], archive.entities()[0]
    claim = archive.statements(first.id)[0]
    before = archive.stories()
    page = client.get(f"/story/{first.id}/decide", params={"statement": claim.id}).text
    assert 'value="claim-note"' in page
    send(client, token, kind="story-note", a=first.refs[0], by="Ada", note="ask the port")
    send(client, token, kind="claim-note", a=claim.values[0].refs[0], b=claim.text, by="Ben", note="seen the paper")
    send(client, token, kind="family-note", a=family.refs[0], by="Cy", note="same desk")
    send(client, token, kind="name-note", a=name.name, by="Di", note="born 1961")
    assert archive.stories() == before
    told = client.get(f"/story/{first.id}").text
    for words in ("ask the port", "seen the paper", "Ben</b> notes"):
        assert words in told
    assert "same desk" in client.get(f"/family/{family.id}").text
    assert "born 1961" in client.get(f"/name/{name.id}").text
    listed = client.get("/judgements").text
    assert all(words in listed for words in ("ask the port", "seen the paper", "same desk", "born 1961"))
    for it in (*archive.judgements(), *archive.name_judgements()):
        archive.undo(it.id)
    assert "Ben</b> notes" not in client.get(f"/story/{first.id}").text


def test_an_empty_note_is_refused(client, token, archive):
    ref = stories(archive)[0].refs[0]
    assert send(client, token, kind="story-note", a=ref).status_code == 400
    try:
        archive.judge("name-note", "Ada", "", by="x", note=" ")
    except UsageError as error:
        assert "empty note" in error.message


def test_two_names_are_one_on_the_name_page(client, token, archive):
    persons = [it for it in archive.entities() if it.type == "person"]
    a, b = persons[0].name, persons[1].name
    assert send(client, token, kind="same-name", a=a, b=b, by="Ada", back=f"/name/{a}#decide").status_code == 303
    page = client.get(f"/name/{b}")
    assert page.status_code == 200
    assert a in page.text
    assert "name the same" in page.text


def test_a_judgement_of_a_compared_pair_is_not_mistaken_for_one_of_stories(archive):
    family = archive.families()[0]
    edge = next(it for it in family.edges if it.exemplar in family.refs)
    archive.judge("parent", edge.exemplar, edge.copy, by="Ada")
    archive.judge("same-story", edge.exemplar, edge.copy, by="Ada")
    assert "judged by Ada" in archive.compare(edge.exemplar, edge.copy).pair.evidence[0]

"""Lists of known names and what people decide about names; all people and firms are invented."""

from pathlib import Path

import pytest

from headwater import archive, names
from headwater.errors import InputRefused, UsageError
from headwater.names.authority import packed, unpacked
from headwater.records import Article, Entity, Judgement, Mention, Span

_TEXTS = {
    "a": "Minister Orla Vane and Taras Melnychenko met Pavo Lindqvist in Tarin Bay.",
    "b": "Minister Taras Melnichenko met Pavo Lindqvist in Tarin Bay.",
    "c": "Later Nerida Korso spoke at Brask Freight in Tarin Bay, Pavo Lindqvist said.",
}


def mentions() -> dict[str, tuple[Mention, ...]]:
    return {
        ref: names.find(Article(ref, "p", 1, Span(0, len(text)), (Span(0, len(text)),), text, language="en"))
        for ref, text in _TEXTS.items()
    }


def entity(found: tuple[Entity, ...], spelling: str) -> Entity:
    return next(e for e in found if spelling in {s.text for s in e.spellings})


def said(kind: str, a: str, b: str, id: int = 1) -> Judgement:
    return Judgement(id, kind, (a, b), "me", "2025-01-01T00:00:00Z")  # type: ignore[arg-type]


def test_aliases_of_a_list_are_one_thing_with_its_name_type_and_id() -> None:
    rows = names.read_authority(
        ["\ufeffName,Alias,Type,ID", "Orla Vane,Nerida Korso,person,Q7", "Brask Freight,,org,Q8"], "list"
    )
    found = names.resolve(mentions(), decided=names.decided(rows))
    vane = entity(found, "Orla Vane")
    assert entity(found, "Nerida Korso") == vane
    assert (vane.id, vane.type, vane.name) == ("Q7", "person", "Orla Vane")
    assert entity(found, "Brask Freight").id == "Q8"


def test_two_ids_of_a_list_never_become_one() -> None:
    assert entity(names.resolve(mentions()), "Taras Melnychenko") == entity(
        names.resolve(mentions()), "Taras Melnichenko"
    )
    rows = names.read_authority(["name,id", "Taras Melnychenko,1", "Taras Melnichenko,2"], "list")
    found = names.resolve(mentions(), decided=names.decided(rows))
    assert {entity(found, "Taras Melnychenko").id, entity(found, "Taras Melnichenko").id} == {"1", "2"}


def test_people_join_and_part_names_and_the_last_word_counts() -> None:
    joined = names.resolve(mentions(), decided=names.decided((), [said("same-name", "Nerida Korso", "Orla Vane")]))
    assert entity(joined, "Nerida Korso") == entity(joined, "Orla Vane")
    both = [
        said("same-name", "Taras Melnychenko", "Taras Melnichenko"),
        said("other-name", "Taras Melnichenko", "Taras Melnychenko", 2),
    ]
    parted = names.resolve(mentions(), decided=names.decided((), both))
    assert entity(parted, "Taras Melnychenko") != entity(parted, "Taras Melnichenko")
    again = names.resolve(mentions(), decided=names.decided((), both[::-1]))
    assert entity(again, "Taras Melnychenko") == entity(again, "Taras Melnichenko")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "no column `name`"),
        (["nom,alias", "x,y"], "no column `name`"),
        (["name,type", "Orla Vane,human"], "line 2: `human`"),
        (["name,alias", "...,x"], "line 2"),
        (["name,alias", 'Orla "Vane,"x'], "line"),
    ],
)
def test_list_that_cannot_be_understood_is_refused_with_its_line(lines: list[str], words: str) -> None:
    with pytest.raises(InputRefused, match=r"list\.csv") as caught:
        names.read_authority(lines, "list.csv")
    assert words in caught.value.message


def test_list_is_kept_as_it_was() -> None:
    rows = names.read_authority(["name,alias,type,id", "Orla Vane,Орла Вейн,person,Q7"], "list")
    assert unpacked(packed(rows)) == rows
    assert unpacked(None) == ()


def test_store_keeps_lists_and_judgements_on_names(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text("Vane opens quay\n\nMinister Orla Vane met Pavo Lindqvist. Nerida Korso left.\n", encoding="utf-8")
    with archive.open(tmp_path / "s.db") as kept:
        kept.add([str(page)])
        kept.know_names(["name,alias,type,id", "Orla Vane,Nerida Korso,person,Q7"], "list")
        assert kept.entities("Nerida Korso")[0].id == "Q7"
        kept.know_names(["name"], "empty")
        assert kept.entities("Nerida Korso")[0].name == "Nerida Korso"
        made = kept.judge("same-name", "Nerida Korso", "Orla Vane", by="me")
        assert kept.entities("Nerida Korso") == kept.entities("Orla Vane")
        assert [it.refs for it in kept.name_judgements()] == [("Nerida Korso", "Orla Vane")]
        assert kept.judgements() == ()
        kept.undo(made.id)
        assert kept.entities("Nerida Korso") != kept.entities("Orla Vane")
        with pytest.raises(UsageError, match="one spelling"):
            kept.judge("other-name", "Orla Vane", "ORLA VANE")

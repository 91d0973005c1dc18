"""The ledger: one commitment told again is one, whatever it is called and in whatever currency."""

from decimal import Decimal

import pytest

from headwater.records import Claim, ClaimLink, ClaimValue, CommitmentTerms, Entity, Spelling, Story
from headwater.stories import ledger

STORIES = tuple(Story(f"s{n}", f"Story {n} of the bridges", (f"{n}.txt#1",), (), 1, None, None) for n in range(1, 6))
DAYS = {f"{n}.txt#1": f"2026-0{n}-10" for n in range(1, 6)}


def promise(
    n: int, amount: str | None = "40 million euros", status: str = "pledged", *,
    by: str = "Norvania", to: str | None = "Tessarine",
    what: str = "bridges after the floods", before: bool = False, relations: tuple[ClaimLink, ...] = (), id: str = "",
) -> Claim:  # fmt: skip
    terms = CommitmentTerms(by, to, what, amount, status, None, before=before)
    value = ClaimValue(what, None, None, (f"{n}.txt#1",), ())
    return Claim(id or f"c{n}", f"s{n}", "commitment", what, None, None, (value,), (), "single", None, ("A",), 1, (),
                 "", relations, terms)  # fmt: skip


def made(*claims: Claim, entities: tuple[Entity, ...] = ()):
    return ledger.rows(STORIES, claims, DAYS, entities)


def test_rows_stand_in_order_of_time_and_tell_what_repeats_what() -> None:
    rows = made(promise(3, status="delivered"), promise(1), promise(2, status="allocated"))
    assert [row.date for row in rows] == ["2026-01-10", "2026-02-10", "2026-03-10"]
    assert [row.repeats for row in rows] == [None, rows[0].row, rows[0].row]
    (total,) = ledger.sums(rows)
    assert (total.unit, total.total, total.counted, total.repeated) == ("EUR", Decimal(40_000_000), 1, 2)


def test_another_sum_party_or_purpose_is_another_commitment() -> None:
    rows = made(
        promise(1), promise(2, "41 million euros"), promise(3, by="Sarvia", to="Halse"),
        promise(4, what="school meals", to="Halse"),
    )  # fmt: skip
    assert [row.repeats for row in rows] == [None] * 4
    assert ledger.sums(rows)[0].total == Decimal(161_000_000)


def test_a_government_is_its_country_and_a_sum_may_change_its_currency() -> None:
    rows = made(
        promise(1, "C$60 million", by="Canada"), promise(2, "43.9 million US dollars", by="the Canadian government")
    )
    assert [row.by for row in rows] == ["Canada", "Canada"]
    assert rows[1].repeats == rows[0].row


def test_what_binds_nobody_is_shown_and_not_added_up() -> None:
    rows = made(promise(1), promise(2, "5 million euros", "proposed"), promise(3, "7 million euros", "denied"))
    (total,) = ledger.sums(rows)
    assert (len(rows), total.total, total.void) == (3, Decimal(40_000_000), 2)


def test_a_withdrawn_commitment_is_taken_off() -> None:
    rows = made(promise(1), promise(2, status="withdrawn"))
    assert rows[1].repeats == rows[0].row
    assert ledger.sums(rows)[0].total == 0


def test_a_part_of_a_sum_that_is_counted_is_not_counted_again() -> None:
    whole = promise(1, id="whole")
    part = promise(1, "10 million euros", what="a first tranche", id="part", relations=(ClaimLink("whole", "part-of"),))
    rows = made(whole, part)
    assert {row.part_of for row in rows} == {None, next(r.row for r in rows if r.statement == "whole")}
    (total,) = ledger.sums(rows)
    assert (total.total, total.parts) == (Decimal(40_000_000), 1)


@pytest.mark.parametrize(
    ("asked", "left"),
    [({"by": "norvania"}, 1), ({"to": "Halse"}, 1), ({"topic": "bridges story"}, 2), ({"unit": "eur"}, 1),
     ({"unit": "USD"}, 1), ({"topic": "ferry"}, 0)],
)  # fmt: skip
def test_rows_can_be_asked_for(asked: dict[str, str], left: int) -> None:
    rows = made(promise(1), promise(2, "$3 million", by="Sarvia", to="the town of Halse"))
    assert len(ledger.chosen(rows, **asked)) == left


def test_a_town_is_not_the_newspaper_named_after_it() -> None:
    paper = Entity(
        "e1", "Tessarine Post", "org", (Spelling("Tessarine Post", 2, ("1",)), Spelling("Tessarine", 1, ("1",)))
    )
    minister = Entity("e2", "Edda Brink", "person", (Spelling("Edda Brink", 2, ("1",)), Spelling("Brink", 1, ("1",))))
    (row,) = made(promise(1, by="Brink"), entities=(paper, minister))
    assert (row.by, row.to) == ("Edda Brink", "Tessarine")


def test_plans_and_an_empty_archive_give_no_commitments() -> None:
    assert made() == () and ledger.sums(()) == ()
    assert made(promise(1, status="planned")) == ()


def test_nobody_is_better_than_nonsense_and_a_length_of_time_is_no_sum() -> None:
    (row,) = made(promise(1, "nine days", by="", to=None))
    assert (row.by, row.amount, ledger.sums([row])) == (None, None, ())


def test_a_sum_is_read_in_the_language_of_its_article() -> None:
    (row,) = ledger.rows(STORIES, [promise(1, "1.500 Euro")], DAYS, (), {"1.txt#1": "de"})
    assert (row.value, row.unit) == (Decimal(1500), "EUR")


def test_currencies_are_added_up_first() -> None:
    rows = made(promise(1, "6 pumps", what="pumps"), promise(2, "5 million euros"))
    assert [total.unit for total in ledger.sums(rows)] == ["EUR", "pump"]

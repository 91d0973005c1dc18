"""What leans on another text is told from what two texts share without copying."""

from __future__ import annotations

from brenica import INDEPENDENT, WIRE, article
from headwater.copies import keys, promising, relate
from headwater.copies.naming import credits_in, days_apart
from headwater.copies.passages import passages
from headwater.copies.wording import wording

OWN = (
    "Farmers along the lower river say they were never told how long the gates would stay open.\n"
    "Their cooperative wants the harvest of two valleys to be paid for, and its chairwoman has hired a lawyer.\n"
    "Potatoes can stand a day under water. Onions, she says, can stand an hour.\n"
    "The ministry of agriculture has sent a van with two clerks and a printer."
)
TAKEN = (
    "Some 1,300 villagers spent the night in the sports hall of Brenica, where volunteers handed out blankets and soup."
)


def test_a_sentence_taken_over_into_a_text_of_its_own_is_found() -> None:
    lines = OWN.split("\n")
    leaning = article("\n".join([*lines[:2], TAKEN, *lines[2:]]), "o#1", publisher="The Orlath Onion")
    assert relate(WIRE, leaning).relation == "excerpted"


def test_news_that_is_credited_to_an_outlet_is_found_in_a_round_up() -> None:
    items = [
        "FRANCE. A baker in Lille has sold one loaf for the price of a car. It was eaten by noon.",
        "SLOVENIA. Tellwire reported that the Orlath dam let out 4,200 cubic metres a second on Monday after its "
        "northern spillway cracked, and that 1,300 villagers slept in the sports hall of Brenica.",
        "PERU. The llamas are back on the airfield. The airfield, says its director, was theirs first.",
        "JAPAN. A vending machine has been elected honorary postmaster. It has not commented so far.",
    ]
    weekly = article("\n".join(items), "w#1", publisher="The Week in Rivers")
    assert promising(WIRE, weekly)
    pair = relate(WIRE, weekly)
    assert (pair.relation, pair.direction) == ("excerpted", "a->b")
    other = article("\n".join([items[0], items[2], items[3]]), "w#1", publisher="The Week in Rivers")
    assert relate(WIRE, other).relation is None


def test_a_quotation_that_both_heard_is_no_copy_whether_marked_or_not() -> None:
    quote = "We would rather be cursed for wet cellars than mourned for drowned ones, and I told the mayor so myself"
    one = article(OWN + f"\n“{quote},” Wolkan said.", "q#1", publisher="The Orlath Onion")
    for line in (f"“{quote},” she said.", f"'{quote},' she said.", f"{quote}.\n— Petra Wolkan (@wolkan) March 4, 2031"):
        two = article(INDEPENDENT.text.split("\n")[0] + "\n" + line, "r#1", publisher="Radio Orlath")
        assert relate(one, two).relation is None


def test_quotations_are_read_in_single_marks_in_open_paragraphs_and_in_posts() -> None:
    single = article("He sighed. 'We were never told about the gates,' she said. The dam's keeper didn't reply.")
    words = [word for s in wording(single).sentences for word, q in zip(s.folded, s.quoted, strict=True) if q]
    assert words == ["we", "were", "never", "told", "about", "the", "gates"]
    running = article("“We were never told.\n“Not once.” She left.")
    assert [sum(s.quoted) for s in wording(running).sentences] == [4, 2, 0]
    post = article("She wrote this.\nThe gates are OPEN, run!\n— Petra Wolkan (@wolkan) March 4, 2031")
    assert [any(s.quoted) for s in wording(post).sentences][:2] == [False, True]


def test_a_passage_runs_on_over_a_changed_word_and_over_the_end_of_a_sentence() -> None:
    one = article("Nobody counted the boats that night. All of them lay in rows under the old mill, empty and dry.")
    two = article("Nobody counted the boats that night. All of them lay in heaps under the old mill, empty and dry.")
    (found,) = passages(one, two)
    assert (found.a, found.words) == ((0, 0, 1), 18)


def test_background_of_one_outlet_under_other_news_is_no_version() -> None:
    background = WIRE.text.split("\n")[3:]
    one = article("\n".join([*OWN.split("\n"), *background]), "s#1", publisher="The Orlath Onion", title="Onions drown")
    two = article(
        "The bishop of Brenica blessed a new bell on Sunday, the first since the war.\n"
        "It weighs two tonnes and was paid for by a raffle, said the sexton, who won it.\n"
        "The old bell will hang in the museum beside the fire engine and the stuffed bear.\n" + "\n".join(background),
        "t#1", publisher="The Orlath Onion", title="A new bell for Brenica",
    )  # fmt: skip
    assert relate(one, two).relation is None


def test_a_link_that_the_outlet_prints_itself_is_no_credit() -> None:
    link = "the orlath onion s 12 30 report minister defends call as bell dispute deepens left off the stage"
    told = "the bell is cracked the orlath onion reported on friday"
    assert credits_in(f" {link} ", "The Orlath Onion")
    assert not credits_in(f" {link} ", "The Orlath Onion", f" more on this {link} and so on ")
    assert credits_in(f" {told} ", "The Orlath Onion", f" more on this {link} and so on ")


def test_a_round_up_shares_keys_with_a_report_of_which_it_has_one_fact_only() -> None:
    report = article(
        "Twenty lamps were missing at Qworlathski. The gauge showed 7.1 and 4,310 at dawn, said Zbrenica.", "p#1",
        publisher="Vrolmintz Courier", published="2031-03-04",
    )  # fmt: skip
    credit = "Onions are dear. The Vrolmintz Courier reported a reading of 7.1 for Qworlathski. Cheese is dear too."
    one = article(credit, "q#1", publisher="The Weekly Round", published="2031-03-06")
    late = article(credit, "q#2", publisher="The Weekly Round", published="2031-06-06")
    assert len(set(keys(one)) & set(keys(report))) > len(set(keys(late)) & set(keys(report)))


def test_a_text_without_a_day_that_speaks_of_later_years_only_is_of_another_time() -> None:
    dated = article("The bank was fined in June.", published="2031-06-21")
    later = article("The bank is closed until 20 March 2033. A report follows by 31 March 2033.", "u#1")
    current = article("The bank was founded in 1999 and fined in 2012 and 2031.", "v#1")
    assert days_apart(dated, later) >= 365
    assert days_apart(current, dated) == 0

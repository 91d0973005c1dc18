"""Two texts side by side: every listed change can be reached, whatever the marks do to one another."""

from __future__ import annotations

from headwater.records import AlignedSentences, Alteration, Article, Comparison, Pair, Span
from headwater.web import compare
from headwater.web.templating import render


def text(ref: str, words: str, title: str | None = None) -> Article:
    return Article(ref, ref, 1, Span(0, len(words)), (Span(0, len(words)),), words, title=title, publisher=ref)


def compared(left: str, right: str, rows, alterations, relation="edited", direction="a->b"):
    aligned = tuple(AlignedSentences(a and Span(*a), b and Span(*b), kind, 1.0) for a, b, kind in rows)
    pair = Pair("L", "R", relation, direction, 0.9, 0.9, 0.9, aligned)
    return compare.view(Comparison(pair, tuple(alterations)), text("L", left), text("R", right), None)


def change(type_, before, after, a, b, meaning=True):
    return Alteration(type_, before, after, a and Span(*a), b and Span(*b), meaning, "meaning")


LEFT, RIGHT = "It was six. He left. All fine.", "It was ten. He came. New words. "
ROWS = [
    ((0, 11), (0, 11), "edited"),
    ((12, 20), (12, 20), "edited"),
    ((21, 30), None, "dropped"),
    (None, (21, 31), "added"),
]


def test_a_change_over_two_sentences_is_reached_in_the_first():
    view = compared(LEFT, RIGHT, ROWS, [change("quote-altered", "six. He", "ten. He", (7, 14), (7, 14))])
    assert view.groups[0][2][0].href == "#c1"
    page = render("compare.html", view=view)
    assert page.count('id="c1"') == 1
    assert page.count('<sup class="no">1</sup>') == 2, "once on each side"


def test_two_changes_at_one_place_are_both_reached():
    both = [change("number", "six", "ten", (7, 10), (7, 10)), change("negation", "six", "ten", (7, 10), (7, 10))]
    view = compared(LEFT, RIGHT, ROWS, both)
    hrefs = {c.href for _, _, group in view.groups for c in group}
    page = render("compare.html", view=view)
    assert len(hrefs) == 2
    assert all(f'id="{href[1:]}"' in page for href in hrefs)


def test_what_only_the_original_has_is_reached_there():
    view = compared(LEFT, RIGHT, ROWS, [change("role", "fine", None, (25, 29), None)])
    assert view.groups[0][2][0].href == "#was1"


def test_the_gravest_changes_come_first_and_spelling_is_no_fact():
    changes = [
        change("name", "He", "She", (12, 14), (12, 14)),
        change("number", "six", "ten", (7, 10), (7, 10)),
        change("modality", "was", "was", (3, 6), (3, 6)),
        change("name", "left", "came", (15, 19), (15, 19), meaning=False),
        change("sentence-dropped", "All fine.", None, (21, 30), None),
    ]
    view = compared(LEFT, RIGHT, ROWS, changes)
    assert [weight for weight, _, _ in view.groups] == ["rev", "fig", "nam"]
    assert view.facts == 3
    assert [c.before for c in view.kept] == ["left"]
    assert view.aside == "1 sentence left out, nothing put in"


def test_what_was_put_in_stands_where_the_copy_has_it():
    view = compared(LEFT, RIGHT, ROWS, [])
    assert [row.kind for row in view.rows] == ["edited", "edited", "added", "dropped"]


def test_the_bars_say_how_much_of_each_is_in_the_other():
    left, right = compared(LEFT, RIGHT, ROWS, []).bars
    assert (round(left.same, 2), left.reworded, round(left.absent, 2)) == (0.68, 0, 0.32)
    assert round(right.absent, 2) == 0.34


def test_texts_that_are_no_copies_are_not_called_so():
    view = compared(LEFT, RIGHT, [], [], relation=None, direction="none")
    assert view.head == "L and R are not copies of one text"
    assert "No sentence of one stands for one of the other." in render("compare.html", view=view)


def test_siblings_differ_and_neither_is_blamed():
    view = compared(LEFT, RIGHT, ROWS, [change("number", "six", "ten", (7, 10), (7, 10))], direction="siblings")
    assert view.head == "L and R were copied from one text"
    assert view.verdict == "1 fact differs"
    assert view.aside == "0 sentences only in L, 0 only in R"
    page = render("compare.html", view=view)
    assert "<del" not in page
    assert "<ins" not in page
    assert "not in this one" in page

"""Pages that hold several articles."""

from __future__ import annotations

from headwater.articles import split
from headwater.ingest import read_bytes
from headwater.records import Article

HARBOUR = (
    "The harbour of Vesterlund was closed on Friday after a storm tore a crane from its rails, the port office said.",
    "Nobody was hurt. Two ships were turned away and will wait outside the breakwater until the morning.",
    '"We have not seen such a night since the old lighthouse fell," harbour master Odalys Brenner told reporters.',
)
ORCHARD = (
    "Growers in the Tollan valley have lost a third of their plums to hail, their association said on Thursday.",
    "Insurers put the damage at 4.2 million crowns and expect some 300 claims before the end of the month.",
    "The agriculture ministry said it would send a team, but did not say when it would arrive in the valley.",
)
LIBRARY = (
    "The town library of Quessant has found a book that was lent out in 1931, its director said on Wednesday.",
    "It had stood on the shelf of a hardware shop, between two catalogues of hinges, for more than ninety years.",
    "The fine would come to more than the shop is worth, and the council decided to forgive it by seven to two.",
)
ADVERT = "This advertisement has not loaded yet, but your article continues below."


def articles(page: str, name: str = "page.txt") -> tuple[Article, ...]:
    return split(read_bytes(page.encode(), name))


def test_cards_of_an_aggregator_belong_to_the_outlets_glued_to_them() -> None:
    page = "\n".join(
        [
            "Storm closes harbour of Vesterlund",
            *HARBOUR,
            "Try Our AI Features",
            "Comments",
            "No comments yet...",
            "Related Articles",
            "",
            "",
            "Tollan Courier",
            "4 hours ago",
            "- Tollan Courier",
            "Hail takes a third of the plums in Tollan valley",
            f"Published May 2, 2025 • 3 minute read {ORCHARD[0]} {ADVERT} {ORCHARD[1]} {ORCHARD[2]}",
            "",
            "",
            "Quessant Gazette",
            "a day ago",
            "- Quessant Gazette",
            "Library gets back a book after ninety years",
            " ".join(LIBRARY),
        ]
    )
    found = articles(page)
    assert [a.title for a in found] == [
        "Storm closes harbour of Vesterlund",
        "Hail takes a third of the plums in Tollan valley",
        "Library gets back a book after ninety years",
    ]
    assert [a.publisher for a in found] == [None, "Tollan Courier", "Quessant Gazette"]
    assert [(a.published, a.published_from) for a in found] == [
        (None, "none"),
        ("2025-05-02", "explicit"),
        ("2025-05-01", "relative"),
    ]
    assert "advertisement" not in found[1].text
    assert [f.kind for f in found[1].furniture] == ["read-time", "advert"]
    assert len(found[1].body) == 2


def test_spans_cut_out_what_they_claim_and_shares_follow_one_another() -> None:
    page = "\n".join(
        ["First headline of the page", *HARBOUR, "Second headline here\nBy Ana Sousa\nMay 3, 2025", *ORCHARD]
    )
    text = page
    found = articles(page)
    assert len(found) == 2
    assert all(a.text == "\n".join(text[s.start : s.end] for s in a.body) for a in found)
    assert found[0].span.end <= found[1].span.start
    assert found[1].authors == ("Ana Sousa",)


def test_headline_glued_to_its_outlet_is_cut_from_it() -> None:
    page = "\n".join(["Storm closes harbour and turns ships awayCBC", "Sat 3 May 2025", *HARBOUR])
    (article,) = articles(page)
    assert article.title == "Storm closes harbour and turns ships away"
    assert article.publisher == "CBC"


def test_dump_without_blank_lines_is_cut_at_glued_stamps() -> None:
    page = "\n".join(
        [
            "Storm closes harbour of VesterlundOrion May 2, 2025 1:36 PM GMT",
            f"VESTERLUND (Orion) - {HARBOUR[0]}",
            *HARBOUR[1:],
            "(END)",
            "Hail takes a third of the plumsOrion May 3, 2025 6:10 AM GMT",
            f"TOLLAN, Norway (Orion) - {ORCHARD[0]}",
            *ORCHARD[1:],
        ]
    )
    found = articles(page)
    assert [a.title for a in found] == ["Storm closes harbour of Vesterlund", "Hail takes a third of the plums"]
    assert [a.agency for a in found] == ["Orion", "Orion"]
    assert [a.dateline for a in found] == ["Vesterlund", "Tollan"]
    assert [a.published for a in found] == ["2025-05-02T13:36Z", "2025-05-03T06:10Z"]


def test_second_paste_without_headline_points_to_the_first() -> None:
    page = "\n".join(
        [
            "Storm closes harbour of Vesterlund", "Ana Sousa", "Fri 2 May 2025", *HARBOUR,
            "Hail takes a third of the plums", "Li Wei", "Sat 3 May 2025", *ORCHARD,
            "Ana Sousa", "Fri 2 May 2025", *HARBOUR,
        ]
    )  # fmt: skip
    found = articles(page)
    assert [a.same_as for a in found] == [None, None, "page.txt#1"]
    assert found[2].title is None
    assert found[2].authors == ("Ana Sousa",)


def test_title_and_date_twice_do_not_cut_an_article() -> None:
    title = "Storm closes harbour of Vesterlund"
    page = "\n".join([title, "Ana Sousa", "Sun 4 May 2025", "Sun 4 May 2025", "REUTERS", title, *HARBOUR])
    (article,) = articles(page)
    assert (article.title, article.agency, article.authors) == (title, "Reuters", ("Ana Sousa",))


def test_article_elements_of_a_section_page_are_the_sites_own() -> None:
    def card(title: str, text: tuple[str, ...]) -> str:
        body = "".join(f"<p>{p}</p>" for p in text)
        return f"<article><h2>{title}</h2><p class='stamp'>2 May 2025</p>{body}</article>"

    page = (
        "<html><head><title>Coast – The Vesterlund Ledger</title><meta property='og:site_name' "
        "content='The Vesterlund Ledger'></head><body><h1>Coast</h1>"
        + card("Storm closes harbour", HARBOUR)
        + card("Hail takes the plums", ORCHARD)
        + card("A book comes home", LIBRARY)
        + "</body></html>"
    )  # fmt: skip
    found = articles(page, "page.html")
    assert [a.title for a in found] == ["Storm closes harbour", "Hail takes the plums", "A book comes home"]
    assert {a.publisher for a in found} == {"The Vesterlund Ledger"}


def test_live_page_is_one_article_though_every_entry_has_a_time() -> None:
    entries = "".join(
        f"<h4>{hour}.15</h4><div><p>{text}</p></div>" for hour, text in zip((19, 17, 12), HARBOUR, strict=True)
    )
    page = f"<html><body><h1>Storm in Vesterlund live: harbour closed</h1><p>2 May 2025</p>{entries}</body></html>"
    (article,) = articles(page, "page.html")
    assert article.kind == "live"
    assert len([s for s in article.body if len(s) > 20]) == 3


def test_related_teasers_with_dates_are_no_articles() -> None:
    page = "\n".join(
        [
            "Storm closes harbour of Vesterlund", "By Ana Sousa", "2 May 2025", *HARBOUR, "Related stories",
            "Hail takes the plums", "1 May 2025", "The valley has lost a third of its plums.",
            "A book comes home", "30 April 2025", "It was lent out in 1931.",
        ]
    )  # fmt: skip
    assert len(articles(page)) == 1


def test_articles_without_byline_or_date_are_parted_by_rule_and_topic() -> None:
    page = "\n".join(
        [
            "Storm closes harbour of Vesterlund", *HARBOUR, "* * *",
            "Hail takes a third of the plums", *ORCHARD, "* * *",
            "Book comes back to the library of Quessant", *LIBRARY,
        ]
    )  # fmt: skip
    assert [a.title for a in articles(page)] == [
        "Storm closes harbour of Vesterlund",
        "Hail takes a third of the plums",
        "Book comes back to the library of Quessant",
    ]


def test_days_without_a_year_get_the_pages_year() -> None:
    page = "\n".join(
        ["Storm closes harbour", "Ana Sousa, May 2", *HARBOUR, "Hail takes the plums", "Li Wei, 3 May 2025", *ORCHARD]
    )
    assert [a.published for a in articles(page)] == ["2025-05-02", "2025-05-03"]


def test_preformatted_pages_keep_their_lines() -> None:
    text = "\n".join(["Storm closes harbour", "2 May 2025", *HARBOUR, "Hail takes the plums", "3 May 2025", *ORCHARD])
    assert len(articles(f"<html><body><pre>{text}</pre></body></html>", "page.html")) == 2

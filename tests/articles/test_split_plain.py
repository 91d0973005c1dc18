"""Pages that hold one article or none, and what is read of it."""

from __future__ import annotations

import pytest

from headwater.articles import split
from headwater.ingest import read_bytes
from headwater.records import Article

TEXT = (
    "The harbour of Vesterlund was closed on Friday after a storm tore a crane from its rails, the port office said.",
    "Nobody was hurt. Two ships were turned away and will wait outside the breakwater until the morning.",
    '"We have not seen such a night since the old lighthouse fell," harbour master Odalys Brenner told reporters.',
    "The port handles 3.1 million tonnes a year, most of it timber and salt, and employs about 400 people.",
)


def one(*lines: str, name: str = "page.txt") -> Article:
    (article,) = split(read_bytes("\n".join(lines).encode(), name))
    return article


def test_crossheads_stay_in_the_body_and_do_not_cut_it() -> None:
    article = one(
        "Storm closes harbour", "By Ana Sousa", "2 May 2025", TEXT[0], TEXT[1], "'A terrible night'", *TEXT[2:]
    )
    assert article.text.splitlines() == [TEXT[0], TEXT[1], "'A terrible night'", *TEXT[2:]]


def test_adverts_captions_and_offers_between_paragraphs_are_furniture() -> None:
    article = one(
        "The Vesterlund Ledger   NEWS  SPORT  LIFE",
        "Storm closes harbour",
        "By Ana Sousa / The Vesterlund Ledger",
        "Posted May 2, 2025",
        TEXT[0],
        "ADVERTISEMENT - CONTINUE READING BELOW",
        TEXT[1],
        "The crane on Friday. Photo: Li Wei / Ledger",
        "Get the Ledger every Sunday in your inbox. Sign up free.",
        *TEXT[2:],
        "MORE IN THIS SECTION",
        "Mart report: lambs up",
        "© 2025 Vesterlund Ledger",
    )
    assert article.text.splitlines() == list(TEXT)
    kinds = [f.kind for f in article.furniture]
    assert kinds[:4] == ["navigation", "advert", "caption", "newsletter"]
    assert kinds[-1] == "copyright"
    assert article.publisher == "The Vesterlund Ledger"
    assert article.authors == ("Ana Sousa",)


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("VESTERLUND, Norway, May 2 (Orion) - ", "Vesterlund", "Orion"),
        ("VESTERLUND (Reuters) -", "Vesterlund", "Reuters"),
        ("(Orion) -- ", None, "Orion"),
        ("VESTERLUND — ", "Vesterlund", None),
        ("VESTERLUND. May 2. Orion. ", "Vesterlund", "Orion"),
        ("VESTERLUND (Norwegen), AB – ", "Vesterlund", "AB"),
        ("VESTERLUND (Noruega).- ", "Vesterlund", None),
        ("", None, None),
    ],
)
def test_agencies_are_known_by_the_form_of_the_dateline(opening: str, place: str | None, agency: str | None) -> None:
    article = one("Storm closes harbour", "2 May 2025", opening + TEXT[0], *TEXT[1:])
    assert (article.dateline, article.agency) == (place, agency)


def test_an_agency_named_in_the_text_or_a_photo_credit_is_no_credit() -> None:
    article = one(
        "Storm closes harbour", "2 May 2025", "Ships wait outside the harbour. Photo: Li Wei / Reuters", *TEXT[:3],
        "A crane fell, Reuters reported, citing the port office, and two sailors were treated for cold.",
    )  # fmt: skip
    assert article.agency is None


def test_credit_lines_name_the_agency() -> None:
    assert one("Storm closes harbour", "2 May 2025", *TEXT, "- Orion").agency == "Orion"
    files = one("Storm closes harbour", "2 May 2025", *TEXT, "— With files from The Associated Press")
    assert files.credits == ("The Associated Press",)


def test_desks_and_accounts_are_no_authors() -> None:
    assert one("Storm closes harbour", "By Newsdesk", "2 May 2025", *TEXT).authors == ()
    assert one("Storm closes harbour", "Posted by admin on May 2, 2025", *TEXT).authors == ()


def test_printed_date_outranks_the_claims_of_the_page() -> None:
    page = (
        "<html><head><title>Old headline | The Ledger</title>"
        "<meta property='article:published_time' content='2019-01-01'></head>"
        "<body><h1>Storm closes harbour</h1><p>Friday, 2 May 2025</p>"
        + "".join(f"<p>{p}</p>" for p in TEXT)
        + "</body></html>"
    )
    article = one(page, name="page.html")
    assert (article.title, article.published, article.published_from) == (
        "Storm closes harbour",
        "2025-05-02",
        "explicit",
    )


def test_relative_time_is_counted_from_the_given_moment() -> None:
    page = "\n".join(["Storm closes harbour", "3 hours ago", *TEXT]).encode()
    (article,) = split(read_bytes(page, "page.txt", seen_at="2025-05-02T10:00:00Z"))
    assert (article.published, article.published_from) == ("2025-05-02T07:00Z", "relative")
    assert one("Storm closes harbour", "3 hours ago", *TEXT).published is None


def test_page_of_breaks_without_paragraphs_is_read() -> None:
    page = (
        "<html><body><table><tr><td><b>Storm closes harbour</b><br>2 May 2025<br>"
        + "<br><br>".join(TEXT)
        + "</td></tr></table>"
    )
    assert one(page, name="page.html").text.splitlines() == list(TEXT)


def test_comments_below_an_article_are_not_its_text() -> None:
    comments = "".join(
        f"<li class='comment'><cite>Li Wei</cite> <i>May {n}, 2025</i><p>I was there {n} times and {TEXT[1]}</p></li>"
        for n in range(1, 9)
    )
    text = "".join(f"<p>{p}</p>" for p in TEXT)
    page = f"<html><body><article><h1>Storm closes harbour</h1>{text}</article><ol class='comments'>{comments}</ol>"
    assert one(page, name="page.html").text.splitlines() == list(TEXT)


@pytest.mark.parametrize(
    "page",
    ["Home  News  Sport\nLog in\n", "1\n2\n3\n", "<html><body><nav><a>Home</a></nav></body></html>", "((((\n,,,,"],
)
def test_page_without_an_article_gives_none(page: str) -> None:
    assert split(read_bytes(page.encode(), "page.txt")) == ()


@pytest.mark.parametrize(
    "page",
    ["word " * 60_000, "(" * 200_000, "May 2, 2025 " * 15_000, "Photo by " * 20_000, "KYIV " * 40_000, "<" * 100_000],
)
def test_hostile_line_is_read_in_time(page: str) -> None:
    split(read_bytes(page.encode(), "page.txt"))

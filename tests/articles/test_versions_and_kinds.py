"""What version a text says it is, what kind of text it is, and when a page says it is from."""

from __future__ import annotations

import pytest

from headwater.articles import split, why_none
from headwater.ingest import read_bytes
from headwater.records import Article

FERRY = (
    "The ferry Anholm stopped half an hour after it had left Brenna on Monday morning, the harbour office said.",
    "Its 214 passengers were taken off by two tugs and a fishing boat, and nobody was hurt, the office said.",
    '"We could see the pier all the time," said Mette Holm, a teacher who was on her way to work.',
)
PLUMS = (
    "Hail the size of walnuts took a third of the plums in the Orsa valley on Sunday, growers reckon.",
    "The cooperative will ask the province for help, its chair Bruno Calvi told a meeting in the packing hall.",
)


def _read(*lines: str) -> tuple[Article, ...]:
    return split(read_bytes("\n".join(lines).encode(), "page.txt"))


def _updates(article: Article) -> list[str]:
    return [note.text for note in article.notes if note.code == "update-line"]


@pytest.mark.parametrize(
    "line",
    [
        "(Corrects number of passengers to 214, not 241, in paragraph 2)",
        "Recasts with statement of harbour office",
        "BRN-FERRY-ANHOLM-2ND LD",
        "Eds: ADDS comment of passenger",
        "(Berichtigt Zahl der Passagiere im zweiten Absatz)",
    ],
)
def test_a_line_that_says_what_this_version_changed_is_noted_and_no_text(line: str) -> None:
    (article,) = _read("Ferry stops off Brenna", line, "5 May 2025", *FERRY)
    assert _updates(article) == [line]
    assert line not in article.text


def test_the_mark_of_an_update_in_a_headline_is_noted_at_its_place() -> None:
    text = "\n".join(("UPDATE 2-Ferry stops off Brenna", "5 May 2025", *FERRY))
    (article,) = split(read_bytes(text.encode(), "page.txt"))
    (note,) = article.notes[:1]
    assert note.span is not None
    assert note.span.of(text) == "UPDATE 2-"


def test_a_bracket_before_the_dateline_is_noted_and_cut_from_the_text() -> None:
    first = f"(Corrects day to Monday) BRENNA, May 5 (Orbel) - {FERRY[0]}"
    (article,) = _read("Ferry stops off Brenna", "5 May 2025", first, *FERRY[1:])
    assert _updates(article) == ["(Corrects day to Monday)"]
    assert article.text.startswith("BRENNA")
    assert article.dateline == "Brenna"


def test_a_plain_time_of_change_is_no_note() -> None:
    (article,) = _read("Ferry stops off Brenna", "5 May 2025 | Updated 3 hours ago", *FERRY)
    assert _updates(article) == []


def test_a_text_that_speaks_for_its_publisher_under_a_label_is_a_release() -> None:
    own = (
        "We regret that our ferry Anholm stopped off Brenna on Monday and that our passengers had to wait.",
        "Our company will pay every passenger the fare, and we have asked our engineers for a report.",
    )
    (article,) = _read("BRENNA LINE   Routes  Tickets", "Press release", "Statement on the Anholm", "5 May 2025", *own)
    assert article.kind == "release"


def test_a_comment_about_a_press_release_is_none() -> None:
    (article,) = _read("THE BRENNA POST", "A good ferry, a better press release", "5 May 2025", *FERRY)
    assert article.kind == "report"


def test_a_release_on_a_platform_is_its_companys() -> None:
    own = (
        "Our company decided on Monday to take the ferry Anholm out of service until our engineers have seen it.",
        "We announced a new timetable on 2 May; our passengers keep their rights, and we thank our crews.",
    )
    head = ("PUBLIC DISCLOSURE PLATFORM", "BRENNA FERRIES PLC   BRNF   5 May 2025")
    (article,) = _read(*head, "Notice regarding our ferry Anholm", *own)
    assert (article.kind, article.publisher) == ("release", "Brenna Ferries Plc")


def test_ages_count_from_the_newest_date_that_the_page_prints() -> None:
    found = _read(
        "FEEDBOX", "", "Orbel", "3 hours ago", "- Orbel", "Ferry stops off Brenna", *FERRY, "",
        "Orbel", "2025-03-02", "- Orbel", "Hail takes plums", *PLUMS, "", "About us  Contact  2025-05-05",
    )  # fmt: skip
    assert [(a.published, a.published_from) for a in found] == [("2025-05-05", "relative"), ("2025-03-02", "explicit")]


def test_an_account_is_no_publisher_and_running_words_no_agency() -> None:
    last = "The crew has 31 members, and the council of the town met Thursday evening."
    (article,) = _read("Ferry stops off Brenna", "Admin | May 5, 2025 | Leave a comment", *FERRY, last)
    assert (article.publisher, article.agency) == (None, None)
    assert article.text.endswith(last)


def test_a_banner_is_no_headline_and_a_byline_may_name_the_photographer_too() -> None:
    (article,) = _read(
        "GAZETTE DE BRENNA - English edition", "", "The pier was in sight", "Text: Anna Berg. Photos: Karl Holm",
        "May 5, 2025, 6:00", "", *FERRY, "The Gazette de Brenna counted two tugs.",
    )  # fmt: skip
    assert article.title == "The pier was in sight"
    assert article.authors == ("Anna Berg",)
    assert article.publisher == "Gazette de Brenna"


def test_digests_parted_by_blank_lines_only_are_taken_apart() -> None:
    found = _read("Ferry stops off Brenna", "", *FERRY, "", "", "Hail takes plums of Orsa growers", "", *PLUMS)
    assert [a.title for a in found] == ["Ferry stops off Brenna", "Hail takes plums of Orsa growers"]


def test_field_names_and_marks_of_feeds_are_no_part_of_a_headline() -> None:
    found = _read(
        "Title: Ferry stops off Brenna", "Link: https://news.example/ferry", "Date: 5 May 2025 10:15", *FERRY, "",
        "Title: Hail takes plums", "Link: https://news.example/plums", "Date: 4 May 2025 09:00", *PLUMS,
    )  # fmt: skip
    assert [a.title for a in found] == ["Ferry stops off Brenna", "Hail takes plums"]


def test_a_page_without_article_says_why() -> None:
    page = read_bytes(b"Home | News | Sport\nSubscribe now\n", "page.txt")
    assert split(page) == ()
    assert why_none(page) == "it shows 5 words and no running text, only menus and subscription offers"


def test_offers_in_the_middle_of_a_paragraph_are_no_text() -> None:
    offer = (
        "Subscribe now to read the latest news in your city. Exclusive articles by columnists A. J. Berg, Mo Lund and"
        " others. Plus, the Harbour Report and Sports newsletters. Daily puzzles and comics."
    )
    (article,) = _read("Ferry stops off Brenna", "5 May 2025", " ".join((*FERRY, offer, PLUMS[0])))
    assert "columnists" not in article.text
    assert "newsletters" not in article.text
    assert FERRY[2] in article.text.replace("\n", " ")


def test_a_german_letter_is_taken_apart_at_its_numbers() -> None:
    found = _read(
        "Ostufer-Brief – Der Newsletter am Morgen", "Guten Morgen, liebe Leserinnen und Leser,",
        "hier ist, was heute wichtig ist.", "",
        "1. Fähre bleibt vor Brenna liegen",
        "(Ostufer-Anzeiger) Die Fähre Anholm ist am Montagmorgen eine halbe Stunde nach dem Ablegen in Brenna "
        "liegengeblieben, teilte das Hafenamt mit. Die 214 Passagiere wurden von zwei Schleppern an Land gebracht, "
        "verletzt wurde niemand. Der Betreiber will den Motor in der Werft untersuchen lassen.", "Zum Artikel", "",
        "2. Hagel vernichtet Pflaumenernte",
        "(Orsa Tagblatt) Walnussgroße Hagelkörner haben am Sonntag im Orsatal ein Drittel der Pflaumen zerstört, "
        "schätzen Obstbauern. Die Genossenschaft will die Provinz um Hilfe bitten, sagte ihr Chef Bruno Calvi bei "
        "einer Versammlung in der Packhalle. Im Vorjahr war die Ernte gut.", "Zum Artikel",
    )  # fmt: skip
    assert [a.title for a in found] == ["Fähre bleibt vor Brenna liegen", "Hagel vernichtet Pflaumenernte"]
    assert not any("Zum Artikel" in a.text for a in found)


def test_an_article_quoted_in_a_forum_keeps_its_headline_and_byline() -> None:
    found = _read(
        "Brenna Town Forum > Transport > Ferry stuck again", "", "#1  gullwatcher  5 May 2025, 09:12",
        "Saw this in the paper, for those without a subscription:", "", "Ferry stops off Brenna with 214 on board",
        "By Anna Berg, Harbour Courier", *FERRY, "", "#2  oldsalt  5 May 2025, 09:40", "lol, third time this year",
    )  # fmt: skip
    assert [(a.title, a.authors) for a in found] == [("Ferry stops off Brenna with 214 on board", ("Anna Berg",))]

"""Publishers, agencies and access where pages tell them in odd ways."""

import pytest

from headwater.articles import split
from headwater.articles.locked import access
from headwater.ingest import read_bytes
from headwater.records import Article

LEAD = (
    "Two men were waiting on the roof of the mill at Saltgate for the river to fall, and neither of them had slept "
    "since Sunday, when the water came over the lower gate and took the bridge and most of the winter's flour."
)
MORE = "Nobody was hurt, but the town has been without bread for three days, and the bakers have asked for help."


def read(*lines: str, name: str = "page.txt") -> tuple[Article, ...]:
    return split(read_bytes("\n".join(lines).encode(), name))


def test_the_tag_under_a_text_is_its_agency_when_the_page_cites_it() -> None:
    head = ("Harbour Courier", "", "Mill stands in the river after flood", "2 May 2025", "")
    (article,) = read(*head, LEAD, "", f"{MORE} The owner told XWN so.", "", "XWN")
    assert article.agency == "XWN"
    (article,) = read(*head, LEAD, "", MORE, "", "XWN")
    assert article.agency is None


def test_a_masthead_with_a_founding_year_is_no_headline() -> None:
    head = ("THE HARBOUR COURIER  -  since 1894", "Mill stands in the river", "2 May 2025", "")
    (article,) = read(*head, LEAD, "", MORE)
    assert article.title == "Mill stands in the river"
    assert (article.publisher or "").casefold() == "the harbour courier"


def test_an_outlet_that_a_forum_quotes_is_the_publisher() -> None:
    quoted = ("Quote:", "Mill stands in the river after flood", "Harbour Courier, 2 May 2025", "By Ana Sousa")
    (article,) = read("Rainy Days Forum > Rivers", "", *quoted, LEAD, MORE)
    assert article.publisher == "Harbour Courier"


def test_metadata_that_names_another_outlet_is_noted() -> None:
    page = (
        "<html><head><title>Mill stands in the river | Harbour Courier</title>"
        "<meta property='og:site_name' content='Hill Gazette'>"
        f"</head><body><article><h1>Mill stands in the river</h1><p>{LEAD}</p><p>{MORE}</p></article>"
        "<footer>© 2025 Harbour Courier</footer></body></html>"
    )
    (article,) = read(page, name="page.html")
    told = {note.code for note in article.notes}
    assert (article.publisher == "Hill Gazette") != ("publisher-conflict" in told)


@pytest.mark.parametrize(
    "words",
    [
        "Subscribe to continue reading.",
        "Jetzt weiterlesen mit Plus",
        "Il vous reste 70 % de cet article à lire.",
        "Contenido solo para suscriptores",
        "Lees verder met een abonnement",
    ],
)
def test_a_text_is_cut_when_its_rest_is_for_subscribers(words: str) -> None:
    assert access(f"{LEAD}\n{words}", ()) == "truncated"


def test_a_whole_text_is_free() -> None:
    assert access(f"{LEAD}\n{MORE}", ()) == "free"
    assert access(f"{LEAD}\nComments are reserved for subscribers. {MORE}", ()) == "free"

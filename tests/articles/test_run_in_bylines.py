"""Bylines that stand in odd places: in one line with the text, behind a label, alone under the headline."""

from headwater.articles import split
from headwater.ingest import read_bytes

LEAD = (
    "On the roof of the mill at Saltgate two men were waiting for the river to fall, and neither of them had slept "
    "since Sunday, when the water came over the lower gate and took the bridge, the boats and most of the winter's "
    "flour with it, the owner of the mill said on Wednesday."
)
MORE = "Nobody was hurt, but the town has been without bread for three days, and the bakers have asked for help."


def authors(*head: str, lead: str = LEAD) -> tuple[str, ...]:
    page = "\n".join(["Harbour Courier", "", "Mill stands in the river after flood", *head, "", lead, "", MORE])
    (article,) = split(read_bytes(page.encode(), "page.txt"))
    return article.authors


def test_a_byline_runs_into_the_text() -> None:
    assert authors("2 May 2025", lead=f"By Ana Sousa in Porto Novo {LEAD}") == ("Ana Sousa",)
    assert authors("2 May 2025", lead=f"MARIA LINDGREN-BELL {LEAD}") == ("Maria Lindgren-Bell",)


def test_a_byline_runs_into_the_dateline() -> None:
    lead = f"By Ana Sousa and Peter Wren SALTGATE, Norland, May 2 (Reuters) - {LEAD}"
    assert authors("2 May 2025", lead=lead) == ("Ana Sousa", "Peter Wren")


def test_a_name_with_a_hyphen_is_no_dateline() -> None:
    page = f"Mill stands in the river\n2 May 2025\n\nMARIA LINDGREN-BELL {LEAD}\n\n{MORE}\n"
    (article,) = split(read_bytes(page.encode(), "page.txt"))
    assert article.dateline is None


def test_a_byline_stands_behind_a_label_or_before_other_offices() -> None:
    assert authors("EXCLUSIVE by Ana Sousa, Senior Reporter", "2 May 2025") == ("Ana Sousa",)
    assert authors("written by Ana Sousa, translated by our school", "2 May 2025") == ("Ana Sousa",)
    assert authors("Compiled by Ana Sousa", "2 May 2025") == ("Ana Sousa",)


def test_a_marked_byline_counts_before_a_row_of_sections() -> None:
    page = f"COURIER | SERVICIO GENERAL | SALUD\nMill stands in the river\nPor Ana Sousa\n\n{LEAD}\n\n{MORE}\n"
    (article,) = split(read_bytes(page.encode(), "page.txt"))
    assert article.authors == ("Ana Sousa",)

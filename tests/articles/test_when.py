"""The day of a web page's article is the best supported of all that the page gives."""

import pytest

from headwater.articles import split
from headwater.articles.datings import kind_of, moment
from headwater.ingest import read_bytes
from headwater.records import Article

_TEXT = """<p>The harbour of Old Lindholm was closed because nobody came to mend the great crane, the council said in
a letter to all who keep boats there.</p><p>Fishermen had to land their catch in the next town, an hour to the north,
where the price of ice has doubled within a few weeks.</p><p>Ida Holm, who sells nets at the quay, said she had never
seen so few people there at this time of the year.</p><p>The maker of the crane wrote that the parts had been sent and
that two of its mechanics would travel with them.</p>"""


def _read(head: str = "", above: str = "", seen_at: str | None = None) -> Article:
    page = (
        f'<html lang="en"><head><title>Crane stops harbour of Lindholm</title>{head}</head><body><article>'
        f"<h1>Crane stops harbour of Lindholm</h1>{above}{_TEXT}</article></body></html>"
    )
    (article,) = split(read_bytes(page.encode(), "harbour.html", seen_at=seen_at))
    return article


def _meta(key: str, value: str) -> str:
    return f'<meta property="{key}" content="{value}">'


def test_a_claim_alone_is_the_day_and_a_note_says_so() -> None:
    article = _read(_meta("article:published_time", "2019-05-02T08:30:00+02:00"))
    assert article.published == "2019-05-02T08:30+02:00"
    assert article.published_from == "explicit"
    assert "claimed-date" in [note.code for note in article.notes]


def test_a_printed_day_stands_against_the_metadata_of_a_template() -> None:
    article = _read(_meta("article:published_time", "2016-01-04T00:00:00Z"), "<p>Published 2 May 2019 by Ida Holm</p>")
    assert article.published == "2019-05-02"
    (note,) = [note for note in article.notes if note.code == "date-conflict"]
    assert "2019-05-02" in note.text
    assert "2016-01-04" in note.text


def test_metadata_that_agrees_gives_the_time_of_a_printed_day() -> None:
    article = _read(_meta("article:published_time", "2019-05-02T08:30:00+02:00"), "<p>2 May 2019</p>")
    assert article.published == "2019-05-02T08:30+02:00"
    assert not [note for note in article.notes if note.code in ("claimed-date", "date-conflict")]


def test_a_claimed_change_counts_when_the_claimed_publication_is_right() -> None:
    modified = _meta("article:modified_time", "2019-05-04T10:00:00Z")
    assert _read(_meta("article:published_time", "2019-05-02") + modified, "<p>2 May 2019</p>").updated == (
        "2019-05-04T10:00Z"
    )
    assert _read(modified, "<p>Published 2 May 2019</p>").updated is None


def test_a_day_after_the_page_was_seen_is_none() -> None:
    article = _read(_meta("article:published_time", "2019-05-02"), seen_at="2019-04-20T10:00:00Z")
    assert article.published is None


def test_a_page_that_gives_no_day_has_none() -> None:
    article = _read()
    assert article.published is None
    assert article.published_from == "none"


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2019-05-02T00:00:00+02:00", "2019-05-02"),
        ("2019-05-02T08:30:00-0400", "2019-05-02T08:30-04:00"),
        ("2019-05-02 08:30:11 UTC", "2019-05-02T08:30Z"),
        ("2019-05-02T16:02:50CDT", "2019-05-02T16:02"),
        ("1556785800000", "2019-05-02T08:30Z"),
        ("2019/05/02", "2019-05-02"),
        ("2. Mai 2019", "2019-05-02"),
        ("2019-13-45", None),
        ("99999999999999", None),
        ("", None),
    ],
)
def test_claims_are_read_in_the_forms_that_templates_write(value: str, iso: str | None) -> None:
    assert moment(value) == iso


def test_keys_tell_publication_from_change_and_from_other_dates() -> None:
    keys = ("parsely-pub-date", "og:updated_time", "dc.date.issued", "expires", "event:start_time", "og:image")
    assert [kind_of(key) for key in keys] == ["meta-published", "og-updated", "meta-published", None, None, None]

"""What a page was taken as, line by line, agrees with what `split` returns and gives reasons that people can check."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.articles import explain, split
from headwater.articles.explain import TEXT, Explanation
from headwater.ingest import read_bytes
from headwater.records import Page

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "bench/pages").glob("**/pages/*"))
FAMILIES = ROOT / "../shared/data/families/open"

PLAIN = """Harbour Post
Home | News | Sport
Ferry stays in port for a third day
By Ana Sousa
2 May 2025
BRIGGA (Tidewire) - The ferry to Brigga stayed in port for a third day on Friday because its ramp would not go up.
The company said a part had to be brought from Norway and would not arrive before Monday, a spokesman said.
Sign up for our newsletter
Passengers were taken over in fishing boats, which took an hour and smelled of what they had carried before.
"I have never been so glad of a cold," said a passenger who had come over in the smallest of them.
"""


def told(text: str) -> Explanation:
    return explain(read_bytes(text.encode(), "page.txt"))


def named(explanation: Explanation, page: Page, name: str) -> list[str]:
    return [piece.span.of(page.text) for piece in explanation.pieces if piece.named == name]


def agree(page: Page) -> None:
    explained = explain(page)
    articles = split(page)
    assert explained.articles == articles
    body = {at for a in articles for span in a.body for at in range(span.start, span.end)}
    shown = {at for p in explained.pieces if p.named in TEXT for at in range(p.span.start, p.span.end)}
    assert shown == body
    ends = [0]
    for piece in explained.pieces:
        assert ends[-1] <= piece.span.start < piece.span.end <= len(page.text)
        ends.append(piece.span.end)
    seen = {at for p in explained.pieces for at in range(p.span.start, p.span.end)}
    visible = {at for b in page.blocks for at in range(b.span.start, b.span.end) if not page.text[at].isspace()}
    assert visible <= seen


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_the_explained_text_is_the_text_that_split_gives(path: Path) -> None:
    agree(read_bytes(path.read_bytes(), path.name))


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not FAMILIES.is_dir(), reason="the open families are not here")
def test_the_explained_text_is_the_text_that_split_gives_on_the_open_families() -> None:
    for path in sorted(FAMILIES.glob("*/pages/*")):
        agree(read_bytes(path.read_bytes(), path.name))


LINES = st.sampled_from(
    [*PLAIN.splitlines(), "", "Share this", "3 hours ago", "\x1b[31mred", "\u202eturned", "Photo: A. B."]
)


@given(st.lists(LINES, max_size=30))
def test_whatever_the_lines_are_both_agree(rows: list[str]) -> None:
    agree(read_bytes(("\n".join(rows) + "\nx").encode(), "page.txt"))


def test_every_kind_of_line_has_a_name_and_a_reason() -> None:
    page = read_bytes(PLAIN.encode(), "page.txt")
    explained = explain(page)
    assert named(explained, page, "title") == ["Ferry stays in port for a third day"]
    assert named(explained, page, "byline") == ["By Ana Sousa"]
    assert named(explained, page, "date") == ["2 May 2025"]
    assert named(explained, page, "dateline") == ["BRIGGA (Tidewire) - "]
    reasons = {piece.span.of(page.text): piece.why for piece in explained.pieces}
    assert reasons["Sign up for our newsletter"] == "says “Sign up”"
    assert reasons["Home | News | Sport"] == "says “Home”"
    assert reasons["Ferry stays in port for a third day"].startswith("looks like a headline")


def test_fields_tell_the_line_that_they_were_read_from() -> None:
    found = {origin.field: origin for origin in told(PLAIN).origins[0]}
    assert found["authors"].found == "printed “By Ana Sousa”"
    assert found["published"].found == "printed “2 May 2025”"
    assert found["agency"].found == "its tag at the head of the text: “BRIGGA (Tidewire) -”"


def test_metadata_that_says_another_day_is_named() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in PLAIN.splitlines()[5:])
    head = '<meta property="article:published_time" content="2025-05-04T08:00:00Z">'
    markup = f"<html><head>{head}</head><body><h1>Ferry stays in port</h1><p>2 May 2025</p>{paragraphs}</body></html>"
    explained = explain(read_bytes(markup.encode(), "page.html"))
    found = {origin.field: origin for origin in explained.origins[0]}
    assert found["published"].value == "2025-05-02"
    assert found["published"].found == "printed “2 May 2025”; article:published_time says 2 days later"


def test_what_stands_in_no_article_is_outside() -> None:
    explained = told("Sign up for our newsletter")
    assert [(piece.named, piece.article) for piece in explained.pieces] == [("outside", 0)]

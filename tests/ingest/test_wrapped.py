"""Hard-wrapped dumps: a paragraph over several lines is one block; poems, tables, lists and quotes stay as they are."""

from __future__ import annotations

import textwrap

import pytest

from headwater.articles import split
from headwater.ingest import read_bytes
from headwater.records import Page
from headwater.text.sentences import sentences

ONE = (
    "HARLOW, March 3 - The ferry line between the old harbour and the island was sold to the town on Monday after "
    "three years of talk about its price, mayor Ida Holmgren said. The boats will go on sailing every hour. The town "
    "pays 12 million crowns."
)
TWO = (
    "The company had warned in autumn that it would lay up its two boats, which are older than most of the people who "
    "use them. Nobody on the island believed it, and nobody had a boat of his own that was large enough for the mail."
)
THREE = "A new boat is to be built at the yard of the town, which has not built one for longer than anybody remembers."


def page(text: str) -> Page:
    return read_bytes(text.encode(), "page.txt")


def told(text: str) -> list[str]:
    read = page(text)
    return [" ".join(block.span.of(read.text).split()) for block in read.blocks]


@pytest.mark.parametrize("width", [58, 66, 76])
def test_paragraphs_parted_by_blank_lines_are_one_block_each(width: int) -> None:
    text = "\n\n".join(["Ferry line sold to the town", *(textwrap.fill(p, width) for p in (ONE, TWO, THREE))])
    assert told(text) == ["Ferry line sold to the town", ONE, TWO, THREE]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_paragraphs_parted_by_an_indent_are_one_block_each(end: str) -> None:
    body = "\n".join(textwrap.fill(p, 64, initial_indent="    ") for p in (ONE, TWO, THREE))
    assert told(("FERRY LINE SOLD TO THE TOWN\n" + body).replace("\n", end)) == [
        "FERRY LINE SOLD TO THE TOWN", ONE, TWO, THREE,
    ]  # fmt: skip


def test_a_wrapped_article_is_read_whole_and_its_places_are_true() -> None:
    body = "\n".join(textwrap.fill(p, 64, initial_indent="    ") for p in (ONE, TWO, THREE))
    read = page("FERRY LINE SOLD TO THE TOWN\n\n" + body + "\n")
    (article,) = split(read)
    assert (article.title, article.dateline) == ("FERRY LINE SOLD TO THE TOWN", "Harlow")
    assert [" ".join(span.of(read.text).split()) for span in article.body] == [ONE, TWO, THREE]
    found = sentences(article)
    assert [" ".join(s.text.split()) for s in found][1:3] == [
        "The boats will go on sailing every hour.",
        "The town pays 12 million crowns.",
    ]
    assert all(s.span.of(read.text).replace("\n", " ") == s.text for s in found)


@pytest.mark.parametrize(
    "text",
    [
        "The boat lies still\nand nobody will row\nto where the light is\nupon the water\nwhile evening falls\n",
        "The boat lies still upon the evening water now,\nand no one rows;\nthe island keeps its single light somehow\n"
        "and no one knows\nhow many boats it takes to carry one man home\nto where he goes,\n",
        "Ferry      Seats    Built\nHarlow       120     1951\nEllwick       88     1949\nMyrtia       101     1960\n",
        "- a boat of wood that needs more paint than it is really worth\n- another one which has\n- oars of ash\n",
        "".join(f"> {line}\n" for line in textwrap.wrap(TWO, 64)),
        f"{ONE}\n{TWO}\n{THREE}\n",
    ],
    ids=["short poem", "poem", "table", "list", "quoted letter", "a paragraph a line"],
)
def test_lines_that_nobody_wrapped_stay_as_they_are(text: str) -> None:
    assert told(text) == [" ".join(line.split()) for line in text.splitlines() if line.strip()]

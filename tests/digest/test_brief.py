"""Digests and reports over a real archive of a few pages: every line leads to words that stand there."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

import headwater
from headwater.digest.choose import digest, report
from headwater.digest.shaped import shaped
from headwater.digest.text import markdown, text
from headwater.errors import UnknownReference, UsageError
from headwater.records import Watch
from headwater.store import open_store
from headwater.store.alerting import put_watch
from headwater.web.brief import standalone
from town import settle_in

NOW = datetime.now(UTC).isoformat(timespec="seconds")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("brief")
    pages = settle_in(folder)
    with headwater.open(folder / "news.db") as made:
        made.add(pages)
        yield made


def test_every_verbatim_line_stands_where_its_note_says(archive):
    brief = digest(archive, "1h", NOW)
    notes = {note.number: note for note in brief.footnotes}
    lines = [line for entry in brief.entries for part in entry.parts for line in part.lines if line.verbatim]
    assert lines
    for line in lines:
        (number,) = line.notes
        note = notes[number]
        page = archive.page(note.witness.key).text
        assert " ".join(note.span.of(page).split()) == " ".join(line.text.split())


def test_sources_come_before_articles_and_what_copies_changed_is_told(archive):
    (bridge,) = [it for it in digest(archive, "1h", NOW).entries if "ridge" in it.story.title]
    assert re.match(r"\d independent sources? · 4 articles", bridge.counts)
    changed = next(part for part in bridge.parts if part.head == "Changed in copying")
    assert "The Lenn Courier" in changed.lines[0].text
    assert changed.lines[0].notes


def test_what_came_in_earlier_is_not_in_the_digest(archive):
    assert digest(archive, "2999", NOW).entries == ()
    assert "\n".join(text(digest(archive, "2999", NOW))).splitlines()[-1] == "Nothing moved."


def test_a_digest_of_a_watch_tells_only_what_the_watch_matches(archive):
    kept = open_store(archive.where)
    with kept.change() as change:
        number = put_watch(change, Watch(0, "search", "barge", "feed", "x.atom", made_at=NOW))
    kept.close()
    for name in ("Barge", str(number)):
        entries = digest(archive, "1h", NOW, watch=name).entries
        assert ["barge" in archive.article(it.story.refs[0]).text.lower() for it in entries] == [True]
    assert digest(archive, "2999", NOW, watch="barge").entries == ()
    with pytest.raises(UnknownReference, match="nothing so called is watched"):
        digest(archive, "1h", NOW, watch="zeppelin")


def test_a_report_tells_the_topic_alone_with_its_tree(archive):
    brief = report(archive, "barge", None, None)
    assert [("ridge" in it.story.title or "arge" in it.story.title) for it in brief.entries] == [True]
    assert brief.entries[0].tree is not None
    told = "\n".join(text(brief))
    assert "Family tree" in told
    assert "└─ " in told
    assert "choir" not in told.lower()


def test_a_report_keeps_to_its_time(archive):
    assert report(archive, "barge", "2027", None).entries == ()
    assert len(report(archive, "barge", "2026-03-04", "2026-03-04").entries) == 1


def test_no_line_of_text_is_wider_than_asked_unless_it_is_one_word(archive):
    for line in text(digest(archive, "1h", NOW), 72):
        assert len(line) <= 72 or " " not in line.strip() or "/" in line or line.lstrip().startswith(("├", "└", "│"))


def test_markdown_escapes_what_sources_say(archive):
    told = "\n".join(markdown(report(archive, "barge", None, None)))
    assert told.startswith("# barge")
    assert "\n> " in told
    assert not re.search(r"(?m)^#{4,}", told)


class Links(HTMLParser):
    def __init__(self, words: str) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.tags: set[str] = set()
        self.feed(words)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        held = dict(attrs)
        self.hrefs += [held["href"]] if "href" in held else []
        self.ids += [held["id"]] if "id" in held else []


def test_the_html_stands_alone(archive):
    found = Links(standalone(report(archive, "barge", None, None)))
    assert all(href.startswith("#") for href in found.hrefs)
    assert {href[1:] for href in found.hrefs} <= set(found.ids)
    assert not found.tags & {"script", "link", "img", "iframe"}
    assert "svg" in found.tags


def test_the_json_names_every_footnote_it_uses(archive):
    told = shaped(digest(archive, "1h", NOW))
    known = {note["number"] for note in told["footnotes"]}
    used = {n for story in told["stories"] for part in story["parts"] for line in part["lines"] for n in line["notes"]}
    assert used
    assert used <= known


def test_a_time_that_is_none_is_said(archive):
    with pytest.raises(UsageError, match="as a time"):
        digest(archive, "yesterday", NOW)

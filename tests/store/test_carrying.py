"""An archive as one open file: read back it answers as before, also beside what is kept already."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

import headwater
from headwater.errors import InputRefused
from headwater.records import Sought
from headwater.shapes import make
from town import PAGES, settle_in


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("town")
    settle_in(folder)
    with headwater.open(folder / "news.db") as made:
        made.add([str(folder / name) for name in PAGES])
        refs = made.families()[0].refs
        made.judge("not-a-copy", refs[0], refs[1], by="Ada", note="two desks")
        made.undo(made.judge("same-text", refs[0], refs[-1], by="Ben").id)
        yield made


@pytest.fixture(scope="module")
def file(archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("out") / "town.jsonl.gz"
    archive.export_all(to)
    return to


def told(archive: headwater.Archive) -> list:
    return [
        [make.story(it) for it in archive.stories()],
        [make.statement(it) for it in archive.statements()],
        [make.family(it) for it in archive.families()],
        [make.entity(it) for it in archive.entities()],
        archive.search(Sought("gravel")).total,
        [(it.kind, it.refs, it.by, it.at, it.note, it.undone_at) for it in archive.judgements(undone=True)],
    ]


def test_what_is_imported_answers_as_before(archive, file, fresh):
    with headwater.open(fresh()) as other:
        carried = other.import_all(file)
        assert (carried.captures, carried.decisions, carried.refused) == (len(PAGES), 2, ())
        assert told(other) == told(archive)


def test_importing_twice_changes_nothing(archive, file, fresh):
    with headwater.open(fresh()) as other:
        other.import_all(file)
        again = other.import_all(file)
        assert (again.captures, again.decisions, again.known) == (0, 0, len(PAGES))
        assert told(other) == told(archive)


def test_it_goes_beside_what_is_kept(archive, file, fresh):
    first, *rest = [capture for ref in archive.refs()[:1] for capture in [ref.rpartition("#")[0]]]
    assert not rest
    with headwater.open(fresh()) as other:
        other.add([first])
        assert other.import_all(file).known == 1
        assert told(other)[:4] == told(archive)[:4]


def test_a_file_that_breaks_off_gives_what_is_whole(file, tmp_path):
    cut = tmp_path / "cut.jsonl.gz"
    cut.write_bytes(file.read_bytes()[:-40])
    with headwater.open(tmp_path / "news.db") as other:
        carried = other.import_all(cut)
        assert carried.captures > 0
        assert "breaks off" in carried.refused[-1]


@pytest.mark.parametrize(
    "line",
    ["{", "[]", '{"page": {}}', '{"page": 1, "captured_at": "x"}', '{"decision": {"kind": "x"}}', '{"edit": {}}'],
)
def test_a_broken_line_is_named_and_the_others_are_taken(file, tmp_path, line):
    with gzip.open(file, "rt", encoding="utf-8") as held:
        lines = held.readlines()
    broken = tmp_path / "broken.jsonl.gz"
    with gzip.open(broken, "wt", encoding="utf-8") as out:
        out.writelines([lines[0], line + "\n", *lines[1:]])
    with headwater.open(tmp_path / "news.db") as other:
        carried = other.import_all(broken)
        assert carried.captures == len(PAGES)
        assert all(it.startswith("line 2: ") for it in carried.refused)
        assert len(carried.refused) == (line != "[]")


def test_places_outside_the_text_are_refused(file, tmp_path):
    with gzip.open(file, "rt", encoding="utf-8") as held:
        lines = held.readlines()
    page = json.loads(lines[1])
    page["page"]["blocks"][0]["span"] = [0, 10**9]
    hostile = tmp_path / "hostile.jsonl.gz"
    with gzip.open(hostile, "wt", encoding="utf-8") as out:
        out.writelines([lines[0], json.dumps(page) + "\n"])
    with headwater.open(tmp_path / "news.db") as other:
        assert "a block outside its text" in other.import_all(hostile).refused[0]
        assert other.refs() == ()


@pytest.mark.parametrize(
    ("first", "found"),
    [
        (b"", "no archive"), (b"{}", "no archive"), (b'{"headwater": "archive", "form": 2}\n', "a later Headwater"),
        (b'{"headwater": "archive", "form": true}', "no archive"), (None, "Not a gzipped file"),
    ],
)  # fmt: skip
def test_what_is_no_archive_of_ours_is_refused(tmp_path, first, found):
    file = tmp_path / "x.gz"
    file.write_bytes(b"plain" if first is None else gzip.compress(first))
    with headwater.open(tmp_path / "news.db") as other, pytest.raises(InputRefused, match=found):
        other.import_all(file)


def test_a_file_that_is_there_is_not_written_over(archive, file):
    with pytest.raises(InputRefused, match="there is such a file"):
        archive.export_all(file)
    assert sorted(it.name for it in file.parent.iterdir()) == [file.name]

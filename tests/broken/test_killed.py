"""Processes that die or get in each other's way lose nothing that was reported."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import headwater
from headwater.shapes import make
from town import PAGES

COPIES = 4  # of every page, so that adding takes long enough to be killed in the middle


def command(store: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "headwater", *words, "--store", str(store)]


def kept(store: Path) -> int:
    """How many pages are on disk, asked past Headwater."""
    if not store.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as db:
            return int(db.execute("SELECT count(*) FROM captures").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pages"
    made.mkdir()
    for number in range(COPIES):
        for name, text in PAGES.items():
            (made / f"{number}-{name}").write_text(text.replace("Tamsel", f"Tamsel{number}"), encoding="utf-8")
    return made


def everything(store: Path) -> str:
    """All that a store tells, as it would be printed."""
    with headwater.open(store) as archive:
        told = [
            [make.family(it) for it in archive.families()],
            [make.story(it) for it in archive.stories()],
            [make.statement(it) for it in archive.statements()],
            [make.entity(it) for it in archive.entities()],
        ]
    return json.dumps(told, indent=1)


def added_at_once(folder: Path, store: Path) -> str:
    with headwater.open(store) as archive:
        archive.add([str(folder)])
    return everything(store)


@pytest.mark.slow
@pytest.mark.parametrize("pages", [1, 12])
def test_a_killed_add_loses_no_kept_page_and_can_be_finished(folder: Path, tmp_path: Path, pages: int) -> None:
    store = tmp_path / "news.db"
    adding = subprocess.Popen(command(store, "add", str(folder)), stdout=subprocess.DEVNULL, start_new_session=True)
    while kept(store) < pages and adding.poll() is None:
        time.sleep(0.01)
    adding.send_signal(signal.SIGKILL)
    adding.wait()
    there = kept(store)
    assert there >= pages
    with headwater.open(store) as archive:
        checked = archive.check()
        assert checked.troubles == ()
        assert dict(checked.counts)["pages"] >= there
        assert archive.add([str(folder)]).pages == COPIES * len(PAGES)
    assert everything(store) == added_at_once(folder, tmp_path / "clean.db")


@pytest.mark.slow
def test_relating_that_was_killed_is_done_at_the_next_opening(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    adding = subprocess.Popen(command(store, "add", str(folder)), stdout=subprocess.DEVNULL)
    while kept(store) < COPIES * len(PAGES) and adding.poll() is None:
        time.sleep(0.005)
    adding.kill()
    adding.wait()
    with headwater.open(store) as archive:
        assert len(archive.refs()) == COPIES * len(PAGES)
        assert sum(len(story.refs) for story in archive.stories()) == COPIES * len(PAGES)


@pytest.mark.slow
def test_helpers_do_not_outlive_a_killed_parent(folder: Path, tmp_path: Path) -> None:
    if not Path("/proc").is_dir():
        pytest.skip("needs /proc")
    store = tmp_path / "news.db"
    adding = subprocess.Popen(command(store, "add", str(folder)), stdout=subprocess.DEVNULL, start_new_session=True)
    while kept(store) < 1 and adding.poll() is None:
        time.sleep(0.01)
    adding.send_signal(signal.SIGKILL)
    adding.wait()
    for _ in range(100):
        if not in_session(adding.pid):
            break
        time.sleep(0.1)
    assert not in_session(adding.pid)


def in_session(leader: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(parts[3]) == leader and parts[0] != "Z":
            found.append(int(path.parent.name))
    return found


@pytest.mark.slow
def test_readers_see_whole_states_while_a_writer_works(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    with headwater.open(store) as archive:
        archive.add([str(folder / "0-wire.txt")])
        adding = subprocess.Popen(command(store, "add", str(folder)), stdout=subprocess.DEVNULL)
        seen = []
        while adding.poll() is None:
            refs = archive.refs()
            assert set(archive.articles(refs)) == set(refs)
            told = [ref for story in archive.stories() for ref in story.refs]
            assert len(told) == len(set(told))
            seen.append(len(refs))
            time.sleep(0.02)
        assert seen == sorted(seen)
        assert len(archive.refs()) == COPIES * len(PAGES)


@pytest.mark.slow
def test_two_writers_take_turns(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    halves = [[str(p) for p in sorted(folder.iterdir())[start::2]] for start in (0, 1)]
    both = [subprocess.Popen(command(store, "add", *half), stdout=subprocess.DEVNULL) for half in halves]
    assert [one.wait(timeout=180) for one in both] == [0, 0]
    assert everything(store) == added_at_once(folder, tmp_path / "clean.db")


def test_a_stage_that_fails_leaves_the_rest_readable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from headwater import flow

    (tmp_path / "wire.txt").write_text(PAGES["wire.txt"], encoding="utf-8")
    with headwater.open(tmp_path / "news.db") as archive:
        with monkeypatch.context() as broken:
            broken.setattr(flow, "relate", lambda readings, pairs: 1 / 0)
            added = archive.add([str(tmp_path / "wire.txt")])
            assert added.new_articles == 1
            assert "could not be related" in added.troubles[0]
            assert archive.check().troubles
        with headwater.open(archive.where) as again:
            assert again.stories() == ()
            assert again.reading(str(tmp_path / "wire.txt")).article.title
        archive.relate()
        assert archive.check().troubles == ()
        assert len(archive.stories()) == 1


def test_a_full_disk_is_said_so(tmp_path: Path) -> None:
    if not hasattr(os, "fork"):
        pytest.skip("needs resource limits")
    (tmp_path / "wire.txt").write_text(PAGES["wire.txt"] * 40, encoding="utf-8")
    script = (
        "import resource, signal, sys, headwater\n"
        "from headwater.errors import StoreUnusable\n"
        f"archive = headwater.open({str(tmp_path / 'news.db')!r})\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try:\n"
        f"    archive.add([{str(tmp_path / 'wire.txt')!r}] )\n"
        "    archive.add([sys.argv[1]])\n"
        "except StoreUnusable as told:\n"
        "    print(told.message)\n"
    )
    big = tmp_path / "big.txt"
    big.write_text(
        "\n".join(f"Line {n} of a page that says {n * 7919} things." for n in range(20_000)), encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(big)], capture_output=True, encoding="utf-8", check=True, timeout=100
    )
    assert "Cannot write to" in done.stdout

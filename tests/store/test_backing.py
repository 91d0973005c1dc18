"""Copies of a store: made while it is written to, and put in its place only when they are whole."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

import headwater
from headwater.archive import restore
from headwater.errors import StoreUnusable
from headwater.records import Article, Block, Page, Reading, Span
from headwater.store import open_store


def keep(store, name: str) -> None:
    text = f"Words of {name}"
    whole = Span(0, len(text))
    page = Page(name, text, (Block(whole),), name.encode().hex().ljust(64, "0")[:64])
    article = Article(f"{name}#1", name, 1, whole, (whole,), text, title=name)
    with store.change() as change:
        change.keep(page, [Reading(article, (), ())], "2031-01-01T00:00:00+00:00", "1")
        change.done([f"{name}#1"])


@pytest.fixture
def store(tmp_path: Path):
    made = open_store(tmp_path / "news.db")
    keep(made, "a.txt")
    yield made
    made.close()


def refs(path: Path) -> tuple[str, ...]:
    with headwater.open(path, relate=False) as archive:
        return archive.refs()


def test_a_copy_holds_what_was_kept_and_not_what_came_later(store, tmp_path):
    with headwater.open(store.path, relate=False) as archive:
        assert archive.backup(tmp_path / "copy.db") > 0
    keep(store, "b.txt")
    assert refs(tmp_path / "copy.db") == ("a.txt#1",)


def test_a_copy_is_whole_while_somebody_writes(store, tmp_path):
    done = threading.Event()

    def write() -> None:
        for number in range(60):
            keep(store, f"n{number}.txt")
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    copies = []
    while not done.is_set():
        copies.append(tmp_path / f"copy{len(copies)}.db")
        with headwater.open(store.path, relate=False) as archive:
            archive.backup(copies[-1])
    writer.join()
    for copy in copies[:5]:
        made = open_store(copy, create=False)
        assert made.troubles() == []
        made.close()


def test_a_restored_store_answers_as_before_and_the_former_one_is_kept(store, tmp_path):
    with headwater.open(store.path, relate=False) as archive:
        archive.backup(tmp_path / "copy.db")
    keep(store, "b.txt")
    store.close()
    assert restore(tmp_path / "copy.db", store.path, replace=True) == store.path
    assert refs(store.path) == ("a.txt#1",)
    assert refs(store.path.with_name("news.db.before-restore")) == ("a.txt#1", "b.txt#1")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_nothing_is_replaced_unasked(store, tmp_path):
    with headwater.open(store.path, relate=False) as archive:
        archive.backup(tmp_path / "copy.db")
        with pytest.raises(StoreUnusable, match="already"):
            archive.backup(tmp_path / "copy.db")
    with pytest.raises(StoreUnusable, match="already"):
        restore(tmp_path / "copy.db", store.path)


@pytest.mark.parametrize("damage", ["cut", "text", "gone"])
def test_a_damaged_copy_leaves_the_store_as_it_is(store, tmp_path, damage):
    copy = tmp_path / "copy.db"
    for number in range(30):
        keep(store, f"n{number}.txt")
    with headwater.open(store.path, relate=False) as archive:
        archive.backup(copy)
        before = archive.refs()
    whole = copy.read_bytes()
    if damage == "cut":
        copy.write_bytes(whole[: len(whole) // 2])
    elif damage == "text":
        copy.write_text("these are only words", encoding="utf-8")
    else:
        copy.unlink()
    with pytest.raises(StoreUnusable):
        restore(copy, store.path, replace=True)
    assert refs(store.path) == before

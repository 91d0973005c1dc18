"""What only a PostgreSQL store does: taking turns, being cut off, passwords, moving from and to files."""

from __future__ import annotations

import threading
from pathlib import Path

import psycopg
import pytest

import headwater
from headwater.archive import move
from headwater.errors import StoreUnusable
from headwater.records import Article, Block, Page, Reading, Sought, Span
from headwater.shapes import make
from headwater.store import SCHEMA, open_store
from headwater.store.postgres import DatabaseStore
from town import PAGES, settle_in


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("town")
    settle_in(folder)
    with headwater.open(folder / "news.db") as made:
        made.add([str(folder / name) for name in PAGES])
        made.judge("not-a-copy", *made.refs()[:2], by="Ada")
    return folder / "news.db"


def told(where: str | Path) -> list:
    with headwater.open(where) as archive:
        return [
            [make.story(it) for it in archive.stories()],
            [make.statement(it) for it in archive.statements()],
            [make.family(it) for it in archive.families()],
            [make.entity(it) for it in archive.entities()],
            archive.judgements(),
            archive.search(Sought("gravel")).total,
        ]


def keep(where: str, number: int, text: str = "A dam.") -> None:
    page = Page(f"{number}.txt", text, (Block(Span(0, len(text))),), f"{number:064x}")
    whole = Span(0, len(text))
    article = Article(f"{number}.txt#1", page.address, 1, whole, (whole,), text, title="Dam\x00")
    store = open_store(where)
    try:
        with store.change() as change:
            change.keep(page, [Reading(article)], "2031-01-01T00:00:00+00:00", "1")
    finally:
        store.close()


def test_what_is_moved_to_a_database_and_back_answers_as_before(town, postgres, tmp_path):
    where = postgres()
    assert move(town, where) == move(where, tmp_path / "back.db")
    assert told(town) == told(where) == told(tmp_path / "back.db")


def test_a_moved_store_takes_more(town, postgres, tmp_path):
    where = postgres()
    move(town, where)
    page = tmp_path / "more.txt"
    page.write_text(
        "Orla Gazette\nFerry at Lenn stops at noon\nBy Tomas Reiner\nMarch 5, 2026\nThe ferry at Lenn stopped at noon "
        "on Thursday, a day after the bridge was closed, as its engine had overheated, the county council said.\n"
        "Some 400 drivers turned back, and the next crossing is 60 kilometres away.\n"
    )
    with headwater.open(where) as archive:
        assert archive.add([str(page)]).new_articles == 1
        assert archive.search(Sought("noon engine")).total == 1


def test_nothing_is_moved_onto_what_is_kept(town, postgres):
    where = postgres()
    move(town, where)
    with pytest.raises(StoreUnusable, match=r"it holds \d+ pages already"):
        move(town, where)


def test_a_copy_of_a_database_is_a_file_that_opens(town, postgres, tmp_path):
    where = postgres()
    move(town, where)
    with headwater.open(where) as archive:
        assert archive.backup(tmp_path / "copy.db") > 0
    assert told(tmp_path / "copy.db") == told(town)
    assert sorted(path.name for path in tmp_path.iterdir() if "copy" in path.name) == ["copy.db"]


def test_several_writers_take_turns(postgres):
    where = postgres()
    open_store(where).close()
    threads = [threading.Thread(target=keep, args=(where, number)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with headwater.open(where, relate=False) as archive:
        assert len(archive.refs()) == 8


def test_only_one_relates_at_a_time_and_whoever_dies_lets_go(postgres):
    where = postgres()
    first, second = open_store(where), open_store(where)
    assert first.lock.take(wait=False)
    assert not second.lock.take(wait=False)
    with psycopg.connect(where, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
    assert second.lock.take()  # the server needs a moment to end a session
    second.lock.release()
    first.lock.release()
    first.close()
    second.close()


def test_a_change_that_is_cut_off_leaves_what_was_kept_and_the_next_one_works(postgres):
    where = postgres()
    keep(where, 1)
    store = open_store(where)
    with pytest.raises(StoreUnusable, match="does not answer"), store.change() as change:
        change.put_meta("x", "1")
        with psycopg.connect(where, autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        change.put_meta("x", "2")
    with store.change() as change:
        assert change.meta("x") is None
        change.put_meta("x", "3")
    with store.view() as view:
        assert view.meta("x") == "3"
        assert len(view.refs()) == 1
    store.close()


def test_a_view_is_of_one_moment(postgres):
    where = postgres()
    keep(where, 1)
    store = open_store(where)
    with store.view() as view:
        assert len(view.refs()) == 1
        keep(where, 2)
        assert len(view.refs()) == 1
    store.close()


def test_characters_that_postgresql_cannot_hold_stop_nothing(postgres):
    where = postgres()
    keep(where, 1, "A dam\x00broke near \U0001f300 it.")
    with headwater.open(where, relate=False) as archive:
        assert archive.article("1.txt#1").text == "A dam\x00broke near \U0001f300 it."
        assert archive.search(Sought("broke")).total == 1


def test_a_password_is_told_to_nobody():
    with pytest.raises(StoreUnusable) as error:
        open_store("postgresql://ada:secret@127.0.0.1:1/news")
    assert "secret" not in error.value.message + error.value.hint
    assert "127.0.0.1" in error.value.message


def test_another_programs_database_is_left_alone(postgres):
    where = postgres()
    with psycopg.connect(where, autocommit=True) as other:
        other.execute("CREATE TABLE alembic_version (version_num text)")
        other.execute("INSERT INTO alembic_version VALUES ('0003')")
    with pytest.raises(StoreUnusable, match="belongs to another program"):
        open_store(where)


def test_a_later_store_is_refused(postgres):
    where = postgres()
    open_store(where).close()
    with psycopg.connect(where, autocommit=True) as other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreUnusable, match=f"schema 9999, known is {SCHEMA}"):
        open_store(where)


def test_an_empty_database_is_no_store_to_ask(postgres):
    with pytest.raises(StoreUnusable, match="nothing is kept there yet"):
        open_store(postgres(), create=False)


def test_the_check_finds_an_article_that_search_would_miss(postgres):
    where = postgres()
    keep(where, 1)
    store = open_store(where)
    assert isinstance(store, DatabaseStore)
    assert store.troubles() == []
    with psycopg.connect(where, autocommit=True) as other:
        other.execute("DELETE FROM article_words")
    assert store.troubles() == ["1 articles are not in the index of words"]
    store.close()

"""Opening a store: new, old, foreign, damaged, out of reach."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import headwater.store
from headwater.errors import StoreUnusable
from headwater.store import SCHEMA, open_store
from headwater.store.lock import FileLock
from headwater.store.tables import metadata


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


def test_a_new_store_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "far" / "away" / "news.db"
    store = open_store(path)
    store.close()
    assert path.is_file()


def test_the_tables_are_those_that_the_migrations_make(path: Path) -> None:
    open_store(path).close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    # The index of words is SQLite's own affair and no table of ours.
    assert [change for change in found if "article_words" not in str(change)] == []


def test_the_known_schema_is_the_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(headwater.store.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_current_head() == SCHEMA


def test_opening_a_current_store_does_not_load_the_migrations(path: Path) -> None:
    open_store(path).close()
    script = (
        f"import sys, headwater.store as s; s.open_store({str(path)!r}).close(); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_there_is_none_yet(path: Path) -> None:
    with pytest.raises(StoreUnusable, match="there is none yet") as told:
        open_store(path, create=False)
    assert "headwater add" in told.value.hint
    assert not path.exists()


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="it is a folder"):
        open_store(tmp_path)


def test_a_text_file_is_no_store_and_stays_as_it_was(path: Path) -> None:
    path.write_text("Dear diary, " * 50)
    with pytest.raises(StoreUnusable, match="holds something else"):
        open_store(path)
    assert path.read_text().startswith("Dear diary")


def test_the_database_of_another_program_is_refused_and_stays_as_it_was(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    with pytest.raises(StoreUnusable, match="another program"):
        open_store(path)
    with sqlite3.connect(path) as other:
        assert [row[0] for row in other.execute("SELECT name FROM sqlite_master")] == ["bookmarks"]
    other.close()


def test_a_database_marked_by_another_program_is_refused(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA application_id = 4242")
        other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    with pytest.raises(StoreUnusable, match="another program"):
        open_store(path)


def test_a_store_of_a_later_headwater_is_refused_with_both_numbers(path: Path) -> None:
    open_store(path).close()
    with sqlite3.connect(path) as later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
    later.close()
    with pytest.raises(StoreUnusable, match=f"schema 9999, known is {SCHEMA}"):
        open_store(path)


def test_an_address_of_something_else_is_refused_with_what_works() -> None:
    with pytest.raises(StoreUnusable) as told:
        open_store("mysql://somewhere/news")
    assert "--store" in told.value.hint
    assert "postgresql://" in told.value.hint


def test_an_sqlite_address_is_a_path(path: Path) -> None:
    open_store(f"sqlite:///{path}").close()
    assert path.is_file()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is out of reach for root")
def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreUnusable, match="cannot be written"):
        open_store(tmp_path / "news.db")


def test_a_store_under_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreUnusable, match="Cannot make the store"):
        open_store(tmp_path / "file" / "news.db")


def test_damage_is_told(path: Path) -> None:
    store = open_store(path)
    store.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    with pytest.raises(StoreUnusable, match="damaged"), open_store(path).view() as view:
        view.counts()


def test_a_writer_waits_no_longer_than_it_is_patient(path: Path) -> None:
    lock = path.with_name("news.db.lock")
    first, second = FileLock(lock), FileLock(lock, patience=0.1)
    with first:
        assert not second.take(wait=False)
        with pytest.raises(StoreUnusable, match="another headwater"):
            second.take()
    assert second.take(wait=False)
    second.release()


def test_the_lock_may_be_taken_twice_by_its_holder(path: Path) -> None:
    lock = FileLock(path.with_name("news.db.lock"))
    with lock, lock:
        pass
    other = FileLock(path.with_name("news.db.lock"))
    assert other.take(wait=False)
    other.release()


def test_a_store_of_the_first_version_is_brought_up_to_date(path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(headwater.store.__file__).parent / "migrations"))
    engine = create_engine(f"sqlite:///{path}")
    body = "The Orlath dam released more water on Monday than in all of the year before it."
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql("PRAGMA application_id = 1214603620")
        connection.exec_driver_sql("INSERT INTO captures VALUES (1, 'a', '00', '2031-01-01', 'text', 'x', x'00')")
        connection.exec_driver_sql(
            "INSERT INTO articles VALUES (1, 1, 1, 'a#1', NULL, NULL, NULL, 'en-GB', NULL, ?, x'00', '1')", (body,)
        )
        connection.exec_driver_sql("INSERT INTO copy_keys VALUES (7, 1)")
    engine.dispose()
    store = open_store(path)
    with store.view() as view:
        assert view.meta("anything") is None
        assert view.sharing([7], "en", 1, 5) == ("a#1",)
        assert view.sharing([7], "de", 2, 5) == ("a#1",)
        assert view.sharing([7], "en", 2, 5) == ()
    store.close()
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT version_num FROM alembic_version").fetchone() == (SCHEMA,)
        assert db.execute("SELECT words IS NOT NULL FROM articles").fetchone() == (1,)

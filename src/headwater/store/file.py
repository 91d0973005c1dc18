"""A store in one SQLite file: one writer, many readers."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from headwater.errors import StoreUnusable
from headwater.store import schema
from headwater.store.change import Change
from headwater.store.lock import FileLock
from headwater.store.store import Store
from headwater.store.view import View

_MARK = 0x48656164  # SQLite's application_id: "Head"
_BUSY = 30_000  # milliseconds
_HEADER = b"SQLite format 3\x00"
_ELSEWHERE = "give another file with `--store PATH`, or set HEADWATER_STORE"


class FileStore(Store):
    """A store in one SQLite file. Made by `open_file`."""

    def __init__(self, path: Path, engine: Engine, *, writable: bool) -> None:
        self.path = path
        self.where = self.name = str(path)
        self.writable = writable
        self.lock = FileLock(path.with_name(path.name + ".lock"))
        self._engine = engine

    @contextmanager
    def view(self) -> Iterator[View]:
        """What is kept, as of one moment."""
        with _told(self.path, "read"), self._engine.connect() as connection, _transaction(connection, "BEGIN"):
            yield View(connection)

    @contextmanager
    def change(self) -> Iterator[Change]:
        """One change, wholly done or not at all."""
        if not self.writable:
            raise StoreUnusable(f"Cannot write to `{self.path}`: the file is read-only.", _ELSEWHERE)
        with (
            self.lock,
            _told(self.path, "write to"),
            self._engine.connect() as connection,
            _transaction(connection, "BEGIN IMMEDIATE"),
        ):
            yield Change(connection)

    def flush(self, *, whole: bool = False) -> None:
        """Put what stands in the log into the file."""
        with self.lock, _told(self.path, "write to"), self._engine.connect() as connection:
            connection.exec_driver_sql(f"PRAGMA wal_checkpoint({'TRUNCATE' if whole else 'PASSIVE'})")

    def troubles(self) -> list[str]:
        """What SQLite's own check finds wrong with the file."""
        with _told(self.path, "read"), self._engine.connect() as connection:
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        return [text for text in found if text != "ok"] + [
            f"table {row[0]} points at what is not there" for row in loose
        ]

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def open_file(path: Path, *, create: bool = True) -> FileStore:
    """The store in a file, its tables up to date.

    Args:
        path: The file; with `create` it and its folder are made when absent.
        create: False to be told when there is none.

    Raises:
        StoreUnusable: It is no store, was written by a later Headwater, cannot be reached, or is not there.
    """
    there = path.exists() and path.stat().st_size > 0
    if path.is_dir():
        raise StoreUnusable(
            f"Cannot open the store `{path}`: it is a folder.", f"name a file in it: `--store {path / 'news.db'}`"
        )
    if not there and not create:
        raise StoreUnusable(
            f"Cannot open the store `{path}`: there is none yet.", "keep some pages first: `headwater add PAGE`"
        )
    if there:
        _own(path)
    else:
        _room(path)
    writable = os.access(path if path.exists() else path.parent, os.W_OK) and os.access(path.parent, os.W_OK)
    store = FileStore(path, _engine(path, writable=writable), writable=writable)
    try:
        _up_to_date(store)
    except BaseException:
        store.close()
        raise
    return store


def _room(path: Path) -> None:
    """Make the folder of a new store."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnusable(
            f"Cannot make the store `{path}`: {(error.strerror or str(error)).lower()}.", _ELSEWHERE
        ) from error
    if not os.access(path.parent, os.W_OK):
        raise StoreUnusable(f"Cannot make the store `{path}`: the folder cannot be written to.", _ELSEWHERE)


def _own(path: Path) -> None:
    """Refuse a file that is not ours before SQLite touches it."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise StoreUnusable(
            f"Cannot open the store `{path}`: {(error.strerror or str(error)).lower()}.", _ELSEWHERE
        ) from error
    if not head.startswith(_HEADER):
        raise StoreUnusable(f"Cannot open the store `{path}`: the file holds something else.", _ELSEWHERE)
    # The mark is written in the transaction that makes the tables, so a file without it may be one that died at birth.
    if int.from_bytes(head[68:72], "big") not in (0, _MARK):
        raise StoreUnusable(f"Cannot open the store `{path}`: it belongs to another program.", _ELSEWHERE)


def _engine(path: Path, *, writable: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        # A file in a folder that cannot be written to has no place for WAL's side files; nobody can change it either.
        mode = "" if writable else ("?immutable=1" if not path.with_name(path.name + "-wal").exists() else "?mode=ro")
        name = path.resolve().as_uri() + mode
        made = sqlite3.connect(name, uri=True, isolation_level=None, check_same_thread=False, timeout=_BUSY / 1000)
        made.execute("PRAGMA foreign_keys = ON")
        if writable:
            made.execute("PRAGMA synchronous = NORMAL")
        return made

    return sqlalchemy.create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, isolation_level="AUTOCOMMIT", pool_size=5, max_overflow=20
    )


@contextmanager
def _transaction(connection: Connection, opening: str) -> Iterator[None]:
    connection.exec_driver_sql(opening)
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK")
        raise
    connection.exec_driver_sql("COMMIT")


@contextmanager
def _told(path: Path, what: str) -> Iterator[None]:
    """What the database says goes wrong, in our words."""
    try:
        yield
    except DBAPIError as error:
        said = str(error.orig)
        if "locked" in said or "busy" in said:
            raise StoreUnusable(
                f"Cannot {what} `{path}`: another program holds it.", "close the other program and try again"
            ) from error
        if "full" in said:
            raise StoreUnusable(
                f"Cannot {what} `{path}`: the disk is full.", "make room and try again; nothing kept is lost"
            ) from error
        if "malformed" in said or "not a database" in said or "no such table" in said:
            raise StoreUnusable(
                f"Cannot {what} `{path}`: the file is damaged ({said}).",
                "restore it from a copy, or add the pages to a new store",
            ) from error
        raise StoreUnusable(f"Cannot {what} `{path}`: {said}.", _ELSEWHERE) from error
    except ValueError as error:
        if "packed" not in str(error):
            raise
        raise StoreUnusable(
            f"Cannot {what} `{path}`: {error}.", "use a newer Headwater, or add the pages to a new store"
        ) from error


def _up_to_date(store: FileStore) -> None:
    with _told(store.path, "read"), store._engine.connect() as connection:
        found = schema.found(connection)
    if schema.fits(found, store.name):
        return
    if not store.writable:
        raise StoreUnusable(f"Cannot bring the store `{store.path}` up to date: the file is read-only.", _ELSEWHERE)
    with store.lock, _told(store.path, "write to"), store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        with _transaction(connection, "BEGIN IMMEDIATE"):
            if schema.found(connection) != schema.SCHEMA:  # another process may have been quicker
                schema.migrate(connection)
                connection.exec_driver_sql(f"PRAGMA application_id = {_MARK}")

"""Opening a store: telling a file from the address of a database."""

from __future__ import annotations

import os
from pathlib import Path

from headwater.errors import StoreUnusable
from headwater.store.file import open_file
from headwater.store.store import Store

_DATABASE = ("postgresql://", "postgres://", "postgresql+psycopg://")


def open_store(where: str | os.PathLike[str], *, create: bool = True) -> Store:
    """The store at a path, a `sqlite:///` or a `postgresql://` address, its tables up to date.

    Args:
        where: A file, made with its folder when absent; or a PostgreSQL database, which must be there.
        create: False to be told when nothing was kept there yet.

    Raises:
        StoreUnusable: It is no store, was written by a later Headwater, cannot be reached, or is not there.
        ExtraMissing: It is a PostgreSQL database, and its driver is not installed.
    """
    address = os.fspath(where)
    if is_database(address):
        from headwater.store.postgres import open_database

        return open_database(address, create=create)
    return open_file(path_of(address), create=create)


def is_database(where: str) -> bool:
    """Whether it is the address of a PostgreSQL database and no file."""
    return where.startswith(_DATABASE)


def path_of(where: str) -> Path:
    """The file that a path or `sqlite:///` address means.

    Raises:
        StoreUnusable: It is an address of something else.
    """
    if where.startswith("sqlite:///"):
        return Path(where.removeprefix("sqlite:///"))
    if "://" in where:
        raise StoreUnusable(
            f"Cannot open the store `{where.partition('://')[0]}://...`: it is no file and no PostgreSQL database.",
            "give a path, for example `--store news.db`, or postgresql://USER@HOST/DATABASE",
        )
    return Path(where).expanduser()

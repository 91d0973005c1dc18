"""Which tables a database holds, and bringing them up to date."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy
from sqlalchemy import Connection

from headwater.errors import StoreUnusable
from headwater.store.tables import metadata

SCHEMA = "0005"  # the newest migration
_SCHEMAS = ("0001", "0002", "0003", "0004", "0005")  # all that this Headwater can bring up to date, oldest first
FOREIGN = "foreign"


def found(connection: Connection) -> str | None:
    """The migration that the tables stand at; `FOREIGN` when they are another program's, None when there are none."""
    tables = set(sqlalchemy.inspect(connection).get_table_names())
    if "alembic_version" not in tables:
        return FOREIGN if tables else None
    version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if version is not None and "captures" not in tables:
        return FOREIGN
    return None if version is None else str(version)


def fits(version: str | None, store: str) -> bool:
    """Whether the tables are up to date.

    Raises:
        StoreUnusable: They are another program's, or a later Headwater's.
    """
    if version == FOREIGN:
        raise StoreUnusable(
            f"Cannot open the store `{store}`: it belongs to another program.",
            "give another one with `--store`, or set HEADWATER_STORE",
        )
    if version is not None and version not in _SCHEMAS:
        raise StoreUnusable(
            f"Cannot open the store `{store}`: a later Headwater made it (schema {version}, known is {SCHEMA}).",
            "install the newer Headwater again, or give another store with `--store`",
        )
    return version == SCHEMA


def migrate(connection: Connection) -> None:
    """Bring the tables to the newest migration. PostgreSQL begins with the tables as they stand now."""
    from alembic import command  # here, as it takes longer to load than most commands take to run
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    if connection.dialect.name == "postgresql" and found(connection) is None:
        metadata.create_all(connection)
        command.stamp(config, "head")
    else:
        command.upgrade(config, "head")
